"""What is known of the blocks that sites repeat, and which parts have to follow.

`seen_blocks` has a row for each part that was stitched with what is known held against it; a part without one is to be
stitched. `unlearned_hosts` outlives a killed run: a host stays in it until every one of its parts has followed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import BindParameter, Connection, bindparam, delete, func, insert, select, update

from storage.database import AnyRow, batches
from storage.records import Repeat, SeenBlocks
from storage.tables import RepeatedBlock, StoredPage, StoredPart, StoredSeenBlocks, UnlearnedHost

MOST_BOUND = 500
"""Values bound to one statement: a page may have any number of blocks, SQLite takes 32,766."""

IDS: BindParameter[int] = bindparam("ids", expanding=True)

ADD = insert(StoredSeenBlocks)
UPDATE = update(StoredSeenBlocks).where(StoredSeenBlocks.part_id == bindparam("part"))
REMOVE = delete(StoredSeenBlocks).where(StoredSeenBlocks.part_id.in_(IDS)).returning(StoredSeenBlocks.host)
CHANGED = (
    update(UnlearnedHost).where(UnlearnedHost.host == bindparam("of_host")).values(changes=UnlearnedHost.changes + 1)
)
LEARNED = delete(UnlearnedHost).where(
    UnlearnedHost.host == bindparam("of_host"), UnlearnedHost.changes == bindparam("seen")
)
KNOWN = select(RepeatedBlock.fingerprint, RepeatedBlock.works, RepeatedBlock.everywhere).where(
    RepeatedBlock.host == bindparam("host")
)
KNOWN_OF = KNOWN.where(RepeatedBlock.fingerprint.in_(bindparam("fingerprints", expanding=True)))
FORGET = delete(RepeatedBlock).where(
    RepeatedBlock.host == bindparam("of_host"), RepeatedBlock.fingerprint == bindparam("block")
)
SEEN = (
    select(StoredSeenBlocks.part_id, StoredPart.article_id, StoredSeenBlocks.blocks, StoredSeenBlocks.repeated)
    .join(StoredPart, StoredPart.id == StoredSeenBlocks.part_id)
    .where(StoredSeenBlocks.host == bindparam("host"))
)
UNSEEN = (
    select(StoredPart.id)
    .outerjoin(StoredSeenBlocks, StoredSeenBlocks.part_id == StoredPart.id)
    .where(StoredSeenBlocks.part_id.is_(None))
    .order_by(StoredPart.id)
)
A_PAGE = select(func.min(StoredPage.key)).where(StoredPage.part_id.in_(IDS)).group_by(StoredPage.part_id)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a part's text was made of, on which host; `blocks` is None where that is still to be found out."""

    host: str
    blocks: tuple[int, ...] | None
    repeated: tuple[tuple[int, bool], ...]


def save_seen(connection: Connection, part_id: int, seen: Seen, before: AnyRow | None) -> None:
    """Stores what a part's text was made of; `before` is what was stored of it, None for a new part."""
    if seen.blocks is None:
        forget_seen(connection, [part_id])
        mark_unlearned(connection, seen.host)
        return
    stored = None if before is None or before.blocks is None else Seen(before.host, before.blocks, before.repeated)
    row = {"host": seen.host, "blocks": seen.blocks, "repeated": seen.repeated}
    if stored is None:
        connection.execute(ADD, {"part_id": part_id} | row)
    elif stored != seen:
        connection.execute(UPDATE, {"part": part_id} | row)
    if stored is None or (stored.host, stored.blocks) != (seen.host, seen.blocks):
        for host in {seen.host, stored.host if stored else seen.host}:
            mark_unlearned(connection, host)


def forget_seen(connection: Connection, part_ids: Iterable[int]) -> None:
    """Takes parts that are to be removed, or stitched again, out of what is counted."""
    for host in set(connection.execute(REMOVE, {"ids": list(part_ids)}).scalars()):
        mark_unlearned(connection, host)


def mark_unlearned(connection: Connection, host: str) -> None:
    """Notes that the parts of a host, or what is one work among them, changed."""
    if connection.execute(CHANGED, {"of_host": host}).rowcount == 0:
        connection.execute(insert(UnlearnedHost), {"host": host, "changes": 1})


def unlearned(connection: Connection) -> dict[str, int]:
    """The hosts whose repeats are to be learned anew, each with the number of its changes."""
    return dict(
        connection.execute(select(UnlearnedHost.host, UnlearnedHost.changes).order_by(UnlearnedHost.host)).all()
    )


def learned(connection: Connection, host: str, changes: int) -> None:
    """Notes that every part of a host has followed; not if it changed since it had so many `changes`."""
    connection.execute(LEARNED, {"of_host": host, "seen": changes})


def known(connection: Connection, host: str, fingerprints: Iterable[int]) -> dict[int, Repeat]:
    """Those of these blocks that the host is known to repeat."""
    wanted = list({fingerprint for fingerprint in fingerprints if fingerprint})
    found: dict[int, Repeat] = {}
    for some in batches(wanted, MOST_BOUND):
        given = {"host": host, "fingerprints": some}
        found |= {row.fingerprint: Repeat(row.works, row.everywhere) for row in connection.execute(KNOWN_OF, given)}
    return found


def know(connection: Connection, host: str, repeats: Mapping[int, Repeat]) -> None:
    """Stores what a host repeats, in place of what was known."""
    rows = connection.execute(KNOWN, {"host": host})
    before = {row.fingerprint: Repeat(row.works, row.everywhere) for row in rows}
    outdated = [block for block, repeat in before.items() if repeats.get(block) != repeat]
    if outdated:
        connection.execute(FORGET, [{"of_host": host, "block": block} for block in outdated])
    new = [
        {"host": host, "fingerprint": block, "works": repeat.works, "everywhere": repeat.everywhere}
        for block, repeat in repeats.items()
        if before.get(block) != repeat
    ]
    if new:
        connection.execute(insert(RepeatedBlock), new)


def seen_on(connection: Connection, host: str) -> list[SeenBlocks]:
    """The blocks of all parts of a host. A part that is in no article yet counts as one of its own."""
    return [
        SeenBlocks(row.part_id, -row.part_id if row.article_id is None else row.article_id, row.blocks, row.repeated)
        for row in connection.execute(SEEN, {"host": host})
    ]


def unseen(connection: Connection) -> list[int]:
    """The parts that are to be stitched with what is known held against them."""
    return list(connection.execute(UNSEEN).scalars())


def pages_of(connection: Connection, part_ids: Sequence[int]) -> list[str]:
    """The key of one page of each part that is still there."""
    return [key for key in connection.execute(A_PAGE, {"ids": list(part_ids)}).scalars() if key is not None]
