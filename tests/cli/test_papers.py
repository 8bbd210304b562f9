"""`nimsmail minutes`, as a secretary uses it."""

from tests.cli.conftest import Shell

NETWORK = ("--network", "nims")


def kept(shell: Shell, name: str, text: str, *more: str) -> str:
    path = shell.file(name, text)
    (found,) = shell.json("minutes", "import", path, *NETWORK, *more)
    return str(found["key"])


def test_a_files_name_says_what_it_is_and_of_when(shell: Shell) -> None:
    may = kept(shell, "2013 - Maj.md", "Mødet i Cardiff")
    agenda = kept(shell, "Dagsorden 18-6-2026.md", "1. Strategien")
    heading = kept(shell, "scan0001.txt", "# Referat af mødet den 12. marts 2026\n\nVelkomst")

    assert (may, agenda, heading) == (
        "nims/minutes/2013-05",
        "nims/agenda/2026-06-18",
        "nims/minutes/2026-03-12",
    )


def test_the_same_file_again_changes_nothing_and_another_of_that_day_is_beside_it(
    shell: Shell,
) -> None:
    first = kept(shell, "2013 - Maj.md", "Mødet i Cardiff")
    again = kept(shell, "2013 - Maj.md", "Mødet i Cardiff")
    other = kept(shell, "2013 - Maj.md", "Et andet møde")

    assert again == first
    assert other == "nims/minutes/2013-05-2"
    assert len(shell.json("minutes", "list")) == 2


def test_a_file_that_does_not_say_when_it_is_of_needs_to_be_told(shell: Shell) -> None:
    path = shell.file("noter.md", "Vi talte om strategien")

    refusal = shell.refused("minutes", "import", path, *NETWORK)
    shell.said("minutes", "import", path, *NETWORK, "--on", "12. marts 2026")

    assert "--on" in refusal
    assert [each["on"] for each in shell.json("minutes", "list")] == ["2026-03-12"]


def test_a_dry_run_keeps_nothing(shell: Shell) -> None:
    path = shell.file("2013 - Maj.md", "Mødet i Cardiff")

    said = shell.said("minutes", "import", path, *NETWORK, "--dry-run")

    assert "2013-05" in said
    assert shell.json("minutes", "list") == []


def test_a_paper_is_found_as_members_find_it_shown_and_thrown_away(shell: Shell) -> None:
    key = kept(shell, "2013 - Maj.md", "Mødet i Cardiff")
    kept(shell, "2014 - September.md", "Digitalisering")

    found = shell.json("minutes", "search", "referatet", "fra", "Cardiff")
    text = shell.json("minutes", "show", key)["text"]
    shell.said("minutes", "drop", key)

    assert [each["key"] for each in found] == [key]
    assert text.strip() == "Mødet i Cardiff"
    assert len(shell.json("minutes", "list")) == 1
