"""The language of a page, as a BCP 47 tag: what it declares if that can be true, else what its words look like."""

import re

import py3langid
from lxml.html import HtmlElement

from crawler.reading.structured import StructuredData

_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?=$|[-_.;,\s])", re.IGNORECASE)
_SCRIPTS: dict[re.Pattern[str], frozenset[str]] = {
    re.compile(letters): frozenset(languages.split())
    for letters, languages in (
        ("[\u3040-\u30ff]", "ja"),
        ("[\uac00-\ud7af]", "ko"),
        ("[\u4e00-\u9fff]", "zh ja yue ko"),
        ("[\u0400-\u04ff]", "ru uk bg sr mk be kk ky mn tg tt uz ab os ce cv ba"),
        ("[\u0600-\u06ff]", "ar fa ur ps ckb ug sd ku"),
        ("[\u0370-\u03ff]", "el"),
        ("[\u0590-\u05ff]", "he yi iw"),
        ("[\u0900-\u097f]", "hi mr ne sa"),
        ("[\u0e00-\u0e7f]", "th"),
    )
}
_ALSO_LATIN = frozenset(
    {"sr", "uz", "kk", "ku", "mn", "tt", "ja", "ko", "zh"}
)  # romanised, or a page of code and names
_LETTER = re.compile(r"[^\W\d_]")
_MOST = 0.5
_SAMPLE = 3000
_LEAST_SAMPLE = 60  # characters: below it, a guess is one


def page_language(tree: HtmlElement, data: StructuredData) -> tuple[str | None, str]:
    """(tag, why); (None, '') if the page has too little text to tell."""
    sample = _sample(tree)
    for value, why in (
        (
            tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang"),
            "html lang",
        ),
        (data.first("content-language", "og:locale", "dc.language", "inlanguage"), "<meta> language"),
        (next((n["inLanguage"] for n in data.articles() if isinstance(n.get("inLanguage"), str)), None), "JSON-LD"),
    ):
        tag = normal_tag(value)
        if tag is not None and _fits_script(tag, sample):
            return tag, why
    if len(sample) < _LEAST_SAMPLE:
        return None, ""
    return py3langid.classify(sample)[0], "guessed from the words"


def normal_tag(declared: str | None) -> str | None:
    """'en_us' -> 'en-US', 'zh-hans-CN' -> 'zh-Hans-CN'; None for what is no language tag."""
    found = _TAG.match((declared or "").strip())
    if found is None:
        return None
    language, script, region = found.groups()
    return "-".join(filter(None, (language.lower(), script and script.title(), region and region.upper())))


def _sample(tree: HtmlElement) -> str:
    parts: list[str] = []
    length = 0
    for paragraph in tree.iter("p"):
        text = " ".join(paragraph.text_content().split())
        parts.append(text)
        length += len(text)
        if length > _SAMPLE:
            break
    return " ".join(parts)[:_SAMPLE]


def _fits_script(tag: str, sample: str) -> bool:
    """False if most letters are of a script that the language isn't written in: templates declare 'en' for anything."""
    language = tag.partition("-")[0]
    counts = {} if sample.isascii() else {script: len(script.findall(sample)) for script in _SCRIPTS}
    letters = len(_LETTER.findall(sample))
    if letters < _LEAST_SAMPLE:
        return True
    script = max(counts, key=lambda script: counts[script]) if counts else None
    if script is None or counts[script] < _MOST * letters:
        return language in _ALSO_LATIN or not any(language in languages for languages in _SCRIPTS.values())
    return language in _SCRIPTS[script]
