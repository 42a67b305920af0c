"""The charset of a page, decided once from all that speaks for one, and the page in UTF-8.

The first of these that holds:

1. a byte order mark that the bytes bear out (UTF-16 and UTF-32 markup has NULs, or it isn't that);
2. UTF-16 or UTF-32 without a mark: NULs in every other byte, or in three of four;
3. the escape sequences of ISO-2022-JP, in a page of ASCII;
4. UTF-8: if all of it decodes, or nearly all; half is enough if header, page or mark say UTF-8;
5. the HTTP header, then <meta> or XML declaration: the first whose charset makes likely text of the bytes;
6. the charset that makes the likeliest text of them;
7. what was declared, though the text is unlikely; windows-1252, as browsers do.

Browsers believe header and <meta> without looking at the text, for they show a page before they have it; we have it.
Servers say iso-8859-1 of every file, templates say gb2312 of UTF-8; but no other charset's text decodes as UTF-8 by
chance, and text read in a wrong charset has letters that no language uses so. Header before <meta>, as browsers do: a
proxy that transcodes changes the header only. A <meta> that says UTF-16 can only be read if it is not; it counts as
UTF-8 (https://html.spec.whatwg.org/#determining-the-character-encoding).
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from w3lib.encoding import (
    html_body_declared_encoding,
    http_content_type_encoding,
    read_bom,
    resolve_encoding,
    to_unicode,
)

from crawler.reading import charset_letters as letters

DECLARATION_BYTES = 4096
"""Where browsers look for <meta charset> is 1024; real pages put it later."""

_TAIL_BYTES = 3  # a truncated UTF-8 body may end inside a character of at most four bytes
_SAMPLE_BYTES = 2**14
_HEAD_BYTES = 1024
_LEAST_NULS = 0.1  # of the bytes; a page that is all text has few in UTF-16, any other page has none
_DAMAGED_SHARE = 0.1  # bad to good characters: no other charset's text decodes as UTF-8 nine times out of ten
_PLAUSIBLE = 0.7
_LEAD = 0.2  # by which a guess must beat what is declared: a page of names in many languages fits none well
_LEAST_KANA = 0.15  # of the non-ASCII characters; Japanese prose has half
_IDEOGRAPHS = 0.9  # share of common ones in running text; 0.97 was measured, short pages vary
_ACCENTED = 0.9
_LONGEST_ACCENTED = 2  # accented letters stand alone or by twos, whole words of them are another script

_FROM_HIGH = re.compile(rb"[\x80-\xff][^\n<>]*")
_WORD_BEFORE = re.compile(rb"[a-zA-Z]*\Z")
_LONGEST_WORD = 30
_LONE = re.compile(rb"(?<![\x80-\xff])[\x80-\xfd](?![\x80-\xff])")
_ISO_2022_JP = re.compile(rb"\x1b\$[@B]")
_HTML_LANGUAGE = re.compile(rb"<html\b[^<>]{0,400}?\blang=[\"']?([a-z]{2})", re.IGNORECASE)
_FOREIGN = re.compile("[^\x00-\x7f]+")
_NOT_LETTERS = re.compile("[\x00-@\\[-`{-\x7f]+")
_SIGNS = re.compile("[\xa0«»–—‘’‚“”„†‡•…‰‹›€™]|(?<![^\\W\\d_])(?:[¡¿]|[\x80-\xbf×÷](?![^\\W\\d_]))")
"""Typography, which tells nothing: the Windows charsets share it. Inside a word, ³ and ¶ are Polish letters misread."""

_ALIASES = {
    **dict.fromkeys(("x-x-big5", "cn-big5", "windows-950", "x-windows-950"), "big5hkscs"),
    **dict.fromkeys(("x-gbk", "csgb2312", "windows-936", "x-cp936", "gb"), "gb18030"),
    **dict.fromkeys(("x-euc-jp", "cseucpkdfmtjapanese", "x-eucjp"), "euc_jis_2004"),
    **dict.fromkeys(("ks_c_5601-1989", "windows-949", "x-windows-949", "csksc56011987", "cseuckr"), "cp949"),
    **dict.fromkeys(("koi", "koi8", "koi8_r"), "koi8-r"),
    **dict.fromkeys(("dos-874",), "cp874"),
    **dict.fromkeys(("iso-8859-8-i", "logical", "visual"), "iso8859-8"),
    **dict.fromkeys(("x-mac-cyrillic", "x-mac-ukrainian"), "mac-cyrillic"),
    **dict.fromkeys(("x-mac-roman",), "mac-roman"),
    **dict.fromkeys(("x-user-defined", "iso-latin-1", "8859-1", "ansi"), "cp1252"),
}
_ALIASES |= {f"{prefix}{page}": f"cp{page}" for page in range(1250, 1259) for prefix in ("x-cp", "windows", "win")}
"""Labels of https://encoding.spec.whatwg.org/#names-and-labels that Python doesn't know, and common misspellings."""

