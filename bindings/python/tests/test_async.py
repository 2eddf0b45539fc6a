"""The awaited classes under asyncio: many at once, cancelled ones, both ways to open."""

from __future__ import annotations

import asyncio
from datetime import date
from decimal import Decimal

import pytest

from cashflow import AsyncCashflow, ConflictError, MovementKind, NewMovement, NotFoundError, ValidationError


def new(amount: str = "1.00") -> NewMovement:
    return NewMovement(kind=MovementKind.EXPENSE, amount=Decimal(amount), date=date(2026, 3, 1))


def test_it_is_opened_by_await_and_by_async_with(database: str) -> None:
    async def story() -> None:
        cf = await AsyncCashflow.open(database)
        await cf.movements.record(new())
        await cf.close()
        assert cf.is_closed
        with pytest.raises(ConflictError):
            await cf.movements.list()
        async with AsyncCashflow.open(database) as again:
            assert not again.is_closed
        assert again.is_closed

    asyncio.run(story())


def test_what_cannot_be_opened_is_told_when_it_is_awaited_or_before() -> None:
    async def story() -> None:
        with pytest.raises(ValidationError):
            AsyncCashflow.open(7)  # type: ignore[arg-type]
        opening = AsyncCashflow.open("mysql://a")
        with pytest.raises(ValidationError):
            await opening
        with pytest.raises(ConflictError, match="awaited before"):
            await opening

    asyncio.run(story())


def test_two_hundred_at_once(database: str) -> None:
    async def story() -> None:
        async with AsyncCashflow.open(database) as cf:
            recorded = await asyncio.gather(*(cf.movements.record(new()) for _ in range(200)))
            assert len({movement.id for movement in recorded}) == 200
            walked = [movement async for movement in cf.movements.iter(page_size=64)]
            assert {movement.id for movement in walked} == {movement.id for movement in recorded}
            with pytest.raises(NotFoundError):
                await cf.movements.get(cf.owner_id)  # type: ignore[arg-type]

    asyncio.run(story())


def test_a_cancelled_write_is_whole_or_not_there(database: str) -> None:
    async def story() -> None:
        async with AsyncCashflow.open(database) as cf:
            for _ in range(30):
                writes = [asyncio.create_task(cf.movements.record_all([new("0.10")] * 50)) for _ in range(3)]
                await asyncio.sleep(0)
                for write in writes:
                    write.cancel()
                outcomes = await asyncio.gather(*writes, return_exceptions=True)
                assert all(isinstance(outcome, (asyncio.CancelledError, tuple)) for outcome in outcomes)
            # The object still works, and what was written was written as a whole.
            assert len(await cf.movements.record_all([new()])) == 1
        async with AsyncCashflow.open(database) as cf:
            count = len([movement async for movement in cf.movements.iter()])
            # A database in memory is another one now.
            assert count % 50 == (0 if database == "memory:" else 1)

    asyncio.run(story())


def test_waiting_for_too_long_leaves_no_stuck_object(database: str) -> None:
    async def story() -> None:
        async with AsyncCashflow.open(database) as cf:
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(cf.movements.record_all([new()] * 20_000), 0.000_001)
            await cf.movements.record(new())

    asyncio.run(story())
