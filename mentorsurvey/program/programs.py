"""Finding the program that a command or a page is about."""

from mentorsurvey.access import Actor, operator, require
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
            "Make one with: mentorsurvey init --program NAME --lead ADDRESS.",
        )
    names = ", ".join(f"“{program.name}”" for program in every)
    raise SettingsError(
        "There is no program of that name." if name else "There are several programs.",
        f"Name one of {names} with --program.",
        where="--program",
    )


def actor_of(program: Program) -> Actor:
    """The operator, acting in one program."""
    return operator(program.id)
