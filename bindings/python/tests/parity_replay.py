"""Replays the scenarios that all languages share; `bindings/parity/README.md` tells their form."""

from __future__ import annotations

import base64
import json
from datetime import date, datetime, timezone
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any
from uuid import UUID

import cashflow

PARITY = Path(__file__).parents[2] / "parity"
MODEL = json.loads((PARITY / "model.json").read_text("utf-8"))
SCENARIOS = json.loads((PARITY / "scenarios.json").read_text("utf-8"))["scenarios"]


class HostReader:
    """What the scenario says that a host reads."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.told = told

    def read(self, document: cashflow.Document) -> cashflow.Reading:
        if "reading" in self.told:
            reading: cashflow.Reading = to_python(self.told["reading"], "record Reading")
            return reading
        if "error" in self.told:
            error = self.told["error"]
            classes = {cls.kind.value: cls for cls in cashflow.CashflowError.__subclasses__()}
            raise classes[error["kind"]](error["message"], code=error["code"])
        raise RuntimeError(self.told["throws"])


def to_python(value: Any, kind: str) -> Any:
    """A value of the scenario as an argument."""
    word, _, rest = kind.partition(" ")
    if value is None:
        return None
    match word:
        case "option":
            return to_python(value, rest)
        case "list":
            return [to_python(item, rest) for item in value]
        case "record":
            fields = {field["name"]: field["type"] for field in MODEL["records"][rest]}
            return getattr(cashflow, rest)(**{name: to_python(item, fields[name]) for name, item in value.items()})
        case "enum":
            return getattr(cashflow, rest)(value)
        case "amount":
            return Decimal(value)
        case "day":
            return date.fromisoformat(value)
        case "timestamp":
            return datetime.fromisoformat(value.replace("Z", "+00:00"))
        case "id":
            return UUID(value)
        case "bytes":
            return base64.b64decode(value)
        case _:
            return value


def to_json(value: Any) -> Any:
    """A result in the words of the scenario."""
    match value:
        case Enum():
            return value.value
        case Decimal() | UUID():
            return str(value)
        case datetime():
            return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        case date():
            return value.isoformat()
        case bytes():
            return base64.b64encode(value).decode()
        case tuple():
            return [to_json(item) for item in value]
        case _ if type(value).__name__ in MODEL["records"]:
            names = [field["name"] for field in MODEL["records"][type(value).__name__]]
            return {name: to_json(getattr(value, name)) for name in names}
        case _:
            return value


def filled(value: Any, kept: dict[str, Any]) -> Any:
    """With what was kept in place of its names."""
    if isinstance(value, str) and value.startswith("$"):
        return kept[value[1:]]
    if isinstance(value, dict):
        return {name: filled(item, kept) for name, item in value.items()}
    if isinstance(value, list):
        return [filled(item, kept) for item in value]
    return value


def part(value: Any, path: str) -> Any:
    for step in filter(None, path.split(".")):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def assert_holds(actual: Any, expected: Any, place: str) -> None:
    """What is expected is there; of records, what is not named may be anything."""
    if isinstance(expected, dict):
        assert isinstance(actual, dict), place
        for name, item in expected.items():
            assert name in actual, f"{place}.{name}"
            assert_holds(actual[name], item, f"{place}.{name}")
    elif isinstance(expected, list):
        assert isinstance(actual, list) and len(actual) == len(expected), (place, actual)
        for at, (found, item) in enumerate(zip(actual, expected)):
            assert_holds(found, item, f"{place}.{at}")
    else:
        assert actual == expected, (place, actual, expected)


def arguments(call: str, given: dict[str, Any]) -> dict[str, Any]:
    known = {argument["name"]: argument["type"] for argument in MODEL["methods"][call]["arguments"]}
    return {name: to_python(value, known[name]) for name, value in given.items()}


def options(scenario: dict[str, Any]) -> dict[str, Any]:
    """What the scenario says for `open`."""
    fields = {field["name"]: field["type"] for field in MODEL["records"]["Config"]}
    opening = {name: to_python(value, fields[name]) for name, value in scenario["config"].items()}
    if "reader" in scenario:
        opening["reader"] = HostReader(scenario["reader"])
    return opening


def target(handle: Any, call: str) -> Any:
    for name in call.split("."):
        handle = getattr(handle, name)
    return handle
