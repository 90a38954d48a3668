"""Finding the program that a command or a page is about."""

import shlex

from mentorsurvey.access import Actor, operator, require
from mentorsurvey.commands import command
from mentorsurvey.errors import NotAllowed, SettingsError
from mentorsurvey.store import Database, Tx, programs
from mentorsurvey.store.programs import Program


def program_of(where: Database | Tx, actor: Actor) -> Program:
    """The actor's own program.

    Raises
    ------
    NotAllowed
        Where the actor has none.
    """
    require(actor, "program.see")
    with where.read() as tx:
        program = programs.of(tx, actor)
    if program is None:
        raise NotAllowed
    return program


def only_program(where: Database | Tx, name: str | None) -> Program:
    """For the operator: the program of that name, or the only one where no name is given.

    Raises
    ------
    SettingsError
        Where there is none of that name, none at all, or several and no name.
    """
    with where.read() as tx:
        every = programs.every(tx)
    if name is None and len(every) == 1:
        return every[0]
    for program in every:
        if program.name == name:
            return program
    if not every:
        raise SettingsError(
            "There is no program yet.",
            f"Make one with: {command('init', '--program', 'NAME', '--lead', 'ADDRESS')}",
        )
    options = ", or ".join(f"--program {shlex.quote(program.name)}" for program in every)
    raise SettingsError(
        "There is no program of that name." if name else "There are several programs.",
        f"Say which one you mean: {options}",
        where="--program",
    )


def actor_of(program: Program) -> Actor:
    """The operator, acting in one program."""
    return operator(program.id)


def command_in(where: Database | Tx, program_id: str, *words: object) -> str:
    """A command about a program, as it is printed: the program is named where there are several."""
    with where.read() as tx:
        every = {program.id: program.name for program in programs.every(tx)}
    return command(*words, program=every[program_id] if len(every) > 1 else "")
