"""An export as one file with its codebook: an archive of tables, or a workbook."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, get_args

from mentorsurvey.exchange.codebook import codebook
from mentorsurvey.exchange.layouts import Layout, laid_out
from mentorsurvey.exchange.sheets import write_csv, write_sav, write_xlsx
from mentorsurvey.readings.export import Export

Format = Literal["csv", "exact", "xlsx", "sav"]
"""``exact`` is CSV for a program that reads text as it is, such as R: see :func:`write_csv`."""


LAYOUTS: Mapping[str, Layout] = {one: one for one in get_args(Layout)}
FORMATS: Mapping[str, Format] = {one: one for one in get_args(Format)}
"""What can be asked for, by its name."""


def write_files(
    folder: Path, export: Export, *, layout: Layout, kind: Format, key: str, names: bool = False
) -> list[Path]:
    """Write the table, and its codebook beside it where the table cannot hold one.

    ``key`` is drawn for this export alone (see :class:`~mentorsurvey.exchange.layouts.Codes`).
    """
    table = laid_out(export, layout, key=key, names=names)
    if kind == "xlsx":
        book = folder / f"answers-{layout}.xlsx"
        write_xlsx(book, table, codebook(export))
        return [book]
    beside = folder / "codebook.csv"
    write_csv(beside, codebook(export), exact=kind == "exact")
    ending = "sav" if kind == "sav" else "csv"
    file = folder / f"answers-{layout}.{ending}"
    if kind == "sav":
        write_sav(file, table)
    else:
        write_csv(file, table, exact=kind == "exact")
    return [file, beside]


def write_one(
    folder: Path, export: Export, *, layout: Layout, kind: Format, key: str, names: bool = False
) -> Path:
    """The same as a single file: an archive, where there are two."""
    made = write_files(folder, export, layout=layout, kind=kind, key=key, names=names)
    if len(made) == 1:
        return made[0]
    archive = folder / f"answers-{layout}-{kind}.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as pack:
        for one in made:
            pack.write(one, one.name)
    return archive
