"""Other parsers of replies, each at work in a process of its own: some hang on some input."""

import json
import queue
import subprocess
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

START = 30.0  # seconds for an interpreter to come up with its first answer
PATIENCE = 5.0  # seconds for each answer after that
_FLAGS = {"python": "-c", "ruby": "-e", "node": "-e"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Another parser: a program that answers each line of JSON with its readings, as JSON."""

    name: str
    runs: str  # which interpreter: python, ruby or node
    program: str
    published: str = ""  # what was found by others with all of the sets


_PYTHON = """
import json, sys
{setup}
for line in sys.stdin:
    pair = json.loads(line); text = pair["text"]; html = pair["html"]
    try:
        said = [{readings}]
    except Exception:
        said = []
    print(json.dumps(said), flush=True)
"""
RIVALS = (
    Rival(
        name="mail-parser-reply",
        runs="python",
        program=_PYTHON.format(
            setup="from mailparser_reply import EmailReplyParser as P\n"
            "p = P(languages='en de cs da es fr it nl pl sv'.split())\n"
            "def first(text): return p.read(text).replies[0]",
            readings="first(text).body, first(text).full_body, p.parse_reply(text)",
        ),
    ),
    Rival(
        name="email-reply-parser (PyPI)",
        runs="python",
        program=_PYTHON.format(
            setup="from email_reply_parser import EmailReplyParser as P",
            readings="P.parse_reply(text), P.read(text).fragments[0].content",
        ),
    ),
    Rival(
        name="talon",
        runs="python",
        program=_PYTHON.format(
            setup="import talon; talon.init()\n"
            "from talon import quotations as q\n"
            "from talon.signature.bruteforce import extract_signature as unsigned",
            readings="*([q.extract_from_html(html)] if html else [q.extract_from_plain(text), "
            "unsigned(q.extract_from_plain(text))[0]])",
        ),
    ),
    Rival(
        name="quotequail",
        runs="python",
        program=_PYTHON.format(
            setup="import quotequail as q\n"
            "def top(text): return chr(10).join(b for fresh, b in q.quote(text) if fresh)",
            readings="top(text), (q.unwrap(text) or {}).get('text_top', text)",
        ),
    ),
    Rival(
        name="email_reply_trimmer",
        runs="ruby",
        published="others found 42 of 63 in all of talon-text, 38 of 52 in all of crisp",
        program='require "json"; require "email_reply_trimmer"; $stdout.sync = true\n'
        'STDIN.each_line { |line| text = JSON.parse(line)["text"]; begin; '
        "said = [EmailReplyTrimmer.trim(text)]; rescue StandardError; said = []; end; "
        "puts JSON.generate(said) }",
    ),
    Rival(
        name="email-reply-parser (npm)",
        runs="node",
        program="const P = require('email-reply-parser').default, p = new P();"
        "require('readline').createInterface({input: process.stdin}).on('line', line => {"
        "const t = JSON.parse(line).text; let said = []; try { said = ["
        "p.read(t).getVisibleText(), p.read(t).getFragments()[0].getContent()] } catch (e) {}"
        "console.log(JSON.stringify(said)) })",
    ),
)


def answers(
    rival: Rival, interpreter: str, mails: Iterable[tuple[str, str]]
) -> Iterator[list[str] | None]:
    """Yield a rival's readings of each mail (text, HTML), or None where it came to no end."""
    worker = None
    for text, html in mails:
        worker = worker or _Worker([interpreter, _FLAGS[rival.runs], rival.program])
        answer = worker.ask({"text": text, "html": html})
        if answer is None:
            worker.stop()
            worker = None
        yield answer
    if worker:
        worker.stop()


class _Worker:
    """A rival at work in a process of its own."""

    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        self._said: queue.Queue[str] = queue.Queue()
        self._patience = START
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._said.put(line)
        self._said.put("")

    def ask(self, question: dict[str, str]) -> list[str] | None:
        """Return the readings of one mail; None if they do not come in time."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(question) + "\n")
            self._process.stdin.flush()
            line = self._said.get(timeout=self._patience)
        except (OSError, queue.Empty):
            return None
        self._patience = PATIENCE
        return [str(each) for each in json.loads(line)] if line else None

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.communicate()
