"""What class names and ids say of what stands in a box, as data for `crawler.reading.passage_facts`."""

import re
from functools import lru_cache

CUES = {
    "promo": "promo advert ads- -ads ad- -ad sponsor banner cta teaser affiliate shop product buy offer deal",
    "related": "relat recommend read-more readmore read-also read-next more- similar see-also further trending popular"
    " most- latest recirc also next prev linklist link-list",
    "newsletter": "newsletter subscri signup sign-up abonn optin mailing paywall regwall donat support member",
    "share": "share social follow tool button print bookmark icon action",
    "comment": "comment disqus respon discuss reply replies forum",
    "picture": "caption credit copyright photo image img media figure gallery slide video player legend carousel embed"
    " tweet twitter instagram infobox chart",
    "author": "author byline bio writer contributor profile about",
    "details": "meta date time tag categor breadcrumb topic kicker label info eyebrow keyword published posted",
    "lead": "lead lede dek deck standfirst intro summary excerpt subtitle subhead sub-head subline chapo abstract"
    " descri strap sapo vorspann einleitung ingress preamble bajada entradilla sommario",
    "body": "body content article text story entry post paragraph main prose rich copy detail",
    "side": "side aside rail widget module box callout pull inset sticky popup modal overlay tooltip menu nav foot head"
    " toc jump anchor",
    "hidden": "hidden hide visually sr-only screenreader screen-reader collapse",
    "note": "footnote reference citation biblio endnote correction disclaimer disclosure editor source note update",
    "item": "faq accordion question answer step recipe ingredient instruction list card item grid col",
}
"""Families of class names and ids, by what they usually hold: parts of a name, in lower case."""

NO_CUES = (0,) * len(CUES)
_PARTS = tuple(re.compile("|".join(map(re.escape, parts.split()))) for parts in CUES.values())
_ANY = re.compile("|".join(map(re.escape, " ".join(CUES.values()).split())))


@lru_cache(maxsize=16384)
def cues_in(names: str) -> tuple[int, ...]:
    """1 for each family of `CUES` that the names mention, else 0. Cached: a site uses few names on all its pages."""
    cues = NO_CUES
    for name in names.split():
        if (found := _cues_of(name.lower())) is not NO_CUES:
            cues = found if cues is NO_CUES else tuple(map(max, cues, found))
    return cues


@lru_cache(maxsize=16384)
def _cues_of(name: str) -> tuple[int, ...]:
    if _ANY.search(name) is None:
        return NO_CUES
    return tuple([1 if parts.search(name) else 0 for parts in _PARTS])
