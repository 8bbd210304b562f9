"""Whom the coordinator means by an audience."""

from nimsmail.cli.call import Call
from nimsmail.errors import NotFound
from nimsmail.network.audience import Audience, BadAudience, audience_of


def find_audience(call: Call, text: str) -> Audience:
    """Find everybody whom `text` means, or raise NotFound saying what would be understood."""
    try:
        return audience_of(call.books, call.house, text)
    except BadAudience as error:
        # Some of its sentences begin with the audience itself; it is named once.
        said = str(error).removeprefix(f"{text}: ")
        raise NotFound(f"Nobody can be found for the audience “{text}”: {said}.") from None


def named_audience(call: Call, named: str | None) -> str:
    """Return the audience that was named; everybody in the network where there is only one."""
    if named is not None:
        return named
    if len(call.house.networks) == 1:
        return next(iter(call.house.networks))
    known = ", ".join(call.house.networks)
    raise NotFound(f"There are several networks; say with --to who gets it, such as: {known}.")
