"""In what two readings of one page differ: of each page in few words, and of many pages as a summary."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from crawler.lines import counted, plain
from crawler.reports.word_diff import Side, word_diff, words_on
from storage.export.words import word_count
from storage.records import LinkRole, Reading

FIELDS = ("kind", "title", "authors", "dates", "text", "part", "links", "opening", "other")

MOST_SHOWN = 10
"""Pages of which the text changes most, by address."""


class Words(NamedTuple):
    """How many words a text gained and lost."""

    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What is different of one page: the names of `FIELDS`; its kinds, the words of its text and the roles of its
    links before and after."""

    url: str
    fields: frozenset[str]
    kinds: tuple[str, str]
    words: Words
    gained: Counter[LinkRole]
    lost: Counter[LinkRole]


def different_fields(before: Reading, after: Reading) -> frozenset[str]:
    """In which of `FIELDS` two readings of a page differ: what is archived of it, not why."""
    pairs = zip(FIELDS, _said(before), _said(after), strict=True)
    return frozenset(name for name, old, new in pairs if old != new)


def difference(before: Reading, after: Reading) -> Difference:
    old, new = ({(link.role, link.key) for link in reading.links} for reading in (before, after))
    return Difference(
        url=before.url,
        fields=different_fields(before, after),
        kinds=(before.kind.value, after.kind.value),
        words=_words(before, after),
        gained=Counter(role for role, _ in new - old),
        lost=Counter(role for role, _ in old - new),
    )


def summary(differences: Iterable[Difference], failed: int) -> str:
    """The differences of many pages for people: how many of each sort, and the texts that change most."""
    read = list(differences)
    changed = [each for each in read if each.fields]
    pages = counted(len(read) + failed, "page")
    said = f"{pages} would be read again: {len(read) - len(changed)} the same, {len(changed)} changed"
    lines = [f"{said}, {failed} could not be read" if failed else said]
    details = {"kind": _kinds(changed), "text": _signed(_sum(changed)), "links": _roles(changed)}
    counts = Counter(name for each in changed for name in each.fields)
    lines += [f"  {name:<8}{counts[name]:>7}  {details.get(name, '')}".rstrip() for name in FIELDS if counts[name]]
    most = sorted((each for each in changed if "text" in each.fields), key=lambda each: (-sum(each.words), each.url))
    if most:
        lines.append("texts that change most:")
        lines += [f"  {plain(each.url)}  {_signed(each.words)}" for each in most[:MOST_SHOWN]]
    return "\n".join(lines)


def _said(reading: Reading) -> tuple[object, ...]:
    """What a reading says, in the order of `FIELDS`."""
    meta = reading.metadata
    return (
        reading.kind,
        meta.title,
        meta.authors,
        (meta.published, meta.modified, meta.published_text),
        reading.blocks,
        reading.part_title,
        [(link.role, link.key, link.number) for link in reading.links],
        reading.opening,
        (meta.categories, meta.tags, meta.language, meta.description, meta.image, meta.license, meta.canonical_url),
    )


def _words(before: Reading, after: Reading) -> Words:
    """Counted block by block: whole texts would take seconds to compare where they are long."""
    old, new = ([block.text for block in reading.blocks] for reading in (before, after))
    added = removed = 0
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            runs = word_diff("\n\n".join(old[start:end]), "\n\n".join(new[new_start:new_end]))
            added += word_count(words_on(Side.AFTER, runs))
            removed += word_count(words_on(Side.BEFORE, runs))
    return Words(added, removed)


def _sum(differences: Iterable[Difference]) -> Words:
    words = [each.words for each in differences]
    return Words(sum(each.added for each in words), sum(each.removed for each in words))


def _kinds(differences: Iterable[Difference]) -> str:
    changes = Counter(each.kinds for each in differences if "kind" in each.fields)
    return ", ".join(f"{old} -> {new} {number}" for (old, new), number in changes.most_common())


def _roles(differences: Iterable[Difference]) -> str:
    gained: Counter[LinkRole] = Counter()
    lost: Counter[LinkRole] = Counter()
    for each in differences:
        gained += each.gained
        lost += each.lost
    roles = sorted(gained.keys() | lost.keys(), key=lambda role: (-gained[role] - lost[role], role))
    return ", ".join(f"{role.words} +{gained[role]} -{lost[role]}" for role in roles)


def _signed(words: Words) -> str:
    return f"+{words.added} -{words.removed} words"
