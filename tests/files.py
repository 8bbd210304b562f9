"""Small files of every type, made here: what is in them says what they are."""

import io
import struct
import zipfile
import zlib


def png(width: int = 8, height: int = 4) -> bytes:
    """Return a picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\x17\x46\x6b" * width) * height
    body = chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


def jpeg(width: int = 8, height: int = 4, *, weight: int = 0) -> bytes:
    """Return the head of a photo, with `weight` octets behind it."""
    exif = b"\xff\xe1" + struct.pack(">H", 8) + b"Exif\0\0"
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\0"
    return b"\xff\xd8" + exif + frame + b"\xff\xda" + b"\x5a" * weight + b"\xff\xd9"


def slides(*names: str) -> bytes:
    """Return a presentation with these parts in it."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name in ("[Content_Types].xml", "ppt/presentation.xml", *names):
            file.writestr(name, "<x/>")
    return data.getvalue()


PDF = b"%PDF-1.7\n%%EOF\n"
