import re
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from nimsmail.cli import cli
from nimsmail.config import load
from nimsmail.network.people import Organisation
from nimsmail.reading import NO_PHRASES, phrasebook
from nimsmail.store import Store, check
from tests.cli.conftest import Shell


def _init(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["init", *args])
    return result.exit_code, result.output


def test_a_new_secretariat_has_one_network_called_nims(tmp_path: Path) -> None:
    code, said = _init(str(tmp_path / "new"))

    assert code == 0
    assert "nimsmail doctor" in said
    assert list(load(tmp_path / "new" / "config.toml", {}).networks) == ["nims"]
    assert check(tmp_path / "new" / "store") == []


def test_the_phrases_that_it_shows_can_be_used_as_they_are(tmp_path: Path) -> None:
    _init(str(tmp_path / "new"))
    file = tmp_path / "new" / "phrases.txt"
    shown = re.sub(r"(?m)^# (?=.*\|)", "", file.read_text("utf-8"))

    assert load(tmp_path / "new" / "config.toml", {}).own_phrases == file
    assert phrasebook.read(file) == NO_PHRASES
    assert {
        language for each in phrasebook.parse(shown, file).every for language in each.languages
    } == {"da", "en"}


def test_the_network_takes_the_key_that_it_is_given(tmp_path: Path) -> None:
    _init(str(tmp_path / "new"), "--network", "icma-europe")

    settings = load(tmp_path / "new" / "config.toml", {})
    assert list(settings.networks) == ["icma-europe"]


def test_nobody_else_can_read_what_was_made(tmp_path: Path) -> None:
    folder = tmp_path / "new"

    _init(str(folder), "--sample", "nims")

    private = [*folder.glob("*.*"), *(folder / "store").iterdir(), *(folder / "secrets").iterdir()]
    assert {stat.S_IMODE(each.stat().st_mode) for each in private} == {0o600}
    assert stat.S_IMODE((folder / "store").stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "secrets").stat().st_mode) == 0o700


def test_the_sample_holds_both_bodies_and_the_22_municipalities(shell: Shell) -> None:
    settings = load(shell.folder / "config.toml", {})
    with Store(shell.folder / "store") as store:
        municipalities = list(store.books().every(Organisation))

    assert list(settings.networks) == ["nims", "komdir"]
    assert settings.is_loopback
    assert len(municipalities) == 22
    assert all(each.networks == ("nims",) for each in municipalities)
    (varde,) = [each for each in municipalities if each.key == "varde"]
    assert varde.domains == ("varde.dk", "vardekommune.dk")


def test_the_samples_own_members_can_be_taken_in(shell: Shell) -> None:
    shell.said("member", "import", "members.csv", "--network", "nims", "--confirmed", "a sample")

    assert len(shell.json("member", "list")) == 8


def test_the_samples_newsletter_can_be_sent(shell: Shell) -> None:
    shell.said("member", "import", "members.csv", "--network", "nims", "--confirmed", "a sample")

    said = shell.said("newsletter", "send", "newsletter.md", "--to", "nims", "--dry-run")

    assert "Subject: Nyt fra NIMS" in said


@pytest.mark.parametrize("name", ["config.toml", "phrases.txt", "store", "templates", "secrets"])
def test_nothing_that_is_there_is_overwritten(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()

    code, said = _init(str(tmp_path))

    assert code == 1
    assert name in said
    assert [each.name for each in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("key", ["NIMS", "a b", 'x"]', "-", "x" * 33])
def test_a_key_that_no_network_can_have_is_refused(tmp_path: Path, key: str) -> None:
    code, said = _init(str(tmp_path / "new"), "--network", key)

    assert code == 1
    assert "small letters, digits and hyphens" in said
    assert not (tmp_path / "new").exists()


def test_all_templates_are_copied_where_that_is_asked_for(tmp_path: Path) -> None:
    _init(str(tmp_path / "new"), "--with-templates")

    assert (tmp_path / "new" / "templates" / "invitation" / "da.md").is_file()


def test_a_folder_that_cannot_be_made_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    code, said = _init(str(tmp_path / "file" / "new"))

    assert code == 1
    assert "name a folder that you can write in" in said
