"""SyncFolderItems: creates, updates, read flags, moves and deletions, in pages of at most 512."""

from exchangelib import Message
from exchangelib.errors import ErrorInvalidSyncStateData
from exchangelib.folders import Folder

from checks import check, equal, holds, raises, run_all
from sandbox import account_of, eml, new_mailbox, put_message

account = account_of(new_mailbox())
state = {}


def changes(folder):
    """What happened in a folder since this function last read it, as (kind, id) pairs."""
    found = list(folder.sync_items(sync_state=folder.item_sync_state, only_fields=["subject"]))
    return [(kind, item[0].id if kind == "read_flag_change" else item.id) for kind, item in found]


def letter(folder, subject):
    return Message(account=account, folder=folder, mime_content=eml(subject)).save()


@check("the first read gives every item once")
def _():
    state["a"] = Folder(parent=account.inbox, name="A").save()
    state["b"] = Folder(parent=account.inbox, name="B").save()
    ids = {letter(state["a"], f"Letter {n}").id for n in range(5)}
    found = changes(state["a"])
    equal((len(found), {id for _, id in found}), (5, ids))
    equal({kind for kind, _ in found}, {"create"})
    equal(changes(state["a"]), [])
    equal(changes(state["b"]), [])
    state["ids"] = sorted(ids)


@check("a new item is a create, a changed one an update, a deleted one a delete")
def _():
    folder = state["a"]
    made = letter(folder, "New")
    equal(changes(folder), [("create", made.id)])
    made.categories = ["Blue"]
    made.save(update_fields=["categories"])
    equal(changes(folder), [("update", made.id)])
    gone = made.id
    made.delete()
    equal(changes(folder), [("delete", gone)])


@check("a read flag alone is a read flag change")
def _():
    folder = state["a"]
    put_message(account.primary_smtp_address, eml("Unread"), folder="Inbox/A")
    changes(folder)
    item = folder.get(subject="Unread")
    item.is_read = True
    item.save(update_fields=["is_read"])
    [(kind, id)] = changes(folder)
    holds(kind in ("read_flag_change", "update"), kind)
    equal(id, item.id)
    state["unread"] = item


@check("a move is a delete in one folder and a create under a new id in the other")
def _():
    item = state["unread"]
    before = item.id
    item.move(state["b"])
    equal(changes(state["a"]), [("delete", before)])
    equal(changes(state["b"]), [("create", item.id)])
    there = item.id
    item.move(state["a"])
    equal(changes(state["b"]), [("delete", there)])
    equal(changes(state["a"]), [("create", item.id)])
    holds(item.id not in (before, there), "an id came back")


@check("what came and went between two reads is not told as present")
def _():
    item = letter(state["a"], "Brief")
    gone = item.id
    item.delete()
    holds(("create", gone) not in changes(state["a"]), "a deleted item was listed as created")


@check("an old sync state can be read from again")
def _():
    folder = state["a"]
    old = folder.item_sync_state
    made = letter(folder, "Again")
    first = changes(folder)
    folder.item_sync_state = old
    equal(changes(folder), first)
    equal(first, [("create", made.id)])


@check("pages hold at most what was asked, and together everything")
def _():
    folder = Folder(parent=account.inbox, name="Big").save()
    letters = [Message(account=account, folder=folder, subject=f"n {n}") for n in range(600)]
    account.bulk_create(folder=folder, items=letters, chunk_size=200)
    sizes, seen, sync_state = [], set(), None
    from exchangelib.services import SyncFolderItems
    while True:
        service = SyncFolderItems(account=account, chunk_size=None)
        page = list(service.call(
            folder=folder, shape="IdOnly", additional_fields=None, sync_state=sync_state, ignore=None,
            max_changes_returned=512, sync_scope=None,
        ))
        sizes.append(len(page))
        seen.update(item.id for _, item in page)
        sync_state = service.sync_state
        if service.includes_last_item_in_range:
            break
    equal((sizes, len(seen)), ([512, 88], 600))


@check("exchangelib reads all pages by itself")
def _():
    folder = account.inbox / "Big"
    folder.item_sync_state = None
    equal(len(list(folder.sync_items(only_fields=["subject"], max_changes_returned=100))), 600)


@check("a sync state that the server did not give is refused")
def _():
    raises(ErrorInvalidSyncStateData, lambda: list(state["a"].sync_items(sync_state="bm90IGEgc3RhdGU=")))


@check("a sync state of another folder is refused or harmless")
def _():
    other = state["b"].item_sync_state
    try:
        found = list(state["a"].sync_items(sync_state=other, only_fields=["subject"]))
    except ErrorInvalidSyncStateData:
        return
    equal([kind for kind, _ in found if kind == "delete"], [])


@check("ignored ids are left out")
def _():
    folder = state["a"]
    ids = list(folder.all().values_list("id", flat=True))
    folder.item_sync_state = None
    found = list(folder.sync_items(only_fields=["subject"], ignore=[(ids[0], None)]))
    equal({item.id for _, item in found}, set(ids[1:]))


run_all()
