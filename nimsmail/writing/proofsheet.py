"""A proof sheet: a letter as a desktop and a telephone show it, by day and by night.

It is for the coordinator's own browser. The letter's page asks the browser whether it is
dark; here it is told, so that both can be seen side by side.
"""

import base64
import html
import re
from collections.abc import Mapping
from string import Template

from nimsmail.network.letters import Enclosed
from nimsmail.writing.enclosing import content_id

_DARK = re.compile(r"@media\s*\(\s*prefers-color-scheme\s*:\s*dark\s*\)")
_SCHEME = '<meta name="color-scheme" content="light dark">'


def pages(page: str, enclosed: tuple[Enclosed, ...], files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the letter's page as files for a browser: `light.html` and `dark.html`.

    Its pictures are put into it, since a browser has no message to find them in.
    """
    for each in enclosed:
        if each.is_picture:
            data = base64.b64encode(files[each.file]).decode("ascii")
            page = page.replace(f"cid:{content_id(each)}", f"data:{each.type};base64,{data}")
    return {
        "light.html": _told(page, "light", "@media not all"),
        "dark.html": _told(page, "dark", "@media all"),
    }


def _told(page: str, scheme: str, media: str) -> str:
    page = page.replace(_SCHEME, f'<meta name="color-scheme" content="{scheme}">')
    return _DARK.sub(media, page)


def sheet(subject: str, text: str, sender: str, attached: tuple[str, ...], language: str) -> str:
    """Return the page that shows the others side by side, and the letter's text below them."""
    files = f"<p>Attached: {html.escape(', '.join(attached))}</p>" if attached else ""
    return Template(_SHEET).substitute(
        subject=html.escape(subject),
        sender=html.escape(sender),
        text=html.escape(text),
        files=files,
        language=html.escape(language),
    )


_SHEET = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview: $subject</title>
<style>
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body { margin: 0; padding: 24px; font: 15px/1.5 "Segoe UI", Helvetica, Arial, sans-serif;
  background: #f4f6f8; color: #1f2933; }
header { max-width: 1160px; margin: 0 auto 20px auto; }
h1 { margin: 0 0 4px 0; font-size: 21px; line-height: 1.3; }
header p { margin: 0; color: #52606d; }
main { max-width: 1160px; margin: 0 auto; }
.pair { display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start; margin-bottom: 28px; }
figure { margin: 0; min-width: 0; }
.desktop { flex: 1 1 640px; max-width: 100%; }
.phone { flex: 0 0 377px; max-width: 100%; }
figcaption, h2 { margin: 0 0 8px 0; font-size: 13px; font-weight: 600; color: #52606d; }
iframe { display: block; width: 100%; height: 760px; border: 1px solid #c6d0da; background: #fff; }
.desktop iframe { border-radius: 6px; }
.phone iframe { border: 1px solid #8795a1; border-radius: 22px; }
pre { margin: 0; padding: 20px; max-width: 780px; overflow-x: auto; white-space: pre-wrap;
  border: 1px solid #c6d0da; border-radius: 6px; background: #fff;
  font: 14px/1.45 Consolas, Menlo, "DejaVu Sans Mono", monospace; }
@media (max-width: 620px) { body { padding: 14px; } .phone { flex-basis: 100%; } }
@media (prefers-color-scheme: dark) {
  body { background: #11161b; color: #e4e9ee; }
  header p, figcaption, h2 { color: #9fb0bf; }
  iframe, pre { border-color: #3a4650; }
  pre { background: #1b2229; }
}
</style>
</head>
<body>
<header>
<h1>$subject</h1>
<p>From $sender. This is a preview: nothing was sent.</p>
$files
</header>
<main>
<section class="pair">
<figure class="desktop"><figcaption>Desktop, light</figcaption>
<iframe src="light.html" title="The letter on a desktop, light"></iframe></figure>
<figure class="phone"><figcaption>Phone, light</figcaption>
<iframe src="light.html" title="The letter on a phone, light"></iframe></figure>
</section>
<section class="pair">
<figure class="desktop"><figcaption>Desktop, dark</figcaption>
<iframe src="dark.html" title="The letter on a desktop, dark"></iframe></figure>
<figure class="phone"><figcaption>Phone, dark</figcaption>
<iframe src="dark.html" title="The letter on a phone, dark"></iframe></figure>
</section>
<section>
<h2>As plain text, for those who read no HTML</h2>
<pre lang="$language">$text</pre>
</section>
</main>
</body>
</html>
"""
