"""The part that a few words name ('Click here for part two', '第3回へ', 'К части 3'), and whether they say more.

`part_title` reads titles; this reads invitations, where a part's word is inflected, glued to its neighbours or stands
in a phrase.
"""

import re
from functools import lru_cache

from crawler.reading.numerals import HAN_NUMBER, han, number_of
from crawler.reading.part_title import number_named
from crawler.reading.part_words import BEFORE_NUMBER, COUNTED, FINAL, HALVES
from crawler.reading.phrases import folded

_INFLECTED = {
    "de": "teil teils teiles teile|kapitel kapitels|vierte vierten|fünfte fünften|sechste sechsten",
    "pl": "część części częścią|odcinek odcinka odcinku|rozdział rozdziału"
    "|pierwsza pierwszą pierwszej|druga drugą drugiej|trzecia trzecią trzeciej|czwarta czwartą czwartej|piąta piątą",
    "cs": "díl dílu|část části|kapitola kapitoly kapitole"
    "|první prvního|druhý druhého druhému|třetí třetího|čtvrtý čtvrtého",
    "sk": "diel dielu|časť časti|prvá prvej|druhá druhej|tretia tretej",
    "hr": "dio dijelu dijela|deo delu dela|nastavak nastavku nastavka|drugi drugog|treći trećeg",
    "sr": "део делу дела|наставак наставку",
    "ru": "часть части частью|глава главу главе главы|выпуск выпуску выпуска"
    "|первая первую первой|вторая вторую|третья третью третьей|четвертая четвертую четвёртую|пятая пятую|шестая шестую",
    "uk": "частина частини частину частині|розділ розділу|перша першу|друга другу|третя третю",
    "bg": "част частта",
    "hu": "rész részben részt része részre részhez részből|fejezet fejezetet fejezethez",
    "fi": "osa osan osaan osasta osassa osaa|luku lukuun",
    "et": "osa osas osale",
    "tr": "bölüm bölümü bölüme bölümünü|kısım kısmı kısma",
    "el": "μέρος μέρους|κεφάλαιο κεφαλαίου",
    "ro": "partea parte părții|episodul episod|capitolul capitol",
    "sv": "del delen|kapitel kapitlet|avsnitt avsnittet",
    "no": "del delen|kapittel kapittelet",
    "da": "del delen|afsnit afsnittet",
    "he": "חלק לחלק בחלק החלק מהחלק|פרק לפרק בפרק הפרק",
    "ar": "الجزء للجزء بالجزء|الحلقة للحلقة|الفصل للفصل",
}
"""Part words and ordinals by the form that titles use, with the forms that running words use."""

_FILLERS = {
    "en": "a an the to of in is this it for on at from go read see click here tap now and or start begin with "
    "jump back continue continues continued forward next previous my our your story series column "
    "article you can find view again please go up first catch still miss missed return proceed as well "
    "also s if haven't already",
    "de": "zu zum zur hier geht es weiter zurück lesen sie der die das den dieser dieses nun jetzt mit in von "
    "und klicken nächster vorheriger geht's auch noch einmal serie artikel",
    "fr": "lire relire la le les l de du ici cliquez pour voir retrouvez dans suite cette série et à au aller "
    "vers revenir lisez découvrez continuer suivante précédente",
    "es": "leer lea lee la el los aquí en de del haga haz clic para ver continúa continuar sigue ir a esta "
    "serie y pulse pincha vuelve volver siguiente anterior",
    "it": "leggi leggere la il qui clicca per nella continua di vai alla torna e questa serie prosegui con puntata",
    "pt": "leia ler a o aqui clique para na no de da continua continue veja ver ir à esta série e volte volta",
    "ca": "llegiu llegeix la el aquí feu clic per de continua vés a aquesta sèrie",
    "ro": "citește citiți aici la din de clic pentru continuă în vezi înapoi această serie",
    "nl": "lees lezen hier verder naar terug het de van deze klik voor in en ga deel serie",
    "sv": "läs här till vidare den i av klicka för att och gå tillbaka serien",
    "da": "læs her til videre den i af klik for at og gå tilbage serien",
    "no": "les her til videre den i av klikk for å og gå tilbake serien",
    "fi": "lue tästä tämän sarjan siirry takaisin täältä myös jatkuu",
    "et": "loe siit edasi",
    "pl": "przeczytaj czytaj tutaj tu do w z przejdź wróć dalej kliknij aby tej serii ciąg dalszy",
    "cs": "čtěte číst zde k na v přejít zpět pokračování pokračovat",
    "sk": "čítajte čítať tu k na v prejsť späť pokračovanie",
    "hr": "pročitajte pročitaj čitaj ovdje ovde na u nastavi idi i",
    "ru": "читать читайте здесь тут к в на перейти продолжение смотри см начало цикла серии",
    "uk": "читати читайте тут до у в перейти продовження",
    "bg": "прочетете чети тук към в продължава",
    "sr": "прочитајте читај овде на у",
    "hu": "olvassa olvasd el itt a az tovább folytatás ugrás vissza kattintson",
    "el": "διαβάστε εδώ το στο του τη συνέχεια",
    "tr": "oku okuyun okumak için tıklayın burada devamı git",
    "id": "baca di sini ke lanjut lanjutkan klik untuk membaca dari",
    "ms": "baca di sini ke sambung klik untuk membaca",
    "vi": "đọc xem tiếp tại đây đến sang của",
    "ar": "اقرأ هنا إلى من في لقراءة اضغط تابع",
    "fa": "بخوانید در اینجا از ادامه به این",
    "he": "לקריאת קראו כאן את של המשך",
    "hi": "पढ़ें यहाँ यहां देखें का के आगे",
    "ko": "보기 읽기 여기 바로가기 보러가기 로 으로 읽으러 가기",
}
"""What may stand round a part's name without making a title of it."""

