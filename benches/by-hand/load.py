"""Loads movements with Python's sqlite3 by hand, to compare with the store: `python3 by-hand/load.py [sets]`.

The table, the rows and the indexes are those of the store; there is no journal and no totals. Durable, ten thousand
rows to a transaction. Standard library only.
"""

import datetime
import os
import pathlib
import random
import sqlite3
import sys
import tempfile
import time
import uuid

SCHEMA = pathlib.Path(__file__).parents[2] / "migrations" / "sqlite" / "0001_initial.sql"
BATCH = 10_000
INSERT = """insert into movements
    (user_id, id, version, date, kind, currency, amount_minor, category_id, priority_id, payee_key, payee, account,
        description, search_text, tags, receipt_id, created_at, updated_at, inserted_sequence)
    values (?, ?, 1, ?, ?, 'EUR', ?, ?, ?, ?, ?, null, ?, ?, null, null, ?, ?, 1)"""


def main() -> None:
    sets = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    chance = random.Random(7)
    owner = uuid.uuid4().bytes
    categories = [(uuid.uuid4().bytes, "income" if i < 4 else "expense") for i in range(20)]
    priorities = [uuid.uuid4().bytes for _ in range(3)]
    with tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(os.path.join(folder, "by-hand.db"), isolation_level=None)
        for pragma in ("journal_mode = wal", "synchronous = full", "foreign_keys = on", "cache_size = -16384"):
            database.execute(f"pragma {pragma}")
        database.executescript(SCHEMA.read_text())
        database.execute("insert into users values (?, 1, 'Ana', null, null, 'EUR', 'en', 'UTC', 0, 0, 1)", (owner,))
        database.executemany(
            "insert into priorities values (?, ?, 1, ?, ?, 1, 0, 0, 1)",
            [(owner, id, f"Priority {i}", f"priority {i}") for i, id in enumerate(priorities)],
        )
        database.executemany(
            "insert into categories values (?, ?, 1, ?, ?, ?, null, null, null, null, null, 0, 0, 1)",
            [(owner, id, kind, f"Category {i}", f"category {i}") for i, (id, kind) in enumerate(categories)],
        )
        times = []
        for batch in range(sets):
            rows = [row(owner, categories, priorities, chance, batch * BATCH + i, sets * BATCH) for i in range(BATCH)]
            start = time.perf_counter()
            database.execute("begin immediate")
            database.executemany(INSERT, rows)
            database.execute("commit")
            times.append(time.perf_counter() - start)
        times.sort()
        median, best = times[len(times) // 2], times[0]
        print(
            f"Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}: "
            f"{BATCH / median:,.0f} movements per second (best {BATCH / best:,.0f})"
        )


def row(owner, categories, priorities, chance, number, total):
    category, kind = chance.choice(categories)
    day = datetime.date(2016, 1, 1) + datetime.timedelta(days=number * 3650 // total)
    # Ids that grow, as those of the store do.
    id = uuid.UUID(int=(0x0190_0000_0000_7000_8000_0000_0000_0000 + (number << 16) + chance.getrandbits(16))).bytes
    description = f"Purchase no. {number % 997} of the week"
    return (
        owner, id, day.isoformat(), kind, chance.randint(1, 20_000), category, chance.choice(priorities),
        "mercadona", "Mercadona", description, description.lower() + "\nmercadona",
        1_773_339_943_511_277, 1_773_339_943_511_277,
    )


if __name__ == "__main__":
    main()
