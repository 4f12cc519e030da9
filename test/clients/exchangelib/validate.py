"""Validates recorded SOAP messages against Microsoft's schemas.

Standard input: one JSON object a line, {"id", "xml"}. Output: one a line, {"id", "element", "errors"}.
"""

import json
import sys
from pathlib import Path

from lxml import etree

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
TYPES = "http://schemas.microsoft.com/exchange/services/2006/types"
ERRORS = "http://schemas.microsoft.com/exchange/services/2006/errors"
XS = "{http://www.w3.org/2001/XMLSchema}"

folder = Path(sys.argv[1])
schema = etree.XMLSchema(file=str(folder / "all-messages.xsd"))


def codes_of_schema():
    for file in folder.glob("*.xsd"):
        for kind in etree.parse(str(file)).iter(XS + "simpleType"):
            if kind.get("name") == "ResponseCodeType":
                yield from (value.get("value") for value in kind.iter(XS + "enumeration"))


response_codes = set(codes_of_schema())


def errors_of(element):
    """An element by itself, as the schemas know it: no envelope around it."""
    if schema.validate(etree.fromstring(etree.tostring(element))):
        return []
    return [f"{error.path}: {error.message}" for error in schema.error_log]


def errors_of_fault(fault):
    """SOAP defines faults, Exchange only their code."""
    code = fault.findtext(f"detail/{{{ERRORS}}}ResponseCode")
    problems = [] if code in response_codes else [f"unknown response code {code}"]
    unexpected = [child.tag for child in fault if child.tag not in ("faultcode", "faultstring", "faultactor", "detail")]
    return problems + [f"unexpected {tag}" for tag in unexpected]


def check(xml):
    root = etree.fromstring(xml.encode("utf-8"))
    body = root.find(f"{{{SOAP}}}Body")
    content = body[0]
    name = etree.QName(content).localname
    headers = [header for header in root.iterfind(f"{{{SOAP}}}Header/*") if etree.QName(header).namespace == TYPES]
    problems = [problem for header in headers for problem in errors_of(header)]
    problems += errors_of_fault(content) if content.tag == f"{{{SOAP}}}Fault" else errors_of(content)
    return name, problems


for line in sys.stdin:
    message = json.loads(line)
    try:
        element, errors = check(message["xml"])
    except etree.XMLSyntaxError as error:
        element, errors = "", [f"not well-formed: {error}"]
    print(json.dumps({"id": message["id"], "element": element, "errors": errors}))
