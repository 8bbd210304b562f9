"""A coordinator at the shell, in the folder of the sample secretariat."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from nimsmail.cli import cli
from nimsmail.clock import FixedClock
from nimsmail.config import load
from nimsmail.network.outbox import Item
from nimsmail.network.people import Person
from nimsmail.network.records import Record
from nimsmail.office import Office
from tests.servers.relay import Relay

NOW = "2027-01-11 09:00"


@dataclass
class Shell:
    """Runs nimsmail as a user would, in `folder`, at a time that stands still."""

    folder: Path
    environ: dict[str, str] = field(default_factory=dict)

    def run(self, *args: str, answer: str | None = None) -> Result:
        """Run a command; whatever it ends with, it is not a traceback."""
        runner = CliRunner(env={"NIMSMAIL_NOW": NOW, **self.environ})
        result = runner.invoke(cli, args, input=answer, prog_name="nimsmail")
        assert "Traceback" not in result.output
        return result

    def said(self, *args: str) -> str:
        """Run a command that must end well, and return what it says."""
        result = self.run(*args)
        assert result.exit_code == 0, result.output
        return result.output

    def json(self, *args: str) -> Any:
        """Run a command that must end well, and return the JSON that it prints."""
        result = self.run(*args, "--json")
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    def refused(self, *args: str, code: int = 1) -> str:
        """Run a command that must end with `code`, and return what it says on stderr."""
        result = self.run(*args)
        assert result.exit_code == code, result.output
        assert result.stderr.startswith("Error: ") or "\nError: " in result.stderr
        return result.stderr

    @property
    def office(self) -> Office:
        now = datetime(2027, 1, 11, 8, 0, tzinfo=UTC)
        return Office.open(load(self.folder / "config.toml", {}), FixedClock(now, lambda: 0.0))

    def kept(self, *records: Record) -> None:
        """Keep records as if they had come about long ago."""
        with self.office.store.change("test") as change:
            for record in records:
                change.put(record)

    def items(self) -> list[Item]:
        return list(self.office.store.books().every(Item))

    def person(self, address: str) -> Person:
        (found,) = self.office.store.books().find(Person, "addresses", address)
        return found

    def file(self, name: str, content: str | bytes) -> str:
        """Write a file beside the secretariat, and return its path."""
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def members(self, *people: str, network: str = "nims") -> None:
        """Take in people named as `Anna Berg <anna.berg@varde.example>, Varde, da`."""
        lines = ["address,name,organisation,language"]
        for each in people:
            who, *rest = each.split(",")
            name, _, address = who.rstrip("> ").partition(" <")
            lines.append(",".join([address, name, *(r.strip() for r in rest)]))
        sheet = self.file("people.csv", "\n".join(lines))
        self.said("member", "import", sheet, "--network", network, "--confirmed", "by phone")


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell in a fresh sample secretariat."""
    folder = tmp_path / "secretariat"
    made = CliRunner().invoke(cli, ["init", str(folder), "--sample", "nims"])
    assert made.exit_code == 0, made.output
    monkeypatch.chdir(folder)
    return Shell(folder)


@pytest.fixture
def meeting(shell: Shell) -> str:
    """A meeting of NIMS in March, with three members to invite."""
    shell.members(
        "Anna Berg <anna.berg@varde.example>, Varde, da",
        "Bo Iversen <bo.iversen@esbjerg.example>, Esbjerg, da",
        "Emma Clarke <emma.clarke@odense.example>, Odense, en",
    )
    shell.said(
        *("meeting", "new", "nims-2027-03", "--network", "nims", "--title", "Forårsmøde"),
        *("--starts", "18. marts 2027 kl. 9.30", "--ends", "kl. 15"),
        *("--place", "Kulturhuset, Vejen", "--answer-by", "3/3-27"),
    )
    return "nims-2027-03"


def every_command() -> Iterator[tuple[str, click.Command]]:
    """Go through all commands, by their whole names."""
    yield from _beneath(cli, "", click.Context(cli))


def _beneath(
    group: click.Group, path: str, context: click.Context
) -> Iterator[tuple[str, click.Command]]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        whole = f"{path} {name}".strip()
        if isinstance(command, click.Group):
            yield from _beneath(command, whole, context)
        else:
            yield whole, command


@pytest.fixture
def relayed(shell: Shell, relay: Relay) -> Relay:
    """A relay that the secretariat sends through; letters that must wait do so for a second."""
    shell.environ = {
        "NIMSMAIL_POST__PORT": str(relay.port),
        "NIMSMAIL_POST__RETRY_FIRST": "1s",
        "NIMSMAIL_POST__RETRY_LAST": "1s",
    }
    return relay
