"""The little of HTTP that a token endpoint needs, in the shape that MSAL asks for.

Our own, so that every request has the house's verified TLS, a time limit and a limit of
size, follows nobody elsewhere, and tells "away" apart from "refused".
"""

import http.client
import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from nimsmail.config import is_loopback, tls_context

_LARGEST = 1_000_000  # octets
_CHUNK = 16 * 1024


class Away(OSError):
    """The endpoint is there but cannot serve us now (429 or 5xx)."""


class NotThere(OSError):
    """The endpoint has no such page: to MSAL, no such tenant."""


@dataclass(frozen=True, slots=True)
class Response:
    """An answer, as MSAL's http_client contract has it."""

    status_code: int
    text: str
    headers: dict[str, str]

    def raise_for_status(self) -> None:
        """Refuse an answer that says it failed."""
        if self.status_code >= 400:
            raise Away(f"HTTP {self.status_code}")


class _Nowhere(urllib.request.HTTPRedirectHandler):
    """Follows no redirection: what we send is meant for one server."""

    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        return None


class Web:
    """An HTTPS client with one time limit for a whole request."""

    def __init__(self, ca_file: Path | None, time_limit: float) -> None:
        self._secure = urllib.request.HTTPSHandler(context=tls_context(ca_file))
        self._time_limit = time_limit

    def get(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        **_unused: object,
    ) -> Response:
        """Ask for a page; the only one that MSAL asks for tells of the tenant."""
        answer = self._ask(_request(url, params, headers, None))
        if answer.status_code in (http.client.BAD_REQUEST, http.client.NOT_FOUND):
            raise NotThere(f"HTTP {answer.status_code}")
        return answer

    def post(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        data: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        **_unused: object,
    ) -> Response:
        """Send a form."""
        return self._ask(_request(url, params, headers, urllib.parse.urlencode(data or {})))

    def close(self) -> None:
        """Nothing is kept open between requests."""

    def _ask(self, request: urllib.request.Request) -> Response:
        deadline = time.monotonic() + self._time_limit
        try:
            with self._opener(request).open(request, timeout=self._time_limit) as answer:
                return _response(answer.status, answer, deadline)
        except urllib.error.HTTPError as refusal:
            with refusal:
                return _response(refusal.code, refusal, deadline)

    def _opener(self, request: urllib.request.Request) -> urllib.request.OpenerDirector:
        host = urllib.parse.urlsplit(request.full_url).hostname or ""
        # The machine's proxy settings are obeyed, but no proxy can reach this machine's loopback.
        proxies = [urllib.request.ProxyHandler({})] if is_loopback(host) else []
        return urllib.request.build_opener(self._secure, _Nowhere, *proxies)


def _request(
    url: str,
    params: Mapping[str, str] | None,
    headers: Mapping[str, str] | None,
    form: str | None,
) -> urllib.request.Request:
    if not url.startswith("https://"):
        raise ValueError("the endpoint is not https")
    query = "?" + urllib.parse.urlencode(params) if params else ""
    data = form.encode() if form is not None else None
    return urllib.request.Request(url + query, data, dict(headers or {}))  # noqa: S310 - https only


def _response(status: int, answer: Any, deadline: float) -> Response:
    if status == http.client.TOO_MANY_REQUESTS or status >= 500:
        raise Away(f"HTTP {status}")
    text = _read(answer, deadline).decode("utf-8", "replace")
    if not isinstance(json.loads(text), dict):  # MSAL would log the whole answer
        raise ValueError("no table")
    return Response(status, text, dict(answer.headers.items()))


def _read(answer: IO[bytes], deadline: float) -> bytes:
    """Read the answer piece by piece, so that one who dribbles cannot hold us."""
    content = b""
    while chunk := answer.read(_CHUNK):
        content += chunk
        if time.monotonic() > deadline:
            raise TimeoutError
        if len(content) > _LARGEST:
            raise ValueError("the answer has no end")
    return content
