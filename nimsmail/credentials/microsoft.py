"""Access tokens from Microsoft 365, as an application of its own (client credentials).

RFC 6749 §4.4, by MSAL. Its application object uses the network already when it is made,
so it is made late, kept while it works, and made anew after a failure or with a new
secret: then whatever was mended is found without a restart.
"""

import re
import ssl
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any
from urllib.error import URLError

import msal  # type: ignore[import-untyped]
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509 import load_pem_x509_certificate
from msal.exceptions import MsalError  # type: ignore[import-untyped]

from nimsmail.config import Microsoft365
from nimsmail.credentials.refusals import explain, is_passing
from nimsmail.credentials.secrets import SecretPlace, read_private
from nimsmail.credentials.token import Token
from nimsmail.credentials.web import Away, NotThere, Web
from nimsmail.errors import ConfigError, NimsmailError
from nimsmail.logs import conceal

__all__ = ["Token", "TokenDesk"]

TIME_LIMIT = 30.0
_USUAL_LIFE = 3600.0
_LONGEST_LIFE = 86400.0
# PEM, RFC 7468 §2.
_BLOCK = re.compile(r"-----BEGIN ([A-Z ]+)-----.+?-----END \1-----", re.DOTALL)


class TokenDesk:
    """The desk that hands out tokens for one application."""

    def __init__(
        self,
        application: Microsoft365,
        *,
        key: str,
        environ: Mapping[str, str],
        passing: type[NimsmailError],
        time_limit: float = TIME_LIMIT,
    ) -> None:
        self._application = application
        self._key = key
        self._environ = environ
        self._passing = passing
        self._time_limit = time_limit
        self._made: tuple[object, Any] | None = None  # the proof, and MSAL's object made with it

    def fetch(self) -> Token:
        """Ask for a new token, past every cache; raises one clear line where there is none."""
        proof = self._proof()
        try:
            app = self._app(proof)
            app.remove_tokens_for_client()
            answer = app.acquire_token_for_client(scopes=[self._application.scope])
            return self._token(answer)
        except NimsmailError:
            self._made = None
            raise
        except (OSError, HTTPException, MsalError) as error:
            self._made = None
            raise self._away(error) from None
        # What MSAL raises on an answer that makes no sense is whatever it stumbles on first.
        except (ValueError, LookupError, TypeError, AttributeError, RuntimeError):
            self._made = None
            raise self._passing(
                f"{self._application.authority} gave an answer that makes no sense; a proxy may "
                "stand between, it is asked again."
            ) from None

    def _app(self, proof: object) -> Any:
        if self._made is None or self._made[0] != proof:
            app = msal.ConfidentialClientApplication(
                self._application.client_id,
                client_credential=proof,
                authority=f"{self._application.authority}/{self._application.tenant}",
                # The authority is the operator's own word: nobody else need vouch for it.
                instance_discovery=False,
                http_client=Web(self._application.ca_file, self._time_limit),
            )
            self._made = proof, app
        return self._made[1]

    def _token(self, answer: object) -> Token:
        if not isinstance(answer, dict):
            raise ValueError("no table")
        if "error" in answer:
            text = explain(answer, self._application)
            raise self._passing(text) if is_passing(answer) else ConfigError(text)
        text = answer["access_token"]
        # RFC 6750 §2.1; anything else would break out of the SASL message.
        if not isinstance(text, str) or not re.fullmatch(r"[\x21-\x7e]{1,65536}", text):
            raise ValueError("no token")
        life = float(answer.get("expires_in", _USUAL_LIFE))
        return Token(text, max(0.0, min(life, _LONGEST_LIFE)))  # of NaN, too, this makes 0

    def _proof(self) -> object:
        """Read the secret, or the certificate with its key, as they are now."""
        its = self._application
        if its.certificate_file is None:
            place = SecretPlace(
                key=f"{self._key}.{self._way()}",
                environ=self._environ,
                passing=self._passing,
                command=its.client_secret_command,
                variable=its.client_secret_env,
                file=its.client_secret_file,
            )
            secret = place.read()
            conceal(self._key, secret)
            return secret
        return self._certificate()

    def _way(self) -> str:
        ways = ("client_secret_command", "client_secret_file")
        given = (way for way in ways if getattr(self._application, way) is not None)
        return next(given, "client_secret_env")

    def _certificate(self) -> dict[str, str]:
        file, key = self._application.certificate_file, f"{self._key}.certificate_file"
        assert file is not None
        pem = read_private(file, key, self._environ)
        if not _is_key_with_certificate(pem):
            raise ConfigError(
                f"{file}, named by {key}, must hold an RSA key without a passphrase and its "
                "certificate, both in PEM form; put both in this one file."
            )
        blocks = {found[1].rpartition(" ")[2]: found[0] for found in _BLOCK.finditer(pem.decode())}
        return {"private_key": blocks["KEY"], "public_certificate": blocks["CERTIFICATE"]}

    def _away(self, error: Exception) -> NimsmailError:
        host = self._application.authority
        reason = error.reason if isinstance(error, URLError) else error
        match reason:
            case ssl.SSLCertVerificationError():
                return ConfigError(
                    f"The certificate of {host} is not good ({reason.verify_message}); where a "
                    f"proxy opens TLS, name its authority in {self._key}.ca_file."
                )
            case NotThere():
                return ConfigError(
                    f"{host} knows no tenant {self._application.tenant}; write the tenant's id "
                    f"in {self._key}.tenant."
                )
            case TimeoutError():
                what = f"did not answer within {self._time_limit:g} s"
            case Away():
                what = f"cannot serve us now ({reason})"
            case _:
                what = f"cannot be reached ({_why(reason)})"
        return self._passing(f"{host} {what}; no token for Microsoft 365, it is asked again.")


def _is_key_with_certificate(pem: bytes) -> bool:
    try:
        key = load_pem_private_key(pem, password=None)
        certificate = load_pem_x509_certificate(pem)
    except (ValueError, TypeError, UnsupportedAlgorithm):  # TypeError: it wants a passphrase
        return False
    return isinstance(key, RSAPrivateKey) and key.public_key() == certificate.public_key()


def _why(reason: object) -> str:
    text = getattr(reason, "strerror", None)
    return text if isinstance(text, str) and text else type(reason).__name__
