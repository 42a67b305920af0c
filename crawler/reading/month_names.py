"""Names of months in the languages that are read, as data, and the languages in which the month comes first."""

_NAMES = {
    "en": "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september"
    "|oct october"
    "|nov november|dec december",
    "de": "jan jän jänner januar|feb februar|mär märz mrz|apr april|mai|jun juni|jul juli|aug august"
    "|sep sept september"
    "|okt oktober|nov november|dez dezember",
    "fr": "janv janvier|févr février fév fevrier|mars|avr avril|mai|juin|juil juillet|août aout|sept septembre"
    "|oct octobre"
    "|nov novembre|déc décembre decembre",
    "es": "ene enero|feb febrero|mar marzo|abr abril|may mayo|jun junio|jul julio|ago agosto"
    "|sep sept septiembre setiembre"
    "|oct octubre|nov noviembre|dic diciembre",
    "pt": "jan janeiro|fev fevereiro|mar março|abr abril|mai maio|jun junho|jul julho|ago agosto|set setembro"
    "|out outubro"
    "|nov novembro|dez dezembro",
    "it": "gen gennaio|feb febbraio|mar marzo|apr aprile|mag maggio|giu giugno|lug luglio|ago agosto"
    "|set sett settembre"
    "|ott ottobre|nov novembre|dic dicembre",
    "ca": "gen gener|febr febrer|març|abr abril|maig|juny|jul juliol|ag agost|set setembre|oct octubre|nov novembre"
    "|des desembre",
    "nl": "jan januari|feb februari|mrt maart|apr april|mei|jun juni|jul juli|aug augustus|sep september|okt oktober"
    "|nov november|dec december",
    "sv": "jan januari|feb februari|mars|apr april|maj|juni|juli|aug augusti|sep september|okt oktober|nov november"
    "|dec december",
    "da": "jan januar|feb februar|marts|apr april|maj|juni|juli|aug august|sep september|okt oktober|nov november"
    "|dec december",
    "no": "jan januar|feb februar|mars|apr april|mai|juni|juli|aug august|sep september|okt oktober|nov november"
    "|des desember",
    "fi": "tammikuu tammikuuta|helmikuu helmikuuta|maaliskuu maaliskuuta|huhtikuu huhtikuuta"
    "|toukokuu toukokuuta|kesäkuu kesäkuuta|heinäkuu heinäkuuta|elokuu elokuuta"
    "|syyskuu syyskuuta|lokakuu lokakuuta|marraskuu marraskuuta|joulukuu joulukuuta",
    "pl": "sty styczeń stycznia|lut luty lutego|mar marzec marca|kwi kwiecień kwietnia|maj maja|cze czerwiec czerwca"
    "|lip lipiec lipca|sie sierpień sierpnia|wrz wrzesień września|paź październik października"
    "|lis listopad listopada|gru grudzień grudnia",
    "cs": "led leden ledna|úno únor února|bře březen března|dub duben dubna|kvě květen května|čvn červen června"
    "|čvc červenec července|srp srpen srpna|zář září|říj říjen října|lis listopad listopadu|pro prosinec prosince",
    "sk": "január januára|február februára|marec marca|apríl apríla|máj mája|jún júna|júl júla|august augusta"
    "|september septembra|október októbra|november novembra|december decembra",
    "hr": "siječanj siječnja|veljača veljače|ožujak ožujka|travanj travnja|svibanj svibnja|lipanj lipnja"
    "|srpanj srpnja"
    "|kolovoz kolovoza|rujan rujna|listopad listopada|studeni studenoga studenog|prosinac prosinca",
    "sr": "januar јануар|februar фебруар|mart март|april април|maj мај|jun јун|jul јул|avgust август"
    "|septembar септембар"
    "|oktobar октобар|novembar новембар|decembar децембар",
    "hu": "jan január|febr február|márc március|ápr április|máj május|jún június|júl július|aug augusztus"
    "|szept szeptember|okt október|nov november|dec december",
    "ro": "ian ianuarie|feb februarie|mar martie|apr aprilie|mai|iun iunie|iul iulie|aug august|sept septembrie"
    "|oct octombrie|nov noiembrie|dec decembrie",
    "tr": "oca ocak|şub şubat|mar mart|nis nisan|may mayıs|haz haziran|tem temmuz|ağu ağustos|eyl eylül|eki ekim"
    "|kas kasım kasim|ara aralık aralik",
    "id": "jan januari|feb februari pebruari|mar maret|apr april|mei|jun juni|jul juli|agu agt agustus|sep september"
    "|okt oktober|nov november nopember|des desember",
    "ru": "янв января январь|фев февр февраля февраль|мар марта март|апр апреля апрель|мая май|июн июня июнь"
    "|июл июля июль|авг августа август|сен сент сентября сентябрь|окт октября октябрь|ноя нояб ноября ноябрь"
    "|дек декабря декабрь",
    "uk": "січ січня січень|лют лютого лютий|бер березня березень|кві квіт квітня квітень|тра трав травня травень"
    "|чер черв червня червень|лип липня липень|сер серп серпня серпень|вер вересня вересень|жов жовт жовтня жовтень"
    "|лис лист листопада листопад|гру груд грудня грудень",
    "bg": "ян януари|фев февруари|март|апр април|май|юни|юли|авг август|септ септември|окт октомври|ноем ноември"
    "|дек декември",
    "el": "ιαν ιανουαρίου ιανουάριος ιανουαριου|φεβ φεβρουαρίου φεβρουάριος φεβρουαριου|μαρ μαρτίου μάρτιος μαρτιου"
    "|απρ απριλίου απρίλιος απριλιου|μαΐ μαϊ μαι μαΐου μαίου μάιος μάϊος μαιου|ιουν ιουνίου ιούνιος ιουνιου"
    "|ιουλ ιουλίου ιούλιος ιουλιου|αυγ αυγούστου αύγουστος αυγουστου|σεπ σεπτ σεπτεμβρίου σεπτέμβριος σεπτεμβριου"
    "|οκτ οκτωβρίου οκτώβριος οκτωβριου|νοε νοεμ νοεμβρίου νοέμβριος νοεμβριου"
    "|δεκ δεκεμβρίου δεκέμβριος δεκεμβριου",
    "ar": "يناير كانون_الثاني جانفي|فبراير شباط فيفري|مارس آذار|أبريل ابريل إبريل نيسان أفريل|مايو أيار ماي"
    "|يونيو حزيران جوان يونيه|يوليو تموز جويلية يوليه|أغسطس اغسطس آب أوت غشت|سبتمبر أيلول شتنبر"
    "|أكتوبر اكتوبر تشرين_الأول|نوفمبر تشرين_الثاني نونبر|ديسمبر كانون_الأول دجنبر",
    "he": "ינואר ינו|פברואר פבר|מרץ מרס|אפריל אפר|מאי|יוני יונ|יולי יול|אוגוסט אוג|ספטמבר ספט|אוקטובר אוק|נובמבר נוב"
    "|דצמבר דצמ",
    "hi": "जनवरी जन|फ़रवरी फरवरी फर|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त अग|सितंबर सितम्बर सित|अक्टूबर अक्तूबर"
    "|नवंबर नवम्बर नव"
    "|दिसंबर दिसम्बर दिस",
    "th": "มค มกราคม|กพ กุมภาพันธ์|มีค มีนาคม|เมย เมษายน|พค พฤษภาคม|มิย มิถุนายน|กค กรกฎาคม|สค สิงหาคม|กย กันยายน"
    "|ตค ตุลาคม|พย พฤศจิกายน|ธค ธันวาคม",
    "fa": "ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر",
}

