"""Folders: find, make, rename, move, empty, delete, and their changes."""

from exchangelib import Message
from exchangelib.errors import ErrorFolderExists, ErrorFolderNotFound, ErrorItemNotFound
from exchangelib.folders import Folder, FolderCollection, Inbox
from exchangelib.restriction import Q

from checks import check, equal, holds, raises, run_all
from sandbox import account_of, new_mailbox

account = account_of(new_mailbox())
state = {}


def fresh(folder):
    """The folder as the server has it now; exchangelib itself caches."""
    account.root.clear_cache()
    return account.root.get_folder(folder)


@check("GetFolder finds the well-known folders with their classes")
def _():
    equal(type(account.inbox), Inbox)
    equal(account.inbox.folder_class, "IPF.Note")
    equal(account.calendar.folder_class, "IPF.Appointment")
    equal(account.contacts.folder_class, "IPF.Contact")
    for folder in (account.sent, account.drafts, account.trash, account.junk, account.outbox):
        holds(folder.id, f"{folder.name} has no id")


@check("FindFolder walks the whole tree from the root")
def _():
    names = {folder.name for folder in account.root.walk()}
    holds({"Inbox", "Sent Items", "Drafts", "Deleted Items", "Junk Email", "Calendar", "Contacts"} <= names, str(names))
    equal(account.root.tois, account.msg_folder_root)


@check("CreateFolder makes folders in folders")
def _():
    state["customers"] = Folder(parent=account.inbox, name="Customers").save()
    state["contoso"] = Folder(parent=state["customers"], name="Contoso & <Sons> ÅÖ 漢字").save()
    account.root.clear_cache()
    found = account.inbox / "Customers" / "Contoso & <Sons> ÅÖ 漢字"
    equal(found.id, state["contoso"].id)
    equal(found.folder_class, "IPF.Note")
    equal(fresh(state["customers"]).child_folder_count, 1)


@check("CreateFolder refuses a name that its parent holds already")
def _():
    raises(ErrorFolderExists, lambda: Folder(parent=account.inbox, name="Customers").save())


@check("UpdateFolder renames and keeps the folder id")
def _():
    folder = account.inbox / "Customers"
    before = folder.id
    folder.name = "Clients"
    folder.save()
    equal(fresh(folder).name, "Clients")
    equal(folder.id, before)


@check("MoveFolder keeps the folder id and takes the sub-folders along")
def _():
    target = Folder(parent=account.msg_folder_root, name="Archive of checks").save()
    account.root.clear_cache()
    folder = account.inbox / "Clients"
    before = folder.id
    folder.move(target)
    account.root.clear_cache()
    moved = account.msg_folder_root / "Archive of checks" / "Clients"
    equal(moved.id, before)
    equal([child.name for child in moved.children], ["Contoso & <Sons> ÅÖ 漢字"])
    state["target"] = target


@check("FindFolder restricts by name, shallow and deep")
def _():
    everything = FolderCollection(account=account, folders=[account.msg_folder_root])
    named = lambda depth: [f.name for f in everything.find_folders(q=Q(name="Clients"), depth=depth)]
    equal(named("Shallow"), [])
    equal(named("Deep"), ["Clients"])


@check("SyncFolderHierarchy tells of every folder once, then of changes alone")
def _():
    root = account.msg_folder_root
    first = list(root.sync_hierarchy())
    holds(all(kind == "create" for kind, _ in first), str(first)[:200])
    ids = [folder.id for _, folder in first]
    equal(len(ids), len(set(ids)))
    equal(list(root.sync_hierarchy(sync_state=root.folder_sync_state)), [])
    made = Folder(parent=account.inbox, name="Later").save()
    changes = list(root.sync_hierarchy(sync_state=root.folder_sync_state))
    equal([(kind, folder.id) for kind, folder in changes], [("create", made.id)])
    made.name = "Later, renamed"
    made.save()
    changes = list(root.sync_hierarchy(sync_state=root.folder_sync_state))
    equal([(kind, folder.id, folder.name) for kind, folder in changes], [("update", made.id, "Later, renamed")])
    made_id = made.id
    made.delete("HardDelete")
    changes = list(root.sync_hierarchy(sync_state=root.folder_sync_state))
    equal([(kind, folder.id) for kind, folder in changes], [("delete", made_id)])


@check("a folder counts its messages and its unread ones")
def _():
    folder = Folder(parent=account.inbox, name="Counted").save()
    for number in range(3):
        Message(account=account, folder=folder, subject=f"n {number}", is_read=number == 0).save()
    state["counted"] = fresh(folder)
    equal((state["counted"].total_count, state["counted"].unread_count), (3, 2))


@check("EmptyFolder empties and keeps the folder")
def _():
    state["counted"].empty("HardDelete")
    equal(fresh(state["counted"]).total_count, 0)


@check("DeleteFolder to Deleted Items keeps the id, for good loses it")
def _():
    folder = state["counted"]
    before = folder.id
    folder.delete("MoveToDeletedItems")
    account.root.clear_cache()
    equal([f.id for f in account.trash.children if f.name == "Counted"], [before])
    gone = account.trash / "Counted"
    gone.delete("HardDelete")
    account.root.clear_cache()
    equal([f.id for f in account.trash.children if f.name == "Counted"], [])


@check("a folder that is gone answers ErrorFolderNotFound or ErrorItemNotFound")
def _():
    folder = Folder(parent=account.inbox, name="Short-lived").save()
    twin = Folder(root=account.root, parent=account.inbox, name="Short-lived", _id=folder._id)
    folder.delete("HardDelete")
    raises((ErrorFolderNotFound, ErrorItemNotFound), lambda: list(twin.all().only("subject")))


@check("a folder cannot be moved into its own sub-tree")
def _():
    outer = Folder(parent=account.inbox, name="Outer").save()
    inner = Folder(parent=outer, name="Inner").save()
    raises(Exception, lambda: outer.move(inner))
    equal(fresh(outer).parent_folder_id.id, account.inbox.id)


run_all()
