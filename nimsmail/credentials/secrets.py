"""Secrets from a command, an environment variable or a private file.

Read anew each time, so that a changed password needs no restart. No message shows more
than the name of the place.
"""

import contextlib
import os
import shlex
import signal
import stat
import subprocess
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nimsmail.errors import ConfigError, NimsmailError

TIME_LIMIT = 30.0
_LONGEST = 64 * 1024  # octets; access tokens are a few thousand


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretPlace:
    """Where one secret is, and under which key the configuration says so.

    `passing` is the error of a failure that may pass by itself.
    """

    key: str
    environ: Mapping[str, str]
    passing: type[NimsmailError]
    command: tuple[str, ...] | None = None
    variable: str | None = None
    file: Path | None = None
    time_limit: float = TIME_LIMIT

    def read(self) -> str:
        """Return the secret: one line, neither empty nor with control characters in it."""
        if self.command:
            return self._checked(self._from_command(self.command))
        if self.file:
            return self._checked(read_private(self.file, self.key, self.environ))
        return self._checked(self._from_variable())

    def _from_variable(self) -> bytes:
        # The name is not shown: somebody may have written the password itself here.
        if self.variable is None or self.variable not in self.environ:
            raise ConfigError(
                f"{self.key} names an environment variable that is not set; set it where "
                "nimsmail is started."
            )
        return os.fsencode(self.environ[self.variable])

    def _from_command(self, command: tuple[str, ...]) -> bytes:
        name = shlex.quote(Path(command[0]).name)
        try:
            output, code = run(command, self.environ, self.time_limit)
        except TimeoutError:
            raise self.passing(
                f"{self.key}: the command {name} did not end within {self.time_limit:g} s; "
                "run it by hand as this user: it may be waiting for somebody."
            ) from None
        except OSError as error:
            raise ConfigError(
                f"{self.key}: the command {name} cannot be run ({error.strerror}); "
                "write the path of a program that this user may run."
            ) from None
        if code:
            raise self.passing(
                f"{self.key}: the command {name} failed with exit code {code}; "
                "run it by hand as this user to see why."
            )
        return output

    def _checked(self, content: bytes) -> str:
        try:
            text = content.decode("utf-8-sig").rstrip("\r\n")
        except UnicodeDecodeError:
            raise ConfigError(f"{self.key} gives no UTF-8 text; save it as UTF-8.") from None
        if not text:
            raise ConfigError(f"{self.key} gives nothing; put the secret there.")
        # A NUL or a line's end would part the sign-in in two (RFC 4616 §2).
        if len(text) > _LONGEST or any(ord(letter) < 32 or ord(letter) == 127 for letter in text):
            raise ConfigError(f"{self.key} gives more than one line; leave only the secret there.")
        return text


def read_private(file: Path, key: str, environ: Mapping[str, str]) -> bytes:
    """Read a file that nobody but its owner may read, as ssh asks of its keys.

    What systemd laid out for this service is let be: it guards the folder itself, and
    opens its files to the service by access lists that look like a group's.
    """
    try:
        # Not waiting: to open a pipe that nobody writes to would never end.
        descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(descriptor, "rb") as stream:  # noqa: PTH123 - a descriptor, no path
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise ConfigError(f"{file}, named by {key}, is not a file; name a file.")
            if status.st_mode & 0o077 and not _is_of_systemd(file, environ):
                raise ConfigError(
                    f"{file}, named by {key}, can be read by others "
                    f"(mode {stat.S_IMODE(status.st_mode):04o}); run `chmod 600 {file}`."
                )
            return stream.read(_LONGEST + 1)
    except IsADirectoryError:
        raise ConfigError(f"{file}, named by {key}, is not a file; name a file.") from None
    except FileNotFoundError:
        raise ConfigError(
            f"{file}, named by {key}, does not exist; make it, with mode 0600."
        ) from None
    except OSError as error:
        raise ConfigError(
            f"{file}, named by {key}, cannot be read ({error.strerror}); "
            "give it to the user that nimsmail runs as."
        ) from None


def _is_of_systemd(file: Path, environ: Mapping[str, str]) -> bool:
    folder = environ.get("CREDENTIALS_DIRECTORY")
    return bool(folder) and file.resolve().parent == Path(str(folder)).resolve()


def run(
    command: tuple[str, ...], environ: Mapping[str, str], time_limit: float
) -> tuple[bytes, int]:
    """Run a command without a shell; returns what it printed, and its exit code.

    Its errors are not kept, for they may hold the secret. A session of its own lets us end
    it with all its children, which would else keep the pipe open. Raises TimeoutError (an
    OSError: catch it first).
    """
    child = subprocess.Popen(  # noqa: S603 - the operator's own command, without a shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=dict(environ),
        start_new_session=True,
    )
    over = threading.Event()

    def end() -> None:
        over.set()
        _end_all(child)

    timer = threading.Timer(time_limit, end)
    timer.daemon = True
    timer.start()
    try:
        with child:
            assert child.stdout is not None
            output = child.stdout.read(_LONGEST + 1)
            if len(output) > _LONGEST:
                _end_all(child)
            code = child.wait()
    finally:
        timer.cancel()
    if over.is_set():
        raise TimeoutError
    return output, code


def _end_all(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):  # it has ended by itself meanwhile
        os.killpg(child.pid, signal.SIGKILL)
