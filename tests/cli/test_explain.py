import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nimsmail.cli import cli
from tests.cli.conftest import Shell

MAIL = """From: Anna Berg <anna.berg@varde.example>
To: nims@sekretariat.example
Subject: SV: Invitation
Message-ID: <1@varde.example>
Date: Mon, 11 Jan 2027 10:00:00 +0100
Content-Type: text/plain; charset=utf-8

Ja tak, og jeg tager Mette med fra økonomi.

Vh Anna

> Kommer du?
"""


@pytest.fixture
def mail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A mail in a folder where no secretariat is."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "mail.eml"
    path.write_text(MAIL, "utf-8")
    return str(path)


def _explain(*args: str) -> Result:
    return CliRunner().invoke(cli, ["explain", *args])


def test_each_file_has_a_line_of_json(mail: str) -> None:
    result = _explain("--json", "--answering", "invitation", mail, mail)

    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert result.exit_code == 0
    assert first == second
    assert first["file"] == mail
    assert first["kind"] == "reply"
    assert first["certain"] is True
    assert first["intents"][0]["do"] == "attend"
    assert first["text"].startswith("Ja tak, og jeg tager Mette med")


def test_a_person_sees_whose_words_are_whose_and_why(mail: str) -> None:
    said = _explain("--answering", "invitation", mail).stdout

    assert "own       | Ja tak, og jeg tager Mette med fra økonomi." in said
    assert "quotation | > Kommer du?" in said
    assert "attend (answer: yes, guests: name Mette): certain, since" in said


def test_facts_are_told_of_the_letter_answered(mail: str, tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps({"today": "2027-02-15", "themes": ["A", "B", "C"]}))
    Path(mail).write_text(MAIL.replace("Ja tak, og jeg tager Mette med fra økonomi.", "2 og 3"))

    result = _explain("--json", "--answering", "ballot", "--facts", str(facts), mail)

    (intent,) = json.loads(result.stdout)["intents"]
    assert (intent["do"], intent["choices"]) == ("vote", [2, 3])


def test_what_cannot_be_read_is_named_and_the_rest_explained(mail: str) -> None:
    result = _explain("--json", "nowhere.eml", mail)

    assert result.exit_code == 1
    assert "nowhere.eml cannot be read (No such file or directory)" in result.stderr
    assert json.loads(result.stdout)["file"] == mail


def test_what_a_terminal_would_obey_is_escaped(mail: str) -> None:
    nasty = MAIL.replace("Ja tak", "Ja tak \x1b]0;x\x07 \u202e \x9b31m")
    Path(mail).write_text(nasty, "utf-8")

    plain = _explain(mail).stdout
    as_json = _explain("--json", mail).stdout

    for said in (plain, as_json):
        assert not set("\x1b\x07\u202e\x9b") & set(said)
    assert json.loads(as_json)["kind"] == "reply"


@pytest.mark.parametrize(
    ("content", "remedy"),
    [
        ("{", "is not JSON"),
        ("[]", "holds no JSON object"),
        ('{"today": "tomorrow"}', "write days as 2027-03-18"),
        ('{"meeting": "soon"}', "facts.json"),
    ],
)
def test_facts_that_are_none_are_refused(
    mail: str, tmp_path: Path, content: str, remedy: str
) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(content)

    result = _explain("--facts", str(facts), mail)

    assert result.exit_code == 1
    assert remedy in result.stderr


def test_a_kind_of_letter_that_nobody_knows_is_refused(mail: str) -> None:
    result = _explain("--answering", "invitaton", mail)

    assert result.exit_code == 2
    assert "There is no kind of letter “invitaton”; there are: invitation, " in result.stderr


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Ja tak, jeg kommer.", "it would be carried out"),
        ("Hvor kan man parkere?", "the coordinator sees to what no rule is for: question"),
    ],
)
def test_the_verdict_says_who_carries_it_out(mail: str, words: str, verdict: str) -> None:
    text = MAIL.replace("Ja tak, og jeg tager Mette med fra økonomi.", words)
    Path(mail).write_text(text, "utf-8")

    assert verdict in _explain("--answering", "invitation", mail).stdout


@pytest.mark.parametrize("content", ["", "Ja tak\n", "# Heading\n\nText: more\n"])
def test_a_file_without_a_header_is_doubted_aloud(mail: str, content: str) -> None:
    Path(mail).write_text(content, "utf-8")

    assert "has no header, so it is no mail" in _explain(mail).stderr
    assert _explain("--json", mail).exit_code == 0


def test_more_files_than_a_call_takes_are_refused(mail: str) -> None:
    result = _explain(*[mail] * 201)

    assert result.exit_code == 1
    assert "name 200 at most" in result.stderr


PHRASE = "yes | på pletten | Jeg er på pletten\n"


def _said_of_the_spot(mail: str, *args: str) -> tuple[str, bool, str]:
    text = MAIL.replace("Ja tak, og jeg tager Mette med fra økonomi.", "Jeg er på pletten.")
    Path(mail).write_text(text, "utf-8")
    (intent,) = json.loads(_explain("--json", "--answering", "invitation", *args, mail).stdout)[
        "intents"
    ]
    return intent["do"], intent["certain"], intent["why"]


def test_a_phrase_of_ones_own_changes_what_a_mail_is_read_as(mail: str, tmp_path: Path) -> None:
    phrases = tmp_path / "sayings.txt"
    phrases.write_text(PHRASE, "utf-8")

    without = _said_of_the_spot(mail)
    do, certain, why = _said_of_the_spot(mail, "--phrases", str(phrases))

    assert without[:2] != ("attend", True)
    assert (do, certain) == ("attend", True)
    assert "by your phrase “på pletten”" in why


def test_in_a_secretariats_folder_its_phrases_count(mail: str, shell: Shell) -> None:
    shell.file("phrases.txt", PHRASE)

    do, certain, why = _said_of_the_spot(mail)

    assert (do, certain) == ("attend", True)
    assert "by your phrase “på pletten”" in why


def test_a_file_of_phrases_that_the_configuration_names_wins(mail: str, shell: Shell) -> None:
    shell.file("sayings.txt", PHRASE)
    with (shell.folder / "config.toml").open("a") as config:
        config.write('\n[reading]\nphrases = "sayings.txt"\n')

    assert _said_of_the_spot(mail)[:2] == ("attend", True)


def test_phrases_that_cannot_help_are_refused_with_file_and_line(mail: str, tmp_path: Path) -> None:
    phrases = tmp_path / "sayings.txt"
    phrases.write_text("yess | på pletten | Jeg er på pletten\n", "utf-8")

    result = _explain("--phrases", str(phrases), mail)

    assert result.exit_code == 1
    assert f"{phrases}:1: “yess” is no purpose; did you mean yes." in result.stderr


def test_explaining_loads_neither_servers_nor_configuration(mail: str) -> None:
    program = (
        "import sys; from nimsmail.cli import cli\n"
        f"cli(['explain', '--json', {mail!r}], standalone_mode=False)\n"
        "print(*sorted(name for name in sys.modules if '.' not in name), file=sys.stderr)"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    loaded = set(done.stderr.split())
    assert not loaded & {"imapclient", "aiosmtplib", "pydantic", "jinja2", "tinydb", "structlog"}
