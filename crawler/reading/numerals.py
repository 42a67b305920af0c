"""Numbers as titles write them: 3, 03, 3rd, III, three, third, ③, 三, ثالث, ב'. Data first, then one function.

A language's row has its words for one, two, three … in order, divided by `|`; several forms of a number (cardinal,
ordinal, genders, cases) are divided by spaces. Adding a language is adding a row.
"""

import re
import unicodedata

_NUMBER_WORDS = {
    "en": "one first|two second|three third|four fourth|five fifth|six sixth|seven seventh|eight eighth|nine ninth"
    "|ten tenth|eleven eleventh|twelve twelfth|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty",
    "de": "eins erste erster erstes ersten|zwei zweite zweiter zweites zweiten|drei dritte dritter drittes dritten"
    "|vier vierte vierter viertes|fünf fünfte fünfter fünftes|sechs sechste sechster sechstes"
    "|sieben siebte siebter siebtes|acht achte achter achtes|neun neunte neunter neuntes|zehn zehnte zehnter zehntes"
    "|elf elfte elfter|zwölf zwölfte zwölfter",
    "fr": "un une premier première|deux deuxième second seconde|trois troisième|quatre quatrième|cinq cinquième"
    "|six sixième|sept septième|huit huitième|neuf neuvième|dix dixième|onze onzième|douze douzième",
    "es": "uno una primera primero primer|dos segunda segundo|tres tercera tercero tercer|cuatro cuarta cuarto"
    "|cinco quinta quinto|seis sexta sexto|siete séptima séptimo|ocho octava octavo|nueve novena noveno"
    "|diez décima décimo",
    "pt": "um uma primeira primeiro|dois duas segunda segundo|três terceira terceiro|quatro quarta quarto"
    "|cinco quinta quinto|seis sexta sexto|sete sétima sétimo|oito oitava oitavo|nove nona nono|dez décima décimo",
    "it": "uno una prima primo|due seconda secondo|tre terza terzo|quattro quarta quarto|cinque quinta quinto"
    "|sei sesta sesto|sette settima settimo|otto ottava ottavo|nove nona nono|dieci decima decimo",
    "ca": "u primera primer|dues segona segon|tres tercera tercer|quatre quarta quart|cinc cinquena cinquè",
    "ro": "unu una întâi prima|doi două doua|trei treia|patru patra|cinci cincea|șase șasea",
    "nl": "een één eerste|twee tweede|drie derde|vier vierde|vijf vijfde|zes zesde|zeven zevende|acht achtste"
    "|negen negende|tien tiende",
    "sv": "ett första|två andra|tre tredje|fyra fjärde|fem femte|sex sjätte|sju sjunde|åtta åttonde|nio nionde"
    "|tio tionde",
    "da": "en et første|to anden andet|tre tredje|fire fjerde|fem femte|seks sjette|syv syvende|otte ottende"
    "|ni niende|ti tiende",
    "no": "én ett første|to andre|tre tredje|fire fjerde|fem femte|seks sjette|sju sjuende|åtte åttende|ni niende"
    "|ti tiende",
    "fi": "yksi ensimmäinen|kaksi toinen|kolme kolmas|neljä neljäs|viisi viides|kuusi kuudes|seitsemän seitsemäs",
    "et": "üks esimene|kaks teine|kolm kolmas|neli neljas|viis viies|kuus kuues",
    "pl": "jeden pierwsza pierwszy|dwa druga drugi|trzy trzecia trzeci|cztery czwarta czwarty|pięć piąta piąty"
    "|sześć szósta szósty|siedem siódma|osiem ósma|dziewięć dziewiąta|dziesięć dziesiąta",
    "cs": "jedna první|dvě dva druhá druhý|tři třetí|čtyři čtvrtá čtvrtý|pět pátá pátý|šest šestá šestý",
    "sk": "jedna prvá|dva dve druhá|tri tretia|štyri štvrtá|päť piata|šesť šiesta",
    "hr": "jedan prvi prva|dva drugi druga|tri treći treća|četiri četvrti četvrta|pet peti peta|šest šesti šesta",
    "hu": "egy első|kettő két második|három harmadik|négy negyedik|öt ötödik|hat hatodik|hét hetedik|nyolc nyolcadik",
    "ru": "один одна первая первый первое|два две вторая второй второе|три третья третий третье"
    "|четыре четвертая четвёртая четвертый|пять пятая пятый|шесть шестая шестой|семь седьмая седьмой"
    "|восемь восьмая восьмой|девять девятая|десять десятая",
    "uk": "один одна перша перший|два дві друга другий|три третя третій|чотири четверта четвертий"
    "|п'ять п'ята пята|шість шоста|сім сьома|вісім восьма|дев'ять девята|десять десята",
    "bg": "едно първа първи|две втора втори|три трета трети|четири четвърта|пет пета",
    "sr": "један први прва|два други друга|три трећи трећа|четири четврти четврта|пет пети пета",
    "el": "ένα πρώτο πρώτη α|δύο δεύτερο δεύτερη β|τρία τρίτο τρίτη γ|τέσσερα τέταρτο τέταρτη δ|πέντε πέμπτο πέμπτη ε",
    "tr": "bir birinci ilk|iki ikinci|üç üçüncü|dört dördüncü|beş beşinci|altı altıncı|yedi yedinci|sekiz sekizinci",
    "id": "satu pertama kesatu|dua kedua|tiga ketiga|empat keempat|lima kelima|enam keenam|tujuh ketujuh",
    "vi": "một đầu nhất|hai|ba|bốn tư|năm|sáu|bảy|tám|chín|mười",
    "ar": "الأول الأولى الاول الاولى واحد|الثاني الثانية اثنان|الثالث الثالثة|الرابع الرابعة|الخامس الخامسة"
    "|السادس السادسة"
    "|السابع السابعة|الثامن الثامنة|التاسع التاسعة|العاشر العاشرة",
    "fa": "اول یک|دوم دو|سوم سه|چهارم چهار|پنجم پنج|ششم|هفتم|هشتم|نهم|دهم",
    "ur": "پہلی پہلا|دوسری دوسرا|تیسری تیسرا|چوتھی چوتھا|پانچویں پانچواں",
    "he": "א ראשון ראשונה|ב שני שנייה|ג שלישי שלישית|ד רביעי רביעית|ה חמישי חמישית|ו שישי שישית|ז שביעי|ח שמיני",
    "hi": "एक पहला पहली|दो दूसरा दूसरी|तीन तीसरा तीसरी|चार चौथा चौथी|पांच पाँच पांचवां",
    "th": "หนึ่ง แรก|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ",
    "ko": "하나 첫번째|둘 두번째|셋 세번째|넷 네번째|다섯번째",
}
NUMBER_WORDS: dict[str, int] = {
    word.casefold(): value
    for row in _NUMBER_WORDS.values()
    for value, forms in enumerate(row.split("|"), start=1)
    for word in forms.split()
}
"""Every spelled number of every language. A word that two languages give two values would be a fault of the data."""

NUMBER_LANGUAGES: dict[str, set[str]] = {}
"""The languages in which a word is a number: Danish 'et' and 'to' are common words elsewhere."""
for _language, _row in _NUMBER_WORDS.items():
    for _word in _row.replace("|", " ").split():
        NUMBER_LANGUAGES.setdefault(_word.casefold(), set()).add(_language)

_ROMAN = re.compile(r"(?=.)X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_HAN_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
HAN_NUMBER = "〇零一二两兩三四五六七八九十百"
_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th|er|[eèé]re|[eèé]me|re|e|[ºªoaοη]|[яйе]|ste|de|nd|ra|da|do|os)?")


def number_of(word: str) -> int | None:
    """The number that one word is: digits of any script, an ordinal, a Roman number to 39, a spelled one; else None."""
    if word[0].isdigit() or word[0].isnumeric():
        return _digits(word)
    spelled = NUMBER_WORDS.get(word.casefold())
    if spelled is not None:
        return spelled
    return roman(word.upper()) if word == word.upper() or word.islower() else None


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
