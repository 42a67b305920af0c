"""Numbers as titles write them: 3, 03, 3rd, III, three, third, ③, 三, ثالث, ב'. Data first, then one function.

A language's row has its words for one, two, three … in order, divided by `|`; several forms of a number (cardinal,
ordinal, genders, cases) are divided by spaces. Adding a language is adding a row.
"""

import re
import unicodedata

_NUMBER_WORDS = {
    "en": "one first|two second|three third|four fourth|five fifth|six sixth|seven seventh|eight eighth|nine ninth"
    "|ten tenth|eleven eleventh|twelve twelfth|thirteen thirteenth|fourteen fourteenth|fifteen fifteenth"
    "|sixteen sixteenth|seventeen seventeenth|eighteen eighteenth|nineteen nineteenth|twenty twentieth|twenty-one"
    "|twenty-two|twenty-three|twenty-four|twenty-five|twenty-six|twenty-seven|twenty-eight|twenty-nine|thirty",
    "de": "eins erste erster erstes ersten|zwei zweite zweiter zweites zweiten|drei dritte dritter drittes dritten"
    "|vier vierte vierter viertes|fünf fünfte fünfter fünftes|sechs sechste sechster sechstes"
    "|sieben siebte siebter siebtes|acht achte achter achtes|neun neunte neunter neuntes|zehn zehnte zehnter zehntes"
    "|elf elfte elfter|zwölf zwölfte zwölfter",
    "fr": "un une premier première premiere|deux deuxième deuxieme second seconde|trois troisième troisieme"
    "|quatre quatrième quatrieme|cinq cinquième cinquieme|six sixième|sept septième|huit huitième|neuf neuvième"
    "|dix dixième|onze onzième|douze douzième",
    "es": "uno una primera primero primer|dos segunda segundo|tres tercera tercero tercer|cuatro cuarta cuarto"
    "|cinco quinta quinto|seis sexta sexto|siete séptima séptimo|ocho octava octavo|nueve novena noveno"
    "|diez décima décimo",
    "pt": "um uma primeira primeiro|dois duas segunda segundo|três terceira terceiro|quatro quarta quarto"
    "|cinco quinta quinto|seis sexta sexto|sete sétima sétimo|oito oitava oitavo|nove nona nono|dez décima décimo",
    "it": "uno una prima primo|due seconda secondo|tre terza terzo|quattro quarta quarto|cinque quinta quinto"
    "|sei sesta sesto|sette settima settimo|otto ottava ottavo|nove nona nono|dieci decima decimo",
    "ca": "u primera primer|dues segona segon|tres tercera tercer|quatre quarta quart|cinc cinquena cinquè|sis sisena",
    "gl": "unha primeira primeiro|dúas segunda segundo|tres terceira terceiro|catro cuarta cuarto|cinco quinta quinto",
    "ro": "unu una întâi prima|doi două doua|trei treia|patru patra|cinci cincea|șase șasea",
    "nl": "een één eerste|twee tweede|drie derde|vier vierde|vijf vijfde|zes zesde|zeven zevende|acht achtste"
    "|negen negende|tien tiende",
    "af": "een eerste|twee tweede|drie derde|vier vierde|vyf vyfde|ses sesde|sewe sewende",
    "sv": "ett första|två andra|tre tredje|fyra fjärde|fem femte|sex sjätte|sju sjunde|åtta åttonde|nio nionde"
    "|tio tionde",
    "da": "en et første|to anden andet|tre tredje|fire fjerde|fem femte|seks sjette|syv syvende|otte ottende"
    "|ni niende|ti tiende",
    "no": "én ett første|to andre|tre tredje|fire fjerde|fem femte|seks sjette|sju syv sjuende|åtte åttende|ni niende"
    "|ti tiende",
    "is": "fyrsti fyrsta|annar önnur|þriðji þriðja|fjórði fjórða|fimmti fimmta|sjötti sjötta",
    "fi": "yksi ensimmäinen|kaksi toinen|kolme kolmas|neljä neljäs|viisi viides|kuusi kuudes|seitsemän seitsemäs",
    "et": "üks esimene|kaks teine|kolm kolmas|neli neljas|viis viies|kuus kuues|seitse seitsmes",
    "lv": "viens pirmā pirmais|divi otrā otrais|trīs trešā trešais|ceturtā ceturtais|piektā piektais|sestā sestais",
    "lt": "pirma pirmoji pirmas|antra antroji antras|trečia trečioji trečias|ketvirta ketvirtoji|penkta penktoji",
    "pl": "jeden pierwsza pierwszy|dwa druga drugi|trzy trzecia trzeci|cztery czwarta czwarty|pięć piąta piąty"
    "|sześć szósta szósty|siedem siódma|osiem ósma|dziewięć dziewiąta|dziesięć dziesiąta",
    "cs": "jedna první|dvě dva druhá druhý|tři třetí|čtyři čtvrtá čtvrtý|pět pátá pátý|šest šestá šestý"
    "|sedm sedmá sedmý|osm osmá osmý|devět devátá devátý|deset desátá desátý",
    "sk": "jedna prvá prvý|dva dve druhá druhý|tri tretia tretí|štyri štvrtá štvrtý|päť piata piaty|šesť šiesta šiesty",
    "sl": "ena prvi prvo|dva drugi drugo|tri tretji tretje|štiri četrti četrto|pet peti peto|šest šesti šesto",
    "hr": "jedan prvi prva prvo|dva drugi druga drugo|tri treći treća treće|četiri četvrti četvrta četvrto"
    "|pet peti peta peto|šest šesti šesta šesto",
    "hu": "egy első|kettő két második|három harmadik|négy negyedik|öt ötödik|hat hatodik|hét hetedik|nyolc nyolcadik"
    "|kilenc kilencedik|tíz tizedik",
    "ru": "один одна первая первый первое|два две вторая второй второе|три третья третий третье"
    "|четыре четвертая четвёртая четвертый четвёртый|пять пятая пятый|шесть шестая шестой|семь седьмая седьмой"
    "|восемь восьмая восьмой|девять девятая девятый|десять десятая десятый|одиннадцатая|двенадцатая",
    "uk": "один одна перша перший|два дві друга другий|три третя третій|чотири четверта четвертий"
    "|п'ять п'ята п'ятий пята|шість шоста шостий|сім сьома сьомий|вісім восьма восьмий|дев'ять дев'ята девята"
    "|десять десята",
    "be": "адзін першая першы|два дзве другая другі|тры трэцяя трэці|чацвёртая чацвёрты|пятая пяты",
    "bg": "едно първа първи|две втора втори|три трета трети|четири четвърта|пет пета|шест шеста|седем седма",
    "mk": "еден прв прва|два втор втора|три трет трета|четири четврти четврта|пет петти петта",
    "sr": "један први прва прво|два други друга друго|три трећи трећа треће|четири четврти четврта|пет пети пета"
    "|шест шести шеста",
    "el": "ένα πρώτο πρώτη πρωτο α|δύο δεύτερο δεύτερη δευτερο β|τρία τρίτο τρίτη τριτο γ|τέσσερα τέταρτο τέταρτη δ"
    "|πέντε πέμπτο πέμπτη ε|έξι έκτο έκτη στ|επτά έβδομο έβδομη ζ",
    "sq": "një parë|dy dytë|tre tretë|katër katërt|pesë pestë|gjashtë gjashtë",
    "tr": "bir birinci ilk|iki ikinci|üç üçüncü|dört dördüncü|beş beşinci|altı altıncı|yedi yedinci|sekiz sekizinci"
    "|dokuz dokuzuncu|on onuncu",
    "az": "bir birinci|iki ikinci|üç üçüncü|dörd dördüncü|beş beşinci",
    "kk": "бірінші|екінші|үшінші|төртінші|бесінші",
    "mn": "нэгдүгээр|хоёрдугаар|гуравдугаар|дөрөвдүгээр|тавдугаар",
    "ka": "პირველი|მეორე|მესამე|მეოთხე|მეხუთე",
    "hy": "առաջին|երկրորդ|երրորդ|չորրորդ|հինգերորդ",
    "id": "satu pertama kesatu|dua kedua|tiga ketiga|empat keempat|lima kelima|enam keenam|tujuh ketujuh|delapan"
    "|sembilan|sepuluh",
    "ms": "satu pertama|dua kedua|tiga ketiga|empat keempat|lima kelima|enam keenam|tujuh ketujuh|lapan",
    "tl": "isa una unang|dalawa ikalawa ikalawang|tatlo ikatlo ikatlong|apat ikaapat ikaapat|lima ikalima ikalimang",
    "sw": "moja kwanza|mbili pili|tatu|nne|tano|sita|saba|nane|tisa|kumi",
    "eu": "lehen lehenengo|bigarren|hirugarren|laugarren|bosgarren",
    "cy": "cyntaf gyntaf|ail|trydydd drydedd|pedwerydd|pumed",
    "vi": "một đầu nhất|hai|ba|bốn tư|năm|sáu|bảy|tám|chín|mười",
    "ar": "الأول الأولى الاول الاولى واحد|الثاني الثانية اثنان|الثالث الثالثة|الرابع الرابعة|الخامس الخامسة"
    "|السادس السادسة|السابع السابعة|الثامن الثامنة|التاسع التاسعة|العاشر العاشرة",
    "fa": "اول یک نخست|دوم دو|سوم سه|چهارم چهار|پنجم پنج|ششم|هفتم|هشتم|نهم|دهم",
    "ur": "پہلی پہلا اول|دوسری دوسرا دوم|تیسری تیسرا سوم|چوتھی چوتھا|پانچویں پانچواں|چھٹی|ساتویں",
    "he": "א ראשון ראשונה|ב שני שנייה|ג שלישי שלישית|ד רביעי רביעית|ה חמישי חמישית|ו שישי שישית|ז שביעי|ח שמיני",
    "hi": "एक पहला पहली प्रथम|दो दूसरा दूसरी द्वितीय|तीन तीसरा तीसरी तृतीय|चार चौथा चौथी चतुर्थ|पांच पाँच पांचवां पंचम",
    "mr": "एक पहिला|दोन दुसरा|तीन तिसरा|चार चौथा|पाच पाचवा",
    "ne": "पहिलो|दोस्रो|तेस्रो|चौथो|पाँचौं",
    "bn": "এক প্রথম|দুই দ্বিতীয়|তিন তৃতীয়|চার চতুর্থ|পাঁচ পঞ্চম|ছয় ষষ্ঠ|সাত সপ্তম|আট অষ্টম|নয় নবম|দশ দশম",
    "gu": "એક પહેલો|બે બીજો|ત્રણ ત્રીજો|ચાર ચોથો|પાંચ પાંચમો",
    "ta": "முதல்|இரண்டாம்|மூன்றாம்|நான்காம்|ஐந்தாம்",
    "te": "మొదటి|రెండవ|మూడవ|నాల్గవ|ఐదవ",
    "ml": "ഒന്നാം|രണ്ടാം|മൂന്നാം|നാലാം|അഞ്ചാം",
    "th": "หนึ่ง แรก|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ",
    "ko": "하나 첫번째|둘 두번째|셋 세번째|넷 네번째|다섯번째",
}


