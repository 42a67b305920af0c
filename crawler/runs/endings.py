"""How runs end: what they exit with, and why before all is done, in the words that the archive keeps."""

DONE, FAULT, MANY_FAILED, NO_SEED, LIMIT, BUSY, INTERRUPTED = 0, 1, 3, 4, 5, 6, 130
"""Exit codes. 2 is wrong usage, and like 6 that of the errors that keep a run from starting (`storage.errors`)."""

AT_LIMIT = "limit: "
"""What the reason of a run that ended at one of its limits begins with."""

NO_DISK = f"{AT_LIMIT}too little disk: "
"""That of a run that ended for want of disk; unlike the other limits, nobody wanted that."""

WAITING = "a site asked to be left alone for longer than a run waits"
ENOUGH = "a site has more addresses than a run asks for"
"""That of a site at MAX_VISITS."""

LEFT_DUE = frozenset({WAITING, ENOUGH})
"""The reasons of runs that ended by themselves though addresses are due."""
