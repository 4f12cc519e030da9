"""Real mail: imported as MIME, read back byte for byte, its properties as Python's own mail parser sees them."""

import email
import sys
from email.utils import parseaddr
from pathlib import Path

from exchangelib import Message

from checks import check, equal, holds, run_all
from sandbox import account_of, new_mailbox

files = sorted(Path(sys.argv[1]).glob("*.eml"))
account = account_of(new_mailbox())
state = {}


def parsed(path):
    raw = path.read_bytes()
    return email.message_from_bytes(raw.split(b"\n", 1)[1] if raw.startswith(b"From ") else raw)


def header(mail, wanted):
    """The first such header; bytes beyond ASCII are UTF-8."""
    for name, value in mail.raw_items():
        if name.lower() == wanted.lower():
            return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()
    return None


def compared(name, expected_of, actual_of):
    """Every message's property, with the files that differ."""
    differing = {}
    for path in files:
        expected, actual = expected_of(parsed(path)), actual_of(state["read"][path.name])
        if expected != actual:
            differing[path.name] = (expected, actual)
    holds(not differing, f"{name}: {differing}")


@check("CreateItem takes every message")
def _():
    items = [Message(account=account, folder=account.inbox, mime_content=path.read_bytes()) for path in files]
    answers = account.bulk_create(folder=account.inbox, items=items, chunk_size=20)
    holds(all(hasattr(answer, "id") for answer in answers), str([a for a in answers if not hasattr(a, "id")]))
    state["ids"] = [(answer.id, answer.changekey) for answer in answers]


@check("GetItem gives every message with all that exchangelib knows")
def _():
    read = list(account.fetch(state["ids"], chunk_size=10))
    problems = [(path.name, item) for path, item in zip(files, read) if isinstance(item, Exception)]
    equal(problems, [])
    state["read"] = {path.name: item for path, item in zip(files, read)}


@check("every message comes back byte for byte")
def _():
    equal([path.name for path in files if state["read"][path.name].mime_content != path.read_bytes()], [])


@check("every message has the Message-ID of its header")
def _():
    compared("Message-ID", lambda mail: header(mail, "Message-ID"), lambda item: item.message_id)


@check("every message has the From of its header")
def _():
    def valid(address):
        return address.lower() if address and "@" in address else None

    compared(
        "From",
        lambda mail: valid(parseaddr(header(mail, "From") or "")[1]),
        lambda item: valid(item.author and item.author.email_address),
    )


@check("attachments of every message can be fetched")
def _():
    for path in files:
        for attachment in state["read"][path.name].attachments or []:
            if hasattr(attachment, "content"):
                holds(attachment.content is not None, path.name)
            else:
                holds(attachment.item is not None, path.name)


@check("every message moves and keeps its MIME")
def _():
    moved = list(account.bulk_move(state["ids"], to_folder=account.trash))
    holds(all(isinstance(answer, tuple) for answer in moved), str([a for a in moved if not isinstance(a, tuple)]))
    read = list(account.fetch(moved, only_fields=["mime_content"], chunk_size=20))
    equal([path.name for path, item in zip(files, read) if item.mime_content != path.read_bytes()], [])


run_all()
