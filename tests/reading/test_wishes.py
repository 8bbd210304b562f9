"""What people write, and what a careful secretary reads out of it."""

from datetime import date

import pytest

from nimsmail.network.incoming import Answering
from nimsmail.network.intents import (
    Amend,
    Approve,
    Attend,
    ChangeAddress,
    Confirm,
    Follow,
    Guest,
    Help,
    Intent,
    Join,
    Leave,
    News,
    Pause,
    RequestMinutes,
    Successor,
    SuggestTheme,
    SwitchLanguage,
    Thanks,
    Unfollow,
    Vote,
)
from nimsmail.reading.language import language_of
from nimsmail.reading.understanding import wishes_in

TODAY = date(2026, 10, 19)
YES, NO, MAYBE = Attend(answer="yes"), Attend(answer="no"), Attend(answer="maybe")


def read(kind: str | None, words: str) -> list[tuple[Intent, bool]]:
    answering = Answering(
        kind=kind,
        today=TODAY,
        meeting_date=date(2026, 11, 12),
        meeting_place="Ribe",
        themes=("Vandløb og klima", "Ungdomsråd", "Lokale fødevarer", "Digitale borgere"),
        programmes=("LIFE", "CERV", "Erasmus+", "Digital Europe"),
        coordinator="Henny Lund",
    )
    wishes = wishes_in(
        words,
        "SV: Brev",
        answering=answering,
        language=language_of(words),
        author="Inga Dahl",
        today=TODAY,
    )
    return [(wish.intent, wish.certain) for wish in wishes]


# Words, the kind of letter answered, and the one thing that is wanted without any doubt.
SURE: list[tuple[str, str | None, Intent]] = [
    ("Jeg dukker op", "invitation", YES),
    ("Tilmeld mig endelig til mødet i Ribe", "invitation", YES),
    ("Selvfølgelig! Vi ses i Ribe.", "invitation", YES),
    ("Det skal ikke være noget problem, jeg kommer", "invitation", YES),
    ("Undskyld det sene svar. Jeg deltager torsdag.", "invitation", YES),
    ("You can count me in", "invitation", YES),
    ("I wouldn't miss it!", "invitation", YES),
    ("Jeg ville gerne komme, men jeg er på ferie", "invitation", NO),
    ("Må desværre melde afbud på grund af sygdom", "invitation", NO),
    ("I den uge ligger jeg på hospitalet", "invitation", NO),
    ("Thanks, but I have another meeting that day", "invitation", NO),
    ("Vil du melde mig fra mødet?", "reminder", NO),
    ("Jeg kommer, hvis toget kører", "invitation", MAYBE),
    ("Det ved jeg først i næste uge, jeg giver besked", "invitation", MAYBE),
    ("I hope to come but cannot promise", "invitation", MAYBE),
    ("We will be there, unless the budget is cut", "invitation", MAYBE),
    (
        "Jeg deltager sammen med Sif Holm (siho@ribe.example)",
        "invitation",
        Attend(answer="yes", guests=(Guest(name="Sif Holm", email="siho@ribe.example"),)),
    ),
    (
        "Nis og jeg kommer begge to",
        "invitation",
        Attend(answer="yes", guests=(Guest(name="Nis"),)),
    ),
    (
        "Ja tak, jeg tager en kollega med",
        "invitation",
        Attend(answer="yes", guests=(Guest(),)),
    ),
    (
        "Sif Holm kommer i stedet for mig",
        "invitation",
        Attend(answer="delegate", delegate=Guest(name="Sif Holm")),
    ),
    ("Rigtigt, jeg vil gerne være med", "confirm-sign-up", Confirm()),
    ("Yes please", "confirm-sign-up", Confirm()),
    ("Nej tak", "confirm-sign-up", Leave()),
    ("Stop venligst med at sende mig mails", "newsletter", Leave()),
    ("Please take me off the list", "newsletter", Leave()),
    ("Jeg behøver ikke længere nyhedsbrevet", "newsletter", Leave(scope="newsletter")),
    ("Unsubscribe forum", "newsletter", Leave(scope="forum")),
    ("Jeg vil gerne tilmeldes netværket", None, Join()),
    ("Hvad kan man skrive til jer?", None, Help()),
    ("2 og 3", "ballot", Vote(choices=(2, 3))),
    ("nr. 4 først og så 1", "ballot", Vote(choices=(4, 1))),
    ("Vi stemmer for fødevarer", "ballot", Vote(choices=(3,))),
    ("- nr. 1\n- nr. 4", "ballot", Vote(choices=(1, 4))),
    ("Følg CERV", "deadline-alert", Follow(programmes=("CERV",))),
    ("No more LIFE please", "deadline-alert", Unfollow(programmes=("LIFE",))),
    ("Godkendt herfra", "agenda-approval", Approve()),
    ("Punkt 2 udgår.", "agenda-approval", Amend(text="Punkt 2 udgår.")),
    (
        "Send mig venligst referatet",
        "newsletter",
        RequestMinutes(text="Send mig venligst referatet"),
    ),
    ("Please write to me in English", "newsletter", SwitchLanguage(to="en")),
    ("Min nye mailadresse er inda@ribe.example", None, ChangeAddress(email="inda@ribe.example")),
    (
        "Min efterfølger er Sif Holm (siho@ribe.example).",
        None,
        Successor(name="Sif Holm", email="siho@ribe.example"),
    ),
    ("Sæt mig på pause indtil 1. februar 2027", None, Pause(until=date(2027, 2, 1))),
    ("Grønne indkøb i praksis", "theme-call", SuggestTheme(text="Grønne indkøb i praksis")),
    (
        "Vi har fået besøg fra Letland om skovdrift.",
        "news-call",
        News(text="Vi har fået besøg fra Letland om skovdrift."),
    ),
    ("Tak for et godt møde!", "minutes", Thanks()),
]

