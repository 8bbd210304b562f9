"""The preview in a real browser: nothing overflows, and night is dark."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser import measured, pictured
from tests.cli.conftest import Shell
from tests.files import png

TEXT = """# Nyt i marts

![Havnen i Haderslev i solskin](havn.png)

| Program | Frist | Kl. |
|---|---|---|
| CERV, venskabsbyer og netværk af byer | 7. april 2027 | 17.00 |

Læs mere på https://southdenmark.example/en-meget-lang-adresse/som-ikke-har-nogen-mellemrum.
"""
_LOOK = """JSON.stringify({
 wide: d.documentElement.scrollWidth, room: d.documentElement.clientWidth,
 sheet: w.getComputedStyle(d.querySelector('.sheet')).backgroundColor,
 ink: w.getComputedStyle(d.querySelector('.letter')).color,
 picture: d.querySelector('img').naturalWidth, shown: d.querySelector('img').width,
 words: d.querySelector('img').alt})"""


@pytest.fixture
def pages(shell: Shell, meeting: str, tmp_path: Path) -> Path:
    """A preview of a newsletter with a picture, a table and a long address."""
    shell.file("havn.png", png(1200, 600))
    file = shell.file("marts.md", TEXT)
    shell.said("newsletter", "preview", file, "--to", "nims", "--out", str(tmp_path / "pages"))
    return tmp_path / "pages"


def look(pages: Path, name: str, width: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(measured(pages.parent, pages / name, _LOOK, width))
    return found


def brightness(colour: str) -> float:
    parts = colour[colour.index("(") + 1 : -1].split(",")[:3]
    return sum(float(each) for each in parts) / 3


@pytest.mark.parametrize("width", [375, 760], ids=["phone", "desktop"])
@pytest.mark.parametrize("name", ["light.html", "dark.html"])
def test_a_letter_fits_its_screen_and_its_ink_can_be_read(
    pages: Path, name: str, width: int
) -> None:
    seen = look(pages, name, width)

    assert seen["wide"] <= seen["room"]
    assert (seen["picture"], seen["words"]) == (1200, "Havnen i Haderslev i solskin")
    assert seen["shown"] <= min(width, 528)
    paper, ink = brightness(seen["sheet"]), brightness(seen["ink"])
    assert (paper < 60 < 200 < ink) if name == "dark.html" else (ink < 60 < 200 < paper)


@pytest.mark.parametrize("width", [375, 1280])
def test_the_proof_sheet_shows_four_letters_at_any_width(pages: Path, width: int) -> None:
    script = """JSON.stringify([d.documentElement.scrollWidth <= d.documentElement.clientWidth,
     ...[...d.querySelectorAll('iframe')].map(f => f.contentDocument.images.length),
     d.querySelector('pre').textContent.includes('[Havnen i Haderslev')])"""

    seen = json.loads(measured(pages.parent, pages / "index.html", script, width))

    assert seen == [True, 1, 1, 1, 1, True]


def test_the_proof_sheet_can_be_drawn(pages: Path) -> None:
    assert len(pictured(pages.parent, pages / "index.html", 1280, 1900)) > 20_000
