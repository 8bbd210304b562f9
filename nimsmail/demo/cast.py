"""Who plays in the demo: invented people, each at a municipality's address under .example."""

from dataclasses import dataclass
from enum import StrEnum

from nimsmail.network.people import Language


class Program(StrEnum):
    """The mail program somebody writes with; each has its own way to answer."""

    OUTLOOK = "Outlook"
    IPHONE = "iPhone"
    GMAIL = "Gmail"
    WEBMAIL = "webmail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody who writes to the secretariat."""

    name: str
    address: str
    municipality: str
    language: Language = "da"
    program: Program = Program.OUTLOOK

    @property
    def first_name(self) -> str:
        """What a friend would call them."""
        return self.name.partition(" ")[0]


ANNA = Member(name="Anna Berg", address="anna.berg@varde.example", municipality="Varde")
EMMA = Member(
    name="Emma Clarke",
    address="emma.clarke@soenderborg.example",
    municipality="Sønderborg",
    language="en",
    program=Program.GMAIL,
)
LARS = Member(name="Lars Holm", address="lars.holm@esbjerg.example", municipality="Esbjerg")
BO = Member(
    name="Bo Iversen",
    address="bo.iversen@kolding.example",
    municipality="Kolding",
    program=Program.IPHONE,
)
KAREN = Member(name="Karen Skov", address="karen.skov@vejle.example", municipality="Vejle")
OLE = Member(
    name="Ole Madsen",
    address="ole.madsen@toender.example",
    municipality="Tønder",
    program=Program.WEBMAIL,
)
IDA = Member(
    name="Ida Lund",
    address="ida.lund@aeroe.example",
    municipality="Ærø",
    program=Program.GMAIL,
)
MEMBERS = (ANNA, EMMA, LARS, BO, KAREN, OLE, IDA)
