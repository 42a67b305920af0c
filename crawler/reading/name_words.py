"""The words around names in bylines: what announces a name, what joins two, what says a role or an organisation.

Adding a language is adding words; they are in lower case.
"""

import re


def _any(*rows: str) -> str:
    """An alternation of the words of these rows, longest first; '_' stands for a space."""
    words = {word.replace("_", " ") for row in rows for word in row.split()}
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


_ANNOUNCERS = (
    "by words_by text_by story_by report_by written_by posted_by published_by reported_by article_by submitted_by",
    "von text_von ein_beitrag_von ein_artikel_von geschrieben_von par écrit_par publié_par rédigé_par por escrito_por",
    "publicado_por texto_de di_redazione scritto_da a_cura_di door geschreven_door tekst_av skrevet_av skriven_av",
    "skrevet_af från oleh ditulis_oleh napisał napisała",
)
_LABELS = (
    "author authors autor autora autores autorin autoren auteur auteurs autore autori forfatter författare kirjoittaja",
    "teksti tekst text texte texto testo penulis yazar yazan szerző írta tác_giả bài",
    "автор авторы текст автори συντάκτης συγγραφέας בקלם מאת بقلم كتب الكاتب نویسنده लेखक โดย",
)
_EASTERN = "作者 记者 記者 文 撰文 采写 採訪 著者 執筆 筆者 文・写真 ライター 取材・文 글 글・사진"

AMBIGUOUS = {
    "av": frozenset({"sv", "no", "nb", "nn"}),
    "af": frozenset({"da"}),
    "di": frozenset({"it", "id", "ms"}),
    "de": frozenset({"fr", "es", "pt"}),
    "od": frozenset({"hr", "sr", "sl", "bs"}),
    "от": frozenset({"bg", "ru"}),
    "da": frozenset({"it"}),
}
"""Words that announce a name in these languages and begin one, or a sentence, in others."""

BY = re.compile(
    rf"^\W*(?:(?:{_any(*_ANNOUNCERS)})(?:\s*[:：]\s*|\s+)|(?:{_any(*_LABELS)})\s*[:：|]\s*"
    rf"|(?:{_any(_EASTERN)})(?:\s*[:：/／=＝・|丨]\s*|\s+|(?=[^\W\da-z]{{2,4}}\s*[／/]))|文\s*[/／]\s*)",
    re.IGNORECASE,
)
"""What stands before the first name of a byline, wherever it is sure to say so."""

LABEL = re.compile(
    rf"(?:^|[\s|｜·,，;；)）】\]])(?:(?:{_any(*_LABELS, _EASTERN)})\s*[:：]|文\s*[/／])\s*", re.IGNORECASE
)
"""What announces a name in the midst of a line of fields: '2021年9月6日 来源：河畔周刊 作者：'."""

NEXT_FIELD = re.compile(
    r"[\s|｜·,，;；(（【]+[^\W\d_]{2,12}\s*[:：].*|[\s|｜(（【]+(?:阅读|浏览|点击|评论|人气|字号|分享|收藏|閱讀|瀏覽).*"
    r"|(?:来源|來源|出处|稿源|责任编辑|責任編輯|责编|编辑|編輯|校对|审核|发布时间|发表时间|时间|日期)\s*[:：].*"
)
"""What follows the names in such a line, from the next label on."""

JOINED = re.compile(
    rf"\s+(?:{_any('and und et och og ja and_by with и та και ve və dan és as_told_to')})\s+", re.IGNORECASE
)
"""Words between two names."""

LOOSELY_JOINED = re.compile(r"\s+(?:y|e|i|en|&|\+|＆)\s+|\s*＆\s*", re.IGNORECASE)
"""Words and signs between two names that also stand within one ('Puig i Cadafalch', 'Quill & Sons')."""

