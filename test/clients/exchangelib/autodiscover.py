"""POX autodiscover, by plain HTTP: exchangelib itself speaks the SOAP kind alone."""

from urllib.parse import urlsplit

import requests
from lxml import etree

from checks import check, equal, holds, run_all
from sandbox import CONTROL_URL, EWS_URL, new_mailbox

address = new_mailbox("Ada Discovered")
NAMESPACES = {
    "a": "http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006",
    "o": "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a",
}
REQUEST = """<?xml version="1.0" encoding="utf-8"?>
<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006">
  <Request><EMailAddress>{}</EMailAddress>
  <AcceptableResponseSchema>{}</AcceptableResponseSchema></Request></Autodiscover>"""


def ask(body, path="/autodiscover/autodiscover.xml", auth=(address, "check")):
    answer = requests.post(
        CONTROL_URL + path, data=body.encode(), headers={"Content-Type": "text/xml; charset=utf-8"}, auth=auth, timeout=20
    )
    return answer, etree.fromstring(answer.content) if answer.status_code == 200 else None


def error_code(tree):
    return tree.xpath("string(//*[local-name()='ErrorCode'])")


@check("it names the EWS address of the mailbox")
def _():
    answer, tree = ask(REQUEST.format(address, NAMESPACES["o"]))
    equal(answer.status_code, 200)
    addresses = set(tree.xpath("//o:Protocol/o:EwsUrl/text()", namespaces=NAMESPACES))
    equal({urlsplit(url).path.lower() for url in addresses}, {urlsplit(EWS_URL).path.lower()})
    equal(tree.xpath("string(//o:AutoDiscoverSMTPAddress)", namespaces=NAMESPACES), address)
    equal(tree.xpath("string(//o:DisplayName)", namespaces=NAMESPACES), "Ada Discovered")


@check("the path may be written in any case")
def _():
    equal(ask(REQUEST.format(address, NAMESPACES["o"]), "/Autodiscover/Autodiscover.xml")[0].status_code, 200)


@check("it asks who is there")
def _():
    equal(ask(REQUEST.format(address, NAMESPACES["o"]), auth=None)[0].status_code, 401)


@check("an address that nobody has gets error 500")
def _():
    equal(error_code(ask(REQUEST.format("nobody@contoso.example", NAMESPACES["o"]))[1]), "500")


@check("a request that is none gets error 600")
def _():
    equal(error_code(ask("<hello/>")[1]), "600")


@check("a schema that is not offered gets error 601")
def _():
    equal(error_code(ask(REQUEST.format(address, "http://schemas.example/mobile"))[1]), "601")


run_all()
