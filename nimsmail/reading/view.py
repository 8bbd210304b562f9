"""What is being understood: the sentences, the letter they answer, and what is used up."""

from dataclasses import dataclass, field, replace
from datetime import date

from nimsmail.network.incoming import Answering, Wish
from nimsmail.network.intents import Intent, name_of
from nimsmail.network.people import Language
from nimsmail.reading.dates import ORDINAL, dates_in, months_in, weekdays_in
from nimsmail.reading.own_phrases import NO_PHRASES, OwnPhrases
from nimsmail.reading.persons import Person, persons_in
from nimsmail.reading.sentences import Clause, Sentence, folded_name
from nimsmail.reading.wordlists import words

# Letters that are answered just as another kind is, and so are read by its rules.
ANSWERED_AS = {"minutes-approval": "agenda-approval", "item-call": "consultation"}
_COURTESIES = ("greeting", "thanks", "courtesy", "received")
# What may stand beside a courtesy without asking for anything.
_FILLERS = words(
    """
    for det den de en et i du jeg vi til mig os jer dig og saa igen alle invitationen mailen
    besked beskeden svaret svar referatet nyhedsbrevet paamindelsen hjaelpen informationen
    orienteringen moedet moede dag sidst rigtig rigtigt meget godt god gode hyggeligt sidst nyt
    paa med venligt interessant interessante nyttigt fin fint flot arbejde indsats the your you
    a very good for invitation mail message reminder minutes newsletter information news help
    meeting work it all nice useful interesting to me us everyone again and so update reply
    nyhedsbrev brev mails breve moeder program invitation indbydelse indbydelsen paamindelse
    letter letters men denne gang her oeen solen under stemme fra min mit vores side siger vi
    meget bare i dag
    ellers endnu stadig lige nu just my our side from here this time but already been have
    very really quite so much as always again
    quick kindly lot alt at se hilsner hilsen herfra weekend sommer dejlig snart soon
    """
)


_SIGNING = [
    ("mvh",),
    ("vh",),
    ("hilsen",),
    ("hilsner",),
    ("kh",),
    ("dbh",),
    ("regards",),
    ("cheers",),
]
_SIGNING_TWO = frozenset(
    {"venlig hilsen", "med venlig", "bedste hilsner", "de bedste", "kind regards", "best regards",
     "best wishes", "mange hilsner"}
)  # fmt: skip


