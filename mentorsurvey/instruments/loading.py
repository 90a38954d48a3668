"""Turns the files of a folder into instruments."""

from functools import cache
from pathlib import Path

from mentorsurvey.instruments.checking import examine, instrument_files, no_instruments
from mentorsurvey.instruments.faults import as_error
from mentorsurvey.instruments.model import Instrument
from mentorsurvey.instruments.source import default_folder


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

    Raises
    ------
    InstrumentError
        Where one has a fault, or where there is none.
    """
    files = instrument_files(folder)
    if not files:
        raise as_error([no_instruments(folder)])
    instruments = [load(path) for path in files]
    return {instrument.key: instrument for instrument in instruments}


def shipped() -> dict[str, Instrument]:
    """The instruments that come with the program, read once."""
    return dict(_shipped())


@cache
def _shipped() -> dict[str, Instrument]:
    return load_folder(default_folder())
