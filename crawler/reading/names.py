"""Names out of bylines and author fields: split right, without roles and places, each once."""

import re
from collections.abc import Iterable

from crawler.reading.name_words import (
    AFTER_NAME,
    BY,
    EASTERN_ROLE,
    JOINED,
    LOOSELY_JOINED,
    NOBODY,
    ORGANISATION,
    PLACE,
    PLAIN_ROLES,
    ROLE_MODIFIERS,
    ROLES,
    SURNAMES,
    TWO_SYLLABLE_SURNAMES,
)
from crawler.reading.wording import fold, plain

LONGEST_NAME = 60
_MOST_WORDS = 7
_LISTS = re.compile(r"\s*(?:;|\||\n|•|·|、|，|；|\s/\s|／\s|\s／)\s*")
_SLASH = re.compile(r"\s*[/／]\s*")
_MIDDLE_DOT = re.compile(r"\s*・\s*")
_COMMA = re.compile(r"\s*,\s*")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
_KATAKANA = re.compile(r"[\u30a0-\u30ff]+")
_INVERTED = re.compile(
    r"([^\W\d_][\w'’-]+),\s*([^\W\d_][\w'’-]*\.?(?:\s(?:[^\W\d_]\.?|de|van|von|da|di|du|der))*)", re.IGNORECASE
)
_BRACKETS = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]")
_EDGES = " ,.:;|-–—*\"'“”„«»‘’_/\\"
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|ph\.?d|md|m\.d|esq)\.?", re.IGNORECASE)
_NOT_A_NAME = re.compile(
    r"https?:|www\.|@\w+\.\w|[<>{}\[\]=%?!#]|\d{3}|^\W*$"
    r"|\b(?:read|share|comment|comments|follow|subscribe|updated|minutes?|posts?|articles|photo|image|getty|about|more"
    r"|sign|login|print|search|contact|copyright|rights)\b",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    "de del della di da van von der den la le el al bin ibn y e i du dos das af av ter ten of the for at and und op zu"
    " zur vom am bint abu".split()
)


_LONGEST = 1000  # letters: more is no byline, and splitting it takes time with its square


def split_names(text: str) -> tuple[str, ...]:
    """The names in 'A, B and C', in order, each once as printed, without 'By', roles, places, addresses and brackets.
    'Quill, Ada' is 'Ada Quill', if all that stands there has that form."""
    text = text[:_LONGEST]
    text = BY.sub("", plain(text) if "\n" not in text else "\n".join(plain(line) for line in text.split("\n")))
    text = _BRACKETS.sub("", text)
    if not text:
        return ()
    parts = [piece for part in _LISTS.split(text) for piece in JOINED.split(part)]
    turned = [_INVERTED.fullmatch(part.strip()) for part in parts if part.strip()]
    if turned and all(found and _is_capitalised(found) for found in turned):
        return unique(f"{found[2]} {found[1]}" for found in turned if found)
    pieces = [piece for part in parts for each in _loosely(part) for piece in _COMMA.split(each)]
    names = unique(name for piece in _with_suffixes(pieces) if (name := _bare(piece)))
    return tuple(name for name in names if not is_role(name) and name.split()[-1].lower() not in PLAIN_ROLES) or names


def parted(name: str) -> tuple[str, ...]:
    """The names of a Chinese text that nothing but spaces part, '林知秋 陶喆宁'. One that is set with a space, '张 三'
    or '欧阳 修远', stays whole, and so does everything of which a part doesn't begin with a surname."""
    parts = name.split()
    return tuple(parts) if len(parts) > 1 and all(map(_is_chinese_name, parts)) else (name,)


def _is_chinese_name(text: str) -> bool:
    """True for a surname and a given name, of two to four characters together."""
    if not _HAN_NAME.fullmatch(text) or text in TWO_SYLLABLE_SURNAMES:
        return False
    return text[0] in SURNAMES or text[:2] in TWO_SYLLABLE_SURNAMES


