"""Votes: one for each voter, the latest counts, none after the last day, and all told so."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest

from nimsmail.network.audience import Audience, audience_of
from nimsmail.network.balloting import (
    CannotVote,
    announce,
    concluded,
    counted,
    drawn_up,
    elected,
    put_to_vote,
    remind_voters,
)
from nimsmail.network.ballots import Ballot, BallotPaper, BallotReminder, Per, casts
from nimsmail.network.counting import Method, count
from nimsmail.network.decide import answering
from nimsmail.network.due import due
from nimsmail.network.incoming import Reply, Wish
from nimsmail.network.intents import Attend, CloseBallot, SuggestTheme, Thanks, Vote
from nimsmail.network.inviting import invite
from nimsmail.network.lastlook import reason_to_withdraw
from nimsmail.network.meetings import Meeting
from nimsmail.network.outbox import Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Organisation
from nimsmail.network.receipts import Receipt
from nimsmail.network.resolving import CannotResolve, resolved, suggested
from nimsmail.network.reviews import Review, Why
from nimsmail.network.themes import Theme, numbered, open_themes
from tests.network.desk import NOW, Desk

CLOSES = datetime(2027, 1, 21, 22, 59, tzinfo=UTC)
TITLES = ("Frivillige", "Grøn omstilling", "Havnebyer")
ANNA, BO = "anna.berg@varde.example", "bo.iversen@varde.example"
CARLA, DAN = "carla@vejle.example", "dan@hjemme.example"
VEJLE = Organisation(key="vejle", name="Vejle", domains=("vejle.example",))


class Booth(Desk):
    """Two of Varde, one of Vejle and one of nowhere; three themes are put to their vote."""

    def __init__(self, per: Per = "person", method: Method = "plain") -> None:
        super().__init__()
        self.books.put(VEJLE)
        self.people = {
            address: self.member(address, name)
            for address, name in ((ANNA, "Anna Berg"), (BO, "Bo Iversen"), (CARLA, "Carla Dam"))
        }
        self.people[DAN] = self.member(DAN, "Dan Eg")
        self.keep(numbered(self.books, "nims", TITLES, None, self.now))
        self.meeting()
        paper = Ballot(
            key="theme-2027-03",
            network="nims",
            meeting="nims-2027-03",
            choices=(),
            method=method,
            per=per,
            closes=CLOSES,
            created=self.now,
        )
        themes = open_themes(self.books, "nims")
        self.paper = drawn_up(self.books, self.house, paper, themes, self.now)
        self.plan = put_to_vote(self.books, self.paper, self.everybody)
        self.keep(self.plan.outcome)
        self.deliver()

    @property
    def everybody(self) -> Audience:
        return audience_of(self.books, self.house, "nims")

    @property
    def ballot(self) -> Ballot:
        found = self.books.get(Ballot, self.paper.key)
        assert found is not None
        return found

    def letter(self, who: str, kind: str = "ballot") -> Item:
        person = self.people[who].key
        items = self.books.find(Item, "person", person)
        return [item for item in items if item.kind == kind][-1]

    def vote(self, who: str, *choices: int, answers: Item | None = None) -> Outcome:
        return self.write(who, Vote(choices=choices), answers=answers or self.letter(who))

    def standing(self) -> dict[str, tuple[int, ...]]:
        return {c.key.partition("/")[2]: c.choices for c in casts(self.books, self.paper.key)}

    def points(self) -> dict[str, int]:
        return {t.text: t.points for t in counted(self.books, self.ballot).tallies}


@pytest.fixture
def booth() -> Booth:
    return Booth()


def receipt(outcome: Outcome) -> Receipt:
    (letter,) = outcome.letters
    assert isinstance(letter, Receipt)
    return letter


def whys(outcome: Outcome) -> list[Why]:
    return [review.why for review in outcome.reviews]


# -- the paper -------------------------------------------------------------------------------


def test_everybody_gets_the_ballot_once(booth: Booth) -> None:
    again = put_to_vote(booth.books, booth.ballot, booth.everybody)

    assert len(booth.plan.letters) == 4
    assert again.letters == ()
    assert {each.why for each in again.left_out} == {"has the ballot already"}


def test_who_has_no_organisation_gets_no_ballot_where_organisations_vote() -> None:
    booth = Booth(per="organisation")

    assert [each.person.name for each in booth.plan.left_out] == ["Dan Eg"]
    assert booth.plan.left_out[0].why == "has no organisation to vote for"


def test_the_numbers_on_a_ballot_never_change(booth: Booth) -> None:
    before = booth.ballot.choices
    booth.keep(numbered(booth.books, "nims", ["Et nyt tema"], None, booth.now))
    theme = booth.books.get(Theme, "nims/1")
    assert theme is not None
    booth.books.put(replace(theme, text="Noget helt andet", state="dropped", open_in=None))

    booth.vote(ANNA, 1)

    assert booth.ballot.choices == before
    assert booth.points()["Frivillige"] == 1


@pytest.mark.parametrize(
    ("changes", "numbers", "remedy"),
    [
        ({"key": "Med Blanke"}, (1, 2), "no key for a ballot"),
        ({"key": "nims"}, (1, 2), "write e.g. theme-nims"),
        ({"key": "nims-2027-03"}, (1, 2), "write e.g. theme-"),
        ({}, (1,), "2 to 20 themes"),
        ({"closes": NOW}, (1, 2), "change --close"),
    ],
)
def test_a_ballot_that_cannot_be_so_is_refused(
    booth: Booth, changes: dict[str, object], numbers: tuple[int, ...], remedy: str
) -> None:
    paper = replace(booth.paper, **{"key": "another", **changes})  # type: ignore[arg-type]
    themes = [each for each in open_themes(booth.books, "nims") if each.number in numbers]

    with pytest.raises(CannotVote, match=remedy):
        drawn_up(booth.books, booth.house, paper, themes, booth.now)


def test_a_theme_that_is_gone_cannot_be_put_to_the_vote(booth: Booth) -> None:
    themes = [replace(each, state="dropped") for each in open_themes(booth.books, "nims")]

    with pytest.raises(CannotVote, match="1, 2, 3 are not open"):
        drawn_up(booth.books, booth.house, replace(booth.paper, key="x"), themes, booth.now)


# -- one vote for each voter ------------------------------------------------------------------


def test_a_vote_is_noted_and_the_receipt_names_the_titles(booth: Booth) -> None:
    noted = receipt(booth.vote(ANNA, 3, 1)).noted

    assert booth.standing() == {booth.people[ANNA].key: (3, 1)}
    assert noted[0].items == ("3. Havnebyer", "1. Frivillige")
    assert noted[0].text == noted[0].colleague == ""
    assert noted[0].until == date(2027, 1, 21)


def test_a_later_vote_takes_the_place_of_an_earlier_one(booth: Booth) -> None:
    first = receipt(booth.vote(ANNA, 1))
    booth.later(hours=1)

    booth.vote(ANNA, 2, answers=booth.item(first))

    assert booth.standing() == {booth.people[ANNA].key: (2,)}
    assert booth.points() == {"Grøn omstilling": 1, "Frivillige": 0, "Havnebyer": 0}


def test_each_person_has_a_vote_where_persons_vote(booth: Booth) -> None:
    booth.vote(ANNA, 1)
    booth.vote(BO, 1)

    assert booth.points()["Frivillige"] == 2


def test_a_municipality_has_one_vote_and_the_latest_of_its_staff_counts() -> None:
    booth = Booth(per="organisation")
    booth.vote(ANNA, 1)
    booth.later(hours=1)

    noted = receipt(booth.vote(BO, 2)).noted

    assert booth.standing() == {"varde": (2,)}
    assert booth.points() == {"Grøn omstilling": 1, "Frivillige": 0, "Havnebyer": 0}
    assert (noted[0].text, noted[0].colleague) == ("Varde", "Anna Berg")


def test_a_vote_for_a_municipality_says_so_also_where_it_is_the_first() -> None:
    booth = Booth(per="organisation")

    noted = receipt(booth.vote(CARLA, 2)).noted

    assert (noted[0].text, noted[0].colleague) == ("Vejle", "")


def test_an_older_vote_of_a_colleagues_changes_nothing_and_says_so() -> None:
    booth = Booth(per="organisation")
    older = booth.mail(ANNA, answers=booth.letter(ANNA))
    booth.later(hours=1)
    booth.vote(BO, 2)

    wishes = (Wish(intent=Vote(choices=(1,)), certain=True),)
    late = booth.take_in(Reply(mail=older, words="1", language="da", wishes=wishes))

    assert booth.standing() == {"varde": (2,)}
    noted = receipt(late).noted
    assert noted[0].do == "outvoted"
    assert (noted[0].items, noted[0].colleague) == (("2. Grøn omstilling",), "Bo Iversen")


def test_in_whatever_order_mails_are_read_the_last_that_came_in_time_counts() -> None:
    hours = [1, 2, 3, 300, 301]  # the last two come after the close
    ends = set()
    for order in permutations(range(5)):
        booth = Booth(per="organisation")
        writers = [ANNA, BO, ANNA, BO, ANNA]
        mails = [
            replace(booth.mail(who, answers=booth.letter(who)), received=NOW + timedelta(hours=h))
            for who, h in zip(writers, hours, strict=True)
        ]
        for n in order:
            wish = Wish(intent=Vote(choices=(n % 3 + 1,)), certain=True)
            booth.take_in(Reply(mail=mails[n], words="", language="da", wishes=(wish,)))
        ends.add(tuple(booth.standing().items()))

    assert ends == {(("varde", (3,)),)}


def test_who_has_lost_their_organisation_has_no_vote_and_a_person_sees_it() -> None:
    booth = Booth(per="organisation")
    anna = booth.people[ANNA]
    booth.books.put(replace(anna, organisation=None))

    outcome = booth.vote(ANNA, 1)

    assert whys(outcome) == [Why.NO_VOTE]
    assert booth.standing() == {}


@pytest.mark.parametrize("choices", [(4,), (0,), (1, 9), ()])
def test_what_is_not_on_the_ballot_is_shown_to_a_person(
    booth: Booth, choices: tuple[int, ...]
) -> None:
    outcome = booth.vote(ANNA, *choices)

    assert whys(outcome) == [Why.UNSURE]
    assert booth.standing() == {}


def test_a_number_that_is_written_twice_counts_once(booth: Booth) -> None:
    booth.vote(ANNA, 2, 2)

    assert booth.points()["Grøn omstilling"] == 1


def test_somebody_who_only_claims_to_be_a_member_has_no_vote(booth: Booth) -> None:
    outcome = booth.write(ANNA, Vote(choices=(1,)))

    assert whys(outcome) == [Why.UNPROVEN]
    assert booth.standing() == {}


def test_a_vote_with_anothers_letter_is_nobodys(booth: Booth) -> None:
    outcome = booth.write("ukendt@andet.example", Vote(choices=(1,)), answers=booth.letter(ANNA))

    assert whys(outcome) == [Why.OTHER_SENDER]
    assert booth.standing() == {}


def test_a_vote_that_answers_no_letter_is_for_the_one_ballot_that_is_open(booth: Booth) -> None:
    booth.write(ANNA, Vote(choices=(2,)), authenticated=True)

    assert booth.standing() == {booth.people[ANNA].key: (2,)}


def test_a_vote_for_no_ballot_is_shown_to_a_person() -> None:
    desk = Desk()
    desk.member(ANNA)

    outcome = desk.write(ANNA, Vote(choices=(2,)), authenticated=True)

    assert whys(outcome) == [Why.NO_SUBJECT_MATTER]


def test_a_vote_and_a_suggestion_have_one_receipt_that_is_about_the_ballot(booth: Booth) -> None:
    wishes = SuggestTheme(text="Digitale nomader"), Vote(choices=(1,))

    outcome = booth.write(ANNA, *wishes, answers=booth.letter(ANNA))

    assert [each.do for each in receipt(outcome).noted] == ["suggest-theme", "vote"]
    assert receipt(outcome).about == booth.paper.key


# -- too late ---------------------------------------------------------------------------------


def test_a_vote_after_the_last_day_is_too_late_and_says_so(booth: Booth) -> None:
    booth.now = CLOSES + timedelta(minutes=1)

    outcome = booth.vote(ANNA, 1)

    assert whys(outcome) == [Why.TOO_LATE]
    (letter,) = outcome.letters
    assert letter.kind == "not-understood"
    assert letter.facts()["why"] is Why.TOO_LATE
    assert booth.standing() == {}


def test_a_vote_that_came_in_time_counts_though_it_is_read_later(booth: Booth) -> None:
    mail = booth.mail(ANNA, answers=booth.letter(ANNA))
    booth.now = CLOSES + timedelta(hours=3)

    wish = Wish(intent=Vote(choices=(1,)), certain=True)
    outcome = booth.take_in(Reply(mail=mail, words="1", language="da", wishes=(wish,)))

    assert outcome.reviews == ()
    assert booth.points()["Frivillige"] == 1


def test_the_coordinator_may_let_a_late_vote_count_until_the_result_is_out(booth: Booth) -> None:
    booth.now = CLOSES + timedelta(minutes=1)
    (review,) = booth.vote(ANNA, 1).reviews

    booth.keep(resolved(booth.books, booth.house, review, suggested(review), booth.now))

    assert booth.points()["Frivillige"] == 1
    for record in concluded(booth.books, booth.ballot, booth.ballot.choices[0], booth.now):
        booth.books.put(record)
    (another,) = booth.vote(BO, 2).reviews
    with pytest.raises(CannotResolve, match="over"):
        resolved(booth.books, booth.house, another, suggested(another), booth.now)


# -- what an answer is read as ----------------------------------------------------------------


def _told(booth: Booth, item: Item) -> tuple[str | None, tuple[str, ...]]:
    mail = booth.mail(ANNA, answers=item)
    told = answering(booth.books, booth.house, mail, booth.now)
    return told.kind, told.themes


def test_the_reader_is_told_the_themes_whatever_letter_of_the_ballot_is_answered(
    booth: Booth,
) -> None:
    booth.keep(remind_voters(booth.books, booth.ballot, booth.now).outcome)
    booth.vote(ANNA, 1)
    unclear = booth.write(ANNA, answers=booth.letter(ANNA))
    kinds = ["ballot", "ballot-reminder", "receipt", *(each.kind for each in unclear.letters)]

    told = {kind: _told(booth, booth.letter(ANNA, kind)) for kind in kinds}

    assert kinds[-1] == "not-understood"
    assert told == {kind: ("ballot", TITLES) for kind in kinds}


def test_a_letter_about_something_else_is_told_as_what_it_is(booth: Booth) -> None:
    kind, themes = _told(booth, booth.letter(ANNA, "welcome"))

    assert kind == "welcome"
    assert themes == TITLES  # the one ballot that is open for her


# -- reminders --------------------------------------------------------------------------------


def names(letters: tuple[object, ...]) -> list[str]:
    return sorted(each.to.name for each in letters)  # type: ignore[attr-defined]


def test_only_those_who_have_not_voted_are_reminded(booth: Booth) -> None:
    booth.vote(ANNA, 1)

    plan = remind_voters(booth.books, booth.ballot, booth.now)

    assert names(plan.letters) == ["Bo Iversen", "Carla Dam", "Dan Eg"]
    assert [each.why for each in plan.left_out] == ["has voted"]


def test_a_municipality_that_has_voted_is_not_reminded() -> None:
    booth = Booth(per="organisation")
    booth.vote(ANNA, 1)

    plan = remind_voters(booth.books, booth.ballot, booth.now)

    assert names(plan.letters) == ["Carla Dam"]
    assert {o.person.name: o.why for o in plan.left_out} == {
        "Anna Berg": "has voted",
        "Bo Iversen": "a colleague has voted",
    }


def test_nobody_is_reminded_twice_in_a_day_and_again_after_it(booth: Booth) -> None:
    booth.keep(remind_voters(booth.books, booth.ballot, booth.now).outcome)
    booth.later(hours=2)

    same_day = remind_voters(booth.books, booth.ballot, booth.now)
    booth.later(hours=24)
    next_day = remind_voters(booth.books, booth.ballot, booth.now)

    assert same_day.letters == ()
    assert {each.round for each in next_day.letters} == {2}


def test_a_reminder_that_waits_is_withdrawn_when_a_vote_comes() -> None:
    booth = Booth(per="organisation")
    booth.keep(remind_voters(booth.books, booth.ballot, booth.now).outcome)
    reminder = booth.letter(BO, BallotReminder.kind)
    assert reason_to_withdraw(booth.books, reminder, booth.now) is None

    booth.vote(ANNA, 1)

    assert reason_to_withdraw(booth.books, reminder, booth.now) == "has voted meanwhile"


def test_a_ballot_that_waits_is_withdrawn_when_it_is_over(booth: Booth) -> None:
    paper = booth.letter(BO, BallotPaper.kind)

    assert reason_to_withdraw(booth.books, paper, CLOSES) == "it is too late for it"
    booth.books.put(replace(booth.ballot, closed=booth.now))
    assert reason_to_withdraw(booth.books, paper, booth.now) == "the ballot is closed"


# -- counting ---------------------------------------------------------------------------------


def test_plain_is_a_point_for_each_theme_that_is_chosen() -> None:
    result = count(TITLES, [(1, 2), (2,), (3, 2)], "plain")

    assert [(t.number, t.points, t.place) for t in result.tallies] == [
        (2, 3, 1),
        (1, 1, 2),
        (3, 1, 2),
    ]
    assert result.leaders == (2,)


def test_ranked_is_the_most_for_the_first() -> None:
    result = count(TITLES, [(1, 2), (2, 1, 3), (2,)], "ranked")

    assert [(t.number, t.points, t.firsts) for t in result.tallies] == [
        (2, 8, 2),
        (1, 5, 1),
        (3, 1, 0),
    ]


def test_a_tie_stays_a_tie_until_the_coordinator_chooses(booth: Booth) -> None:
    booth.vote(ANNA, 1)
    booth.vote(BO, 3)
    result = counted(booth.books, booth.ballot)

    assert result.leaders == (1, 3)
    with pytest.raises(CannotVote, match="1, 3 have the same number of points"):
        elected(booth.ballot, result, None)
    assert elected(booth.ballot, result, 3).text == "Havnebyer"


def test_nobody_wins_where_nobody_has_voted(booth: Booth) -> None:
    result = counted(booth.books, booth.ballot)

    assert result.leaders == ()
    with pytest.raises(CannotVote, match="nobody has voted"):
        elected(booth.ballot, result, None)
    with pytest.raises(CannotVote, match="no number 7"):
        elected(booth.ballot, result, 7)


# -- the end ----------------------------------------------------------------------------------


def _over(booth: Booth) -> list[Review]:
    booth.now = CLOSES + timedelta(minutes=1)
    outcome = booth.keep(due(booth.books, booth.house, booth.now))
    return [each for each in outcome.reviews if each.why is Why.COUNTED]


def test_when_the_last_day_is_over_the_coordinator_sees_the_count_once(booth: Booth) -> None:
    booth.vote(ANNA, 2)

    (review,) = _over(booth)

    assert review.words.splitlines()[0] == "1. Grøn omstilling: 1"
    assert review.suggestion == ({"do": "close-ballot", "ballot": "theme-2027-03", "winner": 2},)
    assert _over(booth) == []


def test_before_the_last_day_is_over_nobody_is_told_of_the_count(booth: Booth) -> None:
    booth.now = CLOSES

    outcome = due(booth.books, booth.house, booth.now)

    assert outcome.reviews == ()


def test_a_tie_is_shown_without_a_suggestion(booth: Booth) -> None:
    booth.vote(ANNA, 2)
    booth.vote(BO, 3)

    (review,) = _over(booth)

    assert review.suggestion == ()


def test_the_coordinators_yes_sends_the_result_and_names_the_meetings_theme(booth: Booth) -> None:
    booth.vote(ANNA, 2)
    (review,) = _over(booth)

    outcome = booth.keep(resolved(booth.books, booth.house, review, suggested(review), booth.now))

    assert names(outcome.letters) == ["Anna Berg", "Bo Iversen", "Carla Dam", "Dan Eg"]
    meeting = booth.books.get(Meeting, "nims-2027-03")
    assert meeting is not None and meeting.theme == "Grøn omstilling"
    theme = booth.books.get(Theme, "nims/2")
    assert theme is not None
    assert (theme.state, theme.meeting, theme.open_in) == ("chosen", "nims-2027-03", None)
    assert (booth.ballot.winner, booth.ballot.open_in) == (2, None)


def test_no_member_closes_a_ballot_by_mail(booth: Booth) -> None:
    wish = CloseBallot(ballot=booth.paper.key, winner=1)
    outcome = booth.write(ANNA, wish, answers=booth.letter(ANNA))

    assert whys(outcome) == [Why.NO_RULE]
    assert booth.ballot.closed is None


def test_the_result_goes_to_each_only_once(booth: Booth) -> None:
    winner = booth.ballot.choices[0]
    booth.keep(announce(booth.books, booth.ballot, winner, booth.everybody).outcome)

    again = announce(booth.books, booth.ballot, winner, booth.everybody)

    assert again.letters == ()


def test_a_thank_you_for_the_ballot_is_no_vote(booth: Booth) -> None:
    outcome = booth.write(ANNA, Thanks(), answers=booth.letter(ANNA))

    assert outcome.letters == () == outcome.reviews
    assert booth.standing() == {}


def test_an_answer_to_the_meeting_beside_the_vote_is_carried_out_too(booth: Booth) -> None:
    spring = booth.books.get(Meeting, "nims-2027-03")
    assert spring is not None
    booth.keep(invite(booth.books, booth.house, spring, booth.everybody).outcome)

    wishes = Attend(answer="yes"), Vote(choices=(2,))
    outcome = booth.write(ANNA, *wishes, answers=booth.letter(ANNA, "invitation"))

    (letter,) = outcome.letters
    assert letter.kind == "rsvp-receipt"
    assert [each.do for each in letter.facts()["noted"]] == ["vote"]
    assert booth.points()["Grøn omstilling"] == 1


def test_a_vote_that_may_be_for_either_of_two_ballots_is_shown_to_a_person(booth: Booth) -> None:
    second = replace(booth.paper, key="theme-2027-09", meeting=None)
    booth.keep(put_to_vote(booth.books, second, booth.everybody).outcome)

    outcome = booth.write(ANNA, Vote(choices=(2,)), authenticated=True)

    assert whys(outcome) == [Why.NO_SUBJECT_MATTER]
