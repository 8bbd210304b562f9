"""After the story: whoever writes to the demo from a mail program of their own is answered."""

from email import message_from_bytes
from email.policy import default
from threading import Event as Signal
from threading import Thread

from nimsmail import daemon
from nimsmail.demo.events import Written
from nimsmail.demo.post_office import PostOffice, Taken, account_of
from nimsmail.demo.secretariat import ADDRESS
from nimsmail.demo.stage import Stage
from nimsmail.demo.understanding import in_words
from nimsmail.network.incoming import Incoming, Reply
from nimsmail.network.people import person_at

_NAP = 0.3


def receive_visitors(stage: Stage, servers: PostOffice, stop: Signal) -> None:
    """Run the daemon and tell what comes and goes, until `stop` is set."""
    settled = Signal()
    run = Thread(
        target=daemon.run,
        args=(stage.secretariat.office,),
        kwargs={"once": False, "stop": settled},
        name="daemon",
    )
    told = len(servers.taken)
    run.start()
    try:
        while not stop.wait(_NAP):
            told = _tell(stage, servers, told)
    finally:
        settled.set()
        run.join()
        _tell(stage, servers, told)


def _tell(stage: Stage, servers: PostOffice, told: int) -> int:
    """Tell of all that the relay took since; returns how many that are by now."""
    taken = servers.taken
    for each in taken[told:]:
        if account_of(each.recipient) == ADDRESS:
            stage.happens(_came_in(stage, each))
        else:
            stage.happens(stage.arrived(each.recipient, each.message))
    return len(taken)


def _came_in(stage: Stage, taken: Taken) -> Written:
    incoming = stage.secretariat.understood(taken.message, taken.when)
    sender = incoming.mail.sender
    address = sender.address if sender else taken.mail_from
    person = person_at(stage.secretariat.office.store.books(), address)
    message = message_from_bytes(taken.message, policy=default)
    return Written(
        when=taken.when,
        who=person.name if person else (sender.name if sender else "") or address,
        whence=address,
        program=str(message.get("User-Agent") or message.get("X-Mailer") or "a mail program"),
        words=_words(incoming),
        understood=in_words(incoming),
    )


def _words(incoming: Incoming) -> str:
    return incoming.words if isinstance(incoming, Reply) else incoming.mail.subject
