"""A real browser, headless, that a page is opened in; and what it made of it."""

import re
import shutil
import struct
import subprocess
from html import unescape
from pathlib import Path


def program() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    assert found, "chromium is missing; run scripts/install-test-servers"
    return found


def _run(folder: Path, page: Path, *options: str) -> str:
    done = subprocess.run(
        [
            *(program(), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
            *("--disable-dev-shm-usage", "--no-first-run", "--allow-file-access-from-files"),
            *(f"--user-data-dir={folder / 'profile'}", *options, page.as_uri()),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout


def measured(folder: Path, page: Path, script: str, width: int) -> str:
    """Return what `script`, an expression, says in `page` when its frame is `width` wide."""
    probe = page.with_name("probe.html")
    probe.write_text(
        f'<iframe id="f" src="{page.name}" style="width:{width}px;height:900px;border:0"></iframe>'
        "<script>onload = () => { const d = document.getElementById('f').contentDocument;"
        " const w = document.getElementById('f').contentWindow;"
        f" const said = {script};"
        " const p = document.createElement('output'); p.textContent = said;"
        " document.body.append(p); }</script>",
        encoding="utf-8",
    )
    shown = _run(folder, probe, "--dump-dom", f"--window-size={max(width, 600)},1000")
    found = re.search(r"<output>(.*?)</output>", shown, re.DOTALL)
    assert found, shown[-2000:]
    return unescape(found[1])


def pictured(folder: Path, page: Path, width: int, height: int) -> bytes:
    """Return a picture of `page` as PNG."""
    target = folder / "picture.png"
    _run(folder, page, f"--screenshot={target}", f"--window-size={width},{height}")
    octets = target.read_bytes()
    assert struct.unpack(">II", octets[16:24]) == (width, height)
    return octets
