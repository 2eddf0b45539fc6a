"""Forks and other processes: what cannot work is refused at once, nothing hangs."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cashflow import Cashflow, ConflictError, MovementKind, NewMovement

NEW = NewMovement(kind=MovementKind.EXPENSE, amount=Decimal("1"), date=date(2026, 3, 1))


def in_a_fork(work: Callable[[], None]) -> None:
    """Runs it in a forked process; it fails here if it fails there, or never ends."""
    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    process.join(60)
    alive = process.is_alive()
    if alive:
        process.kill()
    assert not alive, "the forked process hangs"
    assert process.exitcode == 0


forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")


@forks
def test_an_object_from_before_a_fork_is_refused_and_its_owner_goes_on(database: str) -> None:
    with Cashflow.open(database) as cf:
        movements = cf.movements
        movements.record(NEW)

        def child() -> None:
            for call in (movements.list, cf.close, lambda: cf.movements):
                with pytest.raises(ConflictError) as raised:
                    call()
                assert raised.value.code == "forked"

        in_a_fork(child)
        assert len(cf.movements.list().items) == 1
        cf.movements.record(NEW)


@forks
def test_a_fork_opens_databases_of_its_own(tmp_path: Path) -> None:
    with Cashflow.open(tmp_path / "parent.sqlite") as cf:
        cf.movements.record(NEW)

        def child() -> None:
            for database in ("memory:", tmp_path / "child.sqlite"):
                with Cashflow.open(database) as own:
                    own.movements.record(NEW)
                    assert len(own.movements.list().items) == 1

        in_a_fork(child)
        with Cashflow.open(tmp_path / "child.sqlite") as of_child:
            assert len(of_child.movements.list().items) == 1


@forks
def test_a_file_that_was_open_at_the_fork_is_refused_in_it_and_one_that_was_closed_is_not(tmp_path: Path) -> None:
    file = tmp_path / "money.sqlite"
    link = tmp_path / "link.sqlite"
    with Cashflow.open(file):
        link.symlink_to(file)

        def refused() -> None:
            for name in (file, link):
                with pytest.raises(ConflictError) as raised:
                    Cashflow.open(name)
                assert raised.value.code == "forked"

        in_a_fork(refused)

    def child() -> None:
        with Cashflow.open(file) as cf:
            cf.movements.record(NEW)

    in_a_fork(child)
    with Cashflow.open(file) as cf:
        assert len(cf.movements.list().items) == 1


def record_in(file: Path) -> int:
    with Cashflow.open(file) as cf:
        return len(cf.movements.record_all([NEW] * 10))


def test_spawned_processes_share_a_file(tmp_path: Path) -> None:
    file = tmp_path / "money.sqlite"
    with Cashflow.open(file) as cf:
        with multiprocessing.get_context("spawn").Pool(2) as pool:
            assert pool.map(record_in, [file] * 4) == [10] * 4
        assert sum(1 for _ in cf.movements.iter()) == 40


def test_an_object_that_was_never_closed_does_not_hold_up_the_end(tmp_path: Path) -> None:
    import subprocess

    program = (
        "import sys; from cashflow import Cashflow; cf = Cashflow.open(sys.argv[1]); m = cf.movements; print(len(m.list().items))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "money.sqlite")], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "0\n", "")
