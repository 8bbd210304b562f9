"""A real Dovecot 2.3, thrown away afterwards, in which every user name is an account."""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.servers.authority import Certificate

PASSWORD = "grøn-æble"


class Dovecot:
    """Dovecot on `port` (in the clear, or STARTTLS) and `tls_port`.

    `extra` goes into its configuration; `tokeninfo` is the port where it asks about access
    tokens. As root it runs as Debian's package wants; otherwise all of it as this user.
    """

    def __init__(
        self,
        certificate: Certificate | None = None,
        *,
        extra: str = "",
        tokeninfo: int | None = None,
    ) -> None:
        self.port, self.tls_port = _free_ports()
        self._certificate = certificate
        self._extra = extra
        self._tokeninfo = tokeninfo
        self._process: subprocess.Popen[bytes] | None = None
        self._output: IO[bytes] | None = None

    def __enter__(self) -> "Dovecot":
        # Not below pytest's own folder: Dovecot's users could not get into that as root's.
        self.folder = Path(tempfile.mkdtemp(prefix="nimsmail-dovecot-"))
        self.folder.chmod(0o711)
        (self.folder / "home").mkdir()
        (self.folder / "home").chmod(0o711)
        config = self.folder / "dovecot.conf"
        config.write_text(self._config())
        program = shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
        assert program, "dovecot is missing: scripts/install-test-servers installs it"
        version = subprocess.check_output([program, "--version"], text=True)
        assert version.startswith("2.3."), f"the tests configure Dovecot 2.3, and this is {version}"
        self._output = (self.folder / "output").open("wb")
        self._process = subprocess.Popen(
            [program, "-F", "-c", config],
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

    def _config(self) -> str:
        owner, group = _mail_owner()
        return f"""
            base_dir = {self.folder}/run
            state_dir = {self.folder}/state
            log_path = {self.folder}/dovecot.log
            listen = 127.0.0.1
            protocols = imap
            default_process_limit = 100
            first_valid_uid = 1
            auth_failure_delay = 0
            auth_mechanisms = plain login {"xoauth2" if self._tokeninfo else ""}
            disable_plaintext_auth = no
            mail_location = maildir:~/Maildir
            mail_max_userip_connections = 100
            mail_fsync = never
            mail_save_crlf = yes
            mailbox_idle_check_interval = 1 secs
            mail_plugins = acl
            plugin {{
              acl = vfile
            }}
            {self._tls_config()}
            {self._token_config()}
            passdb {{
              driver = static
              args = password={PASSWORD}
            }}
            userdb {{
              driver = static
              args = uid={owner} gid={group} home={self.folder}/home/%u allow_all_users=yes
            }}
            namespace inbox {{
              inbox = yes
            }}
            service imap-login {{
              {_unrooted()}
              inet_listener imap {{
                port = {self.port}
              }}
              inet_listener imaps {{
                port = {self.tls_port if self._certificate else 0}
                ssl = {"yes" if self._certificate else "no"}
              }}
            }}
            service anvil {{
              {_unrooted()}
              unix_listener anvil-auth-penalty {{
                mode = 0
              }}
            }}
            {_as_me()}
            {self._extra}
        """

    def _tls_config(self) -> str:
        if self._certificate is None:
            return "ssl = no"
        return f"""
            ssl = yes
            ssl_cert = <{self._certificate.certificate}
            ssl_key = <{self._certificate.key}
        """

    def _token_config(self) -> str:
        if self._tokeninfo is None:
            return ""
        config = self.folder / "oauth2.conf"
        config.write_text(
            f"introspection_mode = auth\n"
            f"introspection_url = http://127.0.0.1:{self._tokeninfo}/\n"
            f"username_attribute = user\nactive_attribute = active\nactive_value = true\n"
        )
        return f"""
            passdb {{
              driver = oauth2
              mechanisms = xoauth2
              args = {config}
            }}
        """


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

    def deliver(self, raw: bytes) -> Path:
        """Put a mail into the inbox, as a mail server would."""
        return self._write("", raw)

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

    def _write(self, name: str, raw: bytes) -> Path:
        path = self._path(name)
        mail = f"{time.time_ns()}.{secrets.token_hex(4)}.here"
        self._own(path / "tmp" / mail, raw)
        return (path / "tmp" / mail).rename(path / "new" / mail)

    def _own(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)
        _give(path)


def _give(path: Path) -> None:
    if os.geteuid() == 0:
        os.chown(path, *_mail_owner())


def _mail_owner() -> tuple[int, int]:
    """Return who owns the mail: Dovecot refuses root."""
    if os.geteuid() != 0:
        return os.geteuid(), os.getegid()
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _unrooted() -> str:
    return "" if os.geteuid() == 0 else "chroot ="


def _as_me() -> str:
    if os.geteuid() == 0:
        return ""
    me = pwd.getpwuid(os.geteuid()).pw_name
    return f"default_internal_user = {me}\ndefault_login_user = {me}\ndefault_internal_group ="


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        for each in (one, other):
            each.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1]), int(other.getsockname()[1])
