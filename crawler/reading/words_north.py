"""The words by which pages name their links, continued: Scandinavia, Finland and the Baltic. See `words`."""

from crawler.reading.words import Cue

NORTHERN: dict[str, dict[Cue, str]] = {
    "sv": {
        Cue.NEXT: "nästa|framåt|nästkommande|vidare",
        Cue.PREVIOUS: "föregående|tillbaka|förra|förgående",
        Cue.NEXT_PAGE: "nästa sida|{fortsätt,fortsätter,läs vidare} på sida|gå till sida|till nästa sida",
        Cue.PREVIOUS_PAGE: "föregående sida|förra sidan|tillbaka till sida",
        Cue.NEXT_PART: "nästa del|till del|nästa avsnitt|nästa kapitel|{gå,vidare} till del|fortsättning"
        "|fortsättningen|läs nästa del|nästa {delen,episod}|nästa del i serien",
        Cue.PREVIOUS_PART: "föregående del|förra delen|föregående avsnitt|{tillbaka,åter} till del"
        "|föregående {kapitel,episod}|förra {avsnittet,kapitlet}",
        Cue.NEXT_ARTICLE: "nästa artikel|nästa inlägg|nästa {krönika,nyhet,text,post,kolumn,berättelse}",
        Cue.PREVIOUS_ARTICLE: "föregående artikel|föregående inlägg|{föregående,förra} {krönika,krönikan,"
        "nyhet,text,post,kolumn,artikeln,inlägget}",
        Cue.CONTINUE: "fortsätt läsa|klicka här för att fortsätta|läs vidare|fortsätt {läsa här,läsningen,"
        "att läsa}|läs resten|läs vidare här",
        Cue.READ_MORE: "klicka här för att läsa|läs del|läs mer|mer",
        Cue.OLDER: "äldre inlägg|äldre artiklar|äldre|{äldre,tidigare} {krönikor,nyheter,inlägg,artiklar,texter}",
        Cue.NEWER: "nyare inlägg|nyare|nyare {krönikor,nyheter,artiklar,texter}",
        Cue.LOAD_MORE: "ladda fler|visa fler|ladda mer|visa mer|fler artiklar|{ladda,visa,hämta,se} {fler,"
        "mer} {artiklar,inlägg,krönikor,nyheter}|fler {krönikor,inlägg,nyheter}|hämta fler|se fler"
        "|ladda in fler",
        Cue.VIEW_ALL: "på en sida|hela artikeln|visa allt|{visa,läs} {hela artikeln,allt på en sida}"
        "|alla sidor|allt på en sida",
        Cue.PRINT: "skriv ut|utskriftsversion|skriv ut {artikeln,sidan}|utskrift|utskriftsvänlig version",
        Cue.EXPAND: "visa hela artikeln|läs mer|visa mer|läs hela artikeln|expandera|visa allt|fäll ut",
        Cue.SERIES: "alla delar|i serien|i denna serie|alla avsnitt|hela serien|alla {delar i serien,"
        "delarna,avsnitt i serien,kapitel,texter i serien}|{till,hela} {serien,artikelserien}|fler delar"
        "|innehållsförteckning|mer ur serien|den här serien|denna serie",
        Cue.PAYWALL: "prenumerera|logga in|bli medlem|registrera|{logga in,prenumerera,"
        "registrera dig} {för,nu}|bli prenumerant|registrera dig|redan prenumerant|köp prenumeration"
        "|skapa konto|för prenumeranter",
        Cue.COMMENTS: "kommentarer|kommentera|lämna en kommentar|svara|{visa,läs,"
        "alla} kommentarer|{skriv,lägg till} en kommentar|äldre kommentarer|kommentarer på",
        Cue.RELATED: "relaterade artiklar|relaterat|läs även|läs också|se även|mer om|{läs,se} {även,"
        "också,mer om}|{liknande,relaterade} {artiklar,inlägg}|mer om {ämnet,detta}|rekommenderat"
        "|missa inte|läs mer om|du kanske också gillar",
        Cue.POPULAR: "mest läst|mest lästa|populärt|senaste nytt|senaste inläggen|{mest,"
        "populära} {lästa artiklar,artiklar,inlägg,delade}|{senaste,nya} {artiklarna,inlägg,artiklar,"
        "nyheterna,kommentarerna}|just nu",
    },
    "da": {
        Cue.NEXT: "næste|frem|videre|fremad",
        Cue.PREVIOUS: "forrige|tilbage|foregående",
        Cue.NEXT_PAGE: "næste side|{fortsæt,fortsættes,læs videre} på side|gå til side|til næste side",
        Cue.PREVIOUS_PAGE: "{forrige,foregående} side|til forrige side",
        Cue.NEXT_PART: "næste {del,afsnit,kapitel,episode}|til del|gå til del|fortsættelse|fortsættelsen|læs næste del",
        Cue.PREVIOUS_PART: "{forrige,foregående} {del,afsnit,kapitel,episode}|tilbage til del",
        Cue.NEXT_ARTICLE: "næste {artikel,indlæg,klumme,historie,nyhed}",
        Cue.PREVIOUS_ARTICLE: "{forrige,foregående} {artikel,indlæg,klumme,historie,nyhed}",
        Cue.CONTINUE: "{fortsæt,klik her for at fortsætte} {læsningen,med at læse}|læs videre"
        "|læs videre her|fortsæt med at læse|læs resten|klik her for at læse videre",
        Cue.READ_MORE: "læs mere|mere|læs artiklen|læs hele artiklen|læs del|se mere|klik her for at læse",
        Cue.OLDER: "ældre|ældre {indlæg,artikler,klummer}|tidligere {indlæg,artikler,klummer}",
        Cue.NEWER: "nyere|nyere {indlæg,artikler}",
        Cue.LOAD_MORE: "{vis,indlæs,hent,se} flere|{vis,indlæs,hent} mere|flere {artikler,indlæg,nyheder,klummer}",
        Cue.VIEW_ALL: "{på,vis på,læs på,alt på} én side|på en side|vis alt|hele artiklen|vis hele artiklen|alle sider",
        Cue.PRINT: "udskriv|print|printvenlig version|udskriv artikel|printversion",
        Cue.EXPAND: "vis hele artiklen|vis mere|læs mere|læs hele artiklen|fold ud",
        Cue.SERIES: "alle {dele,afsnit,kapitler,episoder}|{i,i denne,denne,hele} serien|i denne serie"
        "|denne serie|alle {dele,afsnit} i serien|indholdsfortegnelse|flere i serien|til serien",
        Cue.PAYWALL: "log ind|bliv {abonnent,medlem}|abonner|opret {konto,bruger,abonnement}"
        "|køb abonnement|log på|tegn abonnement",
        Cue.COMMENTS: "kommentarer|kommenter|{skriv,tilføj,efterlad} en kommentar|svar"
        "|ældre kommentarer|vis kommentarer",
        Cue.RELATED: "læs også|relateret|relaterede {artikler,indlæg,historier}|se også|mere om"
        "|lignende artikler|måske er du også interesseret i|mere om emnet|anbefalet|anbefalede artikler",
        Cue.POPULAR: "mest {læst,læste,populære,sete}|populære {artikler,indlæg}|populært|seneste {nyt,"
        "indlæg,artikler}|lige nu",
    },
    "no": {
        Cue.NEXT: "neste|videre|fremover|framover",
        Cue.PREVIOUS: "forrige|tilbake|føregåande",
        Cue.NEXT_PAGE: "neste side|{fortsett,fortsetter,les videre} på side|gå til side|til neste side",
        Cue.PREVIOUS_PAGE: "forrige side|til forrige side",
        Cue.NEXT_PART: "neste {del,kapittel,episode,avsnitt}|til del|gå til del|fortsettelse"
        "|fortsettelsen|les neste del",
        Cue.PREVIOUS_PART: "forrige {del,kapittel,episode,avsnitt}|tilbake til del",
        Cue.NEXT_ARTICLE: "neste {artikkel,innlegg,spalte,sak,kommentar,historie}",
        Cue.PREVIOUS_ARTICLE: "forrige {artikkel,innlegg,spalte,sak,kommentar,historie}",
        Cue.CONTINUE: "fortsett å lese|les videre|les videre her|{klikk,trykk} her for å {fortsette,"
        "lese videre}|les resten|fortsett lesingen",
        Cue.READ_MORE: "les mer|mer|les saken|les hele {saken,artikkelen}|les del|se mer|les meir",
        Cue.OLDER: "eldre|eldre {innlegg,artikler,saker}|tidligere {innlegg,artikler,saker}",
        Cue.NEWER: "nyere|nyere {innlegg,artikler,saker}",
        Cue.LOAD_MORE: "{vis,last,last inn,hent,se} flere|{vis,last,last inn,hent} mer|flere {artikler,innlegg,saker}",
        Cue.VIEW_ALL: "{på,vis på,les på,alt på} én side|på en side|vis alt|hele {artikkelen,saken}|alle sider",
        Cue.PRINT: "skriv ut|utskriftsvennlig|utskriftsvennlig versjon|utskrift",
        Cue.EXPAND: "vis hele {artikkelen,saken}|vis mer|les mer|utvid",
        Cue.SERIES: "alle {deler,delene,episoder,episodene,kapitler}|{i,hele} serien|i denne serien"
        "|denne serien|innholdsfortegnelse|flere i serien|til serien",
        Cue.PAYWALL: "logg inn|bli {abonnent,medlem}|abonner|registrer deg|kjøp abonnement|opprett konto"
        "|bestill abonnement",
        Cue.COMMENTS: "kommentarer|kommenter|{skriv,legg igjen} en kommentar|svar|eldre kommentarer|vis kommentarer",
        Cue.RELATED: "les også|relatert|relaterte {artikler,saker,innlegg}|se også|mer om|lignende saker"
        "|anbefalt|mer om saken",
        Cue.POPULAR: "mest {lest,leste,populære,sett}|populære {artikler,innlegg}|populært|siste {nytt,"
        "innlegg,artikler}",
    },
    "fi": {
        Cue.NEXT: "seuraava|seuraavat|eteenpäin|seuraavaan",
        Cue.PREVIOUS: "edellinen|takaisin|edelliset|taaksepäin",
        Cue.NEXT_PAGE: "seuraava sivu|seuraavalle sivulle|jatkuu sivulla|siirry sivulle",
        Cue.PREVIOUS_PAGE: "edellinen sivu|edelliselle sivulle",
        Cue.NEXT_PART: "seuraava {osa,luku,jakso}|jatko-osa|seuraavaan osaan|lue seuraava osa|siirry osaan|jatko osa",
        Cue.PREVIOUS_PART: "edellinen {osa,luku,jakso}|edelliseen osaan",
        Cue.NEXT_ARTICLE: "seuraava {artikkeli,kirjoitus,juttu,kolumni,julkaisu,uutinen}",
        Cue.PREVIOUS_ARTICLE: "edellinen {artikkeli,kirjoitus,juttu,kolumni,julkaisu,uutinen}",
        Cue.CONTINUE: "jatka lukemista|lue eteenpäin|jatka tästä|lue jatkoa|lue loput",
        Cue.READ_MORE: "lue lisää|lisää|lue koko {juttu,artikkeli}|lue artikkeli|lue juttu|lue osa",
        Cue.OLDER: "vanhemmat|vanhempi|vanhemmat {artikkelit,kirjoitukset,jutut,julkaisut,viestit}"
        "|aiemmat {artikkelit,kirjoitukset,jutut}",
        Cue.NEWER: "uudemmat|uudempi|uudemmat {artikkelit,kirjoitukset,jutut,julkaisut}",
        Cue.LOAD_MORE: "{näytä,lataa} lisää|näytä enemmän|lisää {artikkeleita,juttuja,uutisia,kolumneja}",
        Cue.VIEW_ALL: "{yhdellä,näytä yhdellä,lue yhdellä} sivulla|koko {artikkeli,juttu}|näytä kaikki|kaikki sivut",
        Cue.PRINT: "tulosta|tulostusversio|tulostettava versio|tulosta sivu",
        Cue.EXPAND: "näytä koko {artikkeli,juttu}|näytä lisää|lue lisää|laajenna",
        Cue.SERIES: "kaikki {osat,jaksot,luvut}|sarjan {osat,kaikki osat,muut osat}|tässä sarjassa"
        "|tämä sarja|juttusarja|sisällysluettelo|sarjan etusivu",
        Cue.PAYWALL: "kirjaudu|kirjaudu sisään|tilaa|tilaa nyt|rekisteröidy|osta tilaus|luo tunnus|tilaajille",
        Cue.COMMENTS: "kommentit|kommentti|kommentoi|jätä kommentti|vastaa|näytä kommentit"
        "|vanhemmat kommentit|lisää kommentti",
        Cue.RELATED: "lue myös|aiheesta lisää|lue lisää aiheesta|katso myös|aiheeseen liittyvää"
        "|lisää aiheesta|suosittelemme|liittyvät {artikkelit,jutut}",
        Cue.POPULAR: "luetuimmat|suosituimmat|luetuimmat nyt|uusimmat|viimeisimmät|suosittua|tuoreimmat",
    },
    "et": {
        Cue.NEXT: "järgmine|edasi|järgmised",
        Cue.PREVIOUS: "eelmine|tagasi|eelmised",
        Cue.NEXT_PAGE: "järgmine {leht,lehekülg}|järgmisele lehele",
        Cue.PREVIOUS_PAGE: "eelmine {leht,lehekülg}",
        Cue.NEXT_PART: "järgmine {osa,peatükk}",
        Cue.PREVIOUS_PART: "eelmine {osa,peatükk}",
        Cue.NEXT_ARTICLE: "järgmine {artikkel,postitus,lugu,uudis}",
        Cue.PREVIOUS_ARTICLE: "eelmine {artikkel,postitus,lugu,uudis}",
        Cue.CONTINUE: "jätka lugemist|loe edasi",
        Cue.READ_MORE: "loe lähemalt|loe rohkem|rohkem|loe artiklit",
        Cue.OLDER: "vanemad|vanemad {postitused,artiklid}|varasemad {postitused,artiklid}",
        Cue.NEWER: "uuemad|uuemad {postitused,artiklid}",
        Cue.LOAD_MORE: "{lae,näita,kuva} rohkem|veel {artikleid,uudiseid}|näita veel",
        Cue.VIEW_ALL: "ühel lehel|kogu artikkel|näita kõike",
        Cue.PRINT: "prindi|trüki|prinditav versioon",
        Cue.EXPAND: "näita kogu artiklit|näita rohkem|loe rohkem",
        Cue.SERIES: "kõik osad|selles sarjas|sarja kõik osad|sisukord",
        Cue.PAYWALL: "logi sisse|telli|registreeru|telli kohe",
        Cue.COMMENTS: "kommentaarid|kommentaar|kommenteeri|lisa kommentaar|vasta",
        Cue.RELATED: "loe ka|seotud {artiklid,lood}|vaata ka|sarnased artiklid",
        Cue.POPULAR: "loetumad|populaarsed|enim loetud|viimased uudised",
    },
    "lt": {
        Cue.NEXT: "kitas|toliau|pirmyn|sekantis",
        Cue.PREVIOUS: "ankstesnis|ankstesnė|atgal",
        Cue.NEXT_PAGE: "{kitas,sekantis} puslapis",
        Cue.PREVIOUS_PAGE: "ankstesnis puslapis",
        Cue.NEXT_PART: "kita dalis|kitas skyrius|tęsinys",
        Cue.PREVIOUS_PART: "ankstesnė dalis|ankstesnis skyrius",
        Cue.NEXT_ARTICLE: "kitas {straipsnis,įrašas}",
        Cue.PREVIOUS_ARTICLE: "ankstesnis {straipsnis,įrašas}",
        Cue.CONTINUE: "skaityti toliau|tęsti skaitymą",
        Cue.READ_MORE: "skaityti daugiau|daugiau|plačiau",
        Cue.OLDER: "senesni|senesni {įrašai,straipsniai}|ankstesni {įrašai,straipsniai}",
        Cue.NEWER: "naujesni|naujesni {įrašai,straipsniai}",
        Cue.LOAD_MORE: "{rodyti,įkelti} daugiau|daugiau {straipsnių,naujienų}",
        Cue.VIEW_ALL: "viename puslapyje|visas straipsnis|rodyti viską",
        Cue.PRINT: "spausdinti|spausdinimo versija",
        Cue.EXPAND: "rodyti visą straipsnį|rodyti daugiau|skaityti daugiau",
        Cue.SERIES: "visos dalys|šioje serijoje|visa serija|turinys",
        Cue.PAYWALL: "prisijungti|prenumeruoti|registruotis|užsiprenumeruoti",
        Cue.COMMENTS: "komentarai|komentaras|komentuoti|rašyti komentarą|atsakyti",
        Cue.RELATED: "taip pat skaitykite|susiję straipsniai|skaitykite taip pat|panašūs straipsniai",
        Cue.POPULAR: "skaitomiausi|populiariausi|naujausi|populiarūs straipsniai",
    },
    "lv": {
        Cue.NEXT: "nākamais|nākamā|tālāk|uz priekšu",
        Cue.PREVIOUS: "iepriekšējais|iepriekšējā|atpakaļ",
        Cue.NEXT_PAGE: "nākamā {lapa,lappuse}",
        Cue.PREVIOUS_PAGE: "iepriekšējā {lapa,lappuse}",
        Cue.NEXT_PART: "nākamā {daļa,nodaļa}|turpinājums",
        Cue.PREVIOUS_PART: "iepriekšējā {daļa,nodaļa}",
        Cue.NEXT_ARTICLE: "nākamais {raksts,ieraksts}",
        Cue.PREVIOUS_ARTICLE: "iepriekšējais {raksts,ieraksts}",
        Cue.CONTINUE: "lasīt tālāk|turpināt lasīt",
        Cue.READ_MORE: "lasīt vairāk|vairāk|uzzināt vairāk",
        Cue.OLDER: "vecāki|vecāki {raksti,ieraksti}|iepriekšējie raksti",
        Cue.NEWER: "jaunāki|jaunāki {raksti,ieraksti}",
        Cue.LOAD_MORE: "{rādīt,ielādēt} vairāk|vairāk rakstu",
        Cue.VIEW_ALL: "vienā lapā|viss raksts|rādīt visu",
        Cue.PRINT: "drukāt|drukas versija|izdrukāt",
        Cue.EXPAND: "rādīt visu rakstu|rādīt vairāk|lasīt vairāk",
        Cue.SERIES: "visas daļas|šajā sērijā|satura rādītājs",
        Cue.PAYWALL: "abonēt|ielogoties|pieslēgties|reģistrēties",
        Cue.COMMENTS: "komentāri|komentārs|komentēt|pievienot komentāru|atbildēt",
        Cue.RELATED: "lasi arī|saistītie raksti|lasiet arī|līdzīgi raksti",
        Cue.POPULAR: "lasītākie|populārākie|jaunākie|populārie raksti",
    },
}
