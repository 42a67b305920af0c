"""The words by which titles count their parts. Adding a language is adding a row; words are in lower case."""

import unicodedata


def _words(row: str) -> frozenset[str]:
    return frozenset(unicodedata.normalize("NFC", row).split())


_COUNTED = {
    "en": "part parts pt chapter episode ep instalment installment lesson",
    "de": "teil folge kapitel episode lektion",
    "fr": "partie chapitre épisode episode volet leçon lecon",
    "es": "parte capítulo capitulo episodio entrega lección leccion",
    "gl": "parte capítulo episodio entrega",
    "pt": "parte capítulo capitulo episódio episodio lição licao",
    "it": "parte capitolo episodio puntata lezione",
    "ca": "part capítol episodi lliurament lliçó",
    "ro": "partea parte episodul capitolul capitol lecția",
    "nl": "deel hoofdstuk aflevering les",
    "af": "deel hoofstuk",
    "sv": "del delen kapitel kapitlet avsnitt avsnittet lektion",
    "da": "del delen kapitel kapitlet afsnit episode lektion",
    "no": "del delen kapittel kapitlet episode leksjon",
    "is": "hluti kafli þáttur",
    "fi": "osa luku jakso",
    "et": "osa peatükk",
    "lv": "daļa nodaļa",
    "lt": "dalis skyrius",
    "pl": "część cz rozdział odcinek odc lekcja",
    "cs": "část díl kapitola epizoda lekce",
    "sk": "časť diel kapitola epizóda lekcia",
    "sl": "del poglavje epizoda",
    "hr": "dio deo poglavlje epizoda nastavak lekcija",
    "hu": "rész fejezet epizód lecke",
    "ru": "часть ч глава выпуск серия эпизод урок",
    "uk": "частина ч глава розділ випуск серія епізод урок",
    "be": "частка глава раздзел выпуск",
    "bg": "част глава епизод урок",
    "mk": "дел поглавје епизода",
    "sr": "део поглавље наставак епизода deo poglavlje nastavak epizoda",
    "sq": "pjesa kapitulli episodi",
    "el": "μέρος μερος κεφάλαιο κεφαλαιο επεισόδιο επεισοδιο μάθημα",
    "tr": "bölüm bolum kısım kisim ders",
    "az": "hissə bölüm fəsil",
    "uz": "qism",
    "kk": "бөлім",
    "mn": "хэсэг бүлэг",
    "ka": "ნაწილი თავი",
    "hy": "մաս գլուխ",
    "id": "bagian bab seri pelajaran episode",
    "ms": "bahagian bab episod",
    "tl": "bahagi kabanata",
    "vi": "phần bài kỳ tập chương",
    "sw": "sehemu",
    "eu": "atala zatia kapitulua",
    "cy": "rhan pennod",
    "ga": "cuid caibidil",
    "ar": "الجزء جزء الحلقة حلقة الفصل القسم الدرس",
    "fa": "قسمت بخش",
    "ur": "قسط حصہ",
    "he": "חלק פרק",
    "hi": "भाग खंड अध्याय पार्ट एपिसोड किस्त कड़ी",
    "mr": "भाग प्रकरण",
    "ne": "भाग अध्याय",
    "bn": "পর্ব অধ্যায় ভাগ খণ্ড কিস্তি",
    "gu": "ભાગ પ્રકરણ",
    "pa": "ਭਾਗ",
    "ta": "பகுதி பாகம் அத்தியாயம்",
    "te": "భాగం అధ్యాయం",
    "kn": "ಭಾಗ ಅಧ್ಯಾಯ",
    "ml": "ഭാഗം അധ്യായം",
    "si": "කොටස",
    "th": "ตอนที่ ตอน ภาค บทที่",
    "km": "ភាគ វគ្គ",
    "my": "အပိုင်း",
}
COUNTED = _words(" ".join(_COUNTED.values()))
"""Words for one part of a series: a number beside them numbers it."""

