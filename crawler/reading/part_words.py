"""The words by which titles count their parts. Adding a language is adding a row; words are in lower case."""


def _words(row: str) -> frozenset[str]:
    return frozenset(row.split())


_COUNTED = {
    "en": "part parts pt chapter episode ep instalment installment lesson",
    "de": "teil folge kapitel episode lektion",
    "fr": "partie chapitre épisode volet leçon",
    "es": "parte capítulo episodio entrega lección",
    "pt": "parte capítulo episódio lição",
    "it": "parte capitolo episodio puntata lezione",
    "ca": "part capítol",
    "ro": "partea parte episodul capitolul",
    "nl": "deel hoofdstuk aflevering les",
    "sv": "del kapitel avsnitt lektion",
    "da": "del kapitel afsnit",
    "no": "del kapittel episode",
    "fi": "osa luku jakso",
    "et": "osa peatükk",
    "lv": "daļa",
    "lt": "dalis",
    "pl": "część cz rozdział odcinek odc lekcja",
    "cs": "část díl kapitola",
    "sk": "časť diel kapitola",
    "sl": "del poglavje",
    "hr": "dio deo poglavlje epizoda nastavak",
    "hu": "rész fejezet",
    "ru": "часть ч глава выпуск серия эпизод урок",
    "uk": "частина глава розділ випуск",
    "bg": "част глава епизод",
    "sr": "део поглавље наставак",
    "el": "μέρος κεφάλαιο επεισόδιο",
    "tr": "bölüm kısım ders",
    "id": "bagian bab seri pelajaran",
    "ms": "bahagian",
    "vi": "phần bài kỳ tập chương",
    "ar": "الجزء جزء الحلقة حلقة الفصل",
    "fa": "قسمت بخش",
    "ur": "قسط حصہ",
    "he": "חלק פרק",
    "hi": "भाग खंड अध्याय",
    "bn": "পর্ব",
    "ta": "பகுதி",
    "th": "ตอนที่ ตอน ภาค",
}
COUNTED = _words(" ".join(_COUNTED.values()))
"""Words for one part of a series: a number beside them numbers it."""

COUNTED_LANGUAGES = {
    word: frozenset(language for language, row in _COUNTED.items() if word in row.split()) for word in COUNTED
}

WEAK = _words("no nr vol volume issue band tome tomo № núm num n°")
"""Words that number products, shirts and laws as well: they count only behind punctuation, or in brackets."""

FOREIGN = {
    "del": frozenset({"es", "it", "ca", "ro", "fr"}),
    "no": frozenset({"es", "pt", "it", "ja"}),
    "ep": frozenset({"fr"}),
    "osa": frozenset({"es", "pt"}),
    "dio": frozenset({"es", "it", "pt"}),
    "deo": frozenset({"it", "pt"}),
    "luku": frozenset({"pt"}),
    "band": frozenset({"en"}),
    "seri": frozenset({"tr"}),
}
"""Part words that mean something else in these languages."""

OF = _words("of von de di van av af из із от з z ze od din dari trên από মধ্যে sur out / su em i מתוך من از")
"""What stands between a part's number and the total."""

BEFORE_NUMBER = _words("no nr # - – . : № n° numero número '")
"""What may stand between a part word and its number."""

FINAL = _words(
    "final last letzter letzte dernière dernier última último ultima ultimo laatste sista siste sidste "
    "viimeinen ostatnia poslední posledná zadnji utolsó последняя заключительная остання последна τελευταίο "
    "son terakhir cuối الأخير الأخيرة האחרון finale"
)
"""Beside a part word: the last part, its number unsaid."""

CONCLUSION = _words(
    "conclusion schluss fin finale final conclusión conclusão conclusione epilogue epilogo slot slutet "
    "zakończenie окончание закінчення ตอนจบ จบ 完 完结 完結 终 終 最終回 最终回 完结篇 完結編 最終話 大结局 "
    "最終編 마지막회 완결"
)
"""In brackets or behind punctuation: the last part, its number unsaid."""

HALVES = {
    1: _words("上 上篇 上集 上半 上編 上编 前編 前篇 前编 상 상편 전편"),
    2: _words("中 中篇 中集 中編 中编 중 중편"),
    3: _words("下 下篇 下集 下半 下編 下编 後編 后编 後篇 后篇 하 하편 후편"),
}
"""First, middle and last of two or three parts. The last is number 2 until a middle one is seen."""

SERIES_PHRASES = frozenset({"in a series", "of a series", "in our series", "in the series", "of our series"})
"""Behind an ordinal: 'Third in a series'."""

PAGE_WORDS = _words("page pages seite seiten página pagina páginas strona sida side страница ページ 頁 页 쪽")
"""In brackets behind a fraction: '(1/2 ページ)'."""

STATEMENTS = _words("is are be was as the still ranked named voted your my our ist bleibt est es")
"""Before '#1': a rank, not a part."""
