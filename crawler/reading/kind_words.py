"""Words by which a page tells what it is, as data for `crawler.reading.kind`."""

import re


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


NOT_FOUND = _any_of(
    r"\b(?:error )?404\b(?! [a-z])",
    r"\b(?:page|article|content|post|file) not found\b",
    r"^\W*not found\b",
    r"\b(?:page|article|content|post) (?:you (?:requested|are looking for|were looking for) )?"
    r"(?:was not found|(?:could not|cannot|can['’]t) be found|does(?: not|n['’]t) exist)",
    r"\b(?:page|article|content|post) (?:is )?no longer (?:exists|available)\b",
    r"\bnothing (?:was )?found\b",
    r"\bseite (?:wurde )?nicht gefunden\b",
    r"\bpage (?:introuvable|non trouvée)\b",
    r"\bpágina no encontrada\b",
    r"\bno se (?:encontró|ha encontrado) la página\b",
    r"\bpágina não encontrada\b",
    r"\bpagina non trovata\b",
    r"\bpagina niet gevonden\b",
    r"\bsidan (?:hittades inte|kunde inte hittas)\b",
    r"\bstrona nie (?:została znaleziona|istnieje)\b",
    r"\bстраница не (?:найдена|существует)\b",
    r"\bsayfa bulunamadı\b",
    r"(?:页面|网页|頁面|網頁|文章)(?:不存在|未找到|已被?删除)",
    r"找不到(?:页面|网页|頁面|網頁|该页)",
    r"ページ(?:が|は)見つかりません",
    r"お探しのページ",
    r"페이지를 찾을 수 없",
)
"""In a title or main heading: the page isn't there, though the server says 200."""

GATE_TITLE = _any_of(
    r"^\W*(?:please )?(?:log|sign)[ -]?(?:in|on)\b",
    r"^\W*(?:subscribe|register)(?: now| today| to (?:continue|read).*)?\W*$",
    r"^\W*(?:access denied|just a moment|attention required|security check|before you continue|one more step)\b",
    r"^\W*are you (?:a )?(?:human|robot)\b",
    r"^\W*verify(?:ing)? (?:that )?you are (?:a )?human\b",
    r"^\W*(?:anmelden|einloggen|anmeldung|connexion|se connecter|iniciar sesión|accedi|iniciar sessão|inloggen)\b",
    r"^\W*(?:войти|вход|登录|登入|ログイン|로그인)",
)
"""In a title: the page asks who is there."""

PAYWALL = _any_of(
    r"(?:subscribe|sign ?(?:in|up)|log ?in|register|become a (?:member|subscriber)) (?:now )?"
    r"to (?:continue(?: reading)?|keep reading|read (?:the|this)|unlock|access (?:the|this)|view (?:the|this))",
    r"(?:this|the) (?:article|content|story) is (?:only )?(?:available )?(?:only )?"
    r"(?:for|to|reserved for|exclusive to) (?:paying |our )?(?:subscribers|members)",
    r"(?:diesen artikel|weiterlesen) mit .{0,20}abo",
    r"réservé (?:aux|à nos) abonnés",
    r"(?:contenido|artículo) (?:exclusivo )?(?:solo )?para suscriptores",
    r"только для подписчиков",
    r"登录后(?:可)?(?:阅读|查看)|订阅后(?:可)?阅读",
    r"この記事は会員限定|有料会員限定",
)
"""Near the text: the rest is for those who pay or log in."""

SERIES = _any_of(
    r"\b(?:series|all parts|contents|table of contents|serie|série|serien|inhaltsverzeichnis|alle teile|sommaire)\b",
    r"\b(?:índice|indice|оглавление|содержание|все части)\b",
    r"系列|目录|目錄|目次|連載|연재|차례",
)
"""In a heading: below it stands a table of contents."""

ENUMERATED = re.compile(r"\d{1,3}\s*[.):-]\s")
"""At the start of a link's text: it has its place in a list."""

COUNTED = re.compile(r"\(\d+\)\W*$")
"""At the end of a link's text: so many articles are there."""