_GLUED = re.compile(
    rf"第\s?(?P<han>[0-9０-９]{{1,3}}|[{HAN_NUMBER}]{{1,4}})\s?(?:部分|回|話|话|集|篇|部|章|讲|講|弾|彈|期|夜|幕|节|節|編|编|卷|巻)"
    r"|(?:ตอนที่|ตอน|ภาคที่|ภาค|บทที่|บท)\s?(?P<thai>[0-9๐-๙]{1,3})"
    r"|(?<!\d)(?P<hangul>\d{1,3})\s?(?:화|편|부|회|장|탄)(?![가-힣])"
)
_HALF = re.compile(r"[上中下前後后][篇集編编]|(?<![가-힣])[상중하전후]편")
_GLUED_FILLERS = re.compile(
    r"はこちら|こちら|続き|つづき|を読む|から読む|を見る|へ続く|に続く|へ|は|で|を|に|この連載の|"
    r"阅读|閱讀|点击|點擊|查看|继续|繼續|进入|請看|请看|回到|返回|"
    r"อ่านต่อ|อ่าน|ต่อ|ที่นี่|คลิก|ได้ที่|ไปยัง|ไป|제"
)
_WORD = re.compile(r"[\w'\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+")


def _base_forms() -> dict[str, str]:
    forms = {}
    for row in _INFLECTED.values():
        for base, *others in (form.split() for form in row.split("|")):
            forms.update(dict.fromkeys(others, base))
    return {form: base for form, base in forms.items() if form not in COUNTED}


_BASE_FORMS = _base_forms()
_EMPTY = frozenset(folded(word) for row in _FILLERS.values() for word in row.split()) | frozenset(
    folded(word) for word in COUNTED | FINAL | BEFORE_NUMBER | set(_BASE_FORMS)
)


@lru_cache(maxsize=4096)
def number_said(text: str) -> int | None:
    """The number of the first part that some words name, or None: 前編 and 上 are 1, 後編 and 下 are 2."""
    words = _WORD.findall(text.lower())
    if not _BASE_FORMS.keys().isdisjoint(words):
        text = _WORD.sub(lambda word: _BASE_FORMS.get(word[0].lower(), word[0]), text)
    named = number_named(text)
    if named is not None or text.isascii():
        return named
    glued = _GLUED.search(text)
    if glued:
        digits = glued["han"] or glued["thai"] or glued["hangul"]
        return int(digits) if digits.isdecimal() else han(digits)
    half = _HALF.search(text)
    return next((min(number, 2) for number, words in HALVES.items() if half and half[0] in words), None)


@lru_cache(maxsize=4096)
def says_no_more(text: str) -> bool:
    """True if some words say nothing but a part: no title, no name of a series."""
    bare = _GLUED_FILLERS.sub(" ", _HALF.sub(" ", _GLUED.sub(" ", text)))
    return all(
        folded(word) in _EMPTY or number_of(word.strip("'") or word) is not None for word in _WORD.findall(bare.lower())
    )
