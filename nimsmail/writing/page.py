"""The HTML part: a letter and its foot in the frame, with the styles inlined."""

import html
from string import Template

import css_inline

from nimsmail.errors import ConfigError
from nimsmail.network.people import Language
from nimsmail.writing.templates import Source

# Mail programs drop style sheets (Gmail in forwards, Outlook in part), so the rules move into
# the elements. What can't move (dark mode, small screens) is marked to stay.
_INLINER = css_inline.CSSInliner(
    keep_style_tags=False, keep_at_rules=True, load_remote_stylesheets=False
)


def framed(
    frame: Source, *, letter: str, foot: str, subject: str, network: str, language: Language
) -> str:
    """Return the whole page; `letter` and `foot` are HTML, the rest is plain words."""
    try:
        page = Template(frame.text).substitute(
            letter=letter,
            foot=foot,
            subject=html.escape(subject),
            network=html.escape(network),
            language=language,
        )
    except (KeyError, ValueError) as error:
        raise ConfigError(
            f"{frame.path}: {error} is not a place in the frame; there are $letter, $foot, "
            "$subject, $network and $language, and $$ is a dollar sign."
        ) from error
    return _INLINER.inline(page)
