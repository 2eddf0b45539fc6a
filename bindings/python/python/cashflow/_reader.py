"""A reader of receipts written in Python."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from ._cashflow import Document, Reading


class ReceiptReader(Protocol):
    """An engine that reads documents, such as an OCR service of your own.

    Raise ``UnreadableError``, ``TooLargeError`` or ``UnsupportedMediaError`` for a document that cannot be read, and
    ``UnavailableError`` when the engine is away: the receipt stays in the queue then. Anything else that is raised makes
    the receipt fail with ``host_reader_failed``.

    It is called on a thread of its own. If ``read`` is ``async``, it runs on the loop of the `AsyncCashflow`.
    """

    def read(self, document: Document, /) -> Reading | Awaitable[Reading]:
        """Reads a document."""
        ...


def call(
    read: Callable[[Document], Any], document: Document, loop: asyncio.AbstractEventLoop | None
) -> Any:
    """Calls a reader from a thread that may wait."""
    reading = read(document)
    if not inspect.isawaitable(reading):
        return reading

    async def awaited() -> Any:
        return await reading

    if loop is not None and loop.is_running():
        return asyncio.run_coroutine_threadsafe(awaited(), loop).result()
    return asyncio.run(awaited())
