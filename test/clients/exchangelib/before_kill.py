"""What a client knows before the server is killed; `after_kill.py` goes on from it."""

import json
import os

from exchangelib import Message
from exchangelib.folders import Folder

from checks import check, equal, run_all
from sandbox import account_of, eml, new_mailbox

account = account_of(new_mailbox())
state = {"address": account.primary_smtp_address}


@check("fills and reads a folder up to a sync state")
def _():
    folder = Folder(parent=account.inbox, name="Customers").save()
    for number in range(5):
        Message(account=account, folder=folder, mime_content=eml(f"Letter {number}", f"<{number}@fabrikam.example>")).save()
    found = list(folder.sync_items(only_fields=["subject"]))
    equal(len(found), 5)
    state["folder"], state["sync_state"] = folder.id, folder.item_sync_state
    state["items"] = {item.subject: item.id for _, item in found}


@check("changes the folder after that")
def _():
    folder = account.inbox / "Customers"
    mover = folder.get(subject="Letter 0")
    mover.move(account.trash)
    state["moved"] = mover.id
    state["new"] = Message(account=account, folder=folder, mime_content=eml("New", "<new@fabrikam.example>")).save().id
    changed = folder.get(subject="Letter 1")
    changed.categories = ["Blue"]
    changed.save(update_fields=["categories"])


@check("subscribes")
def _():
    state["subscription"], state["watermark"] = account.inbox.subscribe_to_pull()


run_all()
with open(os.environ["SANDBOX_STATE_FILE"], "w") as file:
    json.dump(state, file)
