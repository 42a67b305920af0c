"""The plain facts of the page that a link stands on."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from crawler.reading.arrows import reads_right_to_left
from crawler.reading.numerals import number_of
from crawler.reading.once import once
from crawler.reading.part_markers import MOST_PARTS
from crawler.reading.part_title import number_named, series_key
from crawler.reading.urls import url_key
from storage.records import PageKind, PartTitle

_SLUG_MARKS = re.compile(r"[-_.+]+")
_SLUG_TOKEN = re.compile(r"[^\W_]+")
_SHORT_NUMBER = re.compile(r"[0-9]{1,3}")
_FILE_ENDING = re.compile(r"\.[a-z]{3,5}\d?$", re.IGNORECASE)


@dataclass(frozen=True)
class PageFacts:
    """What is known of the page. `part` is what its title says of a series."""

    url: str
    kind: PageKind
    part: PartTitle | None
    language: str | None = None
    title: str = ""
    key: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", url_key(self.url))

    @once
    def part_number(self) -> int | None:
        """The number of the part that this page is, by its title or else by its address; None if neither says."""
        if self.part is not None:
            return self.part.number
        return number_named(slug_words(self.key))

    @once
    def series(self) -> str:
        """The key of the series that its title names; of a title without a part, of the whole: it may be a first part
        that nobody numbered yet."""
        return series_key(self.part.series if self.part is not None else self.title)

    @once
    def right_to_left(self) -> bool:
        return reads_right_to_left(self.language, self.title)

    @once
    def site(self) -> str:
        return self.key.split("/", 3)[2] if "//" in self.key else ""

    @once
    def slug(self) -> str:
        """The last segment of the address, if it is a name and no mere number; '' else."""
        last = self.key.partition("?")[0].lower().rpartition("/")[2]
        return last if any(character.isalpha() for character in last) and "-" in last else ""

    @once
    def directory(self) -> str:
        return self.key.partition("?")[0].rpartition("/")[0]


def slug_words(key: str) -> str:
    """The last segment of a URL key as words: '…/part-4-what-to-do' -> 'part 4 what to do'."""
    return _SLUG_MARKS.sub(" ", key.partition("?")[0].rpartition("/")[2])


@lru_cache(maxsize=4096)
def slug_number(key: str) -> tuple[str, int | None]:
    """('quay-#', 2) for an address that ends in 'quay-2', 'part-2-quay' or 'quay-part-two'; ('', None) for none.

    A number by itself is an id, and one behind another number is a day.
    """
    slug = _FILE_ENDING.sub("", key.partition("?")[0].rpartition("/")[2])
    tokens = list(_SLUG_TOKEN.finditer(slug))
    number = number_named(slug_words(slug))
    words = [token.group() for token in tokens]
    if number is None and len(words) > 1 and _SHORT_NUMBER.fullmatch(words[-1]) and not words[-2].isdecimal():
        number = int(words[-1])
        tokens = tokens[-1:]
    place = next((token for token in tokens if number is not None and number_of(token.group()) == number), None)
    if place is None or number is None or number > MOST_PARTS:
        return "", None
    return f"{slug[: place.start()]}#{slug[place.end() :]}", number
