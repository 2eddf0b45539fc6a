"""What the tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cashflow import Cashflow


@pytest.fixture(params=["memory", "sqlite"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database: each test runs over memory and over a SQLite file."""
    return "memory:" if request.param == "memory" else str(tmp_path / "money.sqlite")


@pytest.fixture
def cf(database: str) -> Iterator[Cashflow]:
    with Cashflow.open(database) as opened:
        yield opened
