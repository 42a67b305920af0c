"""What class names and words say of a passage, as data for `crawler.reading.passage_facts`."""

import re
from functools import lru_cache

CUES = {
    "promo": r"promo|advert|(?:^|[-_ ])ads?(?:$|[-_ ])|sponsor|banner|cta|teaser|affiliate|shop|product|buy|offer"
    r"|deal",
    "related": r"relat|recommend|read-?(?:more|also|next)|more-|similar|see-also|further|trending|popular|most-|latest"
    r"|recirc|also|next|prev|link-?list",
    "newsletter": r"newsletter|subscri|sign-?up|abonn|optin|mailing|paywall|regwall|donat|support|member",
    "share": r"share|social|follow|tool|button|print|bookmark|icon|action",
    "comment": r"comment|disqus|respon|discuss|repl(?:y|ies)|forum",
    "picture": r"caption|credit|copyright|photo|image|img|media|figure|gallery|slide|video|player|legend|carousel"
    r"|embed|tweet|twitter|instagram|infobox|chart",
    "author": r"author|byline|bio|writer|contributor|profile|about",
    "details": r"meta|date|time|tag|categor|breadcrumb|topic|kicker|label|info|eyebrow|keyword|published|posted",
    "lead": r"lead|lede|dek|deck|standfirst|intro|summary|excerpt|subtitle|sub-?head|subline|chapo|abstract|descri"
    r"|strap|sapo|vorspann|einleitung|ingress|preamble|bajada|entradilla|sommario",
    "body": r"body|content|article|text|story|entry|post|paragraph|main|prose|rich|copy|detail",
    "side": r"side|aside|rail|widget|module|box|callout|pull|inset|sticky|popup|modal|overlay|tooltip|menu|nav|foot"
    r"|head|toc|jump|anchor",
    "hidden": r"hidden|hide|visually|sr-only|screen-?reader|collapse",
    "note": r"footnote|reference|citation|biblio|endnote|correction|disclaimer|disclosure|editor|source|note|update",
    "item": r"faq|accordion|question|answer|step|recipe|ingredient|instruction|list|card|item|grid|col",
}
"""Families of class names and ids, by what they usually hold."""

_PATTERNS = [re.compile(pattern, re.IGNORECASE) for pattern in CUES.values()]


@lru_cache(maxsize=16384)
def cues_in(names: str) -> tuple[int, ...]:
    """1 for each family of `CUES` that the names mention, else 0. Cached: a site uses few names on all its pages."""
    return tuple(1 if pattern.search(names) else 0 for pattern in _PATTERNS)