COUNTED_LANGUAGES = {
    word: frozenset(language for language, row in _COUNTED.items() if word in _words(row)) for word in COUNTED
}

WEAK = _words("no nr vol volume issue ausgabe band tome tomo том cilt № núm num n°")
"""Words that number products, shirts and laws as well: they count only behind punctuation, or in brackets."""

NUMBERED = COUNTED | WEAK | {"series"}
"""Without one of these no words name a number."""

EDITIONS = WEAK | _words(
    "# 期 episode ep épisode episodio episódio episodi episodul epizoda epizóda epizód эпизод επεισόδιο επεισοδιο "
    "episod folge puntata aflevering avsnitt jakso odcinek odc þáttur выпуск випуск"
)
"""Words that number what a column, a newsletter or a broadcast has brought so far; the others number a work's parts."""

TIMES = _words("回 회")
"""Such words of East Asian serials, which are for a work's parts as well."""

VOLUMES = _words("vol volume")
"""Weak words that East Asian titles set apart by a space. 'No.1' behind a space praises there."""

FIGURATIVE = _words(
    "chapter kapitel chapitre capítulo capitolo capitolul capítol hoofdstuk rozdział kapitola poglavlje глава fejezet"
)
"""'The final chapter' closes a life as often as a series."""

FOREIGN = {
    "del": frozenset({"es", "it", "ca", "gl", "ro", "fr"}),
    "no": frozenset({"es", "pt", "it", "ja"}),
    "ep": frozenset({"fr"}),
    "les": frozenset({"fr", "ca"}),
    "osa": frozenset({"es", "pt", "gl"}),
    "dio": frozenset({"es", "it", "pt"}),
    "deo": frozenset({"it", "pt"}),
    "luku": frozenset({"pt"}),
    "band": frozenset({"en"}),
    "seri": frozenset({"tr"}),
}
"""Part words that mean something else in these languages."""

OF = _words(
    "of von de di van av af из із от з z ze od din dari iš nga από trên từ মধ্যে sur out / su em i ng จาก מתוך من از"
)
"""What stands between a part's number and the total."""

BEFORE_NUMBER = _words("no nr # - – . : № n° numero número ' the a e i ya ke thứ")
"""What may stand between a part word and its number: 'part the first', 'partea a doua', 'sehemu ya pili'."""

BARE_BEFORE = _words(
    "dalis daļa කොටස бөлім хэсэг qism часть глава серия выпуск урок частина розділ серія випуск частка част дел део "
    "dio deo część odcinek rozdział díl diel"
)
"""Part words with a plain cardinal before them: '2 dalis', '3 часть'; how many there are takes another form."""

AND = _words("and & und et y i e en och og и та ve")
"""Between a number and 'last': 'third and final part'."""

FINAL = _words(
    "final last finale letzter letzte letztes dernier dernière última último ultima ultimo darrera laatste laaste "
    "sista siste sidste síðasti viimeinen viimane pēdējā paskutinė ostatnia ostatni poslední posledná posledný zadnji "
    "posljednji utolsó befejező последняя последний заключительная остання апошняя последна последњи последен fundit "
    "τελευταίο τελευταιο finală son terakhir akhir huling cuối mwisho azken olaf الأخير الأخيرة האחרון האחרונה אחרון "
    "ואחרון ואחרונה آخر پایانی آخری अंतिम आखिरी শেষ கடைசி จบ สุดท้าย վերջին"
)
"""Beside a part word: the last part, its number unsaid."""

CONCLUSION = _words(
    "conclusion schluss fin finale final conclusión conclusão conclusione epilogue epilogo slot slutet slutt loppu "
    "zakończenie konec koniec vége окончание закінчення конец кінець τέλος habis tamat selesai ตอนจบ จบ "
    "完 完结 完結 終 终 最終回 最终回 完结篇 完結篇 完結編 最終話 最终话 大结局 大結局 最終編 "
    "마지막회 마지막편 최종회 완결"
) | {"suite et fin", "the end"}
"""In brackets or behind punctuation: the last part, its number unsaid."""

