"""The words by which pages name their links, continued: Romance languages. See `words`."""

from crawler.reading.words import Cue

ROMANCE: dict[str, dict[Cue, str]] = {
    "fr": {
        Cue.NEXT: "suivant|suivante|prochain|prochaine",
        Cue.PREVIOUS: "précédent|précédente|retour|précédents",
        Cue.NEXT_PAGE: "page suivante|suite page|lire la suite page|la page suivante|à la page suivante"
        "|suite à la page|pages suivantes|aller à la page|suite en page",
        Cue.PREVIOUS_PAGE: "page précédente|retour à la page",
        Cue.NEXT_PART: "partie suivante|épisode suivant|chapitre suivant|volet suivant|lire la partie"
        "|la suite ici|{prochaine,la partie} {partie,suivante}|{prochain,prochaine} {épisode,chapitre,"
        "volet,partie}|suite et fin|la suite de {la série,l'histoire}|{épisode,chapitre,volet} suivant"
        "|aller à la partie|{suivre,retrouvez,découvrez} la suite|à suivre ici|vers la partie",
        Cue.PREVIOUS_PART: "partie précédente|épisode précédent|chapitre précédent|volet précédent"
        "|{revenir,retour} à la partie|{lire,relire} {le début,l'épisode précédent,la partie précédente}",
        Cue.NEXT_ARTICLE: "article suivant|billet suivant|{chronique,publication,actualité,"
        "entrée} suivante|{post,texte,éditorial} suivant|prochain article|prochaine chronique",
        Cue.PREVIOUS_ARTICLE: "article précédent|billet précédent|{chronique,publication,actualité,"
        "entrée} précédente|{post,texte,éditorial} précédent",
        Cue.CONTINUE: "cliquez ici pour lire la suite|continuer la lecture|poursuivre la lecture"
        "|lire la suite ici|continuer à lire|{continuez,poursuivez} {la lecture,votre lecture}"
        "|lire la fin|la suite",
        Cue.READ_MORE: "cliquez ici pour lire|lire la|lisez la|retrouvez la|lire la suite|lire plus"
        "|en savoir plus|lire l'article|plus",
        Cue.OLDER: "articles plus anciens|plus anciens|articles précédents|billets plus anciens|{anciens,"
        "précédents} {articles,billets}|articles {anciens,plus vieux}|{chroniques,"
        "publications} {précédentes,plus anciennes}|plus anciennes",
        Cue.NEWER: "articles plus récents|plus récents|{chroniques,publications} plus récentes"
        "|plus récentes|billets plus récents",
        Cue.LOAD_MORE: "charger plus|afficher plus|voir plus|plus d'articles|charger plus d'articles"
        "|{charger,afficher,voir} {plus,davantage,la suite} d'articles|{voir,afficher,charger} davantage"
        "|plus de {chroniques,résultats,contenus}|voir plus d'articles|charger la suite",
        Cue.VIEW_ALL: "sur une seule page|tout sur une page|toutes les pages|article complet"
        "|afficher tout|{lire,voir,afficher} {l'article,tout} sur une {seule page,page}"
        "|lire l'intégralité|texte intégral|l'article complet|l'article entier",
        Cue.PRINT: "imprimer|version imprimable|imprimer l'article|{imprimer,impression} {la page,"
        "cette page,cet article}|version {à imprimer,pour impression}",
        Cue.EXPAND: "afficher l'article complet|lire la suite|afficher plus|voir plus|{afficher,voir,"
        "dérouler} la suite|lire l'article complet|tout afficher|déplier|lire plus",
        Cue.SERIES: "toutes les parties|tous les épisodes|dans cette série|la série|sommaire"
        "|tous les volets|de la série|{voir,retrouvez,lire,découvrez} {tous les épisodes,toute la série,"
        "tous les volets,toutes les parties}|{toute,retour à} la série|{les autres,tous les} {épisodes,"
        "volets,chapitres} {de la série,}|tous les chapitres|table des matières|dans la même série"
        "|cette série|la série complète",
        Cue.PAYWALL: "s'abonner|abonnez-vous|abonnement|se connecter|connexion|s'inscrire|je m'abonne"
        "|{déjà,réservé aux} {abonné,abonnée,abonnés}|{connectez-vous,identifiez-vous,inscrivez-vous}"
        "|connectez vous|abonnez vous|s'identifier|créer un compte|je me connecte|{lire,"
        "voir} la suite {abonnés,pour les abonnés}|offre d'abonnement|article réservé aux abonnés",
        Cue.COMMENTS: "commentaires|commentaire|commenter|laisser un commentaire|commentaires précédents"
        "|répondre|réagir|réagir à {cet,cet article,l'article}|{voir,lire,afficher,tous} les commentaires"
        "|{ajouter,écrire,poster} un commentaire|réactions|plus de commentaires",
        Cue.RELATED: "articles liés|articles similaires|à lire aussi|lire aussi|sur le même sujet"
        "|vous aimerez aussi|voir aussi|articles connexes|{à lire,lire,à voir} {également,aussi,ensuite}"
        "|{sur,autour du} même {sujet,thème}|dans la même rubrique|nos recommandations"
        "|articles recommandés|à découvrir|pour aller plus loin|lisez aussi|cela peut vous intéresser",
        Cue.POPULAR: "les plus lus|populaires|articles populaires|derniers articles|articles récents"
        "|les plus partagés|{le,les} plus {lus,lu,commentés,consultés}|{dernières,récentes} {actualités,"
        "chroniques,nouvelles}|tendances|articles les plus lus|derniers billets|les plus populaires",
    },
    "es": {
        Cue.NEXT: "siguiente|próximo|próxima|adelante|posterior",
        Cue.PREVIOUS: "anterior|atrás|volver|previo|previa",
        Cue.NEXT_PAGE: "página siguiente|siguiente página|próxima página|{continúa,sigue,"
        "continuar} en la {página,página siguiente}|ir a la página|a la página siguiente|pasar página"
        "|páginas siguientes",
        Cue.PREVIOUS_PAGE: "página anterior|volver a la página|anterior página",
        Cue.NEXT_PART: "siguiente parte|parte siguiente|próxima parte|siguiente capítulo"
        "|siguiente entrega|próxima entrega|ir a la parte|{próximo,siguiente} {capítulo,episodio,"
        "apartado}|{capítulo,episodio} siguiente|entrega siguiente|{continúa,continuar,sigue,"
        "continuará} en la {segunda,tercera,cuarta,parte,siguiente}|continuación|la continuación|{leer,"
        "lea,ver} la continuación|segunda parte aquí|lee la siguiente parte",
        Cue.PREVIOUS_PART: "parte anterior|capítulo anterior|entrega anterior|{episodio,parte,"
        "capítulo} {previo,previa}|volver a la parte|anterior {capítulo,entrega,parte,episodio}",
        Cue.NEXT_ARTICLE: "siguiente artículo|artículo siguiente|siguiente entrada|entrada siguiente"
        "|{siguiente,próxima,próximo} {columna,nota,noticia,post,publicación}|{columna,nota,noticia,"
        "publicación,post} siguiente|próximo artículo",
        Cue.PREVIOUS_ARTICLE: "artículo anterior|entrada anterior|{columna,nota,noticia,publicación,"
        "post} anterior|anterior {artículo,columna,nota,noticia,entrada}",
        Cue.CONTINUE: "continuar leyendo|seguir leyendo|sigue leyendo|continúa leyendo"
        "|haga clic aquí para continuar|{continuar,seguir} {la lectura,con la lectura}|sigue {la lectura,"
        "aquí}|continuar|leer el resto|continúa aquí",
        Cue.READ_MORE: "haga clic aquí para leer|lea la|leer la|haz clic aquí|leer más|más|ver más|más información",
        Cue.OLDER: "entradas antiguas|entradas anteriores|más antiguas|artículos anteriores|más antiguos"
        "|{columnas,notas,noticias,publicaciones} {anteriores,antiguas,más antiguas}|{artículos,"
        "posts} {antiguos,más antiguos}|{antiguas,antiguos,más viejos}|entradas más antiguas",
        Cue.NEWER: "entradas recientes|más recientes|entradas siguientes|{columnas,noticias,publicaciones,"
        "entradas} {recientes,más recientes,nuevas}|artículos más recientes",
        Cue.LOAD_MORE: "cargar más|mostrar más|más artículos|más noticias|{cargar,ver,"
        "mostrar} más {artículos,noticias,columnas,notas,resultados,entradas}|más {columnas,notas,"
        "resultados,entradas}|ver más",
        Cue.VIEW_ALL: "en una sola página|ver todo|todas las páginas|artículo completo|{ver,"
        "leer} {todo en una página,el artículo completo,artículo completo,nota completa}"
        "|todo en una página|una sola página|texto completo",
        Cue.PRINT: "imprimir|versión para imprimir|imprimir artículo|{imprimir,imprime} {esta página,"
        "este artículo,la nota,nota}|versión {imprimible,impresa}",
        Cue.EXPAND: "mostrar artículo completo|leer más|ver más|mostrar más|{mostrar,ver,leer} {todo,"
        "texto completo,el artículo completo}|desplegar|expandir|leer todo",
        Cue.SERIES: "todas las partes|en esta serie|todos los capítulos|la serie|todas las entregas"
        "|de la serie|índice de la serie|{ver,leer,lea} {todas las entregas,todas las partes,"
        "todos los capítulos,toda la serie,todos los episodios}|todos los episodios|{toda,"
        "volver a} la serie|índice|más de esta serie|esta serie|otras entregas|tabla de contenidos"
        "|serie completa",
        Cue.PAYWALL: "suscribirse|suscríbete|iniciar sesión|regístrate|acceder|{suscríbete,suscríbase,"
        "regístrate,inicia sesión,regístrese} {para,ahora,ya}|suscripción|suscríbase|inicia sesión"
        "|inicie sesión|hazte {socio,suscriptor}|{ya,solo,exclusivo} {eres suscriptor,para suscriptores}"
        "|entrar|iniciar",
        Cue.COMMENTS: "comentarios|comentario|comentar|deja un comentario|comentarios anteriores"
        "|responder|{ver,leer,todos} {comentarios,los comentarios}|{escribe,escribir,añadir,agregar,"
        "publicar} un comentario|más comentarios|deja tu comentario",
        Cue.RELATED: "artículos relacionados|relacionados|noticias relacionadas"
        "|también te puede interesar|te puede interesar|lea también|ver también|más sobre este tema"
        "|entradas relacionadas|{lea,lee,leer,vea,ver,mira} {también,además,tambien}|{notas,contenido,"
        "entradas,temas} {relacionadas,relacionado,relacionados}|también le puede interesar|{más,"
        "otras} {noticias,notas} sobre|otras {noticias,notas}|{recomendamos,recomendados,recomendado}"
        "|te recomendamos|más información sobre|le puede interesar",
        Cue.POPULAR: "lo más leído|más leídos|populares|más leídas|lo más visto|últimas noticias|{las,"
        "los} más {leídas,leídos,vistos,vistas,comentadas}|{últimos,recientes} {artículos,posts,"
        "comentarios}|{entradas,artículos} recientes|tendencias|lo último|destacados",
    },
    "it": {
        Cue.NEXT: "successivo|successiva|avanti|prossimo|prossima",
        Cue.PREVIOUS: "precedente|indietro",
        Cue.NEXT_PAGE: "pagina successiva|prossima pagina|pagina seguente|{continua,segue,vai} {a pagina,"
        "alla pagina,alla pagina successiva,a pagina successiva}|vai alla pagina|pagine successive",
        Cue.PREVIOUS_PAGE: "pagina precedente|torna alla pagina|pagina prima",
        Cue.NEXT_PART: "parte successiva|prossima parte|prossima puntata|puntata successiva"
        "|capitolo successivo|vai alla parte|{parte,episodio,capitolo} {seguente,successivo}|{prossimo,"
        "seguente} {capitolo,episodio}|{continua,segue,prosegue} {nella,con la} {seconda,terza,quarta,"
        "prossima} {parte,puntata}|seguito|il seguito|leggi il seguito|{continua,prosegui} con la parte",
        Cue.PREVIOUS_PART: "parte precedente|puntata precedente|capitolo precedente|{torna,"
        "vai} alla {prima parte,parte precedente}|episodio precedente",
        Cue.NEXT_ARTICLE: "articolo successivo|prossimo articolo|{prossima,successiva} {rubrica,notizia,"
        "storia}|{post,editoriale} successivo|prossimo {post,editoriale}|{notizia,rubrica} successiva"
        "|articolo seguente",
        Cue.PREVIOUS_ARTICLE: "articolo precedente|{post,editoriale} precedente|{notizia,rubrica} precedente",
        Cue.CONTINUE: "continua a leggere|clicca qui per continuare|prosegui la lettura"
        "|continua la lettura|{continua,prosegui,continuate} {qui,nella lettura,la lettura}"
        "|continua con la lettura|leggi il resto|proseguire la lettura",
        Cue.READ_MORE: "clicca qui per leggere|leggi la|leggi tutto|leggi di più|continua|altro|scopri di più",
        Cue.OLDER: "articoli precedenti|post più vecchi|meno recenti|più vecchi|{articoli,post,"
        "notizie} {più vecchi,meno recenti,precedenti,vecchi}|più vecchie|articoli più vecchi"
        "|archivio articoli",
        Cue.NEWER: "post più recenti|più recenti|articoli successivi|{articoli,post,notizie} {più recenti,"
        "recenti,più nuovi}",
        Cue.LOAD_MORE: "carica altro|mostra altro|carica altri|altri articoli|mostra di più|{carica,"
        "mostra,vedi} {altri,altre,altri articoli,altre notizie,altri risultati}|{altre,più} notizie"
        "|mostra altri|vedi altro",
        Cue.VIEW_ALL: "in una sola pagina|tutto in una pagina|tutte le pagine|articolo completo|{leggi,"
        "visualizza,mostra} {tutto,su una sola pagina,l'articolo completo,in un'unica pagina}"
        "|in un'unica pagina|su una pagina|articolo intero|testo integrale",
        Cue.PRINT: "stampa|versione stampabile|stampa articolo|stampa {l'articolo,questa pagina,pagina,"
        "questo articolo}|versione {per la stampa,da stampare}",
        Cue.EXPAND: "mostra tutto|leggi tutto|mostra articolo completo|{mostra,leggi} {di più,"
        "l'articolo completo}|espandi|apri tutto",
        Cue.SERIES: "tutte le parti|in questa serie|tutte le puntate|la serie|della serie"
        "|indice della serie|{vedi,leggi} tutte le {puntate,parti}|tutti {gli episodi,i capitoli}"
        "|{torna alla,tutta la} serie|in questa rubrica|questa serie|altre puntate|indice|sommario",
        Cue.PAYWALL: "abbonati|accedi|registrati|abbonamento|{abbonati,accedi,registrati,iscriviti} {per,"
        "ora,subito}|{sei già,solo per} {abbonato,abbonati}|iscriviti|effettua il login|login",
        Cue.COMMENTS: "commenti|commento|lascia un commento|commenta|rispondi|{vedi,leggi,mostra,"
        "tutti} i commenti|{scrivi,aggiungi,inserisci} un commento|altri commenti|commenti precedenti",
        Cue.RELATED: "articoli correlati|leggi anche|potrebbe interessarti|correlati|vedi anche"
        "|ti potrebbe interessare|{leggi,vedi,guarda} {anche,pure}|{notizie,contenuti,post} correlat{i,e}"
        "|sullo stesso argomento|{per,da} approfondire|ti può interessare|ti potrebbero interessare"
        "|consigliati|articoli {simili,consigliati}|potrebbe interessarti anche",
        Cue.POPULAR: "più letti|popolari|i più letti|ultimi articoli|articoli recenti|{le,i} più {lette,"
        "letti,visti,viste}|{ultime,recenti} notizie|ultimi post|articoli più letti|in evidenza"
        "|di tendenza",
    },
    "pt": {
        Cue.NEXT: "próximo|próxima|seguinte|avançar|adiante|seguintes|próximos|próximas",
        Cue.PREVIOUS: "anterior|voltar|anteriores|retornar",
        Cue.NEXT_PAGE: "próxima página|página seguinte|{continua,continue,ir} {na página,para a página,"
        "na próxima página}|seguinte página",
        Cue.PREVIOUS_PAGE: "página anterior|voltar à página|voltar para a página",
        Cue.NEXT_PART: "próxima parte|parte seguinte|próximo capítulo|próximo episódio|ir para a parte"
        "|{capítulo,episódio} seguinte|{próximo,seguinte} {capítulo,episódio,texto da série}|{continua,"
        "continue} na {segunda,terceira,próxima} parte|continuação|a continuação|{leia,ler} a continuação"
        "|leia a próxima parte",
        Cue.PREVIOUS_PART: "parte anterior|capítulo anterior|episódio anterior|voltar {à,para a} parte"
        "|{leia,ler} a parte anterior",
        Cue.NEXT_ARTICLE: "próximo artigo|artigo seguinte|próximo post|próxima matéria|{próxima,"
        "seguinte} {coluna,notícia,postagem,crônica,publicação}|{coluna,notícia,postagem,crônica,"
        "matéria} seguinte|próximo {texto,postagem}|post seguinte",
        Cue.PREVIOUS_ARTICLE: "artigo anterior|post anterior|{coluna,notícia,postagem,crônica,matéria,"
        "publicação} anterior|texto anterior",
        Cue.CONTINUE: "continuar lendo|continue lendo|continuar a ler|clique aqui para continuar"
        "|continuar leitura|continue a ler|{continuar,continue,seguir} {lendo,a leitura,aqui,lendo aqui}"
        "|continuar|leia o resto|continue a leitura",
        Cue.READ_MORE: "clique aqui para ler|leia a|ler a|leia mais|ler mais|saiba mais|mais",
        Cue.OLDER: "posts mais antigos|mais antigos|artigos anteriores|postagens mais antigas|{postagens,"
        "textos,colunas,notícias,artigos} {mais antigas,mais antigos,antigas,antigos,anteriores}"
        "|{mais antigas,antigas,antigos}|posts {antigos,anteriores}",
        Cue.NEWER: "posts mais recentes|mais recentes|{postagens,textos,colunas,notícias,"
        "artigos} {mais recentes,recentes}",
        Cue.LOAD_MORE: "carregar mais|mostrar mais|ver mais|mais artigos|mais notícias|{carregar,mostrar,"
        "ver,exibir} mais {artigos,notícias,colunas,posts,resultados}|mais {colunas,posts,matérias,"
        "resultados}|exibir mais|carregue mais",
        Cue.VIEW_ALL: "em uma única página|numa só página|ver tudo|artigo completo|todas as páginas|{ver,"
        "ler} {tudo numa página,em uma página,o artigo completo,texto completo}|em uma página"
        "|numa única página|texto {completo,integral}|matéria completa",
        Cue.PRINT: "imprimir|versão para impressão|imprimir {artigo,esta página,página,matéria}"
        "|versão {para imprimir,imprimível}",
        Cue.EXPAND: "mostrar artigo completo|leia mais|ver mais|{mostrar,ver,ler} {tudo,texto completo,"
        "mais}|expandir|leia na íntegra|ler tudo",
        Cue.SERIES: "todas as partes|nesta série|a série|todos os episódios|todos os capítulos|da série"
        "|{ver,veja,leia} {todos os capítulos,todas as partes,todos os episódios,a série completa}|{toda,"
        "voltar à} {a série,série}|nesta coluna|mais desta série|esta série|índice|sumário"
        "|outros capítulos|série completa",
        Cue.PAYWALL: "assine|assinar|entrar|fazer login|cadastre-se|inscreva-se|{assine,cadastre-se,"
        "inscreva-se,faça login} {para,agora,já}|{já é,exclusivo para} {assinante,assinantes}|faça login"
        "|login|iniciar sessão|cadastre se|inscreva se|seja assinante|assine já|registar|subscrever"
        "|criar conta",
        Cue.COMMENTS: "comentários|comentário|comentar|deixe um comentário|responder|{ver,leia,todos,"
        "mostrar} {comentários,os comentários}|{escreva,adicionar,publicar,envie} um comentário"
        "|mais comentários|deixe seu comentário",
        Cue.RELATED: "artigos relacionados|leia também|veja também|relacionados|você também pode gostar"
        "|mais sobre|{leia,veja,ler,ver} {também,ainda,mais sobre}|{notícias,conteúdo,posts,"
        "matérias} relacionad{as,o,os}|saiba mais sobre|outras notícias|recomendad{o,os}|pode {gostar,"
        "interessar} também|talvez você goste|leia a seguir",
        Cue.POPULAR: "mais lidas|mais lidos|populares|últimas notícias|{as,os} mais {lidas,lidos,vistas,"
        "vistos}|{últimos,recentes} {artigos,posts}|{posts,artigos,comentários} recentes|em alta"
        "|destaques|últimas",
    },
    "ca": {
        Cue.NEXT: "següent|endavant|pròxim|pròxima",
        Cue.PREVIOUS: "anterior|enrere|torna",
        Cue.NEXT_PAGE: "pàgina següent|següent pàgina|pròxima pàgina|continua a la pàgina",
        Cue.PREVIOUS_PAGE: "pàgina anterior",
        Cue.NEXT_PART: "{part,capítol,episodi,lliurament} següent|{següent,pròxim,pròxima} {part,capítol,"
        "episodi,lliurament}|continuació",
        Cue.PREVIOUS_PART: "{part,capítol,episodi,lliurament} anterior",
        Cue.NEXT_ARTICLE: "{article,entrada,notícia,columna} següent|{següent,pròxim,pròxima} {article,"
        "entrada,notícia,columna}",
        Cue.PREVIOUS_ARTICLE: "{article,entrada,notícia,columna} anterior",
        Cue.CONTINUE: "{continua,continueu,segueix,continuar} llegint|llegir la continuació",
        Cue.READ_MORE: "{llegir,llegeix,llegiu,veure,més} més|més informació|{llegir,llegeix} l'article",
        Cue.OLDER: "{articles,entrades} {més antics,més antigues,anteriors}|més {antics,antigues}",
        Cue.NEWER: "{articles,entrades} més {nous,noves,recents}|més {nous,noves,recents}",
        Cue.LOAD_MORE: "{carrega,carregar,mostra,mostrar,veure} més|més {articles,notícies,entrades}|carrega'n més",
        Cue.VIEW_ALL: "en una sola pàgina|article {complet,sencer}|{mostra,veure}-ho tot|totes les pàgines",
        Cue.PRINT: "imprimeix|imprimir|versió per imprimir|versió imprimible",
        Cue.EXPAND: "{mostra,mostrar} l'article {complet,sencer}|{mostra,mostrar} més|{llegir,llegeix} més",
        Cue.SERIES: "totes les parts|tots els {capítols,episodis,lliuraments}|en aquesta sèrie"
        "|de la sèrie|aquesta sèrie|índex de la sèrie",
        Cue.PAYWALL: "subscriu-te|subscriu te|subscriu-t'hi|inicia sessió|inicia la sessió|registra't"
        "|subscripció|entra",
        Cue.COMMENTS: "comentaris|comentari|comenta|deixa un comentari|respon|afegeix un comentari",
        Cue.RELATED: "{articles,entrades} {relacionats,relacionades}|notícies relacionades|{llegiu,"
        "llegeix,vegeu} també|relacionats|també {et,us} pot interessar",
        Cue.POPULAR: "{el,els} més {llegit,llegits,vist}|populars|{últimes,darreres} notícies|entrades recents",
    },
    "ro": {
        Cue.NEXT: "următo{rul,area,r}|înainte|mai departe",
        Cue.PREVIOUS: "anterior|anterioară|anterioara|precedent|precedenta|înapoi|anteriorul",
        Cue.NEXT_PAGE: "pagina următoare|următoarea pagină|continuare la pagina|continuă pe pagina|mergi la pagina",
        Cue.PREVIOUS_PAGE: "pagina {anterioară,precedentă}",
        Cue.NEXT_PART: "{partea,episodul} {următoare,următor}|următor{ul,} {episod,capitol}"
        "|următoarea parte|capitolul următor|episodul următor|partea următoare|continuarea"
        "|continuarea aici",
        Cue.PREVIOUS_PART: "partea {anterioară,precedentă}|{episodul,capitolul} {anterior,precedent}",
        Cue.NEXT_ARTICLE: "articolul următor|următorul {articol,post,material}|postarea următoare|știrea următoare",
        Cue.PREVIOUS_ARTICLE: "articolul {anterior,precedent}|postarea {anterioară,precedentă}|știrea anterioară",
        Cue.CONTINUE: "continuă {lectura,să citești}|continuați lectura|citește în continuare"
        "|citește continuarea|citiți continuarea",
        Cue.READ_MORE: "citește mai {mult,departe}|citiți mai {mult,departe}|mai mult|mai multe"
        "|află mai multe|citește tot|citește articolul|detalii|vezi mai mult",
        Cue.OLDER: "mai vechi|{articole,postări} mai vechi|{articole,postări} anterioare",
        Cue.NEWER: "mai noi|{articole,postări} mai noi",
        Cue.LOAD_MORE: "{încarcă,arată,vezi,afișează} mai mult{,e}|mai multe {articole,știri}"
        "|încarcă mai multe articole",
        Cue.VIEW_ALL: "pe o singură pagină|tot articolul|articolul complet|vezi {tot,tot articolul}"
        "|arată tot|toate paginile",
        Cue.PRINT: "tipărește|printează|versiune pentru tipărire|listează|imprimă",
        Cue.EXPAND: "arată tot articolul|citește tot|arată mai mult|vezi mai mult",
        Cue.SERIES: "toate {părțile,episoadele,capitolele}|din {această serie,serie,seria}"
        "|în această serie|din serial|cuprins|toată seria",
        Cue.PAYWALL: "abonează-te|abonează te|abonare|abonament|autentificare|conectare|intră în cont"
        "|înregistrare|abonați-vă|creează cont",
        Cue.COMMENTS: "comentarii|comentariu|comentează|lasă un comentariu|răspunde|adaugă un comentariu"
        "|scrie un comentariu",
        Cue.RELATED: "citește și|citiți și|articole {similare,asemănătoare,conexe,recomandate}|vezi și"
        "|pe aceeași temă|te-ar putea interesa|recomandări|te ar putea interesa",
        Cue.POPULAR: "cele mai citite|populare|cele mai populare|ultimele {știri,articole}"
        "|articole recente|articole populare",
    },
}
