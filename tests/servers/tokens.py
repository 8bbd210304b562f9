"""Where access tokens come from and are checked: a stand-in for an identity provider."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from nimsmail.credentials import Credential
from nimsmail.credentials.microsoft import Token


class TokenDesk:
    """Gives out numbered tokens for `user`, and tells whoever asks which are good."""

    def __init__(self, user: str, *, honest: bool = True) -> None:
        self.user = user
        self.believed: set[str] = set()
        self.calls = 0
        self._honest = honest

    def credential(self, name: str = "post") -> Credential:
        """Return a credential that asks here."""
        return Credential(user=self.user, kind="xoauth2", name=name, fetch=self._fetch)

    def revoke(self) -> None:
        """Let no token be good that was given out so far."""
        self.believed.clear()

    def _fetch(self) -> Token:
        self.calls += 1
        token = f"token-{self.user.partition('@')[0]}-{self.calls}"
        if self._honest:
            self.believed.add(token)
        return Token(token, 3600)


class Introspection:
    """The page where Dovecot asks whose token it was given (RFC 7662)."""

    def __init__(self) -> None:
        self.desks: list[TokenDesk] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self.port = int(self._server.server_address[1])

    def __enter__(self) -> "Introspection":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._thread.join(10)
        self._server.server_close()

    def answer(self, token: str) -> dict[str, object]:
        for desk in self.desks:
            if token in desk.believed:
                return {"active": True, "user": desk.user}
        return {"active": False}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        introspection = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                token = self.headers.get("Authorization", "").removeprefix("Bearer ")
                body = json.dumps(introspection.answer(token)).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        return Handler
