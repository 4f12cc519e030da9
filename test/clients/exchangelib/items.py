"""Items: create from MIME and from fields, find, read, change, move, copy, delete."""

from datetime import datetime, timezone

from exchangelib import Contact, ExtendedProperty, HTMLBody, Mailbox, Message
from exchangelib.errors import ErrorInvalidIdMalformed, ErrorItemNotFound, ErrorIrresolvableConflict
from exchangelib.folders import Folder, FolderCollection
from exchangelib.items import PostItem

from checks import check, equal, holds, raises, run_all
from sandbox import account_of, eml, new_mailbox, put_message


class SearchKey(ExtendedProperty):
    property_tag = 0x300B
    property_type = "Binary"


class ListId(ExtendedProperty):
    distinguished_property_set_id = "InternetHeaders"
    property_name = "List-Id"
    property_type = "String"


class CrmNumber(ExtendedProperty):
    property_set_id = "c11ff724-aa03-4555-9952-8fa248a11c3e"
    property_name = "crm number"
    property_type = "Integer"


class CrmNames(ExtendedProperty):
    property_set_id = "c11ff724-aa03-4555-9952-8fa248a11c3e"
    property_name = "crm names"
    property_type = "StringArray"


for name, kind in (("search_key", SearchKey), ("list_id", ListId), ("crm_number", CrmNumber), ("crm_names", CrmNames)):
    Message.register(name, kind)

account = account_of(new_mailbox())
state = {}


def import_mime(folder, mime, **fields):
    return Message(account=account, folder=folder, mime_content=mime, **fields).save()


@check("CreateItem keeps the given MIME byte for byte")
def _():
    mime = eml("A plain letter", "<plain-1@fabrikam.example>", extra="List-Id: <crm.fabrikam.example>\r\n")
    item = import_mime(account.inbox, mime)
    read = account.inbox.get(id=item.id)
    equal(read.mime_content, mime)
    equal(read.subject, "A plain letter")
    equal(read.message_id, "<plain-1@fabrikam.example>")
    equal(read.sender.email_address, "bo@fabrikam.example")
    equal(read.author.name, "Bo Sender")
    equal([to.email_address for to in read.to_recipients], ["a@contoso.example"])
    equal(read.datetime_sent, datetime(2026, 11, 17, 9, 30, tzinfo=timezone.utc))
    equal(read.list_id, "<crm.fabrikam.example>")
    holds(len(read.search_key) == 16, repr(read.search_key))
    equal({h.name: h.value for h in read.headers}["Message-ID"], "<plain-1@fabrikam.example>")
    state["plain"] = read


@check("CreateItem makes a message from its fields")
def _():
    item = Message(
        account=account,
        folder=account.inbox,
        subject="Fields åäö 漢字 & <tags>",
        body=HTMLBody("<html><body><p>Grüße & more</p></body></html>"),
        author=Mailbox(name="Cy, Author", email_address="cy@northwind.example"),
        to_recipients=[Mailbox(name="Ada", email_address="ada@contoso.example"), "b@contoso.example"],
        cc_recipients=["c@contoso.example"],
        bcc_recipients=["d@contoso.example"],
        importance="High",
        sensitivity="Private",
        categories=["Blue", "Tracked"],
        is_read=True,
        message_id="<fields-1@northwind.example>",
        crm_number=4711,
        crm_names=["one", "two & three"],
    ).save()
    read = account.inbox.get(id=item.id)
    equal(read.subject, "Fields åäö 漢字 & <tags>")
    holds("Grüße &" in read.body, repr(read.body))
    equal(read.author.email_address, "cy@northwind.example")
    equal([to.email_address for to in read.to_recipients], ["ada@contoso.example", "b@contoso.example"])
    equal([cc.email_address for cc in read.cc_recipients], ["c@contoso.example"])
    equal([bcc.email_address for bcc in read.bcc_recipients], ["d@contoso.example"])
    equal((read.importance, read.sensitivity, read.is_read), ("High", "Private", True))
    equal(sorted(read.categories), ["Blue", "Tracked"])
    equal(read.crm_number, 4711)
    equal(read.crm_names, ["one", "two & three"])
    equal(read.message_id, "<fields-1@northwind.example>")
    state["fields"] = read


@check("CreateItem makes many items in one call and answers each")
def _():
    folder = Folder(parent=account.inbox, name="Many").save()
    items = [Message(account=account, folder=folder, subject=f"Letter {n:02}", is_read=n % 2 == 0) for n in range(25)]
    answers = account.bulk_create(folder=folder, items=items)
    equal(len({answer.id for answer in answers}), 25)
    equal(folder.all().count(), 25)
    state["many"] = folder


