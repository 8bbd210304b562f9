from pathlib import Path

import pytest

from nimsmail.doctor import strays

KNOWN = ("invitation/da.md", "invitation/en.md", "layout/frame.html", "welcome/da.md")


def _put(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("Subject: x\n\nx\n")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("invtation/da.md", "did you mean invitation/da.md?"),
        ("invitatin.md", "did you mean invitation/da.md or invitation/en.md?"),
        ("layout/frane.html", "did you mean layout/frame.html?"),
        ("notes.txt", "name it as a template is named"),
    ],
)
def test_a_file_that_nobody_reads_is_told_of(tmp_path: Path, name: str, meant: str) -> None:
    _put(tmp_path, name)

    (finding,) = strays.look(tmp_path, KNOWN)

    assert name in finding.what
    assert finding.remedy.startswith(meant)


def test_templates_and_notes_are_left_alone(tmp_path: Path) -> None:
    for name in ("invitation/da.md", "README.md", ".git/config", "layout/.frame.html.swp"):
        _put(tmp_path, name)

    assert list(strays.look(tmp_path, KNOWN)) == []
