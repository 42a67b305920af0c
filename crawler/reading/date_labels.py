"""Words that stand beside a date and say what happened then: published, or changed since."""

import re
from enum import StrEnum


class Label(StrEnum):
    PUBLISHED = "published"
    MODIFIED = "modified"


_MODIFIED = (
    r"(?:last |recently )?(?:up-?dated?|modified|revised|reviewed|edited)|last ?update"
    r"|aktualisiert|zuletzt|geändert|stand:|mis(?:e)? à jour|modifié|actualizad[oa]|atualizad[oa]|modificado"
    r"|aggiornat[oa]|ultim[oa] (?:modifica|aggiornamento)|bijgewerkt|gewijzigd|uppdatera[dt]|opdateret"
    r"|oppdatert|sist endret"
    r"|päivitetty|muokattu|zaktualizowan[oay]|aktualizacja|aktualiz\w+|upraveno|frissít\w*|actualizat|güncelle\w+"
    r"|обновлен\w*|изменен\w*|оновлен\w*|актуализ\w+|ενημερώθηκε|τελευταία ενημέρωση|تحديث|به‌?روزرسانی|ویرایش"
    r"|עודכן|עדכון|अपडेट|diperbarui|cập nhật|อัปเดต|อัพเดท|更新|修改|修订|改定|수정|업데이트"
)
_PUBLISHED = (
    r"(?:first |originally )?(?:published|posted|publish date|date posted)|publication date|original(?:ly)?\b|released"
    r"|veröffentlicht|erschienen|erstellt|publi(?:é|ée|cado|cada|cerad|ceret|sert|kováno|cat|cat[oa]?|kované)"
    r"|mis en ligne|parution|pubblicat[oa]|gepubliceerd|geplaatst|udgivet|julkaistu|opublikowan[oay]|publikacja"
    r"|közzététel|megjelent|postat|yayın\w*|giriş|опубликован\w*|опубліковано|публикуван\w*|δημοσι\w+|نُ?شر|تاريخ النشر"
    r"|انتشار|פורסם|प्रकाशित|dipublikasikan|diterbitkan|đăng|เผยแพร่|发布|發布|發佈|发表|發表|刊登|公開|公表|掲載|投稿|입력|등록|게시"
)
_LABEL = re.compile(rf"(?P<modified>{_MODIFIED})|(?P<published>{_PUBLISHED})", re.IGNORECASE)
_LONGEST_ALONE = 30  # characters of a label that is a line of its own: 'Original:', 'Last updated on'


def label_before(text: str) -> Label | None:
    """The last label in a text that stands before a date."""
    last = None
    for found in _LABEL.finditer(text):
        last = found
    return _label(last)


def label_after(text: str) -> Label | None:
    """The label that a text after a date begins with, as in '2019年3月15日公表'; None if other words come first."""
    return _label(_LABEL.match(text.lstrip(" )]）】:：-–—に").removeprefix("最終").removeprefix("最后")))


def label_alone(text: str) -> Label | None:
    """The label that a short line consists of."""
    return label_before(text) if len(text) <= _LONGEST_ALONE else None


def _label(found: re.Match[str] | None) -> Label | None:
    if found is None:
        return None
    return Label.MODIFIED if found["modified"] else Label.PUBLISHED
