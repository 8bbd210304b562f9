"""A real browser, headless, that a page is opened in; and what it made of it."""

import json
import re
import shutil
import struct
import subprocess
from html import escape, unescape
from pathlib import Path
from typing import Any

# A frame of the width that is wanted: a window of Chromium is never narrower than 500.
_PROBE = """<!doctype html><title></title>
<iframe src="{source}" style="width: {width}px; height: 800px; border: 0"></iframe>
<script>
addEventListener("load", () => {{
  const frame = document.querySelector("iframe");
  const page = frame.contentDocument, style = (e) => frame.contentWindow.getComputedStyle(e);
  document.title = JSON.stringify({expression});
}});
</script>"""
_SCHEME = "--blink-settings=preferredColorScheme="  # 0 is dark, 1 is light


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


def seen_in(page: Path, expression: str, *, width: int, dark: bool = False) -> Any:
    """Return what the JavaScript `expression` finds in `page`, in a frame so many pixels wide.

    It knows the `page`, its `frame`, and `style`, which computes that of an element.
    """
    probe = page.with_name("probe.html")
    source = escape(page.as_uri(), quote=True)
    text = _PROBE.format(source=source, width=width, expression=expression)
    probe.write_text(text, encoding="utf-8")
    scheme, window = f"{_SCHEME}{0 if dark else 1}", f"--window-size={max(width, 500) + 40},900"
    shown = _run(page.parent, probe, scheme, window, "--dump-dom")
    title = re.search(r"<title>(.+?)</title>", shown, re.DOTALL)
    assert title, shown[-1000:]
    return json.loads(unescape(title[1]))
