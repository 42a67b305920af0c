"""Which characters each language uses most, as data for `crawler.reading.charset`: bytes read in the wrong charset give
letters too, but not these."""

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Script:
    """A way to write, with the charsets that write it.

    `codecs` are Python's names, the commonest first. `letters` matches the characters by which its text is told;
    `share` is how much of the non-ASCII characters of running text they make up (measured on pages of prose).
    """

    codecs: tuple[str, ...]
    letters: re.Pattern[str]
    share: float


CYRILLIC = Script(
    ("cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866", "mac-cyrillic"), re.compile("[оеаинтсрвлі]"), 0.6
)
GREEK = Script(("cp1253", "iso8859-7"), re.compile("[αοιετσνηυρ]"), 0.6)
HEBREW = Script(("cp1255", "iso8859-8"), re.compile("[יוהלארתבשמ]"), 0.65)
ARABIC = Script(("cp1256", "iso8859-6"), re.compile("[اليمونرتبده]"), 0.6)
THAI = Script(("cp874",), re.compile("[านรอกเง่มยลวดทสต]"), 0.6)
ALPHABETS = (CYRILLIC, GREEK, HEBREW, ARABIC, THAI)

LATIN = {
    "cp1252": (
        "àâæçéèêëîïôœùûü",
        "äöüß",
        "áéíñóúü",
        "áâãàçéêíóôõú",
        "àèéìòù",
        "åäöæøéü",
        "äöõü",
        "áðéíóúýþæö",
        "éëïèöüó",
    ),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áéíóöőúüű", "áäčďéíĺľňóôŕšťúýž", "čćđšž", "ăâîşţ"),
    "iso8859-2": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áéíóöőúüű", "áäčďéíĺľňóôŕšťúýž", "čćđšž", "ăâîşţ"),
    "cp1254": ("çğıöşü",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž"),
}
"""The accented letters of each language of a charset: French, German, Spanish, Portuguese, Italian, Nordic, Estonian,
Icelandic, Dutch; Polish, Czech, Hungarian, Slovak, South Slavic, Romanian; Turkish; Lithuanian, Latvian."""

OTHER_LATIN = frozenset(
    "iso8859-3 iso8859-4 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 cp1258 mac-roman mac-latin2 mac-turkish"
    " cp437 cp850 cp852 cp858".split()
)
"""Read where they are declared; never guessed."""

OF_LANGUAGE = {
    **dict.fromkeys(("pl", "cs", "sk", "hu", "sl", "hr", "ro", "bs", "sq"), "cp1250"),
    **dict.fromkeys(("lt", "lv", "et"), "cp1257"),
    **dict.fromkeys(("ru", "uk", "be", "bg", "sr", "mk"), "cp1251"),
    **dict.fromkeys(("ar", "fa", "ur"), "cp1256"),
    "tr": "cp1254",
    "el": "cp1253",
    "he": "cp1255",
    "th": "cp874",
    "zh": "gb18030",
    "ja": "cp932",
    "ko": "cp949",
}
"""What a page in a language is most likely written in, if it says nothing and isn't UTF-8."""

KANA = re.compile("[\u3041-\u3096\u30a1-\u30fc]")
"""Full-width only: half-width katakana is what Shift_JIS makes of nearly any bytes."""

EASTERN_PUNCTUATION = re.compile("[\u3000-\u3015\uff01-\uff5e]")


@cache
def common_hanzi() -> frozenset[str]:
    """The characters that GB2312 and Big5 list first, by use: 97 % and more of Chinese text, a third of noise."""
    gb = bytes(byte for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for byte in (row, cell))
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    big5 = bytes(byte for row in range(0xA4, 0xC7) for cell in trails for byte in (row, cell))
    return frozenset(gb.decode("gb2312", "ignore") + big5.decode("big5", "ignore"))


@cache
def common_kanji() -> frozenset[str]:
    """The kanji of level 1 of JIS X 0208."""
    jis = bytes(byte for row in range(0xB0, 0xD0) for cell in range(0xA1, 0xFF) for byte in (row, cell))
    return frozenset(jis.decode("euc_jp", "ignore"))


@cache
def common_hangul() -> frozenset[str]:
    """The syllables of KS X 1001, the 2,350 in use."""
    ks = bytes(byte for row in range(0xB0, 0xC9) for cell in range(0xA1, 0xFF) for byte in (row, cell))
    return frozenset(ks.decode("euc_kr", "ignore"))
