"""A user at work: does in a mailbox what standard input asks for, one JSON object a line, and answers each with ids."""

import json
import os
import sys
from functools import cache
from pathlib import Path

from exchangelib import ExtendedProperty, Message
from exchangelib.folders import Folder

from sandbox import account_of


class MessageFlags(ExtendedProperty):
    property_tag = 0x0E07
    property_type = "Integer"


READ_AND_SENT = 1
Message.register("message_flags", MessageFlags)
account = account_of(os.environ["MAILBOX"], os.environ["MAILBOX_PASSWORD"])


@cache
def folder(id):
    """A folder by its id, with its parents as they are now; without one the top of the mailbox."""
    account.root.clear_cache()
    if id == "":
        return account.msg_folder_root
    return next(found for found in account.root.walk() if found.id == id)


def ids_of(answers):
    for answer in answers:
        if isinstance(answer, Exception):
            raise answer
    return [getattr(answer, "id", None) or answer[0] for answer in answers]


def create_folder(parent, name):
    return [Folder(parent=folder(parent), name=name).save().id]


def rename_folder(id, name):
    found = folder(id)
    found.name = name
    found.save(update_fields=["name"])
    return [found.id]


def move_folder(id, to):
    found = folder(id)
    found.move(folder(to))
    return [found.id]


def delete_folder(id):
    folder(id).delete("HardDelete")
    return []


def import_files(files, to):
    target = folder(to)
    items = [
        Message(account=account, folder=target, mime_content=Path(file).read_bytes(), message_flags=READ_AND_SENT)
        for file in files
    ]
    return ids_of(account.bulk_create(folder=target, items=items, chunk_size=20))


def move_items(ids, to):
    return ids_of(account.bulk_move([(id, None) for id in ids], to_folder=folder(to)))


def copy_items(ids, to):
    return ids_of(account.bulk_copy([(id, None) for id in ids], to_folder=folder(to)))


def delete_items(ids):
    ids_of([(answer,) if answer is True else answer for answer in account.bulk_delete([(id, None) for id in ids])])
    return []


acts = {
    act.__name__: act
    for act in (
        create_folder, rename_folder, move_folder, delete_folder, import_files, move_items, copy_items, delete_items,
    )
}

for line in sys.stdin:
    asked = json.loads(line)
    if asked["act"].endswith("_folder"):
        folder.cache_clear()
    print(json.dumps(acts[asked.pop("act")](**asked)), flush=True)