@check("FindItem restricts by text, flag, time, category and Message-ID")
def _():
    inbox = account.inbox
    subjects = lambda query: sorted(query.values_list("subject", flat=True))
    equal(subjects(inbox.filter(subject="A plain letter")), ["A plain letter"])
    equal(subjects(inbox.filter(subject__icontains="PLAIN")), ["A plain letter"])
    equal(subjects(inbox.filter(subject__contains="PLAIN")), [])
    equal(subjects(inbox.filter(subject__istartswith="fields")), ["Fields åäö 漢字 & <tags>"])
    equal(subjects(inbox.filter(message_id="<plain-1@fabrikam.example>")), ["A plain letter"])
    equal(subjects(inbox.filter(categories__contains=["Blue"])), ["Fields åäö 漢字 & <tags>"])
    equal(subjects(inbox.filter(crm_number=4711)), ["Fields åäö 漢字 & <tags>"])
    equal(subjects(inbox.filter(importance="High")), ["Fields åäö 漢字 & <tags>"])
    equal(subjects(inbox.filter(datetime_received__gt=datetime(2100, 1, 1, tzinfo=timezone.utc))), [])
    equal(len(subjects(inbox.filter(datetime_received__gt=datetime(2000, 1, 1, tzinfo=timezone.utc)))), 2)


@check("FindItem combines restrictions with and, or, not")
def _():
    folder = state["many"]
    count = lambda query: query.count()
    equal(count(folder.filter(is_read=True, subject__startswith="Letter 1")), 5)
    equal(count(folder.exclude(is_read=True)), 12)
    equal(count(folder.filter(subject__in=["Letter 01", "Letter 02", "Letter 99"])), 2)
    equal(count(folder.filter(subject__range=("Letter 03", "Letter 05"))), 3)


@check("FindItem searches over many folders at once")
def _():
    ids = ["<plain-1@fabrikam.example>", "<fields-1@northwind.example>", "<absent@northwind.example>"]
    folders = FolderCollection(account=account, folders=[account.inbox, state["many"], account.sent, account.trash])
    found = folders.filter(message_id__in=ids).only("message_id", "parent_folder_id")
    equal({item.message_id for item in found}, set(ids[:2]))
    equal({item.parent_folder_id.id for item in found}, {account.inbox.id})


@check("FindItem sorts and pages")
def _():
    folder = state["many"]
    query = folder.all().order_by("subject").only("subject")
    query.page_size = 7
    equal([item.subject for item in query], [f"Letter {n:02}" for n in range(25)])
    backwards = folder.all().order_by("-subject").values_list("subject", flat=True)[:3]
    equal(list(backwards), ["Letter 24", "Letter 23", "Letter 22"])
    equal(list(folder.all().order_by("subject").values_list("subject", flat=True)[10:12]), ["Letter 10", "Letter 11"])


@check("GetItem answers each id by itself")
def _():
    good = state["plain"]
    answers = list(account.fetch([(good.id, good.changekey), (good.id[:-8] + "AAAAAAAA", None), ("nonsense", None)]))
    equal(answers[0].subject, "A plain letter")
    holds(isinstance(answers[1], (ErrorItemNotFound, ErrorInvalidIdMalformed)), repr(answers[1]))
    holds(isinstance(answers[2], ErrorInvalidIdMalformed), repr(answers[2]))


@check("GetItem gives every property that exchangelib knows of a message")
def _():
    [item] = account.fetch([state["fields"]])
    equal(item.item_class, "IPM.Note")
    equal(item.parent_folder_id.id, account.inbox.id)
    equal(item.has_attachments, False)
    holds(item.size > 0 and item.conversation_id is not None and item.conversation_index is not None)
    equal(item.conversation_topic, "Fields åäö 漢字 & <tags>")
    holds(item.datetime_created <= item.last_modified_time)


@check("UpdateItem changes categories, gives a new change key and keeps the id and the MIME")
def _():
    item = account.inbox.get(id=state["plain"].id)
    before, key, mime = item.id, item.changekey, item.mime_content
    item.categories = ["Tracked: Contoso"]
    item.save(update_fields=["categories"])
    holds(item.changekey != key, "the change key is the same")
    equal(item.id, before)
    read = account.inbox.get(id=before)
    equal((read.categories, read.mime_content), (["Tracked: Contoso"], mime))
    read.categories = None
    read.save(update_fields=["categories"])
    equal(account.inbox.get(id=before).categories, None)


