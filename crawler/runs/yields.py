"""Whether a site still yields what it did: it answers, but no article is found where there were many."""

from crawler.lines import counted

MANY = 5
"""Fewer articles than this may go for any reason."""

LISTED_SHARE = 0.05
"""A listing that shows this part of what it showed, or less, is no shortened one: a redesign of the site, a notice, a
wall, or a page that a script fills. The navigation may still look like an article or two."""

MANY_ASTRAY = 3
"""So many known articles in one run that read as something else, and more than of those that don't: one or two may
have been taken down by a site that says so with a 200."""


def alarm(listed: int, listed_before: int, astray: int, read: int) -> str | None:
    """What is wrong with a site that answered, in words; None if nothing is.

    `listed` articles by its seeds, of `listed_before` when it was last well; `astray` of the known articles that were
    visited in this run read as something else, `read` as articles.
    """
    if listed_before >= MANY and listed <= LISTED_SHARE * listed_before:
        shown = counted(listed, "article") if listed else "no articles"
        return f"its listing shows {shown}, where there were {listed_before}"
    if astray >= MANY_ASTRAY and astray > read:
        return f"{astray} of {astray + read} articles visited again read as articles no more"
    return None
