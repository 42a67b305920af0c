"""What sites and pages reserve: kept beside the pages, and joined for an article when it is exported.

A page's own word stands above its origin's. An article's rights are the strictest of its pages': if one is reserved, it
is. When they change, the article has changed, and is exported again.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, select, update

from storage.articles import next_number, site_of
from storage.records import OriginRights, Rights, TdmRule
from storage.tables import StoredArticle, StoredOriginRights, StoredPage, StoredPageRights

IDS: BindParameter[int] = bindparam("ids", expanding=True)

PAGE = (
    select(StoredPage.id, StoredPage.capture_id, StoredPage.article_id, StoredPageRights.rights)
    .outerjoin(StoredPageRights, StoredPageRights.page_id == StoredPage.id)
    .where(StoredPage.key == bindparam("key"))
)
ORIGIN = select(StoredOriginRights.rights).where(StoredOriginRights.origin == bindparam("name"))
ORIGINS = select(StoredOriginRights.origin, StoredOriginRights.rights)
OF_ARTICLES = (
    select(StoredPage.article_id, StoredPage.url, StoredPageRights.rights)
    .join(StoredPageRights, StoredPageRights.page_id == StoredPage.id)
    .where(StoredPage.article_id.in_(IDS))
)
PAGES_OF_SITE = (
    select(StoredPage.article_id, StoredPage.url, StoredPageRights.rights)
    .join(StoredArticle, StoredArticle.id == StoredPage.article_id)
    .outerjoin(StoredPageRights, StoredPageRights.page_id == StoredPage.id)
    .where(StoredArticle.site == bindparam("site"), StoredPage.position >= 0)
)
CHANGED = update(StoredArticle).where(StoredArticle.id == bindparam("article"))


def note_page(connection: Connection, key: str, rights: Rights, at: datetime, capture_id: int | None = None) -> None:
    """Keeps what a page reserves, by the last capture that was read of it (None: by one that isn't kept)."""
    page = connection.execute(PAGE, {"key": key}).one_or_none()
    if page is None or (capture_id is not None and page.capture_id != capture_id):
        return
    if rights == (page.rights or Rights()):
        return
    connection.execute(delete(StoredPageRights).where(StoredPageRights.page_id == bindparam("page")), {"page": page.id})
    if rights != Rights():
        connection.execute(insert(StoredPageRights), {"page_id": page.id, "rights": rights})
    if page.article_id is not None:
        _note_changes(connection, [page.article_id], at)


def note_origin(connection: Connection, origin: str, rights: OriginRights, at: datetime) -> None:
    """Keeps what an origin reserves. The articles for which that makes a difference have changed."""
    before = connection.execute(ORIGIN, {"name": origin}).scalar() or OriginRights()
    if rights == before:
        return
    connection.execute(
        delete(StoredOriginRights).where(StoredOriginRights.origin == bindparam("name")), {"name": origin}
    )
    connection.execute(insert(StoredOriginRights), {"origin": origin, "rights": rights})
    changed = {
        row.article_id
        for row in connection.execute(PAGES_OF_SITE, {"site": site_of(origin)})
        if origin_of(row.url) == origin
        and joined([(row.url, row.rights)], {origin: before}) != joined([(row.url, row.rights)], {origin: rights})
    }
    if changed:
        _note_changes(connection, sorted(changed), at)


def origins(connection: Connection) -> dict[str, OriginRights]:
    return {row.origin: row.rights for row in connection.execute(ORIGINS)}


def of_articles(connection: Connection, articles: list[int]) -> dict[tuple[int, str], Rights]:
    """What pages of these articles reserve, by the article's id and the page's address."""
    rows = connection.execute(OF_ARTICLES, {"ids": articles})
    return {(row.article_id, row.url): row.rights for row in rows}


def joined(pages: Iterable[tuple[str, Rights | None]], by_origin: Mapping[str, OriginRights]) -> Rights:
    """The rights of an article, from its pages' addresses and their own words, the first page first."""
    reserved: list[bool] = []
    policies: list[str] = []
    ai_optout: dict[str, None] = {}
    for url, own in pages:
        said = own or Rights()
        origin = by_origin.get(origin_of(url), OriginRights())
        rule = _rule_for(url, origin.tdm)
        if said.tdm_reservation is not None:
            reserved.append(said.tdm_reservation)
        elif rule is not None:
            reserved.append(rule.reserved)
        policy = said.tdm_policy or (rule.policy if rule is not None else None)
        policies += [policy] if policy else []
        ai_optout |= dict.fromkeys((*origin.ai_optout, *said.ai_optout))
    return Rights(any(reserved) if reserved else None, next(iter(policies), None), tuple(ai_optout))


def origin_of(url: str) -> str:
    """Scheme, host and port: what a site's files at fixed addresses speak for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _rule_for(url: str, rules: Iterable[TdmRule]) -> TdmRule | None:
    """The rule for an address: of those that match it the longest, as in robots.txt."""
    parts = urlsplit(url)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    matching = [rule for rule in rules if _matches(rule.location, target or "/")]
    return max(matching, key=lambda rule: len(rule.location), default=None)


def _matches(location: str, target: str) -> bool:
    """Whether a pattern with '*', and '$' for the end, matches the beginning of an address; in time that grows with
    their lengths, whatever the pattern is."""
    pattern, ends = (location[:-1], True) if location.endswith("$") else (location, False)
    first, *rest = re.sub(r"\*+", "*", pattern if pattern.startswith("/") else f"/{pattern}").split("*")
    if not target.startswith(first):
        return False
    at = len(first)
    for place, piece in enumerate(rest):
        if ends and place == len(rest) - 1:
            return target.endswith(piece) and len(target) - len(piece) >= at
        found = target.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not ends or at == len(target)


def _note_changes(connection: Connection, articles: Iterable[int], at: datetime) -> None:
    number = next_number(connection, "changed")
    rows = [{"article": article, "changed": number, "last_changed": at} for article in articles]
    connection.execute(CHANGED, rows)
