"""A good configuration, and the environment over it."""

from dataclasses import asdict
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from nimsmail.config import Bounces, Caps, find_config, load
from nimsmail.errors import ConfigError
from nimsmail.network import house, seal
from nimsmail.office import house_of

GOOD = """
[networks.nims]
name = "NIMS"
long_name = "Netværket"
address = "nims@Kommune.example"
coordinators = [{ name = "Mette Holm", address = "mette@kommune.example" }]

[networks.icma-dk]
name = "ICMA"
long_name = "ICMA in Denmark"
address = "icma@kommune.example"
language = "en"
zone = "Europe/Brussels"
coordinators = [
  { name = "Mette Holm", address = "mette@kommune.example" },
  { name = "Bo Lund", address = "bo@kommune.example" },
]

[mailbox]
host = "imap.kommune.example"
user = "nims@kommune.example"
password_file = "secrets/mailbox"

[post]
host = "smtp.kommune.example"
user = "nims@kommune.example"
password_file = "secrets/post"
"""


@pytest.fixture
def good(tmp_path: Path) -> Path:
    file = tmp_path / "config.toml"
    file.write_text(GOOD, "utf-8")
    return file


def test_several_networks_each_have_their_own(good: Path) -> None:
    networks = load(good, {}).networks

    assert [(key, n.language, n.zone, len(n.coordinators)) for key, n in networks.items()] == [
        ("nims", "da", "Europe/Copenhagen", 1),
        ("icma-dk", "en", "Europe/Brussels", 2),
    ]


def test_the_domain_of_an_address_is_lower_cased(good: Path) -> None:
    assert load(good, {}).networks["nims"].address == "nims@kommune.example"


def test_what_is_not_written_is_as_the_standards_and_the_house_have_it(good: Path) -> None:
    post = load(good, {}).post

    assert (post.port, post.security, post.rate) == (465, "tls", 0)
    assert (post.retry_first, post.retry_last) == (timedelta(minutes=5), timedelta(hours=2))
    assert post.give_up == timedelta(days=5)
    assert (post.command_timeout, post.final_timeout) == (
        timedelta(minutes=5),
        timedelta(minutes=10),
    )


def test_the_caps_are_the_core_s_own() -> None:
    assert Caps().model_dump() == asdict(house.Caps())


def test_the_tolerance_for_bounces_is_the_core_s_own() -> None:
    assert Bounces().model_dump() == asdict(house.Tolerance())


def test_the_mark_is_as_long_as_the_seal_makes_it() -> None:
    token = seal.Seal(b"x" * 32).token("a" * 16, "leave", "p1")

    assert len(token) == 43


def test_paths_are_seen_from_the_file(good: Path) -> None:
    settings = load(good, {})

    assert settings.store.folder == good.parent / "store"
    assert settings.mailbox.password_file == good.parent / "secrets/mailbox"
    assert settings.file == good


def test_a_port_goes_with_its_security(good: Path) -> None:
    environ = {"NIMSMAIL_POST__SECURITY": "starttls", "NIMSMAIL_MAILBOX__SECURITY": "starttls"}

    settings = load(good, environ)

    assert (settings.mailbox.port, settings.post.port) == (143, 587)


def test_settings_cannot_be_changed(good: Path) -> None:
    settings = load(good, {})

    with pytest.raises(ValidationError):
        settings.post.port = 25


@pytest.mark.parametrize(
    ("security", "hosts", "here"),
    [
        ("tls", ("127.0.0.1", "localhost"), True),
        ("none", ("::1", "127.1.2.3"), True),
        ("tls", ("127.0.0.1", "smtp.kommune.example"), False),
        ("tls", ("localhost.kommune.example", "localhost"), False),
    ],
)
def test_only_this_machine_is_loopback(
    good: Path, security: str, hosts: tuple[str, str], here: bool
) -> None:
    environ = {
        "NIMSMAIL_MAILBOX__HOST": hosts[0],
        "NIMSMAIL_POST__HOST": hosts[1],
        "NIMSMAIL_MAILBOX__SECURITY": security,
        "NIMSMAIL_POST__SECURITY": security,
    }

    assert load(good, environ).is_loopback is here


