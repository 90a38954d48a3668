"""How a command is printed, so that it runs as it is printed: quoted, and for this database.

A printed command stands at the end of its line, with nothing after it, so that all of it is copied.
"""

import shlex
from pathlib import Path

from mentorsurvey.settings import DATABASE, settings

NO_DATABASE = frozenset({"analyse", "demo", "instruments", "verify"})
"""The commands that open no database, or one of their own."""


def command(*words: object, program: str = "", database: Path | None = None) -> str:
    """A command of ours as a shell takes it.

    Parameters
    ----------
    words
        The command's words, such as ``"rounds", "list"``. What is still to be filled in is written
        in capitals, such as ``ADDRESS``.
    program : str
        The program's name, where it has to be named.
    database : Path, optional
        The database that it is about; this process's where none is named.
    """
    line = ["mentorsurvey"]
    if str(words[0]) not in NO_DATABASE:
        here = (database or settings().database).absolute()
        if here != DATABASE:
            line += ["--db", str(here)]
    line += map(str, words)
    if program:
        line += ["--program", program]
    return shlex.join(line)
