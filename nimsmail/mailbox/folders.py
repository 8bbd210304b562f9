"""The folders by the names that the server gives them."""

from imapclient import IMAPClient

from nimsmail.mailbox.signin import plain

_SENT = rb"\Sent"


def server_name(client: IMAPClient, name: str) -> str:
    """Return `name` as this server writes it.

    The configuration parts folders with "/"; servers have a delimiter of their own, and
    some keep everything below a prefix such as "INBOX." (RFC 2342).
    """
    name = plain(name, "the name of a folder")
    if name.upper() == "INBOX":
        return name
    prefix, delimiter = _namespace(client)
    if delimiter:
        name = name.replace("/", delimiter)
    return name if name.startswith(prefix) else prefix + name


def _namespace(client: IMAPClient) -> tuple[str, str]:
    if client.has_capability("NAMESPACE"):
        personal = client.namespace().personal
        if personal:
            prefix, delimiter = personal[0]
            return prefix, delimiter or ""
    listed = client.list_folders("", "")
    return "", (listed[0][1] or b"").decode() if listed else ""


def make(client: IMAPClient, name: str) -> None:
    """Make the folder that the server calls `name`, and let mail programs show it."""
    client.create_folder(name)
    client.subscribe_folder(name)


def made(client: IMAPClient, name: str) -> str:
    """See to it that the folder `name` exists, and return its name on the server."""
    found = server_name(client, name)
    if not client.folder_exists(found):
        make(client, found)
    return found


def sent_folder(client: IMAPClient, name: str) -> str:
    """Find the folder for sent mail: as configured, or the one the server calls \\Sent.

    Outlook's may be called "Sent Items" or "Sendt post" (RFC 6154); made if there is none.
    """
    found = server_name(client, name)
    if client.folder_exists(found):
        return found
    for flags, _delimiter, other in client.list_folders():
        if _SENT in flags:
            return other
    return made(client, name)
