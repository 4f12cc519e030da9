"""Basic, NTLM, OAuth, impersonation, and what is refused."""

import os

os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"

import requests
from exchangelib import IMPERSONATION, NTLM, OAUTH2, Credentials, Identity, OAuth2Credentials
from exchangelib.errors import (
    ErrorImpersonateUserDenied, ErrorImpersonationDenied, ErrorNonExistentMailbox, UnauthorizedError,
)

from checks import check, equal, holds, raises, run_all
from sandbox import (
    CONTROL_URL, EWS_URL, account_of, configuration, eml, new_mailbox, open_account, put_message,
)

address = new_mailbox()
service = "svc-foldwatch@contoso.example"
put_message(address, eml("For the owner"))


class SandboxOAuth2Credentials(OAuth2Credentials):
    @property
    def token_url(self):
        return os.environ["SANDBOX_TOKEN_URL"]


def oauth(secret=None, identity=None):
    return SandboxOAuth2Credentials(
        client_id=os.environ["SANDBOX_CLIENT_ID"],
        client_secret=secret or os.environ["SANDBOX_CLIENT_SECRET"],
        tenant_id="contoso",
        identity=identity,
    )


def subjects(account):
    return list(account.inbox.all().values_list("subject", flat=True))


@check("Basic: the owner reads the mailbox")
def _():
    equal(subjects(account_of(address)), ["For the owner"])


@check("Basic: the challenge names Basic and NTLM")
def _():
    answer = requests.post(EWS_URL, data="", timeout=20)
    equal(answer.status_code, 401)
    offered = answer.headers["WWW-Authenticate"].lower()
    holds("basic" in offered and "ntlm" in offered, offered)


@check("Basic: a wrong password is refused")
def _():
    raises(UnauthorizedError, lambda: subjects(account_of(address, "wrong")))


@check("NTLM: the owner reads the mailbox")
def _():
    equal(subjects(open_account(address, configuration(Credentials(address, "check"), NTLM))), ["For the owner"])


@check("NTLM: a wrong password is refused")
def _():
    raises(
        UnauthorizedError,
        lambda: subjects(open_account(address, configuration(Credentials(address, "wrong"), NTLM))),
    )


@check("OAuth: a client with its secret impersonates a mailbox")
def _():
    config = configuration(oauth(identity=Identity(primary_smtp_address=address)), OAUTH2)
    equal(subjects(open_account(address, config, IMPERSONATION)), ["For the owner"])


@check("OAuth: a wrong secret gets no token")
def _():
    config = configuration(oauth("wrong", identity=Identity(primary_smtp_address=address)), OAUTH2)
    raises(Exception, lambda: subjects(open_account(address, config, IMPERSONATION)))


@check("OAuth: a token that was not issued here is refused")
def _():
    answer = requests.post(EWS_URL, data="", headers={"Authorization": "Bearer made.up"}, timeout=20)
    equal(answer.status_code, 401)
    holds("bearer" in answer.headers["WWW-Authenticate"].lower(), answer.headers["WWW-Authenticate"])


@check("Impersonation: the service account acts as any mailbox, by Basic and by NTLM")
def _():
    for auth_type in ("basic", "NTLM"):
        config = configuration(Credentials(service, "svc-foldwatch"), auth_type)
        equal(subjects(open_account(address, config, IMPERSONATION)), ["For the owner"])


@check("Impersonation: a user may not")
def _():
    config = configuration(Credentials(address, "check"))
    raises(
        (ErrorImpersonateUserDenied, ErrorImpersonationDenied),
        lambda: subjects(open_account(new_mailbox(), config, IMPERSONATION)),
    )


@check("Impersonation: a mailbox that does not exist is named so")
def _():
    config = configuration(Credentials(service, "svc-foldwatch"))
    raises(
        ErrorNonExistentMailbox, lambda: subjects(open_account("nobody@contoso.example", config, IMPERSONATION))
    )


@check("a user cannot read the mailbox of another")
def _():
    config = configuration(Credentials(new_mailbox(), "check"))
    raises(Exception, lambda: subjects(open_account(address, config)))


@check("control calls need no authentication, because they are on loopback only")
def _():
    holds("127.0.0.1" in CONTROL_URL or "localhost" in CONTROL_URL, CONTROL_URL)


run_all()
