import pytest

from nimsmail.network.outbox import State
from nimsmail.network.people import Organisation
from tests.cli.conftest import Shell

IMPORT = ("member", "import", "list.csv", "--network", "nims")
CONFIRMED = (*IMPORT, "--confirmed", "list of the meeting in May 2026")


def _addresses(shell: Shell) -> list[str]:
    return sorted(each["address"] for each in shell.json("member", "list"))


@pytest.mark.parametrize(
    "content",
    [
        "address,name,organisation,language\na@varde.example,Søren Åby,Varde,da\n".encode(),
        "address;name;organisation;language\r\na@varde.example;Søren Åby;Varde;da\r\n".encode(),
        "\ufeffaddress;name\na@varde.example;Søren Åby\n".encode(),
        "address;name;organisation\na@varde.example;Søren Åby;Varde\n".encode("windows-1252"),
        "Address\tName\na@varde.example\tSøren Åby\n".encode("utf-16"),
        '"name","address"\n"Søren Åby","A@Varde.example"\n'.encode(),
        "Navn;E-mail;Kommune;Sprog\nSøren Åby;a@varde.example;Varde;Dansk\n".encode(),
        "\naddress,name\n\n  a@varde.example ,  Søren   Åby \n,\n".encode(),
    ],
    ids=[
        "commas",
        "excel",
        "utf-8 mark",
        "windows-1252",
        "utf-16 tabs",
        "other order",
        "danish",
        "blanks",
    ],
)
def test_a_sheet_is_read_as_it_was_saved(shell: Shell, content: bytes) -> None:
    shell.file("list.csv", content)

    shell.said(*CONFIRMED)

    (member,) = shell.json("member", "list")
    assert (member["address"], member["name"]) == ("a@varde.example", "Søren Åby")


def test_nobody_is_written_to_on_a_ground_that_the_coordinator_gives(shell: Shell) -> None:
    shell.file("list.csv", "address\na@varde.example\nb@varde.example\n")

    said = shell.said(*CONFIRMED)

    (first, _) = shell.json("member", "list")
    assert first["consent"]["how"] == "list of the meeting in May 2026"
    assert shell.items() == []
    assert "2 people taken into nims" in said


def test_without_a_ground_everybody_is_asked(shell: Shell) -> None:
    shell.file("list.csv", "address,language\na@varde.example,en\nb@varde.example,\n")

    shell.said(*IMPORT, "--yes")

    assert _addresses(shell) == []
    assert [item.kind for item in shell.items()] == ["confirm-sign-up"] * 2


def test_the_letters_that_ask_a_list_are_a_dispatch(shell: Shell) -> None:
    shell.file("list.csv", "address\na@varde.example\nb@varde.example\n")

    plain = shell.json(*IMPORT, "--yes")

    (dispatch,) = shell.json("dispatch", "list")
    assert dispatch["id"] == plain["dispatch"] == "confirm-sign-up/nims"
    assert dispatch["letters"] == len(plain["queued"]) == 2
    assert dispatch["title"] == "list.csv"


def test_nobody_is_asked_without_a_persons_word(shell: Shell) -> None:
    shell.file("list.csv", "address\na@varde.example\n")

    said = shell.refused(*IMPORT)

    assert "--dry-run" in said
    assert shell.items() == []


def test_who_was_asked_and_has_not_answered_is_not_asked_again(shell: Shell) -> None:
    shell.file("list.csv", "address\na@varde.example\n")
    shell.said(*IMPORT, "--yes")

    said = shell.said(*IMPORT, "--yes")

    assert len(shell.items()) == 1
    assert "has been asked already" in said


def test_the_same_list_twice_changes_nothing(shell: Shell) -> None:
    shell.file("list.csv", "address,name\na@varde.example,Anna\n")
    shell.said(*CONFIRMED)
    before = shell.json("member", "list")
    shell.environ = {"NIMSMAIL_NOW": "2027-02-01 09:00"}

    said = shell.said(*CONFIRMED)

    assert shell.json("member", "list") == before
    assert "0 people taken into nims, 1 left alone" in said


def test_who_has_left_is_not_taken_in_again_by_a_list(shell: Shell) -> None:
    shell.file("list.csv", "address\na@varde.example\n")
    shell.said(*CONFIRMED)
    shell.said("member", "leave", "a@varde.example")

    said = shell.said(*CONFIRMED)

    assert _addresses(shell) == []
    assert "has left" in said


FAULTY = """address,name,organisation,language
a@varde.example,Anna,Varde,da
nobody,Bo,Varde,da
c@varde.example,Cai,Varde,german
,Dorte,Varde,da
a@varde.example,Anna again,Varde,da
"""


def test_every_fault_is_told_with_its_line_and_nothing_is_imported(shell: Shell) -> None:
    shell.file("list.csv", FAULTY)

    said = shell.refused(*CONFIRMED)

    assert _addresses(shell) == []
    for line in ("line 3:", "line 4:", "line 5:", "line 6:"):
        assert f"list.csv, {line}" in said
    assert "“german”; write da or en" in said
    assert "is on line 2, too" in said
    assert "4 faults in list.csv; nothing was imported" in said


def test_faulty_lines_can_be_left_out(shell: Shell) -> None:
    shell.file("list.csv", FAULTY)

    said = shell.said(*CONFIRMED, "--skip-faulty")

    assert _addresses(shell) == ["a@varde.example"]
    assert "4 faults skipped" in said


