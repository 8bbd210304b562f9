"""One letter of every kind, with people who don't exist, for trying the templates.

Where a template says something only sometimes, there is a letter for either case, so that
a field that is misspelt in a rare branch is found too.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any, Literal, get_args

from nimsmail.network import intents as wishes
from nimsmail.network.actions import ActionDue
from nimsmail.network.aftermath import Materials, Thanks
from nimsmail.network.agendas import Agenda, AgendaLetter
from nimsmail.network.alerts import (
    Alert,
    Announced,
    DeadlineList,
    DeadlineMoved,
    DeadlinesNoted,
    NotedDeadline,
)
from nimsmail.network.answers import HelpLetter, NotUnderstood
from nimsmail.network.ballots import (
    Ballot,
    BallotPaper,
    BallotReminder,
    BallotResult,
    Choice,
    Per,
)
from nimsmail.network.calls import Label, Model
from nimsmail.network.cases import CaseBooked
from nimsmail.network.changes import MeetingCancelled, MeetingChanged, MeetingMoved
from nimsmail.network.contacts import DOOR_ROLES, Contact, Door, Doubt
from nimsmail.network.counting import Method, count
from nimsmail.network.digests import Coming, ComingDuty, Digest, Happened, Turnout, Who
from nimsmail.network.dispatches import CANCELLED
from nimsmail.network.guests import GuestInvited, GuestReleased, GuestUpdated
from nimsmail.network.handovers import ConfirmSuccessor, ConfirmTakeOver
from nimsmail.network.hosting import Diet, Participant, ParticipantList
from nimsmail.network.intents import (
    INTENTS,
    Attend,
    Guest,
    Intent,
    Leave,
    Question,
    to_plain,
)
from nimsmail.network.joining import ConfirmLeave, ConfirmMove, ConfirmSignUp, Goodbye, Welcome
from nimsmail.network.letters import Answered, Letter, Recipient
from nimsmail.network.material import Material, ToCome, Told
from nimsmail.network.meetings import Answer, Invitation, Meeting, Reminder, Rsvp, RsvpReceipt
from nimsmail.network.news import NewsCall
from nimsmail.network.newsletters import Edition, EditionDraft, Newsletter, NewsletterTest
from nimsmail.network.notices import ConfirmRuling, Done, Fate, Matter, Notice, RulingReceipt
from nimsmail.network.orders import ItemCall, Summons
from nimsmail.network.papers import Paper, PaperChoice, PaperRefused, PaperSent
from nimsmail.network.people import Language, Organisation, Person, Scope
from nimsmail.network.points import Change, Kind, Point
from nimsmail.network.receipts import Noted, Receipt
from nimsmail.network.reckoning import DispatchSummary, Failed, Reason, Sum
from nimsmail.network.recording import MinutesSent
from nimsmail.network.reviews import Review, Why
from nimsmail.network.runup import DecideNow, Practical, SaveTheDate
from nimsmail.network.seats import SeatGiven
from nimsmail.network.submissions import (
    AgendaApproval,
    ApprovalReceipt,
    ChairAnswered,
    Circle,
    ConfirmApproval,
    MinutesApproval,
    What,
)
from nimsmail.network.themecalls import ThemeCallLetter
from nimsmail.network.wheels import DUTIES
from nimsmail.network.yearly import StillContact, WhoInstead

_WHEN = datetime(2027, 3, 18, 8, 30, tzinfo=UTC)
_ANSWERED = Answered(mail="sample", message_id="<sample@kommune.example>")
_RHYTHMS: tuple[Literal["weekly", "monthly"], ...] = ("weekly", "monthly")
_GUESTS = (
    Guest(name="Jens Holm", email="jens@kommune.example"),
    Guest(name="Jens Holm"),
    Guest(email="jens@kommune.example"),
    Guest(),
)
_LESS = get_args(Scope)[1:]  # all but everything
_INTENTS: tuple[Intent, ...] = (
    Attend(answer="yes", guests=_GUESTS),
    Attend(answer="no"),
    Attend(answer="maybe"),
    Attend(answer="delegate", delegate=_GUESTS[0], note="vegetar"),
    Leave(),
    *(Leave(scope=scope) for scope in _LESS),
    Question(text="Hvor kan man parkere?"),
    wishes.Join(),
    wishes.Confirm(),
    wishes.SwitchLanguage(to="da"),
    wishes.SwitchLanguage(to="en"),
    wishes.Help(),
    wishes.Thanks(),
    wishes.ChangeAddress(email="ny@kommune.example"),
    wishes.ChangeAddress(email=None),
    wishes.Successor(name="Jens Holm", email="jens@kommune.example"),
    wishes.Successor(),
    wishes.StepDown(),
    wishes.AskContacts(),
    wishes.SuggestTheme(text="Budgetter"),
    wishes.Vote(choices=(2, 1)),
    wishes.Vote(choices=()),
    wishes.News(text="Vi har fået ja."),
    wishes.OfferCase(text="Vores venskabsby"),
    wishes.Pause(),
    wishes.Pause(until=_WHEN.date()),
    wishes.Follow(programmes=("CERV",)),
    wishes.Follow(programmes=()),
    wishes.Unfollow(programmes=("CERV",)),
    wishes.RequestMinutes(text="Referatet fra sidst"),
    wishes.Approve(),
    wishes.Approve(text="Fint"),
    wishes.Amend(text="Punkt 3 mangler."),
    wishes.Comment(text="Vi er enige."),
    wishes.Rule(others="yes"),
    wishes.MergeThemes(number=8, into=3),
    wishes.CloseBallot(ballot="sample", winner=1),
    wishes.SeeTo(meeting="sample", duty="invitation", letters=60),
    wishes.SeeTo(meeting="sample", duty="agenda"),
    wishes.AcceptNews(item="sample"),
    wishes.BookCase(case="sample", meeting="sample"),
    wishes.SendEdition(edition="sample"),
)


def one_of_each(network: str, language: Language) -> Iterator[Letter]:
    """Go through the letters of every kind in `language`, bare ones and full ones."""
    full = Recipient(
        name="Mette Holm", address="mette@kommune.example", language=language, person="sample"
    )
    for to, answers in ((full, None), (replace(full, name=""), _ANSWERED)):
        yield from _of_membership(network, to, answers)
        yield from _of_contacts(network, to, answers)
        yield HelpLetter(network=network, to=to, about=network, answers=answers)
        for why in Why:
            yield NotUnderstood(network=network, to=to, about=network, answers=answers, why=why)
        yield from _of_meeting(network, to, rich=bool(to.name))
        yield from _of_ballot(network, to, _meeting(network) if to.name else None)
        yield _receipt(network, to, rich=bool(to.name))
        yield from _of_deadlines(network, to)
        yield from _of_papers(network, to)
        yield from _of_committees(network, to, answers)
    yield from _of_news(network, full)
    yield from _notices(network, full)
    yield from _rulings(network, full)
    yield from _summaries(network, full)


def _of_membership(network: str, to: Recipient, answers: Answered | None) -> Iterator[Letter]:
    yield ConfirmSignUp(network=network, to=to, about=network, answers=answers)
    yield Welcome(network=network, to=to, about=network, answers=answers)
    for scope in get_args(Scope):
        yield ConfirmLeave(network=network, to=to, about=network, answers=answers, scope=scope)
        yield Goodbye(network=network, to=to, about=network, answers=answers, scopes=(scope,))
    yield Goodbye(network=network, to=to, about=network, answers=answers, scopes=_LESS)
    yield ConfirmMove(
        network=network, to=to, about=network, answers=answers, address="ny@kommune.example"
    )


def _meeting(network: str) -> Meeting:
    return Meeting(
        key="sample",
        network=network,
        title="Netværksmøde",
        starts=_WHEN,
        ends=_WHEN + timedelta(hours=6),
        place="Haderslev",
        created=_WHEN,
    )


def _of_ballot(network: str, to: Recipient, meeting: Meeting | None) -> Iterator[Letter]:
    yield ThemeCallLetter(
        network=network,
        to=to,
        about="sample",
        closes=_WHEN if meeting else None,
        themes=("Tema 1",) if meeting else (),
        meeting=meeting,
    )
    choices = tuple(Choice(number=n, theme="sample", text=f"Tema {n}") for n in (1, 2))
    for method in get_args(Method):
        for per in get_args(Per):
            ballot = Ballot(
                key="sample",
                network=network,
                choices=choices,
                method=method,
                per=per,
                closes=_WHEN,
                created=_WHEN,
            )
            yield from _about_ballot(network, to, ballot, meeting)


def _about_ballot(
    network: str, to: Recipient, ballot: Ballot, meeting: Meeting | None
) -> Iterator[Letter]:
    yield BallotPaper(network=network, to=to, about=ballot.key, ballot=ballot, meeting=meeting)
    yield BallotReminder(network=network, to=to, about=ballot.key, ballot=ballot, meeting=meeting)
    for votes in ([], [(1,)], [(1,), (2,)]):
        yield BallotResult(
            network=network,
            to=to,
            about=ballot.key,
            ballot=ballot,
            meeting=meeting,
            count=count(ballot.titles, votes, ballot.method),
            winner=ballot.choices[0],
            tied=len(votes) > 1,
        )


def _of_meeting(network: str, to: Recipient, *, rich: bool) -> Iterator[Letter]:
    meeting = _meeting(network)
    if rich:
        due = _WHEN - timedelta(days=14)
        link, practical = "https://video.example/1", "Parkér i gården."
        meeting = replace(meeting, answer_by=due, text="9.30 Kaffe", theme="Borgere", sequence=1)
        meeting = replace(meeting, capacity=30, link=link, practical=practical)
    yield Invitation(network=network, to=to, about=meeting.key, meeting=meeting)
    yield Reminder(network=network, to=to, about=meeting.key, meeting=meeting)
    yield from _around(meeting, to, rich=rich)
    yield from _of_changes(meeting, to, rich=rich)
    yield from _of_guests(meeting, to, rich=rich)
    yield from _of_programme(network, to, meeting)
    off = replace(meeting, cancelled=True)
    for rsvp in _answers(meeting, to):
        common: dict[str, Any] = {"network": network, "to": to, "about": meeting.key}
        yield SeatGiven(**common, meeting=meeting, rsvp=rsvp)
        yield RsvpReceipt(**common, answers=_ANSWERED, meeting=off, rsvp=rsvp, moved=rich)
        yield RsvpReceipt(
            network=network,
            to=to,
            about=meeting.key,
            answers=_ANSWERED,
            meeting=meeting,
            rsvp=rsvp,
            moved=rich,
            noted=(Noted(do="suggest-theme", text="Budgetter"),) if rich else (),
            alias="mette@anden.example" if rich else None,
            left=_LESS if rich else (),
            handed_over=rich,
        )


def _of_changes(meeting: Meeting, to: Recipient, *, rich: bool) -> Iterator[Letter]:
    common: dict[str, Any] = {"network": meeting.network, "to": to, "about": meeting.key}
    before = replace(
        meeting,
        title="Møde",
        place="Vejen",
        starts=meeting.starts - timedelta(days=1),
        link="" if rich else "https://video.example/2",
        text="Program",
    )
    for was in (before, replace(before, starts=meeting.starts, ends=meeting.ends)):
        for said in (None, *get_args(Answer)):
            yield MeetingMoved(**common, meeting=meeting, before=was, said=said)
            yield MeetingChanged(**common, meeting=meeting, before=was, said=said)
    off = replace(meeting, cancelled=True)
    yield MeetingCancelled(**common, meeting=off, why="Der er *sne*." if rich else "")


def _of_guests(meeting: Meeting, to: Recipient, *, rich: bool) -> Iterator[Letter]:
    common: dict[str, Any] = {
        "network": meeting.network,
        "to": replace(to, person=None),
        "about": meeting.key,
        "meeting": meeting,
    }
    before = replace(meeting, text="Program", place="Vejen")
    moved = replace(before, starts=meeting.starts - timedelta(days=1))
    yield GuestInvited(**common, host="Jens Holm", instead=rich, at=_WHEN)
    for was in (before, moved):
        yield GuestUpdated(**common, before=was)
    for now in (meeting, replace(meeting, cancelled=True)):
        yield GuestReleased(**common | {"meeting": now}, why="Sne." if rich else "", at=_WHEN)
    people = (
        Participant(name="Jens Holm", organisation="Vejle", role="arkitekt"),
        Participant(name=""),
    )
    diets = (Diet(whose="Jens Holm", said="Vegetar", counted=("vegetarian",)),)
    yield ParticipantList(
        **common,
        heads=2 if rich else 0,
        perhaps=int(rich),
        participants=people if rich else (),
        diets=diets if rich else (),
    )


def _around(meeting: Meeting, to: Recipient, *, rich: bool) -> Iterator[Letter]:
    """Go through the letters that the year wheel sends before and after a meeting."""
    text = "- Parkering: P-kælderen" if rich else ""
    network, about = meeting.network, meeting.key
    yield SaveTheDate(network=network, to=to, about=about, meeting=meeting)
    for answer in get_args(DecideNow.__annotations__["answer"]):
        yield DecideNow(network=network, to=to, about=about, meeting=meeting, answer=answer)
    yield Practical(network=network, to=to, about=about, meeting=meeting, text=text)
    yield Thanks(network=network, to=to, about=about, meeting=meeting)
    coming = meeting if rich else None
    yield Materials(
        network=network, to=to, about=about, meeting=meeting, text="[Slides]", coming=coming
    )


def _receipt(network: str, to: Recipient, *, rich: bool) -> Receipt:
    noted = tuple(
        Noted(
            do=name,
            text="Budgetter",
            items=("Borgere", "Klima") if rich else (),
            until=until,
            colleague="Jens Holm" if rich else "",
        )
        for name in (*INTENTS, "outvoted", "resume")
        for until in (None, _WHEN.date())
    )
    return Receipt(
        network=network,
        to=to,
        about=network,
        answers=_ANSWERED,
        noted=noted,
        alias="mette@anden.example" if rich else None,
        left=_LESS if rich else (),
        handed_over=rich,
    )


def _of_papers(network: str, to: Recipient) -> Iterator[Letter]:
    paper = Paper(
        key="sample",
        network=network,
        kind="minutes",
        title="Referat",
        on=_WHEN.date(),
        text="## 1. Velkomst",
        added=_WHEN,
    )
    second = replace(paper, version=2)
    yield PaperSent(network=network, to=to, about=network, paper=paper)
    yield PaperSent(network=network, to=to, about=network, paper=second, others=(paper,))
    yield PaperChoice(network=network, to=to, about=network, papers=(paper, second))
    yield PaperRefused(network=network, to=to, about=network)


def _announced() -> tuple[Announced, Announced]:
    bare = Announced(
        programme="LIFE",
        title="Greener towns",
        url="",
        source="frister.csv",
        seen=_WHEN,
        on=_WHEN.date(),
        clock="",
        zone="",
        assumed=False,
        local="",
        place="",
        label="",
        model="single",
        days=30,
    )
    full = replace(
        bare,
        url="https://eu.example/life",
        clock="17.00",
        zone="London",
        local="18.00",
        place="Helsinki",
        assumed=True,
        note="Kun små byer",
        was=_WHEN.date(),
        was_clock="12.00",
        is_earlier=True,
    )
    return bare, full


def _of_deadlines(network: str, to: Recipient) -> Iterator[Letter]:
    bare, full = _announced()
    dues = (
        bare,
        *(replace(full, label=label, days=n) for n, label in enumerate(get_args(Label))),
        *(replace(bare, model=model) for model in get_args(Model)),
    )
    for some in ((bare,), dues):
        yield Alert(network=network, to=to, about=network, dues=some, until=_WHEN)
        for rhythm in _RHYTHMS:
            yield DeadlineList(network=network, to=to, about=network, dues=some, rhythm=rhythm)
    noted = (
        NotedDeadline(what="moved", key="life", dues=dues),
        NotedDeadline(what="new", key="nordplus", dues=()),
    )
    for number, sure in enumerate((True, False, True)):
        yield DeadlinesNoted(
            network=network,
            to=to,
            about=network,
            answers=_ANSWERED,
            noted=noted[:number],
            unclear=("“maj”: it has no year",) * number,
            over=number,
            unchanged=number,
            confirmed=sure,
        )
    for due in dues:
        yield DeadlineMoved(network=network, to=to, about=network, due=due)


def _answers(meeting: Meeting, to: Recipient) -> Iterator[Rsvp]:
    bare = Rsvp(
        key="sample", meeting=meeting.key, person=to.person or "", answer="yes", answered=_WHEN
    )
    for answer in get_args(Answer):
        yield replace(bare, answer=answer)
    yield replace(bare, guests=_GUESTS, note="Jeg er vegetar.")
    yield replace(bare, guests=_GUESTS, waiting=_WHEN)
    yield replace(bare, online=True)
    for delegate in _GUESTS:
        yield replace(bare, answer="delegate", delegate=delegate)


def _of_committees(network: str, to: Recipient, answers: Answered | None) -> Iterator[Letter]:
    meeting = _meeting(network)
    common: dict[str, Any] = {
        "network": network,
        "to": to,
        "about": meeting.key,
        "meeting": meeting,
    }
    points = (Point(title="Budget"), Point(title="Ture", note="Se bilag.", by="Jens Holm"))
    kinds = get_args(Kind)
    changes = tuple(Change(do=do, number=1, title="Budget", was="Penge") for do in kinds)
    paper = Paper(
        key="sample",
        network=network,
        kind="annex",
        title="Bilag",
        on=_WHEN.date(),
        text="## Tal",
        added=_WHEN,
    )
    for some, number in (((), 0), (changes, 1)):
        agenda: dict[str, Any] = {"version": 1 + number, "points": points, "changes": some}
        word: dict[str, Any] = {
            **common,
            "answers": answers,
            "version": 1 + number,
            "points": points,
        }
        yield ItemCall(**common, until=_WHEN if number else None)
        yield AgendaApproval(**common, **agenda, until=_WHEN, reminder=number)
        yield Summons(**common, **agenda, annexes=(paper,) * number)
        for what in get_args(What):
            yield ConfirmApproval(**word, what=what, changes=some)
            for approved in (True, False):
                yield ApprovalReceipt(
                    **word,
                    what=what,
                    approved=approved,
                    changes=some,
                    unclear=("Punkt 3 kortes",) * number,
                    noted=(Noted(do="comment"),) * number,
                    handed_over=bool(number),
                )
    yield from _of_minutes(common)
    for what, circle, by in product(get_args(What), get_args(Circle), ("silence", "phone", "Ida")):
        yield ChairAnswered(
            **common,
            what=what,
            circle=circle,
            version=1,
            approved=True,
            by=by,
            points=points,
            changes=changes,
        )


def _of_minutes(common: dict[str, Any]) -> Iterator[Letter]:
    text = "## 1. Velkomst"
    for circle, silence in product(get_args(Circle), (True, False)):
        for number in (0, 1):
            yield MinutesApproval(
                **common,
                circle=circle,
                version=1 + number,
                text=text,
                until=_WHEN,
                silence=silence,
                reminder=number,
            )
    yield MinutesSent(**common, version=1, text=text)
    for due in (None, _WHEN.date()):
        yield ActionDue(**common, task="Spørg ICMA", due=due)


def _of_news(network: str, to: Recipient) -> Iterator[Letter]:
    for text, until in (("", None), ("Vi vil gerne høre fra dig.", _WHEN.date())):
        yield NewsCall(network=network, to=to, about=network, text=text, until=until)
    edition = Edition(
        key="sample", network=network, title="Nyt", text="# Nyt\n\n- Vejle: ja", frozen=_WHEN
    )
    yield NewsletterTest(network=network, to=to, about=edition.key, edition=edition)
    bare = Told(key="a1", text="Vi har fået ja.")
    full = replace(bare, name="Mette Holm", organisation="Varde", meeting="Netværksmøde")
    coming = ToCome(
        title="Netværksmøde", starts=_WHEN, ends=_WHEN, place="Haderslev", theme="Borgere"
    )
    told = (bare, full, replace(bare, meeting="Netværksmøde"), replace(bare, name="Mette"))
    dues = tuple(replace(d, label=label) for d in _announced() for label in get_args(Label))
    many = Material(news=told, cases=told, meetings=(coming,), dues=dues, ahead="CERV: 7. april")
    for material in (None, Material(), many):
        drafted = replace(edition, title="" if material else "Nyt", material=material)
        yield Newsletter(network=network, to=to, about=edition.key, edition=drafted)
    yield EditionDraft(network=network, to=to, about="sample", edition=drafted, matter="sample")


def _of_programme(network: str, to: Recipient, meeting: Meeting) -> Iterator[Letter]:
    yield CaseBooked(
        network=network, to=to, about=meeting.key, meeting=meeting, text="Vores venskabsby"
    )
    for version in (1, 2):
        agenda = Agenda(
            key=f"sample/{version}",
            meeting=meeting.key,
            version=version,
            text="## Velkomst",
            change="Temaet",
            frozen=_WHEN,
        )
        yield AgendaLetter(network=network, to=to, about=agenda.key, meeting=meeting, agenda=agenda)


def _notices(network: str, to: Recipient) -> Iterator[Letter]:
    bare = Review(key="sample", network=network, received=_WHEN, why=Why.UNSURE)
    full = replace(
        bare,
        sender="mette@kommune.example",
        sender_name="Mette Holm",
        subject="SV: Invitation",
        words="Det ved jeg ikke.",
        suggestion=tuple(to_plain(intent) for intent in _INTENTS),
        details=("no clear answer",),
    )
    every = tuple(replace(full, why=why) for why in Why)
    asked = replace(bare, why=Why.DUTY, subject="Netværksmøde", details=("", "sample"))
    duties = tuple(
        replace(asked, why=why, details=(duty, "sample"), suggestion=suggestion)
        for duty in DUTIES
        for why in (Why.DUTY, Why.MISSED)
        for suggestion in ((), full.suggestion)
    )
    for reviews in ((bare,), (full,), every, duties[:25], duties[25:50], duties[50:]):
        yield Notice(network=network, to=to, about=network, reviews=reviews)
    yield from _digests(network, to, (bare, full))


def _digests(network: str, to: Recipient, reviews: tuple[Review, ...]) -> Iterator[Letter]:
    quiet = Digest(
        network=network,
        to=to,
        about=network,
        reviews=(),
        happened=Happened(),
        coming=Coming(),
        doors=(),
        held=0,
        since=_WHEN,
        well=True,
    )
    meeting = replace(_meeting(network), answer_by=_WHEN)
    who = (Who(name="Jens Holm", organisation="Vejle"), Who(name="Ida Bo"))
    turnout = Turnout(meeting=meeting, new=2, yes=9, no=3, maybe=1, delegate=1)
    full = replace(
        quiet,
        reviews=reviews,
        happened=Happened(joined=who, left=who, turnouts=(turnout,), failed=2),
        coming=Coming(
            meetings=(meeting,),
            answers_due=(meeting,),
            duties=tuple(
                ComingDuty(duty=each, meeting=meeting, at=_WHEN) for each in (*DUTIES, "other")
            ),
            unconfirmed=2,
        ),
        doors=tuple(_doors()),
        held=2,
        well=False,
    )
    one = replace(full, reviews=reviews[:1], held=1, coming=Coming(unconfirmed=1))
    yield from (quiet, full, one, replace(full, reviews=()))


def _doors() -> Iterator[Door]:
    organisation = Organisation(key="vejle", name="Vejle")
    yield Door(organisation=organisation, contacts=(), members=0)
    yield Door(organisation=organisation, contacts=(), members=2)
    person = Person(key="sample", name="Jens Holm", addresses=("jens@kommune.example",))
    for role in DOOR_ROLES:
        for doubt in get_args(Doubt):
            contact = Contact(person=person, role=role, doubt=doubt)
            yield Door(organisation=organisation, contacts=(contact, contact), members=2)


def _of_contacts(network: str, to: Recipient, answers: Answered | None) -> Iterator[Letter]:
    for roles in ((), *((role,) for role in DOOR_ROLES)):
        for name in ("Vejle", ""):
            yield ConfirmTakeOver(
                network=network,
                to=to,
                about=network,
                predecessor="Mette Holm" if name else "",
                organisation=name,
                roles=roles,
            )
    for name in ("Jens Holm", ""):
        yield ConfirmSuccessor(
            network=network,
            to=to,
            about=network,
            answers=answers,
            name=name,
            address="jens@kommune.example",
        )
        yield WhoInstead(network=network, to=to, about=network, answers=answers, organisation=name)
    for again in (False, True):
        yield StillContact(network=network, to=to, about=network, organisation="Vejle", again=again)


def _rulings(network: str, to: Recipient) -> Iterator[Letter]:
    plain = tuple(map(to_plain, _INTENTS))
    fates = (
        *(Fate(number=n, name="Jens Holm", done=done) for n, done in enumerate(get_args(Done), 1)),
        Fate(number=9, name="Jens Holm", subject="SV", done="carried-out", intents=plain),
    )
    matters = (Matter(number=1, name="Jens Holm"), Matter(number=2, subject="SV"))
    for n, words in (((), ()), ((7,), ("Det ved jeg ikke.",))):
        yield ConfirmRuling(
            network=network,
            to=to,
            about=network,
            answers=_ANSWERED,
            yes=matters,
            no=matters,
            unknown=n,
            unclear=words,
        )
        for lapsed in (False, True):
            yield RulingReceipt(
                network=network,
                to=to,
                about=network,
                answers=_ANSWERED,
                fates=fates,
                unknown=n,
                unclear=words,
                lapsed=lapsed,
            )


def _summaries(network: str, to: Recipient) -> Iterator[Letter]:
    smooth = Sum(
        letters=30,
        sent=30,
        failed=0,
        withdrawn=0,
        waiting=0,
        twice=0,
        returned=0,
        failures=(),
        withdrawals=(),
    )
    failures = (
        Failed(name="Jens Holm", address="jens@kommune.example", why="550 5.1.1 unknown"),
        Failed(name="", address="ida@kommune.example", why="550 5.1.1 unknown"),
    )
    whys = ("has left the network", CANCELLED, "another reason")
    withdrawals = tuple(Reason(why=why, letters=1) for why in whys)
    rough = replace(smooth, failed=30, waiting=1, twice=2, returned=2, failures=failures)
    rough = replace(rough, withdrawals=withdrawals)
    one = replace(rough, sent=0, twice=1, returned=1)
    for dispatched in (
        Invitation.kind,
        Reminder.kind,
        Newsletter.kind,
        ConfirmSignUp.kind,
        Alert.kind,
        "other",
    ):
        for sum_ in (smooth, rough, one):
            yield DispatchSummary(
                network=network,
                to=to,
                about="sample",
                dispatch="sample",
                dispatched=dispatched,
                title="Netværksmøde",
                audience=network,
                approved=_WHEN,
                cancelled=sum_ is rough,
                sum=sum_,
            )
