"""Nothing goes to many without a person's word."""

import os
import pty
import subprocess
import sys
from dataclasses import replace

import pytest

from nimsmail.network.outbox import State
from tests.cli.conftest import NOW, Shell

MASS = {
    "invite": ("meeting", "invite", "nims-2027-03"),
    "remind": ("meeting", "remind", "nims-2027-03"),
    "newsletter": ("newsletter", "send", "newsletter.md", "--to", "nims"),
    "call": ("theme", "call", "--network", "nims"),
    "ballot": ("theme", "ballot", "theme-2027-03", "--network", "nims"),
}
mass_mail = pytest.mark.parametrize("command", MASS.values(), ids=MASS)


@pytest.fixture(autouse=True)
def _invited(shell: Shell, meeting: str, request: pytest.FixtureRequest) -> None:
    if "remind" in request.node.name:
        shell.said("meeting", "invite", meeting, "--yes")
        shell.kept(*(replace(each, state=State.SENT, ended=each.queued) for each in shell.items()))


@mass_mail
def test_a_dry_run_shows_everything_and_sends_nothing(
    shell: Shell, command: tuple[str, ...]
) -> None:
    before = shell.items()

    said = shell.said(*command, "--dry-run")

    assert "3 people would get" in said
    assert "anna.berg@varde.example" in said
    assert "Subject: " in said
    assert "3 letters; nothing was sent." in said
    assert "[token]" in said
    assert shell.items() == before


@mass_mail
def test_a_dry_run_as_json_says_who_is_in_and_out(shell: Shell, command: tuple[str, ...]) -> None:
    shell.said("member", "leave", "Bo Iversen", "--scope", "invitations")
    shell.said("member", "leave", "Bo Iversen", "--scope", "newsletter")

    plain = shell.json(*command, "--dry-run")

    assert plain["count"] == len(plain["in"]) == 2
    (out,) = plain["out"]
    assert out["name"] == "Bo Iversen"
    assert out["why"].startswith("does not take ")
    assert plain["letter"]["subject"]


@mass_mail
def test_without_a_word_nothing_is_sent_where_nobody_can_be_asked(
    shell: Shell, command: tuple[str, ...]
) -> None:
    before = shell.items()

    said = shell.refused(*command)

    assert "nobody is here to approve it; look at it with --dry-run, then say --yes" in said
    assert shell.items() == before


@mass_mail
def test_with_the_word_each_gets_one_letter_however_often_it_is_said(
    shell: Shell, command: tuple[str, ...]
) -> None:
    before = len(shell.items())

    first = shell.said(*command, "--yes")
    again = shell.said(*command, "--yes")

    queued = shell.items()[before:]
    assert len(queued) == 3
    assert {item.state for item in queued} == {State.QUEUED}
    assert not any(item.automatic for item in queued)
    assert "3 letters queued; the daemon sends them, or nimsmail outbox deliver." in first
    assert "nothing was queued" in again


@pytest.mark.parametrize(("answer", "letters"), [("y", 3), ("n", 0), ("", 0)])
def test_a_person_at_a_terminal_is_asked(shell: Shell, answer: str, letters: int) -> None:
    ours, theirs = pty.openpty()
    command = (sys.executable, "-m", "nimsmail", "meeting", "invite", "nims-2027-03")
    os.write(ours, f"{answer}\n".encode())

    done = subprocess.run(
        command,
        stdin=theirs,
        capture_output=True,
        text=True,
        env={**os.environ, "NIMSMAIL_NOW": NOW},
        check=False,
        timeout=60,
    )

    os.close(ours)
    os.close(theirs)
    assert "Send the invitation to “Forårsmøde” to 3 people" in done.stderr
    assert "(Anna Berg, Bo Iversen, Emma Clarke)? [y/N]" in done.stderr
    assert "Error" not in done.stderr
    assert done.returncode == (0 if letters else 1)
    assert len(shell.items()) == letters


def test_a_dry_run_lists_people_by_name_and_shows_a_letter_in_each_language(
    shell: Shell, meeting: str
) -> None:
    said = shell.said("meeting", "invite", meeting, "--dry-run")

    places = [said.index(name) for name in ("Anna Berg", "Bo Iversen", "Emma Clarke")]
    assert places == sorted(places)
    assert said.count("Subject: ") == 2
    assert "One of the letters, to Emma Clarke:" in said


