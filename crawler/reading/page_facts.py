"""The plain facts of the page that a link stands on."""

import re
from dataclasses import dataclass, field

from crawler.reading.arrows import reads_right_to_left
from crawler.reading.once import once
from crawler.reading.part_title import number_named, series_key
from crawler.reading.urls import url_key
from storage.records import PageKind, PartTitle

_SLUG_MARKS = re.compile(r"[-_.+]+")


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
    def directory(self) -> str:
        return self.key.partition("?")[0].rpartition("/")[0]


def slug_words(key: str) -> str:
    """The last segment of a URL key as words: '…/part-4-what-to-do' -> 'part 4 what to do'."""
    return _SLUG_MARKS.sub(" ", key.partition("?")[0].rpartition("/")[2])
