"""Feeds and sitemaps: which are asked for, and what of them is the column's.

Few requests, for few of them bring anything: of the feeds that a seed declares one, the column's own before the
site's; the sitemaps that robots.txt names. The usual addresses are tried once a site, only if no sitemap was named and
the seed shows no way to older articles, neither pages nor archives; where there is nothing, they rest for long. (A
declared feed has ten entries as a rule: it makes up for the usual feeds, not for a sitemap.)
A feed's older pages are read, and a site's sitemaps for one section, only if the listing itself doesn't go on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple
from urllib.parse import urljoin

from crawler.reading.declared_feeds import MADE_FROM
from crawler.reading.urls import host_of, same_site, untracked, url_key
from crawler.visiting.section import Section, form_of, witnessed_feed, witnessed_forms
from storage.records import FEED_FOLLOWS, Evidence, Follow, Lease, Link, LinkRole, Offer, PageKind, Reading

USUAL_FEEDS = ("/feed", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json")
USUAL_SITEMAPS = ("/sitemap.xml", "/sitemap_index.xml")

LISTS = FEED_FOLLOWS | {Follow.SEED, Follow.LISTING}
"""What lists the column's articles."""

_FULL_PAGE = 5
"""Articles on a listing that may have left out older ones; with fewer, and no second page, it shows all there are. One
with none at all is made by scripts."""
_MOST_SITEMAPS = 100
"""Of a site, read for one of its sections."""


class Taken(NamedTuple):
    """What of a feed or sitemap is the column's: the reading with these links alone, and what they offer."""

    reading: Reading
    offers: tuple[Offer, ...]


def entry_points(reading: Reading, lease: Lease, section: Section, sitemaps: Sequence[str]) -> tuple[Offer, ...]:
    """The feeds and sitemaps to ask for, by what a seed's page declares and the `sitemaps` that robots.txt names."""
    feeds = [link for link in reading.links if link.role is LinkRole.FEED and same_site(link.url, lease.url)]
    named = [url for url in sitemaps if same_site(url, lease.url) and (not section.goes_on or _is_own(url, section))]
    made_from = [link.url for link in feeds if link.why == MADE_FROM]
    urls = [*_one_feed(feeds, section), *named]
    listed = sum(1 for link in reading.links if link.role is LinkRole.ARTICLE)
    archives = any(link.role is LinkRole.ARCHIVE and section.why_own(link.key) for link in reading.links)
    if not section.goes_on and not archives and (listed == 0 or listed >= _FULL_PAGE):
        usual = () if named else USUAL_SITEMAPS if feeds else (*USUAL_SITEMAPS, *USUAL_FEEDS)
        urls += (urljoin(reading.url, path) for path in usual)
    # what a listing without links is made from is this very listing, wherever it lies
    own = (_offer(url, Follow.FEED) for url in made_from)
    return (*own, *(_offer(url, _follow(url, section)) for url in dict.fromkeys(urls)))


def taken(reading: Reading, lease: Lease, section: Section) -> Taken:
    """What a visited feed or sitemap adds to the crawl, each link with why it is the column's. One that an article
    leads to adds nothing."""
    if lease.follow not in LISTS:
        return Taken(replace(reading, links=()), ())
    if reading.kind is PageKind.FEED:
        kept = list(_of_feed(reading, lease, section))
    else:
        kept = list(_of_sitemap(reading, lease, section))
    links = tuple(link for link, _ in kept)
    why = "the others aren't the column's" if len(links) < len(reading.links) else "all are the column's"
    evidence = Evidence("section", f"{len(links)} of {len(reading.links)} addresses", why)
    offers = tuple(_offer(link.url, follow) for link, follow in kept)
    return Taken(replace(reading, links=links, evidence=(*reading.evidence, evidence)), offers)


def _one_feed(feeds: Sequence[Link], section: Section) -> list[str]:
    """The column's own feed, else the first of the site's, if any: RSS and Atom say the same."""
    urls = [link.url for link in feeds if link.why != MADE_FROM]
    return sorted(urls, key=lambda url: not _is_own(url, section))[:1]


def _of_feed(reading: Reading, lease: Lease, section: Section) -> Iterator[tuple[Link, Follow]]:
    """Of the column's own feed everything; of the site's what is known to be the column's."""
    articles = [link for link in reading.links if link.role is LinkRole.ARTICLE and same_site(link.url, lease.url)]
    own = "the column's own feed" if lease.follow is not Follow.SITE_FEED else None
    if own is None and witnessed_feed(section, articles):
        own = "the column lists all that is new in this feed"
    for link in articles:
        # what a feed lists is an article, whatever its address looks like
        if why := own or section.why_own(link.key) or section.why_in(link.key):
            yield replace(link, why=f"{link.why}; {why}"), Follow.ARTICLE
    if own and not section.goes_on:
        # what a list without entries leads to is the list itself, not its second page
        onward = Follow.LISTING if articles else Follow.FEED
        yield from ((link, onward) for link in reading.links if _leads_on(link, lease))


def _of_sitemap(reading: Reading, lease: Lease, section: Section) -> Iterator[tuple[Link, Follow]]:
    """The articles that are the column's; and the sitemaps of an index, those of the column itself first."""
    own = lease.follow is not Follow.SITE_FEED and not section.is_site
    forms = witnessed_forms(section, reading.links)
    for link in reading.links:
        if link.role is LinkRole.ARTICLE and same_site(link.url, lease.url):
            why = section.why_in(link.key)
            if why is None and form_of(link.key) in forms:
                why = "the column lists all that is new at addresses of this form"
            if why is None and own and section.resembles(link.key):
                why = "the column's own sitemap"
            if why is not None:
                yield replace(link, why=f"{link.why}; {why}"), Follow.ARTICLE
    further = [(link, _follow(link.url, section)) for link in reading.links if _leads_on(link, lease)]
    yield from (pair for pair in further if pair[1] is Follow.FEED)
    yield from islice((pair for pair in further if pair[1] is not Follow.FEED), _MOST_SITEMAPS)


def _leads_on(link: Link, lease: Lease) -> bool:
    return link.role is LinkRole.LISTING_NEXT and same_site(link.url, lease.url)


def _is_own(url: str, section: Section) -> bool:
    return section.why_own(url_key(url)) is not None


def _follow(url: str, section: Section) -> Follow:
    return Follow.FEED if _is_own(url, section) else Follow.SITE_FEED


def _offer(url: str, follow: Follow) -> Offer:
    return Offer(untracked(url), url_key(url), host_of(url), follow)
