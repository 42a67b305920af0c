"""Why runs end before all is done, in the words that the archive keeps."""

LIMIT = "limit: "
"""What the reason of a run that ended at one of its limits begins with."""

NO_DISK = f"{LIMIT}too little disk: "
"""That of a run that ended for want of disk; unlike the other limits, nobody wanted that."""

WAITING = "a site asked to be left alone for longer than a run waits"
ENOUGH = "a site has more addresses than a run asks for"
"""That of a site at MAX_VISITS."""

LEFT_DUE = frozenset({WAITING, ENOUGH})
"""The reasons of runs that ended by themselves though addresses are due."""
