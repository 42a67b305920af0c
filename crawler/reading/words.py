"""The words by which pages name their links, language by language. Adding a language is adding a row.

Phrases are in lower case, without punctuation, divided by `|`. All languages count on every page: a page's own
language is often declared wrongly, and a phrase of one language hardly ever means something else in another.
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
        Cue.NEXT: "next|forward|next up|go to next",
        Cue.PREVIOUS: "previous|prev|back|previously",
        Cue.NEXT_PAGE: "next page|continue on page|continued on page|continued on next page|go to page|next pages",
        Cue.PREVIOUS_PAGE: "previous page|prev page|last page before",
        Cue.NEXT_PART: "next part|next chapter|next episode|next instalment|next installment|next in series"
        "|next in this series"
        "|continue to part|go to part|on to part|following part|read the next part",
        Cue.PREVIOUS_PART: "previous part|prior part|previous chapter|previous episode|previous instalment"
        "|previous installment"
        "|previous in series|earlier part|back to part|last part of this series|read the previous part",
        Cue.NEXT_ARTICLE: "next article|next post|next story|next entry",
        Cue.PREVIOUS_ARTICLE: "previous article|previous post|previous story|previous entry|prev post|prev article",
        Cue.CONTINUE: "continue to read|click here to continue|continue reading|continued here"
        "|continue to the next|read on"
        "|keep reading|to be continued here|click to continue|read the rest|continue the story"
        "|continue the series",
        Cue.READ_MORE: "click here to read|click here for|read part|see part|jump to part|here is part|read more"
        "|more|learn more|full story|find out more|read article|read the article"
        "|read full article",
        Cue.OLDER: "older posts|older|older entries|older articles|previous posts|previous entries"
        "|previous articles|earlier posts"
        "|earlier articles|earlier columns|older columns|more archives",
        Cue.NEWER: "newer posts|newer|newer entries|newer articles",
        Cue.LOAD_MORE: "load more|show more|view more|see more|more posts|more articles|more stories"
        "|more columns|show more articles",
        Cue.VIEW_ALL: "single page|view all|view as single page|one page|all pages|view on one page"
        "|show all pages|read as one page"
        "|on one page|full article|read full article|show all|single page view|view full article|entire article",
        Cue.PRINT: "print|print version|printable version|printer friendly|print this page|print view"
        "|print article|printer friendly version",
        Cue.EXPAND: "show full article|read full article|show more|read more|expand|show the rest"
        "|see full article|continue reading"
        "|view full article|show full text|unfold",
        Cue.SERIES: "all parts|in the series|this series|part of a series|part of the series|series index"
        "|table of contents|full series"
        "|all articles in this series|read the series|in this series|all episodes|all chapters|the series"
        "|series overview|other parts"
        "|parts of this series|all instalments|all installments|in a series",
        Cue.PAYWALL: "subscribe|log in|login|sign in|sign up|register|become a member|subscribe now"
        "|unlock this article|start your free trial",
        Cue.COMMENTS: "comments|comment|add comment|leave a comment|older comments|newer comments|reply"
        "|post a comment|leave a reply"
        "|view comments|responses|show comments|discussion",
        Cue.RELATED: "related|related articles|related posts|related stories|related news|you may also like"
        "|you might also like|more on this"
        "|more from|see also|recommended|recommended for you|read also|also read|further reading|read next"
        "|more like this|more stories"
        "|similar articles|similar posts|keep reading|what to read next|don't miss|editor's picks"
        "|in case you missed it",
        Cue.POPULAR: "popular|most popular|most read|popular posts|trending|top stories|most viewed|latest"
        "|latest posts|recent posts|latest news"
        "|most shared|top posts|popular articles|recent articles|latest articles|hot topics",
    },
    "de": {
        Cue.NEXT: "weiter|nächste|nächster|nächstes|vor|vorwärts",
        Cue.PREVIOUS: "zurück|vorherige|vorheriger|vorheriges",
        Cue.NEXT_PAGE: "nächste seite|weiter auf seite|zur nächsten seite|folgende seite|lesen sie weiter auf seite",
        Cue.PREVIOUS_PAGE: "vorherige seite|vorige seite|zur vorherigen seite",
        Cue.NEXT_PART: "nächster teil|zum nächsten teil|weiter zu teil|zu teil|nächste folge|nächstes kapitel"
        "|fortsetzung|hier geht es weiter",
        Cue.PREVIOUS_PART: "vorheriger teil|zum vorherigen teil|voriger teil|vorherige folge|vorheriges kapitel"
        "|zurück zu teil",
        Cue.NEXT_ARTICLE: "nächster artikel|nächster beitrag",
        Cue.PREVIOUS_ARTICLE: "vorheriger artikel|vorheriger beitrag|voriger artikel",
        Cue.CONTINUE: "hier weiterlesen|lesen sie hier weiter|hier geht's weiter",
        Cue.READ_MORE: "lesen sie|lesen sie hier|hier lesen|hier geht es zu|weiterlesen|mehr lesen|mehr"
        "|mehr erfahren|zum artikel",
        Cue.OLDER: "ältere beiträge|ältere artikel|ältere|ältere einträge",
        Cue.NEWER: "neuere beiträge|neuere artikel|neuere",
        Cue.LOAD_MORE: "mehr laden|weitere laden|mehr anzeigen|weitere artikel|mehr artikel|weitere beiträge",
        Cue.VIEW_ALL: "auf einer seite|auf einer seite lesen|alles auf einer seite|artikel auf einer seite lesen"
        "|alle seiten|ganzer artikel",
        Cue.PRINT: "druckversion|drucken|druckansicht|artikel drucken|seite drucken",
        Cue.EXPAND: "ganzen artikel anzeigen|mehr anzeigen|weiterlesen|vollständigen artikel anzeigen",
        Cue.SERIES: "alle teile|in dieser serie|serie|zur serie|alle folgen|inhaltsverzeichnis"
        "|übersicht der serie|teile dieser serie",
        Cue.PAYWALL: "abonnieren|anmelden|einloggen|registrieren|jetzt abonnieren|abo abschließen",
        Cue.COMMENTS: "kommentare|kommentar|kommentieren|kommentar schreiben|ältere kommentare|antworten",
        Cue.RELATED: "mehr zum thema|ähnliche artikel|ähnliche beiträge|verwandte artikel"
        "|das könnte sie auch interessieren|lesen sie auch"
        "|auch interessant|weitere artikel|passend dazu|siehe auch|empfehlungen",
        Cue.POPULAR: "meistgelesen|beliebt|beliebte beiträge|meistgelesene artikel|neueste beiträge"
        "|neueste artikel|aktuelles",
    },
    "fr": {
        Cue.NEXT: "suivant|suivante",
        Cue.PREVIOUS: "précédent|précédente|retour",
        Cue.NEXT_PAGE: "page suivante|suite page|lire la suite page",
        Cue.PREVIOUS_PAGE: "page précédente",
        Cue.NEXT_PART: "partie suivante|épisode suivant|chapitre suivant|volet suivant|lire la partie|la suite ici",
        Cue.PREVIOUS_PART: "partie précédente|épisode précédent|chapitre précédent|volet précédent",
        Cue.NEXT_ARTICLE: "article suivant|billet suivant",
        Cue.PREVIOUS_ARTICLE: "article précédent|billet précédent",
        Cue.CONTINUE: "cliquez ici pour lire la suite|continuer la lecture|poursuivre la lecture|lire la suite ici",
        Cue.READ_MORE: "cliquez ici pour lire|lire la|lisez la|retrouvez la|lire la suite|lire plus"
        "|en savoir plus|lire l'article|plus",
        Cue.OLDER: "articles plus anciens|plus anciens|articles précédents|billets plus anciens",
        Cue.NEWER: "articles plus récents|plus récents",
        Cue.LOAD_MORE: "charger plus|afficher plus|voir plus|plus d'articles|charger plus d'articles",
        Cue.VIEW_ALL: "sur une seule page|tout sur une page|toutes les pages|article complet|afficher tout",
        Cue.PRINT: "imprimer|version imprimable|imprimer l'article",
        Cue.EXPAND: "afficher l'article complet|lire la suite|afficher plus|voir plus",
        Cue.SERIES: "toutes les parties|tous les épisodes|dans cette série|la série|sommaire|tous les volets"
        "|de la série",
        Cue.PAYWALL: "s'abonner|abonnez-vous|abonnement|se connecter|connexion|s'inscrire|je m'abonne",
        Cue.COMMENTS: "commentaires|commentaire|commenter|laisser un commentaire|commentaires précédents|répondre",
        Cue.RELATED: "articles liés|articles similaires|à lire aussi|lire aussi|sur le même sujet"
        "|vous aimerez aussi|voir aussi|articles connexes",
        Cue.POPULAR: "les plus lus|populaires|articles populaires|derniers articles|articles récents|les plus partagés",
    },
    "es": {
        Cue.NEXT: "siguiente|próximo|próxima",
        Cue.PREVIOUS: "anterior|atrás",
        Cue.NEXT_PAGE: "página siguiente|siguiente página|próxima página",
        Cue.PREVIOUS_PAGE: "página anterior",
        Cue.NEXT_PART: "siguiente parte|parte siguiente|próxima parte|siguiente capítulo|siguiente entrega"
        "|próxima entrega|ir a la parte",
        Cue.PREVIOUS_PART: "parte anterior|capítulo anterior|entrega anterior",
        Cue.NEXT_ARTICLE: "siguiente artículo|artículo siguiente|siguiente entrada|entrada siguiente",
        Cue.PREVIOUS_ARTICLE: "artículo anterior|entrada anterior",
        Cue.CONTINUE: "continuar leyendo|seguir leyendo|sigue leyendo|continúa leyendo|haga clic aquí para continuar",
        Cue.READ_MORE: "haga clic aquí para leer|lea la|leer la|haz clic aquí|leer más|más|ver más|más información",
        Cue.OLDER: "entradas antiguas|entradas anteriores|más antiguas|artículos anteriores|más antiguos",
        Cue.NEWER: "entradas recientes|más recientes|entradas siguientes",
        Cue.LOAD_MORE: "cargar más|mostrar más|más artículos|más noticias",
        Cue.VIEW_ALL: "en una sola página|ver todo|todas las páginas|artículo completo",
        Cue.PRINT: "imprimir|versión para imprimir|imprimir artículo",
        Cue.EXPAND: "mostrar artículo completo|leer más|ver más|mostrar más",
        Cue.SERIES: "todas las partes|en esta serie|todos los capítulos|la serie|todas las entregas|de la serie"
        "|índice de la serie",
        Cue.PAYWALL: "suscribirse|suscríbete|iniciar sesión|regístrate|acceder",
        Cue.COMMENTS: "comentarios|comentario|comentar|deja un comentario|comentarios anteriores|responder",
        Cue.RELATED: "artículos relacionados|relacionados|noticias relacionadas|también te puede interesar"
        "|te puede interesar|lea también|ver también"
        "|más sobre este tema|entradas relacionadas",
        Cue.POPULAR: "lo más leído|más leídos|populares|más leídas|lo más visto|últimas noticias",
    },
    "it": {
        Cue.NEXT: "successivo|successiva|avanti|prossimo|prossima",
        Cue.PREVIOUS: "precedente|indietro",
        Cue.NEXT_PAGE: "pagina successiva|prossima pagina|pagina seguente",
        Cue.PREVIOUS_PAGE: "pagina precedente",
        Cue.NEXT_PART: "parte successiva|prossima parte|prossima puntata|puntata successiva|capitolo successivo"
        "|vai alla parte",
        Cue.PREVIOUS_PART: "parte precedente|puntata precedente|capitolo precedente",
        Cue.NEXT_ARTICLE: "articolo successivo|prossimo articolo",
        Cue.PREVIOUS_ARTICLE: "articolo precedente",
        Cue.CONTINUE: "continua a leggere|clicca qui per continuare|prosegui la lettura|continua la lettura",
        Cue.READ_MORE: "clicca qui per leggere|leggi la|leggi tutto|leggi di più|continua|altro|scopri di più",
        Cue.OLDER: "articoli precedenti|post più vecchi|meno recenti|più vecchi",
        Cue.NEWER: "post più recenti|più recenti|articoli successivi",
        Cue.LOAD_MORE: "carica altro|mostra altro|carica altri|altri articoli|mostra di più",
        Cue.VIEW_ALL: "in una sola pagina|tutto in una pagina|tutte le pagine|articolo completo",
        Cue.PRINT: "stampa|versione stampabile|stampa articolo",
        Cue.EXPAND: "mostra tutto|leggi tutto|mostra articolo completo",
        Cue.SERIES: "tutte le parti|in questa serie|tutte le puntate|la serie|della serie|indice della serie",
        Cue.PAYWALL: "abbonati|accedi|registrati|abbonamento",
        Cue.COMMENTS: "commenti|commento|lascia un commento|commenta|rispondi",
        Cue.RELATED: "articoli correlati|leggi anche|potrebbe interessarti|correlati|vedi anche"
        "|ti potrebbe interessare",
        Cue.POPULAR: "più letti|popolari|i più letti|ultimi articoli|articoli recenti",
    },
    "pt": {
        Cue.NEXT: "próximo|próxima|seguinte|avançar",
        Cue.PREVIOUS: "anterior|voltar",
        Cue.NEXT_PAGE: "próxima página|página seguinte",
        Cue.PREVIOUS_PAGE: "página anterior",
        Cue.NEXT_PART: "próxima parte|parte seguinte|próximo capítulo|próximo episódio|ir para a parte",
        Cue.PREVIOUS_PART: "parte anterior|capítulo anterior|episódio anterior",
        Cue.NEXT_ARTICLE: "próximo artigo|artigo seguinte|próximo post|próxima matéria",
        Cue.PREVIOUS_ARTICLE: "artigo anterior|post anterior",
        Cue.CONTINUE: "continuar lendo|continue lendo|continuar a ler|clique aqui para continuar"
        "|continuar leitura|continue a ler",
        Cue.READ_MORE: "clique aqui para ler|leia a|ler a|leia mais|ler mais|saiba mais|mais",
        Cue.OLDER: "posts mais antigos|mais antigos|artigos anteriores|postagens mais antigas",
        Cue.NEWER: "posts mais recentes|mais recentes",
        Cue.LOAD_MORE: "carregar mais|mostrar mais|ver mais|mais artigos|mais notícias",
        Cue.VIEW_ALL: "em uma única página|numa só página|ver tudo|artigo completo|todas as páginas",
        Cue.PRINT: "imprimir|versão para impressão",
        Cue.EXPAND: "mostrar artigo completo|leia mais|ver mais",
        Cue.SERIES: "todas as partes|nesta série|a série|todos os episódios|todos os capítulos|da série",
        Cue.PAYWALL: "assine|assinar|entrar|fazer login|cadastre-se|inscreva-se",
        Cue.COMMENTS: "comentários|comentário|comentar|deixe um comentário|responder",
        Cue.RELATED: "artigos relacionados|leia também|veja também|relacionados|você também pode gostar|mais sobre",
        Cue.POPULAR: "mais lidas|mais lidos|populares|últimas notícias",
    },
    "nl": {
        Cue.NEXT: "volgende|verder",
        Cue.PREVIOUS: "vorige|terug",
        Cue.NEXT_PAGE: "volgende pagina|verder op pagina",
        Cue.PREVIOUS_PAGE: "vorige pagina",
        Cue.NEXT_PART: "volgend deel|volgende deel|naar deel|volgende aflevering|volgend hoofdstuk",
        Cue.PREVIOUS_PART: "vorig deel|vorige deel|vorige aflevering|vorig hoofdstuk",
        Cue.NEXT_ARTICLE: "volgend artikel|volgende artikel|volgend bericht",
        Cue.PREVIOUS_ARTICLE: "vorig artikel|vorige artikel|vorig bericht",
        Cue.CONTINUE: "lees hier verder|klik hier om verder te lezen|verder lezen",
        Cue.READ_MORE: "klik hier voor|lees hier|lees deel|lees meer|lees verder|meer",
        Cue.OLDER: "oudere berichten|oudere artikelen|ouder|oudere",
        Cue.NEWER: "nieuwere berichten|nieuwer|nieuwere",
        Cue.LOAD_MORE: "meer laden|toon meer|laad meer|meer artikelen|meer berichten",
        Cue.VIEW_ALL: "op één pagina|alles op één pagina|hele artikel|toon alles",
        Cue.PRINT: "afdrukken|printversie|print dit artikel",
        Cue.EXPAND: "toon volledig artikel|lees meer|toon meer",
        Cue.SERIES: "alle delen|in deze serie|deze reeks|alle afleveringen|in de serie|in de reeks",
        Cue.PAYWALL: "abonneren|inloggen|aanmelden|word abonnee|registreren",
        Cue.COMMENTS: "reacties|reactie|reageer|reageren|plaats een reactie",
        Cue.RELATED: "gerelateerde artikelen|gerelateerd|lees ook|zie ook|meer over dit onderwerp"
        "|misschien ook interessant",
        Cue.POPULAR: "meest gelezen|populair|populaire berichten|laatste nieuws|recente berichten",
    },
    "sv": {
        Cue.NEXT: "nästa|framåt",
        Cue.PREVIOUS: "föregående|tillbaka|förra",
        Cue.NEXT_PAGE: "nästa sida",
        Cue.PREVIOUS_PAGE: "föregående sida",
        Cue.NEXT_PART: "nästa del|till del|nästa avsnitt|nästa kapitel",
        Cue.PREVIOUS_PART: "föregående del|förra delen|föregående avsnitt",
        Cue.NEXT_ARTICLE: "nästa artikel|nästa inlägg",
        Cue.PREVIOUS_ARTICLE: "föregående artikel|föregående inlägg",
        Cue.CONTINUE: "fortsätt läsa|klicka här för att fortsätta|läs vidare",
        Cue.READ_MORE: "klicka här för att läsa|läs del|läs mer|mer",
        Cue.OLDER: "äldre inlägg|äldre artiklar|äldre",
        Cue.NEWER: "nyare inlägg|nyare",
        Cue.LOAD_MORE: "ladda fler|visa fler|ladda mer|visa mer|fler artiklar",
        Cue.VIEW_ALL: "på en sida|hela artikeln|visa allt",
        Cue.PRINT: "skriv ut|utskriftsversion",
        Cue.EXPAND: "visa hela artikeln|läs mer|visa mer",
        Cue.SERIES: "alla delar|i serien|i denna serie|alla avsnitt|hela serien",
        Cue.PAYWALL: "prenumerera|logga in|bli medlem|registrera",
        Cue.COMMENTS: "kommentarer|kommentar|kommentera|lämna en kommentar|svara",
        Cue.RELATED: "relaterade artiklar|relaterat|läs även|läs också|se även|mer om",
        Cue.POPULAR: "mest läst|mest lästa|populärt|senaste nytt|senaste inläggen",
    },
    "pl": {
        Cue.NEXT: "następna|następny|następne|dalej",
        Cue.PREVIOUS: "poprzednia|poprzedni|wstecz|poprzednie",
        Cue.NEXT_PAGE: "następna strona|kolejna strona",
        Cue.PREVIOUS_PAGE: "poprzednia strona",
        Cue.NEXT_PART: "następna część|kolejna część|następny odcinek|przejdź do części|następny rozdział",
        Cue.PREVIOUS_PART: "poprzednia część|poprzedni odcinek|poprzedni rozdział",
        Cue.NEXT_ARTICLE: "następny artykuł|następny wpis",
        Cue.PREVIOUS_ARTICLE: "poprzedni artykuł|poprzedni wpis",
        Cue.CONTINUE: "kontynuuj czytanie|czytaj dalej tutaj|kliknij tutaj aby czytać dalej",
        Cue.READ_MORE: "kliknij tutaj aby przeczytać|przeczytaj część|czytaj dalej|czytaj więcej|więcej|czytaj",
        Cue.OLDER: "starsze wpisy|starsze|starsze artykuły",
        Cue.NEWER: "nowsze wpisy|nowsze",
        Cue.LOAD_MORE: "załaduj więcej|pokaż więcej|więcej artykułów",
        Cue.VIEW_ALL: "na jednej stronie|cały artykuł|pokaż wszystko",
        Cue.PRINT: "drukuj|wersja do druku|wydrukuj",
        Cue.EXPAND: "pokaż cały artykuł|rozwiń|pokaż więcej|czytaj więcej",
        Cue.SERIES: "wszystkie części|w tej serii|wszystkie odcinki|cała seria|z serii|spis treści",
        Cue.PAYWALL: "subskrybuj|zaloguj się|zaloguj|zarejestruj się|prenumerata",
        Cue.COMMENTS: "komentarze|komentarz|skomentuj|dodaj komentarz|odpowiedz",
        Cue.RELATED: "powiązane artykuły|powiązane|zobacz także|zobacz też|czytaj także|czytaj też"
        "|podobne artykuły|przeczytaj także",
        Cue.POPULAR: "najczęściej czytane|popularne|najpopularniejsze|najnowsze|ostatnie wpisy",
    },
    "ru": {
        Cue.NEXT: "следующая|следующий|далее|вперёд|вперед|дальше|след",
        Cue.PREVIOUS: "предыдущая|предыдущий|назад|пред",
        Cue.NEXT_PAGE: "следующая страница|на следующую страницу",
        Cue.PREVIOUS_PAGE: "предыдущая страница",
        Cue.NEXT_PART: "следующая часть|продолжение|читать часть|следующая глава|следующий выпуск|к части",
        Cue.PREVIOUS_PART: "предыдущая часть|предыдущая глава|начало здесь|предыдущий выпуск",
        Cue.NEXT_ARTICLE: "следующая статья|следующая запись",
        Cue.PREVIOUS_ARTICLE: "предыдущая статья|предыдущая запись",
        Cue.CONTINUE: "продолжить чтение|читать продолжение|нажмите чтобы продолжить",
        Cue.READ_MORE: "читать часть|читайте часть|нажмите чтобы прочитать|читать далее|подробнее|читать дальше"
        "|ещё|еще|читать полностью",
        Cue.OLDER: "старые записи|более старые|ранее|предыдущие записи",
        Cue.NEWER: "новые записи|более новые",
        Cue.LOAD_MORE: "загрузить ещё|загрузить еще|показать ещё|показать еще|больше статей",
        Cue.VIEW_ALL: "на одной странице|вся статья|показать всё|вся статья целиком",
        Cue.PRINT: "печать|версия для печати|распечатать",
        Cue.EXPAND: "показать полностью|развернуть|читать полностью",
        Cue.SERIES: "все части|в этой серии|весь цикл|оглавление|из серии|из цикла|все выпуски",
        Cue.PAYWALL: "подписаться|войти|регистрация|оформить подписку|вход",
        Cue.COMMENTS: "комментарии|комментарий|комментировать|оставить комментарий|ответить",
        Cue.RELATED: "похожие статьи|читайте также|по теме|смотрите также|похожие материалы|рекомендуем"
        "|материалы по теме",
        Cue.POPULAR: "популярное|самое читаемое|популярные|последние новости|популярные статьи",
    },
}