HALVES = {
    1: _words("上 上篇 上集 上半 上編 上编 上部 前編 前篇 前编 前半 상 상편 전편"),
    2: _words("中 中篇 中集 中編 中编 中部 중 중편"),
    3: _words("下 下篇 下集 下半 下編 下编 下部 後編 后编 後篇 后篇 後半 后半 하 하편 후편"),
}
"""First, middle and last of two or three parts. The last is number 2 until a middle one is seen."""

SERIES_TAIL = (
    r"\s(?:(?:in|of) (?:an?|our|the|this|my)(?: (?P<total>\w+)-part)?(?: (?P<name>[^:–—|,.]{2,40}?))? series"
    r"|(?:der|unserer|einer) (?:serie|reihe)|de (?:la|una|nuestra|notre) s[eé]rie|da(?: nossa)? série"
    r"|d'une série|della(?: nostra)? serie|(?:van|in|uit) (?:de|een|onze) (?:serie|reeks)|серии|серії|serii|cyklu)"
    r"(?!\w)"
)
"""Behind a part: 'No. 4 in a series', 'Third in a five-part series', 'Part 2 in our Ports series'."""

SERIES_SUBJECT = r"\s(?:on|about|über|zu|zum|zur|sur|sobre|su|over|om)\s"
"""Between that and the series' subject: 'Part 2 of our series on …'."""

ARTICLES = "the|der|die|das|le|la|el|il|lo|de|het|den|det|o|a|η|το"
"""Between punctuation and an ordinal: '– the second part'."""

PAGE_WORDS = _words("page pages seite seiten página pagina páginas strona sida side страница ページ 頁 页 쪽")
"""In brackets behind a fraction: '(1/2 ページ)'."""

BY = "by|von|par|por|di|av|door"
"""Behind a title in quotes: its author. Other words make it part of a sentence: '"X: Part Two" opened the fair'."""

STATEMENTS = _words(
    "is are be was as the still ranked named voted your my our ist bleibt est es we're they're you're i'm"
)
"""Before '#1': a rank, not a part."""

_FUNCTION_WORDS = {
    "en": "in of for to from on at by with under after before the an this his her its my our your their is are was "
    "and or as into than until since about",
    "de": "in im von vom der die das den dem ein eine einen einem nach zu zum zur für mit auf aus bei und oder ist "
    "sind als über unter vor bis seit ab",
    "fr": "de du des le la les un une en dans à au aux pour par sur et ou est selon après avant vers",
    "es": "de del el la los las un una en para por con y es al según tras",
    "pt": "de do da dos das no na nos nas um uma em para por com e ou é ao à",
    "it": "di del della dei il lo la i gli le un una in per con e è al alla dal nel nella su sul",
    "nl": "van de het een in op voor met en of is bij naar uit",
    "sv": "av i på för med och ett en den det till från om är",
    "da": "af i på for med og et en den det til fra om er",
    "pl": "w z na do o i od po za dla",
    "cs": "v z na do o i od po pro k s se ve ze",
    "hr": "u na od do za i s iz o po",
    "ro": "în din de la pe cu și un o al pentru",
    "hu": "az és egy",
    "ru": "в на из о и с по к для от до во об у",
    "uk": "у в і з та від до на",
    "el": "της του το τα στο στη στον και με για",
    "tr": "ve bir bu",
    "id": "di ke dari untuk dan yang pada",
    "vi": "của trong và cho",
    "ar": "من في على إلى",
    "fa": "از در به و",
    "hi": "के की का में",
}
IN_PROSE = _words(" ".join(_FUNCTION_WORDS.values()))
"""A part word right behind one of these, in small letters, is inside a sentence: 'files for Chapter 11'."""
