"""Tables of Arrow: the same values as the objects, without copying row by row."""

from __future__ import annotations

import asyncio
from datetime import date
from decimal import Decimal
from uuid import UUID

import pandas
import polars
import pyarrow
import pytest

from cashflow import (
    AsyncCashflow,
    Cashflow,
    Grouping,
    MovementFilter,
    MovementKind,
    NewMovement,
    Period,
    SummaryRequest,
    ValidationError,
)


def fill(cf: Cashflow, count: int = 1_203) -> None:
    food = cf.categories.named(MovementKind.EXPENSE, "Groceries")
    new = [
        NewMovement(
            kind=MovementKind.EXPENSE,
            amount=Decimal(number + 1) / 100,
            date=date(2026, 1 + number % 12, 1),
            category_id=food.id if number % 2 else None,
            payee=f"Shop {number % 3}",
            tags=["a", "ñ"][: number % 3],
            currency="JPY" if number % 100 == 99 else None,
            description=f"Number {number} ☕",
        )
        for number in range(count)
    ]
    new = [item if item.currency is None else item.__replace__(amount=Decimal(500)) for item in new]
    cf.movements.record_all(new)


def test_a_table_has_the_values_of_the_objects(cf: Cashflow) -> None:
    fill(cf)
    table = cf.movements.table()
    assert (table.num_rows, len(table)) == (1_203, 1_203)
    rows = pyarrow.table(table).to_pylist()
    for row, movement in zip(rows, cf.movements.iter(), strict=True):
        assert tuple(row) == table.column_names
        assert row["amount"] == movement.amount and isinstance(row["amount"], Decimal)
        assert UUID(row["id"]) == movement.id and row["date"] == movement.date
        assert row["category_id"] == (str(movement.category_id) if movement.category_id else None)
        assert (row["kind"], row["currency"], row["payee"]) == (movement.kind, movement.currency, movement.payee)
        assert tuple(row["tags"]) == movement.tags and row["description"] == movement.description
        assert row["created_at"] == movement.created_at and row["version"] == movement.version


def test_polars_pandas_and_pyarrow_take_it(cf: Cashflow) -> None:
    fill(cf)
    table = cf.movements.table(MovementFilter(currency="EUR"))
    frame = polars.DataFrame(table)
    assert frame.schema["amount"] == polars.Decimal(24, 4) and frame.schema["date"] == polars.Date
    total = sum(movement.amount for movement in cf.movements.iter(MovementFilter(currency="EUR")))
    assert frame["amount"].sum() == total
    arrow = pyarrow.table(table)
    assert arrow.schema.field("created_at").type == pyarrow.timestamp("us", tz="UTC")
    assert pandas.DataFrame(arrow.to_pandas())["amount"].sum() == total
    # The same table may be taken as often as one likes.
    assert pyarrow.schema(table) == arrow.schema and pyarrow.table(table) == arrow


def test_an_empty_table_has_its_columns(cf: Cashflow) -> None:
    table = cf.movements.table()
    assert polars.DataFrame(table).is_empty() and "amount" in table.column_names
    with pytest.raises(ValidationError, match="^filter: must be a MovementFilter"):
        cf.movements.table("x")  # type: ignore[arg-type]


def test_reports_are_tables_too(cf: Cashflow) -> None:
    fill(cf)
    request = SummaryRequest(
        date_from=date(2026, 1, 1), date_to=date(2026, 12, 31), period=Period.MONTH, group=Grouping.PAYEE
    )
    lines = cf.reports.summary(request).lines
    rows = polars.DataFrame(cf.reports.summary_table(request)).to_dicts()
    assert [(row["period"], row["label"], row["currency"], row["expense"], row["count"]) for row in rows] == [
        (line.period, line.label, line.currency, line.sums.expense, line.sums.count) for line in lines
    ]
    balance = polars.DataFrame(cf.reports.running_balance_table(date(2026, 1, 1), date(2026, 12, 31), Period.MONTH))
    lines_of_balance = cf.reports.running_balance(date(2026, 1, 1), date(2026, 12, 31), Period.MONTH)
    assert balance["closing"].to_list() == [line.closing for line in lines_of_balance]


def test_tables_are_awaited_too() -> None:
    async def story() -> None:
        async with AsyncCashflow.open("memory:") as cf:
            await cf.movements.record(NewMovement(kind=MovementKind.INCOME, amount="1", date=date(2026, 1, 1)))
            assert (await cf.movements.table()).num_rows == 1
            assert (await cf.reports.summary_table(SummaryRequest(date_from=date(2026, 1, 1), date_to=date(2026, 1, 1)))).num_rows == 1

    asyncio.run(story())