@check("UpdateItem with a change key that is no longer current is refused")
def _():
    stale = account.inbox.get(id=state["plain"].id)
    fresh = account.inbox.get(id=state["plain"].id)
    fresh.is_read = not fresh.is_read
    fresh.save(update_fields=["is_read"])
    stale.subject = "Too late"
    raises(
        ErrorIrresolvableConflict,
        lambda: stale.save(update_fields=["subject"], conflict_resolution="NeverOverwrite"),
    )
    stale.save(update_fields=["subject"], conflict_resolution="AlwaysOverwrite")
    equal(account.inbox.get(id=stale.id).subject, "Too late")


@check("UpdateItem sets and removes extended properties")
def _():
    item = account.inbox.get(id=state["fields"].id)
    item.crm_number = 12
    item.save(update_fields=["crm_number"])
    equal(account.inbox.get(id=item.id).crm_number, 12)
    item.crm_number = None
    item.save(update_fields=["crm_number"])
    equal(account.inbox.get(id=item.id).crm_number, None)


@check("MoveItem gives a new id, and the old one is gone")
def _():
    item = import_mime(account.inbox, eml("On the move", "<move-1@fabrikam.example>"))
    item = account.inbox.get(id=item.id)
    before, key = item.id, item.search_key
    item.move(state["many"])
    holds(item.id != before, "the id is the same")
    moved = state["many"].get(id=item.id)
    equal((moved.message_id, moved.search_key), ("<move-1@fabrikam.example>", key))
    equal(moved.mime_content, eml("On the move", "<move-1@fabrikam.example>"))
    [gone] = account.fetch([(before, None)])
    holds(isinstance(gone, ErrorItemNotFound), repr(gone))
    state["moved"] = moved


@check("CopyItem leaves the original and copies Message-ID and search key")
def _():
    original = state["moved"]
    copy_id, _ = original.copy(account.inbox)
    copied = account.inbox.get(id=copy_id)
    equal((copied.message_id, copied.search_key), (original.message_id, original.search_key))
    holds(copied.id != original.id, "the ids are the same")
    equal(state["many"].get(id=original.id).subject, "On the move")


@check("MoveItem and CopyItem answer each of many items by itself")
def _():
    ids = [(item.id, item.changekey) for item in state["many"].filter(subject__startswith="Letter 0").only("id", "changekey")]
    holds(len(ids) == 10, str(len(ids)))
    target = Folder(parent=account.inbox, name="Target").save()
    moved = list(account.bulk_move(ids + [ids[0]], to_folder=target))
    holds(isinstance(moved[-1], ErrorItemNotFound), repr(moved[-1]))
    equal(len({answer[0] for answer in moved[:-1]}), 10)
    equal(target.all().count(), 10)
    equal(state["many"].filter(subject__startswith="Letter 0").count(), 0)


@check("DeleteItem moves to Deleted Items or deletes for good")
def _():
    item = import_mime(account.inbox, eml("To the bin", "<bin-1@fabrikam.example>"))
    item.move_to_trash()
    equal(account.trash.filter(message_id="<bin-1@fabrikam.example>").count(), 1)
    for method in ("soft_delete", "delete"):
        victim = import_mime(account.inbox, eml("For good", f"<{method}@fabrikam.example>"))
        getattr(victim, method)()
        equal(account.inbox.filter(message_id=f"<{method}@fabrikam.example>").count(), 0)
        equal(account.trash.filter(message_id=f"<{method}@fabrikam.example>").count(), 0)


@check("DeleteItem answers each id by itself")
def _():
    item = import_mime(account.inbox, eml("Twice"))
    answers = account.bulk_delete([(item.id, item.changekey), (item.id, item.changekey)])
    equal(answers[0], True)
    holds(isinstance(answers[1], ErrorItemNotFound), repr(answers[1]))


@check("posts and contacts are items of their own kinds")
def _():
    PostItem(account=account, folder=account.inbox, subject="A post", body="Text").save()
    Contact(
        account=account, folder=account.contacts, given_name="Kim", surname="Akers", display_name="Kim Akers",
    ).save()
    equal([type(item).__name__ for item in account.inbox.filter(subject="A post")], ["PostItem"])
    equal([type(item).__name__ for item in account.contacts.all()], ["Contact"])


@check("mail put in by the control call is what clients then read")
def _():
    mime = eml("From outside", "<outside-1@fabrikam.example>", extra="In-Reply-To: <plain-1@fabrikam.example>\r\n")
    put_message(account.primary_smtp_address, mime)
    read = account.inbox.get(message_id="<outside-1@fabrikam.example>")
    equal((read.mime_content, read.in_reply_to), (mime, "<plain-1@fabrikam.example>"))
    equal((read.is_draft, read.is_read), (False, False))


run_all()
