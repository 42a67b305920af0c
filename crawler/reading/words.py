"""The words by which pages name their links, language by language. Adding a language is adding a row.

Phrases are in lower case, without punctuation, divided by `|`; `{a,b}` stands for either. They are written as a
careful site writes them: `wording` of letters without their marks is `cues`' affair. All languages count on every
page: a page's own language is often declared wrongly, and a phrase of one language hardly ever means something else
in another.
"""

from enum import StrEnum


class Cue(StrEnum):
    """What the words of a link, or of the heading above it, announce."""

    NEXT = "next"
    PREVIOUS = "previous"
    NEXT_PAGE = "next page"
    PREVIOUS_PAGE = "previous page"
    NEXT_PART = "next part"
    PREVIOUS_PART = "previous part"
    NEXT_ARTICLE = "next article"
    PREVIOUS_ARTICLE = "previous article"
    CONTINUE = "continue reading"
    READ_MORE = "read more"
    OLDER = "older"
    NEWER = "newer"
    LOAD_MORE = "load more"
    VIEW_ALL = "all on one page"
    PRINT = "print"
    EXPAND = "show the rest"
    SERIES = "series"
    PAYWALL = "login or subscription"
    COMMENTS = "comments"
    RELATED = "related"
    POPULAR = "popular"


