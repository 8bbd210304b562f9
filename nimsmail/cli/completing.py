"""What the shell may complete: keys from the store, as far as it can be read."""

from collections.abc import Callable, Iterator

import click
from click.shell_completion import CompletionItem

from nimsmail.cli.call import Call
from nimsmail.cli.finding import brief

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
_MOST = 200


def _completing(words: Callable[[Call], Iterator[tuple[str, str]]]) -> Complete:
    def complete(
        context: click.Context, _parameter: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        try:
            call = context.find_root().ensure_object(Call)
            found = [w for w in words(call) if w[0].casefold().startswith(incomplete.casefold())]
        except Exception:
            # In the middle of a line there is nobody to tell of a missing configuration.
            return []
        return [CompletionItem(word, help=about) for word, about in found[:_MOST]]

    return complete


def _networks(call: Call) -> Iterator[tuple[str, str]]:
    for key, network in call.settings.networks.items():
        yield key, network.name


def _people(call: Call) -> Iterator[tuple[str, str]]:
    from nimsmail.network.people import Person

    for person in call.books.every(Person):
        yield person.addresses[0], person.name


def _roles(call: Call) -> Iterator[tuple[str, str]]:
    from nimsmail.network.people import Membership

    roles = {role for each in call.books.every(Membership) for role in each.roles}
    yield from ((role, "") for role in sorted(roles))


def _organisations(call: Call) -> Iterator[tuple[str, str]]:
    from nimsmail.network.people import Organisation

    for each in call.books.every(Organisation):
        yield each.key, each.name


def _meetings(call: Call) -> Iterator[tuple[str, str]]:
    from nimsmail.network.meetings import Meeting

    for each in call.books.every(Meeting):
        yield each.key, each.title


def _deadlines(call: Call) -> Iterator[tuple[str, str]]:
    from nimsmail.network.calls import Call as Invited

    for each in call.books.every(Invited):
        yield each.key, each.title


def _programmes(_call: Call) -> Iterator[tuple[str, str]]:
    from nimsmail.network.programmes import PROGRAMMES

    for each in PROGRAMMES:
        yield each.key, each.name


def _papers(call: Call) -> Iterator[tuple[str, str]]:
    from nimsmail.network.papers import Paper

    for each in call.books.every(Paper):
        yield each.key, each.title


def _themes(call: Call) -> Iterator[tuple[str, str]]:
    from nimsmail.network.themes import Theme

    for each in call.books.every(Theme):
        if each.state == "open":
            yield str(each.number), each.text


def _ballots(call: Call) -> Iterator[tuple[str, str]]:
    from nimsmail.network.ballots import Ballot

    for each in call.books.every(Ballot):
        yield each.key, each.meeting or each.network


def _duties(call: Call) -> Iterator[tuple[str, str]]:
    from nimsmail.cli.wheel_words import what_is
    from nimsmail.network.duties import ENDED, tasks

    for each in tasks(call.books, call.house, call.now):
        if each.fate not in ENDED:
            yield each.key, what_is(each)


def _news(call: Call) -> Iterator[tuple[str, str]]:
    from nimsmail.network.news import NewsItem

    for each in call.books.every(NewsItem):
        yield each.key, " ".join(each.text.split())[:60]


def _cases(call: Call) -> Iterator[tuple[str, str]]:
    from nimsmail.network.cases import OfferedCase

    for each in call.books.every(OfferedCase):
        yield each.key, " ".join(each.text.split())[:60]


def _editions(call: Call) -> Iterator[tuple[str, str]]:
    from nimsmail.network.newsletters import Edition

    for each in call.books.every(Edition):
        yield each.key, each.title


def _reviews(call: Call) -> Iterator[tuple[str, str]]:
    from nimsmail.network.reviews import Review, Stage

    for each in call.books.every(Review):
        if each.stage is not Stage.RESOLVED:
            yield brief(each.key), each.subject


def _letters(call: Call) -> Iterator[tuple[str, str]]:
    from nimsmail.network.outbox import Item, State

    for each in call.books.every(Item):
        if each.state is not State.SENT:
            yield each.key, f"{each.kind} {each.state}"


def _every_letter(call: Call) -> Iterator[tuple[str, str]]:
    from nimsmail.network.outbox import Item

    for each in call.books.every(Item):
        yield each.key, f"{each.kind} {each.state}"


def _dispatches(call: Call) -> Iterator[tuple[str, str]]:
    from nimsmail.network.dispatches import Dispatch

    latest = sorted(call.books.every(Dispatch), key=lambda each: each.approved, reverse=True)
    for each in latest:
        yield each.key, f"{each.title} {each.course}"


def _audiences(call: Call) -> Iterator[tuple[str, str]]:
    yield from _networks(call)
    for key, about in _meetings(call):
        for answer in ("yes", "no", "maybe", "delegate", "waiting", "silent"):
            yield f"meeting/{key}:{answer}", about


networks = _completing(_networks)
people = _completing(_people)
roles = _completing(_roles)
organisations = _completing(_organisations)
meetings = _completing(_meetings)
deadlines = _completing(_deadlines)
programmes = _completing(_programmes)
papers = _completing(_papers)
themes = _completing(_themes)
ballots = _completing(_ballots)
duties = _completing(_duties)
news = _completing(_news)
cases = _completing(_cases)
editions = _completing(_editions)
reviews = _completing(_reviews)
letters = _completing(_letters)
every_letter = _completing(_every_letter)
dispatches = _completing(_dispatches)
audiences = _completing(_audiences)
