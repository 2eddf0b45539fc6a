"""The scenarios that all languages share, over both databases, waiting and awaited."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

import pytest
from parity_replay import MODEL, SCENARIOS, arguments, assert_holds, filled, options, part, target, to_json

from cashflow import AsyncCashflow, Cashflow, CashflowError


async def replay(opened: Any, scenario: dict[str, Any]) -> None:
    handles = {None: opened}
    kept: dict[str, Any] = {}
    for number, step in enumerate(scenario["steps"]):
        place = f"step {number} {step['call']}"
        try:
            call = target(handles[step.get("on")], step["call"])
            given = call(**arguments(step["call"], filled(step.get("input", {}), kept))) if callable(call) else call
            result = await given if inspect.isawaitable(given) else given
        except CashflowError as error:
            assert "error" in step, (place, error.code, str(error))
            expected = step["error"]
            assert (error.code, error.kind.value) == (expected["code"], expected["kind"]), (place, str(error))
            if "field" in expected:
                assert error.field == expected["field"], place
            continue
        assert "error" not in step, (place, "no error", to_json(result))
        if "handle" in step:
            handles[step["handle"]] = result
            continue
        found = to_json(result)
        if "expect" in step:
            assert_holds(found, filled(step["expect"], kept), place)
        for name, path in step.get("keep", {}).items():
            kept[name] = part(found, path)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["name"])
def test_the_scenario_is_the_same_in_calls_that_wait(scenario: dict[str, Any], database: str) -> None:
    with Cashflow.open(database, **options(scenario)) as opened:
        asyncio.run(replay(opened, scenario))


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["name"])
def test_the_scenario_is_the_same_in_calls_that_are_awaited(scenario: dict[str, Any], database: str) -> None:
    async def awaited() -> None:
        async with AsyncCashflow.open(database, **options(scenario)) as opened:
            await replay(opened, scenario)

    asyncio.run(awaited())


def test_every_method_is_in_a_scenario() -> None:
    called = {step["call"] for scenario in SCENARIOS for step in scenario["steps"]} | {"open"}
    # These tell the machine's own day, or need what another scenario has.
    elsewhere = {"owner_id", "profile.today", "categories.list", "categories.get", "priorities.list", "priorities.get"}
    assert set(MODEL["methods"]) - called <= elsewhere
