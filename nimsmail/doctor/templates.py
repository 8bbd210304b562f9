"""The templates: every letter is put into words in each language, as it would be sent."""

from collections.abc import Iterator
from typing import get_args

from nimsmail.doctor import strays
from nimsmail.doctor.finding import Finding, of_error, well
from nimsmail.doctor.patient import Patient
from nimsmail.doctor.samples import one_of_each
from nimsmail.errors import ConfigError
from nimsmail.network.letters import Letter
from nimsmail.network.people import Language
from nimsmail.network.seal import Seal
from nimsmail.office import house_of
from nimsmail.writing.templates import Templates, read_templates, shipped_templates
from nimsmail.writing.words import Writer

_REMEDY = "mend the template, or take it away: the shipped one is then used"


def look(patient: Patient) -> Iterator[Finding]:
    """Word one letter of every kind; each template that cannot be is told of once."""
    own = patient.settings.templates.folder
    try:
        templates = Templates.read(own)
    except ConfigError as error:
        yield of_error("templates", error, _REMEDY)
        return
    if own is not None:
        yield from strays.look(own, read_templates(shipped_templates()))
    # No letter leaves from here: any seal will do.
    writer = Writer(templates, house_of(patient.settings, Seal(bytes(32))))
    faults: dict[str, Finding] = {}
    count = 0
    for letter in _letters(patient):
        trouble = _worded(writer, letter)
        count += 1
        if trouble is not None:
            faults.setdefault(trouble.what, trouble)
    yield from faults.values()
    if not faults:
        ours = f"{own} and the shipped ones" if own else "the shipped ones"
        yield well("templates", f"{count} sample letters can be written from {ours}")


def _letters(patient: Patient) -> Iterator[Letter]:
    for network in patient.settings.networks:
        for language in get_args(Language):
            yield from one_of_each(network, language)


def _worded(writer: Writer, letter: Letter) -> Finding | None:
    try:
        writer.word(letter)
    except ConfigError as error:
        return of_error("templates", error, _REMEDY)
    return None
