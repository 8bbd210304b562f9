"""A bad line: a TCP proxy that cuts, falls silent, or rewrites what the server says."""

import asyncio
import contextlib
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Trouble:
    """What is to go wrong, and how often; anything may be changed while the proxy runs.

    `cut_on` cuts before the client's words reach the server, `cut_after` when the server
    has got them but before it answers, `silent_on` from the server's words on; `rewrite`
    replaces a pattern in what the server says.
    """

    cut_on: bytes | None = None
    cut_after: bytes | None = None
    silent_on: bytes | None = None
    rewrite: tuple[bytes, bytes | Callable[[re.Match[bytes]], bytes]] | None = None
    times: int = 1_000_000


class Proxy:
    """Stands on `port` and passes everything on to `upstream`, but for the trouble it makes."""

    def __init__(self, upstream: int) -> None:
        self.upstream = upstream
        self.port = 0
        self.trouble = Trouble()
        self.from_client = b""
        self.from_server = b""
        self.connections = 0
        self._writers: list[asyncio.StreamWriter] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> "Proxy":
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        return self

    def __exit__(self, *_error: object) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def close(self) -> None:
        """Refuse new connections and cut those there are."""
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)

    def open(self) -> None:
        """Take connections again, on the same port."""
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _stop(self) -> None:
        self._server.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()
        # Sockets are closed one turn of the loop later, their streams another.
        for _ in range(3):
            await asyncio.sleep(0)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._writers.append(writer)
        there, back = await asyncio.open_connection("127.0.0.1", self.upstream)
        self._writers.append(back)
        pumps = {
            asyncio.create_task(self._up(reader, back)),
            asyncio.create_task(self._down(there, writer)),
        }
        await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        for pump in pumps:
            pump.cancel()
        await asyncio.gather(*pumps, return_exceptions=True)
        for each in (writer, back):
            each.transport.abort()

    async def _up(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            self.from_client += data
            if self._strikes(self.trouble.cut_on, data):
                return
            writer.write(data)
            if self._strikes(self.trouble.cut_after, data):
                await self._answered(reader, writer)
                return

    async def _answered(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Wait until the server has answered, for then it has acted; the client hears nothing."""
        self._muted = True
        before = self.from_server
        rest = asyncio.create_task(_pass_on(reader, writer))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(10):
                while self.from_server == before:
                    await asyncio.sleep(0.01)
        rest.cancel()
        self._muted = False

    _muted = False

    async def _down(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            self.from_server += data
            if self._strikes(self.trouble.silent_on, data):
                await asyncio.Event().wait()
            if self._muted:
                continue
            if self.trouble.rewrite is not None:
                pattern, replacement = self.trouble.rewrite
                data = re.sub(pattern, replacement, data)
            writer.write(data)

    def _strikes(self, pattern: bytes | None, data: bytes) -> bool:
        if pattern is None or self.trouble.times <= 0 or not re.search(pattern, data):
            return False
        self.trouble.times -= 1
        return True


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
