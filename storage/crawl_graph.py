"""The crawl graph: which address offered which, and how deep each is. It decides what enters the frontier.

An address's depth is the least sum of costs on any way to it from a seed. Ways are found in any order, so a shorter one
may come late: then what the address itself offered is offered again. The frontier's final set depends on the graph
alone, not on the order in which it was found.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, or_, select, update

from storage.column_types import EPOCH
from storage.database import AnyRow, batches
from storage.records import Follow, Lease, Offer
from storage.tables import Address, Alias, Host, OfferedAddresses
from storage.traps import ASIDE

KEYS: BindParameter[str] = bindparam("keys", expanding=True)

ALIASES = select(Alias.alias_key, Alias.key).where(Alias.alias_key.in_(KEYS))
NAMES = select(Alias.alias_key, Alias.key).where(or_(Alias.alias_key.in_(KEYS), Alias.key.in_(KEYS)))
KNOWN = select(
    Address.id,
    Address.key,
    Address.site,
    Address.follow,
    Address.priority,
    Address.depth,
    Address.state,
    Address.due_at,
    Address.lease_expires,
).where(Address.key.in_(KEYS))
DEPTH = select(Address.depth).where(Address.id == bindparam("id"))
OFFERED = select(OfferedAddresses.source_key, OfferedAddresses.offers).where(OfferedAddresses.source_key.in_(KEYS))
ADD_OFFERS = insert(OfferedAddresses)
FORGET = delete(OfferedAddresses).where(OfferedAddresses.source_key == bindparam("source"))
HOSTS = select(Host.host).where(Host.host.in_(KEYS))
ADD = insert(Address)
CHANGE = update(Address).where(Address.id == bindparam("address"))
UNALIAS = delete(Alias).where(Alias.alias_key.in_(KEYS))
REPOINT = update(Alias).where(Alias.key == bindparam("old"))


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to an address: how deep it is by this way."""

    offer: Offer
    depth: int


@dataclass(slots=True)
class _Search:
    """What one search through the graph adds, and for which site."""

    connection: Connection
    site: str
    depth_limit: int
    at: datetime
    known_before: bool  # the page that offers: what is new on it has appeared, what a new page has may be old
    added: int = 0


def resolve(connection: Connection, keys: Collection[str]) -> dict[str, str]:
    """The canonical keys of those of `keys` that are aliases."""
    return {row.alias_key: row.key for row in connection.execute(ALIASES, {"keys": list(keys)})} if keys else {}


def add_hosts(connection: Connection, hosts: Collection[str]) -> None:
    known = set(connection.execute(HOSTS, {"keys": list(hosts)}).scalars())
    if missing := sorted(set(hosts) - known):
        connection.execute(
            insert(Host), [{"host": host, "delay": None, "concurrency": None, "next_at": EPOCH} for host in missing]
        )


def add_seeds(connection: Connection, seeds: Sequence[Offer], at: datetime) -> None:
    """Makes each seed due now, at depth 0; its site is its host. Where a seed led to another address, that is asked."""
    add_hosts(connection, {seed.host for seed in seeds})
    for seed in {seed.key: replace(seed, follow=Follow.SEED) for seed in seeds}.values():
        names = [seed.key, *resolve(connection, [seed.key]).values()]
        known = {row.key: row for row in connection.execute(KNOWN, {"keys": names})}
        page = known.get(names[-1])
        row = page if page is not None and page.state == "done" else known.get(seed.key)
        if row is None:
            _insert(connection, [_Way(seed, 0)], seed.host, at)
        elif row.lease_expires is None:
            change = {"state": "due", "due_at": at, "why": "", "attempts": 0, "losses": 0, "site": seed.host}
            change |= {"depth": 0, "follow": Follow.SEED, "priority": Follow.SEED.priority}
            if row.depth > 0:
                # What it offered is offered again, less deep, only when it is read again: a 304 wouldn't do.
                change |= {"etag": None, "last_modified": None}
            connection.execute(CHANGE, {"address": row.id} | change)


