"""Text that was encoded twice: 'CafÃ©' where 'Café' was meant, all over a page whose charset is in order.

It comes of a database or template that takes UTF-8 for windows-1252 (or 1251) and encodes it again. Each sequence can
be turned back, for certain; whether it is one can't be known: an article may quote them. So a page is repaired only if
its non-ASCII text is such sequences and little else. Mojibake of other kinds (UTF-8 taken for GBK) has lost bytes, and
stays as it is.
"""

import re
from dataclasses import dataclass

_LEAST = 5  # sequences: an article that explains the matter quotes a few
_MOST_OTHERS = 0.25  # of all non-ASCII characters: the template may be in order where the text isn't
_FOREIGN = re.compile("[^\x00-\x7f]")


def _character(byte: int, codec: str) -> str:
    return bytes([byte]).decode(codec, "ignore") or chr(byte)


@dataclass(frozen=True, slots=True)
class _Misreading:
    """UTF-8 read in `codec`: `lead` is the byte that `sign` begins with, which matches what the commonest characters
    become; `sequence` matches what any becomes; `table` gives the byte that each character was."""

    codec: str
    lead: bytes
    sign: re.Pattern[bytes]
    sequence: re.Pattern[str]
    table: dict[str, int]


def _misreading(codec: str, sign: bytes) -> _Misreading:
    """Bytes that the codec doesn't define are read as C1 controls, as latin-1 does."""
    table = {_character(byte, codec): byte for byte in range(0x80, 0x100)}

    def any_of(first: int, last: int) -> str:
        characters = [_character(byte, codec) for byte in range(first, last + 1)]
        characters += [chr(byte) for byte in range(first, min(last + 1, 0xA0))]
        return f"[{re.escape(''.join(characters))}]"

    follow = any_of(0x80, 0xBF)
    sequence = f"{any_of(0xC2, 0xDF)}{follow}|{any_of(0xE0, 0xEF)}{follow}{{2}}|{any_of(0xF0, 0xF4)}{follow}{{3}}"
    table |= {chr(byte): byte for byte in range(0x80, 0xA0)}
    return _Misreading(codec, sign[:1], re.compile(sign), re.compile(sequence), table)


_MISREADINGS = (
    # Ã©, â€, Å¡
    _misreading("cp1252", b"\xc3[\x82-\xb4](?:\xc2[\x80-\xbf]|\xe2\x82\xac|\xe2\x80|[\xc5\xc6\xcb])"),
    # Рѕ, Рµ: о and е
    _misreading("cp1251", b"\xd0\xa0(?:\xd1\x95|\xc2\xb5)"),
)


def repaired(utf8: bytes) -> tuple[bytes, str]:
    """(page, what was repaired); the page as it is and '' if nothing was, or not for certain."""
    for misreading in _MISREADINGS:
        if misreading.lead in utf8 and misreading.sign.search(utf8):
            text = utf8.decode("utf-8", "replace")
            found = misreading.sequence.findall(text)
            foreign = len(_FOREIGN.findall(text))
            if len(found) >= _LEAST and sum(map(len, found)) >= (1 - _MOST_OTHERS) * foreign:
                text = misreading.sequence.sub(lambda match: _turned_back(match[0], misreading.table), text)  # noqa: B023
                return text.encode("utf-8"), f"encoded twice, as {misreading.codec} between"
    return utf8, ""


def _turned_back(sequence: str, table: dict[str, int]) -> str:
    try:
        return bytes(table[character] for character in sequence).decode("utf-8")
    except UnicodeDecodeError:  # overlong, or a surrogate
        return sequence
