"""A name server on this machine, which knows what it is told and nothing else."""

import socket
import threading

import dns.flags
import dns.message
import dns.rcode
import dns.rrset


class NameServer:
    """Answers questions for TXT by `texts`, names with their records; `is_silent` answers none."""

    def __init__(self, texts: dict[str, tuple[str, ...]] | None = None) -> None:
        self.texts = texts or {}
        self.is_silent = False
        self.asked: list[str] = []
        self._line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._line.bind(("127.0.0.1", 0))
        self.port = int(self._line.getsockname()[1])
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> "NameServer":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._line.sendto(b"", ("127.0.0.1", self.port))
        self._thread.join()
        self._line.close()

    def _serve(self) -> None:
        while True:
            data, sender = self._line.recvfrom(65535)
            if not data:
                return
            if not self.is_silent:
                self._line.sendto(self._answer(data), sender)

    def _answer(self, data: bytes) -> bytes:
        question = dns.message.from_wire(data)
        response = dns.message.make_response(question)
        response.flags |= dns.flags.AA
        name = question.question[0].name.to_text(omit_final_dot=True)
        self.asked.append(name)
        texts = self.texts.get(name)
        if texts is None:
            response.set_rcode(dns.rcode.NXDOMAIN)
        elif texts:
            quoted = [_quoted(text) for text in texts]
            response.answer.append(dns.rrset.from_text(f"{name}.", 60, "IN", "TXT", *quoted))
        return response.to_wire()


def _quoted(text: str) -> str:
    """Write a text as strings of at most 255 octets (RFC 1035 §3.3.14)."""
    parts = [text[at : at + 255] for at in range(0, len(text), 255)] or [""]
    return " ".join(f'"{part}"' for part in parts)
