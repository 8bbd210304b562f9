"""What every scene needs: the clock, the desks, the secretariat, and somebody who tells."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from nimsmail.demo import album
from nimsmail.demo.cast import Member
from nimsmail.demo.desk import Desk
from nimsmail.demo.events import Event, Letters, Posted, Said, Scene, Table, Written
from nimsmail.demo.post_office import PostOffice
from nimsmail.demo.secretariat import COORDINATOR, Secretariat
from nimsmail.demo.storytime import StoryClock
from nimsmail.demo.understanding import in_words

_WHILE = timedelta(minutes=7)


class Stage:
    """The stage that the story is played on; everything that happens is told and kept."""

    def __init__(
        self,
        folder: Path,
        servers: PostOffice,
        secretariat: Secretariat,
        clock: StoryClock,
        tell: Callable[[Event], None],
    ) -> None:
        self.secretariat = secretariat
        self.clock = clock
        self.events: list[Event] = []
        self._folder = folder
        self._servers = servers
        self._tell = tell
        self._scenes = 0
        self._posted = 0
        self._desks: dict[str, Desk] = {}
        self._names: dict[str, str] = {COORDINATOR[1]: COORDINATOR[0]}

    def scene(self, title: str, day: int, hour: str, about: str = "") -> None:
        """Begin a scene, on this day of the story."""
        self.clock.set(day, hour)
        self._scenes += 1
        self.happens(Scene(number=self._scenes, title=title, when=self.clock.now(), about=about))

    def desk(self, member: Member) -> Desk:
        """Return this member's desk."""
        self._names[member.address] = member.name
        return self._desks.setdefault(member.address, Desk(self._servers, member.address))

    def write(self, member: Member, message: EmailMessage, words: str, program: str = "") -> None:
        """Have somebody write; then let the daemon take its turn, and tell what came back."""
        self.send(member, message, words, program)
        self.turn()

    def send(self, member: Member, message: EmailMessage, words: str, program: str = "") -> None:
        """Have somebody write, and tell how it is read."""
        self.clock.pass_by(_WHILE)
        now = self.clock.now()
        raw = self.desk(member).send(message)
        self.happens(
            Written(
                when=now,
                who=member.name,
                whence=member.municipality,
                program=program or member.program,
                words=words,
                understood=in_words(self.secretariat.understood(raw, now)),
            )
        )

    def turn(self) -> tuple[Posted, ...]:
        """Let the daemon take a turn, and tell of each letter that it leads to."""
        letters = self.quiet_turn()
        for letter in letters:
            self.happens(letter)
        if not letters:
            self.happens(Said(text="No letter goes back.", aside=True))
        return letters

    def quiet_turn(self) -> tuple[Posted, ...]:
        """Let the daemon take a turn, and return the letters that it leads to."""
        before = len(self._servers.taken)
        self.secretariat.turn()
        return tuple(
            self.arrived(taken.recipient, taken.message) for taken in self._servers.taken[before:]
        )

    def letters(self, what: str, letters: Iterable[Posted], *, one_of_them: bool = True) -> None:
        """Tell of many letters, and show one of them."""
        self.happens(Letters(what=what, letters=tuple(letters), one_of_them=one_of_them))

    def say(self, text: str) -> None:
        """Add a word of one's own."""
        self.happens(Said(text=text))

    def table(self, title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
        """Show something in columns."""
        self.happens(Table(title=title, heads=heads, rows=tuple(rows)))

    def arrived(self, recipient: str, raw: bytes) -> Posted:
        """Take a letter out of its reader's own mailbox, and keep it in the album."""
        desk = self._desks.setdefault(recipient, Desk(self._servers, recipient))
        desk.new_mail()
        self._posted += 1
        letter = Posted(
            number=self._posted,
            when=self.clock.now(),
            name=self._names.get(recipient, recipient),
            address=recipient,
            message=message_from_bytes(raw, policy=default),
        )
        album.keep(self._folder, letter, raw)
        return letter

    def happens(self, event: Event) -> None:
        """Tell of an event, and keep it for the pages."""
        self.events.append(event)
        self._tell(event)
