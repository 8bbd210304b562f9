"""A real Chromium, without a window, that looks at a page and says what it measures there."""

import json
import re
import subprocess
from html import escape, unescape
from pathlib import Path
from shutil import which
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
_DARK = "--blink-settings=preferredColorScheme=0"
_LIGHT = "--blink-settings=preferredColorScheme=1"


def measured(page: Path, expression: str, *, width: int, dark: bool = False) -> Any:
    """Return what the JavaScript `expression` finds in `page`, in a frame so many pixels wide.

    It knows the `page`, its `frame`, and `style`, which computes that of an element.
    """
    chromium = which("chromium")
    assert chromium, "chromium is missing: scripts/install-test-servers installs it"
    probe = page.with_name("probe.html")
    source = escape(page.as_uri(), quote=True)
    probe.write_text(
        _PROBE.format(source=source, width=width, expression=expression), encoding="utf-8"
    )
    command = [
        chromium,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--allow-file-access-from-files",
        f"--user-data-dir={page.parent / 'profile'}",
        _DARK if dark else _LIGHT,
        f"--window-size={max(width, 500) + 40},900",
        "--dump-dom",
        probe.as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    found = re.search(r"<title>(.+?)</title>", done.stdout, re.DOTALL)
    assert found, done.stdout[-1000:] + done.stderr[-1000:]
    return json.loads(unescape(found[1]))
