"""Turns the files of a folder into instruments."""

from functools import cache, lru_cache
from pathlib import Path

from mentorsurvey.instruments.checking import examine, instrument_files, no_instruments
from mentorsurvey.instruments.faults import as_error
from mentorsurvey.instruments.model import Instrument
from mentorsurvey.instruments.source import SHARED, default_folder


def load(path: Path) -> Instrument:
    """Read one instrument.

    Raises
    ------
    InstrumentError
        The first of the faults that `check` reports; its `where` is file and line.
    """
    instrument, faults = examine(path)
    if instrument is None:
        raise as_error(faults)
    return instrument


def load_folder(folder: Path) -> dict[str, Instrument]:
    """Read every instrument of a folder, by key, in the order of the file names.

    Read and checked anew only where a file has changed, so that a page can ask at each draw.

    Raises
    ------
    InstrumentError
        Where one has a fault, or where there is none.
    """
    files = instrument_files(folder)
    if not files:
        raise as_error([no_instruments(folder)])
    shared = (folder / SHARED, default_folder() / SHARED)
    return dict(_loaded(tuple(files), tuple(_content(path) for path in (*files, *shared))))


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


@lru_cache(maxsize=8)
def _loaded(files: tuple[Path, ...], contents: tuple[bytes | None, ...]) -> dict[str, Instrument]:  # noqa: ARG001
    """The instruments of these files, as long as each holds what it held."""
    instruments = [load(path) for path in files]
    return {instrument.key: instrument for instrument in instruments}


def shipped() -> dict[str, Instrument]:
    """The instruments that come with the program, read once."""
    return dict(_shipped())


@cache
def _shipped() -> dict[str, Instrument]:
    return load_folder(default_folder())
