"""What a client does about the sandbox's faults when it is told to be patient, and what it sees when it is not."""

import time

from exchangelib import Credentials, FaultTolerance
from exchangelib.errors import (
    EWSError, ErrorItemCorrupt, ErrorItemNotFound, ErrorServerBusy,
)

from checks import check, equal, holds, raises, run_all
from sandbox import account_of, configuration, eml, new_mailbox, open_account, put_message, set_faults

address = new_mailbox()
put_message(address, eml("Letter", "<letter@fabrikam.example>"))
hasty = account_of(address)
# Under another spelling of the login, because exchangelib keeps one policy for each.
patient = open_account(
    address, configuration(Credentials(address.split("@")[0], "check"), retry_policy=FaultTolerance(max_wait=30))
)
hasty.inbox, patient.inbox


def subjects(account):
    return list(account.inbox.all().values_list("subject", flat=True))


def once(operation, fault, **more):
    set_faults([{"operation": operation, "mailbox": address, "fault": fault, "times": 1, **more}])


@check("busy, as a fault: a patient client waits as long as it is told and succeeds")
def _():
    once("FindItem", "busy", backOffMs=1000)
    start = time.monotonic()
    equal(subjects(patient), ["Letter"])
    holds(1.0 <= time.monotonic() - start < 10, "it did not wait for one second")


@check("busy, inside an answer: a patient client succeeds")
def _():
    once("FindItem", "busy-in-message", backOffMs=1000)
    equal(subjects(patient), ["Letter"])


@check("busy: a hasty client is told")
def _():
    once("FindItem", "busy", backOffMs=1000)
    equal(raises(ErrorServerBusy, lambda: subjects(hasty)).back_off, 1.0)


@check("HTTP 503 and 500 are errors that pass")
def _():
    for fault in ("http-503", "http-500", "empty-500"):
        once("FindItem", fault)
        raises(EWSError, lambda: subjects(hasty))
        equal(subjects(hasty), ["Letter"])


@check("a broken answer and a broken connection are errors that pass")
def _():
    for fault in ("garbage", "reset"):
        once("FindItem", fault)
        raises(EWSError, lambda: subjects(hasty))
        equal(subjects(hasty), ["Letter"])


@check("characters that XML forbids do not disturb")
def _():
    once("GetItem", "bad-characters")
    equal([item.subject.strip("\x01") for item in hasty.inbox.all()], ["Letter"])


@check("other prefixes do not disturb")
def _():
    once("GetItem", "odd-prefix")
    equal([item.message_id for item in hasty.inbox.all()], ["<letter@fabrikam.example>"])


@check("one bad item fails alone")
def _():
    put_message(address, eml("Bad", "<bad@fabrikam.example>"))
    ids = [(item.id, item.changekey) for item in hasty.inbox.all().order_by("subject").only("id", "changekey")]
    for fault, error in (("item-corrupt", ErrorItemCorrupt), ("item-not-found", ErrorItemNotFound)):
        set_faults([{"operation": "GetItem", "mailbox": address, "fault": fault, "messageId": "<bad@fabrikam.example>"}])
        equal([type(item).__name__ for item in hasty.fetch(ids)], [error.__name__, "Message"])


@check("faults end when the list is emptied")
def _():
    set_faults([])
    equal(sorted(subjects(hasty)), ["Bad", "Letter"])


run_all()