def _folded(word: str) -> str:
    """A word in small letters; Turkish 'İkinci' without the dot that Python leaves behind its i."""
    return unicodedata.normalize("NFC", word.casefold().replace("i\u0307", "i"))


NUMBER_WORDS: dict[str, int] = {
    _folded(word): value
    for row in _NUMBER_WORDS.values()
    for value, forms in enumerate(row.split("|"), start=1)
    for word in forms.split()
}
"""Every spelled number of every language. A word that two languages give two values would be a fault of the data."""

_LANGUAGES: dict[str, set[str]] = {}
"""The languages in which a word is a number: Danish 'et' and 'to' are common words elsewhere."""
for _language, _row in _NUMBER_WORDS.items():
    for _word in _row.replace("|", " ").split():
        _LANGUAGES.setdefault(_folded(_word), set()).add(_language)

_ROMAN = re.compile(r"(?=.)X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_HAN_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
HAN_NUMBER = "〇零一二两兩三四五六七八九十百"
ORDINAL_ENDING = (
    r"st|nd|rd|th|er|[eèé]re|[eèé]me|re|e|[ºªoaοη]|ste|de|ra|da|do|os|à|lea|[яйеі]|ая|ой|ый|ий|ое|га|ша|тя|та|ва|ма"
    r"|ти|р|ші|c[iıuü]|n?[cç][iıuü]|inci|të|րդ"
)
"""What is written behind a number's digits to make it an ordinal: '3rd', '2ª', '3-я', 'II-a', '2-ci'."""
_ORDINAL = re.compile(rf"(\d{{1,4}})(?:-?(?:{ORDINAL_ENDING}))?")
_ROMAN_ORDINAL = re.compile(rf"([IVX]+)-(?:{ORDINAL_ENDING})")


def number_of(word: str) -> int | None:
    """The number that one word is: digits of any script, an ordinal, a Roman number to 39, a spelled one; else None."""
    if word[0].isdigit() or word[0].isnumeric():
        return _digits(word)
    spelled = NUMBER_WORDS.get(_folded(word))
    if spelled is not None:
        return spelled
    ordinal = _ROMAN_ORDINAL.fullmatch(word)
    numeral = ordinal.group(1) if ordinal else word
    return roman(numeral.upper()) if numeral == numeral.upper() or numeral.islower() else None


def number_languages(word: str) -> set[str] | None:
    """The languages that spell a number so; None for digits and for what is no number."""
    return _LANGUAGES.get(_folded(word))


def roman(word: str) -> int | None:
    """The value of a Roman number from I to XXXIX in capitals; None if it is none."""
    if not _ROMAN.fullmatch(word):
        return None
    values = [_ROMAN_VALUES[letter] for letter in word]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))


def han(word: str) -> int | None:
    """The value of a number in Han characters below 1,000 ('三', '二十一', '一〇'); None if it is none."""
    if not word or any(character not in HAN_NUMBER for character in word):
        return None
    if not set(word) & {"十", "百"}:
        return int("".join(str(_HAN_DIGITS[digit]) for digit in word))
    total, digit = 0, 0
    for character in word:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _HAN_DIGITS[character]
    return total + digit


def _digits(word: str) -> int | None:
    if word[0] in HAN_NUMBER:
        return han(word)
    if len(word) == 1:
        value = unicodedata.numeric(word)
        return int(value) if value == int(value) else None
    ordinal = _ORDINAL.fullmatch(word.lower())
    return int(ordinal.group(1)) if ordinal else None
