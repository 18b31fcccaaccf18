"""The rules of the review in a few words, and why each matters to whoever decides the goals."""

from collections.abc import Mapping

from malkedja.lint import Rule

TITLES: Mapping[Rule, str] = {
    Rule.NO_INDICATORS: "Mål utan indikatorer",
    Rule.UNMEASURED_CRITERION: "Krav som ingen indikator mäter",
    Rule.BEYOND_INDICATORS: "Målet vill mer än det som mäts",
    Rule.SHARED_LIST: "Mål som delar lista med indikatorer",
    Rule.NO_VALUES: "Målvärden saknas",
    Rule.BELOW_BASELINE: "Målvärde sämre än utgångsvärdet",
    Rule.SAME_AS_BASELINE: "Målvärde lika med utgångsvärdet",
    Rule.WORSE_THAN_BEFORE: "Målvärde som går bakåt",
    Rule.OUT_OF_RANGE: "Målvärde utanför skalan",
    Rule.OTHER_BASELINE_YEAR: "Utgångsvärde från ett annat år",
    Rule.MOST_IN_FIRST_YEAR: "Största delen av vägen första året",
    Rule.WITHIN_CHANCE: "Steg mindre än slumpen",
    Rule.STRICTER_AMBITION: "Strängare ambition vid sidan av målvärdet",
    Rule.AGAINST_COMMENT: "Kommentar och tal går åt olika håll",
    Rule.UNEVEN_STEPS: "Jämna steg som inte är jämna",
    Rule.NOT_CAUTIOUS: "Försiktigt i ord, stort i tal",
    Rule.NOT_STRONG: "Kraftigt i ord, litet i tal",
    Rule.PERCENT_OR_POINTS: "Procent eller procentenheter",
    Rule.OTHER_MEASURE: "Kommentaren talar om ett annat mått",
    Rule.RANK_CALLED_INDEX: "Placering som kallas index",
    Rule.KIND_AGAINST_NAME: "Namnet säger ett annat slags tal",
    Rule.NO_UNIT: "Enhet saknas",
    Rule.UNDEFINED_WORD: "Ord som inte förklaras",
    Rule.NAME_TO_CORRECT: "Namn att rätta",
    Rule.NO_SOURCE: "Källa saknas",
    Rule.TWO_SOURCES: "Olika källor för samma tal",
    Rule.DEFINITION_CHANGED: "Måttet ändras under perioden",
}

WHY: Mapping[Rule, str] = {
    Rule.NO_INDICATORS: "Utan indikator går det inte att visa om målet nås.",
    Rule.UNMEASURED_CRITERION: "Alla indikatorer kan vara uppfyllda medan kravet i målets egen "
    "text missas.",
    Rule.BEYOND_INDICATORS: "Ett uppfyllt mål säger bara något om den del som mäts.",
    Rule.SHARED_LIST: "Hur indikatorerna fördelas avgör målens bedömning, så det bör stå i "
    "beslutet.",
    Rule.NO_VALUES: "Utan målvärde kan ett utfall visas men inte bedömas.",
    Rule.BELOW_BASELINE: "Målet är uppfyllt redan från början, och en försämring kan ge grönt "
    "ljus.",
    Rule.SAME_AS_BASELINE: "Då gäller det att hålla nivån. Sägs inte det ser en oförändrad siffra "
    "ut som ett misslyckande.",
    Rule.WORSE_THAN_BEFORE: "Kravet sänks för den som just har nått det.",
    Rule.OUT_OF_RANGE: "Ett sådant målvärde kan aldrig nås.",
    Rule.OTHER_BASELINE_YEAR: "Vägen till målvärdet är fler år än den ser ut att vara, och en del "
    "av den kan redan vara gången.",
    Rule.MOST_IN_FIRST_YEAR: "Ett så brant första år missas lätt, och sedan ser resten av perioden "
    "ut som ett misslyckande. Är det avsett?",
    Rule.WITHIN_CHANCE: "Få personer bakom talet gör att det rör sig av sig självt. Då säger "
    "ljuset inget om vad som har gjorts.",
    Rule.STRICTER_AMBITION: "Målvärdet kan nås medan den andra ambitionen missas. Det bör framgå "
    "vilken som gäller.",
    Rule.AGAINST_COMMENT: "Den som läser orden och den som läser talen väntar sig olika saker.",
    Rule.UNEVEN_STEPS: "Den som räknar fram ett års målvärde ur orden får ett annat tal än "
    "beslutets.",
    Rule.NOT_CAUTIOUS: "Ambitionen uppfattas olika av den som läser orden och den som läser talen.",
    Rule.NOT_STRONG: "Ambitionen uppfattas olika av den som läser orden och den som läser talen.",
    Rule.PERCENT_OR_POINTS: "En procent av en andel är mindre än en procentenhet, ofta mycket "
    "mindre.",
    Rule.OTHER_MEASURE: "De två måtten kan röra sig åt olika håll. Det bör framgå vilket som "
    "bedöms.",
    Rule.RANK_CALLED_INDEX: "I ett index brukar högre vara bättre, i en rangordning är lägre "
    "bättre. En läsare kan tro att det går åt fel håll.",
    Rule.KIND_AGAINST_NAME: "Ett antal och en andel kan röra sig åt olika håll, så namnet kan leda "
    "läsaren fel.",
    Rule.NO_UNIT: "Läsaren måste gissa vad talen betyder och åt vilket håll som är bättre.",
    Rule.UNDEFINED_WORD: "Den som mäter måste gissa och kan gissa olika från år till år.",
    Rule.NAME_TO_CORRECT: "Ett fel i namnet följer med till varje rapport och försvårar sökning.",
    Rule.NO_SOURCE: "Då avgör den som följer upp vilket tal som blir utfallet.",
    Rule.TWO_SOURCES: "Olika källor kan ge olika tal för samma år.",
    Rule.DEFINITION_CHANGED: "Utfall före och efter ändringen kan inte ställas mot samma målvärde "
    "utan förbehåll.",
}
