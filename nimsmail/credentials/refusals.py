"""What Microsoft 365 says when it gives no token, and who must do what.

Codes: learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes.
"""

import re
from collections.abc import Mapping
from typing import Any

from nimsmail.config import Microsoft365

_MAKE_ANEW = (
    "the tenant's administrator must make a new one in Entra ID, under “Certificates & secrets”,"
    " and you put its Value {where}"
)
_CONSENT = (
    "the application has not been given, or has lost, its permissions; the tenant's administrator"
    " must grant IMAP.AccessAsApp and SMTP.SendAsApp with admin consent"
)
_RULES = (
    "a rule of the tenant (Conditional Access) wants a person to sign in; the tenant's"
    " administrator must except this application from it"
)
_BY_CODE = {
    "7000222": "the application's client secret has expired; " + _MAKE_ANEW,
    "7000215": "the client secret is wrong; put the secret's Value, not its ID, {where}",
    "700016": "the tenant has no such application; write its “Application (client) ID” in"
    " client_id, and check tenant",
    "90002": "there is no such tenant; write the tenant's id in tenant",
    "900023": "there is no such tenant; write the tenant's id in tenant",
    "700027": "the application does not know this certificate, or it has expired; the tenant's"
    " administrator must add it in Entra ID, under “Certificates & secrets”",
    "700024": "this machine's clock is wrong; set it by a time server",
    "7000112": "the application has been disabled; the tenant's administrator must enable it",
    "70011": "the scope is wrong; take scope out of the configuration, or write the one of your"
    " national cloud",
    "65001": _CONSENT,
    "500011": _CONSENT,
    "650057": _CONSENT,
    "53003": _RULES,
    "50076": _RULES,
    "50079": _RULES,
}
_BY_ERROR = {
    "interaction_required": _RULES,
    "invalid_grant": "the sign-in is not good any more; the tenant's administrator must look up"
    " the application in Entra ID's sign-in logs",
    "invalid_client": "it refuses the application's secret or certificate; " + _MAKE_ANEW,
    "unauthorized_client": _CONSENT,
    "invalid_tenant": _BY_CODE["90002"],
    "invalid_scope": _BY_CODE["70011"],
}
# Every word of Microsoft's that we know, and what it asks for; docs/microsoft365.md shows them.
REMEDIES = _BY_CODE | _BY_ERROR
# With these the code may speak of a rule or of consent; else the word names the matter better.
_CLEAR = ("interaction_required", "invalid_grant")
_PASSING = ("temporarily_unavailable", "server_error")


def is_passing(answer: Mapping[str, Any]) -> bool:
    """Tell whether the refusal may pass by itself: a busy server, or one we do not know."""
    return answer.get("error") in _PASSING or _remedy(answer) is None


def explain(answer: Mapping[str, Any], application: Microsoft365) -> str:
    """Put a refusal into one line: what is wrong, and who does what."""
    code, error = _code(answer), _word(answer.get("error"))
    said = f"AADSTS{code}" if code else error
    remedy = None if error in _PASSING else _remedy(answer)
    if remedy is None:
        return f"Microsoft 365 gives no token now ({said}); it is asked again by and by."
    where = f"where {_place(application)} says"
    return (
        f"Microsoft 365 gives no token to application {application.client_id} ({said}): "
        f"{remedy.format(where=where)}."
    )


def _remedy(answer: Mapping[str, Any]) -> str | None:
    error, code = str(answer.get("error")), _code(answer)
    by_code = _BY_CODE.get(code or "")
    if error in _CLEAR and by_code not in (_CONSENT, _RULES):
        return _BY_ERROR[error]
    return by_code or _BY_ERROR.get(error)


def _code(answer: Mapping[str, Any]) -> str | None:
    found = re.search(r"AADSTS(\d{4,8})\b", str(answer.get("error_description", ""))[:2000])
    return found[1] if found else None


def _word(value: object) -> str:
    """Show the server's word for the error, if it is no more than a word."""
    return value if isinstance(value, str) and re.fullmatch(r"[a-z_]{1,40}", value) else "unknown"


def _place(application: Microsoft365) -> str:
    ways = ("client_secret_command", "client_secret_env", "client_secret_file")
    given = (way for way in ways if getattr(application, way) is not None)
    return next(given, "certificate_file")
