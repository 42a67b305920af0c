"""Articles on several pages, in every way in which sites page and mislead: three houses, each made of its stories.

A house is a folder: `articles/*.md` (a case each, in the format of `tests.site.source`; the fields are `Story`'s), the
templates `layout.html`, `story.html` and `card.html`, and `words.toml`, what it says, by language. The markup of
the links between pages is in `pagers.toml`.

A new case is a new file in the articles of a house, with a date of its own: pages, expectations and tests come of it.
"""

from functools import cache

from tests.site.paged.house import House, build

__all__ = ["House", "houses"]

NAMES = ("lantern", "tidewater", "shores")


@cache
def houses() -> tuple[House, ...]:
    return tuple(map(build, NAMES))
