"""The papers whose columns the site carries: each has a template of its name, and words of its own for its links."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class House:
    """`next` and `back` are the words of those links, with what stands around `{link}` before a bar if there is
    anything; `{title}` and `{number}` are of the part that they lead to. `box` and `index` are HTML. `day` is a format
    for dates."""

    next: str
    back: str
    box: str = ""
    index: str = ""
    day: str = "%B %d, %Y"


HOUSES = {
    "blog": House(
        next="Next part: {title}",
        back="Previous part: {title}",
        box='<fieldset class="serieslist-box"><legend>This entry is part {number} of {total} in the series'
        ' <em>{title}</em></legend>\n<ol class="serieslist-ol">\n{items}\n</ol></fieldset>',
    ),
    "paper": House(
        next="Next in this series: {title}",
        back="Previously in this series: {title}",
        box='<aside class="story__series"><h2>More in this series</h2>\n<ul>\n{items}\n</ul></aside>',
        index='<p class="story__part-of">Part of the series {link}</p>',
        day="%d %B %Y",
    ),
    "magazine": House(next="Click here to continue to read", back="Back to the previous part", day="%d %B %Y"),
    "letter": House(next="", back="Before this came {link}. | {title}", day="%b %d, %Y"),
    "feuilleton": House(next="Weiter zu Teil {number}", back="Zurück zu Teil {number}", day="%d.%m.%Y"),
    "zh": House(
        next="继续阅读：{title}",
        back="上一部分：{title}",
        box='<div class="xilie"><h3>本系列文章</h3>\n<ul>\n{items}\n</ul></div>',
        day="%Y-%m-%d",
    ),
    "ja": House(next="次回：{title}", back="前回：{title}", day="%Y年%m月%d日"),
}
