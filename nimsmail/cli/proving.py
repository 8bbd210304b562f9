"""A newsletter to the coordinators alone, before anybody else sees it."""

from nimsmail.cli.call import Call
from nimsmail.cli.manuscripts import Manuscript
from nimsmail.network.house import Network
from nimsmail.network.letters import Recipient
from nimsmail.network.newsletters import NewsletterTest
from nimsmail.network.outbox import Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.publishing import frozen


def proofs(call: Call, network: Network, written: Manuscript) -> Outcome:
    """Return a letter to each coordinator; the same file tested again is another round."""
    edition = frozen(
        call.books, network.key, written.title, written.text, call.now, enclosed=written.files
    )
    tests = call.books.find(Item, "about", edition.key)
    rounds = [each.recipient for each in tests if each.kind == NewsletterTest.kind]
    return Outcome(
        letters=tuple(
            NewsletterTest(
                network=network.key,
                to=Recipient(name=who.name, address=who.address, language=network.language),
                about=edition.key,
                edition=edition,
                round=rounds.count(who.address) + 1,
            )
            for who in network.coordinators
        )
    )
