"""The phrases of the coordinator's own: each is tried on its example."""

from collections.abc import Iterator
from pathlib import Path

from nimsmail.doctor.finding import Finding, doubtful, of_error, well
from nimsmail.doctor.patient import Patient
from nimsmail.errors import ConfigError
from nimsmail.network.incoming import Wish
from nimsmail.reading import OwnPhrase, phrasebook
from nimsmail.reading.ear.purposes import LEADS_TO


def look(patient: Patient) -> Iterator[Finding]:
    """Read every line, and tell of examples that would still be asked about."""
    file = patient.settings.own_phrases
    try:
        own = phrasebook.read(file)
    except ConfigError as error:
        for line in str(error).splitlines():
            yield of_error("phrases", ConfigError(line))
        return
    doubts = [
        _doubted(file, each, wish)
        for each in own.every
        for wish in phrasebook.example_wishes(each, own)
        if file and each.purpose in LEADS_TO and not wish.certain
    ]
    yield from doubts
    if not doubts:
        yield well("phrases", _told(len(own.every), file))


def _doubted(file: Path, each: OwnPhrase, wish: Wish) -> Finding:
    what = f"{file}:{each.line}: the example is understood, but you would be asked: {wish.why}"
    remedy = "leave it if you want to be asked, or write an example without the doubt"
    return doubtful("phrases", what, remedy)


def _told(count: int, file: Path | None) -> str:
    if not count:
        return "there are none of your own"
    return f"{count} of your own, each understood in its example ({file})"