def test_a_dry_run_changes_nothing_and_says_who_would_come(shell: Shell) -> None:
    shell.file("list.csv", "address,name\na@varde.example,Anna\n")

    said = shell.said(*IMPORT, "--dry-run")

    assert "a@varde.example" in said
    assert "Subject: " in said
    assert "1 person would come in; nothing was changed." in said
    assert _addresses(shell) == []
    assert shell.items() == []


def test_an_organisation_that_nobody_knows_is_made_and_doubted_aloud(shell: Shell) -> None:
    lines = ("a@x.example,Esbjreg", "b@x.example,Region Syd", "c@x.example,region syd")
    shell.file("list.csv", "\n".join(("address,organisation", *lines)))

    said = shell.said(*CONFIRMED)

    assert "line 2: the organisation “Esbjreg” is not known yet; did you mean Esbjerg?" in said
    names = {each.name for each in shell.office.store.books().every(Organisation)}
    assert len(names) == 24
    assert names >= {"Esbjreg", "Region Syd"}


def test_the_dry_run_shows_organisations_by_their_names(shell: Shell) -> None:
    shell.file("list.csv", "address,organisation\na@x.example,Sonderborg\nb@x.example,Nordpol\n")

    said = shell.said(*CONFIRMED, "--dry-run")

    assert "Sønderborg" in said
    assert "Nordpol (new)" in said


def test_new_organisations_that_are_all_but_alike_are_doubted(shell: Shell) -> None:
    shell.file("list.csv", "address,organisation\na@x.example,Nordpolen\nb@x.example,Nordpolan\n")

    said = shell.said(*CONFIRMED, "--dry-run")

    assert "line 3: “Nordpolan” and “Nordpolen” would be two new organisations" in said


def test_a_faulty_line_takes_no_other_lines_address(shell: Shell) -> None:
    lines = ("a@x.example,Anna,german", "a@x.example,Anna,da", "a@x.example,Anna,en")
    shell.file("list.csv", "\n".join(("address,name,language", *lines)))

    said = shell.said(*CONFIRMED, "--skip-faulty")

    assert _addresses(shell) == ["a@x.example"]
    assert "line 4: a@x.example is on line 3, too" in said


def test_an_address_that_is_none_is_shown_as_it_was_written(shell: Shell) -> None:
    shell.file("list.csv", "address\nanø@x.example\n")

    assert "“anø@x.example” has letters before the @" in shell.refused(*CONFIRMED)


def test_where_the_list_of_organisations_is_not_in_yet_that_is_said(shell: Shell) -> None:
    (shell.folder / "store").rename(shell.folder / "elsewhere")
    shell.said("store", "make")
    shell.file("list.csv", "address,organisation\na@x.example,Varde\n")

    said = shell.said(*CONFIRMED, "--dry-run")

    assert "nimsmail organisation import --network nims" in said


@pytest.mark.parametrize(
    "written", ["Sønderborg", "SØNDERBORG", "Sonderborg", "Sønderborg Kommune"]
)
def test_an_organisation_is_known_by_every_spelling(shell: Shell, written: str) -> None:
    shell.file("list.csv", f"address,organisation\na@x.example,{written}\n")

    shell.said(*CONFIRMED)

    (member,) = shell.json("member", "list")
    assert member["organisation"] == "Sønderborg"


@pytest.mark.parametrize(
    ("content", "remedy"),
    [
        (b"", "is empty"),
        (b"name,organisation\nAnna,Varde\n", "no column is called “address”"),
        (b"address,langauge\na@x.example,da\n", "did you mean language?"),
        (b"address,name,name\na@x.example,A,B\n", "two columns are called"),
        (b"address,name\na@x.example,Berg, Anna\n", "line 2: has 3 cells for 2 columns"),
        (b'address,name\na@x.example,"Anna\n', "line 2: a quotation mark is not closed"),
        (b"PK\x03\x04...", "is a workbook; save the sheet as CSV"),
        (b"address\n\x00\n", "is no text"),
    ],
    ids=["empty", "no address", "typo", "twice", "loose comma", "quote", "xlsx", "binary"],
)
def test_what_is_no_such_sheet_is_refused_with_a_remedy(
    shell: Shell, content: bytes, remedy: str
) -> None:
    shell.file("list.csv", content)

    said = shell.refused(*CONFIRMED)

    assert remedy in said


def test_a_column_that_is_not_ours_is_left_aside(shell: Shell) -> None:
    shell.file("list.csv", "address,telefon\na@x.example,+4512345678\n")

    said = shell.said(*CONFIRMED)

    assert "the column “telefon” is not read" in said
    assert _addresses(shell) == ["a@x.example"]


def test_a_file_that_is_not_there_is_named(shell: Shell) -> None:
    assert "list.csv cannot be read (No such file" in shell.refused(*CONFIRMED)


def test_a_list_that_a_person_has_approved_is_asked_whole_however_long_it_is(shell: Shell) -> None:
    lines = "\n".join(f"a{n}@x.example" for n in range(103))
    shell.file("list.csv", f"address\n{lines}\n")

    shell.said(*IMPORT, "--yes")

    assert [item.state for item in shell.items()] == [State.QUEUED] * 103
