"""What the Python package costs beside Rust, and beside `sqlite3` with dataclasses written by hand.

    python benches/bindings/python.py RUST [ROWS]

RUST is the built example `overhead` of the facade, in the same profile as the package. ROWS (default 100000) are loaded,
summed up and exported. All databases are files in a temporary folder; every commit is durable on both sides.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

from cashflow import Cashflow, Grouping, MovementKind, NewMovement, Period, SummaryRequest

CALLS = 2_000
DAY = date(2026, 3, 12)


def timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def new(number: int = 0) -> NewMovement:
    return NewMovement(
        kind=MovementKind.EXPENSE,
        amount=Decimal("1.80"),
        date=DAY - timedelta(days=number % 700),
        currency="EUR",
        payee=f"Shop {number % 50}",
    )


def calls(folder: Path) -> dict[str, float]:
    with Cashflow.open(folder / "python.sqlite") as cf:
        movements, records, gets = cf.movements, [], []
        one = NewMovement(kind=MovementKind.EXPENSE, amount=Decimal("1.80"), date=DAY, currency="EUR")
        for _ in range(CALLS):
            start = time.perf_counter()
            movement = movements.record(one)
            records.append(time.perf_counter() - start)
            start = time.perf_counter()
            movements.get(movement.id)
            gets.append(time.perf_counter() - start)
        bulk = timed(lambda: movements.record_all([one] * 10_000))
        walk = timed(lambda: [movement for _, movement in zip(range(10_000), movements.iter())])
    return {
        "record_us": statistics.median(records) * 1e6,
        "get_us": statistics.median(gets) * 1e6,
        "record_all_ms": bulk * 1e3,
        "list_ms": walk * 1e3,
    }


@dataclass(frozen=True)
class Row:
    """A movement as one would write it by hand."""

    id: str
    kind: str
    minor: int
    currency: str
    date: str
    payee: str
    at: str


SCHEMA = """
create table movements (id text primary key, kind text not null check (kind in ('income', 'expense')),
  minor integer not null check (minor > 0), currency text not null, date text not null, payee text, at text not null) strict;
create index by_date on movements (date, id);
create table journal (sequence integer primary key, at text not null, content text not null) strict;
"""


def by_hand(folder: Path, rows: int) -> dict[str, float]:
    connection = sqlite3.connect(folder / "hand.sqlite")
    connection.executescript("pragma journal_mode = wal; pragma synchronous = full;" + SCHEMA)

    def load() -> None:
        at = datetime.now(timezone.utc).isoformat()
        made = [new(number) for number in range(rows)]
        found = [
            Row(str(uuid.uuid4()), item.kind.value, int(item.amount * 100), "EUR", item.date.isoformat(), item.payee or "", at)
            for item in made
        ]
        with connection:
            connection.executemany(
                "insert into movements values (?,?,?,?,?,?,?)",
                [(row.id, row.kind, row.minor, row.currency, row.date, row.payee, row.at) for row in found],
            )
            # Who changed what: the guarantee that the engine gives.
            connection.executemany(
                "insert into journal (at, content) values (?, ?)", [(at, json.dumps(row.__dict__)) for row in found]
            )

    def report() -> list[Any]:
        return connection.execute(
            "select substr(date, 1, 7), currency, sum(minor), count(*) from movements group by 1, 2 order by 1"
        ).fetchall()

    return {"load_s": timed(load), "report_ms": timed(report) * 1e3}


def engine(folder: Path, rows: int) -> dict[str, float]:
    with Cashflow.open(folder / "engine.sqlite") as cf:

        def load() -> None:
            for start in range(0, rows, 50_000):
                cf.movements.record_all([new(number) for number in range(start, min(start + 50_000, rows))])

        request = SummaryRequest(date_from=date(2020, 1, 1), date_to=date(2026, 12, 31), period=Period.MONTH)
        measured = {"load_s": timed(load), "report_ms": timed(lambda: cf.reports.summary(request)) * 1e3}
        measured["by_category_ms"] = timed(lambda: cf.reports.summary(request.__replace__(group=Grouping.CATEGORY))) * 1e3
        measured["arrow_s"] = timed(lambda: cf.movements.table())
    return measured


def main(arguments: list[str]) -> int:
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    rows = int(arguments[1]) if len(arguments) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rust = json.loads(subprocess.run([arguments[0], name], check=True, capture_output=True, text=True).stdout)
        python = calls(folder)
        for key, value in rust.items():
            print(f"{key:16} Rust {value:10.1f}   Python {python[key]:10.1f}   {python[key] - value:+.1f}, {python[key] / value:.2f} times")
        hand, own = by_hand(folder, rows), engine(folder, rows)
        for key, value in own.items():
            print(f"{key:16} sqlite3 {hand.get(key, float('nan')):10.3f}   cashflow {value:10.3f}   ({rows} movements)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
