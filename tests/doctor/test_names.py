from pathlib import Path

import pytest

from nimsmail.config import load
from nimsmail.doctor import names

CONFIG = """
[networks.nims]
name = "NIMS"
long_name = "Netværket"
address = "nims@kommune.example"
coordinators = [{ name = "Mette Holm", address = "mette.holm@kommune.example" }]

[mailbox]
host = "HOST"
security = "SECURITY"
user = "nims"
password_env = "PASSWORD"

[post]
host = "HOST"
security = "SECURITY"
auth = "none"
"""


def _looked(folder: Path, host: str, security: str) -> list[str]:
    file = folder / "config.toml"
    file.write_text(CONFIG.replace("HOST", host).replace("SECURITY", security), "utf-8")
    return [each.what for each in names.look(load(file, {"PASSWORD": "x"}))]


def test_addresses_that_belong_to_nobody_are_doubted(tmp_path: Path) -> None:
    network, coordinator = _looked(tmp_path, "mail.kommune.example", "tls")

    assert "network nims writes from nims@kommune.example" in network
    assert "Mette Holm <mette.holm@kommune.example>, as in the example" in coordinator


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_on_servers_of_this_machine_they_do_no_harm(tmp_path: Path, host: str) -> None:
    assert _looked(tmp_path, host, "none") == []
