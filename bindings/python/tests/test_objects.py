"""The objects: opening and closing, iterating, threads, errors."""

from __future__ import annotations

import gc
import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest

import cashflow
from cashflow import (
    Cashflow,
    CashflowError,
    ConflictError,
    Engine,
    ErrorKind,
    MovementFilter,
    MovementKind,
    NewMovement,
    NotFoundError,
    Owner,
    PageRequest,
    ValidationError,
)


def new(day: int = 1, amount: str = "1.00") -> NewMovement:
    return NewMovement(kind=MovementKind.EXPENSE, amount=Decimal(amount), date=date(2026, 3, day))


def test_a_file_is_opened_closed_and_opened_again(tmp_path: Path) -> None:
    file = tmp_path / "money.sqlite"
    with Cashflow.open(file, owner=Owner(currency="GBP")) as cf:
        movement = cf.movements.record(new())
        assert movement.currency == "GBP" and cf.owner_id is not None and not cf.is_closed
    assert cf.is_closed
    assert [entry.name for entry in tmp_path.iterdir() if "-" in entry.name] == ["money-receipts"]
    with pytest.raises(ConflictError) as raised:
        cf.movements.get(movement.id)
    assert raised.value.code == "closed"
    with Cashflow.open(f"sqlite:{file}") as again:
        assert again.movements.get(movement.id) == movement


def test_an_object_that_is_not_closed_is_closed_with_its_last_reference(tmp_path: Path) -> None:
    file = tmp_path / "money.sqlite"
    cf = Cashflow.open(file)
    movements = cf.movements
    del cf
    movements.record(new())
    del movements
    gc.collect()
    assert not (tmp_path / "money.sqlite-wal").exists()


@pytest.mark.parametrize(
    ("database", "options", "field"),
    [
        ("mysql://a", {}, "database"),
        (7, {}, "database"),
        ("memory:", {"storage": "gs://a"}, "storage"),
        ("memory:", {"reader": 7}, "reader"),
        ("memory:", {"reader": "magic"}, "reader"),
        ("memory:", {"owner": Owner(currency="XYZ")}, "currency"),
        ("memory:", {"token_secrets": ["short"]}, "token_secrets"),
        ("memory:", {"max_file_size": -1}, "max_file_size"),
    ],
)
def test_what_cannot_be_opened_is_told(database: object, options: dict[str, object], field: str) -> None:
    with pytest.raises(ValidationError) as raised:
        Cashflow.open(database, **options)  # type: ignore[arg-type]
    assert raised.value.field == field


def test_a_name_of_an_engine_is_taken_too() -> None:
    Cashflow.open("memory:", reader="local").close()
    Cashflow.open("memory:", reader=Engine.LOCAL).close()


def test_all_items_are_walked_page_by_page(cf: Cashflow) -> None:
    cf.movements.record_all([new(day) for day in range(1, 8)])
    days = [movement.date.day for movement in cf.movements.iter(page_size=3)]
    assert days == [7, 6, 5, 4, 3, 2, 1]
    some = MovementFilter(date_from=date(2026, 3, 6))
    assert [movement.date.day for movement in cf.movements.iter(some)] == [7, 6]
    assert list(cf.receipts.iter()) == []
    with pytest.raises(ValidationError, match="limit"):
        next(cf.movements.iter(page_size=501))


def test_many_threads_use_one_object(cf: Cashflow) -> None:
    with ThreadPoolExecutor(8) as pool:
        ids = list(pool.map(lambda day: cf.movements.record(new(day % 28 + 1)).id, range(200)))
        found = list(pool.map(cf.movements.get, ids))
    assert len(set(ids)) == 200 and [movement.id for movement in found] == ids
    assert sum(movement.amount for movement in cf.movements.iter()) == Decimal("200.00")


def test_errors_have_a_class_a_code_and_a_field(cf: Cashflow) -> None:
    with pytest.raises(NotFoundError) as raised:
        cf.movements.get(uuid4())
    error = raised.value
    assert isinstance(error, CashflowError) and isinstance(error, LookupError)
    assert (error.code, error.kind, error.field, error.retryable) == ("not_found", ErrorKind.NOT_FOUND, None, False)
    copied = pickle.loads(pickle.dumps(error))
    assert type(copied) is NotFoundError and (copied.code, str(copied)) == (error.code, str(error))


def test_every_kind_of_error_has_a_class() -> None:
    classes = {cls.kind: cls for cls in CashflowError.__subclasses__()}
    assert set(classes) == set(ErrorKind)
    exported = {name for name, item in vars(cashflow).items() if isinstance(item, type) and issubclass(item, CashflowError)}
    assert exported == {cls.__name__ for cls in classes.values()} | {"CashflowError", "ArgumentTypeError"}
    assert all(getattr(cashflow, name).__module__ == "cashflow" for name in exported)


def test_arguments_that_are_missing_or_too_many_are_refused(cf: Cashflow) -> None:
    for call in (lambda: cf.movements.get(), lambda: cf.movements.get(uuid4(), 1), lambda: cf.movements.list(page=3)):
        with pytest.raises(TypeError):
            call()  # type: ignore[call-arg,arg-type,no-untyped-call]
    with pytest.raises(ValidationError, match="^movement: must be a NewMovement, not dict"):
        cf.movements.record({})  # type: ignore[arg-type]
    with pytest.raises(ValidationError, match="^version: must be an int, not float"):
        cf.movements.delete(uuid4(), 1.0)  # type: ignore[arg-type]
    with pytest.raises(ValidationError, match="^limit: must be from 0"):
        PageRequest(limit=-1)
