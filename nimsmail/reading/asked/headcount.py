"""How many come, in sentences that are known to say who comes along."""

import re
from dataclasses import dataclass

from nimsmail.network.people import Language
from nimsmail.reading.matching import fold

_NUMBERS: dict[Language, dict[str, int]] = {
    "da": {
        "en": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8,
        "ni": 9, "ti": 10,
    },
    "en": {
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10,
    },
}  # fmt: skip
_MOST = 30
_MONTHS = "jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|okt|oct|nov|dec"
_ELSEWHERE = re.compile(
    r"\S+@\S+|\w+(?:gade|vej|alle|torv|plads|straede|strasse|street|road) \d+|"
    rf"\b(?:den |d\. ?|the )?\d{{1,2}}(?:\.|st|nd|rd|th)? ?(?:of )?(?:{_MONTHS})[a-z]*|"
    rf"\b(?:{_MONTHS})[a-z]* \d{{1,2}}\b|\b(?:den|d\.|the) ?\d{{1,2}}(?:\.|st|nd|rd|th)?\b|"
    r"\b\d{1,2}[.:]\d\d\b|\b\d{1,2}/\d{1,2}\b|\b(?:kl|at|uge|week|nr|room|rubrik|box)\.? ?\d+|"
    r"\b\w+ (?:aar|years?|maaneder|months|timer|hours?|minutter|minutes|"
    r"dage|days|uger|weeks|gange|times|ord)\b|"
    r"\b\d{3,}\b|\b(?:phone|tlf|mobil)\.?:? ?[\d ]+|\b\d+ ?%|"
    r"\b(?:instead of|i stedet for|ikke) \w+|"
    r"\b(?:ud ?over|besides|foruden) (?:de|the) \w+"
)
_PEOPLE = (
    r"personer|person|persons|people|mand|deltagere|participants?|stk|stykker|pladser|plads|seats?|"
    r"stole|stol|chairs?|hoveder|heads|kuverter|places|mennesker|billetter|tickets|of us|of them|"
    r"af os|i alt|ialt|in all|in total|altogether|together|sammen|i bilen|in the car"
)
# Who is counted without the writer.
_OTHERS = (
    r"andre|others?|mere|more|flere|yderligere|further|additional|ekstra|extra|kolleg\w*|colleagues?|"
    r"medarbejdere?|staff|ansatte|gaest\w*|guests?|ledsager\w*|companions?|praktikant\w*|elev\w*|"
    r"interns?|trainees?|studerende|students?|konsulent\w*|politiker\w*|politicians?|councillors?|"
    r"borger\w*|citizens|unge|medlem\w*|members|chefer|ledere|leder|chef|board members|friends?|"
    r"makker\w*|officers?|advisers?|co-?workers?|team ?mates?|laerere|teachers|bestyrelses\w*|"
    r"byraads\w*|folk|der|som|who|from my|fra min|fra mit"
)
_WITH = (
    r"plus|\+|og|and|with|med|tager|tage|bring|bringing|bringer|medbringer|invited?|har|sammen med|"
    r"along with|together with|besides|foruden"
)
_WE = r"vi|we|i alt|ialt|all told|party of|delegation|antal\w*|number|head count|for|til|os|us"
_ALONE = re.compile(
    r"(?:^|[.:;,] ?|\bkun |\bonly |\bjust )1 (?:person|participant|deltager)\b"
    r"(?!\w* (?:more|mere|ekstra|til))|"
    r"\bparty of 1\b|\b(?:antal\w*|number of \w+|head count)[^\d.]{0,24}: ?1\b"
)
_UNTOLD = re.compile(
    r"\b(?:en (?:halv )?snes|(?:half )?a? ?dozen|et par|a couple|a few|nogle (?:stykker|kolleger)|"
    r"flere kolleger|several (?:colleagues|of us|people)|some colleagues|en haandfuld|a handful|"
    r"mange af os|many of us|ikke alene|not alone|with company|i flok|en hel bil|talstaerkt|"
    r"more than i wrote|mere end jeg skrev|(?:ud ?over|besides|foruden) (?:de|the) \w+|"
    r"(?:og|and) (?:hans|hendes|his|her|their|deres) "
    r"(?!navn|name|adresse|address|e?-?mail)\w+)\b"
)


@dataclass(frozen=True, slots=True)
class Heads:
    """How many come in all, how many besides the writer; 0 where it is not said."""

    total: int = 0
    extra: int = 0
    doubt: str = ""


def headcount(text: str, language: Language) -> Heads:
    """Return how many a sentence says are to come.

    >>> headcount("Vi kommer tre fra Ribe", "da"), headcount("me and two colleagues", "en")
    (Heads(total=3, extra=0, doubt=''), Heads(total=0, extra=2, doubt=''))
    """
    folded = _ELSEWHERE.sub(" _ ", fold(text))
    totals: list[int] = []
    extras: list[int] = []
    for match in re.finditer(r"(?<![\w@.])(?:\d{1,2}|[a-z]+)\b(?!@)", folded):
        number = _number(match[0], language)
        if number:
            before, after = folded[: match.start()].rstrip(), folded[match.end() :].lstrip(" .")
            kind = _kind(number, before, after)
            (extras if kind == "extra" else totals if kind == "total" else []).append(number)
    return _settled(totals, extras, bool(_UNTOLD.search(fold(text))))


def _number(word: str, language: Language) -> int:
    value = int(word) if word.isdigit() else _NUMBERS[language].get(word, 0)
    return value if value <= _MOST else 0


def _kind(number: int, before: str, after: str) -> str:
    others = re.match(rf"(?:\w+ )?(?:{_OTHERS})\b", after)
    people = re.match(rf"(?:{_PEOPLE})\b", after)
    added = re.search(rf"(?:^|\b|\s)(?:{_WITH})$", before)
    we = re.search(rf"\b(?:{_WE})\b", before)
    if number == 1:
        # "En" and "one" are articles far more often.
        if re.search(r"\bplus$", before):
            return "extra"
        return "total" if _ALONE.search(f"{before} 1 {after}".strip()) else ""
    if others and not re.match(r"(?:der|som|who)\b", after):
        return "extra"
    if others and not we and re.search(r"\b(?:jeg|i) (?:\w+ )?(?:har|have)$", before):
        return "extra"
    if not we and re.search(r"\b(?:med mig|with me)\b", f"{before} {after}"):
        return "extra"
    if people or we or re.search(r"\b(?:regn|count) (?:med|on|in)$", before):
        return "total"
    return "extra" if added else "total"


def _settled(totals: list[int], extras: list[int], untold: bool) -> Heads:
    if untold and not totals and not extras:
        return Heads(doubt="how many come is not clear")
    if len(set(totals)) > 1:
        return Heads(total=max(totals), doubt="two numbers of people are named")
    total = totals[0] if totals else 0
    extra = sum(extras)
    if total and extra and total != extra + 1:
        return Heads(total=total, doubt="two numbers of people are named")
    return Heads(total=total, extra=0 if total else extra)
