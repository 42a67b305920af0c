"""Words of relative dates in the languages of Europe, as data. `crawler.reading.relative_dates` makes patterns of them.

The words are those that sites' libraries print ('over 6 years ago', 'almost 2 years ago') and those that people write.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Unit(StrEnum):
    """From the coarsest to the finest; the order is that of `RelativeWords.units`."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class RelativeWords:
    """How a language says 'over 6 years ago'.

    `around`: the shapes of the whole, `#` standing for '<hedge> <number> <unit> <hedge>'. `marks`: letters without
    which a text can't have one of these shapes: a cheap gate. `units`: a pattern for each unit, in the order of `Unit`.
    `over` and `almost` are patterns of hedges before the number, `over_after` and `almost_after` of those after the
    unit, `about` of those that change nothing. `numbers`: number words from one on, variants of one joined by '|'.
    `alone`: units that hold their number ('год', 'يومين'), and `fixed`: whole phrases; for both, the amount is its
    place in the list, from nought; words of one place are joined by '|'. `spaced` is false where no spaces part words.
    """

    around: tuple[str, ...]
    marks: tuple[str, ...]
    units: tuple[str, ...]
    over: str = "(?!)"
    over_after: str = "(?!)"
    almost: str = "(?!)"
    almost_after: str = "(?!)"
    about: str = "(?!)"
    numbers: str = ""
    alone: dict[Unit, tuple[str, ...]] = field(default_factory=dict)
    fixed: dict[Unit, tuple[str, ...]] = field(default_factory=dict)
    spaced: bool = True


