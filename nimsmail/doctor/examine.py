"""The round: one check after the other, and none is left out because another failed."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from nimsmail.clock import Clock
from nimsmail.config import Settings, load
from nimsmail.doctor import (
    machine,
    mailbox,
    names,
    pace,
    phrases,
    places,
    relay,
    secrets,
    sender,
    templates,
    testmail,
    times,
)
from nimsmail.doctor.finding import Finding, ill, of_error
from nimsmail.doctor.patient import Patient
from nimsmail.errors import ConfigError, NimsmailError

CHECKS: dict[str, Callable[[Patient], Iterator[Finding]]] = {
    "secrets": secrets.look,
    "mailbox": mailbox.look,
    "relay": relay.look,
    "sender": sender.look,
    "store": places.look,
    "templates": templates.look,
    "phrases": phrases.look,
    "clock": times.look,
}


def examine(
    target: Settings | Path,
    clock: Clock,
    *,
    environ: Mapping[str, str] = os.environ,
    send_test: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> Iterator[Finding]:
    """Look at everything, and yield what is found as soon as it is.

    `target` is a configuration, or the file it is in; `progress` is told the name of each
    check before it begins. `send_test` also sends a mail from the secretariat to itself.
    """
    progress("python")
    yield from machine.look()
    progress("configuration")
    if isinstance(target, Path):
        try:
            settings = load(target, environ)
        except ConfigError as error:
            yield from _faults(error, target)
            return
    else:
        settings = target
    yield from machine.of_configuration(settings)
    yield from names.look(settings)
    yield from pace.look(settings)
    patient = Patient(settings=settings, clock=clock, environ=environ)
    checks = {**CHECKS, "test mail": testmail.look} if send_test else CHECKS
    for name, look in checks.items():
        progress(name)
        yield from _guarded(name, look, patient)


def _faults(error: ConfigError, path: Path) -> Iterator[Finding]:
    """Tell each fault of the configuration; without one, nothing else can be looked at."""
    for line in str(error).splitlines():
        yield of_error("configuration", ConfigError(line), f"correct it in {path}")


def _guarded(
    name: str, look: Callable[[Patient], Iterator[Finding]], patient: Patient
) -> Iterator[Finding]:
    """Go through a check; whatever it raises is a finding, too."""
    try:
        yield from look(patient)
    except NimsmailError as error:
        yield of_error(name, error)
    except Exception as error:  # a fault of ours in one check must not hide the others
        what = f"the check itself failed ({type(error).__name__})"
        yield ill(name, what, "this is a fault in nimsmail: please report it")
