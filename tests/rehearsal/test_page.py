"""The page of a rehearsal, in a real browser: on a desk, on a telephone, and at night."""

from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from nimsmail.network.house import House
from nimsmail.rehearsal import Rehearsal, rehearse
from nimsmail.rehearsal.drawing import days_of
from nimsmail.rehearsal.page import page
from tests.browser import seen_in
from tests.rehearsal.conftest import NAMES, NOW, staged

YEAR = NOW + timedelta(days=353)
DESK, PHONE = 1280, 390


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> tuple[Rehearsal, House]:
    """The year of a network that says yes to everything; it is only looked at."""
    office = staged(tmp_path_factory.mktemp("stage"), "ask").office
    return rehearse(office, NOW, YEAR, assume_yes=True), office.house


@pytest.fixture
def file(year: tuple[Rehearsal, House], tmp_path: Path) -> Path:
    path = tmp_path / "year.html"
    path.write_text(page(*year), "utf-8")
    return path


class _Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.targets: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.targets += [value or "" for name, value in attrs if name in ("href", "src")]


def test_what_people_are_called_is_no_markup(file: Path) -> None:
    text = file.read_text("utf-8")

    assert "<b>Iversen" not in text and "<i Vejen" not in text
    assert "Bo &lt;b&gt;Iversen&lt;/b&gt;" in text


def test_the_page_has_no_script_and_fetches_nothing(file: Path) -> None:
    tags = _Tags(file.read_text("utf-8"))

    assert not tags.found & {"script", "img", "link", "iframe", "object", "form"}
    assert tags.targets and all(target.startswith("#d") for target in tags.targets)


def test_a_day_of_the_drawing_has_what_happens_on_it(year: tuple[Rehearsal, House]) -> None:
    days = days_of(*year)

    told = {f"{day:%m-%d}": what for day, what in days.items()}

    assert told["03-18"].letters == 3
    assert told["04-01"].asked == ["nims-2027-06/theme-suggestions"]
    assert told["06-10"].meetings == ["Netværksmøde <i Vejen>"]
    assert told["06-24"].notices == 2


def test_the_year_is_drawn_month_by_month_and_leads_to_its_days(file: Path) -> None:
    found = seen_in(
        file,
        """({months: page.querySelectorAll(".year svg").length,
            meetings: page.querySelectorAll(".year .meeting").length,
            letters: page.querySelectorAll(".year .letters").length,
            asked: page.querySelectorAll(".year .asked").length,
            astray: [...page.querySelectorAll(".year a")].filter(
                (a) => !page.getElementById(a.getAttribute("href").slice(1))).length})""",
        width=DESK,
    )

    assert found == {"months": 12, "meetings": 2, "letters": 6, "asked": 18, "astray": 0}


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_nothing_runs_over_the_edge(file: Path, width: int) -> None:
    found = seen_in(
        file,
        "({wide: page.documentElement.scrollWidth, side: page.querySelector('.year')"
        ".getBoundingClientRect().right, columns: style(page.querySelector('.year'))"
        ".gridTemplateColumns.split(' ').length})",
        width=width,
    )

    assert found["wide"] <= width
    assert found["side"] <= width
    assert found["columns"] == (4 if width == DESK else 2)


def test_the_figures_can_be_read_on_a_telephone(file: Path) -> None:
    height = seen_in(
        file, "page.querySelector('.year .day').getBoundingClientRect().height", width=PHONE
    )

    assert height >= 9


def test_a_letter_opens_in_place(file: Path) -> None:
    found = seen_in(
        file,
        """(() => {
          const many = page.querySelector("details.many"), letter = many.querySelector(".letter");
          const pre = letter.querySelector("pre"), seen = [pre.checkVisibility()];
          many.querySelector("summary").click(); seen.push(pre.checkVisibility());
          letter.querySelector("summary").click(); seen.push(pre.checkVisibility());
          return [...seen, pre.textContent];
        })()""",
        width=PHONE,
    )

    *seen, text = found
    assert seen == [False, False, True]
    assert "Kære Anna" in text
    assert "[token]" in text


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_words_stand_out_from_the_paper_by_day_and_by_night(file: Path, dark: bool) -> None:
    pairs = seen_in(
        file,
        """[["body", "body"], [".question b", "body"], [".many > summary b", "body"],
            ["section span", "body"]].map(([words, paper]) =>
            [style(page.querySelector(words)).color,
             style(page.querySelector(paper)).backgroundColor])""",
        width=DESK,
        dark=dark,
    )

    for ink, paper in pairs:
        assert (_luminance(paper) < 0.2) is dark
        assert _contrast(ink, paper) >= 4.5, (ink, paper)


def _luminance(colour: str) -> float:
    """Return the relative luminance of `rgb(…)` (WCAG 2.2)."""
    parts = [int(part) / 255 for part in colour.partition("(")[2].rstrip(")").split(",")[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_everybody_who_would_be_written_to_is_named(file: Path) -> None:
    text = file.read_text("utf-8")

    assert all(f"person{number}@varde.example" in text for number in range(len(NAMES)))
