"""Pages in every charset that the web was written in, most of them short, many with a header or <meta> that lies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.characters import archivable, clean, clean_json, clean_utf8
from crawler.reading.charset import codec_of, decide_charset
from crawler.reading.document import Document, parse
from crawler.reading.mojibake import repaired
from storage.records import Block, BlockKind
from tests.reading.capturing import capture, page

TEXTS = {
    "de": "Über den Möwen wird's hell, sagte der Hafenmeister, und die Straße zum Kai war naß. Er zählte die Schiffe.",
    "fr": "Le gardien écrivait chaque soir « la mer est calme », même quand elle ne l'était pas ; les pêcheurs déçus.",
    "es": "El señor Núñez contó los barcos del muelle: veintitrés, según él. ¿Quién más los contaría?",
    "pt": "O capitão não dormiu; às três da manhã já estava à janela, contando os faróis. Coração de pão, dizia a avó.",
    "is": "Vitavörðurinn skráði skipin á hverju kvöldi, fyrst með bleki og síðan með blýanti. Þokan lá yfir höfninni.",
    "pl": "Kapitan zapisał każdą łódź dwa razy, raz piórem, raz ołówkiem, i schował książkę pod łóżko. Mgła gęsta.",
    "cs": "Přístavní hodiny se zastavily ve čtvrtek ráno. Žádný člověk si toho nevšiml, jen kočka.",
    "hu": "A kikötő őre minden este följegyezte a hajókat, előbb tintával, aztán ceruzával. Az eső hűvös volt.",
    "ro": "Paznicul farului scria în fiecare seară că marea este liniştită, deşi valurile băteau în ţărm.",
    "tr": "Liman şefi her gemiyi iki kez yazdı; önce mürekkeple, sonra kurşun kalemle. Sis ağır ağır dağılıyordu.",
    "lt": "Uosto sargas kiekvieną vakarą užrašydavo laivus, pirmiausia rašalu, paskui pieštuku. Rūkas buvo tirštas.",
    "ru": "Смотритель маяка каждый вечер записывал корабли: сначала чернилами, потом карандашом. Туман стоял.",
    "uk": "Доглядач маяка щовечора записував кораблі: спочатку чорнилом, потім олівцем. Туман стояв над пристанню.",
    "bg": "Пазачът на фара записваше корабите всяка вечер: първо с мастило, после с молив. Мъглата стоеше.",
    "el": "Ο φαροφύλακας έγραφε κάθε βράδυ τα πλοία, πρώτα με μελάνι και μετά με μολύβι. Η ομίχλη έμεινε στο λιμάνι.",
    "he": "שומר המגדלור רשם כל ערב את האניות, קודם בדיו ואחר כך בעיפרון. הערפל עמד מעל הנמל עד הצהריים.",
    "ar": "كان حارس المنارة يكتب السفن كل مساء، أولا بالحبر ثم بالقلم الرصاص. وبقي الضباب فوق الميناء حتى الظهر.",
    "th": "ผู้ดูแลประภาคารจดชื่อเรือทุกเย็น ครั้งแรกด้วยหมึก แล้วจึงใช้ดินสอ หมอกลงหนาเหนือท่าเรือจนถึงเที่ยง",
    "zh": "渡口的钟从前一天敲三次，早上一次给挑菜的人，中午一次给上学的孩子，晚上一次给还没回家的船。",
    "tw": "渡口的鐘從前一天敲三次，早上一次給挑菜的人，中午一次給上學的孩子，晚上一次給還沒回家的船。",
    "hk": "佢哋話嗰個碼頭啲船好耐都冇嚟過，呢度嘅人淨係識得等，唔知等緊乜嘢。",
    "ja": "港の時計は木曜日の朝に止まった。誰も気づかなかったが、屋根の上で眠っていた猫だけは知っていた。",
    "ja-circled": "港の規則は三つある。①鐘が鳴ったら帰ること。②霧の日は出ないこと。③猫に魚をやらないこと。",
    "ko": "등대지기는 매일 저녁 배를 두 번 적었다. 처음에는 잉크로, 다음에는 연필로. 안개는 한낮까지 머물렀다.",
    "en": "The keeper’s book said “calm sea” — every night, whatever the sea did… and nobody minded.",
    "names": "Gödel and Beyoncé met Dalí and Ångström in a café; the señor ordered a piñata, façade included.",
    "café": "There was one café on the quay, and it was shut.",
}
NONE = ""
UTF8_META = '<meta charset="utf-8">'


def _meta(label: str) -> str:
    return f'<meta http-equiv="Content-Type" content="text/html; charset={label}">'


# (text, codec that the bytes are in, charset in the HTTP header, what the page declares)
CASES = [
    # the header is right
    ("de", "cp1252", "iso-8859-1", NONE),
    ("fr", "cp1252", "windows-1252", NONE),
    ("names", "cp1252", "latin1", NONE),
    ("café", "cp1252", "us-ascii", NONE),
    ("de", "iso8859-15", "iso-8859-15", NONE),
    ("fr", "mac-roman", "macintosh", NONE),
    ("pl", "iso8859-2", "ISO-8859-2", NONE),
    ("cs", "cp1250", "windows-1250", NONE),
    ("lt", "cp1257", "windows-1257", NONE),
    ("lt", "iso8859-13", "iso-8859-13", NONE),
    ("tr", "cp1254", "iso-8859-9", NONE),
    ("ru", "koi8-r", "KOI8-R", NONE),
    ("uk", "koi8-u", "koi8-u", NONE),
    ("ru", "cp866", "ibm866", NONE),
    ("ru", "mac-cyrillic", "x-mac-cyrillic", NONE),
    ("el", "iso8859-7", "iso-8859-7", NONE),
    ("he", "iso8859-8", "iso-8859-8-i", NONE),
    ("ar", "cp1256", "windows-1256", NONE),
    ("ar", "iso8859-6", "iso-8859-6", NONE),
    ("th", "cp874", "tis-620", NONE),
    ("hk", "big5hkscs", "big5-hkscs", NONE),
    ("ko", "johab", "johab", NONE),
    # the page is right, the header silent
    ("zh", "gb2312", NONE, _meta("gb2312")),
    ("tw", "gbk", NONE, _meta("gb2312")),  # traditional characters are only in GBK
    ("zh", "gb18030", NONE, _meta("x-gbk")),
    ("tw", "big5", NONE, _meta("big5")),
    ("hk", "big5hkscs", NONE, _meta("big5")),
    ("ja", "cp932", NONE, _meta("Shift_JIS")),
    ("ja-circled", "cp932", NONE, _meta("x-sjis")),
    ("ja", "euc_jp", NONE, _meta("euc-jp")),
    ("ja-circled", "euc_jis_2004", NONE, _meta("x-euc-jp")),
    ("ja", "iso2022_jp", NONE, _meta("iso-2022-jp")),
    ("ko", "cp949", NONE, _meta("ks_c_5601-1987")),
    ("ko", "euc_kr", NONE, '<meta charset="euc-kr">'),
    ("ru", "cp1251", NONE, _meta("windows-1251")),
    ("ru", "cp1251", NONE, '<?xml version="1.0" encoding="windows-1251"?>'),
    # the header lies: a server's default
    ("zh", "gbk", "iso-8859-1", _meta("gb2312")),
    ("tw", "big5", "utf-8", _meta("big5")),
    ("ja", "cp932", "iso-8859-1", _meta("shift_jis")),
    ("ja", "euc_jp", "shift_jis", _meta("euc-jp")),
    ("ko", "cp949", "windows-1252", _meta("euc-kr")),
    ("ru", "cp1251", "iso-8859-1", _meta("windows-1251")),
    ("ru", "koi8-r", "windows-1251", _meta("koi8-r")),
    ("pl", "cp1250", "iso-8859-1", _meta("windows-1250")),
    ("hu", "iso8859-2", "iso-8859-1", _meta("iso-8859-2")),
    ("de", "utf-8", "iso-8859-1", NONE),
    ("café", "utf-8", "iso-8859-1", _meta("iso-8859-1")),
    ("zh", "utf-8", "gb2312", _meta("gb2312")),
    ("ru", "utf-8", "windows-1251", NONE),
    # the page lies: a template's default
    ("zh", "gbk", "gbk", UTF8_META),
    ("fr", "cp1252", NONE, UTF8_META),
    ("en", "cp1252", NONE, UTF8_META),
    ("en", "cp1252", NONE, _meta("gb2312")),
    ("es", "cp1252", NONE, _meta("shift_jis")),
    ("bg", "cp1251", NONE, _meta("iso-8859-1")),
    ("de", "utf-8", NONE, _meta("utf-16")),
    ("de", "cp1252", NONE, _meta("utf-16")),
    ("de", "cp1252", NONE, _meta("x-user-defined")),
    # both lie
    ("ru", "cp1251", "utf-8", _meta("iso-8859-1")),
    ("zh", "gbk", "utf-8", UTF8_META),
    ("el", "cp1253", "iso-8859-1", _meta("iso-8859-1")),
    # labels that nobody knows, or that are refused
    ("pt", "cp1252", "unknown", NONE),
    ("ru", "cp1251", "x-none", _meta("win1251")),
    ("is", "cp1252", "utf-7", NONE),
    ("fr", "cp1252", "rot13", _meta("hex")),
    ("zh", "gbk", "'gbk'", NONE),
    # nothing is declared
    *((text, codec, NONE, NONE) for text, codec in (
        ("de", "cp1252"), ("fr", "cp1252"), ("es", "cp1252"), ("pt", "cp1252"), ("is", "cp1252"), ("en", "cp1252"),
        ("café", "cp1252"), ("pl", "cp1250"), ("pl", "iso8859-2"), ("cs", "cp1250"), ("hu", "cp1250"),
        ("ro", "cp1250"), ("tr", "cp1254"), ("lt", "cp1257"), ("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "iso8859-5"),
        ("uk", "cp1251"), ("bg", "cp1251"), ("el", "cp1253"), ("he", "cp1255"), ("ar", "cp1256"), ("th", "cp874"),
        ("zh", "gbk"), ("tw", "big5"), ("hk", "big5hkscs"), ("ja", "cp932"), ("ja", "euc_jp"), ("ja", "iso2022_jp"),
        ("ko", "cp949"), ("zh", "utf-8"), ("ar", "utf-8"), ("de", "utf-16-le"), ("zh", "utf-16-be"),
        ("ru", "utf-32-le"), ("ko", "utf-32-be"),
    )),
]  # fmt: skip


def _read(body: bytes, charset: str = "") -> Document:
    return parse(capture(body, headers={"Content-Type": f"text/html; charset={charset}" if charset else "text/html"}))


@pytest.mark.parametrize(("text", "codec", "header", "declared"), CASES)
def test_charset(text: str, codec: str, header: str, declared: str) -> None:
    html = (
        f"<html><head>{declared}<title>x</title></head>\n<body><div class='a'><p>{TEXTS[text]}</p></div></body></html>"
    )
    if declared.startswith("<?xml"):
        html = declared + html.replace(declared, "")
    read = _read(html.encode(codec), header)
    assert read.tree.findtext(".//p") == TEXTS[text], (read.encoding, read.encoding_why)
    assert read.encoding_why


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("header", ["", "iso-8859-1", "gb2312"])
def test_byte_order_mark(codec: str, header: str) -> None:
    body = ("\ufeff<html><body><p>" + TEXTS["cs"]).encode(codec)
    read = _read(body, header)
    assert read.tree.findtext(".//p") == TEXTS["cs"]
    assert (read.encoding, read.encoding_why) == (codec, "byte order mark")


def test_a_mark_that_the_bytes_do_not_bear_out() -> None:
    assert _read(b"\xff\xfe<html><body><p>" + TEXTS["de"].encode()).tree.findtext(".//p") == TEXTS["de"]
    assert _read(b"\xef\xbb\xbf<html><body><p>" + TEXTS["ru"].encode("cp1251")).tree.findtext(".//p") == TEXTS["ru"]


@pytest.mark.parametrize(
    ("language", "codec", "text"),
    [("hu", "cp1250", "Az őr űr."), ("tr", "cp1254", "Ağır kış."), ("he", "cp1255", "נמל"), ("ru", "cp1251", "Порт")],
)
def test_the_language_tells_where_a_few_letters_do_not(language: str, codec: str, text: str) -> None:
    body = f'<html lang="{language}"><body><p>{text}'.encode(codec)
    assert page(body).tree.findtext(".//p") == text


@pytest.mark.parametrize("codec", ["utf-8", "gbk", "big5", "cp932", "euc_jp", "cp949", "utf-16-le"])
@pytest.mark.parametrize("missing", [1, 2, 3])
def test_a_page_cut_inside_a_character(codec: str, missing: int) -> None:
    text = TEXTS["ja" if codec in {"cp932", "euc_jp"} else "ko" if codec == "cp949" else "tw"]
    body = f"<html><body><p>{text}".encode(codec)[:-missing]
    assert text[:-4] in str(page(body).tree.findtext(".//p"))


@pytest.mark.parametrize("codec", ["utf-8", "gbk", "cp932", "cp949", "cp1251"])
def test_a_few_damaged_bytes(codec: str) -> None:
    text = TEXTS[{"cp932": "ja", "cp949": "ko", "cp1251": "ru"}.get(codec, "zh")] * 4
    body = bytearray(f"<html><body><p>{text}".encode(codec))
    for position in range(60, len(body), 120):
        body[position] = 0xFF
    read = page(bytes(body))
    kept = str(read.tree.findtext(".//p"))
    assert sum(1 for one, other in zip(kept, text, strict=False) if one == other) > 10
    assert text[-20:] in kept


def test_lone_bytes_in_utf8_are_windows_1252() -> None:
    """Pasted from a word processor into a page that is otherwise in order."""
    body = ("<p>" + TEXTS["de"]).encode() + " The keeper’s café – shut.".encode("cp1252")
    read = page(body)
    assert (read.encoding, read.tree.findtext(".//p")) == ("utf-8", TEXTS["de"] + " The keeper’s café – shut.")


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        *(("latin1", "cp1252"), ("ISO-8859-1", "cp1252"), ("GB2312", "gb18030"), ("gbk", "gb18030")),
        *(("big5", "big5hkscs"), ("shift_jis", "cp932"), ("euc-kr", "cp949"), ("iso-8859-9", "cp1254")),
        *(("windows-1256", "cp1256"), ("x-cp1251", "cp1251"), ("utf-16", "utf-8"), ("unicode", "utf-8")),
        *(("x-user-defined", "cp1252"), ("utf-7", None), ("hex", None), ("rot13", None), ("undefined", None)),
        *(("unicode_escape", "utf-8"), ("cp037", None), ("hz-gb-2312", None), ("", None), ("idna", None)),
    ],
)
def test_labels_mean_what_they_mean_to_browsers(label: str, codec: str | None) -> None:
    assert codec_of(label) == codec


@given(st.binary(max_size=300), st.text(max_size=30), st.binary(max_size=40))
def test_any_bytes_have_a_charset(body: bytes, label: str, declared: bytes) -> None:
    decided = decide_charset(b"<meta charset=" + declared + b">" + body, f"text/html; charset={label}")
    assert "".encode(decided.codec) is not None
    assert decided.why


# --- what was encoded twice


@pytest.mark.parametrize("text", ["de", "fr", "pl", "ru", "zh", "en", "ar"])
def test_text_that_was_encoded_twice_is_repaired(text: str) -> None:
    twice = TEXTS[text].encode().decode("latin-1")
    html, why = repaired(f"<p>{twice}</p>".encode())
    assert html.decode() == f"<p>{TEXTS[text]}</p>"
    assert why


def test_the_reading_tells_of_the_repair() -> None:
    twice = "Café, Möwe, “déjà vu”, Häfen, Bär".encode().decode("cp1252", "ignore")
    read = page(f'<meta charset="utf-8"><p>{twice}</p>')
    assert "Café, Möwe" in read.tree.text_content()
    assert "encoded twice" in read.encoding_why


@pytest.mark.parametrize(
    "text",
    [
        *TEXTS.values(),
        "Why do I see CafÃ© and â€™ on my page? UTF-8 was read as windows-1252. Über kurz oder lang: Größe.",
        "SÃO PAULO É… GRANDE, NÃO? Ação, coração, maçã e limão também.",
    ],
)
def test_text_that_was_not_encoded_twice_is_left(text: str) -> None:
    assert repaired(text.encode()) == (text.encode(), "")


# --- what may not be in the archive


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("it\x92s \x93calm\x94", "it’s “calm”"),  # windows-1252 that was taken for latin-1
        ("it&#146;s &#x93;calm&#148;", "it’s “calm”"),
        ("a\x00b\x0bc\x7fd\x81e", "abcde"),
        ("a&#0;b&#1;c&#x1f;d&#xD800;e&#xFFFE;f&#x110000;g&#99999999999999;h", "abcdefgh"),
        ("a\ufffeb\ufdd0c\U0001ffffd", "abcd"),
        ("a\U000f0000b\U00100000c&#xF0000;d&#1048576;e", "abcde"),  # the reader's own marks
        ("&#38;&#x26;&#8217;&#xe9;&#9;x&#10;y", "&&’é\tx\ny"),
    ],
)
def test_a_page_without_what_xml_forbids(markup: str, text: str) -> None:
    read = page(f"<p title='{markup}'>{markup}</p>")
    assert read.tree.findtext(".//p") == text
    assert read.tree.find(".//p").get("title") == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain", "plain"),
        ("two\nlines", "two\nlines"),
        ("a\tb\rc\x0cd\u2028e", "a bc\nd\ne"),
        ("a\ud83db", "a\ufffdb"),
        ("\u202eevil\u202c and \u2067text\u2069", "evil and text"),
        ("می‌خواهم \u200fשלום\u200e 👩‍🚀", "می‌خواهم \u200fשלום\u200e 👩‍🚀"),  # joiners and marks are part of words
        ("a\U000e0041\U000e0042b", "ab"),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0067\U000e0062\U000e007f"),
        ("\ufffcobject \ufff9note\ufffb", "object note"),
        ("it\x92s\x85", "it’s…"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("json", "cleaned"),
    [
        (r"\u00e9\n\"\\u0000", r"\u00e9\n\"\\u0000"),
        (r"\ud83d\ude00 \ud83d alone \ude00", r"\ud83d\ude00 \ufffd alone \ufffd"),
        (r"a\u0000b\u0092c\bd\fe\u202ef", "a b c d e f"),
        (r"\\\u0000", r"\\ "),
    ],
)
def test_escapes_in_json(json: str, cleaned: str) -> None:
    assert clean_json(json) == cleaned


def test_a_record_is_cleaned_in_all_its_strings() -> None:
    clean_block = Block(BlockKind.CODE, "if x:\n\treturn", "```\nif x:\n\treturn\n```")
    blocks = (clean_block, Block(BlockKind.PARAGRAPH, "a\x00b", "**a\u202eb**"))
    assert archivable(blocks) == (clean_block, Block(BlockKind.PARAGRAPH, "ab", "**ab**"))
    assert archivable((clean_block,))[0] is clean_block


@given(st.text(st.characters(codec=None), max_size=60))
def test_clean_text_can_be_archived(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.encode("utf-8").decode() == cleaned
    assert clean(cleaned) == cleaned
    assert not any(
        (ord(character) < 32 and character != "\n") or 0x7F <= ord(character) < 0xA0 for character in cleaned
    )
    assert clean_utf8(text.encode("utf-8", "replace")).decode() is not None
