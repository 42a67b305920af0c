"""The words by which pages name their links, continued: Slavic languages, in both scripts. See `words`."""

from crawler.reading.words import Cue

SLAVIC: dict[str, dict[Cue, str]] = {
    "pl": {
        Cue.NEXT: "następna|następny|następne|dalej|kolejny|kolejna|naprzód|do przodu",
        Cue.PREVIOUS: "poprzednia|poprzedni|wstecz|poprzednie|cofnij|wróć|powrót",
        Cue.NEXT_PAGE: "następna strona|kolejna strona|{ciąg dalszy,dalszy ciąg,czytaj dalej} na {stronie,"
        "następnej stronie,str}|na następną stronę|przejdź do strony|następne strony",
        Cue.PREVIOUS_PAGE: "poprzednia strona|wróć do strony|na poprzednią stronę",
        Cue.NEXT_PART: "następna część|kolejna część|następny odcinek|przejdź do części|następny rozdział"
        "|ciąg dalszy|dalszy ciąg|kolejn{a,y} {część,odcinek,rozdział}|do części|{przeczytaj,"
        "czytaj} {następną część,kolejną część,ciąg dalszy}|następny epizod|część następna"
        "|ciąg dalszy tutaj",
        Cue.PREVIOUS_PART: "poprzednia część|poprzedni odcinek|poprzedni rozdział|{wróć,powrót} do części"
        "|poprzedni epizod|{przeczytaj,czytaj} poprzednią część|część poprzednia",
        Cue.NEXT_ARTICLE: "następny artykuł|następny wpis|{następny,kolejny} {felieton,post,tekst,"
        "materiał,artykuł,wpis}|{następna,kolejna} {wiadomość,historia,notka}",
        Cue.PREVIOUS_ARTICLE: "poprzedni artykuł|poprzedni wpis|poprzedni {felieton,post,tekst,materiał}"
        "|poprzednia {wiadomość,historia,notka}",
        Cue.CONTINUE: "kontynuuj czytanie|czytaj dalej tutaj|kliknij tutaj aby czytać dalej|{kontynuuj,"
        "czytaj} {lekturę,dalej tutaj}|przeczytaj resztę|kliknij aby czytać dalej",
        Cue.READ_MORE: "kliknij tutaj aby przeczytać|przeczytaj część|czytaj dalej|czytaj więcej|więcej|czytaj",
        Cue.OLDER: "starsze wpisy|starsze|starsze artykuły|{starsze,wcześniejsze,poprzednie} {teksty,"
        "felietony,posty,wiadomości,artykuły,wpisy}",
        Cue.NEWER: "nowsze wpisy|nowsze|nowsze {teksty,felietony,posty,artykuły}",
        Cue.LOAD_MORE: "załaduj więcej|pokaż więcej|więcej artykułów|{załaduj,pokaż,wczytaj,"
        "zobacz} więcej {artykułów,wpisów,felietonów,wyników}|więcej {wpisów,felietonów,wiadomości,"
        "wyników}|wczytaj więcej|zobacz więcej|pokaż kolejne",
        Cue.VIEW_ALL: "na jednej stronie|cały artykuł|pokaż wszystko|{pokaż,zobacz,"
        "czytaj} {wszystko na jednej stronie,całość,na jednej stronie}|wszystkie strony|całość"
        "|pełny artykuł",
        Cue.PRINT: "drukuj|wersja do druku|wydrukuj|drukuj {artykuł,stronę}|wydrukuj {artykuł,stronę}|wersja drukowana",
        Cue.EXPAND: "pokaż cały artykuł|rozwiń|pokaż więcej|czytaj więcej|{czytaj,pokaż} {całość,"
        "cały tekst,całą treść}|rozwiń {artykuł,tekst}",
        Cue.SERIES: "wszystkie części|w tej serii|wszystkie odcinki|cała seria|z serii|spis treści"
        "|{zobacz,czytaj} {wszystkie części,cały cykl,wszystkie odcinki}|{cały,z} {cykl,cyklu}"
        "|wszystkie rozdziały|{w tym,ten} {cyklu,cykl}|pozostałe {części,odcinki}|inne części"
        "|lista odcinków",
        Cue.PAYWALL: "subskrybuj|zaloguj się|zaloguj|zarejestruj się|prenumerata|{zaloguj się,"
        "zarejestruj się,wykup} {aby,by,dostęp,subskrypcję}|wykup {prenumeratę,abonament}|logowanie"
        "|rejestracja|subskrypcja|tylko dla {prenumeratorów,subskrybentów}|zaprenumeruj|kup dostęp",
        Cue.COMMENTS: "komentarze|komentarz|skomentuj|dodaj komentarz|odpowiedz|{zobacz,pokaż,wszystkie,"
        "czytaj} komentarze|{napisz,zostaw} komentarz|starsze komentarze|więcej komentarzy|dyskusja",
        Cue.RELATED: "powiązane artykuły|powiązane|zobacz także|zobacz też|czytaj także|czytaj też"
        "|podobne artykuły|przeczytaj także|{czytaj,zobacz,przeczytaj,sprawdź} {też,także,również}"
        "|{podobne,polecane,powiązane} {artykuły,wpisy,teksty}|więcej na ten temat|polecamy"
        "|może cię zainteresować|w tym temacie|warto przeczytać",
        Cue.POPULAR: "najczęściej czytane|popularne|najpopularniejsze|najnowsze|ostatnie wpisy|{najnowsze,"
        "ostatnie} {artykuły,wpisy,wiadomości,komentarze}|najczęściej {czytane,komentowane}"
        "|popularne {artykuły,wpisy}|na topie",
    },
    "cs": {
        Cue.NEXT: "další|následující|vpřed",
        Cue.PREVIOUS: "předchozí|předcházející|zpět|minulý",
        Cue.NEXT_PAGE: "{další,následující} {strana,stránka}|na další stranu|pokračování na straně"
        "|pokračovat na stranu|přejít na stranu",
        Cue.PREVIOUS_PAGE: "{předchozí,předcházející} {strana,stránka}|na předchozí stranu",
        Cue.NEXT_PART: "{další,následující} {díl,část,kapitola,epizoda}|pokračování|pokračování zde"
        "|k dílu|k další části|na další díl",
        Cue.PREVIOUS_PART: "{předchozí,předcházející,minulý,minulá} {díl,část,kapitola,epizoda}|zpět k dílu",
        Cue.NEXT_ARTICLE: "{další,následující} {článek,příspěvek,sloupek,komentář,zpráva}",
        Cue.PREVIOUS_ARTICLE: "{předchozí,předcházející} {článek,příspěvek,sloupek,komentář,zpráva}",
        Cue.CONTINUE: "pokračovat ve čtení|pokračovat v četbě|číst dál zde|pro pokračování klikněte"
        "|pokračujte ve čtení|dočíst",
        Cue.READ_MORE: "číst dál|číst dále|číst více|více|celý článek|čtěte dál|přečíst|číst celé",
        Cue.OLDER: "starší|{starší,předešlé} {články,příspěvky,sloupky,příběhy}|předchozí {články,příspěvky}",
        Cue.NEWER: "novější|novější {články,příspěvky}",
        Cue.LOAD_MORE: "{načíst,zobrazit,ukázat} {další,více}|další {články,příspěvky,zprávy}|více článků"
        "|načíst další články",
        Cue.VIEW_ALL: "na jedné {straně,stránce}|celý článek|zobrazit {vše,celý článek,celé}|všechny strany",
        Cue.PRINT: "tisk|vytisknout|verze pro tisk|tisknout|vytisknout článek|tisknout článek",
        Cue.EXPAND: "zobrazit celý článek|zobrazit více|rozbalit|číst více|celý text",
        Cue.SERIES: "všechny {díly,části,kapitoly}|v {tomto,této} {seriálu,sérii}|celý seriál"
        "|obsah seriálu|ze seriálu|další díly|díly seriálu",
        Cue.PAYWALL: "přihlásit|přihlásit se|přihlášení|předplatit|předplatné|registrace|registrovat se"
        "|koupit předplatné|odemknout článek",
        Cue.COMMENTS: "komentáře|komentovat|diskuse|diskuze|přidat komentář|odpovědět|starší komentáře"
        "|vstoupit do diskuse",
        Cue.RELATED: "související|související {články,příspěvky}|čtěte také|čtěte i|přečtěte si také"
        "|podobné články|viz také|více k tématu|mohlo by vás zajímat|k tématu",
        Cue.POPULAR: "nejčtenější|nejnovější|oblíbené|populární|nejčtenější články|poslední články|populární články",
    },
    "sk": {
        Cue.NEXT: "ďalší|ďalšia|ďalšie|nasledujúci|nasledujúca|ďalej|vpred",
        Cue.PREVIOUS: "predchádzajúci|predchádzajúca|predošlý|späť|predošlá",
        Cue.NEXT_PAGE: "{ďalšia,nasledujúca} {strana,stránka}|na ďalšiu stranu|pokračovanie na strane|prejsť na stranu",
        Cue.PREVIOUS_PAGE: "{predchádzajúca,predošlá} {strana,stránka}",
        Cue.NEXT_PART: "{ďalší,nasledujúci} diel|{ďalšia,nasledujúca} {časť,kapitola,epizóda}"
        "|pokračovanie|na ďalší diel",
        Cue.PREVIOUS_PART: "{predchádzajúci,predošlý} diel|{predchádzajúca,predošlá} {časť,kapitola,epizóda}",
        Cue.NEXT_ARTICLE: "{ďalší,nasledujúci} {článok,príspevok,stĺpček,komentár}",
        Cue.PREVIOUS_ARTICLE: "{predchádzajúci,predošlý} {článok,príspevok,stĺpček,komentár}",
        Cue.CONTINUE: "pokračovať v čítaní|čítať ďalej tu|pokračujte v čítaní|dočítať",
        Cue.READ_MORE: "čítať ďalej|čítať viac|viac|celý článok|čítajte ďalej",
        Cue.OLDER: "staršie|staršie {články,príspevky}|predchádzajúce {články,príspevky}",
        Cue.NEWER: "novšie|novšie {články,príspevky}",
        Cue.LOAD_MORE: "{načítať,zobraziť,ukázať} {ďalšie,viac}|ďalšie {články,príspevky,správy}|viac článkov",
        Cue.VIEW_ALL: "na jednej {strane,stránke}|celý článok|zobraziť {všetko,celý článok}|všetky strany",
        Cue.PRINT: "tlač|vytlačiť|verzia pre tlač|tlačiť|vytlačiť článok",
        Cue.EXPAND: "zobraziť celý článok|zobraziť viac|rozbaliť|čítať viac",
        Cue.SERIES: "všetky {diely,časti,kapitoly}|v {tomto,tejto} {seriáli,sérii}|celý seriál|zo seriálu"
        "|ďalšie {diely,časti}",
        Cue.PAYWALL: "prihlásiť|prihlásiť sa|prihlásenie|predplatiť|predplatné|registrácia|registrovať sa"
        "|kúpiť predplatné",
        Cue.COMMENTS: "komentáre|komentovať|diskusia|pridať komentár|odpovedať|staršie komentáre",
        Cue.RELATED: "súvisiace|súvisiace {články,príspevky}|čítajte {aj,tiež}|prečítajte si {aj,tiež}"
        "|podobné články|pozri tiež|k téme|mohlo by vás zaujímať",
        Cue.POPULAR: "najčítanejšie|najnovšie|obľúbené|populárne|najčítanejšie články|posledné články",
    },
    "sl": {
        Cue.NEXT: "naslednja|naslednji|naprej|naslednje",
        Cue.PREVIOUS: "prejšnja|prejšnji|nazaj|prejšnje",
        Cue.NEXT_PAGE: "naslednja stran",
        Cue.PREVIOUS_PAGE: "prejšnja stran",
        Cue.NEXT_PART: "naslednji del|naslednje poglavje|nadaljevanje|naslednja epizoda",
        Cue.PREVIOUS_PART: "prejšnji del|prejšnje poglavje|prejšnja epizoda",
        Cue.NEXT_ARTICLE: "naslednji {članek,prispevek,zapis}|naslednja kolumna",
        Cue.PREVIOUS_ARTICLE: "prejšnji {članek,prispevek,zapis}|prejšnja kolumna",
        Cue.CONTINUE: "nadaljuj z branjem|beri naprej|nadaljujte z branjem|berite naprej",
        Cue.READ_MORE: "preberi več|več|preberite več|beri dalje|preberi članek",
        Cue.OLDER: "starejši|starejši {članki,prispevki,zapisi}|starejše objave",
        Cue.NEWER: "novejši|novejši {članki,prispevki,zapisi}|novejše objave",
        Cue.LOAD_MORE: "{naloži,prikaži,pokaži} več|več {člankov,novic}",
        Cue.VIEW_ALL: "na eni strani|celoten članek|prikaži vse",
        Cue.PRINT: "natisni|tiskanje|različica za tisk",
        Cue.EXPAND: "prikaži celoten članek|prikaži več|preberi več|razširi",
        Cue.SERIES: "vsi deli|v tej seriji|vsa poglavja|kazalo|iz serije",
        Cue.PAYWALL: "prijava|prijavi se|naroči se|naročnina|registracija|prijavite se|naročite se",
        Cue.COMMENTS: "komentarji|komentar|komentiraj|dodaj komentar|odgovori",
        Cue.RELATED: "preberite tudi|sorodni {članki,prispevki}|povezani članki|preberi tudi|glej tudi",
        Cue.POPULAR: "najbolj brano|priljubljeno|najbolj brani|zadnji članki|najnovejše",
    },
    "hr": {
        Cue.NEXT: "{sljedeć,slijedeć,sledeć,iduć,naredn}{a,i,e}|dalje|naprijed|napred",
        Cue.PREVIOUS: "{prethodn,prošl}{a,i,e}|natrag|nazad",
        Cue.NEXT_PAGE: "{sljedeća,slijedeća,sledeća,iduća,naredna} {stranica,strana}|na {sljedeću,"
        "sledeću} {stranicu,stranu}|nastavak na {strani,stranici}",
        Cue.PREVIOUS_PAGE: "{prethodna,prošla} {stranica,strana}|na prethodnu {stranicu,stranu}",
        Cue.NEXT_PART: "{sljedeći,slijedeći,sledeći,idući,naredni} {dio,deo,nastavak}|{sljedeća,sledeća,"
        "iduća,naredna} epizoda|{sljedeće,sledeće,naredno} poglavlje|nastavak|nastavak ovdje|na {sljedeći,"
        "sledeći} {dio,deo}",
        Cue.PREVIOUS_PART: "{prethodni,prošli} {dio,deo,nastavak}|{prethodna,prošla} epizoda|prethodno poglavlje",
        Cue.NEXT_ARTICLE: "{sljedeći,slijedeći,sledeći,idući,naredni} {članak,tekst,post,zapis}|{sljedeća,"
        "sledeća,iduća,naredna} {objava,kolumna,vijest,vest}",
        Cue.PREVIOUS_ARTICLE: "{prethodni,prošli} {članak,tekst,post,zapis}|{prethodna,prošla} {objava,"
        "kolumna,vijest,vest}",
        Cue.CONTINUE: "nastavi čitati|nastavi {čitanje,sa čitanjem,s čitanjem}|čitaj dalje|čitajte dalje"
        "|nastavite čitati",
        Cue.READ_MORE: "pročitaj više|pročitajte više|više|opširnije|saznaj više|pročitaj članak|detaljnije|ceo članak",
        Cue.OLDER: "starij{i,e}|stariji {članci,tekstovi,postovi,zapisi}|starije objave|prethodni {članci,tekstovi}",
        Cue.NEWER: "novij{i,e}|noviji {članci,tekstovi,postovi,zapisi}|novije objave",
        Cue.LOAD_MORE: "{učitaj,prikaži,pokaži,vidi} {još,više}|još {članaka,vijesti,vesti,tekstova}"
        "|više {članaka,vijesti,vesti}",
        Cue.VIEW_ALL: "na jednoj {stranici,strani}|{cijeli,ceo} {članak,tekst}|prikaži sve|sve stranice",
        Cue.PRINT: "ispis|ispiši|ispis članka|štampaj|štampanje|verzija za {ispis,štampu}|printaj|odštampaj",
        Cue.EXPAND: "prikaži {cijeli,ceo} {članak,tekst}|prikaži više|pročitaj više|proširi",
        Cue.SERIES: "svi {dijelovi,delovi,nastavci}|sve epizode|sva poglavlja|u ov{oj,om} {seriji,"
        "serijalu}|iz {serije,serijala}|{cijeli,ceo} serijal|sadržaj serijala",
        Cue.PAYWALL: "prijava|prijavi se|prijavite se|pretplati se|pretplata|pretplatite se|registracija"
        "|registriraj se|registruj se|uloguj se",
        Cue.COMMENTS: "komentari|komentar|komentiraj|komentiši|ostavi komentar|odgovori|stariji komentari"
        "|dodaj komentar|ostavite komentar",
        Cue.RELATED: "pročitajte {i,još,također,takođe}|pročitaj {i,još}|povezani {članci,tekstovi}"
        "|povezano|povezane vijesti|slični {članci,tekstovi}|vezane {vijesti,vesti}|možda će vas zanimati"
        "|vidi još|čitajte i",
        Cue.POPULAR: "{najčitanije,najnovije,popularno}|popularni {članci,tekstovi}|najčitaniji članci"
        "|posljednje vijesti|najnovije {vijesti,vesti}",
    },
    "sr": {
        Cue.NEXT: "следећ{а,и,е}|наредн{а,и}|даље|напред",
        Cue.PREVIOUS: "претходн{а,и,е}|назад",
        Cue.NEXT_PAGE: "{следећа,наредна} {страна,страница}",
        Cue.PREVIOUS_PAGE: "претходна {страна,страница}",
        Cue.NEXT_PART: "{следећи,наредни} {део,наставак}|{следеће,наредно} поглавље|{следећа,наредна} епизода|наставак",
        Cue.PREVIOUS_PART: "претходни {део,наставак}|претходно поглавље|претходна епизода",
        Cue.NEXT_ARTICLE: "{следећи,наредни} {чланак,текст}|{следећа,наредна} {вест,објава,колумна}",
        Cue.PREVIOUS_ARTICLE: "претходни {чланак,текст}|претходна {вест,објава,колумна}",
        Cue.CONTINUE: "настави читање|читај даље|читајте даље|наставите читање",
        Cue.READ_MORE: "прочитај више|прочитајте више|више|опширније|детаљније",
        Cue.OLDER: "стариј{и,е}|старији {чланци,текстови}|старије објаве",
        Cue.NEWER: "новиј{и,е}|новији {чланци,текстови}|новије објаве",
        Cue.LOAD_MORE: "{учитај,прикажи} {још,више}|још {чланака,вести}|више {чланака,вести}",
        Cue.VIEW_ALL: "на једној страни|цео {чланак,текст}|прикажи све",
        Cue.PRINT: "штампај|штампање|верзија за штампу|одштампај",
        Cue.EXPAND: "прикажи цео {чланак,текст}|прикажи више|прошири",
        Cue.SERIES: "сви {делови,наставци}|све епизоде|у овој серији|из серије|садржај серијала",
        Cue.PAYWALL: "пријава|пријави се|пријавите се|претплата|претплати се|регистрација",
        Cue.COMMENTS: "коментари|коментар|остави коментар|одговори|додај коментар",
        Cue.RELATED: "прочитајте {и,још}|повезани чланци|повезане вести|слични чланци|повезано",
        Cue.POPULAR: "најчитаније|популарно|најновије|најновије вести",
    },
    "ru": {
        Cue.NEXT: "следующая|следующий|далее|вперёд|вперед|дальше|след|следующее|следующие",
        Cue.PREVIOUS: "предыдущая|предыдущий|назад|пред|предыдущее|предыдущие|вернуться",
        Cue.NEXT_PAGE: "следующая страница|на следующую страницу|{продолжение,далее} на {странице,"
        "следующей странице,стр}|перейти на страницу|след страница|к следующей странице",
        Cue.PREVIOUS_PAGE: "предыдущая страница|на предыдущую страницу|пред страница",
        Cue.NEXT_PART: "следующая часть|продолжение|читать часть|следующая глава|следующий выпуск|к части"
        "|{следующ}{ая,ий,ее} {серия,эпизод,том,раздел}|{продолжение,окончание} {здесь,читайте здесь,тут,"
        "следует}|{читать,читайте} {следующую часть,вторую часть}|к следующей {части,главе}"
        "|перейти к части|окончание",
        Cue.PREVIOUS_PART: "предыдущая часть|предыдущая глава|начало здесь|предыдущий выпуск|{вернуться,"
        "назад} к части|предыдущ{ая,ий} {серия,эпизод,том}|начало {читайте здесь,тут}|к предыдущей {части,"
        "главе}|начало|читать начало",
        Cue.NEXT_ARTICLE: "следующая статья|следующая запись|следующ{ая,ий,ее} {публикация,колонка,"
        "новость,пост,материал,текст}",
        Cue.PREVIOUS_ARTICLE: "предыдущая статья|предыдущая запись|предыдущ{ая,ий,ее} {публикация,колонка,"
        "новость,пост,материал,текст}",
        Cue.CONTINUE: "продолжить чтение|читать продолжение|нажмите чтобы продолжить|{читать,"
        "читайте} {продолжение,дальше здесь,окончание}|продолжить|дочитать",
        Cue.READ_MORE: "читать часть|читайте часть|нажмите чтобы прочитать|читать далее|подробнее"
        "|читать дальше|ещё|еще|читать полностью",
        Cue.OLDER: "старые записи|более старые|ранее|предыдущие записи|{старые,более старые,предыдущие,"
        "ранние,прошлые} {статьи,публикации,посты,записи,материалы,новости}|старше|старые",
        Cue.NEWER: "новые записи|более новые|{новые,более новые} {статьи,публикации,посты}|новее|более новые записи",
        Cue.LOAD_MORE: "загрузить ещё|загрузить еще|показать ещё|показать еще|больше статей|{загрузить,"
        "показать,смотреть} {больше,ещё статьи,ещё новости}|больше {новостей,материалов,публикаций}"
        "|ещё {статьи,материалы,новости,записи}|показать больше|загрузить больше",
        Cue.VIEW_ALL: "на одной странице|вся статья|показать всё|вся статья целиком|{показать,"
        "читать} {весь текст,всё,всю статью,полностью} на одной странице|{весь текст,"
        "целиком} на одной странице|статья целиком|полный текст|показать весь текст",
        Cue.PRINT: "печать|версия для печати|распечатать|{распечатать,напечатать} {статью,страницу}"
        "|на печать|печатная версия|для печати",
        Cue.EXPAND: "показать полностью|развернуть|читать полностью|{показать,читать} {весь текст,целиком,"
        "всё}|развернуть {текст,статью}|показать ещё",
        Cue.SERIES: "все части|в этой серии|весь цикл|оглавление|из серии|из цикла|все выпуски|{весь,"
        "из} {цикл,цикла}|все {главы,статьи цикла,серии,эпизоды,части цикла,статьи серии,материалы цикла}"
        "|{в этом,этот} {цикле,цикл}|содержание|список {глав,частей}|другие части|эта серия|вся серия",
        Cue.PAYWALL: "подписаться|войти|регистрация|оформить подписку|вход|{войдите,войти,подпишитесь,"
        "зарегистрируйтесь} {чтобы,на сайт,через}|подписка|подпишитесь|зарегистрироваться|вход на сайт"
        "|авторизация|только для подписчиков|стать подписчиком|подписаться на",
        Cue.COMMENTS: "комментарии|комментарий|комментировать|оставить комментарий|ответить|{все,показать,"
        "читать} комментарии|{написать,добавить} комментарий|обсуждение|обсудить|старые комментарии"
        "|отзывы",
        Cue.RELATED: "похожие статьи|читайте также|по теме|смотрите также|похожие материалы|рекомендуем"
        "|материалы по теме|{читайте,смотрите} {ещё,также,также по теме}|{похожие,связанные} {записи,"
        "новости,публикации,посты}|ещё по теме|вам может {понравиться,быть интересно}|другие {статьи,"
        "материалы,новости}|читать также|рекомендуемое|вас может заинтересовать",
        Cue.POPULAR: "популярное|самое читаемое|популярные|последние новости|популярные статьи"
        "|самое {популярное,обсуждаемое,интересное}|{последние,свежие,новые} {записи,статьи,комментарии,"
        "публикации}|популярные {записи,материалы,посты,новости}|лучшее|главное",
    },
    "uk": {
        Cue.NEXT: "наступн{а,ий,е,і}|далі|вперед|уперед",
        Cue.PREVIOUS: "попередн{я,ій,є,і}|назад",
        Cue.NEXT_PAGE: "наступна сторінка|на наступну сторінку|продовження на сторінці",
        Cue.PREVIOUS_PAGE: "попередня сторінка|на попередню сторінку",
        Cue.NEXT_PART: "наступн{а,ий} {частина,розділ,глава,випуск,серія}|продовження|до частини"
        "|читати наступну частину",
        Cue.PREVIOUS_PART: "попередн{я,ій} {частина,розділ,глава,випуск,серія}",
        Cue.NEXT_ARTICLE: "наступн{а,ий} {стаття,запис,публікація,матеріал,новина,допис,колонка}",
        Cue.PREVIOUS_ARTICLE: "попередн{я,ій} {стаття,запис,публікація,матеріал,новина,допис,колонка}",
        Cue.CONTINUE: "продовжити читання|читати продовження|продовжити читати|натисніть щоб продовжити",
        Cue.READ_MORE: "читати далі|детальніше|докладніше|читати більше|читати повністю|більше|читати статтю|ще",
        Cue.OLDER: "старіші|старіші {записи,статті,публікації,дописи}|попередні {записи,статті}|давніші|раніше",
        Cue.NEWER: "новіші|новіші {записи,статті,публікації,дописи}",
        Cue.LOAD_MORE: "{завантажити,показати} {ще,більше}|більше {статей,новин}|ще {статті,новини}",
        Cue.VIEW_ALL: "на одній сторінці|вся стаття|показати {все,всю статтю}|повна стаття|стаття повністю",
        Cue.PRINT: "друк|друкувати|версія для друку|роздрукувати",
        Cue.EXPAND: "показати повністю|розгорнути|читати повністю|показати більше",
        Cue.SERIES: "{усі,всі} {частини,розділи,випуски,серії}|у цій серії|із серії|з циклу|весь цикл|зміст",
        Cue.PAYWALL: "увійти|вхід|передплатити|підписатися|реєстрація|передплата|оформити передплату",
        Cue.COMMENTS: "коментарі|коментар|коментувати|залишити коментар|відповісти|додати коментар",
        Cue.RELATED: "читайте також|схожі {статті,записи,матеріали,публікації}|за темою|дивіться також"
        "|рекомендуємо|матеріали за темою|по темі",
        Cue.POPULAR: "популярне|популярні|популярні {статті,записи}|найпопулярніше|останні {новини,записи}|найчитаніше",
    },
    "bg": {
        Cue.NEXT: "следващ{а,ата,и,о}|следващ|напред|нататък",
        Cue.PREVIOUS: "предишн{а,ата,о}|предишен|предходн{а,о}|предходен|назад",
        Cue.NEXT_PAGE: "{следваща,следващата} страница|към следващата страница|продължава на страница",
        Cue.PREVIOUS_PAGE: "{предишна,предишната,предходна} страница",
        Cue.NEXT_PART: "{следваща,следващата} {част,глава,серия}|следващ епизод|продължение|продължението"
        "|към част|към следващата част",
        Cue.PREVIOUS_PART: "{предишна,предишната,предходна} {част,глава,серия}|предишен епизод",
        Cue.NEXT_ARTICLE: "{следваща,следващата} {статия,публикация,новина,колонка}|следващ {материал,коментар,пост}",
        Cue.PREVIOUS_ARTICLE: "{предишна,предишната,предходна} {статия,публикация,новина,колонка}"
        "|{предишен,предходен} {материал,коментар,пост}",
        Cue.CONTINUE: "продължете {да четете,четенето}|продължи да четеш|чети нататък|продължи четенето|четете нататък",
        Cue.READ_MORE: "прочети повече|прочетете повече|повече|виж повече|виж още|научете повече"
        "|към статията|цялата статия",
        Cue.OLDER: "по-стари|по стари|{по-стари,по стари} {публикации,статии}|предишни {публикации,статии}",
        Cue.NEWER: "по-нови|по нови|{по-нови,по нови} {публикации,статии}",
        Cue.LOAD_MORE: "{зареди,покажи} {още,повече}|още {статии,новини,публикации}|повече {статии,новини}",
        Cue.VIEW_ALL: "на една страница|цялата статия|покажи всичко|всички страници",
        Cue.PRINT: "отпечатай|версия за печат|принтирай|за печат",
        Cue.EXPAND: "покажи цялата статия|покажи повече|разгъни",
        Cue.SERIES: "всички {части,глави,епизоди}|в тази {поредица,серия}|от поредицата|от серията|цялата поредица",
        Cue.PAYWALL: "абонирай се|абонирайте се|абонамент|влез|регистрация|регистрирай се|влезте",
        Cue.COMMENTS: "коментари|коментирай|добави коментар|отговори|остави коментар|напиши коментар",
        Cue.RELATED: "прочетете още|прочети още|свързани {статии,новини,публикации}|вижте още"
        "|още по темата|по темата|подобни статии|вижте също",
        Cue.POPULAR: "най-четени|най четени|популярни|най-популярни|последни {новини,публикации}|най-нови",
    },
}
