"""Imported last by the process that commands are forks of (`forked.py`): what it has imported by then is never garbage.

For its forks to look through all that, again and again, took a quarter of the time of a crawl of the sample site.
"""

import gc

gc.freeze()