WESTERN: dict[str, RelativeWords] = {
    "en": RelativeWords(
        around=("# ago",),
        marks=("ago",),
        units=(
            "years?|yrs?|y", "months?|mos?|mths?", "weeks?|wks?|w", "days?|d", "hours?|hrs?|h", "minutes?|mins?|m",
            "seconds?|secs?|s",
        ),
        over="over|more than",
        almost="almost|nearly|less than|under",
        about="about|around|approximately|roughly|some",
        numbers="a|an|one two three four five six seven eight nine ten eleven twelve",
        fixed={
            Unit.SECOND: ("just now|moments ago|a moment ago",), Unit.DAY: ("today", "yesterday"),
            Unit.WEEK: ("", "last week"), Unit.MONTH: ("", "last month"),
            Unit.YEAR: ("", "last year"),
        },
    ),
    "de": RelativeWords(
        around=("vor #",),
        marks=("vor",),
        units=(
            "jahre?n?", "monate?n?|mon", "wochen?|wo", "tage?n?", "stunden?|std", "minuten?|min", "sekunden?|sek",
        ),
        over="über|mehr als|gut",
        almost="fast|beinahe|knapp|nahezu|weniger als",
        about=r"etwa|rund|ungefähr|circa|ca\.",
        numbers="einem|einer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        fixed={
            Unit.SECOND: ("gerade eben|soeben",), Unit.DAY: ("heute", "gestern", "vorgestern"),
            Unit.WEEK: ("", "letzte woche"), Unit.MONTH: ("", "letzten monat"),
            Unit.YEAR: ("", "letztes jahr"),
        },
    ),
    "fr": RelativeWords(
        around=("il y a #",),
        marks=("il y a",),
        units=("ans?|années?", "mois", "semaines?|sem", "jours?|j", "heures?|h", "minutes?|mins?", "secondes?|s"),
        over="plus d['’e]",
        almost="presque|près d['’e]|moins d['’e]",
        about="environ|à peu près",
        numbers="un|une deux trois quatre cinq six sept huit neuf dix onze douze",
        fixed={
            Unit.SECOND: ("à l'instant|à l’instant",), Unit.DAY: ("aujourd'hui|aujourd’hui", "hier", "avant-hier"),
            Unit.WEEK: ("", "la semaine dernière"), Unit.MONTH: ("", "le mois dernier"),
            Unit.YEAR: ("", "l'année dernière|l’année dernière|l'an dernier|l’an dernier"),
        },
    ),
    "es": RelativeWords(
        around=("hace #", "# atrás"),
        marks=("hace", "atrás"),
        units=("años?", "mes(?:es)?", "semanas?", "d[ií]as?", "horas?|h", "minutos?|min", "segundos?"),
        over="m[aá]s de",
        almost="casi|menos de",
        about="unos|unas|alrededor de|aproximadamente|cerca de",
        numbers="un|una dos tres cuatro cinco seis siete ocho nueve diez once doce",
        fixed={
            Unit.SECOND: ("ahora mismo",), Unit.DAY: ("hoy", "ayer", "anteayer"), Unit.WEEK: ("", "la semana pasada"),
            Unit.MONTH: ("", "el mes pasado"), Unit.YEAR: ("", "el año pasado"),
        },
    ),
    "pt": RelativeWords(
        around=("há #", "# atrás"),
        marks=("há", "atrás"),
        units=("anos?", "m[eê]s(?:es)?", "semanas?", "dias?", "horas?|h", "minutos?|min", "segundos?"),
        over="mais de",
        almost="quase|menos de",
        about="cerca de|aproximadamente",
        numbers="um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze",
        fixed={
            Unit.SECOND: ("agora mesmo|agora há pouco",), Unit.DAY: ("hoje", "ontem", "anteontem"),
            Unit.WEEK: ("", "semana passada|na semana passada"), Unit.MONTH: ("", "mês passado|no mês passado"),
            Unit.YEAR: ("", "ano passado|no ano passado"),
        },
    ),
    "it": RelativeWords(
        around=("# fa",),
        marks=("fa",),
        units=("ann[oi]", "mes[ei]", "settiman[ae]", "giorn[oi]|gg", "or[ae]", "minut[oi]|min", "second[oi]"),
        over="oltre|più di",
        almost="quasi|meno di",
        about="circa",
        numbers="un|uno|una due tre quattro cinque sei sette otto nove dieci undici dodici",
        alone={Unit.HOUR: ("", "un'ora|un’ora")},
        fixed={
            Unit.SECOND: ("proprio ora|adesso",), Unit.DAY: ("oggi", "ieri", "l'altro ieri|l’altro ieri"),
            Unit.WEEK: ("", "la settimana scorsa|la scorsa settimana"),
            Unit.MONTH: ("", "il mese scorso|lo scorso mese"),
            Unit.YEAR: ("", "l'anno scorso|l’anno scorso|lo scorso anno"),
        },
    ),
    "nl": RelativeWords(
        around=("# geleden",),
        marks=("geleden",),
        units=("jaar|jaren", "maand(?:en)?", "weken|week", "dag(?:en)?", "uur|uren", "minu(?:ut|ten)|min",
               "seconden?"),
        over="meer dan|ruim",
        almost="bijna|minder dan",
        about="ongeveer|circa|rond",
        numbers="een|één twee drie vier vijf zes zeven acht negen tien elf twaalf",
        fixed={
            Unit.SECOND: ("zojuist|net",), Unit.DAY: ("vandaag", "gisteren", "eergisteren"),
            Unit.WEEK: ("", "vorige week"), Unit.MONTH: ("", "vorige maand"), Unit.YEAR: ("", "vorig jaar"),
        },
    ),
    "sv": RelativeWords(
        around=("för # sedan", "# sedan"),
        marks=("sedan",),
        units=("år", "månad(?:er)?|mån", "veck(?:a|or)", "dag(?:ar)?", "timm(?:e|ar)|tim", "minut(?:er)?|min",
               "sekund(?:er)?"),
        over="över|mer än|drygt",
        almost="nästan|knappt|mindre än",
        about="cirka|ca|ungefär|omkring",
        numbers="en|ett två tre fyra fem sex sju åtta nio tio elva tolv",
        fixed={
            Unit.SECOND: ("just nu|nyss",), Unit.DAY: ("idag|i dag", "igår|i går", "i förrgår"),
            Unit.WEEK: ("", "förra veckan"), Unit.MONTH: ("", "förra månaden"), Unit.YEAR: ("", "förra året|i fjol"),
        },
    ),
    "da": RelativeWords(
        around=("for # siden", "# siden"),
        marks=("siden",),
        units=("år", "måned(?:er)?|mdr", "uger?", "dage?", "timer?", "minut(?:ter)?|min", "sekund(?:er)?"),
        over="over|mere end|godt",
        almost="næsten|knap|mindre end",
        about="cirka|ca|omkring|omtrent",
        numbers="en|et|én|ét to tre fire fem seks syv otte ni ti elleve tolv",
        fixed={
            Unit.SECOND: ("lige nu",), Unit.DAY: ("i dag", "i går", "i forgårs"), Unit.WEEK: ("", "sidste uge"),
            Unit.MONTH: ("", "sidste måned"), Unit.YEAR: ("", "sidste år"),
        },
    ),
    "no": RelativeWords(
        around=("for # siden", "# siden"),
        marks=("siden",),
        units=("år", "måned(?:er)?|mnd", "uker?", "dag(?:er)?|døgn", "timer?|time", "minutt(?:er)?|min",
               "sekund(?:er)?"),
        over="over|mer enn",
        almost="nesten|mindre enn|knapt",
        about="cirka|ca|omtrent|rundt",
        numbers="en|ei|et|ett to tre fire fem seks sju|syv åtte ni ti elleve tolv",
        fixed={
            Unit.SECOND: ("akkurat nå|nettopp",), Unit.DAY: ("i dag", "i går", "i forgårs"),
            Unit.WEEK: ("", "forrige uke"), Unit.MONTH: ("", "forrige måned"), Unit.YEAR: ("", "i fjor"),
        },
    ),
    "fi": RelativeWords(
        around=("# sitten",),
        marks=("sitten",),
        units=(
            "vuotta|vuosi|v", "kuukau(?:tta|si)|kk", "viikko[a]?|vk", "päivää?|pv|vrk", "tunti[a]?|t|h",
            "minuutti[a]?|min",
            "sekunti[a]?|s",
        ),
        over="yli|reilu|runsas",
        almost="melkein|lähes|vajaa|alle",
        about="noin",
        numbers="yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen",
        alone={
            Unit.YEAR: ("", "vuosi"), Unit.MONTH: ("", "kuukausi"), Unit.WEEK: ("", "viikko"),
            Unit.DAY: ("", "päivä"),
            Unit.HOUR: ("", "tunti"), Unit.MINUTE: ("", "minuutti"),
        },
        fixed={
            Unit.SECOND: ("juuri nyt|äsken",), Unit.DAY: ("tänään", "eilen", "toissapäivänä"),
            Unit.WEEK: ("", "viime viikolla"), Unit.MONTH: ("", "viime kuussa"), Unit.YEAR: ("", "viime vuonna"),
        },
    ),
    "pl": RelativeWords(
        around=("# temu", "przed #"),
        marks=("temu", "przed"),
        units=(
            "lata|lat|latami|laty|rok|rokiem", "miesi(?:ąc|ące|ęcy|ącami|ącem)|mies",
            "tydzień|tygodni[eau]?|tygodniami|tyg",
            "dzień|dni|dniami", "godzin[yaę]?|godz", "minut[yaę]?|min", "sekund[yaę]?|sek",
        ),
        over="ponad|więcej niż",
        almost="prawie|niemal|niespełna|mniej niż",
        about="około|ok",
        numbers="jeden|jedną dwa|dwie|dwoma trzy cztery pięć sześć siedem osiem dziewięć dziesięć",
        alone={
            Unit.YEAR: ("", "rok|rokiem"), Unit.MONTH: ("", "miesiąc|miesiącem"), Unit.WEEK: ("", "tydzień"),
            Unit.DAY: ("", "dzień"), Unit.HOUR: ("", "godzinę"), Unit.MINUTE: ("", "minutę"),
        },
        fixed={
            Unit.SECOND: ("przed chwilą",), Unit.DAY: ("dzisiaj|dziś", "wczoraj", "przedwczoraj"),
            Unit.WEEK: ("", "w zeszłym tygodniu"), Unit.MONTH: ("", "w zeszłym miesiącu"),
            Unit.YEAR: ("", "w zeszłym roku"),
        },
    ),
    "cs": RelativeWords(
        around=("před #",),
        marks=("před",),
        units=("let|lety|roky?|rokem", "měsíc(?:i|e|ů|em)?", "týdn(?:y|em|ů)", "dn(?:y|em|í)|dny",
               "hodin(?:ami|ou|y)?|hod",
               "minut(?:ami|ou|y)?|min", "sekund(?:ami|ou|y)?"),
        over="více než|víc než",
        almost="téměř|skoro|méně než|necelým|necelými",
        about="asi|přibližně|zhruba",
        numbers="jedním|jednou dvěma třemi čtyřmi pěti šesti sedmi osmi devíti deseti",
        alone={
            Unit.YEAR: ("", "rokem"), Unit.MONTH: ("", "měsícem"), Unit.WEEK: ("", "týdnem"), Unit.DAY: ("", "dnem"),
            Unit.HOUR: ("", "hodinou"), Unit.MINUTE: ("", "minutou"),
        },
        fixed={
            Unit.SECOND: ("právě teď|před chvílí",), Unit.DAY: ("dnes", "včera", "předevčírem"),
            Unit.WEEK: ("", "minulý týden"), Unit.MONTH: ("", "minulý měsíc"), Unit.YEAR: ("", "minulý rok|loni"),
        },
    ),
    "sk": RelativeWords(
        around=("pred #",),
        marks=("pred",),
        units=("rok(?:mi|om|ov)?", "mesiac(?:mi|om|ov)?", "týžd(?:ňami|ňom|ne|ňov)", "dň(?:ami|om|ov)|dni",
               "hodin(?:ami|ou|y)?|hod",
               "minút(?:ami|ou|y)?|min", "sekund(?:ami|ou|y)?"),
        over="viac ako|viac než",
        almost="takmer|skoro|menej ako",
        about="asi|približne|zhruba",
        numbers="jedným|jednou dvoma|dvomi tromi štyrmi piatimi šiestimi siedmimi ôsmimi deviatimi desiatimi",
        alone={
            Unit.YEAR: ("", "rokom"), Unit.MONTH: ("", "mesiacom"), Unit.WEEK: ("", "týždňom"),
            Unit.DAY: ("", "dňom"),
            Unit.HOUR: ("", "hodinou"), Unit.MINUTE: ("", "minútou"),
        },
        fixed={
            Unit.SECOND: ("práve teraz|pred chvíľou",), Unit.DAY: ("dnes", "včera", "predvčerom"),
            Unit.WEEK: ("", "minulý týždeň"), Unit.MONTH: ("", "minulý mesiac"), Unit.YEAR: ("", "minulý rok|vlani"),
        },
    ),
    "hu": RelativeWords(
        around=("# ezelőtt", "#"),  # '3 napja' has its 'ago' in the ending
        marks=("ezelőtt", "ja", "éve", "hete", "perce", "másodperce"),
        units=("éve|évvel(?= ezelőtt)", "hónapja|hónappal(?= ezelőtt)", "hete|héttel(?= ezelőtt)",
               "napja|nappal(?= ezelőtt)", "órája|órával(?= ezelőtt)", "perce|perccel(?= ezelőtt)",
               "másodperce|másodperccel(?= ezelőtt)"),
        over="több mint",
        almost="majdnem|közel|kevesebb mint",
        about="körülbelül|kb|nagyjából",
        numbers="egy két|kettő három négy öt hat hét nyolc kilenc tíz",
        fixed={
            Unit.SECOND: ("most|épp most",), Unit.DAY: ("ma", "tegnap", "tegnapelőtt"), Unit.WEEK: ("", "múlt héten"),
            Unit.MONTH: ("", "múlt hónapban"), Unit.YEAR: ("", "tavaly"),
        },
    ),
    "ro": RelativeWords(
        around=("acum #", "# în urmă", "în urmă cu #"),
        marks=("acum", "în urmă"),
        units=("(?:de )?ani|an", "(?:de )?luni|lună", "(?:de )?săptămâni|săptămână", "(?:de )?zile|zi",
               "(?:de )?ore|oră",
               "(?:de )?minute?|(?:de )?min", "(?:de )?secund[eă]"),
        over="peste|mai mult de|mai bine de",
        almost="aproape|aproape de|mai puțin de",
        about="aproximativ|circa|vreo",
        numbers="un|o doi|două trei patru cinci șase șapte opt nouă zece",
        fixed={
            Unit.SECOND: ("chiar acum|adineauri",), Unit.DAY: ("azi|astăzi", "ieri", "alaltăieri"),
            Unit.WEEK: ("", "săptămâna trecută"), Unit.MONTH: ("", "luna trecută"), Unit.YEAR: ("", "anul trecut"),
        },
    ),
    "tr": RelativeWords(
        around=("# önce",),
        marks=("önce",),
        units=("yıl|sene", "ay", "hafta", "gün", "saat|sa", "dakika|dk", "saniye|sn"),
        over_after="(?:dan|den|tan|ten)? ?(?:fazla|uzun)(?: bir)?(?: süre| zaman)?",
        over="en az",
        almost="neredeyse|hemen hemen",
        about="yaklaşık|aşağı yukarı",
        numbers="bir iki üç dört beş altı yedi sekiz dokuz on",
        fixed={
            Unit.SECOND: ("az önce|şimdi|biraz önce",), Unit.DAY: ("bugün", "dün", "evvelsi gün"),
            Unit.WEEK: ("", "geçen hafta"), Unit.MONTH: ("", "geçen ay"), Unit.YEAR: ("", "geçen yıl"),
        },
    ),
}  # fmt: skip
