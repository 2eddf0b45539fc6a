"""Value classes: exact, frozen, equal by content, with a text, pickled and copied."""

from __future__ import annotations

import copy
import pickle
import sys
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

import cashflow
from cashflow import (
    ArgumentTypeError,
    Cashflow,
    Movement,
    MovementFilter,
    MovementKind,
    NewMovement,
    NewUser,
    ValidationError,
)

DAY = date(2026, 3, 12)


def new(amount: Any = Decimal("1.80"), **more: Any) -> NewMovement:
    return NewMovement(**{"kind": MovementKind.EXPENSE, "amount": amount, "date": DAY, **more})


def test_types_of_python_come_in_and_out(cf: Cashflow) -> None:
    before = datetime.now(timezone.utc)
    movement = cf.movements.record(new(Decimal("1.8"), tags={"b", "a"}, payee="Café ☕"))
    assert movement.amount == Decimal("1.80") and str(movement.amount) == "1.80"
    assert type(movement.amount) is Decimal and type(movement.date) is date and type(movement.id) is UUID
    assert movement.kind is MovementKind.EXPENSE and movement.kind == "expense"
    assert movement.tags == ("a", "b") and movement.payee == "Café ☕"
    assert movement.created_at.utcoffset() == timedelta(0)
    assert before - timedelta(seconds=1) <= movement.created_at <= datetime.now(timezone.utc)
    assert isinstance(cf.profile.today(), date)


@pytest.mark.parametrize("amount", ["12.50", 12, Decimal("1E+2"), Decimal("0.10"), Decimal("12.5000")])
def test_exact_amounts_are_taken(cf: Cashflow, amount: Any) -> None:
    assert cf.movements.record(new(amount)).amount == Decimal(str(amount))


def test_a_float_is_refused_with_what_to_use_instead() -> None:
    with pytest.raises(ArgumentTypeError, match=r'amount: a float is not exact: use Decimal\("0.10"\) or a str') as raised:
        new(0.1)
    assert raised.value.field == "amount" and raised.value.code == "invalid_type"
    assert isinstance(raised.value, (TypeError, ValueError))


@pytest.mark.parametrize("amount", [True, None, b"1", object(), [1], complex(1, 0)])
def test_what_is_no_amount_is_refused(amount: Any) -> None:
    with pytest.raises(ArgumentTypeError, match="^amount: "):
        new(amount)


@pytest.mark.parametrize(
    "amount", ["", "x", "1,5", "NaN", Decimal("Infinity"), Decimal("1E+400"), "0." + "1" * 40, Decimal("1E-400"), 10**40, "9" * 5000]
)
def test_amounts_that_cannot_be_exact_are_refused(amount: Any) -> None:
    with pytest.raises(ValidationError, match="^amount: "):
        new(amount)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"date": datetime(2026, 3, 12)}, "date: must be a date, not datetime"),
        ({"date": "2026-03-12"}, "date: must be a date, not str"),
        ({"kind": "spent"}, "kind: must be one of income expense"),
        ({"kind": 1}, "kind: must be MovementKind, not int"),
        ({"category_id": str(uuid4())}, "category_id: must be a UUID, not str"),
        ({"tags": "work"}, "tags: must be a list, not str"),
        ({"tags": [1]}, "tags: must be a str, not int"),
        ({"description": b"x"}, "description: must be a str, not bytes"),
        ({"description": "\ud800"}, "description: is not valid Unicode"),
    ],
)
def test_wrong_types_are_told_with_their_field(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError) as raised:
        new(**fields)
    assert str(raised.value) == message and raised.value.field == next(iter(fields))


def test_instants_need_a_time_zone_and_become_utc(cf: Cashflow) -> None:
    movement = cf.movements.record(new())
    fields = movement.__getnewargs_ex__()[1]
    with pytest.raises(ValidationError, match="created_at: has no time zone"):
        Movement(**{**fields, "created_at": datetime(2026, 1, 1)})
    madrid = timezone(timedelta(hours=2))
    moved = Movement(**{**fields, "created_at": datetime(2026, 1, 1, 2, tzinfo=madrid)})
    assert moved.created_at == datetime(2026, 1, 1, tzinfo=timezone.utc)


def test_huge_texts_are_refused_by_the_core(cf: Cashflow) -> None:
    with pytest.raises(ValidationError) as raised:
        cf.movements.record(new(description="x" * 10_000_000))
    assert raised.value.field == "description"


def test_values_are_frozen_equal_by_content_and_hashed(cf: Cashflow) -> None:
    movement = cf.movements.record(new(payee="Bar"))
    assert movement == cf.movements.get(movement.id) and hash(movement) == hash(cf.movements.get(movement.id))
    assert movement != new() and movement != "movement"
    assert new("1.0") == new("1.00") and hash(new("1.0")) == hash(new("1.00"))
    for name in ("payee", "something"):
        with pytest.raises(AttributeError):
            setattr(movement, name, "x")


def test_values_have_a_text_that_makes_them_again() -> None:
    value = new(tags=["a"], category_id=UUID(int=7))
    names = {"NewMovement": NewMovement, "MovementKind": MovementKind, "Decimal": Decimal, "UUID": UUID}
    text = repr(value).replace("<MovementKind.EXPENSE: 'expense'>", "MovementKind.EXPENSE")
    assert eval(text.replace("datetime.date", "date"), {**names, "date": date}) == value


def test_values_are_pickled_and_copied_in_every_protocol(cf: Cashflow) -> None:
    movement = cf.movements.record(new(tags=["a"], payee="Bar"))
    page = cf.movements.list()
    for value in (movement, page, cf.history.recent(1)[0], MovementFilter(uncategorised=True)):
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(value, protocol)) == value
        assert copy.copy(value) == value and copy.deepcopy(value) == value
    assert movement.__replace__(payee="Sol").payee == "Sol"
    if sys.version_info >= (3, 13):
        assert copy.replace(movement, payee=None).payee is None


def test_secrets_are_not_shown() -> None:
    user = NewUser(name="Ada", email="ada@example.com", password="correct horse")
    assert repr(user) == "NewUser(...)"


def test_every_record_has_what_values_have() -> None:
    records = [item for item in vars(cashflow).values() if hasattr(item, "__getnewargs_ex__")]
    assert len(records) > 40
    for record in records:
        assert record.__doc__ and record.__module__ == "cashflow", record
        with pytest.raises(TypeError):
            record("by its place")


def test_enums_are_enums_and_texts() -> None:
    assert list(MovementKind) == [MovementKind.INCOME, MovementKind.EXPENSE]
    assert MovementKind("expense") is MovementKind.EXPENSE
    assert f"{MovementKind.EXPENSE}" == str(MovementKind.EXPENSE) == "expense"
    assert new(kind="expense").kind is MovementKind.EXPENSE
    assert pickle.loads(pickle.dumps(MovementKind.INCOME)) is MovementKind.INCOME
