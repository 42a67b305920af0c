"""What a crawl takes in: which links of a page are offered to the frontier, and as what.

The seed's listing and its pagination, the articles that it lists, every page and part that continues those, and
related articles on the same site, each 'related' step costing 1 of the site's `related_depth`. Never another site.
Where the listing itself has no older pages, also its archives by month and author. Feeds and sitemaps: `discovery`.

A link with rel=nofollow discovers nothing: its page doesn't vouch for what it leads to. To the next page or part of the
article that it stands in it is followed all the same: that is the same piece, and pagers carry the word to save search
engines a walk. Of a page that says nofollow of itself nothing is followed.
"""

from dataclasses import replace

from crawler.reading.urls import host_of, same_site, untracked
from crawler.visiting.section import Section
from storage.records import PAGE_ROLES, PART_ROLES, Follow, Lease, Link, LinkRole, Offer, PageKind, Reading

CONTINUATIONS = PAGE_ROLES | PART_ROLES | {LinkRole.SERIES_INDEX}
RELATED = frozenset({LinkRole.RELATED, LinkRole.NEXT_ARTICLE, LinkRole.PREV_ARTICLE})


def heeded(reading: Reading) -> Reading:
    """A reading with only those of its links that the page lets us follow."""
    if reading.nofollow is not None:
        return replace(reading, links=())
    followed = tuple(link for link in reading.links if not link.nofollow or link.role in CONTINUATIONS)
    return reading if len(followed) == len(reading.links) else replace(reading, links=followed)


def offers(reading: Reading, lease: Lease, *, ends: bool = False, section: Section | None = None) -> tuple[Offer, ...]:
    """The addresses that a visited page adds to the crawl, one for each key, in the page's order. `ends`: no page of
    its part comes after it, whatever its pager says. `section` is the column's: without it, no archives are followed.
    """
    chosen: dict[str, Offer] = {}
    for link in reading.links:
        follow = _follow(reading.kind, link, lease.follow)
        if link.role is LinkRole.ARCHIVE and (section is None or section.goes_on or not section.why_own(link.key)):
            continue
        if follow is None or link.key == reading.key or (ends and link.role in PAGE_ROLES):
            continue
        known = chosen.get(link.key)
        if (known is None or follow.priority < known.follow.priority) and same_site(link.url, lease.url):
            cost = 1 if follow is Follow.RELATED else 0
            chosen[link.key] = Offer(untracked(link.url), link.key, host_of(link.url), follow, cost)
    return tuple(chosen.values())


def _follow(kind: PageKind, link: Link, came_as: Follow) -> Follow | None:
    if kind in (PageKind.ARTICLE, PageKind.SERIES_INDEX):
        if link.role in CONTINUATIONS:
            return Follow.CONTINUATION
        if link.role in RELATED:
            return Follow.RELATED
        if link.role is LinkRole.LISTING_NEXT:
            return Follow.LISTING if came_as in (Follow.SEED, Follow.LISTING) else Follow.CONTINUATION
    elif came_as in (Follow.SEED, Follow.LISTING):
        # A listing that an article happens to link to (its category, a month) isn't the column.
        if link.role is LinkRole.ARTICLE:
            return Follow.ARTICLE
        if link.role in (LinkRole.LISTING_NEXT, LinkRole.ARCHIVE):
            return Follow.LISTING
    return None
