from pathlib import Path

import pytest

from nimsmail.config import load
from nimsmail.doctor import pace
from tests.doctor.test_names import CONFIG


def _looked(folder: Path, host: str, keys: str = "") -> list[tuple[str, str]]:
    file = folder / "config.toml"
    file.write_text(CONFIG.replace("HOST", host).replace("SECURITY", "tls") + keys, "utf-8")
    return [(each.what, each.remedy) for each in pace.look(load(file, {"PASSWORD": "x"}))]


def test_a_relay_that_is_known_to_have_limits_is_doubted_without_any(tmp_path: Path) -> None:
    ((what, remedy),) = _looked(tmp_path, "smtp.office365.com")

    assert what.startswith("smtp.office365.com allows 30 letters a minute and 10,000 in 24 hours")
    assert remedy == 'write profile = "microsoft365" in [post]'


@pytest.mark.parametrize(
    ("host", "keys"),
    [
        ("mail.kommune.example", ""),
        ("smtp.office365.com", 'profile = "microsoft365"\n'),
        ("smtp.gmail.com", "rate = 20\n"),
    ],
)
def test_limits_that_are_written_or_not_known_are_not(tmp_path: Path, host: str, keys: str) -> None:
    assert _looked(tmp_path, host, keys) == []