_ROLE_NOUNS = (
    "writer reporter correspondent editor columnist contributor producer journalist author blogger critic ceo cto",
    "founder co-founder cofounder president director professor photographer host anchor analyst intern editor-at-large",
    "editor-in-chief",
    "redakteur redakteurin korrespondent korrespondentin reporterin autor autorin chefredakteur chefredakteurin",
    "volontär volontärin kolumnist kolumnistin ressortleiter ressortleiterin",
    "journaliste rédacteur rédactrice correspondant correspondante chroniqueur chroniqueuse",
    "redactor redactora periodista corresponsal columnista jornalista redator redatora repórter",
    "giornalista redattore redattrice corrispondente verslaggever redacteur correspondente journalistin journalisten",
    "dziennikarz dziennikarka redaktor журналист журналистка корреспондент корреспондентка редактор обозреватель",
)
_ROLE_MODIFIERS = (
    "staff senior chief lead deputy managing executive associate assistant digital features feature lifestyle",
    "city political politics business news sports sport science health technology tech money entertainment",
    "education culture arts travel food fashion royal royals crime court world national international foreign",
    "local general consumer investigative special guest contributing editorial junior trainee principal global",
    "environment energy showbiz tv opinion audience seo trends community property finance financial economics",
    "military defence defense diplomatic religion religious affairs and & the of vice founding home weekend night",
    "social media multimedia",
)


def _words(rows: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for row in rows for word in row.split())


ROLES = _words(_ROLE_NOUNS)
ROLE_MODIFIERS = _words(_ROLE_MODIFIERS)

PLAIN_ROLES = frozenset(
    "writer reporter correspondent editor columnist journalist producer redakteur redakteurin".split()
)
"""Nouns that make a role of any words before them, if these follow a name."""

EASTERN_ROLE = re.compile(
    r"(?:[（(]?\s*(?:통신원|특파원|선임기자|인턴기자|기자|記者|记者|特約記者|本报记者|編輯|责任编辑)\s*[)）]?"
    r"|\s*[／/]\s*[^／/\s]{2,6}(?:報導|报道|報道|電|综合报道)|さん)\s*$"
)

ORGANISATION = re.compile(
    r"\b(?:news|newsroom|media|press|times|journal|tribune|agency|agencies|agencia|agence|agentur|presse|redaktion"
    r"|redakcja|redakce|redacción|redação|redazione|rédaction|redactie|редакция|редакція|desk|team|teams|bureau|university"
    r"|institute|contributors|reuters|afp|dpa|bloomberg|wires?|magazine|gazette|newspaper|inc|ltd|gmbh|llc|corp|online"
    r"|radio|tv|nachrichten(?:agentur)?|editors?|staff|editorial|board|service|zeitung|foundation|ministry|committee"
    r"|society|department|office|administration|webdesk|publishing)\b"
    r"|^(?:the|die|der|das|la|le|el|los|les)\s|\.(?:com|org|net|de|co|uk|at|ch|fr|it|es|ru|in|tr|jp|kr|cn)\b"
    r"|編集部|编辑部|編輯部|新聞|新闻|通讯社|通信社|편집부|뉴스|신문",
    re.IGNORECASE,
)
"""What a desk's, an agency's or a publisher's name has in it and a person's hasn't."""

PLACE = re.compile(
    r"\s+(?:in|aus|from|for|für|at|à|from|im|über|via|w|в|из|из|para|pour)\s+(?=\w).*$|\s+en\s+[A-ZÀ-Þ]\w+$|\s*[—–]\s.*$|\s+(?:The|Die|Der|Das)\s.*$"
)
"""Where or for whom somebody writes, behind a name."""

AFTER_NAME = re.compile(
    r"(?:\s*\S+@\S+|\s@|\s*[(\[（【].*|\s\d|\b(?:published|posted|updated|last updated|veröffentlicht|publié|publicado"
    r"|pubblicato|twitter|facebook|instagram|linkedin|follow|bio|contact|view all|read more)\b).*",
    re.IGNORECASE | re.DOTALL,
)
"""What follows a name in a byline without being part of it."""

SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范"
    "方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛"
    "伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁"
    "隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鍾姜範譚鄒陸顧龍萬錢湯喬賀賴龔龐蘭顏嚴溫盧韋畢聶叢齊莊關費紀項陽衛"
)
"""First characters of the commonest Chinese surnames, simplified and traditional."""

TWO_SYLLABLE_SURNAMES = frozenset(
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 皇甫 尉迟 公孙 公孫 慕容 令狐 东方 東方 司徒 端木 南宫 南宮"
    " 宇文 长孙 轩辕 司空 呼延 百里 东郭 西门 独孤".split()
)
"""Surnames of two characters; alone before a space, they aren't a whole name."""

NOBODY = frozenset(
    "admin administrator none null undefined nan unknown anonymous author name user guest root webmaster superuser"
    " by von par por di door av af written posted wordpress true false test default n/a".replace("_", " ").split()
)
"""Values of an author field that name nobody."""
