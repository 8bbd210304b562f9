"""What an element of an HTML body says of its lines: mail programs give their parts names."""

from selectolax.lexbor import LexborNode

from nimsmail.reading.lines import Hint

Attributes = dict[str, str | None]
_WRAPPERS = ("gmail_quote", "protonmail_quote", "zmail_extra")
_MARKS: dict[Hint, tuple[str, ...]] = {
    "attribution": ("moz-cite-prefix", "gmail_attr", "reply-intro", "zmail_attr"),
    "quotation": ("yahoo_quoted", "messagereplysection", "tutanota_quote"),
    "quoted-from-here": (
        "divrplyfwdmsg", "appendonsend", "reference-message", "reference-expand",
        "stopspelling", "replysplit", "zwchr",
    ),
    "signature": (
        "gmail_signature", "moz-signature", "x-evo-signature", "applemailsignature",
        "_rc_sig", "protonmail_signature", "k9mail-signature", "messagesignaturesection",
        "yahoo_signature", "yahoo-signature",
    ),
    "footer": ("mobile-signature", "composer_signature"),
}  # fmt: skip
_SIGNATURE_IDS = frozenset({"signature", "x_signature"})


def hint_of(node: LexborNode, tag: str, attributes: Attributes) -> Hint:
    """Return what an element says of the lines in it; nothing if it says nothing."""
    if tag == "blockquote":
        return "" if _is_indented(attributes) else "quotation"
    if tag == "div" and _is_header_frame(attributes.get("style") or ""):
        return "quoted-from-here"
    named = " ".join(filter(None, map(attributes.get, ("class", "id", "name")))).lower()
    if not named:
        return ""
    if tag in ("div", "span") and any(each in named for each in _WRAPPERS):
        return "attribution" if _has_quotation(node) else "quotation"
    for hint, marks in _MARKS.items():
        if any(each in named for each in marks):
            return hint
    return "signature" if tag == "div" and _SIGNATURE_IDS.intersection(named.split()) else ""


def _is_indented(attributes: Attributes) -> bool:
    """Tell whether the writer only moved a paragraph in, as Gmail and Outlook mark that."""
    style = (attributes.get("style") or "").replace(" ", "").lower()
    plain = not any(attributes.get(each) for each in ("type", "class", "cite"))
    return plain and "border:none" in style


def _is_header_frame(style: str) -> bool:
    """Tell whether Outlook drew this line, above the header of the mail that is answered."""
    plain = style.replace(" ", "").lower()
    return "border-top:solid" in plain and "padding:3.0pt0" in plain


def _has_quotation(node: LexborNode) -> bool:
    """Tell whether a blockquote stands directly in a wrapper: then that alone is quoted."""
    child = node.child
    while child is not None:
        if child.tag == "blockquote":
            return True
        child = child.next
    return False
