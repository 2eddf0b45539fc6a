"""Iterators over all pages of a list."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

from ._cashflow import PageRequest


def iterate(list_page: Callable[..., Any], arguments: tuple[Any, ...], page_size: int) -> Iterator[Any]:
    """All items, fetched page by page."""
    cursor: str | None = None
    while True:
        page = list_page(*arguments, PageRequest(limit=page_size, cursor=cursor))
        yield from page.items
        cursor = page.next
        if cursor is None:
            return


async def iterate_async(
    list_page: Callable[..., Awaitable[Any]], arguments: tuple[Any, ...], page_size: int
) -> AsyncIterator[Any]:
    """The same where a page is awaited."""
    cursor: str | None = None
    while True:
        page = await list_page(*arguments, PageRequest(limit=page_size, cursor=cursor))
        for item in page.items:
            yield item
        cursor = page.next
        if cursor is None:
            return