def add_found(connection: Connection, found: Offer, site: str, at: datetime) -> None:
    """Adds an address that was visited, though nothing that is left says why: as deep as a seed."""
    add_hosts(connection, {site, found.host})
    _insert(connection, [_Way(found, 0)], site, at)


def offer(connection: Connection, source: Lease, offers: Sequence[Offer], depth_limit: int, at: datetime) -> int:
    """Puts what a page offers into the frontier, to `depth_limit`; returns how many addresses are new.

    The offers replace those that the page made before.
    """
    merged = tuple(_merged(offer for offer in offers if offer.key != source.key))
    before = connection.execute(OFFERED, {"keys": [source.key]}).one_or_none()
    if merged != (before.offers if before else ()):
        if before:
            connection.execute(FORGET, {"source": source.key})
        connection.execute(ADD_OFFERS, {"source_key": source.key, "offers": merged})
    depth = connection.execute(DEPTH, {"id": source.id}).scalar_one()
    search = _Search(connection, source.site, depth_limit, at, known_before=before is not None)
    # The page itself is among what is reached: it may have got another name since it was claimed.
    itself = _Way(Offer(source.url, source.key, source.host, source.follow), depth)
    ways = [itself, *(_Way(offer, depth + offer.cost) for offer in merged)]
    for some in batches(ways):
        _reach(search, some)
    return search.added


def withdraw(connection: Connection, key: str) -> tuple[Offer, ...]:
    """Forgets what a page offered; returns it."""
    row = connection.execute(OFFERED, {"keys": [key]}).one_or_none()
    connection.execute(FORGET, {"source": key})
    return () if row is None else tuple(row.offers)


def add_alias(connection: Connection, alias_key: str, key: str) -> str | None:
    """Makes `alias_key` another name of `key`; the newest word wins where two contradict each other. Returns the key of
    another page that it was a name of until now."""
    resolved = resolve(connection, [alias_key, key])
    target, before = resolved.get(key, key), resolved.get(alias_key)
    if target == alias_key:
        target = key
    if target == alias_key:
        return None
    connection.execute(UNALIAS, {"keys": [alias_key, target]})
    connection.execute(REPOINT, {"old": alias_key, "key": target})
    connection.execute(insert(Alias), {"alias_key": alias_key, "key": target})
    return before if before != target else None


def land(connection: Connection, lease: Lease, page: Offer) -> int:
    """The own address, in the frontier, of the page that a lease landed on; as deep as the lease's if it is new."""
    known = connection.execute(KNOWN, {"keys": [page.key]}).one_or_none()
    if known is not None:
        return int(known.id)
    depth = connection.execute(DEPTH, {"id": lease.id}).scalar_one()
    _insert(connection, [_Way(replace(page, follow=lease.follow), depth)], lease.site, None)
    return int(connection.execute(KNOWN, {"keys": [page.key]}).one().id)


def _reach(search: _Search, ways: Sequence[_Way]) -> None:
    """Follows ways to addresses, and on through what those offered wherever a way is shorter than any before.

    Names of the same page are as good as an edge of cost 0 between them.
    """
    connection = search.connection
    while ways:
        names = _names(connection, {way.offer.key for way in ways})
        known = {row.key: row for row in connection.execute(KNOWN, {"keys": list(names)})}
        to_known: dict[str, list[_Way]] = defaultdict(list)
        new: dict[str, list[_Way]] = defaultdict(list)
        for way in ways:
            found = [name for name in names[way.offer.key] if name in known]
            for name in found:
                to_known[name].append(way)
            if not found and way.depth <= search.depth_limit:
                new[way.offer.key].append(way)
        changes = {key: change for key, found in to_known.items() if (change := _change(known[key], found, search))}
        if changes:
            connection.execute(CHANGE, list(changes.values()))
        if new:
            appeared = search.at if search.known_before else None
            _insert(connection, [_best(found) for found in new.values()], search.site, search.at, appeared)
            search.added += len(new)
        search.known_before = False  # what follows was offered by other pages, and before
        shorter = {key: change["depth"] for key, change in changes.items() if change["depth"] < known[key].depth}
        offered = connection.execute(OFFERED, {"keys": list(shorter)}).all() if shorter else []
        onward = [_Way(offer, shorter[row.source_key] + offer.cost) for row in offered for offer in row.offers]
        # Reached by one of its names, a page has others that aren't in `names` yet: they are looked for from it.
        by_name = shorter.keys() - {way.offer.key for way in ways}
        ways = onward + [_Way(replace(to_known[key][0].offer, key=key), shorter[key]) for key in sorted(by_name)]