@dataclass(slots=True)
class View:
    """The sentences of one mail; each rule takes those that it has understood."""

    sentences: tuple[Sentence, ...]
    answering: Answering
    language: Language
    author: str
    today: date
    own: OwnPhrases = NO_PHRASES
    used: set[int] = field(default_factory=set)
    made: dict[int, set[str]] = field(default_factory=dict)
    wishes: list[Wish] = field(default_factory=list)
    named: dict[str, list[Person]] = field(default_factory=dict)
    # Of each sentence, the places in `wishes` of what it led to.
    led_to: dict[int, list[int]] = field(default_factory=dict)
    # Whether it is written for somebody else: asked of every sentence, so found once.
    is_on_behalf: bool = field(init=False)

    def __post_init__(self) -> None:
        self.is_on_behalf = any(each.has("behalf") for each in self.sentences)

    @property
    def kind(self) -> str:
        """The kind of letter answered, or nothing; some are answered as another kind is."""
        kind = self.answering.kind or ""
        return "" if kind == "none" else ANSWERED_AS.get(kind, kind)

    def free(self) -> list[tuple[int, Sentence]]:
        """Return the sentences that no rule has taken yet."""
        return [(n, each) for n, each in enumerate(self.sentences) if n not in self.used]

    def wish(self, intent: Intent, why: str, *numbers: int, certain: bool = True) -> None:
        """Note a wish, found in these sentences."""
        self.used.update(numbers)
        for number in numbers:
            self.made.setdefault(number, set()).add(name_of(intent))
            self.led_to.setdefault(number, []).append(len(self.wishes))
        self.wishes.append(Wish(intent=intent, certain=certain, why=why))

    def doubt(self, why: str) -> None:
        """Make every wish uncertain, for a reason that concerns the whole mail."""
        self.wishes[:] = [
            replace(wish, certain=False, why=f"{wish.why}, but {why}") for wish in self.wishes
        ]

    @property
    def first_person(self) -> frozenset[str]:
        """The words by which one speaks of oneself; "i" is one in English only."""
        return _FIRST_PERSON[self.language]

    def persons(self, text: str) -> list[Person]:
        """Return the people named in `text`, but for the writer, the coordinator and the place."""
        if text not in self.named:
            answering = self.answering
            besides = (self.author, answering.coordinator, answering.meeting_place)
            self.named[text] = persons_in(text, tuple(filter(None, besides)))
        return self.named[text]

    def is_courtesy(self, sentence: Sentence) -> bool:
        """Tell whether a sentence only greets, thanks or names the writer."""
        signs = sentence.folded[:1] in _SIGNING or " ".join(sentence.folded[:2]) in _SIGNING_TWO
        if signs and len(sentence.folded) <= 6:
            return True
        name = set(folded_name(f"{self.author} {self.answering.coordinator}"))
        if sentence.has("greeting") and len(sentence.folded) <= 5:
            return True
        left = [
            word
            for clause in sentence.clauses
            for place, word in enumerate(clause.folded)
            if word not in name and word not in _FILLERS and not _is_covered(clause, place)
        ]
        # "Ingen tak" is no thank-you.
        if sentence.folded in (("ingen", "tak"), ("no", "thanks"), ("no", "thank", "you")):
            return False
        polite = sentence.has(*_COURTESIES) or all(word in name for word in sentence.folded)
        return polite and not left and not sentence.is_question

    def names_another_day(self, text: str, words: tuple[str, ...]) -> bool:
        """Tell whether a text speaks of days, and none of them is a day of the meeting."""
        day = self.answering.meeting_date
        if day is None:
            return False
        named = [each.day for each in dates_in(text, self.today)]
        ordinals = [int(each[1]) for each in ORDINAL.finditer(text.lower())]
        weekdays = list(weekdays_in(words))
        if any(month != day.month for month in months_in(words)):
            return True
        if not named and not ordinals and not weekdays:
            return False
        if weekdays and day.weekday() not in weekdays:
            return True
        return not (
            day in named or day.day in ordinals or (not named and day.weekday() in weekdays)
        )

    def names_the_meeting(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is about the meeting: its day, its place, or "the meeting"."""
        place = self.answering.meeting_place
        day = self.answering.meeting_date
        if sentence.has("meeting") or (place and place.lower() in sentence.text.lower()):
            return True
        return day in [each.day for each in dates_in(sentence.text, self.today)]


_FIRST_PERSON: dict[Language, frozenset[str]] = {
    "da": frozenset({"jeg", "undertegnede", "mig", "mit", "min", "mine"}),
    "en": frozenset({"i", "i'm", "i'll", "i'd", "i've", "me", "my", "myself"}),
}


# Phrases of these meanings may stand beside a yes without making it an answer to something else.
_BESIDE_AN_ANSWER = frozenset(
    {"yes", "weak-yes", "no", "come", "not-come", "hindrance", "thanks", "courtesy", "received",
     "greeting", "note", "part", "meeting", "mild", "idiom", "anyway", "month", "past", "bring",
     "colleague"}
)  # fmt: skip


def covered_words(sentence: Sentence) -> int:
    """Return how many words of a sentence belong to a phrase that goes with an answer."""
    return sum(
        any(
            hit.start <= place < hit.end and hit.meaning in _BESIDE_AN_ANSWER for hit in clause.hits
        )
        for clause in sentence.clauses
        for place in range(len(clause.words))
    )


def _is_covered(clause: Clause, place: int) -> bool:
    return any(hit.start <= place < hit.end for hit in clause.hits if hit.meaning in _COURTESIES)