_LABEL = re.compile(r"charset\s*=[\s\"']*([\w-]+)", re.IGNORECASE)
_META_LABEL = re.compile(rb"<meta\b[^<>]{0,300}?charset\s*=[\s\"']*([\w-]+)", re.IGNORECASE)
_WIDER = {"euc_jp": "euc_jis_2004", "iso2022_jp": "iso2022_jp_ext", "cp950": "big5hkscs"}
"""Python's codecs that lack what pages use of these charsets: ①, half-width katakana, Hong Kong's characters."""


@dataclass(frozen=True, slots=True)
class Charset:
    """`codec` is Python's name. `is_strict`: the bytes are known to be flawless UTF-8."""

    codec: str
    why: str
    is_strict: bool = False


def decide_charset(body: bytes, content_type: str | None) -> Charset:
    """The charset of a page's bytes, by the order in the module's docstring."""
    mark, _ = read_bom(body)
    wide = _wide(body[:_HEAD_BYTES])
    if wide is not None:
        return Charset(wide, "byte order mark" if mark else "NULs where UTF-16 or UTF-32 has them")
    if b"\x1b" in body and _ISO_2022_JP.search(body) and body.isascii():
        return Charset("iso2022_jp_ext", "its escape sequences")
    labels = _labels(body, content_type)
    claimed = [why for codec, why in labels if codec == "utf-8"] + (["byte order mark"] if mark == "utf-8" else [])
    good, bad = _utf8_characters(body)
    if bad == 0:
        return Charset("utf-8", "byte order mark" if mark else "decodes as UTF-8", is_strict=True)
    if bad <= _DAMAGED_SHARE * good or (claimed and bad <= good):
        return Charset("utf-8", f"UTF-8, though {bad} characters of {good + bad} are damaged")
    return _legacy(body, [label for label in labels if label[0] != "utf-8"], has_utf8=good > 0)


def to_utf8(body: bytes, charset: Charset) -> bytes:
    """The page in UTF-8, without a mark. What its charset can't explain is U+FFFD, except a lone byte in UTF-8: that
    is windows-1252, pasted into the page by its author or put there by an advertisement."""
    mark = read_bom(body)[1]
    if mark:
        body = body[len(mark) :]
    if charset.is_strict:
        return body
    if charset.codec == "utf-8":
        body = _LONE.sub(lambda found: found[0].decode("cp1252", "replace").encode("utf-8"), body)
    return to_unicode(body, charset.codec).encode("utf-8", "replace")


def codec_of(label: str) -> str | None:
    """Python's codec for a label as browsers take it (latin-1 is windows-1252, gb2312 is gb18030); None for UTF-7 and
    all else that no page may be written in."""
    name = label.strip().lower()
    codec = _ALIASES.get(name) or resolve_encoding(name) or ""
    codec = _WIDER.get(codec, codec)
    if codec.startswith(("utf-16", "utf-32")) or name.startswith(("unicode", "x-unicode", "ucs-2")):
        return "utf-8"  # it isn't, or it would have been told by its NULs
    return codec if codec in _FITS or codec == "utf-8" else None


def _labels(body: bytes, content_type: str | None) -> list[tuple[str, str]]:
    """(codec, where it is declared): HTTP header first. What names no charset that we know is passed over."""
    sent = http_content_type_encoding(content_type)
    if sent is None and content_type and (label := _LABEL.search(content_type)):
        sent = label[1]
    head = body[:DECLARATION_BYTES]
    declared = html_body_declared_encoding(head)
    if declared is None and (label_in_page := _META_LABEL.search(head)):
        declared = label_in_page[1].decode("ascii")
    return [
        (codec, why)
        for label, why in ((sent, "HTTP header"), (declared, "declared in the page"))
        if label and (codec := codec_of(label)) is not None
    ]


