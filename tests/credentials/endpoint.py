"""A token endpoint on this machine, over TLS, that does what the test tells it to."""

import json
import ssl
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

TENANT = "kommune.example"
Answer = tuple[int, bytes]


def granted(token: str, life: Any = 3600) -> Answer:
    return answered(200, token_type="Bearer", access_token=token, expires_in=life)


def answered(status: int, **table: Any) -> Answer:
    return status, json.dumps(table).encode()


class Endpoint:
    """Answers with `token(form)`, and with `discovery` where MSAL asks what there is."""

    def __init__(self, certificate: Path) -> None:
        self.forms: list[dict[str, str]] = []
        self.released = threading.Event()
        self.token: Callable[[dict[str, str]], Answer] = self._next
        self.discovery: Answer | None = None
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        self.url = f"https://localhost:{self._server.server_port}"

    def _next(self, _form: dict[str, str]) -> Answer:
        return granted(f"token-{len(self.forms)}")

    def hang(self, _form: dict[str, str]) -> Answer:
        """Answer only when the test is over."""
        self.released.wait(60)
        return 200, b"{}"

    def close(self) -> None:
        self.released.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _places(self) -> Answer:
        place = f"{self.url}/{TENANT}"
        return answered(
            200,
            token_endpoint=f"{place}/oauth2/v2.0/token",
            authorization_endpoint=f"{place}/oauth2/v2.0/authorize",
            issuer=f"{place}/v2.0",
        )

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._send(endpoint.discovery or endpoint._places())

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                form = {name: values[0] for name, values in parse_qs(body).items()}
                endpoint.forms.append(form)
                self._send(endpoint.token(form))

            def _send(self, answer: Answer) -> None:
                try:
                    self.send_response(answer[0])
                    self.send_header("Location", "https://elsewhere.example/")
                    self.send_header("Content-Length", str(len(answer[1])))
                    self.end_headers()
                    self.wfile.write(answer[1])
                except OSError:
                    return  # who asked has hung up

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        return Handler
