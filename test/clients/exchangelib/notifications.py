"""Pull and streaming subscriptions."""

import threading

from exchangelib import Message
from exchangelib.errors import (
    ErrorInvalidSubscription, ErrorInvalidWatermark, ErrorSubscriptionNotFound,
)
from exchangelib.folders import Folder
from exchangelib.properties import CopiedEvent, CreatedEvent, DeletedEvent, ModifiedEvent, MovedEvent, NewMailEvent

from checks import check, equal, holds, raises, run_all
from sandbox import account_of, eml, new_mailbox, put_message

address = new_mailbox()
account = account_of(address)
gone = (ErrorSubscriptionNotFound, ErrorInvalidSubscription)
state = {}


def letter(folder, subject):
    return Message(account=account, folder=folder, mime_content=eml(subject)).save()


def kinds(notifications):
    return [type(event) for notification in notifications for event in notification.events]


def stream(folder, subscription, act, wanted):
    """Opens a stream, acts once it is open, and reads until an event of the wanted kind came."""
    found = []
    timer = threading.Timer(0.5, act)
    timer.start()
    try:
        for notification in folder.get_streaming_events(subscription, connection_timeout=1):
            found.extend(notification.events)
            if any(isinstance(event, wanted) for event in found):
                return found
    finally:
        timer.join()
    raise AssertionError(f"the stream ended with {found!r}")


@check("a pull subscription tells of new mail, with a watermark to go on from")
def _():
    inbox = account.inbox
    subscription, watermark = inbox.subscribe_to_pull()
    put_message(address, eml("Ping"))
    notifications = list(inbox.get_events(subscription, watermark))
    found = kinds(notifications)
    holds(NewMailEvent in found and CreatedEvent in found, str(found))
    events = [event for notification in notifications for event in notification.events]
    item = inbox.get(subject="Ping")
    equal({event.item_id.id for event in events if isinstance(event, NewMailEvent)}, {item.id})
    equal({event.parent_folder_id.id for event in events if isinstance(event, NewMailEvent)}, {inbox.id})
    state["pull"] = (subscription, events[-1].watermark)


@check("events that were confirmed by a watermark do not come again")
def _():
    found = kinds(account.inbox.get_events(*state["pull"]))
    equal([kind.__name__ for kind in found], ["StatusEvent"])


@check("a move is told with old and new ids")
def _():
    subscription, watermark = account.subscribe_to_pull()
    target = Folder(parent=account.inbox, name="Target").save()
    item = letter(account.inbox, "Mover")
    before = item.id
    item.move(target)
    events = [e for n in account.inbox.get_events(subscription, watermark) for e in n.events]
    [moved] = [event for event in events if isinstance(event, MovedEvent) and event.item_id is not None]
    equal((moved.old_item_id.id, moved.item_id.id), (before, item.id))
    equal((moved.old_parent_folder_id.id, moved.parent_folder_id.id), (account.inbox.id, target.id))
    account.unsubscribe(subscription)


@check("changes, copies and deletions are told")
def _():
    subscription, watermark = account.inbox.subscribe_to_pull()
    item = letter(account.inbox, "Changing")
    item.categories = ["Blue"]
    item.save(update_fields=["categories"])
    item.copy(account.inbox)
    item.delete()
    found = kinds(account.inbox.get_events(subscription, watermark))
    holds({CreatedEvent, ModifiedEvent, CopiedEvent, DeletedEvent} <= set(found), str(found))
    account.inbox.unsubscribe(subscription)


@check("a wrong watermark is refused")
def _():
    subscription, _ = account.inbox.subscribe_to_pull()
    raises(ErrorInvalidWatermark, lambda: list(account.inbox.get_events(subscription, "AAAAbm90aGluZw==")))
    account.inbox.unsubscribe(subscription)


@check("Unsubscribe ends a subscription")
def _():
    subscription, watermark = account.inbox.subscribe_to_pull()
    account.inbox.unsubscribe(subscription)
    raises(gone, lambda: list(account.inbox.get_events(subscription, watermark)))
    raises(gone, lambda: account.inbox.unsubscribe(subscription))


@check("a stream tells of new mail at once")
def _():
    with account.inbox.streaming_subscription() as subscription:
        events = stream(account.inbox, subscription, lambda: put_message(address, eml("Streamed")), NewMailEvent)
        [event] = [event for event in events if isinstance(event, NewMailEvent)]
        equal(event.item_id.id, account.inbox.get(subject="Streamed").id)


@check("what happens between two connections waits for the next one")
def _():
    with account.inbox.streaming_subscription() as subscription:
        letter(account.inbox, "Before the stream")
        events = stream(account.inbox, subscription, lambda: None, CreatedEvent)
        equal([e.item_id.id for e in events if isinstance(e, CreatedEvent)],
              [account.inbox.get(subject="Before the stream").id])


@check("a subscription to all folders tells of every folder")
def _():
    with account.streaming_subscription() as subscription:
        Folder(parent=account.inbox, name="Elsewhere").save()
        events = stream(account.inbox, subscription, lambda: put_message(address, eml("Elsewhere"), "Inbox/Elsewhere"), CreatedEvent)
        holds(len(events) > 0)


@check("a stream carries several subscriptions")
def _():
    folder = Folder(parent=account.inbox, name="Second").save()
    first, second = account.inbox.subscribe_to_streaming(), folder.subscribe_to_streaming()
    events = stream(account.inbox, [first, second], lambda: put_message(address, eml("In the second"), "Inbox/Second"), CreatedEvent)
    equal([e.parent_folder_id.id for e in events if isinstance(e, CreatedEvent) and e.item_id], [folder.id])
    account.inbox.unsubscribe(first)
    folder.unsubscribe(second)


@check("a stream on a subscription that is gone is refused")
def _():
    subscription = account.inbox.subscribe_to_streaming()
    account.inbox.unsubscribe(subscription)
    raises(gone, lambda: list(account.inbox.get_streaming_events(subscription, connection_timeout=1)))


run_all()
