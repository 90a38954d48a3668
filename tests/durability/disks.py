"""Disks that fail, made of what this machine really has."""

import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SMALL = 100_000_000


def _run(*command: object) -> None:
    done = subprocess.run([str(one) for one in command], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"this machine cannot: {' '.join(map(str, command))}: {done.stderr.strip()}")


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A disk of its own in memory, which is soon full."""
    folder.mkdir()
    _run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def worn_disk(folder: Path) -> Iterator[tuple[Path, Path]]:
    """A file system whose blocks may be nowhere: folder, and the small disk that they are on."""
    with small_disk(folder, 8) as below:
        image, here = below / "image", folder.with_name(f"{folder.name}-mounted")
        here.mkdir()
        with image.open("wb") as file:
            file.truncate(64_000_000)
        _run("mkfs.ext4", "-q", "-O", "^has_journal", "-E", "lazy_itable_init=1,nodiscard", image)
        _run("mount", "-o", "loop", image, here)
        try:
            yield here, below
        finally:
            subprocess.run(["umount", str(here)], check=True)


@contextmanager
def filled(folder: Path) -> Iterator[None]:
    """While this lasts, the disk of a folder is full."""
    if shutil.disk_usage(folder).total > SMALL:
        pytest.skip("this machine cannot make a disk that is small enough to be filled")
    filler = folder / "filler"
    try:
        with filler.open("wb", buffering=0) as file:
            for size in (65536, 4096, 512, 1):
                _fill(file, size)
        yield
    finally:
        filler.unlink()


def _fill(file: object, size: int) -> None:
    try:
        while file.write(b"x" * size) == size:  # type: ignore[attr-defined]
            pass
    except OSError:
        return


@contextmanager
def immutable(path: Path) -> Iterator[None]:
    """While this lasts, nobody can change a file, not even root."""
    _run("chattr", "+i", path)
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", str(path)], check=True)


@contextmanager
def unwritable(process: int = 0) -> Iterator[None]:
    """While this lasts, the system refuses whatever a process writes to a file."""
    before = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.prlimit(process, resource.RLIMIT_FSIZE, before)


@contextmanager
def away(folder: Path) -> Iterator[None]:
    """While this lasts, a folder is not where it was."""
    aside = folder.with_name(f"{folder.name}-aside")
    folder.rename(aside)
    try:
        yield
    finally:
        shutil.move(aside, folder)
