"""What `AsyncCashflow.open` gives: it can be awaited, or entered by `async with`."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._cashflow import AsyncCashflow, _Request


class Opening:
    """``await`` it for the object, or use ``async with`` to have it closed at the end."""

    def __init__(self, request: _Request) -> None:
        self._request = request
        self._opened: AsyncCashflow | None = None

    def __await__(self) -> Generator[Any, None, AsyncCashflow]:
        return self._request.run().__await__()

    async def __aenter__(self) -> AsyncCashflow:
        self._opened = await self
        return self._opened

    async def __aexit__(self, *_error: object) -> None:
        if self._opened is not None:
            await self._opened.close()
