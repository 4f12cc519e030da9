"""What a client finds after the server was killed and started again."""

import json
import os

from exchangelib.errors import ErrorItemNotFound, ErrorSubscriptionNotFound
from exchangelib.properties import ItemId

from checks import check, equal, holds, raises, run_all
from sandbox import account_of, eml, put_message

with open(os.environ["SANDBOX_STATE_FILE"]) as file:
    state = json.load(file)
account = account_of(state["address"])


@check("folders and items are found under the ids that they had")
def _():
    equal((account.inbox / "Customers").id, state["folder"])
    for subject, id in state["items"].items():
        [item] = account.fetch([(id, None)])
        if subject == "Letter 0":
            holds(isinstance(item, ErrorItemNotFound), repr(item))
        else:
            equal(item.subject, subject)
    [moved] = account.fetch([ItemId(state["moved"], None)])
    equal(moved.message_id, "<0@fabrikam.example>")


@check("MIME is what it was")
def _():
    folder = account.inbox / "Customers"
    equal(folder.get(subject="Letter 3").mime_content, eml("Letter 3", "<3@fabrikam.example>"))


@check("the old sync state goes on, with everything that happened since")
def _():
    folder = account.inbox / "Customers"
    changes = list(folder.sync_items(sync_state=state["sync_state"], only_fields=["subject", "categories"]))
    expected = {
        ("delete", state["items"]["Letter 0"]),
        ("update", state["items"]["Letter 1"]),
        ("create", state["new"]),
    }
    equal({(kind, item.id) for kind, item in changes}, expected)


@check("subscriptions are forgotten")
def _():
    raises(
        ErrorSubscriptionNotFound, lambda: list(account.inbox.get_events(state["subscription"], state["watermark"]))
    )


@check("new ids are other ones than before")
def _():
    put_message(state["address"], eml("After"), "Inbox/Customers")
    item = (account.inbox / "Customers").get(subject="After")
    holds(item.id not in [*state["items"].values(), state["moved"], state["new"]])


run_all()