_WORDS_ELSEWHERE = frozenset(
    "out set ago ara pro led ag eki lis dub gen sie lip mag tra lut sty kas tem тра вер лис лист сер".split()
)
"""Names that are everyday words of other languages ('9 out of 2017', 'iPad Pro 2017'): months in their own language."""

_NAMES_ELSEWHERE = frozenset({"mars", "mart"})
"""Without a day these may be something else ('Mars 2020'): with only a year, months in their own language."""

MONTH_FIRST = frozenset({"en-us", "en-ph", "es-us", "fil-ph"})
"""Languages in which 3/10/2017 is the tenth of March."""
DAY_FIRST_ENGLISH = frozenset(
    "en-gb en-au en-nz en-ie en-za en-in en-sg en-my en-hk en-ng en-ke en-gh en-pk en-lk en-bd en-mt en-jm".split()
)
NO_ORDER = frozenset({"en", "zh", "ja", "ko", "hu"})
"""Languages in which a date that ends with its year may have either order ('en' alone) or isn't of their own making."""
YEAR_FIRST = frozenset({"zh", "ja", "ko", "hu"})
BUDDHIST_YEARS = 543  # ahead of ours, in Thailand


def _by_language() -> dict[str, dict[str, int]]:
    return {
        code: {
            name.replace("_", " "): number for number, forms in enumerate(names.split("|"), 1) for name in forms.split()
        }
        for code, names in _NAMES.items()
    }


def _of_all_languages() -> dict[str, int]:
    """Without the names that are two months ('listopad': October in Croatian, November in Czech and Polish)."""
    meanings: dict[str, set[int]] = {}
    for months in _BY_LANGUAGE.values():
        for name, number in months.items():
            meanings.setdefault(name, set()).add(number)
    return {name: numbers.pop() for name, numbers in meanings.items() if len(numbers) == 1}


_BY_LANGUAGE = _by_language()
_ANY_LANGUAGE = _of_all_languages()


def month_number(word: str, language: str, *, has_day: bool) -> int | None:
    """1 to 12 for a lower-cased month name, with or without its dots; None for any other word. `language` is the page's
    two letters, '' if unknown; names of other languages count too, for pages declare what they are not."""
    name = word.replace(".", "")
    own = _BY_LANGUAGE.get(language, {})
    if name in own:
        return own[name]
    if name in _WORDS_ELSEWHERE or (name in _NAMES_ELSEWHERE and language and not has_day):
        return None
    found = _ANY_LANGUAGE.get(name)
    if found is None and name[:1] in {"ב", "ל"}:  # Hebrew 'in October', 'of October'
        return _ANY_LANGUAGE.get(name[1:])
    return found


def is_thai(word: str) -> bool:
    return "\u0e00" <= word[:1] <= "\u0e7f"