def _change(row: AnyRow, ways: Sequence[_Way], search: _Search) -> dict[str, Any] | None:
    """What these ways better in a known address; None if nothing. An address that waits for its first visit follows
    the strongest of its offers and belongs to the site that found it last; seeds stay seeds. One that is set aside is
    due if it is offered for a better reason."""
    best = _best(ways)
    is_aside = row.state == ASIDE
    waits = row.state == "due" or is_aside
    stronger = waits and row.follow != Follow.SEED and best.offer.follow.priority < row.priority
    follow = best.offer.follow if stronger else Follow(row.follow)
    depth = min(row.depth, best.depth)
    owner = search.site if waits else row.site
    if (follow, depth, owner) == (row.follow, row.depth, row.site):
        return None
    return {
        "address": row.id,
        "depth": depth,
        "follow": follow,
        "priority": follow.priority,
        "site": owner,
        "state": "due" if is_aside and stronger else row.state,
        "due_at": search.at if is_aside and stronger else row.due_at,
    }


def _best(ways: Sequence[_Way]) -> _Way:
    """The least depth and the strongest class, each over all the ways."""
    if len(ways) == 1:
        return ways[0]
    follow = _strongest(way.offer.follow for way in ways)
    return _Way(replace(ways[0].offer, follow=follow), min(way.depth for way in ways))


def _merged(offers: Iterable[Offer]) -> list[Offer]:
    """One offer a target: the strongest class and the least cost that it was offered with."""
    merged: dict[str, Offer] = {}
    for offer in offers:
        if (other := merged.setdefault(offer.key, offer)) != offer:
            follow = _strongest((other.follow, offer.follow))
            merged[offer.key] = replace(other, follow=follow, cost=min(other.cost, offer.cost))
    return list(merged.values())


def _strongest(follows: Iterable[Follow]) -> Follow:
    return min(follows, key=lambda follow: follow.priority)


def _names(connection: Connection, keys: Collection[str]) -> dict[str, set[str]]:
    """Each key with all the names of its page that are one alias away, itself included."""
    names: dict[str, set[str]] = {key: {key} for key in keys}
    for alias_key, key in connection.execute(NAMES, {"keys": list(keys)}):
        names.setdefault(alias_key, {alias_key}).add(key)
        names.setdefault(key, {key}).add(alias_key)
    return names


def _insert(
    connection: Connection, ways: Sequence[_Way], site: str, at: datetime | None, appeared: datetime | None = None
) -> None:
    # A site's own host has its gate already, from its seed.
    if others := {way.offer.host for way in ways} - {site}:
        add_hosts(connection, others)
    connection.execute(ADD, [_address(way, site, appeared) | {"due_at": at} for way in ways])


def _address(way: _Way, site: str, appeared: datetime | None) -> dict[str, Any]:
    return {
        "key": way.offer.key,
        "url": way.offer.url,
        "host": way.offer.host,
        "site": site,
        "follow": way.offer.follow,
        "priority": way.offer.follow.priority,
        "depth": way.depth,
        "state": "due",
        "due_at": None,
        "lease_expires": None,
        "attempts": 0,
        "losses": 0,
        "last_status": None,
        "why": "",
        "etag": None,
        "last_modified": None,
        "fetched_at": None,
        "changed_at": None,
        # Only listings offer articles: an article's related ones change without being new.
        "appeared_at": appeared if way.offer.follow is Follow.ARTICLE else None,
    }
