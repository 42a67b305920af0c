"""What path segments, class names and ids say of a link. Adding a word is adding data."""

import re


def _words(row: str) -> frozenset[str]:
    return frozenset(row.split())


CHROME = _words(
    "category categories cat tag tags author authors user users profile profiles login logout signin signup register "
    "account privacy rss feed feeds search suche buscar recherche wp-admin kategorie kategorien schlagwort autor"
    " autoren "
    "rubrik rubrique categorie auteur auteurs categoria autores etiqueta etiquetas shop cart store share"
)
"""Segments of addresses that no article has anywhere: categories, people, forms, shops."""

CHROME_ENDS = CHROME | _words(
    "about about-us contact contact-us privacy-policy terms imprint impressum datenschutz agb kontakt sitemap"
    " help faq "
    "advertise jobs careers newsletter newsletters cookies cookie-policy legal disclaimer wp-login.php archive"
    " archives "
    "topic topics tema thema themen forum mention-legales mentions-legales sobre quem-somos uber-uns ueber-uns"
    " contacto "
    "contato events media press videos podcasts editors team people news home index index.html index.php columns blog"
)
"""Last segments of addresses that are a site's own pages."""

GATE = _words(
    "subscribe subscription subscriptions abonnement abonnements abonnieren abo abos aboshop login log-in signin"
    " sign-in "
    "signup sign-up register registration registrieren anmelden join membership suscripcion suscribirse"
    " suscribete assine "
    "assinatura assinaturas abbonamento abbonati abbonamenti prenumerera prenumeration abonneren abonner prenumerata "
    "checkout paywall donate connexion inscription registro kirjaudu tilaa podpiska podpis giris uyelik kayit"
    " berlangganan subskrypcja logowanie rejestracja prihlaseni prihlasenie predplatne registrace elofizetes belepes "
    "abonare abonamente autentificare logga-in logg-inn log-ind log-masuk daftar langganan dang-nhap dang-ky abonelik "
    "prijava pretplata naročnina narocnina peredplata vhod suscriptores iniciar-sesion identification se-connecter "
    "inloggen aanmelden tilaus bli-abonnent bliv-abonnent abonament prenumeruoti members-only"
)
"""First or second segments of addresses that ask for a login or money."""

SERIES = _words(
    "series serie serien seria serier reeks column-series rensai cykl zyklus reihe cikl ciklus cyklus seri dizi seriya "
    "seriia seira silsila sorozat serial serijal poredica poreditsa sarja sarjat sidra"
)
"""Segments before the name of a series."""

HINTS = re.compile(
    r"(?P<comments>comment|disqus|respond|replies)|(?P<calendar>calendar|datepicker|wp-cal)"
    r"|(?P<carousel>carousel|slider|slick|swiper|gallery|slideshow|lightbox)"
    r"|(?P<popular>popular|trending|most-?read|ranking|top-?stories|recent-?posts|latest)"
    r"|(?P<related>related|recommend|similar|more-?stories|read-?also|you-?may|yarpp)"
    r"|(?P<series>series|(?<!no-)(?<!none-)\btoc\b|table-of-contents|serial|multipart|chapters?-?(?:list|nav)|parts?-?list"
    r"|article-?parts)"
    r"|(?P<share>share|social|addthis|sharing)|(?P<sponsored>sponsor|advert|promo(?:ted)?\b|affiliate|outbrain|taboola)"
    r"|(?P<byline>byline|author|(?<![a-z])tags?(?![a-z])|categor|meta(?!l)|crumb)"
    r"|(?P<pager>pag(?:er|ing|inat\w*|enav\w*|e-?links?|e-?nav\w*|es)(?![a-z])|\bpage\b|nav-?links|post-nav"
    r"|load-?more|more-?posts)"
    r"|(?P<forward>(?<![a-z])(?:next|nxt|older)(?![a-z]))|(?P<backward>(?<![a-z])(?:prev(?:ious)?|newer)(?![a-z]))"
    r"|(?P<right>(?:arrow|chevron|angle|caret)s?[-_]?(?:double[-_]?)?right)"
    r"|(?P<left>(?:arrow|chevron|angle|caret)s?[-_]?(?:double[-_]?)?left)"
    r"|(?P<teaser>teaser|excerpt)"
    r"|(?P<card>card|(?<![a-z])post(?![a-z])|entry|headline|article|listing|excerpt|(?<![a-z])item|story|stream"
    r"|river|archive|news)"
)
"""What a class name or id, in lower case, says of the place it names, by group."""

HINT_STEMS = _words(
    "com dis res rep cal dat wp- car sli swi gal lig pop tre mos ran top rec lat rel sim mor rea you yar ser toc tab "
    "mul cha par art sha soc add spo adv pro aff out byl aut tag cat met cru pag nav pos loa nex nxt old pre new arr "
    "che ang tea exc ent hea lis ite sto str riv arc"
)
"""Three letters that each word of `HINTS` begins with: most names of a page have none, and the pattern costs most."""
