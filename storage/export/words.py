"""How many words a text has."""

import re

# Han (with its extensions), kana, bopomofo, hangul: one character, one word. Their punctuation is none of them.
CJK = re.compile(
    "[\u1100-\u11ff\u3005-\u3007\u3021-\u3029\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f"
    "\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff]"
)
DASHES = str.maketrans("–—―", "   ")  # they stand between words without spaces


def word_count(text: str) -> int:
    """The words of a text: what spaces and dashes separate and has a letter or digit; of Chinese, Japanese and Korean,
    the characters."""
    characters = 0
    if not text.isascii():
        text, characters = CJK.subn(" ", text.translate(DASHES))
    return characters + sum(1 for word in text.split() if word.isalnum() or any(map(str.isalnum, word)))
