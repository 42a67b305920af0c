"""Whether an address is that of an archive: what was published in a month or year, by an author, or the list of these.

Days, tags and topics aren't: there are as many of them as articles, and they list nothing else.
"""

import re
from functools import lru_cache

from crawler.reading.month_names import month_number

_ENDING = r"(?:\.(?:s?html?|php|aspx?))?$"
_YEAR = re.compile(r"/(?:19|20)\d\d" + _ENDING)
_MONTH = re.compile(r"/(?:19|20)\d\d[/-](?:0?[1-9]|1[0-2]|([^\W\d_]{3,}))" + _ENDING)
_MONTH_FIRST = re.compile(r"/(?:0?[1-9]|1[0-2]|([^\W\d_]{3,}))[/-](?:19|20)\d\d" + _ENDING)
_INDEX = re.compile(r"/(?:archives?|archivos?|archivio?|archief|arquivos?|arkiv|archiwum|arhiv)" + _ENDING)
_AUTHOR = re.compile(r"/(?:authors?|autore?s?|autoren|auteurs?|columnists?|kolumnisten)/[^/]+" + _ENDING)
_PERIOD = re.compile(r"(?:m|month|year|y|archive|ym|date)=(?:(?:19|20)\d\d(?:[-/]?(?:0?[1-9]|1[0-2]))?|[1-9]|1[0-2])")
_YEAR_SAID = re.compile(r"=(?:19|20)\d\d")


@lru_cache(maxsize=4096)
def archive_named(key: str) -> str | None:
    """What the archive at an address has, in words; None if it is no archive's."""
    path, _, query = key.lower().partition("?")
    if query:
        dated = all(_PERIOD.fullmatch(pair) for pair in query.split("&")) and _YEAR_SAID.search(query)
        return "the archive of a month or year" if dated else None
    for pattern in (_MONTH, _MONTH_FIRST):
        if (found := pattern.search(path)) and (found[1] is None or month_number(found[1], "", has_day=False)):
            return "the archive of a month"
    if _YEAR.search(path):
        return "the archive of a year"
    if _INDEX.search(path):
        return "the archive"
    return "an author's articles" if _AUTHOR.search(path) else None
