"""Each mail in tests/mail, and exactly what it is read as."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from nimsmail.network.incoming import (
    Answering,
    Automatic,
    Bounce,
    CalendarAnswer,
    Complaint,
    Failure,
    Incoming,
    Mail,
    Reply,
    Sender,
    Unreadable,
    Wish,
)
from nimsmail.network.intents import (
    Approve,
    Attend,
    Confirm,
    Guest,
    Help,
    Intent,
    Join,
    Leave,
    Question,
)
from nimsmail.network.people import Language
from nimsmail.reading import open_mail, understand
from nimsmail.reading.opened import identity

MAIL = Path(__file__).parent.parent / "mail"
RECEIVED = datetime(2026, 10, 19, 8, 0, tzinfo=UTC)
TOKEN = "q7wz2m4kx5ab3cde-h6j5k4l3m2n7o6p5q4r3s2t7u6"
TO_TOKEN = f"net+{TOKEN}@net.example"


@dataclass(frozen=True, kw_only=True)
class Expected:
    """The parts of an `Incoming` that a row states; the rest follows from the file."""

    message_id: str
    author: Sender | None
    subject: str
    make: Callable[[Mail], Incoming]
    answering: str | None = "invitation"
    to: str = TO_TOKEN
    tokens: tuple[str, ...] = (TOKEN,)


def reply(words: str, *wishes: Wish, language: Language = "da") -> Callable[[Mail], Incoming]:
    return lambda mail: Reply(mail=mail, words=words, language=language, wishes=wishes)


def sure(intent: Intent) -> Wish:
    return Wish(intent=intent, certain=True)


def unsure(intent: Intent) -> Wish:
    return Wish(intent=intent, certain=False)


def author(address: str, name: str = "") -> Sender:
    return Sender(address=address, name=name)


READINGS: dict[str, Expected] = {
    # Latin-1, quoted-printable; a signature with a title and a quoted letter below.
    "outlook-da-kommer-med-kollega": Expected(
        message_id="outlook@ribe.example",
        author=author("jsoh@ribe.example", "Jørgen Søholm"),
        subject="SV: Invitation: 12. november",
        make=reply(
            "Hej Henny\n\nJeg kommer gerne og tager Mette Friis (mefr@ribe.example) med. "
            "Mette er vegetar.\n\nMed venlig hilsen",
            sure(
                Attend(
                    answer="yes",
                    guests=(Guest(name="Mette Friis", email="mefr@ribe.example"),),
                    note="Mette er vegetar.",
                )
            ),
        ),
    ),
    "outlook-da-html-forhindret": Expected(
        message_id="html@ribe.example",
        author=author("kaba@ribe.example", "Karen Bach"),
        subject="SV: Invitation: 12. november",
        make=reply(
            "Kære Henny\n\nJeg er desværre forhindret den 12. november.\n\nMvh\n\nKaren Bach",
            sure(Attend(answer="no")),
        ),
    ),
    "owa-en-delegate": Expected(
        message_id="owa@perth.example",
        author=author("ann.reid@perth.example", "Ann Reid"),
        subject="Re: Invitation: 12 November",
        make=reply(
            "Dear Henny,\n\nI cannot attend, but Tom Baxter (tom.baxter@perth.example) "
            "will come in my place.\n\nKind regards\nAnn",
            sure(
                Attend(
                    answer="delegate",
                    delegate=Guest(name="Tom Baxter", email="tom.baxter@perth.example"),
                )
            ),
            language="en",
        ),
    ),
    # Gmail breaks "Den … skrev …" before the address.
    "gmail-da-ja-med-ombrudt-citat": Expected(
        message_id="gmail@mail.example",
        author=author("bo.friis@mail.example", "Bo Friis"),
        subject="Re: Invitation: 12. november",
        make=reply("Ja tak, jeg deltager.", sure(Attend(answer="yes"))),
    ),
    "gmail-en-maybe": Expected(
        message_id="gmail-en@mail.example",
        author=author("lena.ott@mail.example", "Lena Ott"),
        subject="Re: Invitation: 12 November",
        make=reply(
            "Hi Henny, it depends on my budget. When do you need to know?",
            sure(Attend(answer="maybe")),
            sure(Question(text="When do you need to know?")),
            language="en",
        ),
    ),
    "iphone-da-nej": Expected(
        message_id="iphone@ribe.example",
        author=author("lokr@ribe.example", "Lone Krog"),
        subject="Re: Invitation: 12. november",
        make=reply("Det når jeg ikke denne gang", sure(Attend(answer="no"))),
    ),
    # No words at all: the subject is the answer.
    "apple-en-afbud-i-emnet": Expected(
        message_id="apple@ribe.example",
        author=author("peva@ribe.example", "Per Vang"),
        subject="Re: Invitation: afbud",
        make=reply("", sure(Attend(answer="no"))),
    ),
    # Answers between the quoted lines; the signature says "Ja til vindmøller".
    "thunderbird-da-svar-mellem-linjerne": Expected(
        message_id="tb@ribe.example",
        author=author("ibra@ribe.example", "Ib Ravn"),
        subject="Re: Invitation: 12. november",
        make=reply(
            "Jeg kommer.\n\nJeg spiser ikke frokost med.",
            sure(Attend(answer="yes", note="Jeg spiser ikke frokost med.")),
        ),
    ),
    "samsung-da-maaske": Expected(
        message_id="samsung@ribe.example",
        author=author("evju@ribe.example", "Eva Juhl"),
        subject="Sv: Invitation: 12. november",
        make=reply(
            "måske, jeg vender tilbage når jeg kender vagtplanen",
            sure(Attend(answer="maybe")),
        ),
    ),
    # A postscript after the sign-off is the writer's own again.
    "mutt-da-uden-ae-oe-aa-med-ps": Expected(
        message_id="mutt@ribe.example",
        author=author("olkj@ribe.example", "Ole Kjaer"),
        subject="Re: Invitation: 12. november",
        make=reply(
            "Jeg moeder op.\n\nVh\nOle\n\nPS: Jeg er vegetar.",
            sure(Attend(answer="yes", note="PS: Jeg er vegetar.")),
        ),
    ),
    # "We" may be two or ten.
    "outlook-da-vi-kommer-er-uklart": Expected(
        message_id="vi@ribe.example",
        author=author("elto@ribe.example", "Else Toft"),
        subject="SV: Invitation: 12. november",
        make=reply("Vi kommer gerne fra Ribe.\n\nMvh Else", unsure(Attend(answer="yes"))),
    ),
    # The meeting is on the 12th.
    "outlook-da-betinget-og-anden-dag": Expected(
        message_id="dag@ribe.example",
        author=author("kilu@ribe.example", "Kim Lund"),
        subject="SV: Invitation: 12. november",
        make=reply(
            "Jeg kommer mandag den 16. november.",
            unsure(Attend(answer="yes")),
            unsure(Question(text="Jeg kommer mandag den 16. november.")),
        ),
    ),
    # The footer says "Tilmeld dig vores nyhedsbrev".
    "outlook-da-afmeld": Expected(
        message_id="afmeld@ribe.example",
        author=author("idho@ribe.example", "Ida Holm"),
        subject="SV: Nyhedsbrev",
        answering="newsletter",
        make=reply("Afmeld mig venligst.", sure(Leave())),
    ),
    "outlook-da-tilmeld-kollega": Expected(
        message_id="tilmeld@ribe.example",
        author=author("idho@ribe.example", "Ida Holm"),
        subject="SV: Nyhedsbrev",
        answering="newsletter",
        make=reply("Hej\nKan Lars Juhl komme på listen?\n\nIda", sure(Join(name="Lars Juhl"))),
    ),
    "gmail-en-confirms": Expected(
        message_id="confirm@mail.example",
        author=author("lena.ott@mail.example", "Lena Ott"),
        subject="Re: Please confirm",
        answering="confirm-sign-up",
        make=reply("Yes, that is right.\n\nLena", sure(Confirm()), language="en"),
    ),
    "gmail-da-hjaelp": Expected(
        message_id="help@mail.example",
        author=author("bo.friis@mail.example", "Bo Friis"),
        subject="Hjælp",
        answering=None,
        make=reply("", sure(Help())),
    ),
    "outlook-da-spoerger": Expected(
        message_id="q@mail.example",
        author=author("bo.friis@mail.example", "Bo Friis"),
        subject="SV: Invitation",
        make=reply(
            "Har I hørt, om Hanne kommer?", sure(Question(text="Har I hørt, om Hanne kommer?"))
        ),
    ),
    # "Jeg deltager" is said by the one whose mail is passed on.
    "outlook-da-videresendt-mail": Expected(
        message_id="fw@mail.example",
        author=author("bo.friis@mail.example", "Bo Friis"),
        subject="VS: Invitation",
        make=reply(
            "Se nedenfor. Jeg kommer.",
            unsure(Attend(answer="yes")),
            unsure(Question(text="Se nedenfor.")),
        ),
    ),
    "gateway-da-banner-og-ansvarsfraskrivelse": Expected(
        message_id="gate@ribe.example",
        author=author("ovda@ribe.example", "Ove Dahl"),
        subject="SV: Invitation: 12. november",
        make=reply("Jeg deltager.\n\nVenlig hilsen", sure(Attend(answer="yes"))),
    ),
    # "Jeg kommer først på arbejde igen" is a machine speaking, not an answer.
    "exchange-da-fravaer": Expected(
        message_id="oof@ribe.example",
        author=author("tobi@ribe.example", "Tove Bisp"),
        subject="Automatisk svar: Invitation",
        make=lambda mail: Automatic(
            mail=mail,
            until=date(2026, 11, 2),
            substitute=Guest(name="Nis Boel", email="nibo@ribe.example"),
            words="Jeg kommer først på arbejde igen den 2. november 2026.\n"
            "Kontakt Nis Boel (nibo@ribe.example), hvis det haster.",
        ),
    ),
    # No header tells; two sentences do.
    "uden-tegn-ikke-laengere-ansat": Expected(
        message_id="left@ribe.example",
        author=author("tobi@ribe.example", "Tove Bisp"),
        subject="Re: Nyhedsbrev",
        make=lambda mail: Automatic(
            mail=mail,
            departed=True,
            words="Tak for din mail. Jeg er ikke længere ansat i Ribe Kommune. "
            "Din mail bliver ikke læst.",
        ),
    ),
    # Google's calendar answers carry Auto-Submitted.
    "google-en-calendar-accepted": Expected(
        message_id="cal@mail.example",
        author=author("bo.friis@mail.example", "Bo Friis"),
        subject="Accepted: Meeting @ Thu Nov 12",
        make=lambda mail: CalendarAnswer(
            mail=mail,
            method="REPLY",
            uid=f"meeting-{TOKEN}@net.example",
            attendee="bo.friis@mail.example",
            partstat="ACCEPTED",
            comment="Kommer lidt senere",
        ),
    ),
    "postfix-dsn-unknown-user": Expected(
        message_id="dsn@mx.net.example",
        author=author("mailer-daemon@mx.net.example", "Mail Delivery System"),
        subject="Undelivered Mail Returned to Sender",
        to="net@net.example",
        make=lambda mail: Bounce(
            mail=mail,
            failures=(
                Failure(recipient="nobody@ribe.example", status="5.1.1", permanent=True, dead=True),
            ),
        ),
    ),
    "qmail-mailbox-full": Expected(
        message_id="qmail@mx.ribe.example",
        author=author("mailer-daemon@mx.ribe.example"),
        subject="failure notice",
        to="net@net.example",
        make=lambda mail: Bounce(
            mail=mail,
            failures=(Failure(recipient="full@ribe.example", status="5.2.2", permanent=True),),
        ),
    ),
    "yahoo-complaint": Expected(
        message_id="arf@mail.example",
        author=author("feedback@mail.example", "Feedback"),
        subject="Complaint",
        to="net@net.example",
        tokens=(),
        make=lambda mail: Complaint(mail=mail, recipient="angry@mail.example"),
    ),
    # A name that only looks like somebody's: nobody has written this.
    "zero-width-from": Expected(
        message_id="zw@ribe.example",
        author=None,
        subject="SV: Dagsorden",
        answering="agenda-approval",
        make=reply("Godkendt", sure(Approve())),
    ),
    "two-authors": Expected(
        message_id="two@ribe.example",
        author=None,
        subject="SV: Invitation",
        make=reply("Ja tak", sure(Attend(answer="yes"))),
    ),
}
UNREADABLE = {"too-deep": "The message nests its parts deeper than 20."}


def without_reasons(incoming: Incoming) -> Incoming:
    """Reasons are words for people; they may be worded anew without a test failing."""
    if not isinstance(incoming, Reply):
        return incoming
    wishes = tuple(Wish(intent=each.intent, certain=each.certain) for each in incoming.wishes)
    return Reply(
        mail=incoming.mail, words=incoming.words, language=incoming.language, wishes=wishes
    )


def answering(kind: str | None) -> Answering:
    return Answering(
        kind=kind,
        today=RECEIVED.date(),
        meeting_date=date(2026, 11, 12),
        meeting_place="Ribe",
        coordinator="Henny Lund",
    )


@pytest.mark.parametrize("name", READINGS)
def test_a_mail_is_read_as_its_row_says(name: str) -> None:
    row = READINGS[name]
    raw = (MAIL / f"{name}.eml").read_bytes()
    message_id = f"<{row.message_id}>"
    mail = Mail(
        key=identity(raw),
        received=RECEIVED,
        message_id=message_id,
        sender=row.author,
        recipients=(row.to,),
        tokens=row.tokens,
        subject=row.subject,
    )

    incoming = understand(open_mail(raw, RECEIVED), answering(row.answering))

    assert without_reasons(incoming) == row.make(mail)


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_says_why(name: str) -> None:
    raw = (MAIL / f"{name}.eml").read_bytes()

    told = open_mail(raw, RECEIVED).told

    assert isinstance(told, Unreadable)
    assert told.why == UNREADABLE[name]


def test_every_mail_has_a_row() -> None:
    assert {path.stem for path in MAIL.glob("*.eml")} == READINGS.keys() | UNREADABLE.keys()


def test_every_wish_says_why() -> None:
    for name, row in READINGS.items():
        opened = open_mail((MAIL / f"{name}.eml").read_bytes(), RECEIVED)

        incoming = understand(opened, answering(row.answering))

        if isinstance(incoming, Reply):
            assert all(wish.why for wish in incoming.wishes), name
