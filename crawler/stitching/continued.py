"""Lines that only lead from page to page: 'Continued on page 3', 'Fortsetzung von Seite 1', '上接第1版'."""

import re

from crawler.reading.phrases import phrases_of
from crawler.reading.wording import fold
from crawler.reading.words import Cue
from crawler.stitching.page_marks import names_page
from storage.records import Block, BlockKind

_LONGEST = 60  # letters: 'Continued on page 3: The captain's supper'
_NUMBER = re.compile(r"\b[a-z]?\d+\b|\d+|(?<=第)[一二三四五六七八九十百]+")

_CONTINUED = {
    "en": "continued|continued on page|continues on page|continued on next page|continued on the next page"
    "|continues on the next page|continued overleaf|please turn to page|turn to page|continued from page"
    "|continued from previous page|continued from the previous page|continued from the last page|from page",
    "de": "fortsetzung|fortsetzung auf seite|fortsetzung seite|fortsetzung auf der nächsten seite|weiter auf seite"
    "|weiter auf der nächsten seite|fortsetzung von seite|fortsetzung von der vorherigen seite"
    "|fortsetzung von der vorigen seite",
    "fr": "suite page|suite en page|suite à la page|suite à la page suivante|suite en page suivante|suite page suivante"
    "|lire la suite page|lire la suite en page|suite de la page|suite de la page précédente",
    "es": "continúa en la página|continúa en página|continúa en la página siguiente|continúa en la siguiente página"
    "|sigue en la página|pasa a la página|viene de la página|viene de página|viene de la página anterior"
    "|continuación de la página",
    "it": "continua a pagina|continua alla pagina|segue a pagina|continua alla pagina successiva"
    "|continua alla pagina seguente|continua nella pagina successiva|segue da pagina|segue dalla pagina"
    "|segue dalla prima pagina|continua da pagina|segue dalla pagina precedente",
    "pt": "continua na página|continua na próxima página|continua na página seguinte|continuação da página"
    "|continuação da página anterior",
    "nl": "vervolg op pagina|lees verder op pagina|verder op pagina|vervolg op de volgende pagina"
    "|lees verder op de volgende pagina|vervolg van pagina|vervolg van de vorige pagina",
    "sv": "fortsättning på sidan|fortsättning på sida|fortsätter på sidan|fortsätter på sida"
    "|fortsättning på nästa sida|fortsätter på nästa sida|forts på sidan|fortsättning från sidan"
    "|fortsättning från sida|fortsättning från föregående sida",
    "pl": "ciąg dalszy na stronie|ciąg dalszy na str|cd na stronie|cd na str|dokończenie na stronie"
    "|dokończenie na str|ciąg dalszy na następnej stronie|ciąg dalszy ze strony|ciąg dalszy ze str"
    "|dokończenie ze strony|ciąg dalszy z poprzedniej strony",
    "ru": "продолжение на странице|продолжение на стр|продолжение на следующей странице|окончание на странице"
    "|окончание на стр|продолжение со страницы|продолжение со стр|начало на странице|начало на стр"
    "|продолжение начало на стр|продолжение с предыдущей страницы",
    "tr": "devamı sayfada|devamı sayfa|devamı sonraki sayfada|devamı arka sayfada|sayfadan devam|önceki sayfadan devam"
    "|baştarafı sayfada",
    "id": "bersambung ke halaman|berlanjut ke halaman|bersambung ke halaman berikutnya"
    "|berlanjut ke halaman berikutnya|sambungan dari halaman|sambungan dari halaman sebelumnya",
    "zh": "下转第页|下转第版|下轉第頁|下轉第版|下转页|下接第页|下接第版|接下页|转下页|接下頁|轉下頁|未完下转第页"
    "|上接第页|上接第版|上接第頁|接上页|续上页|接上頁|續上頁|承上页",
    "ja": "ページへ続く|ページに続く|次のページへ続く|次のページに続く|次ページへ続く|次ページに続く|面へ続く|面に続く"
    "|ページから続く|ページからの続き|ページより続く|前のページから続く|前のページからの続き|前ページから続く"
    "|前ページからの続き|面から続く",
    "ko": "면에 계속|페이지에 계속|쪽에 계속|다음 페이지에 계속|다음 쪽에 계속|면에서 계속|페이지에서 계속|쪽에서 계속"
    "|앞 페이지에서 계속|이전 페이지에서 계속",
}
"""As whole lines, in lower case, without numbers and punctuation, divided by `|`."""


_LEADING_ON = frozenset(fold(phrase) for row in _CONTINUED.values() for phrase in row.split("|"))
_NAMING = frozenset(map(fold, phrases_of({Cue.NEXT_PAGE, Cue.PREVIOUS_PAGE})))
"""These may name what comes: 'Next page: The captain's supper'."""

_WHOLE = _LEADING_ON | _NAMING | frozenset(map(fold, phrases_of({Cue.CONTINUE})))


def leads_on(block: Block) -> bool:
    """True for a line that says nothing but where the text goes on or came from, or which page this is. Only whole
    lines count: 'Continued on page 2 of the log was a note' is prose."""
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING} or len(block.text) > _LONGEST:
        return False
    if names_page(block.text):
        return True
    head, colon, _ = block.text.partition(":")
    return _words(block.text) in _WHOLE or (bool(colon) and _words(head) in _NAMING)


def _words(text: str) -> str:
    return " ".join(_NUMBER.sub("", fold(text)).split())
