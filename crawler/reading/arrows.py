"""Where an arrow leads: on or back, in either direction of writing."""

import re
import unicodedata

_FORWARD_ARROWS = "→»›>≫▶►⟩❯⇒➔➜⟶⏵"
_BACK_ARROWS = "←«‹<≪◀◄⟨❮⇐⟵⏴"
_LONGEST_ARROW = 4
_RIGHT_TO_LEFT = frozenset("ar fa he iw ur ps yi dv ckb sd ug".split())
_RIGHT_TO_LEFT_LETTER = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def reads_right_to_left(language: str | None, title: str) -> bool:
    """True for a page in a script from right to left, by its language, else by its title's letters."""
    if language:
        return language.lower().partition("-")[0] in _RIGHT_TO_LEFT
    return bool(_RIGHT_TO_LEFT_LETTER.search(title))


def direction(arrow: str, *, right_to_left: bool) -> int:
    """1 for an arrow (or several) that leads on, -1 for one back, 0 for anything else."""
    if len(arrow) > _LONGEST_ARROW:
        return 0
    signs = {(sign in _FORWARD_ARROWS) - (sign in _BACK_ARROWS) for sign in arrow if not sign.isspace()}
    if len(signs) != 1:
        return 0
    (sign,) = signs
    return -sign if right_to_left and not unicodedata.mirrored(arrow[0]) else sign
