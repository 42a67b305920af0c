"""What changes on a page by itself, as data and patterns: counters, dates, advertisements. No edit of a text.

Looked for in labels only, lines of their own: 'It had 1,234 views, three days ago.' amid a text is what somebody wrote.
"""

import re
from collections.abc import Iterator
from datetime import date

from crawler.reading.date_forms import Reader, dates_in
from crawler.reading.date_forms import fold as fold_date
from crawler.reading.prompts import PROMPT
from crawler.reading.relative_dates import find_ago

LONGEST_LABEL = 100
"""Characters: 'Posted 3 days ago by Ada Quill in Harbour and Trade | 1,234 views | 12 comments' has 80."""

FEWEST_WORDS = 4
"""A line that ends as a sentence does and has so many words beside its counters and dates is one."""

_COUNTED = (
    # what is counted, in the languages of the pages that we know; inflected forms as alternatives
    r"views?|reads?|readers?|shares?|likes?|comments?|replies|reply|responses?|reactions?|votes?|claps?|plays?|hits"
    r"|visits?|visitors?|followers?|subscribers?|retweets?|reposts?|downloads?|bookmarks?"
    r"|aufrufe?|leser|kommentare?|abonnenten|mal (?:gelesen|geteilt|angesehen)|vues?|lectures?|partages?|commentaires?"
    r"|abonnés|fois|vistas?|visitas?|lecturas?|visualizaciones|comentarios?|compartidos?|seguidores|visualizações"
    r"|leituras?|comentários?|curtidas?|compartilhamentos?|visualizzazioni|letture|visite|commenti|commento|condivisioni"
    r"|weergaven|reacties|keer (?:gelezen|bekeken)|visningar|visninger|kommentarer|delningar|delinger|wyświetle[nń]\w*"
    r"|odsłon\w*|komentarz\w*|udostępnie[nń]\w*|просмотр\w*|комментари\w*|прочтени\w*|лайк\w*|перегляд\w*|коментар\w*"
    r"|görüntülenme|okunma|yorum|beğeni|προβολές|σχόλια|مشاهدات?|مشاهدة|تعليقات?|צפיות|תגובות|lượt xem|bình luận"
    r"|kali dibaca|dilihat|komentar"
    r"|次?(?:阅读|閱讀|浏览|瀏覽|点击|點擊|播放)(?:量|数|數|次数)?|人?(?:评论|評論|点赞|點讚|收藏|转发|分享)(?:数|數)?"
    r"|回?閲覧(?:数)?|ビュー|(?:件の)?コメント|いいね|조회수?|댓글|공감|추천"
)
_NUMBER = r"\d(?:[\d.,'’\s]*\d)?\s?(?:[kKmM]|tsd\.?|mio\.?|mln|tys\.?|тыс\.?|млн|[万萬千만천])?\+?"
_COUNTER = re.compile(
    rf"(?<![\w.,])(?:{_NUMBER})\s?(?:{_COUNTED})(?!\w)|(?<!\w)(?:{_COUNTED})\s?[:：(]?\s?(?:{_NUMBER})\)?(?![\w.,]\d)",
    re.IGNORECASE,
)
_ADVERTISEMENT = re.compile(
    r"\W*(?:advertisement|advertorial|ad|sponsored(?: content| post)?|promoted|anzeige|werbung|publicité|publicidad"
    r"|publicidade|pubblicità|reklama?m?|annonse?|advertentie|реклама|广告|廣告|広告|광고)\s*[:：|–—·-]\s*\S",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?<![\d:])\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?!\w)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*$")
_WORD = re.compile(r"\w+")


def lasting(line: str, language: str | None) -> str:
    """A line of a text without what changes by itself: '' for an advertisement or a line of rights, a label without its
    counters and dates; a sentence as it is."""
    if len(line) > LONGEST_LABEL:
        return line
    if _ADVERTISEMENT.match(line) or PROMPT.fullmatch(line) or "©" in line:
        return ""
    label = _without_dates(_COUNTER.sub(" ", line), (language or "").lower())
    if _SENTENCE_END.search(line.rstrip()) and len(_WORD.findall(label)) >= FEWEST_WORDS:
        return line
    return label


def _without_dates(line: str, language: str) -> str:
    spans = sorted(_dates(fold_date(line), language))
    kept, end = [], 0
    for start, stop in spans:
        kept.append(line[end:start])
        end = max(end, stop)
    kept.append(line[end:])
    return _CLOCK.sub(" ", " ".join(kept)) if spans else line


def _dates(folded: str, language: str) -> Iterator[tuple[int, int]]:
    """Where dates stand in a folded line, absolute and relative."""
    for found in dates_in(folded, Reader(language, date.max)):
        yield found.start, found.end
    for ago in find_ago(folded, language.partition("-")[0]):
        yield ago.start, ago.end
