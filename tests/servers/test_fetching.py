"""Lists fetched from an address: over verified TLS only, and no more than is good for us."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from nimsmail.errors import NotFound
from nimsmail.fetching import fetched
from tests.servers.authority import Authority


class Site:
    """A web server that has `pages`: a path and its bytes, or where it sends one on to."""

    def __init__(self, authority: Authority) -> None:
        self.pages: dict[str, bytes | str] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        context = authority.certify("localhost").for_server()
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        self.url = f"https://localhost:{self._server.server_port}"

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _handler(site) -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                page = site.pages.get(self.path)
                if isinstance(page, str):
                    self.send_response(302)
                    self.send_header("Location", page)
                    self.end_headers()
                else:
                    self.send_response(404 if page is None else 200)
                    self.end_headers()
                    self.wfile.write(page or b"")

            def log_message(self, *_args: object) -> None:
                pass

        return Handler


@pytest.fixture
def site(authority: Authority) -> Iterator[Site]:
    running = Site(authority)
    yield running
    running.close()


def read(site: Site, path: str, authority: Authority, **more: int) -> bytes:
    with fetched(site.url + path, ca_file=str(authority.ca_file), **more) as file:
        return file.read()


def test_a_list_is_fetched_whole_also_where_we_are_sent_on(
    site: Site, authority: Authority
) -> None:
    site.pages = {"/old": "/new", "/new": b"x" * 300_000}

    assert read(site, "/old", authority) == b"x" * 300_000


def test_a_certificate_that_nobody_vouches_for_is_not_believed(site: Site) -> None:
    site.pages = {"/list": b"x"}

    with pytest.raises(NotFound, match="SSLError"), fetched(f"{site.url}/list"):
        pass


@pytest.mark.parametrize(
    ("pages", "why"),
    [
        ({"/list": "http://localhost/list"}, "without TLS"),
        ({"/list": "/list"}, "in circles"),
        ({"/list": b"x" * 2_000_000}, "more than 1 MB"),
        ({}, "HTTPError"),
    ],
)
def test_what_cannot_be_had_is_told_with_why(
    site: Site, authority: Authority, pages: dict[str, bytes | str], why: str
) -> None:
    site.pages = pages

    with pytest.raises(NotFound, match=why):
        read(site, "/list", authority, largest=1 << 20)
