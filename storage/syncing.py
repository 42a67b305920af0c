"""What a power failure must not undo."""

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Makes a file's contents durable; of a directory, which files are in it: new, renamed, removed."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