# Words that look like an answer and are none, or not a sure one.
UNSURE = [
    ("Vi kommer", "invitation"),
    ("Vi kommer som aftalt", "invitation"),
    ("Jeg kommer fredag den 13. november", "invitation"),
    ("Jeg kommer i december", "invitation"),
    ("Sif kommer", "invitation"),
    ("Ja, det var en god idé med de nye lokaler", "invitation"),
    ("Noteret i kalenderen", "invitation"),
    ("+1", "invitation"),
    ("👍", "invitation"),
    ("Jeg kan ikke åbne filen", "invitation"),
    ("Jeg kan ikke komme, men Sif kan måske", "invitation"),
    ("Jeg kommer. Sif Holm skal også have programmet.", "invitation"),
    ("Jeg kommer tilbage til sagen", "invitation"),
    ("Jeg kommer til at savne jer", "invitation"),
    ("En kollega kommer i stedet for mig", "invitation"),
    ("Kan Sif tage min plads?", "invitation"),
    ("Jeg deltager ikke i middagen", "invitation"),
    ("Afmeld", "invitation"),
    ("Jeg kommer og vil også gerne framelde mig nyhedsbrevet", "invitation"),
    ("Tag ham af listen", "newsletter"),
    ("Ribe Kommune vil træde ud af netværket", "newsletter"),
    ("Slet inda@ribe.example fra listen", "newsletter"),
    ("Hvis I sender så meget, må I slette mig", "newsletter"),
    ("Meld mig ud af netværket, men behold mig på nyhedsbrevet", "newsletter"),
    ("Det tror jeg nok?", "confirm-sign-up"),
    ("Ja, men det er Sif Holm, der skal være med", "confirm-sign-up"),
    ("3 og 9", "ballot"),
    ("Vi har 2 skoler og 3 børnehaver i byen", "ballot"),
    ("Måske nummer 2", "ballot"),
    ("Godkendt, men spørg lige formanden", "agenda-approval"),
    ("Fint, men punkt 3 skal vi tale om", "agenda-approval"),
    ("Hemmeligt endnu: vi har vundet et projekt", "news-call"),
    ("Min afløser er enten Sif Holm eller Nis Boel", None),
    ("🙈", "invitation"),
]


@pytest.mark.parametrize(("words", "kind", "intent"), SURE, ids=[row[0] for row in SURE])
def test_clear_words_are_acted_on(words: str, kind: str | None, intent: Intent) -> None:
    assert read(kind, words) == [(intent, True)]


@pytest.mark.parametrize(("words", "kind"), UNSURE, ids=[row[0] for row in UNSURE])
def test_unclear_words_go_to_a_person(words: str, kind: str | None) -> None:
    wishes = read(kind, words)

    # A question alone is handed over whatever its certainty.
    questions = {"Question"} >= {type(intent).__name__ for intent, _ in wishes}
    assert questions or not all(certain for _, certain in wishes)


def test_several_wishes_in_one_mail_are_all_found() -> None:
    words = "Jeg kommer til mødet. Følg også CERV. Og kan I sende referatet?"

    found = {type(intent).__name__ for intent, certain in read("invitation", words) if certain}

    assert found == {"Attend", "Follow", "RequestMinutes"}


def test_a_note_is_kept_with_the_answer() -> None:
    [(intent, certain)] = read("invitation", "Jeg kommer. Jeg er vegetar.")

    assert (intent, certain) == (Attend(answer="yes", note="Jeg er vegetar."), True)


def test_a_long_mail_is_for_a_person() -> None:
    wishes = read("invitation", "Jeg kommer. " * 500)

    assert [certain for _, certain in wishes] == [False]


def test_nobody_in_the_forum_is_taken_to_answer_us() -> None:
    assert all(not certain for _, certain in read("forum", "Ja, det gør vi også. Jeg kommer."))
