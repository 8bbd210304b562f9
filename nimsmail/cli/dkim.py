"""`nimsmail dkim`: a key to sign letters with, and what to publish of it."""

from pathlib import Path

import click

from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.root import Noun
from nimsmail.cli.show import as_json, json_option, say
from nimsmail.errors import NotFound


@click.group("dkim", cls=Noun)
def command() -> None:
    """Sign letters where the relay does not (DKIM)."""


@command.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--ed25519", is_flag=True, help="A small key; not every receiver knows it yet.")
@json_option
@pass_call
def key(call: Call, file: Path, ed25519: bool, json_: bool) -> None:
    """Make a key, in a new file that only you can read, and say what to publish of it.

    Name the file in [dkim] afterwards; `nimsmail dkim record` then says under which name its
    other half belongs.
    """
    from nimsmail.credentials.signing import make_key
    from nimsmail.writing.dkim import record

    value = record(make_key(file, ed25519=ed25519))
    if json_:
        as_json({"file": str(file), "value": value})
        return
    say(f"{file} holds a new key. Publish this as a TXT record, SELECTOR._domainkey.DOMAIN:")
    say()
    say(value)


@command.command("record")
@json_option
@pass_call
def records(call: Call, json_: bool) -> None:
    """Say which TXT record each network's letters are checked by."""
    from nimsmail.writing.dkim import record

    found = []
    for network in call.settings.networks:
        signer = call.office.signers.of(network)
        if signer is not None:
            name = f"{signer.selector}._domainkey.{signer.domain}"
            found.append({"network": network, "name": name, "value": record(signer.key)})
    if json_:
        as_json(found)
        return
    if not found:
        raise NotFound(
            "No network's letters are signed here; make a key with `nimsmail dkim key FILE`, and "
            "name it in the section [dkim]."
        )
    for each in found:
        say(f"{each['network']}: {each['name']}. TXT")
        say(f"{each['value']}")