def test_a_relay_on_this_machine_wants_no_password(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    text = GOOD.replace('user = "nims@kommune.example"\npassword_file = "secrets/post"', "")
    file.write_text(text.replace("smtp.kommune.example", "localhost"), "utf-8")

    assert load(file, {}).post.password_way is None


@pytest.mark.parametrize("first", [b"\xef\xbb\xbf", b""])
def test_a_file_from_notepad_is_read(good: Path, first: bytes) -> None:
    good.write_bytes(first + GOOD.replace("\n", "\r\n").encode())

    assert load(good, {}).networks["nims"].long_name == "Netværket"


# The environment


def test_the_environment_wins(good: Path) -> None:
    settings = load(
        good,
        {
            "NIMSMAIL_POST__PORT": "2525",
            "NIMSMAIL_POST__RETRY_FIRST": "1s",
            "NIMSMAIL_POST__RATE": "none",
            "NIMSMAIL_MAILBOX__IDLE": "false",
            "NIMSMAIL_MAILBOX__SENT": "",
            "NIMSMAIL_CAPS__NOTICE_AFTER": "1h",
            "NIMSMAIL_STORE__FOLDER": "elsewhere",
            "NIMSMAIL_CONFIG": "not a setting",
            "PATH": "/usr/bin",
        },
    )

    assert (settings.post.port, settings.post.rate) == (2525, 0)
    assert settings.post.retry_first == timedelta(seconds=1)
    assert (settings.mailbox.idle, settings.mailbox.sent) == (False, "")
    assert settings.caps.notice_after == timedelta(hours=1)
    assert settings.store.folder == good.parent / "elsewhere"


def test_a_network_s_hyphen_is_an_underscore_in_the_environment(good: Path) -> None:
    settings = load(good, {"NIMSMAIL_NETWORKS__ICMA_DK__LONG_NAME": "ICMA"})

    assert settings.networks["icma-dk"].long_name == "ICMA"


def test_a_place_in_a_list_is_counted_from_one(good: Path) -> None:
    settings = load(
        good, {"NIMSMAIL_NETWORKS__ICMA_DK__COORDINATORS__2__ADDRESS": "ida@kommune.example"}
    )

    addresses = [each.address for each in settings.networks["icma-dk"].coordinators]
    assert addresses == ["mette@kommune.example", "ida@kommune.example"]


def test_a_list_is_written_as_in_the_file(good: Path) -> None:
    settings = load(
        good,
        {
            "NIMSMAIL_NETWORKS__NIMS__COORDINATORS": (
                '[{ name = "Ida", address = "ida@kommune.example" }]'
            ),
            "NIMSMAIL_POST__PASSWORD_COMMAND": '["pass", "show", "post"]',
            "NIMSMAIL_MAILBOX__PASSWORD_COMMAND": "pass show 'the mailbox'",
        },
    )

    assert settings.networks["nims"].coordinators[0].name == "Ida"
    assert settings.post.password_command == ("pass", "show", "post")
    assert settings.mailbox.password_command == ("pass", "show", "the mailbox")


def test_another_way_to_a_password_takes_the_place_of_the_file_s(good: Path) -> None:
    mailbox = load(good, {"NIMSMAIL_MAILBOX__PASSWORD_ENV": "IMAP_PASSWORD"}).mailbox

    assert (mailbox.password_way, mailbox.password_file) == ("password_env", None)


def test_an_empty_variable_takes_an_optional_key_away(good: Path) -> None:
    good.write_text(GOOD + '\n[log]\nfile = "nimsmail.log"\n', "utf-8")

    assert load(good, {"NIMSMAIL_LOG__FILE": ""}).log.file is None


def test_a_variable_with_a_password_may_be_called_anything(good: Path) -> None:
    environ = {
        "NIMSMAIL_MAILBOX__PASSWORD_ENV": "NIMSMAIL_MAILBOX_USER",
        "NIMSMAIL_MAILBOX_USER": "x",
    }

    assert load(good, environ).mailbox.password_env == "NIMSMAIL_MAILBOX_USER"


def test_the_whole_of_a_section_can_come_from_the_environment(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(GOOD.partition("[post]")[0], "utf-8")
    environ = {
        "NIMSMAIL_POST__HOST": "localhost",
        "NIMSMAIL_POST__AUTH": "oauth2",
        "NIMSMAIL_POST__USER": "nims@kommune.example",
        "NIMSMAIL_OAUTH2__MICROSOFT365__TENANT": "kommune.onmicrosoft.com",
        "NIMSMAIL_OAUTH2__MICROSOFT365__CLIENT_ID": "11111111-2222-3333-4444-555555555555",
        "NIMSMAIL_OAUTH2__MICROSOFT365__CLIENT_SECRET_ENV": "ENTRA",
        "NIMSMAIL_OAUTH2__MICROSOFT365__EXPIRES": "2028-03-18",
    }

    settings = load(file, environ)

    oauth2 = settings.oauth2_for(settings.post)
    assert oauth2 is not None
    assert oauth2.microsoft365 is not None
    assert oauth2.microsoft365.expires == date(2028, 3, 18)


# Which file


def test_the_option_comes_before_the_variable_before_the_folder(good: Path) -> None:
    environ = {"NIMSMAIL_CONFIG": "/etc/nimsmail.toml"}

    assert find_config(Path("mine.toml"), good.parent, environ) == Path("mine.toml")
    assert find_config(None, good.parent, environ) == Path("/etc/nimsmail.toml")
    assert find_config(None, good.parent, {}) == good


def test_no_file_at_all_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"There is no config\.toml in .*nimsmail init DIR"):
        find_config(None, tmp_path, {})


def test_a_file_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such file; name another"):
        load(tmp_path / "config.toml", {})


def test_a_folder_says_which_file_to_name(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"is a folder; name the file in it, .*/config\.toml"):
        load(tmp_path, {})


def test_a_path_through_a_file_cannot_be_read(good: Path) -> None:
    with pytest.raises(ConfigError, match=r"cannot be read .*; give this user the right"):
        load(good / "config.toml", {})


def test_brackets_without_end_are_refused_and_not_followed(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("a = " + "[" * 100_000, "utf-8")

    with pytest.raises(ConfigError, match=r"config\.toml"):
        load(file, {})


def test_paths_from_the_home_folder_are_found(
    good: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))

    settings = load(good, {"NIMSMAIL_MAILBOX__PASSWORD_FILE": "~/imap"})

    assert settings.mailbox.password_file == tmp_path / "home/imap"


def test_own_templates_and_a_list_of_one_s_own_are_found_beside_the_file(good: Path) -> None:
    (good.parent / "words").mkdir()
    (good.parent / "towns.csv").write_text("name\n", "utf-8")
    environ = {
        "NIMSMAIL_TEMPLATES__FOLDER": "words",
        "NIMSMAIL_NETWORKS__NIMS__ORGANISATIONS": "towns.csv",
        "NIMSMAIL_NETWORKS__ICMA_DK__ORGANISATIONS": "municipalities",
    }

    settings = load(good, environ)

    assert settings.templates.folder == good.parent / "words"
    assert settings.networks["nims"].organisations == good.parent / "towns.csv"
    assert settings.networks["icma-dk"].organisations == "municipalities"


@pytest.mark.parametrize(
    ("profile", "limits"),
    [("microsoft365", (3, 30, 10_000)), ("google", (3, 30, 2_000)), ("postfix", (20, 0, 0))],
)
def test_a_profile_sets_what_its_relay_allows(
    good: Path, profile: str, limits: tuple[int, int, int]
) -> None:
    post = load(good, {"NIMSMAIL_POST__PROFILE": profile}).post

    assert (post.connections, post.rate, post.daily) == limits


def test_a_key_that_is_written_wins_over_the_profile(good: Path) -> None:
    good.write_text(GOOD + 'profile = "microsoft365"\nrate = "none"\ndaily = 2000\n', "utf-8")

    post = load(good, {"NIMSMAIL_POST__CONNECTIONS": "2"}).post

    assert (post.connections, post.rate, post.daily) == (2, 0, 2000)


def test_the_timetable_is_what_post_and_quiet_say_in_each_zone(good: Path) -> None:
    quiet = '\n[quiet]\nnight = "20:00-07:00"\nweekdays = ["sunday"]\n'
    good.write_text(GOOD + 'profile = "google"\n' + quiet, "utf-8")

    timetable = house_of(load(good, {}), seal.Seal(b"x" * 32)).timetable

    zones = [str(each.zone) for each in timetable.quiet]
    assert (timetable.rate, timetable.daily) == (30, 2_000)
    assert zones == ["Europe/Copenhagen", "Europe/Brussels"]
    assert {(q.night, q.morning, q.weekdays) for q in timetable.quiet} == {
        (time(20), time(7), frozenset({6}))
    }


def test_without_the_keys_it_is_never_quiet(good: Path) -> None:
    assert house_of(load(good, {}), seal.Seal(b"x" * 32)).timetable.quiet == ()
