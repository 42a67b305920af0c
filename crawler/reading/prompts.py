"""Words that pages print round an article and that are no part of it, as data: compared with whole blocks only."""

import re

_LISTS = r"(?:related|recommended|similar|more|popular|most (?:popular|read|viewed|shared)|trending|latest|recent|top)"
_LISTED = r"(?:articles?|posts?|stor(?:y|ies)|news|reads?|columns?|books?|reading|content|topics?|links?|videos?)"
_SHARE = r"(?:share|save|print|e-?mail|tweet|pin|like|bookmark|copy link)"
_NETWORK = r"(?:facebook|twitter|x|linkedin|whatsapp|reddit|pinterest|telegram)"
_WHOLE_BLOCKS = (
    # continuation
    r"(?:please )?(?:click|tap) here to continue(?: to read(?:ing)?| reading)?(?: .{0,40})?",
    r"(?:please )?(?:click|tap) here to read (?:more|on|the (?:rest|next part))(?: .{0,40})?",
    r"continued?(?: reading| to read)?(?: on)?(?: (?:the )?(?:next )?page(?: \d+)?| below)?",
    r"continued?(?: reading)? after (?:the )?(?:ad|advertisement)(?: below)?",
    r"(?:to be )?continued(?: (?:in|on|at) .{1,60})?",
    r"(?:read|see|view|show|load|learn) (?:more|less|on)(?: (?:here|below|articles|posts|stories|comments))?",
    r"(?:read|see|view|show|load) full (?:article|story)(?: here)?",
    r"read (?:the )?(?:full|whole|entire|complete) (?:article|story|post)(?: here)?",
    r"(?:view|read|show) (?:as|on) (?:a )?(?:single|one) page",
    r"(?:go to|jump to|back to) (?:page \d+|(?:the )?(?:top|beginning|contents|index|home(?:page)?))",
    r"(?:next|previous|prev)(?: (?:page|part|article|post|story|chapter))?", r"page \d+(?: (?:of|/) \d+)?",
    r"(?:story|article) continues (?:below|after) .{0,40}", r"weiterlesen", r"mehr lesen",
    r"lesen sie (?:hier )?(?:weiter|auch|mehr)(?: auf seite \d+)?", r"(?:weiter )?auf seite \d+", r"nächste seite",
    r"vorherige seite", r"zurück zur startseite", r"nach oben", r"lire la suite", r"lire aussi",
    r"(?:la )?suite (?:page \d+|de l['’]article)", r"page suivante", r"page précédente", r"à lire aussi",
    r"(?:seguir|continuar|sigue) leyendo", r"leer más", r"página (?:siguiente|anterior)", r"lea también",
    r"continuar a ler", r"leia (?:mais|também)", r"continua a leggere", r"leggi (?:anche|tutto)",
    r"lees (?:verder|meer|ook)", r"läs (?:mer|också)", r"les (?:mer|også)", r"læs (?:mere|også)",
    r"czytaj (?:dalej|także|więcej)", r"devamını oku", r"читать (?:далее|дальше|полностью|также)",
    r"(?:следующая|предыдущая) страница", r"продолжение следует",
    r"(?:点击|點擊)(?:这里|這裡|此处)?(?:继续|繼續)?(?:阅读|閱讀).{0,8}",
    r"(?:继续|繼續)(?:阅读|閱讀)", r"阅读(?:更多|全文|原文)", r"下一页", r"上一页", r"下一頁", r"上一頁",
    r"展开全文", r"查看更多", r"未完待续", r"続きを読む",
    r"[上下]一[篇页頁章][:：]?\s*(?:没有了?|沒有了?|[无無]|暂无)?",
    r"次のページ(?:へ|)", r"前のページ(?:へ|)", r"もっと見る", r"全文を読む", r"계속 읽기", r"다음 페이지", r"더 보기",
    # advertising
    r"(?:advertisement|ad)s?", r"advertising", r"sponsored(?: content)?", r"promoted", r"anzeigen?", r"werbung",
    r"publicité", r"publicidad", r"publicidade", r"pubblicità", r"реклама", r"广告", r"廣告", r"広告", r"광고",
    # comments
    r"(?:add|leave|post|write) (?:a |your )?(?:comment|reply)s?",
    r"(?:please )?(?:(?:log|sign) ?in |register )?(?:or (?:register|sign ?up) )?to (?:add|leave|post)(?: a)? comments?",
    r"you must be logged in to (?:post|leave|add) a comment", r"(?:\d+ |no )?comments?(?: \(?\d+\)?)?",
    r"comments (?:are )?(?:closed|off|disabled).{0,30}", r"be the first to comment",
    r"(?:\d+ )?kommentare?(?: \(?\d+\)?)?", r"kommentar (?:schreiben|hinterlassen)", r"(?:\d+ )?commentaires?",
    r"laisser un commentaire", r"(?:deja|dejar) un comentario", r"(?:\d+ )?comentarios?", r"lascia un commento",
    r"комментарии", r"оставить комментарий", r"发表评论", r"發表評論", r"评论", r"コメント(?:を書く|する)?",
    # lists of other articles
    rf"{_LISTS} {_LISTED}(?: .{{0,20}})?", rf"{_LISTS} (?:related|popular|recent) {_LISTED}",
    r"you (?:may|might) (?:also )?(?:like|enjoy|be interested in).{0,20}", r"what to read next", r"up next",
    r"don['’]t miss", r"see also", r"read (?:also|next)", r"also read", r"more (?:from|on|about|in) .{1,40}",
    r"most popular", r"most read", r"recommended(?: for you)?", r"trending(?: now)?", r"editors?['’]? picks?",
    r"(?:ähnliche|verwandte|weitere|mehr) (?:artikel|beiträge|themen|zum thema)",
    r"das könnte (?:sie|dich) auch interessieren", r"meistgelesen(?:e artikel)?", r"auch interessant",
    r"mehr zum thema", r"articles? (?:similaires|liés|connexes|les plus lus|recommandés)",
    r"sur le même (?:sujet|thème)", r"les plus lus", r"vous aimerez aussi", r"art[íi]culos relacionados",
    r"noticias relacionadas", r"te puede interesar", r"lo más le[íi]do", r"m[áa]s le[íi]das",
    r"artigos relacionados", r"leia também", r"articoli correlati", r"potrebbe interessarti",
    r"похожие (?:статьи|материалы)", r"читайте также", r"популярное", r"по теме", r"相关(?:文章|阅读|新闻|推荐)",
    r"相關(?:文章|閱讀|新聞)", r"推荐阅读", r"推薦閱讀", r"热门文章", r"延伸阅读", r"関連(?:記事|リンク|ニュース)",
    r"人気(?:の)?記事",
    r"おすすめ(?:の)?記事",
    r"관련 ?기사",
    # newsletter, sharing, account
    r"(?:subscribe|sign ?up)(?: (?:now|today|here))?(?: (?:to|for) (?:our|the|my|this) .{0,60})?",
    r"(?:get|receive) (?:our|the) .{0,40} (?:newsletter|in your inbox).{0,60}",
    r"(?:enter )?your e-?mail(?: address)?", r"join our (?:mailing list|newsletter).{0,40}", r"newsletter",
    rf"{_SHARE}(?: (?:this|on|via|to|with|it|your|by|:|article|story|post|friends|{_SHARE}|{_NETWORK})){{0,4}}",
    r"follow (?:us|me|him|her|them)(?: on)? .{0,60}", r"newsletter (?:abonnieren|bestellen)",
    r"abonnieren sie .{0,60}newsletter.{0,40}", r"(?:artikel )?(?:teilen|drucken|merken)", r"abonnez-vous.{0,60}",
    r"inscrivez-vous .{0,60}", r"partager(?: .{0,40})?", r"suscr[íi]bete.{0,60}", r"compartir(?: .{0,30})?",
    r"condividi", r"iscriviti .{0,60}", r"подписаться.{0,40}", r"поделиться.{0,30}", r"分享(?:到.{0,10})?",
    r"订阅.{0,20}",
    r"(?:扫一扫|扫描.{0,4}二维码|长按.{0,4}二维码|微信扫码).{0,40}",
    r"シェア(?:する)?", r"メールマガジン.{0,20}",
    # consent
    r"(?:this|our) (?:web)?site uses cookies.{0,250}",
    r"we (?:and our partners )?use cookies(?: (?:to|on|for|and|in|that|so)\b.{0,250})?",
    r"by (?:continuing|using) .{0,60}(?:cookies|cookie policy).{0,120}", r"accept (?:all )?cookies",
    r"cookie (?:policy|settings|notice)", r"(?:diese website|wir) (?:verwende[nt]|nutz(?:t|en)) cookies.{0,250}",
    r"(?:ce site|nous) utilis(?:e|ons) (?:des )?cookies.{0,250}",
    r"(?:este sitio|utilizamos|usamos) .{0,40}cookies.{0,250}", r"本(?:网站|站)使用cookies?.{0,80}",
    r"当サイトでは?クッキー.{0,80}",
    # disclaimers
    r"(?:免责声明|免責聲明|版权声明|版權聲明|特别声明)[:：].{0,200}",
)  # fmt: skip

PROMPT = re.compile(r"[\W_]*(?:" + "|".join(_WHOLE_BLOCKS) + r")[\W_]*", re.IGNORECASE)
"""Matches a block that is nothing but a prompt. For `fullmatch`: a sentence in running prose is never cut."""

LONGEST_PROMPT = 320