WESTERN: dict[str, dict[Cue, str]] = {
    "en": {
        Cue.NEXT: "next|forward|next up|go to next|onward|onwards|next one|up next|coming up",
        Cue.PREVIOUS: "previous|prev|back|previously|go back|earlier",
        Cue.NEXT_PAGE: "next page|continue on page|continued on page|continued on next page|go to page"
        "|next pages|continue reading on page|continued on p|to next page|turn the page|read page"
        "|next page of this article",
        Cue.PREVIOUS_PAGE: "previous page|prev page|last page before|back to page",
        Cue.NEXT_PART: "next part|next chapter|next episode|next instalment|next installment"
        "|next in series|next in this series|continue to part|go to part|on to part|following part"
        "|read the next part|{next,following} {section of this series,in the series,in this series,"
        "column in this series,article in this series,article in series,post in series,one in the series}"
        "|next {volume,scene,act}|the next {part,chapter,episode,instalment,installment}"
        "|next part of this {story,series,article,column}|{continue,continued,continues,"
        "to be continued} in {part,chapter,the next part,the next chapter,the next column}"
        "|forward to part|proceed to part",
        Cue.PREVIOUS_PART: "previous part|prior part|previous chapter|previous episode"
        "|previous instalment|previous installment|previous in series|earlier part|back to part"
        "|last part of this series|read the previous part|{previous,preceding,prior} {part,chapter,"
        "episode,instalment,installment,volume,scene,act,in this series,article in this series,"
        "post in series}",
        Cue.NEXT_ARTICLE: "next article|next post|next story|next entry|next {column,essay,item,news,blog,"
        "blog post,review,topic,interview,recipe}|following {article,post,column,story}",
        Cue.PREVIOUS_ARTICLE: "previous article|previous post|previous story|previous entry|prev post"
        "|prev article|{previous,prev} {column,essay,item,news,blog,blog post,review,topic,interview,"
        "recipe,story}|preceding {article,post,column}",
        Cue.CONTINUE: "continue to read|click here to continue|continue reading|continued here"
        "|continue to the next|read on|keep reading|to be continued here|click to continue|read the rest"
        "|continue the story|continue the series|continue|continued|continue here|click to read on"
        "|story continues here|to be continued in|continued in the next {letter,column,issue,instalment,"
        "installment}|continued next {week,month,time}|read the {conclusion,continuation,sequel}"
        "|continue this {story,article,column}",
        Cue.READ_MORE: "click here to read|click here for|read part|see part|jump to part|here is part"
        "|read more|more|learn more|full story|find out more|read article|read the article"
        "|read full article",
        Cue.OLDER: "older posts|older|older entries|older articles|previous posts|previous entries"
        "|previous articles|earlier posts|earlier articles|earlier columns|older columns|more archives"
        "|previous columns|past {columns,articles,posts,stories}|older {stories,essays,news,items,post}"
        "|more {older posts,from the archive}",
        Cue.NEWER: "newer posts|newer|newer entries|newer articles|newer {stories,columns,news,items,post}",
        Cue.LOAD_MORE: "load more|show more|view more|see more|more posts|more articles|more stories"
        "|more columns|show more articles|{load,show,view,see,get,fetch} more {posts,articles,stories,"
        "columns,news,results,items,entries,essays}|load {older posts,next page,additional posts}"
        "|more results|more news|more {posts,columns,articles,stories} by|more columns from",
        Cue.VIEW_ALL: "single page|view all|view as single page|one page|all pages|view on one page"
        "|show all pages|read as one page|on one page|full article|read full article|show all"
        "|single page view|view full article|entire article|{view,read,see,show} {it,all,this article,"
        "article,the article,the full article,everything} on {one,a single} page|{view,show,read} {as,"
        "all} {one page,single page,on one page}|one page version|full article on one page|view {full,"
        "complete,entire} {article,story}|read {entire,complete} {article,story}|print all pages",
        Cue.PRINT: "print|print version|printable version|printer friendly|print this page|print view"
        "|print article|printer friendly version|print this {article,story,column,post}"
        "|printer friendly page|print friendly|printer version|print page",
        Cue.EXPAND: "show full article|read full article|show more|read more|expand|show the rest"
        "|see full article|continue reading|view full article|show full text|unfold|read the rest"
        "|click to expand|expand article|show full story|read full story|keep reading|show all"
        "|show the full {article,text,story}|see more",
        Cue.SERIES: "all parts|in the series|this series|part of a series|part of the series|series index"
        "|table of contents|full series|all articles in this series|read the series|in this series"
        "|all episodes|all chapters|the series|series overview|other parts|parts of this series"
        "|all instalments|all installments|in a series|{see,view,read,browse} all {parts,chapters,"
        "episodes,instalments,installments}|all {posts,columns,stories,articles,entries} in {this,"
        "the} series|back to {series,the series,contents,table of contents,chapter list,"
        "index of the series}|more {in,from,of} this series|also in this series|view {series,the series,"
        "entire series,the entire series}|the {full,whole,complete,entire} series|series home|{chapter,"
        "episode,story} {index,list}|list of {chapters,episodes,parts}|contents|more parts"
        "|earlier in this series|series page|series archive|part of our series|part of our",
        Cue.PAYWALL: "subscribe|log in|login|sign in|sign up|register|become a member|subscribe now"
        "|unlock this article|start your free trial|{subscribe,log in,login,sign in,sign up,register,"
        "join} to|start your {free trial,subscription,trial}|unlock {the,this,full}|try {it free,"
        "free for}|already a {subscriber,member}|get {full access,unlimited access}|create {an account,"
        "a free account}|members only|for subscribers|subscription required",
        Cue.COMMENTS: "comments|comment|add comment|leave a comment|older comments|newer comments|reply"
        "|post a comment|leave a reply|view comments|responses|show comments|discussion|{load,show,see,"
        "view,read,next,previous} {more comments,all comments,comments}|join the {conversation,"
        "discussion}|{next,previous} comments|write a comment|add a comment",
        Cue.RELATED: "related|related articles|related posts|related stories|related news"
        "|you may also like|you might also like|more on this|more from|see also|recommended"
        "|recommended for you|read also|also read|further reading|read next|more like this|more stories"
        "|similar articles|similar posts|keep reading|what to read next|don't miss|editor's picks"
        "|in case you missed it|more {about,on this topic,in this section,on this story,on this subject,"
        "news,reading,articles like this}|other {stories,articles,columns}|suggested {reading,articles,"
        "posts}|recommended {reading,articles,stories,posts}|elsewhere|other news|also of interest",
        Cue.POPULAR: "popular|most popular|most read|popular posts|trending|top stories|most viewed"
        "|latest|latest posts|recent posts|latest news|most shared|top posts|popular articles"
        "|recent articles|latest articles|hot topics|most {commented,emailed,discussed,recent}|{recent,"
        "latest} {stories,columns,essays,comments}|top {articles,reads}|what's hot|hot now|best of",
    },
    "de": {
        Cue.NEXT: "weiter|nächste|nächster|nächstes|vor|vorwärts",
        Cue.PREVIOUS: "zurück|vorherige|vorheriger|vorheriges",
        Cue.NEXT_PAGE: "nächste seite|weiter auf seite|zur nächsten seite|folgende seite"
        "|lesen sie weiter auf seite|naechste seite|weiterlesen auf seite|fortsetzung auf seite"
        "|auf der nächsten seite|weiter zur nächsten seite|weiter zu seite|zu seite|nächste seiten",
        Cue.PREVIOUS_PAGE: "vorherige seite|vorige seite|zur vorherigen seite|eine seite zurück"
        "|zurück zu seite|zurück zur vorherigen seite",
        Cue.NEXT_PART: "nächster teil|zum nächsten teil|weiter zu teil|zu teil|nächste folge"
        "|nächstes kapitel|fortsetzung|hier geht es weiter|{nächster,folgender} {abschnitt,"
        "beitrag der serie}|fortsetzung {folgt hier,lesen,hier}|zur fortsetzung|{zum,"
        "zur} nächsten {kapitel,folge,episode}|weiter mit teil|nächste episode|weiter zum nächsten teil"
        "|hier geht es zum nächsten teil|hier geht's zu teil|lesen sie hier teil|weiter {zu,zum} {kapitel,"
        "folge}",
        Cue.PREVIOUS_PART: "vorheriger teil|zum vorherigen teil|voriger teil|vorherige folge"
        "|vorheriges kapitel|zurück zu teil|{zum,zur} vorherigen {kapitel,folge}|zurück zum {ersten,"
        "vorherigen} teil|voriges kapitel|vorige folge|vorherige episode",
        Cue.NEXT_ARTICLE: "nächster artikel|nächster beitrag|nächste {kolumne,meldung,geschichte,news,"
        "glosse}|nächster {eintrag,post,text,kommentar}|folgender artikel|zum nächsten {artikel,beitrag}"
        "|weiter zum nächsten artikel",
        Cue.PREVIOUS_ARTICLE: "vorheriger artikel|vorheriger beitrag|voriger artikel|{vorige,vorherige,"
        "letzte} {kolumne,meldung,geschichte,glosse}|{voriger,vorheriger} {eintrag,post,text,kommentar,"
        "beitrag}|zum vorherigen {artikel,beitrag}",
        Cue.CONTINUE: "hier weiterlesen|lesen sie hier weiter|hier geht's weiter|hier weiter lesen"
        "|weiterlesen hier|lesen sie weiter|klicken sie hier um weiterzulesen|fortsetzen"
        "|artikel weiterlesen|den rest lesen",
        Cue.READ_MORE: "lesen sie|lesen sie hier|hier lesen|hier geht es zu|weiterlesen|mehr lesen|mehr"
        "|mehr erfahren|zum artikel",
        Cue.OLDER: "ältere beiträge|ältere artikel|ältere|ältere einträge|{frühere,vorherige} {beiträge,"
        "artikel,kolumnen,einträge}|ältere {kolumnen,meldungen,nachrichten,texte,posts}",
        Cue.NEWER: "neuere beiträge|neuere artikel|neuere|neuere {einträge,kolumnen,meldungen,posts}",
        Cue.LOAD_MORE: "mehr laden|weitere laden|mehr anzeigen|weitere artikel|mehr artikel"
        "|weitere beiträge|{mehr,weitere} {beiträge,kolumnen,artikel,meldungen,ergebnisse,"
        "nachrichten} {laden,anzeigen}|weitere {kolumnen,meldungen,ergebnisse}|mehr {kolumnen,beiträge}"
        "|weitere anzeigen|mehr sehen",
        Cue.VIEW_ALL: "auf einer seite|auf einer seite lesen|alles auf einer seite"
        "|artikel auf einer seite lesen|alle seiten|ganzer artikel|{alles,artikel,"
        "text} auf einer seite {anzeigen,lesen}|gesamten artikel {lesen,anzeigen}|komplettansicht"
        "|auf einer seite anzeigen|den ganzen artikel lesen",
        Cue.PRINT: "druckversion|drucken|druckansicht|artikel drucken|seite drucken|ausdrucken"
        "|artikel ausdrucken|druckfassung|seite ausdrucken|beitrag drucken",
        Cue.EXPAND: "ganzen artikel anzeigen|mehr anzeigen|weiterlesen|vollständigen artikel anzeigen"
        "|ganzen text anzeigen|aufklappen|ausklappen|artikel aufklappen|vollständig anzeigen",
        Cue.SERIES: "alle teile|in dieser serie|serie|zur serie|alle folgen|inhaltsverzeichnis"
        "|übersicht der serie|teile dieser serie|{zur,zurück zur} {übersicht der serie,serie,"
        "serienübersicht,reihe}|{aus,in} {der,dieser} {serie,reihe}|alle {kapitel,episoden,"
        "teile der serie,folgen der serie,artikel der serie,beiträge der serie}|mehr aus dieser {serie,"
        "reihe}|teil der serie|die ganze serie|die serie",
        Cue.PAYWALL: "abonnieren|anmelden|einloggen|registrieren|jetzt abonnieren|abo abschließen|{mit,"
        "jetzt} {abo,plus,digitalabo,plus abo} {weiterlesen,lesen,testen}|jetzt {testen,anmelden,"
        "registrieren}|nur für abonnenten|kostenlos {testen,registrieren}|weiterlesen mit"
        "|bereits abonnent|zum abo|abo",
        Cue.COMMENTS: "kommentare|kommentieren|kommentar schreiben|ältere kommentare|antworten"
        "|{artikel,beitrag} kommentieren|alle kommentare|kommentare {anzeigen,lesen,laden}"
        "|neuere kommentare|diskutieren|kommentar hinterlassen|weitere kommentare",
        Cue.RELATED: "mehr zum thema|ähnliche artikel|ähnliche beiträge|verwandte artikel"
        "|das könnte sie auch interessieren|lesen sie auch|auch interessant|weitere artikel|passend dazu"
        "|siehe auch|empfehlungen|mehr zu diesem thema|weitere {beiträge,themen,artikel zum thema}"
        "|das könnte {dich,sie} {auch,ebenfalls} interessieren|verwandte {beiträge,themen}|zum thema"
        "|lesetipps|auch lesenswert|empfohlene {artikel,beiträge}|lesen sie mehr|mehr aus",
        Cue.POPULAR: "meistgelesen|beliebt|beliebte beiträge|meistgelesene artikel|neueste beiträge"
        "|neueste artikel|aktuelles|meistgelesene|{aktuelle,letzte} {beiträge,artikel,meldungen,"
        "kommentare}|am meisten gelesen|beliebteste artikel|neueste kommentare|meist gelesen",
    },
    "nl": {
        Cue.NEXT: "volgende|verder|volgend|vooruit|verdergaan",
        Cue.PREVIOUS: "vorige|terug",
        Cue.NEXT_PAGE: "volgende pagina|verder op pagina|{lees verder,vervolg,ga verder} op pagina"
        "|naar de volgende pagina|ga naar pagina",
        Cue.PREVIOUS_PAGE: "vorige pagina|terug naar pagina|voorgaande pagina",
        Cue.NEXT_PART: "volgend deel|volgende deel|naar deel|volgende aflevering|volgend hoofdstuk"
        "|{volgende,naar het volgende} {episode,deel}|ga naar deel|lees het volgende deel|vervolg"
        "|het vervolg|lees het vervolg|verder met deel|deel lezen",
        Cue.PREVIOUS_PART: "vorig deel|vorige deel|vorige aflevering|vorig hoofdstuk|{terug naar,"
        "voorgaand} deel|vorige episode",
        Cue.NEXT_ARTICLE: "volgend artikel|volgende artikel|volgend bericht|volgend{e,} {column,verhaal,"
        "post,blog,bericht,nieuws}",
        Cue.PREVIOUS_ARTICLE: "vorig artikel|vorige artikel|vorig bericht|vorig{e,} {column,verhaal,post,blog,bericht}",
        Cue.CONTINUE: "lees hier verder|klik hier om verder te lezen|verder lezen|{lees,ga} {hier verder,"
        "verder met lezen}|doorlezen|lees de rest|verder lezen hier",
        Cue.READ_MORE: "klik hier voor|lees hier|lees deel|lees meer|lees verder|meer",
        Cue.OLDER: "oudere berichten|oudere artikelen|ouder|oudere|{oudere,eerdere,vorige} {columns,"
        "stukken,berichten,artikelen,posts}",
        Cue.NEWER: "nieuwere berichten|nieuwer|nieuwere|nieuwere {columns,stukken,artikelen,posts}",
        Cue.LOAD_MORE: "meer laden|toon meer|laad meer|meer artikelen|meer berichten|{laad,toon,"
        "bekijk} meer {artikelen,berichten,columns,resultaten}|meer {columns,nieuws,resultaten}"
        "|meer tonen|bekijk meer|meer berichten laden",
        Cue.VIEW_ALL: "op één pagina|alles op één pagina|hele artikel|toon alles|{op,lees op,"
        "toon op} 1 pagina|volledig artikel|lees het hele artikel|alles op een pagina|op een pagina"
        "|alle pagina's",
        Cue.PRINT: "afdrukken|printversie|print dit artikel|printen|print|artikel printen"
        "|printvriendelijke versie|print deze pagina",
        Cue.EXPAND: "toon volledig artikel|lees meer|toon meer|{toon,lees} {het hele artikel,alles,"
        "volledige tekst}|uitklappen|meer tonen|openklappen",
        Cue.SERIES: "alle delen|in deze serie|deze reeks|alle afleveringen|in de serie|in de reeks|{naar,"
        "hele,terug naar} de {serie,reeks}|alle {hoofdstukken,afleveringen van de serie,"
        "delen van de serie,delen van deze serie}|{uit,meer uit} {deze,de} {serie,reeks}|inhoudsopgave"
        "|deze serie|bekijk alle afleveringen|de serie",
        Cue.PAYWALL: "abonneren|inloggen|aanmelden|word abonnee|registreren|{word,al} {lid,abonnee}"
        "|{log in,neem een abonnement,meld je aan}|abonneer{,je}|registreer|abonnement"
        "|alleen voor abonnees|lees verder met",
        Cue.COMMENTS: "reacties|reactie|reageer|reageren|plaats een reactie|{alle,toon,bekijk,"
        "lees} reacties|{geef,laat een,schrijf een} reactie|oudere reacties|reactie plaatsen",
        Cue.RELATED: "gerelateerde artikelen|gerelateerd|lees ook|zie ook|meer over dit onderwerp"
        "|misschien ook interessant|{lees,bekijk,zie} ook|meer over dit {thema,verhaal}|{verwante,"
        "vergelijkbare,aanbevolen} artikelen|ook interessant|meer over|aanbevolen|gerelateerde {berichten,"
        "verhalen}|lees ook dit",
        Cue.POPULAR: "meest gelezen|populair|populaire berichten|laatste nieuws|recente berichten|{meest,"
        "best} {bekeken,gelezen,populair,populaire}|{recente,nieuwste,laatste} {artikelen,berichten,"
        "reacties}|populaire artikelen",
    },
}
