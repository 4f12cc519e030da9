"""Where the sandbox is, and accounts on it. The addresses come from the environment, set by the spec."""

import os
import uuid

import requests
from exchangelib import BASIC, DELEGATE, UTC, Account, Build, Configuration, Credentials, Version
from exchangelib.protocol import BaseProtocol

BaseProtocol.TIMEOUT = 20
BaseProtocol.RETRY_WAIT = 1

EWS_URL = os.environ["SANDBOX_EWS_URL"]
CONTROL_URL = os.environ["SANDBOX_URL"]
VERSION = Version(build=Build(15, 1, 2507, 61))


def new_mailbox(display_name="Ada Check"):
    address = f"check-{uuid.uuid4().hex[:12]}@contoso.example"
    body = {"emailAddress": address, "displayName": display_name, "password": "check"}
    answer = requests.post(f"{CONTROL_URL}/sandbox/mailboxes", json=body, timeout=20)
    answer.raise_for_status()
    return address


def put_message(address, eml, folder="Inbox"):
    answer = requests.post(
        f"{CONTROL_URL}/sandbox/mailboxes/{address}/messages",
        params={"folder": folder},
        data=eml,
        headers={"Content-Type": "message/rfc822"},
        timeout=20,
    )
    answer.raise_for_status()


def set_faults(faults):
    requests.put(f"{CONTROL_URL}/sandbox/faults", json=faults, timeout=20).raise_for_status()


def configuration(credentials, auth_type=BASIC, **options):
    return Configuration(
        service_endpoint=EWS_URL, credentials=credentials, auth_type=auth_type, version=VERSION, **options
    )


def account_of(address, password="check"):
    return open_account(address, configuration(Credentials(address, password)))


def open_account(address, config, access_type=DELEGATE):
    return Account(
        primary_smtp_address=address, config=config, autodiscover=False, access_type=access_type, default_timezone=UTC
    )


def eml(subject, message_id=None, sender="Bo Sender <bo@fabrikam.example>", to="a@contoso.example", extra="", body="Hello"):
    message_id = message_id or f"<{uuid.uuid4().hex}@fabrikam.example>"
    return (
        f"From: {sender}\r\nTo: {to}\r\nSubject: {subject}\r\nMessage-ID: {message_id}\r\n"
        f"Date: Tue, 17 Nov 2026 09:30:00 +0000\r\n{extra}MIME-Version: 1.0\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n"
    ).encode()
