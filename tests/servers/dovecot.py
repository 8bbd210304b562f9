"""A real Dovecot, thrown away afterwards, in which every user name is an account."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from tests.servers.authority import Certificate
from tests.servers.dovecot_config import Setup, config_files, mail_owner

PASSWORD = "grøn-æble"


class Dovecot:
    """Dovecot on `port` (in the clear, or STARTTLS) and `tls_port`.

    `tokeninfo` is the port where it asks about access tokens, `quota` what a mailbox holds, in
    bytes; `extra` goes into its configuration, and must mean the same to 2.3 and 2.4. As root it
    runs as Debian's package wants; otherwise all of it as this user.
    """

    def __init__(
        self,
        certificate: Certificate | None = None,
        *,
        extra: str = "",
        tokeninfo: int | None = None,
        quota: int | None = None,
    ) -> None:
        self.port, self.tls_port = _free_ports()
        self._certificate = certificate
        self._extra = extra
        self._tokeninfo = tokeninfo
        self._quota = quota
        self._process: subprocess.Popen[bytes] | None = None
        self._output: IO[bytes] | None = None

    def __enter__(self) -> "Dovecot":
        # Not below pytest's own folder: Dovecot's users could not get into that as root's.
        self.folder = Path(tempfile.mkdtemp(prefix="nimsmail-dovecot-"))
        self.folder.chmod(0o711)
        (self.folder / "home").mkdir()
        (self.folder / "home").chmod(0o711)
        program = shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
        assert program, "dovecot is missing: scripts/install-test-servers installs it"
        version = subprocess.check_output([program, "--version"], text=True)
        for name, content in config_files(self._setup(), version).items():
            (self.folder / name).write_text(content)
        self._output = (self.folder / "output").open("wb")
        self._process = subprocess.Popen(
            [program, "-F", "-c", self.folder / "dovecot.conf"],
            stdout=self._output,
            stderr=self._output,
            start_new_session=True,
        )
        self._wait_until_it_greets()
        return self

    def __exit__(self, *_error: object) -> None:
        assert self._process and self._output
        # It and its children at once: a polite end takes a second, and nothing here is kept.
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(20)
        self._output.close()
        shutil.rmtree(self.folder, ignore_errors=True)  # a dying child may still write

    def account(self) -> "Account":
        """Return an account that nobody has used yet."""
        account = Account(self, f"{secrets.token_hex(6)}@network.example")
        account.open()
        return account

    def log(self) -> str:
        """Return what Dovecot has to say for itself."""
        return "".join(
            path.read_text()
            for name in ("output", "dovecot.log")
            if (path := self.folder / name).exists()
        )

    def _wait_until_it_greets(self) -> None:
        assert self._process
        for _ in range(200):
            try:
                with socket.create_connection(("127.0.0.1", self.port), 5) as line:
                    if line.recv(4) == b"* OK":
                        return
            except OSError:
                pass
            assert self._process.poll() is None, self.log()
            time.sleep(0.05)
        raise AssertionError(self.log())

    def _setup(self) -> Setup:
        return Setup(
            folder=self.folder,
            port=self.port,
            tls_port=self.tls_port,
            password=PASSWORD,
            certificate=self._certificate,
            tokeninfo=self._tokeninfo,
            quota=self._quota,
            extra=self._extra,
        )


@dataclass(frozen=True)
class Account:
    """One user's mailbox, seen from behind: as the files it is made of."""

    server: Dovecot
    user: str
    password: str = PASSWORD

    @property
    def port(self) -> int:
        return self.server.port

    def open(self) -> None:
        """Make its folders, which Dovecot may not."""
        self._made(self._path(""))

    def deliver(self, raw: bytes, received: datetime | None = None) -> Path:
        """Put a mail into the inbox, as a mail server would: now, or as if `received` then."""
        return self._write("", raw, received)

    def folder(self, name: str) -> list[bytes]:
        """Return the mails in a folder, "INBOX" or another, in no order but a steady one."""
        path = self._path("" if name.upper() == "INBOX" else name)
        files = [each for part in ("new", "cur") for each in sorted((path / part).glob("*"))]
        return [each.read_bytes() for each in files]

    def flags(self, name: str) -> list[str]:
        """Return the flags of the mails in a folder as Maildir writes them: S for seen."""
        path = self._path("" if name.upper() == "INBOX" else name)
        return [each.name.partition(":2,")[2] for each in sorted((path / "cur").glob("*"))]

    def has_folder(self, name: str) -> bool:
        return self._path(name).is_dir()

    def mark_deleted(self, mail: Path) -> None:
        """Do what a mail program does when a person deletes a mail without expunging."""
        mail.rename(self._path("") / "cur" / f"{mail.name}:2,T")

    def renumber(self) -> None:
        """Make Dovecot number the inbox anew, under another UIDVALIDITY."""
        for pattern in ("dovecot-uidlist*", "dovecot.index*"):
            for path in self._path("").glob(pattern):
                path.unlink()

    def forbid(self, name: str, rights: str = "lr") -> None:
        """Leave the owner these rights to a folder alone (RFC 4314)."""
        path = self._made(self._path(name))
        self._own(path / "dovecot-acl", f"owner {rights}\n".encode())

    def _path(self, name: str) -> Path:
        maildir = self.server.folder / "home" / self.user / "Maildir"
        return maildir / ("." + name.replace("/", ".")) if name else maildir

    def _made(self, path: Path) -> Path:
        maildir = self._path("")
        for folder in (maildir.parent, maildir, path):
            self._directory(folder)
        for part in ("cur", "new", "tmp"):
            self._directory(path / part)
        if path != maildir:
            self._own(path / "maildirfolder", b"")
        return path

    def _directory(self, path: Path) -> None:
        if not path.exists():
            path.mkdir()
            _give(path)

    def _write(self, name: str, raw: bytes, received: datetime | None = None) -> Path:
        path = self._path(name)
        mail = f"{time.time_ns()}.{secrets.token_hex(4)}.here"
        self._own(path / "tmp" / mail, raw)
        if received is not None:  # what Dovecot takes for INTERNALDATE
            os.utime(path / "tmp" / mail, (received.timestamp(),) * 2)
        return (path / "tmp" / mail).rename(path / "new" / mail)

    def _own(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)
        _give(path)


def _give(path: Path) -> None:
    if os.geteuid() == 0:
        os.chown(path, *mail_owner())


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        for each in (one, other):
            each.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1]), int(other.getsockname()[1])
