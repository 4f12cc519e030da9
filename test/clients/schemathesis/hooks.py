"""Has the cases ask for what there is, so that they come past 404, and counts how each operation answered.

An address such as /mailboxes/{id}/folder-rules/{ruleId} names members of the lists before its parameters. What an answer
shows of such a list is remembered and asked for by later cases; those that are about a wrong value keep it.
"""

import atexit
import itertools
import json
import os
import re
from collections import Counter, defaultdict

import requests
import schemathesis
from schemathesis.generation import GenerationMode

API = "/api/v1"
# By which field a list names its members, where that is not the id.
NAMES = {"versions": "number", "stopped-conversations": "activityId"}
# Which list a field of a body or a query is about.
LISTS = {"mailboxId": "mailboxes", "activityId": "activities", "teamId": "teams", "draftId": "drafts"}
IDS = {"mailboxIds": "mailboxes", "ids": "unknown-senders"}
RECORDS = {"record", "regarding", "mergedInto"}
# Of each pair a request may have one, which the description says in words alone.
EITHER = [("folderPath", "folderId")]
# The first few are asked for in turn: later ones were made by cases, of which there are very many.
ASKED_FOR = 2

known = defaultdict(dict)
answers = defaultdict(Counter)
turns = defaultdict(itertools.count)


def remember(path, body):
    members = body["items"] if isinstance(body, dict) and isinstance(body.get("items"), list) else [body]
    name = NAMES.get(path.rsplit("/", 1)[-1], "id")
    for member in members:
        if isinstance(member, dict) and isinstance(member.get(name), (str, int)):
            known[path].setdefault(str(member[name]), member)


def member_of(path, is_last=False):
    """A member's name in a list and what was shown of it, or nothing."""
    members = list(known.get(path, {}).items())
    members = members[-1:] if is_last else members[:ASKED_FOR]
    return members[next(turns[path]) % len(members)] if members else None


def fill_path(case):
    """Each parameter by a member of the list before it. Attachments are counted, records listed without their table.

    What is deleted is the last of its list, so that there are others to ask for.
    """
    parameters = case.path_parameters
    is_deleted = case.method.upper() == "DELETE"
    record = member_of(f"{API}/records", is_deleted)
    if {"table", "id"} <= parameters.keys() and record:
        parameters.update(table=record[1]["table"], id=record[0])
        return
    path = ""
    for part in case.operation.path.split("/")[1:]:
        parameter = re.fullmatch(r"{(.+)}", part)
        if parameter:
            found = ("0", {}) if parameter[1] == "n" else member_of(path, is_deleted and case.operation.path.endswith(part))
            if found:
                parameters[parameter[1]] = found[0]
            part = parameters[parameter[1]]
        path = f"{path}/{part}"


def a_list_of(kind):
    return next((path for path in known if path.endswith(f"/{kind}")), "")


def fill_fields(fields):
    for one, other in EITHER:
        if one in fields and other in fields:
            del fields[one if next(turns[one]) % 2 else other]
    for field, value in fields.items():
        if isinstance(value, dict):
            record = member_of(f"{API}/records") if field in RECORDS else None
            if record:
                value.update(table=record[1]["table"], id=record[0])
            else:
                fill_fields(value)
        elif field in LISTS and (found := member_of(f"{API}/{LISTS[field]}")):
            fields[field] = found[0]
        elif field in IDS and value and (found := member_of(f"{API}/{IDS[field]}")):
            fields[field] = [found[0]]
        elif field == "folderId" and (found := member_of(a_list_of("folders"))):
            fields[field] = found[0]
        elif field == "messageId" and (found := member_of(f"{API}/activities")):
            fields[field] = found[1]["messageId"]


@schemathesis.serializer("message/rfc822")
def as_message(context, value):
    """What is generated is a text, or no message at all."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogateescape")


@schemathesis.hook
def after_load_schema(context, schema):
    """Looks through all lists once, those before those that are within them."""
    addresses = [path for path, methods in schema.raw_schema["paths"].items() if "get" in methods]
    for template in sorted(addresses, key=len):
        for path in paths_of(template):
            answer = requests.get(
                os.environ["API_ADDRESS"] + path, headers=json.loads(os.environ["ASKER_HEADERS"]), timeout=30, stream=True
            )
            if answer.ok and "json" in answer.headers["content-type"]:
                remember(path, answer.json())


def paths_of(template):
    """The address with each member of the lists before its parameters that is known."""
    paths = [""]
    for part in template.split("/")[1:]:
        parts = {path: list(known.get(path, {}))[:ASKED_FOR] if part.startswith("{") else [part] for path in paths}
        paths = [f"{path}/{name}" for path, names in parts.items() for name in names]
    return paths


@schemathesis.hook
def before_call(context, case, **kwargs):
    modes = {str(getattr(where, "value", where)): part.mode for where, part in case.meta.components.items()}
    meant_wrong = {where for where, mode in modes.items() if mode == GenerationMode.NEGATIVE}
    if "path" not in meant_wrong:
        fill_path(case)
    for where, fields in (("query", case.query), ("body", case.body)):
        if where not in meant_wrong and isinstance(fields, dict):
            fill_fields(fields)
    # Of a list of which the case has no page yet.
    if "query" not in meant_wrong and case.query:
        case.query.pop("cursor", None)


@schemathesis.hook
def after_call(context, case, response):
    answers[case.operation.label][response.status_code] += 1
    path = response.request.url.split("?")[0].split("/", 3)[-1]
    if response.status_code not in (200, 201, 202) or "json" not in response.headers.get("content-type", [""])[0]:
        return
    remember(f"/{path}", response.json())


def write_answers():
    with open(os.environ["ANSWERS_FILE"], "w", encoding="utf-8") as file:
        json.dump(answers, file)


atexit.register(write_answers)
