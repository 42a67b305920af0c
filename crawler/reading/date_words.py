"""Words of dates in the languages that are read, as data. `crawler.reading.dates` makes patterns of them."""

from dataclasses import dataclass, field
from enum import StrEnum


class Unit(StrEnum):
    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class RelativeWords:
    """How a language says 'over 6 years ago'.

    `before` and `after` are patterns that stand round '<hedge> <number> <unit>'; `units` are patterns; `over` and
    `almost` are hedges before the number ('over_after' behind the unit, as in Chinese and Japanese), `about` those that
    change nothing; `numbers` are number words; `fixed` whole phrases with their unit and amount.
    """

    units: dict[Unit, str]
    before: str = ""
    after: str = ""
    over: str = "(?!)"
    over_after: str = "(?!)"
    almost: str = "(?!)"
    almost_after: str = "(?!)"
    about: str = "(?!)"
    numbers: dict[str, int] = field(default_factory=dict)
    fixed: dict[str, tuple[Unit, int]] = field(default_factory=dict)


RELATIVE: dict[str, RelativeWords] = {
    "en": RelativeWords(
        units={
            Unit.YEAR: r"years?|yrs?",
            Unit.MONTH: r"months?|mos?",
            Unit.WEEK: r"weeks?|wks?",
            Unit.DAY: r"days?",
            Unit.HOUR: r"hours?|hrs?",
            Unit.MINUTE: r"minutes?|mins?",
            Unit.SECOND: r"seconds?|secs?",
        },
        after=r"\s+ago",
        over=r"over|more than",
        almost=r"almost|nearly|less than",
        about=r"about|around|approximately|roughly",
        numbers={
            "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
            "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
        },
        fixed={
            "just now": (Unit.SECOND, 0), "today": (Unit.DAY, 0), "yesterday": (Unit.DAY, 1),
            "last week": (Unit.WEEK, 1), "last month": (Unit.MONTH, 1), "last year": (Unit.YEAR, 1),
        },
    ),
    "de": RelativeWords(
        units={
            Unit.YEAR: r"jahre?n?", Unit.MONTH: r"monate?n?", Unit.WEEK: r"wochen?", Unit.DAY: r"tage?n?",
            Unit.HOUR: r"stunden?", Unit.MINUTE: r"minuten?", Unit.SECOND: r"sekunden?",
        },
        before=r"vor\s+",
        over=r"über|mehr als|gut",
        almost=r"fast|beinahe|knapp|nahezu|weniger als",
        about=r"etwa|rund|ungefähr|circa|ca\.",
        numbers={
            "einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8,
            "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
        },
        fixed={
            "gerade eben": (Unit.SECOND, 0), "heute": (Unit.DAY, 0), "gestern": (Unit.DAY, 1),
            "vorgestern": (Unit.DAY, 2), "letzte woche": (Unit.WEEK, 1), "letzten monat": (Unit.MONTH, 1),
            "letztes jahr": (Unit.YEAR, 1),
        },
    ),
    "fr": RelativeWords(
        units={
            Unit.YEAR: r"ans?|années?", Unit.MONTH: r"mois", Unit.WEEK: r"semaines?", Unit.DAY: r"jours?",
            Unit.HOUR: r"heures?", Unit.MINUTE: r"minutes?", Unit.SECOND: r"secondes?",
        },
        before=r"il y a\s+",
        over=r"plus d['’e]",
        almost=r"presque|près d['’e]|moins d['’e]",
        about=r"environ|à peu près",
        numbers={
            "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
            "neuf": 9, "dix": 10, "onze": 11, "douze": 12,
        },
        fixed={
            "à l'instant": (Unit.SECOND, 0), "aujourd'hui": (Unit.DAY, 0), "aujourd’hui": (Unit.DAY, 0),
            "hier": (Unit.DAY, 1), "avant-hier": (Unit.DAY, 2), "la semaine dernière": (Unit.WEEK, 1),
            "le mois dernier": (Unit.MONTH, 1), "l'année dernière": (Unit.YEAR, 1),
        },
    ),
    "es": RelativeWords(
        units={
            Unit.YEAR: r"años?", Unit.MONTH: r"mes(?:es)?", Unit.WEEK: r"semanas?", Unit.DAY: r"días?|dias?",
            Unit.HOUR: r"horas?", Unit.MINUTE: r"minutos?", Unit.SECOND: r"segundos?",
        },
        before=r"hace\s+",
        over=r"más de|mas de",
        almost=r"casi|menos de",
        about=r"unos|unas|alrededor de|aproximadamente|cerca de",
        numbers={
            "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
            "nueve": 9, "diez": 10, "once": 11, "doce": 12,
        },
        fixed={
            "ahora mismo": (Unit.SECOND, 0), "hoy": (Unit.DAY, 0), "ayer": (Unit.DAY, 1), "anteayer": (Unit.DAY, 2),
            "la semana pasada": (Unit.WEEK, 1), "el mes pasado": (Unit.MONTH, 1), "el año pasado": (Unit.YEAR, 1),
        },
    ),
    "pt": RelativeWords(
        units={
            Unit.YEAR: r"anos?", Unit.MONTH: r"m[eê]s(?:es)?", Unit.WEEK: r"semanas?", Unit.DAY: r"dias?",
            Unit.HOUR: r"horas?", Unit.MINUTE: r"minutos?", Unit.SECOND: r"segundos?",
        },
        before=r"há\s+",
        over=r"mais de",
        almost=r"quase|menos de",
        about=r"cerca de|aproximadamente",
        numbers={"um": 1, "uma": 1, "dois": 2, "duas": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6},
        fixed={"hoje": (Unit.DAY, 0), "ontem": (Unit.DAY, 1), "anteontem": (Unit.DAY, 2)},
    ),
    "it": RelativeWords(
        units={
            Unit.YEAR: r"ann[oi]", Unit.MONTH: r"mes[ei]", Unit.WEEK: r"settiman[ae]", Unit.DAY: r"giorn[oi]",
            Unit.HOUR: r"or[ae]", Unit.MINUTE: r"minut[oi]", Unit.SECOND: r"second[oi]",
        },
        after=r"\s+fa",
        over=r"oltre|più di",
        almost=r"quasi|meno di",
        about=r"circa",
        numbers={"un": 1, "uno": 1, "una": 1, "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6},
        fixed={"oggi": (Unit.DAY, 0), "ieri": (Unit.DAY, 1), "l'altro ieri": (Unit.DAY, 2)},
    ),
    "ru": RelativeWords(
        units={
            Unit.YEAR: r"год(?:а|ов)?|лет", Unit.MONTH: r"месяц(?:а|ев)?", Unit.WEEK: r"недел[юиья]",
            Unit.DAY: r"день|дня|дней|сут(?:ки|ок)", Unit.HOUR: r"час(?:а|ов)?", Unit.MINUTE: r"минут[уы]?",
            Unit.SECOND: r"секунд[уы]?",
        },
        after=r"\s+назад",
        over=r"более|больше|свыше",
        almost=r"почти|менее|меньше",
        about=r"около|примерно",
        numbers={"один": 1, "одну": 1, "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6},
        fixed={
            "только что": (Unit.SECOND, 0), "сегодня": (Unit.DAY, 0), "вчера": (Unit.DAY, 1),
            "позавчера": (Unit.DAY, 2), "год назад": (Unit.YEAR, 1), "месяц назад": (Unit.MONTH, 1),
            "неделю назад": (Unit.WEEK, 1), "час назад": (Unit.HOUR, 1),
        },
    ),
    "zh": RelativeWords(
        units={
            Unit.YEAR: "年", Unit.MONTH: "个?月|個月", Unit.WEEK: "周|週|个?星期|個星期", Unit.DAY: "天|日",
            Unit.HOUR: "个?小时|個?小時", Unit.MINUTE: "分钟|分鐘", Unit.SECOND: "秒钟?|秒鐘",
        },
        after="(?:之?前|以前)",
        over="超过|超過|逾",
        over_after="多",
        almost="将近|將近|近|快",
        about="大约|大約|约|約",
        numbers={
            "一": 1, "两": 2, "兩": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
        },
        fixed={
            "刚刚": (Unit.SECOND, 0), "剛剛": (Unit.SECOND, 0), "今天": (Unit.DAY, 0), "昨天": (Unit.DAY, 1),
            "昨日": (Unit.DAY, 1), "前天": (Unit.DAY, 2), "上周": (Unit.WEEK, 1), "上个月": (Unit.MONTH, 1),
            "去年": (Unit.YEAR, 1),
        },
    ),
    "ja": RelativeWords(
        units={
            Unit.YEAR: "年", Unit.MONTH: "[かヶカケ]月|か月|ヵ月", Unit.WEEK: "週間", Unit.DAY: "日",
            Unit.HOUR: "時間", Unit.MINUTE: "分", Unit.SECOND: "秒",
        },
        after="前",
        over_after="以上|余り",
        almost_after="近く|弱",
        about="約|およそ",
        numbers={
            "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
        },
        fixed={
            "たった今": (Unit.SECOND, 0), "今日": (Unit.DAY, 0), "昨日": (Unit.DAY, 1), "一昨日": (Unit.DAY, 2),
            "先週": (Unit.WEEK, 1), "先月": (Unit.MONTH, 1), "昨年": (Unit.YEAR, 1), "去年": (Unit.YEAR, 1),
        },
    ),
}  # fmt: skip

_MONTH_NAMES = """
jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|oct october|\
nov november|dec december
jän jänner januar|februar|mär märz|april|mai|juni|juli|august|september|okt oktober|november|dez dezember
janv janvier|févr février fév|mars|avr avril|mai|juin|juil juillet|août aout|septembre|octobre|novembre|\
déc décembre
ene enero|febrero|marzo|abr abril|mayo|junio|julio|ago agosto|septiembre setiembre|octubre|noviembre|\
dic diciembre
janeiro|fev fevereiro|março|abril|maio|junho|julho|agosto|set setembro|out outubro|novembro|dez dezembro
gen gennaio|febbraio|marzo|aprile|mag maggio|giu giugno|lug luglio|agosto|set settembre|ott ottobre|novembre|\
dicembre
januari|februari|mrt maart|april|mei|juni|juli|augustus|september|oktober|november|december
янв января январь|фев февраля февраль|мар марта март|апр апреля апрель|мая май|июн июня июнь|июл июля июль|\
авг августа август|сен сент сентября сентябрь|окт октября октябрь|ноя нояб ноября ноябрь|дек декабря декабрь
styczeń stycznia|luty lutego|marzec marca|kwiecień kwietnia|maj maja|czerwiec czerwca|lipiec lipca|\
sierpień sierpnia|wrzesień września|październik października|listopad listopada|grudzień grudnia
januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december
januar|februar|marts mars|april|maj mai|juni|juli|august|september|oktober okt|november|desember des
ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık
"""

MONTHS: dict[str, int] = {
    name: number
    for names in _MONTH_NAMES.split("\n")
    if names
    for number, forms in enumerate(names.split("|"), 1)
    for name in forms.split()
}
"""Month names and abbreviations, lower-cased. No name means two months in two of these languages ('listopad' is Polish
here, not Czech or Croatian)."""

ORDINALS = r"(?:st|nd|rd|th|er|º|ª|\.|го)?"
MONTH_JOINERS = r"(?:of|de|del|di|d['’])?"

MONTH_FIRST = frozenset({"en-us", "en-ph", "es-us"})
"""Languages in which 3/10/2017 is the tenth of March. Plain 'en' may be either, so only the year is certain."""
