"""Mistakes of users that the types must catch: each line that is marked is one, and no other is."""

from __future__ import annotations

from datetime import date

from cashflow import Cashflow, MovementKind, NewMovement, PageRequest


def mistakes(cf: Cashflow) -> None:
    NewMovement(kind=MovementKind.EXPENSE, amount=0.1, date=date.min)  # mistake
    NewMovement(kind=MovementKind.EXPENSE, amount="1", date="2026-01-01")  # mistake
    NewMovement(amount="1", date=date.min)  # mistake
    cf.movements.get("an id")  # mistake
    cf.movements.list(page=PageRequest(limit="1"))  # mistake
    cf.movements.record_all([1])  # mistake
    cf.movements.list().items[0].amount = 1  # mistake
    Cashflow.open("memory:", reader=object())  # mistake
    Cashflow.open("memory:", owner="me")  # mistake
    cf.nothing  # mistake
