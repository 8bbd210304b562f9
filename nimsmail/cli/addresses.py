"""Addresses as the coordinator writes them, and what is wrong with one, in its own letters."""

from nimsmail.writing.addresses import Unwritable, domain_of, on_the_wire


def expect_address(address: str) -> None:
    """Raise ValueError where `address` is none, saying why and showing it as it was written."""
    try:
        on_the_wire(address)
    except Unwritable as error:
        said = str(error)
        for part in (address, domain_of(address)):
            said = said.replace(ascii(part), f"“{part}”")
        raise ValueError(said) from None