def _wide(head: bytes) -> str | None:
    """UTF-16 or UTF-32 by its NULs: markup is ASCII, so that one, or three, of the bytes of many characters are NUL."""
    head = head[len(read_bom(head)[1] or b"") :]
    nuls = [head[offset::4].count(0) for offset in range(4)]
    most = 0.9 * (len(head) // 4)
    if not sum(nuls):
        return None
    if min(nuls[0], nuls[1]) >= most > nuls[3]:
        return "utf-32-be"
    if min(nuls[2], nuls[3]) >= most > nuls[0]:
        return "utf-32-le"
    even, odd = nuls[0] + nuls[2], nuls[1] + nuls[3]
    if max(even, odd) < _LEAST_NULS * len(head) or max(even, odd) < 3 * min(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _utf8_characters(body: bytes) -> tuple[int, int]:
    """How many non-ASCII characters UTF-8 can read, and how many not; (0, 0) if it reads all, but for a last one that
    is cut off."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(body) - _TAIL_BYTES and error.reason == "unexpected end of data":
            return 0, 0
    else:
        return 0, 0
    text = body.decode("utf-8", "replace")
    bad = text.count("\ufffd") - body.count(b"\xef\xbf\xbd")
    return sum(map(len, _FOREIGN.findall(text))) - bad, bad


# --- other charsets


def _legacy(body: bytes, labels: list[tuple[str, str]], *, has_utf8: bool) -> Charset:
    sample = _sample(body)
    fits = {codec: fit(sample, codec) for codec, _ in labels}
    best_declared = max(fits.values(), default=0.0)
    for codec, why in labels:
        if fits[codec] >= max(_PLAUSIBLE, best_declared - _LEAD):
            return Charset(codec, why)
    language = _HTML_LANGUAGE.search(body[:DECLARATION_BYTES])
    named = letters.OF_LANGUAGE.get(language[1].decode().lower()) if language else None
    if named is not None and not labels and fit(sample, named) >= _PLAUSIBLE:
        return Charset(named, "that of the language that the page names")
    first = named or "cp1252"
    guesses = {codec: fit(sample, codec) for codec in dict.fromkeys((first, *_GUESSED))}
    best = max(guesses, key=lambda codec: guesses[codec])
    if guesses[best] >= max(_PLAUSIBLE, best_declared + _LEAD):
        lies = "".join(f"; {why}: {codec}, which makes unlikely text" for codec, why in labels)
        return Charset(best, f"its letters are those of {best}{lies}")
    if labels:
        codec, why = max(labels, key=lambda label: fits[label[0]])
        return Charset(codec, f"{why}, though the text is unlikely")
    return Charset("utf-8" if has_utf8 and guesses[best] < _PLAUSIBLE / 2 else first, "nothing says more")


def _sample(body: bytes) -> bytes:
    """From each word with a non-ASCII byte to the next tag or line end; no charset has these inside a character."""
    parts, size = [], 0
    for found in _FROM_HIGH.finditer(body):
        word = _WORD_BEFORE.search(body, max(0, found.start() - _LONGEST_WORD), found.start())
        parts.append((word[0] if word else b"") + found[0][:_SAMPLE_BYTES])
        size += len(parts[-1])
        if size > _SAMPLE_BYTES:
            break
    return b"\n".join(parts)


def fit(sample: bytes, codec: str) -> float:
    """How well the bytes read as text in a charset: about 1 is running text of a language written in it, 0 is none."""
    text = sample.decode(codec, "replace")
    words = [word for word in _NOT_LETTERS.split(_SIGNS.sub(" ", text)) if not word.isascii()]
    total = sum(map(len, _FOREIGN.findall(" ".join(words)))) + text.count("\ufffd")  # what can't be read counts twice
    return _FITS[codec](words) / total if total else 1.0


def _fit_of_letters(script: letters.Script) -> Callable[[list[str]], float]:
    def count(words: list[str]) -> float:
        whole = (word for word in words if _FOREIGN.fullmatch(word))  # 'Gödel' holds no Greek letter
        return len(script.letters.findall(" ".join(whole))) / script.share

    return count


def _fit_of_accents(languages: tuple[str, ...]) -> Callable[[list[str]], float]:
    def count(words: list[str]) -> float:
        runs = Counter(run.lower() for run in _FOREIGN.findall(" ".join(words)) if len(run) <= _LONGEST_ACCENTED)
        by_language = (
            sum(len(run) * times for run, times in runs.items() if set(run) <= set(language)) for language in languages
        )
        return max(by_language) / _ACCENTED

    return count


def _fit_of_any_accents(words: list[str]) -> float:
    runs = _FOREIGN.findall(" ".join(words))
    return sum(len(run) for run in runs if len(run) <= _LONGEST_ACCENTED and run.isalpha()) / _ACCENTED


def _common(words: list[str], characters: frozenset[str]) -> float:
    text = "".join(words)
    return sum(map(characters.__contains__, text)) + len(letters.EASTERN_PUNCTUATION.findall(text))


def _fit_of_chinese(words: list[str]) -> float:
    return _common(words, letters.common_hanzi()) / _IDEOGRAPHS


def _fit_of_korean(words: list[str]) -> float:
    return _common(words, letters.common_hangul()) / _IDEOGRAPHS


def _fit_of_japanese(words: list[str]) -> float:
    text = "".join(words)
    kana = len(letters.KANA.findall(text))
    return (kana + _common(words, letters.common_kanji())) / _IDEOGRAPHS if kana > _LEAST_KANA * len(text) else 0.0


_FITS: dict[str, Callable[[list[str]], float]] = {
    **{codec: _fit_of_letters(script) for script in letters.ALPHABETS for codec in script.codecs},
    **{codec: _fit_of_accents(languages) for codec, languages in letters.LATIN.items()},
    **dict.fromkeys(letters.OTHER_LATIN, _fit_of_any_accents),
    **dict.fromkeys(("cp949", "johab"), _fit_of_korean),
    **dict.fromkeys(("cp932", "euc_jis_2004", "iso2022_jp_ext"), _fit_of_japanese),
    **dict.fromkeys(("gb18030", "big5hkscs"), _fit_of_chinese),
}
_GUESSED = (
    *letters.LATIN,
    *("cp949", "cp932", "euc_jis_2004", "gb18030", "big5hkscs"),
    *("cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp1253", "iso8859-7", "cp1255", "cp1256", "iso8859-6", "cp874"),
)
"""What is tried where nothing is declared, of equals the first. Korean before Chinese: its syllables are characters of
GB2312, but not the other way round."""
