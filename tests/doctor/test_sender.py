"""The sending domain, as a real name server tells of it: each fault with its remedy."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nimsmail.clock import SystemClock
from nimsmail.config import load
from nimsmail.credentials.signing import make_key, signing_key
from nimsmail.doctor import Finding, Verdict, sender
from nimsmail.doctor.patient import Patient
from nimsmail.doctor.resolver import Resolver
from nimsmail.writing.dkim import record
from tests.servers.names import NameServer

DOMAIN = "kommune.example"
CONFIG = """
[networks.nims]
name = "NIMS"
long_name = "Netværk for Internationale Medarbejdere"
address = "nims@kommune.example"
coordinators = [{{ name = "Karen Holt", address = "karen.holt@kommune.example" }}]
[mailbox]
host = "imap.kommune.example"
user = "nims"
password_file = "password"
[post]
host = "{relay}"
auth = "none"
{dkim}
"""
SIGNED = '[dkim]\nselector = "nims1"\nkey_file = "dkim.pem"\n'
SPF = "v=spf1 ip4:192.0.2.7 -all"
DMARC = "v=DMARC1; p=reject; rua=mailto:dmarc@kommune.example"


@pytest.fixture
def names() -> Iterator[NameServer]:
    """A name server that knows a domain in good order."""
    with NameServer({DOMAIN: ("x=1", SPF), f"_dmarc.{DOMAIN}": (DMARC,)}) as running:
        yield running


class Clinic:
    """A secretariat whose domain is looked at."""

    def __init__(self, folder: Path, names: NameServer) -> None:
        self.folder = folder
        self.names = names
        self.relay = "smtp.kommune.example"
        self.dkim = ""

    def sign(self, more: str = "", *, ed25519: bool = False) -> None:
        """Have letters signed, by a key whose record is published."""
        self.dkim = SIGNED + more
        make_key(self.folder / "dkim.pem", ed25519=ed25519)
        self.publish(record(signing_key(self.folder / "dkim.pem", "", {})))

    def publish(self, *records: str) -> None:
        self.names.texts[f"nims1._domainkey.{DOMAIN}"] = records

    def findings(self, seconds: float = 5) -> list[Finding]:
        file = self.folder / "config.toml"
        file.write_text(CONFIG.format(relay=self.relay, dkim=self.dkim), "utf-8")
        patient = Patient(settings=load(file, {}), clock=SystemClock(), environ={})
        resolver = Resolver(("127.0.0.1",), self.names.port, seconds)
        return list(sender.look(patient, resolver))

    def trouble(self) -> Finding:
        """Return the one finding that is not well."""
        (one,) = [each for each in self.findings() if each.verdict is not Verdict.OK]
        return one


@pytest.fixture
def clinic(tmp_path: Path, names: NameServer) -> Clinic:
    return Clinic(tmp_path, names)


def test_a_domain_in_good_order_is_well_and_what_cannot_be_known_is_said(clinic: Clinic) -> None:
    found = clinic.findings()

    assert {each.verdict for each in found} == {Verdict.OK}
    said = " ".join(each.what for each in found)
    assert "ending in -all" in said
    assert "whether it names the servers of smtp.kommune.example cannot be seen" in said
    assert "whether smtp.kommune.example signs them cannot be seen" in said
    assert "p=reject" in said


def test_without_a_name_server_it_is_said_that_nothing_could_be_checked(clinic: Clinic) -> None:
    clinic.names.is_silent = True

    (found,) = clinic.findings(seconds=0.3)

    assert found.verdict is Verdict.OK
    assert "could not be checked" in found.what


ELEVEN = " ".join(f"a:mx{number}.example" for number in range(11))
SPF_FAULTS = {
    "none": ((), "publishes no SPF", "v=spf1"),
    "two": ((SPF, "v=spf1 mx -all"), "2 SPF records", "one record"),
    "for everybody": (("v=spf1 +all",), "every server on earth", "-all"),
    "for everybody, in short": (("v=spf1 all",), "every server on earth", "-all"),
    "without an end": (("v=spf1 mx",), "says nothing of servers", "-all"),
    "neutral": (("v=spf1 mx ?all",), "says nothing of servers", "-all"),
    "asks too much": ((f"v=spf1 {ELEVEN} -all",), "more than 10 times", "take out"),
    "asks too much by others": (("v=spf1 include:many.example -all",), "more than 10", "take out"),
    "asks itself": (("v=spf1 redirect=kommune.example mx",), "says nothing of servers", "-all"),
    "includes nothing": (("v=spf1 include:none.example -all",), "none.example", "correct"),
    "misspelt": (("v=spf1 inlcude:x.example -all",), "inlcude:x.example", "correct"),
}


@pytest.mark.parametrize("fault", SPF_FAULTS)
def test_a_fault_of_spf_is_told_with_its_remedy(clinic: Clinic, fault: str) -> None:
    records, what, remedy = SPF_FAULTS[fault]
    clinic.names.texts |= {DOMAIN: records, "many.example": (f"v=spf1 {ELEVEN}",)}

    trouble = clinic.trouble()

    assert trouble.verdict is Verdict.WARN
    assert what in trouble.what
    assert remedy in trouble.remedy


def test_spf_that_leads_elsewhere_is_followed_to_its_end(clinic: Clinic) -> None:
    clinic.names.texts |= {
        DOMAIN: ("v=spf1 exists:%{i}.list.example redirect=_spf.kommune.example",),
        "_spf.kommune.example": ("v=spf1 include:relay.example mx/24 ~all",),
        "relay.example": ("v=spf1 ip6:2001:db8::/32 -all",),
    }

    (spf, *_rest) = clinic.findings()

    assert spf.verdict is Verdict.OK
    assert "ending in ~all" in spf.what


@pytest.mark.parametrize("is_named", [True, False], ids=["named", "not named"])
def test_a_known_relay_must_be_among_those_that_spf_names(clinic: Clinic, is_named: bool) -> None:
    clinic.relay = "smtp.office365.com"
    include = "include:spf.protection.outlook.com " if is_named else ""
    clinic.names.texts |= {
        DOMAIN: (f"v=spf1 {include}-all",),
        "spf.protection.outlook.com": ("v=spf1 ip4:192.0.2.0/24 -all",),
        f"selector2._domainkey.{DOMAIN}": ("v=DKIM1; p=AAAA",),
    }

    spf, dkim, _dmarc = clinic.findings()

    assert spf.verdict is (Verdict.OK if is_named else Verdict.WARN)
    assert "the servers of" in spf.what
    assert "selector2._domainkey is published" in dkim.what


def test_a_known_relay_that_does_not_sign_is_told_of(clinic: Clinic) -> None:
    clinic.relay = "smtp.office365.com"
    clinic.names.texts |= {
        DOMAIN: ("v=spf1 include:spf.protection.outlook.com -all",),
        "spf.protection.outlook.com": ("v=spf1 -all",),
    }

    assert "switch DKIM on" in clinic.trouble().remedy


# -- our own signature ---------------------------------------------------------------------------


def test_a_key_that_is_published_is_well(clinic: Clinic) -> None:
    clinic.sign()

    assert {each.verdict for each in clinic.findings()} == {Verdict.OK}


DKIM_FAULTS = {
    "none": ((), "no DKIM record"),
    "two": (("v=DKIM1; p=AA", "v=DKIM1; p=BB"), "2 DKIM records"),
    "withdrawn": (("v=DKIM1; p=",), "withdrawn"),
    "another": (("v=DKIM1; p=AAAA",), "another key"),
}


@pytest.mark.parametrize("fault", DKIM_FAULTS)
def test_a_signature_that_nobody_can_check_is_a_failure(clinic: Clinic, fault: str) -> None:
    records, what = DKIM_FAULTS[fault]
    clinic.sign()
    clinic.publish(*records)

    trouble = clinic.trouble()

    assert trouble.verdict is Verdict.FAIL
    assert what in trouble.what
    assert "nimsmail dkim record" in trouble.remedy


@pytest.mark.parametrize(
    ("tag", "what"), [("h=sha1", "sha256"), ("s=other", "not for mail"), ("v=DKIM2", "version")]
)
def test_a_record_that_does_not_allow_our_signatures_is_a_failure(
    clinic: Clinic, tag: str, what: str
) -> None:
    clinic.sign()
    (published,) = clinic.names.texts[f"nims1._domainkey.{DOMAIN}"]

    clinic.publish(f"{published}; {tag}")

    assert what in clinic.trouble().what


def test_what_is_only_being_tried_is_told_of(clinic: Clinic) -> None:
    clinic.sign(ed25519=True)
    (published,) = clinic.names.texts[f"nims1._domainkey.{DOMAIN}"]
    clinic.publish(f"{published}; t=y:s")

    trying, small = [each for each in clinic.findings() if each.verdict is Verdict.WARN]

    assert "t=y" in trying.what
    assert "Ed25519" in small.what


# -- what receivers are told to do ---------------------------------------------------------------

DMARC_FAULTS = {
    "none": ((), "publishes no DMARC"),
    "two": ((DMARC, "v=DMARC1; p=none"), "2 DMARC records"),
    "asks for nothing": (("v=DMARC1; p=none",), "p=none"),
    "without a policy": (("v=DMARC1; rua=mailto:x@kommune.example",), "without a policy"),
}


@pytest.mark.parametrize("fault", DMARC_FAULTS)
def test_a_fault_of_dmarc_is_told(clinic: Clinic, fault: str) -> None:
    records, what = DMARC_FAULTS[fault]
    clinic.names.texts[f"_dmarc.{DOMAIN}"] = records

    trouble = clinic.trouble()

    assert trouble.verdict is Verdict.WARN
    assert what in trouble.what
    assert trouble.remedy


def test_a_domain_without_dmarc_of_its_own_has_that_of_the_one_above(clinic: Clinic) -> None:
    clinic.names.texts |= {
        f"_dmarc.{DOMAIN}": (),
        "_dmarc.example": ("v=DMARC1; p=reject",),
        "_dmarc.kommune.example": ("v=DMARC1; p=quarantine; sp=none",),
    }
    file = clinic.folder / "config.toml"
    text = CONFIG.format(relay=clinic.relay, dkim="").replace("nims@", "nims@net.")
    file.write_text(text, "utf-8")
    clinic.names.texts["net.kommune.example"] = (SPF,)
    patient = Patient(settings=load(file, {}), clock=SystemClock(), environ={})

    found = list(sender.look(patient, Resolver(("127.0.0.1",), clinic.names.port)))

    (dmarc,) = [each for each in found if "DMARC" in each.what]
    assert "p=none" in dmarc.what
    assert "from kommune.example" in dmarc.what


@pytest.mark.parametrize(
    ("signs_for", "policy", "counts"),
    [
        ("kommune.example", "", True),
        ("net.kommune.example", "", True),
        ("net.kommune.example", "; adkim=s", False),
        ("udbyder.example", "", False),
    ],
)
def test_a_signature_counts_only_for_the_domain_that_letters_come_from(
    clinic: Clinic, signs_for: str, policy: str, counts: bool
) -> None:
    clinic.sign(f'domain = "{signs_for}"\n')
    published = clinic.names.texts[f"nims1._domainkey.{DOMAIN}"]
    clinic.names.texts[f"nims1._domainkey.{signs_for}"] = published
    clinic.names.texts[f"_dmarc.{DOMAIN}"] = (DMARC + policy,)

    troubles = [each for each in clinic.findings() if each.verdict is not Verdict.OK]

    assert [each.remedy.split(",")[0] for each in troubles] == (
        [] if counts else [f"set dkim.domain to {DOMAIN}"]
    )
