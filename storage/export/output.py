"""Where an export goes: standard output, or a file that is there as a whole or not at all."""

import gzip
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

import zstandard

from storage.syncing import sync


@contextmanager
def opened(output: Path | None) -> Iterator[IO[bytes]]:
    """A stream to write to; compressed if the file's name ends in `.gz` or `.zst`.

    The file takes its place when the stream is closed and its bytes are durable. On an exception nothing is left, and
    a file that was there before stays.
    """
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if output.exists() and not output.is_file():  # a pipe or a device: nothing that could be replaced
        with output.open("wb") as file:
            yield file
        return
    output = output.resolve()  # of a link, what it leads to is replaced
    descriptor, name = tempfile.mkstemp(prefix=f".{output.name}.", dir=output.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            with _compressed(file, output.suffix) as stream:
                yield stream
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(output))
        temporary.replace(output)
        sync(output.parent)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def _compressed(file: IO[bytes], suffix: str) -> Iterator[IO[bytes]]:
    if suffix == ".gz":
        # No name, no time: the same articles give the same bytes.
        with gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=6, mtime=0) as stream:
            yield cast("IO[bytes]", stream)
    elif suffix == ".zst":
        with zstandard.ZstdCompressor().stream_writer(file, closefd=False) as stream:
            yield cast("IO[bytes]", stream)
    else:
        yield file


def _mode(output: Path) -> int:
    """The permissions of the file that is replaced, else those of any new file."""
    try:
        return output.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
