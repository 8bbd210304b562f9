"""A certificate authority that lives for one test run, and the certificates that it makes."""

import ssl
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from nimsmail.clock import SystemClock


class Certificate:
    """A certificate and its key, as the files that servers want."""

    def __init__(self, certificate: Path, key: Path) -> None:
        self.certificate = certificate
        self.key = key

    def for_server(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, self.key)
        return context


class Authority:
    """Makes certificates in `folder`; `ca_file` is what a client must trust to believe them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _name("a test authority")
        self.ca_file = folder / "ca.pem"
        certificate = _certificate(self._name, self._name, self._key, self._key, names=(), days=9)
        self.ca_file.write_bytes(certificate.public_bytes(Encoding.PEM))

    def certify(self, *names: str, days: int = 9) -> Certificate:
        """Make a certificate for `names`; one of a negative number of days has run out."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = _name(names[0])
        certificate = _certificate(subject, self._name, key, self._key, names=names, days=days)
        stem = self._folder / f"{names[0]}{days:+}"
        made = Certificate(stem.with_suffix(".pem"), stem.with_suffix(".key"))
        made.certificate.write_bytes(certificate.public_bytes(Encoding.PEM))
        made.key.write_bytes(
            key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        )
        made.key.chmod(0o600)
        return made


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    signer: ec.EllipticCurvePrivateKey,
    *,
    names: tuple[str, ...],
    days: int,
) -> x509.Certificate:
    ends: datetime = SystemClock().now() + timedelta(days=days)
    builder = (
        x509.CertificateBuilder(issuer, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(ends - timedelta(days=20))
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca=not names, path_length=None), critical=True)
        # Python 3.13 and later insist on these three (RFC 5280 §4.2.1.1-3).
        .add_extension(_issuer_key(signer), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(_key_usage(is_authority=not names), critical=True)
    )
    if names:
        found = x509.SubjectAlternativeName([_general(name) for name in names])
        builder = builder.add_extension(found, critical=False)
    return builder.sign(signer, hashes.SHA256())


def _issuer_key(signer: ec.EllipticCurvePrivateKey) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key())


def _key_usage(*, is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        encipher_only=False,
        decipher_only=False,
    )


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)
