"""What titles and lines say of their page: 'Page 2', 'Seite 2 von 4', '(2/3)', '第2页'."""

import re
from functools import lru_cache

from crawler.reading.part_words import OF, PAGE_WORDS

_WORD = "|".join(
    sorted(
        map(re.escape, PAGE_WORDS | {"sayfa", "halaman", "trang", "sivu", "pág.", "pag.", "p.", "str.", "стр.", "s."})
    )
)
_OF = "|".join(sorted(map(re.escape, OF)))
_NUMBER = r"\d{1,3}"
_WORDED = (
    rf"(?:(?:{_WORD})\s?{_NUMBER}(?:\s?(?:{_OF})\s?{_NUMBER})?"
    rf"|{_NUMBER}(?:\s?(?:{_OF})\s?{_NUMBER})?\.?\s(?:{_WORD})"
    rf"|第?\s?{_NUMBER}\s?(?:页|頁|ページ目?|페이지|쪽)(?:\s?[/／]?\s?[共全]?\s?{_NUMBER}\s?(?:页|頁|ページ|페이지|쪽)?)?)"
)
_FRACTION = rf"(?:{_NUMBER}\s?(?:/|／|of|von|de|di|van|av|sur|из)\s?{_NUMBER})"
_MARK = re.compile(rf"\W*(?:{_WORDED}|{_FRACTION})\W*", re.IGNORECASE)
_NAMED = re.compile(rf"\W*{_WORDED}\W*", re.IGNORECASE)
_IN_TITLE = re.compile(rf"(?:^|[,.;:–—|(\[（【]|\s-)\s*{_WORDED}(?!\w)(?:\s*[)\]）】])?", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[|¦·•»«‹›:/\-–—]+\s+|\s*[|¦｜：]\s*|:\s+|\s*[(\[（【]\s*|\s*[)\]）】]\s*")
_LEFT_OVER = " \t-–—―:|,;·•|：｜"


@lru_cache(maxsize=4096)
def is_page_mark(text: str) -> bool:
    """True if a piece of a title says nothing but which page it is on."""
    return _MARK.fullmatch(text) is not None


def names_page(text: str) -> bool:
    """True if a line says nothing but which page it is on, and says 'page': '9/11' is a heading."""
    return _NAMED.fullmatch(text) is not None


def without_page_mark(title: str) -> str:
    """A title without a 'Page 2' that its punctuation sets apart; '' if it is nothing else. Without punctuation it may
    be prose ('The blank page 2'); a fraction may count parts: they stay."""
    marked = _IN_TITLE.search(title)
    if marked is None:
        return title
    head, tail = title[: marked.start()].rstrip(_LEFT_OVER), title[marked.end() :].strip(_LEFT_OVER)
    return f"{head}{title[marked.end() :].rstrip()}" if head and tail else head or tail


@lru_cache(maxsize=4096)
def title_pieces(title: str) -> tuple[str, ...]:
    """What a title's separators set apart, without marks of its page: ('The long quay', 'Harbour Post')."""
    pieces = [piece for piece in _SEPARATOR.split(title) if piece and not is_page_mark(piece)]
    bare = [without_page_mark(piece).strip(_LEFT_OVER) for piece in pieces]
    return tuple(piece for piece in bare if piece)
