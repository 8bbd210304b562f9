"""How chairs say that points of an agenda go, come, move or change their names.

Patterns, one to a line: letter case makes no difference, and each must match whole words.
"""
# ruff: noqa: E501 - a pattern is read best on one line

import re

N = r"(?:p[åa] )?(?:(?:dagsordens)?punkterne|(?:dagsordens)?punktet|(?:dagsordens)?punkt|pkt\.?|nr\.?|nummer|items?|points?|no\.?|number)"
REF = rf"(?:{N} ?)?(\d{{1,2}})\b(?!\s?(?:min|kl|%|time|hour|år))"
REFS = rf"((?:{N} ?)?\d{{1,2}}(?:(?:,| og| and| &| samt|, og|, and) ?(?:{N} ?)?\d{{1,2}})*)\b"
MAY = r"(?:kan |skal |må |bør |should |can |must |may |to |godt |gerne |også |helt |bare )*"
PLEASE = r"(?:lige |venligst |gerne |bare |også |please |just |also )*"
AFTER = r"(efter|after|bag|behind|under|below)"
BEFORE = r"(før|foran|inden|before|ahead of|over|above)"
TITLE = r"[\"“”»'’]?([^\"“”»«]+?)[\"“”«'’]?"

DROPS = (
    rf"(?:tag|tage|take) {PLEASE}{REFS} (?:ud|af|væk|out|off)(?: (?:af|from|the) (?:dagsordenen|agenda))?",
    rf"(?:slet|fjern|drop|stryg|udelad|remove|delete|cut|skip|omit|take out|leave out|"
    rf"stryge|slette|fjerne|droppe) {PLEASE}{REFS}(?: helt| ud| væk| af dagsordenen| from the agenda)?",
    rf"{REFS} {MAY}(?:udgår?|udgaar?|slettes|fjernes|stryges|droppes|bortfalder|bortfalde|"
    r"tages (?:ud|af)|ud|væk|(?:be )?(?:removed|deleted|dropped|cut|taken out|left out)|"
    r"goes|go|is out|out|falls away)\b(?: af (?:dagsordenen|listen)| from the agenda)?",
)  # fmt: skip
SWAPS = (
    rf"(?:byt|bytte|ombyt|swap|switch|exchange) {PLEASE}(?:rundt )?(?:om )?(?:rundt )?(?:på )?(?:plads(?:erne)? (?:på|mellem) )?(?:rækkefølgen (?:på|af) )?"
    rf"{REF} (?:og|med|and|with|&) {REF}(?: om| rundt)?",
    rf"(?:lad |let )?{REF} (?:og|and|&) {REF} {MAY}(?:byttes om|byttes|bytter plads|bytte plads|bytter|"
    r"ombyttes|swap places|swap|be swapped|swapped)",
)
PUT = r"(?:flyt|flytte|ryk|rykke|sæt|sætte|put|move|place|tag|tage|læg|take)"
GO = r"(?:op |ned |frem |tilbage |up |down |forward |back |hen |så det (?:ligger|kommer) |så den (?:ligger|kommer) |, ?)*"
MOVED = rf"{MAY}(?:flyttes|rykkes|tages|sættes|ligge|ligger|behandles|komme|kommer|be moved|come|comes|go|goes|moves|moved)"
MOVES = (
    rf"(?:{PUT} {PLEASE}{REF}|{REF} {MOVED}) {GO}(?:til )?(?:(?:lige |right |just )?{AFTER}|(?:lige |right |just )?{BEFORE}) {REF}",
    rf"(?:{PUT} {PLEASE}{REF}|{REF} {MOVED}) {GO}(?:til |to )?(?:(?:the |det )?(først(?:e punkt)?|øverst|toppen|first|top|start|beginning)(?: på dagsordenen| of the agenda)?|(?:the )?(sidst|nederst|bunden|last|end|bottom)(?: på dagsordenen| of the agenda)?)",
    rf"(?:{PUT} {PLEASE}{REF}|{REF} {MOVED}) {GO}(?:til at være |til plads(?:en)? |til |som |to place |to |as ){REF}",
)
WHERE = rf"(?:,? (?:som (?:punkt |pkt\.? |nr\.? )|as (?:item |point |number |no\.? ))(\d{{1,2}})|,? (?:lige )?{AFTER} {REF}|,? (?:lige )?{BEFORE} {REF})?"
ADDS = (
    rf"(?:tilføj|tilføje|indsæt|indsætte|medtag|add|insert|include) {PLEASE}(?:et |a |an )?(?:nyt |new |ekstra |extra )?"
    rf"(?:(?:dagsordens)?punkt(?:et)?|item|point)(?: (?:om|med titlen|på|on|about|called|titled))?:? {TITLE}{WHERE}",
    rf"(?:nyt punkt|new item|new point)(?: (?:om|on|about))?:? {TITLE}{WHERE}",
)
RENAMES = (
    rf"(?:omdøb|ret|ændr|kald|rename|retitle|call|change) {PLEASE}(?:titlen på |overskriften på |the title of )?{REF}(?: om)?(?: til| to)?:? {TITLE}",
    rf"{REF} {MAY}(?:hedde|hedder|kaldes|omdøbes til|ændres til|rettes til|be called|be renamed(?: to)?|be changed to|read|reads):? {TITLE}",
)
AGAIN = re.compile(
    r"(?:(?:jeg vil|og|må jeg|lad mig|jeg vil gerne|vil gerne|så|derefter)? ?(?:gerne )?(?:se|godkende) "
    r"(?:den|dagsordenen|det) (?:igen|inden den sendes ud|før den sendes ud|før den går ud)|"
    r"send (?:den|dagsordenen) til mig igen|send mig (?:den|en ny version|et nyt udkast)(?: igen)?|"
    r"(?:i want to |i would like to |let me |and )?see it again(?: before it goes out)?|"
    r"send (?:it|me) (?:back )?(?:to me |it )?again)",
    re.IGNORECASE,
)
HEDGES = re.compile(
    r"\?|\b(?:ikke|hvis|måske|maaske|evt|eventuelt kunne|kunne|mon|if|maybe|perhaps|not|unless|"
    r"medmindre|overvej|overveje|consider|drøfte|tale om|discuss|eller|or|either|enten)\b",
    re.IGNORECASE,
)
# What a chair says around a change, and that changes nothing.
_FILLING_WORDS = """
og and så so men but ellers otherwise derefter then ok okay fint fin fine godt good god er is are
ser den det de this it that resten rest the jeg vi i we tak thanks thank you på forhånd mvh vh
hilsen kære hej dear hi med den ændring de ændringer with these this change changes følgende at
following godkendt godkendes godkender approved approve godkend dagsorden dagsordenen agenda
udkastet draft venligst please gerne lige også also bare just kør sendes send ud out orden alt
andet all else rettelse rettelser mine min my to små small venlig best regards kind looks look
good her here dermed hermed herefter sådan kan can vil will være be som as ligger for
"""
FILLING = frozenset(_FILLING_WORDS.split())
ORDINALS = {
    "første": 1, "andet": 2, "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "syvende": 7,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "sidste": -1, "last": -1,
}  # fmt: skip
ORDINAL = re.compile(
    rf"\b(?:det |the )?({'|'.join(ORDINALS)}) (?:punkt|item|point)\b", re.IGNORECASE
)
NUMBERS = {
    word: n
    for n, words in enumerate(
        ("et ét one", "to two", "tre three", "fire four", "fem five", "seks six", "syv seven",
         "otte eight", "ni nine", "ti ten"), 1
    )
    for word in words.split()
}  # fmt: skip
SPELT = re.compile(rf"\b({N}) ({'|'.join(NUMBERS)})\b", re.IGNORECASE)
LAST = re.compile(
    r"^(?:eventuelt|evt\.?|any other business|a\.?o\.?b\.?|næste møde|next meeting)", re.I
)
