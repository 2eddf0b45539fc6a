"""What a user writes, as mypy and pyright see it; it is checked, not run."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import polars
from typing_extensions import assert_type

from cashflow import (
    AsyncCashflow,
    Cashflow,
    Document,
    Engine,
    Movement,
    MovementChange,
    MovementField,
    MovementFilter,
    MovementKind,
    MovementPage,
    NewMovement,
    NotFoundError,
    PageRequest,
    Reading,
    Summary,
    SummaryRequest,
)


class MyReader:
    def read(self, document: Document, /) -> Reading:
        return Reading(engine="mine", pages=[])


class MyAsyncReader:
    async def read(self, document: Document, /) -> Reading:
        return Reading(engine="mine", pages=[])


def waits() -> None:
    with Cashflow.open("memory:", reader=MyReader()) as cf:
        new = NewMovement(kind=MovementKind.EXPENSE, amount=Decimal("1"), date=date(2026, 1, 1), tags=["a"])
        movement = cf.movements.record(new)
        assert_type(movement, Movement)
        assert_type(movement.amount, Decimal)
        assert_type(movement.category_id, UUID | None)
        assert_type(movement.tags, tuple[str, ...])
        assert_type(movement.created_at, datetime)
        assert_type(cf.movements.list(MovementFilter(text="a"), PageRequest(limit=1)), MovementPage)
        changed = cf.movements.change(movement.id, MovementChange(clear=[MovementField.PAYEE]), 1)
        assert_type(changed, Movement)
        for each in cf.movements.iter():
            assert_type(each, Movement)
        assert_type(cf.reports.summary(SummaryRequest(date_from=date.min, date_to=date.max)), Summary)
        polars.DataFrame(cf.movements.table())
        try:
            cf.movements.get(movement.id)
        except NotFoundError as error:
            assert_type(error.code, str)
            assert_type(error.field, str | None)


async def awaits() -> None:
    cf = await AsyncCashflow.open("memory:", reader=Engine.LOCAL)
    assert_type(cf, AsyncCashflow)
    async with AsyncCashflow.open("memory:", reader=MyAsyncReader()) as other:
        assert_type(other, AsyncCashflow)
        assert_type((await other.movements.list()).items, tuple[Movement, ...])
        async for each in other.movements.iter():
            assert_type(each, Movement)
    await cf.close()
