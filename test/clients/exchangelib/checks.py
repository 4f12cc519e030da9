"""Named checks: each prints one JSON line, and the spec that runs the script turns the lines into expectations."""

import json
import traceback

_registered = []


def check(name):
    def register(function):
        _registered.append((name, function))
        return function

    return register


def equal(actual, expected):
    if actual != expected:
        raise AssertionError(f"expected {expected!r}, got {actual!r}")


def holds(condition, message="the condition does not hold"):
    if not condition:
        raise AssertionError(message)


def raises(error, call):
    try:
        result = call()
    except error as raised:
        return raised
    raise AssertionError(f"expected {error.__name__}, got {result!r}")


def run_all():
    for name, function in _registered:
        try:
            function()
            line = {"name": name, "ok": True, "detail": ""}
        except Exception:
            line = {"name": name, "ok": False, "detail": traceback.format_exc(limit=-6)}
        print(json.dumps(line), flush=True)
