"""Drafts, sending, delivery, attachments, names."""

from exchangelib import FileAttachment, ItemAttachment, Mailbox, Message
from exchangelib.errors import ErrorNameResolutionNoResults

from checks import check, equal, holds, run_all
from sandbox import account_of, eml, new_mailbox

sender = account_of(new_mailbox("Ada Sender"))
receiver = account_of(new_mailbox("Bo Receiver"))
state = {}


def draft(subject, folder=sender.drafts, **fields):
    return Message(
        account=sender, folder=folder, subject=subject, body="Text",
        to_recipients=[receiver.primary_smtp_address], **fields,
    )


def outgoing(subject, **fields):
    return draft(subject, folder=sender.sent, **fields)


@check("a message saved by a client is a draft until it is sent")
def _():
    item = draft("A draft").save()
    equal(sender.drafts.get(id=item.id).is_draft, True)


@check("SendItem moves the draft to Sent Items and delivers it")
def _():
    item = draft("By SendItem").save()
    before = item.id
    item.send()
    equal(sender.drafts.filter(subject="By SendItem").count(), 0)
    sent = sender.sent.get(subject="By SendItem")
    holds(sent.id != before, "the sent item kept the draft's id")
    equal(sent.is_draft, False)
    received = receiver.inbox.get(subject="By SendItem")
    equal(received.message_id, sent.message_id)
    equal(received.author.email_address, sender.primary_smtp_address)


@check("CreateItem sends and saves a copy")
def _():
    outgoing("By CreateItem").send_and_save()
    equal(sender.sent.filter(subject="By CreateItem").count(), 1)
    equal(receiver.inbox.filter(subject="By CreateItem").count(), 1)


@check("CreateItem sends without a copy")
def _():
    Message(account=sender, subject="No copy", body="Text", to_recipients=[receiver.primary_smtp_address]).send(
        save_copy=False
    )
    equal(sender.sent.filter(subject="No copy").count(), 0)
    equal(receiver.inbox.filter(subject="No copy").count(), 1)


@check("blind copies are seen by the sender alone")
def _():
    item = outgoing("Blind", bcc_recipients=["hidden@fabrikam.example"])
    item.send_and_save()
    equal([b.email_address for b in sender.sent.get(subject="Blind").bcc_recipients], ["hidden@fabrikam.example"])
    received = receiver.inbox.get(subject="Blind")
    holds(not received.bcc_recipients, repr(received.bcc_recipients))
    holds(b"hidden@" not in received.mime_content, "the MIME names the blind copy")


@check("CreateAttachment and GetAttachment keep bytes, name, type and content id")
def _():
    item = draft("With files").save()
    content = bytes(range(256)) * 300
    state["file"] = FileAttachment(name="numbers ÅÖ.bin", content=content, content_type="application/octet-stream")
    item.attach(state["file"])
    item.attach(FileAttachment(name="logo.png", content=b"\x89PNG", is_inline=True, content_id="logo@contoso"))
    read = sender.drafts.get(id=item.id)
    equal([a.name for a in read.attachments], ["numbers ÅÖ.bin", "logo.png"])
    equal(read.attachments[0].content, content)
    equal(read.attachments[0].size >= len(content), True)
    equal((read.attachments[1].is_inline, read.attachments[1].content_id), (True, "logo@contoso"))
    equal(read.has_attachments, True)
    state["with-files"] = item


@check("GetAttachment streams a file")
def _():
    read = sender.drafts.get(subject="With files")
    with read.attachments[0].fp as stream:
        equal(len(stream.read()), 256 * 300)


@check("an attached message is an item attachment")
def _():
    inner = Message(account=sender, folder=sender.drafts, subject="Inner letter", body="Inner text")
    item = draft("With a message")
    item.attach(ItemAttachment(name="Inner letter", item=inner))
    item.save()
    read = sender.drafts.get(subject="With a message")
    equal([type(a).__name__ for a in read.attachments], ["ItemAttachment"])
    equal(read.attachments[0].item.subject, "Inner letter")


@check("DeleteAttachment takes one file away")
def _():
    item = sender.drafts.get(subject="With files")
    item.detach(item.attachments[0])
    equal([a.name for a in sender.drafts.get(id=item.id).attachments], ["logo.png"])


@check("attachments arrive with the mail")
def _():
    item = outgoing("Delivered files")
    item.attach(FileAttachment(name="a.txt", content=b"alpha", content_type="text/plain"))
    item.attach(FileAttachment(name="b.pdf", content=b"%PDF-1.4", content_type="application/pdf"))
    item.send_and_save()
    read = receiver.inbox.get(subject="Delivered files")
    equal([(a.name, a.content) for a in read.attachments], [("a.txt", b"alpha"), ("b.pdf", b"%PDF-1.4")])


@check("attachments of imported MIME are listed")
def _():
    mime = (
        b"From: a@fabrikam.example\r\nTo: b@contoso.example\r\nSubject: MIME with files\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nHello\r\n'
        b"--x\r\nContent-Type: text/csv; name*=utf-8''%C3%85r.csv\r\nContent-Disposition: attachment;\r\n"
        b" filename*=utf-8''%C3%85r.csv\r\nContent-Transfer-Encoding: base64\r\n\r\nYSxiCg==\r\n"
        b"--x\r\nContent-Type: message/rfc822\r\n\r\n" + eml("Forwarded letter", "<fwd@fabrikam.example>") + b"\r\n--x--\r\n"
    )
    item = Message(account=receiver, folder=receiver.inbox, mime_content=mime).save()
    read = receiver.inbox.get(id=item.id)
    equal(read.mime_content, mime)
    equal(read.text_body.strip(), "Hello")
    by_kind = {type(attachment).__name__: attachment for attachment in read.attachments}
    equal((by_kind["FileAttachment"].name, by_kind["FileAttachment"].content), ("År.csv", b"a,b\n"))
    inner = by_kind["ItemAttachment"].item
    equal((inner.subject, inner.message_id), ("Forwarded letter", "<fwd@fabrikam.example>"))
    holds(inner.id != read.id, "the inner message has its outer one's id")


@check("ResolveNames finds one mailbox by address and several by prefix")
def _():
    [found] = sender.protocol.resolve_names([receiver.primary_smtp_address])
    equal((found.email_address, found.name, found.mailbox_type), (receiver.primary_smtp_address, "Bo Receiver", "Mailbox"))
    several = sender.protocol.resolve_names(["check-"])
    holds(len(several) >= 2, str(several))
    [nobody] = sender.protocol.resolve_names(["nobody-at-all"])
    holds(isinstance(nobody, ErrorNameResolutionNoResults), repr(nobody))


@check("ResolveNames with full contact data still names the mailbox")
def _():
    [(mailbox, _contact)] = sender.protocol.resolve_names([receiver.primary_smtp_address], return_full_contact_data=True)
    equal(mailbox.email_address, receiver.primary_smtp_address)


@check("GetServerTimeZones knows UTC")
def _():
    zones = list(sender.protocol.get_timezones(return_full_timezone_data=True))
    holds("UTC" in [zone.id for zone in zones], str(zones)[:200])


run_all()
