"""What a new secretariat is made of, and that nothing is ever overwritten by one."""

import os
import re
import shutil
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from nimsmail.cli.bodies import read_list, shipped_list
from nimsmail.config import load
from nimsmail.errors import ConfigError, NotFound
from nimsmail.network.organisations import listed
from nimsmail.network.people import Organisation
from nimsmail.network.themes import numbered
from nimsmail.store import Store
from nimsmail.writing.templates import shipped_templates

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 32
_TAKEN = (
    "config.toml",
    "phrases.txt",
    "store",
    "templates",
    "secrets",
    "members.csv",
    "newsletter.md",
)

_TEMPLATES = """\
# Templates of your own

nimsmail brings the words of every letter. To change those of one, put a file of the same
name here, such as `invitation/da.md`: it wins over the one that is shipped. What you do
not change here goes on being improved with new versions.

`nimsmail init DIR --with-templates` copies them all into a new folder to start from.
docs/letters.md lists what each letter knows.
"""
_PHRASES = """\
# Phrases of your own: how your members say things that nimsmail does not know yet.
#
# One to a line: what it is for, the phrase, and a sentence in which it stands. What it may be
# for, and how a phrase may be written, is told in docs/reading.md. `nimsmail doctor` tries
# every line. They count when the daemon starts. Take the "# " away to use one.

[da]
# yes | på pletten | Jeg er på pletten den 18.
# no | springer af cyklen | Jeg springer af cyklen denne gang

[en]
# yes | swing by | I'll swing by
"""
_STORE = """\
All that this secretariat knows: people, meetings, answers, letters. Only nimsmail writes here.
Make copies with `nimsmail store backup FILE`, and prove it with `nimsmail store check`.
"""


def example_config() -> Path:
    """Return the configuration that says what every key does."""
    return _shipped("config.example.toml")


def _shipped(name: str) -> Path:
    package = Path(str(files("nimsmail")))
    packaged = package / "shipped" / name
    return packaged if packaged.exists() else package.parent / name


def found_from_example(folder: Path, network: str, *, with_templates: bool) -> None:
    """Make a secretariat with one network, to be configured."""
    if not _KEY.fullmatch(network) or len(network) > _LONGEST:
        raise NotFound(
            f"“{network}” is no key for a network; write small letters, digits and hyphens, "
            f"{_LONGEST} at most, such as nims."
        )
    text = example_config().read_text("utf-8")
    text = _replaced(text, "[networks.nims]", f"[networks.{network}]")
    text = _replaced(text, "[networks.nims.wheel]", f"[networks.{network}.wheel]")
    text = _replaced(text, '#folder = "templates"', 'folder = "templates"')
    _make_folders(folder, with_templates=with_templates)
    _write(folder / "config.toml", text)
    make_store(folder / "store")


def _replaced(text: str, old: str, new: str) -> str:
    assert text.count(f"\n{old}\n") == 1, old
    return text.replace(f"\n{old}\n", f"\n{new}\n")


def found_sample(folder: Path, sample: str, now: datetime, *, with_templates: bool) -> None:
    """Make the sample: its networks on servers of this machine, its organisations and themes."""
    _make_folders(folder, with_templates=with_templates)
    _write(folder / "config.toml", (_sample() / f"{sample}.toml").read_text("utf-8"))
    _write(folder / "secrets" / "mailbox", "demo\n")
    for name in ("members.csv", "newsletter.md"):
        _write(folder / name, (_sample() / name).read_text("utf-8"))
    make_store(folder / "store")
    with Store(folder / "store") as store, store.change("init") as change:
        expected = load(folder / "config.toml", {}).networks
        for key, network in expected.items():
            if isinstance(network.organisations, str):
                outcome, _ = listed(change, read_list(shipped_list(network.organisations)), key)
                for record in outcome.records:
                    assert isinstance(record, Organisation)
                    change.put(record)
        for record in numbered(change, sample, _themes(), None, now).records:
            change.put(record)


def _themes() -> list[str]:
    lines = (_sample() / "themes.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _sample() -> Path:
    return Path(str(files("nimsmail"))) / "shipped" / "sample"


def _make_folders(folder: Path, *, with_templates: bool) -> None:
    taken = [name for name in _TAKEN if os.path.lexists(folder / name)]
    if taken:
        raise ConfigError(
            f"{folder} holds {', '.join(taken)} already, and nothing is overwritten; name "
            "another folder."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "secrets").mkdir(mode=0o700)
        if with_templates:
            shutil.copytree(shipped_templates(), folder / "templates")
        else:
            (folder / "templates").mkdir()
    except OSError as error:
        raise ConfigError(
            f"{folder} cannot be made ({error.strerror}); name a folder that you can write in."
        ) from None
    _write(folder / "templates" / "README.md", _TEMPLATES)
    _write(folder / "phrases.txt", _PHRASES)


def make_store(folder: Path) -> None:
    """Make an empty store in `folder`, with a word on what it is for whoever finds it."""
    Store(folder).close()
    if not (folder / "README.md").exists():
        _write(folder / "README.md", _STORE)


def _write(path: Path, text: str) -> None:
    """Write a file that only its owner can read; it must not be there yet."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise ConfigError(
            f"{path} cannot be written ({error.strerror}); name a folder that you can write in."
        ) from None