@pytest.mark.parametrize("audience", ["", "  "])
def test_an_audience_of_nothing_is_not_everybody(shell: Shell, meeting: str, audience: str) -> None:
    said = shell.refused("meeting", "invite", meeting, "--to", audience, "--yes")

    assert "is no audience; write e.g. nims" in said
    assert shell.items() == []


def test_an_audience_that_nobody_answers_to_is_named_once(shell: Shell, meeting: str) -> None:
    command = ("meeting", "invite", meeting, "--yes", "--to")

    assert "“meeting/foo:yes”: there is no meeting" in shell.refused(*command, "meeting/foo:yes")
    assert shell.refused(*command, "nimz").count("nimz") == 2


def test_a_newsletter_goes_to_the_only_network_where_none_is_named(
    shell: Shell, meeting: str
) -> None:
    text = (shell.folder / "config.toml").read_text()
    alone = text[: text.index("[networks.komdir]")] + text[text.index("[mailbox]") :]
    shell.file("config.toml", alone)

    preview = shell.said("newsletter", "preview", "newsletter.md")
    said = shell.said("newsletter", "send", "newsletter.md", "--dry-run")

    assert "Nothing was sent." in preview
    assert "3 people would get" in said


def test_a_newsletter_goes_to_nobody_in_silence_where_there_are_several_networks(
    shell: Shell,
) -> None:
    said = shell.refused("newsletter", "send", "newsletter.md", "--yes")

    assert "say with --to who gets it, such as: nims, komdir" in said
    assert shell.items() == []


def test_an_audience_narrows_who_is_invited(shell: Shell, meeting: str) -> None:
    shell.said("meeting", "invite", meeting, "--to", "nims:organisation=Varde", "--yes")

    assert [item.recipient for item in shell.items()] == ["anna.berg@varde.example"]


@pytest.mark.parametrize(
    ("audience", "remedy"),
    [
        ("nobody", "there are: nims, komdir"),
        ("nims:organisation=Atlantis", "see organisation list"),
        ("meeting/none:yes", "see meeting list"),
        ("komdir", "is a meeting of nims"),
        ("", "is no audience"),
    ],
)
def test_an_audience_that_is_none_is_refused(
    shell: Shell, meeting: str, audience: str, remedy: str
) -> None:
    if audience == "":
        said = shell.refused("newsletter", "send", "newsletter.md", "--to", "", "--yes")
    else:
        said = shell.refused("meeting", "invite", meeting, "--to", audience, "--yes")

    assert remedy in said
    assert shell.items() == []


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("# Nyt i marts\n\nHej alle.\n", "Nyt i marts"),
        ("Nyt i marts\n===========\n\nHej alle.\n", "Nyt i marts"),
        ("\ufeff\n# Nyt i marts #\nHej alle.", "Nyt i marts"),
    ],
    ids=["hash", "underlined", "mark"],
)
def test_the_first_heading_is_the_subject(shell: Shell, text: str, subject: str) -> None:
    shell.file("news.md", text)

    shown = shell.json("newsletter", "preview", "news.md", "--to", "nims")

    assert shown["subject"] == subject
    assert "Hej alle." in shown["text"]
    assert "Hej alle." in shown["html"]
    assert shell.items() == []


@pytest.mark.parametrize(
    ("content", "remedy"),
    [
        (b"", "is empty"),
        (b"Hej alle.\n\nMere.", "must begin with a heading"),
        (b"## Mindre\n\nMere.", "must begin with a heading"),
        (b"# Kun en overskrift\n", "has nothing below its heading"),
        ("# Nyt\n\nSøren".encode("latin-1"), "save it as UTF-8"),
    ],
    ids=["empty", "no heading", "small heading", "no body", "latin-1"],
)
def test_a_newsletter_that_cannot_go_is_refused(shell: Shell, content: bytes, remedy: str) -> None:
    shell.file("news.md", content)

    said = shell.refused("newsletter", "send", "news.md", "--to", "nims", "--yes")

    assert remedy in said
    assert shell.items() == []


def test_a_preview_may_be_looked_at_in_a_browser(shell: Shell) -> None:
    said = shell.said(
        "newsletter", "preview", "newsletter.md", "--to", "nims", "--html", "out.html"
    )

    assert "<html" in (shell.folder / "out.html").read_text().lower()
    assert "Subject: Nyt fra NIMS" in said
