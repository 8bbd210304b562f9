"""One letter's way to the relay: MAIL, RCPT, DATA and the letter itself (RFC 5321 §3.3)."""

from nimsmail.post.dialogue import Cut, Dialogue
from nimsmail.post.envelope import Envelope, Message, on_the_wire
from nimsmail.post.limits import Limits
from nimsmail.post.report import Reply, Stage

_COMMANDS = 3  # that offer a letter


class Transaction:
    """A single mail transaction; `stage` is how far it came, also when it is cut.

    A letter that was cut before Stage.DOT has surely not been taken: its last line never
    left. Where the relay offers PIPELINING, the three commands travel together, and behind
    the letter before: its text may begin a group of commands (RFC 2920 §3.1).
    """

    def __init__(self, dialogue: Dialogue, limits: Limits, *, pipelining: bool) -> None:
        self.stage = Stage.MAIL
        self._dialogue = dialogue
        self._limits = limits
        self._pipelining = pipelining

    async def run(
        self,
        envelope: Envelope,
        message: Message,
        *,
        reset: bool = False,
        offered: bool = False,
        ahead: Envelope | None = None,
    ) -> Reply:
        """Return the answer that decides: the first refusal, or the answer to the final dot.

        `reset` first ends what an earlier refusal left half open; `offered` tells that this
        envelope has left already, behind the letter before. `ahead` is that of the next
        letter, to leave behind this one: it saves the wait for the relay in between.
        Raises Cut.
        """
        if reset:
            await self._reset()
        refusal = await self._offered(envelope, offered=offered)
        if refusal is not None:
            return refusal
        wire = on_the_wire(message)
        if ahead is None:
            self._dialogue.say(wire)
        else:
            self._dialogue.say(wire + _together(ahead), answers=1 + _COMMANDS)
        self.stage = Stage.DOT
        return await self._dialogue.hear(self._limits.dot)

    async def _reset(self) -> None:
        self._dialogue.say(b"RSET\r\n")
        reply = await self._dialogue.hear(self._limits.command)
        if reply.code != 250:
            raise Cut(f"the relay does not start afresh: {reply}")

    async def _offered(self, envelope: Envelope, *, offered: bool) -> Reply | None:
        """Return the first refusal, or None when the relay waits for the letter."""
        if self._pipelining and not offered:
            self._dialogue.say(_together(envelope), answers=_COMMANDS)
        for stage in (Stage.MAIL, Stage.RCPT, Stage.DATA):
            self.stage = stage
            if not self._pipelining:
                self._dialogue.say(_command(envelope, stage))
            reply = await self._dialogue.hear(self._limit(stage))
            if not _is_yes(stage, reply):
                if self._pipelining:
                    await self._heard_out(stage)
                return reply
        return None

    async def _heard_out(self, refused: Stage) -> None:
        """Hear the answers to what was sent behind the refused command.

        A relay may ask for the letter although nobody is to get it: then an empty one
        ends the transaction (RFC 2920 §3.1).
        """
        try:
            for stage in (Stage.RCPT, Stage.DATA):
                if stage > refused:
                    reply = await self._dialogue.hear(self._limit(stage))
                    if _is_yes(Stage.DATA, reply):
                        self._dialogue.say(b".\r\n")
                        await self._dialogue.hear(self._limits.dot)
        except Cut:
            pass  # the refusal stands, and the line is seen to be dead before its next use

    def _limit(self, stage: Stage) -> float:
        return self._limits.data if stage is Stage.DATA else self._limits.command


def _command(envelope: Envelope, stage: Stage) -> bytes:
    match stage:
        case Stage.MAIL:
            return b"MAIL %b\r\n" % envelope.mail
        case Stage.RCPT:
            return b"RCPT %b\r\n" % envelope.rcpt
        case _:
            return b"DATA\r\n"


def _together(envelope: Envelope) -> bytes:
    return b"MAIL %b\r\nRCPT %b\r\nDATA\r\n" % (envelope.mail, envelope.rcpt)


def _is_yes(stage: Stage, reply: Reply) -> bool:
    return reply.code == 354 if stage is Stage.DATA else reply.code // 100 == 2