def _is_capitalised(found: re.Match[str]) -> bool:
    """False where the words aren't a last and a first name: agencies and places in capitals, roles."""
    last, first = found.groups()
    is_capitals = last.isupper() or (first.isupper() and len(first.strip(".")) > 1)
    return last[0].isupper() and first[0].isupper() and not is_capitals and not is_role(first)


def _with_suffixes(pieces: list[str]) -> list[str]:
    """'Tom Reed', 'Jr.' -> 'Tom Reed, Jr.'"""
    joined: list[str] = []
    for piece in pieces:
        if joined and _SUFFIX.fullmatch(piece.strip()):
            joined[-1] = f"{joined[-1]}, {piece.strip()}"
        else:
            joined.append(piece)
    return joined


def _loosely(text: str) -> list[str]:
    """The text split where signs and one-letter words join two full names, whole where they stand within one."""
    text = text if text.isascii() else EASTERN_ROLE.sub("", text)
    for pattern, is_full in ((LOOSELY_JOINED, _is_full), (_SLASH, _is_full), (_MIDDLE_DOT, _is_not_transcribed)):
        parts = [part for part in pattern.split(text) if part]
        if len(parts) > 1 and all(map(is_full, parts)):
            return parts
    return [text]


def _is_full(part: str) -> bool:
    return _is_cjk(part) or all(len(each.split()) > 1 for each in _COMMA.split(part))


def _is_not_transcribed(part: str) -> bool:
    """False for Katakana: there the dot stands between the first and the last name of a foreigner."""
    return len(part) > 1 and not _KATAKANA.fullmatch(part.replace(" ", ""))


def _is_cjk(text: str) -> bool:
    return (
        bool(text)
        and not any(character.isascii() and character.isalpha() for character in text)
        and ord(max(text)) > 0x2E7F
    )


def _bare(text: str) -> str:
    """A name without what stands around it; '' if nothing is left."""
    name = AFTER_NAME.sub("", BY.sub("", text)).strip(_EDGES)
    if len((elsewhere := PLACE.sub("", name)).split()) > 1:  # 'Ada in Wonderland' is a name
        name = elsewhere
    if not name.isascii():
        name = EASTERN_ROLE.sub("", name)
    name = _without_role(name).strip(_EDGES)
    return (
        "" if fold(name) in NOBODY or name in _PARTICLES or "http" in name or name.startswith(("www.", "#")) else name
    )


def _without_role(name: str) -> str:
    """'Ada Quill Senior City Editor' -> 'Ada Quill'; a role alone stays, for it may be all that a page says, and so
    does a desk ('Port News Editor')."""
    words = name.split()
    for at in range(2, len(words)):
        if is_role(" ".join(words[at:])) or words[at].lower().strip(",") in ROLES:
            rest = " ".join(words[:at])
            return name if is_organisation(rest) else rest
    return name


def is_role(text: str) -> bool:
    """True for 'Staff Writer', 'CEO', 'City Columnist': words of roles and nothing else."""
    words = [word.strip(",.").lower() for word in text.split()]
    return any(word in ROLES for word in words) and all(word in ROLES or word in ROLE_MODIFIERS for word in words)


def is_name(text: str) -> bool:
    """True for what may be a person's or a desk's name: few words, capitalised or of a script without capitals."""
    words = text.split()
    if not words or len(text) > LONGEST_NAME or len(words) > _MOST_WORDS or _NOT_A_NAME.search(text):
        return False
    if not words[0][0].isalpha() and not words[0][0].isdigit():
        return False
    return all(word[0].isupper() or not word[0].islower() or word.lower() in _PARTICLES for word in words)


def is_organisation(name: str) -> bool:
    return bool(ORGANISATION.search(name)) or is_role(name)


def person_key(name: str) -> str:
    """The same for 'Ada Quill', 'ADA QUILL' and 'Quill Ada'."""
    return " ".join(sorted(fold(name).split()))


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, in order, whatever its case and the order in it; not in capitals if it stands otherwise too."""
    kept: dict[str, str] = {}
    for name in names:
        key = person_key(name)
        if key and (key not in kept or (kept[key].isupper() and not name.isupper())):
            kept[key] = name
    return tuple(kept.values())
