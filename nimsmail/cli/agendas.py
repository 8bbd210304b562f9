"""`nimsmail meeting agenda`: composed from what there is, edited, and sent to the invited."""

from pathlib import Path

import click

from nimsmail.cli.asking import dispatch, mass_mail
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import meetings
from nimsmail.cli.finding import find_meeting
from nimsmail.cli.root import Leaf
from nimsmail.cli.show import say
from nimsmail.cli.texts import read_text, write_new
from nimsmail.errors import NotFound
from nimsmail.network.meetings import Meeting
from nimsmail.network.newsletters import Edition


@click.command("agenda", cls=Leaf)
@click.argument("key", shell_complete=meetings)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE.md", help="Write it to a new file."
)
@click.option(
    "--deadlines",
    type=click.Path(path_type=Path),
    metavar="FILE.md",
    help="What “Et kig i glaskuglen” says, in Markdown, in place of the deadlines we know.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option(
    "--send",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE.md",
    help="Send this agenda to everybody who is invited.",
)
@click.option(
    "--change",
    metavar="TEXT",
    default="",
    help="What has changed since the version that was sent; the letter begins with it.",
)
@mass_mail
@pass_call
def agenda(
    call: Call,
    key: str,
    out: Path | None,
    deadlines: Path | None,
    force: bool,
    file: Path | None,
    change: str,
    yes: bool,
    dry_run: bool,
    json_: bool,
) -> None:
    """Compose the agenda of a meeting as Markdown to edit, or send it as it was edited.

    What is sent is kept as it was. A changed agenda is a new version, and says what changed.
    """
    meeting = find_meeting(call.books, key)
    if file is not None:
        _send(call, meeting, file, change, yes=yes, dry_run=dry_run, json_=json_)
        return
    text = _draft(call, meeting, deadlines)
    if out is None:
        say(text.rstrip())
        return
    write_new(out, text, force=force)
    say(f"The agenda is in {out}; edit it, then see who would get it with:")
    say(f"  nimsmail meeting agenda {meeting.key} --send {out} --dry-run")


def _draft(call: Call, meeting: Meeting, deadlines: Path | None) -> str:
    from nimsmail.network.material import for_agenda

    network = call.house.networks[meeting.network]
    ahead = "" if deadlines is None else read_text(deadlines)
    material = for_agenda(call.books, call.house, network, meeting, call.now, ahead)
    told = Edition(
        key="", network=network.key, title="", text="", frozen=call.now, material=material
    )
    facts = {"edition": told, "meeting": meeting}
    return call.office.writer.writer.draft("agenda-draft", network, facts)


def _send(
    call: Call,
    meeting: Meeting,
    file: Path,
    change: str,
    *,
    yes: bool,
    dry_run: bool,
    json_: bool,
) -> None:
    from nimsmail.cli.manuscripts import expect_finished
    from nimsmail.network.agendas import NeedsNote
    from nimsmail.network.chairs import chairs_of
    from nimsmail.network.convening import agenda as plan_of
    from nimsmail.network.inviting import refusal

    reason = refusal(meeting, call.now)
    if reason is not None:
        raise NotFound(f"Nobody may be written to about {meeting.key} any more: {reason}.")
    if chairs_of(call.books, meeting.network):
        raise NotFound(
            f"{meeting.network} has a chair, without whose word no agenda goes out; use nimsmail "
            f"agenda draft {meeting.key}, and then agenda send-to-chair."
        )
    text = read_text(file)
    expect_finished(file, text)
    try:
        plan = plan_of(call.books, meeting, text, change, call.now)
    except NeedsNote as error:
        raise NotFound(f"{str(error).capitalize()}; say with --change what has changed.") from None
    what, why = f"the agenda of “{meeting.title}”", f"agenda {meeting.key}"
    dispatch(call, plan, what, why, yes=yes, dry_run=dry_run, json_=json_)
