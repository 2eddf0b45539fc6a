"""The main job in one short program: receipt photos are scanned, reviewed and confirmed, then comes a report.

    python quickstart.py DATA RECEIPTS...

DATA is an empty folder for the database and the files, RECEIPTS are files or folders.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from cashflow import (
    Cashflow,
    Engine,
    Grouping,
    MovementKind,
    NewMovement,
    Owner,
    Period,
    Receipt,
    ReceiptFilter,
    ReceiptStatus,
    SummaryRequest,
)

SURE = 800
"""How sure date and total must be, in thousandths, for this program to confirm a receipt by itself."""

KINDS = {".jpg", ".jpeg", ".png", ".webp", ".pdf"}


def files(names: list[str]) -> Iterator[Path]:
    for path in map(Path, names):
        found = sorted(path.iterdir()) if path.is_dir() else [path]
        yield from (file for file in found if file.suffix.lower() in KINDS)


def is_sure(receipt: Receipt) -> bool:
    draft = receipt.draft
    if draft is None or draft.total is None or draft.date is None:
        return False
    return draft.total.confidence >= SURE and draft.date.confidence >= SURE


def scan(cf: Cashflow, receipts: list[Path]) -> None:
    start = time.perf_counter()
    for file in receipts:
        for receipt in cf.receipts.scan(file.read_bytes(), file.name):
            draft = receipt.draft
            merchant = draft.merchant.value if draft and draft.merchant else "?"
            total = f"{draft.total.value} {draft.total.currency}" if draft and draft.total else "?"
            day = draft.date.value if draft and draft.date else "?"
            print(f"  {file.name:24} {merchant:28.28} {day!s:10} {total:>12}  {receipt.status}")
    print(f"  read in {time.perf_counter() - start:.1f} s")


def confirm(cf: Cashflow) -> None:
    waiting = list(cf.receipts.iter(ReceiptFilter(status=[ReceiptStatus.REVIEW])))
    sure = [receipt for receipt in waiting if is_sure(receipt)]
    for receipt in sure:
        cf.receipts.confirm(receipt.id, version=receipt.version)
    print(f"  {len(sure)} confirmed, {len(waiting) - len(sure)} left for a person to look at")


def report(cf: Cashflow) -> None:
    dates = cf.movements.dates()
    if dates is None:
        return
    names = {category.id: category.name for category in cf.categories.list()}
    request = SummaryRequest(
        date_from=dates.date_from, date_to=dates.date_to, period=Period.MONTH, group=Grouping.CATEGORY
    )
    summary = cf.reports.summary(request)
    for line in summary.lines:
        name = names[line.category_id] if line.category_id else "without a category"
        print(f"  {line.period!s:10} {name:24} {line.sums.net:>12} {line.currency}")
    for line in summary.totals:
        print(f"  {'all':10} {'':24} {line.sums.net:>12} {line.currency}")


def main(arguments: list[str]) -> int:
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    data = Path(arguments[0])
    data.mkdir(parents=True, exist_ok=True)
    owner = Owner(locale="en", currency="EUR")
    with Cashflow.open(data / "cashflow.sqlite", reader=Engine.LOCAL, owner=owner) as cf:
        salary = cf.categories.named(MovementKind.INCOME, "Salary")
        new = NewMovement(
            kind=MovementKind.INCOME, amount="1850.00", date=date(2026, 3, 1), category_id=salary.id
        )
        cf.movements.record(new)
        print("1. Receipts, read on this machine")
        scan(cf, list(files(arguments[1:])))
        print("2. Review")
        confirm(cf)
        print("3. Report by month and category")
        report(cf)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
