"""How the archive stands: its sites in numbers, and its last run."""

from collections import defaultdict

from sqlalchemy import Connection, case, distinct, func, select

from storage.run_records import last_of_sites, last_runs
from storage.runs import ArchiveStatus, SiteStatus
from storage.tables import Address, StoredArticle, StoredPage, StoredPart
from storage.traps import ASIDE

ADDRESSES = select(
    Address.site, Address.state, Address.why, func.count().label("number"), func.min(Address.due_at).label("due")
).group_by(Address.site, Address.state, Address.why)
PAGES = select(Address.site, func.count()).join(StoredPage, StoredPage.key == Address.key).group_by(Address.site)
ARTICLES = (
    select(
        StoredArticle.site,
        func.count(distinct(StoredArticle.id)).label("articles"),
        func.count(distinct(case((StoredArticle.complete.is_(False), StoredArticle.id)))).label("incomplete"),
        func.count(StoredPart.id).label("parts"),
    )
    .join(StoredPart, StoredPart.article_id == StoredArticle.id)
    .group_by(StoredArticle.site)
)
WITHHELD = "not archived: "
"""How the reason begins for which an article that was read isn't archived."""


def status(connection: Connection) -> ArchiveStatus:
    """Every site in numbers, in the order of their names, and the last run."""
    addresses = defaultdict(list)
    for row in connection.execute(ADDRESSES):
        addresses[row.site].append(row)
    pages = dict(connection.execute(PAGES).all())
    articles = {row.site: row for row in connection.execute(ARTICLES)}
    sites = []
    for site in sorted(addresses.keys() | articles.keys()):
        held = articles.get(site)
        known = addresses[site]
        sites.append(
            SiteStatus(
                site=site,
                articles=held.articles if held else 0,
                incomplete=held.incomplete if held else 0,
                parts=held.parts if held else 0,
                pages=pages.get(site, 0),
                pending=sum(row.number for row in known if row.state in {"due", "leased"}),
                aside=sum(row.number for row in known if row.state == ASIDE),
                failed={row.why: row.number for row in known if row.state == "failed"},
                withheld={row.why: row.number for row in known if row.why.startswith(WITHHELD)},
                due=min((row.due for row in known if row.due is not None), default=None),
            )
        )
    runs = last_runs(connection, 1)
    return ArchiveStatus(tuple(sites), runs[0] if runs else None, last_of_sites(connection))
