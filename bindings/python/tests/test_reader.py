"""Readers of receipts written in Python."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from cashflow import (
    AsyncCashflow,
    Cashflow,
    Document,
    MediaType,
    MovementKind,
    Point,
    Reading,
    ReadingLine,
    ReadingPage,
    ReceiptStatus,
    UnavailableError,
    UnreadableError,
)

PNG = b"\x89PNG\r\n\x1a\n what the host sees"


def reading() -> Reading:
    texts = ["BAR SOL", "12/03/2026", "CAFE 1,80", "TOTAL 1,80 EUR"]
    lines = [
        ReadingLine(text=text, confidence=990, corners=[Point(x=10, y=row * 40), Point(x=300, y=row * 40 + 30)])
        for row, text in enumerate(texts)
    ]
    return Reading(engine="test", pages=[ReadingPage(width=320, height=200, lines=lines)])


class Reads:
    def __init__(self) -> None:
        self.seen: list[Document] = []

    def read(self, document: Document) -> Reading:
        self.seen.append(document)
        return reading()


def test_what_a_reader_sees_becomes_a_draft() -> None:
    reader = Reads()
    with Cashflow.open("memory:", reader=reader) as cf:
        (receipt,) = cf.receipts.scan(PNG)
        assert receipt.draft is not None and receipt.draft.total is not None
        assert str(receipt.draft.total.value) == "1.80"
        assert reader.seen == [Document(content=PNG, media_type=MediaType.PNG)]
        assert repr(reader.seen[0]) == "Document(...)"


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        (UnreadableError("too dark", code="too_dark"), "too_dark"),
        (ValueError("a bug"), "host_reader_failed"),
        (KeyboardInterrupt(), "host_reader_failed"),
        (UnreadableError("odd", code="Not a code"), "host_reader_failed"),
    ],
)
def test_what_a_reader_raises_fails_the_receipt(raised: BaseException, code: str) -> None:
    class Raises:
        def read(self, document: Document) -> Reading:
            raise raised

    with Cashflow.open("memory:", reader=Raises()) as cf:
        (receipt,) = cf.receipts.scan(PNG)
        assert (receipt.status, receipt.failure_code) == (ReceiptStatus.FAILED, code)


def test_a_reader_that_is_away_is_an_error_and_the_receipt_waits() -> None:
    class Away:
        def read(self, document: Document) -> Reading:
            raise UnavailableError("no network", code="offline")

    with Cashflow.open("memory:", reader=Away()) as cf:
        with pytest.raises(UnavailableError) as raised:
            cf.receipts.scan(PNG)
        assert (raised.value.code, raised.value.retryable) == ("offline", True)
        assert cf.queue.state().queued == 1


@pytest.mark.parametrize("given", [None, "text", 7, {"engine": "x"}])
def test_what_is_no_reading_fails_the_receipt(given: Any) -> None:
    class Odd:
        def read(self, document: Document) -> Any:
            return given

    with Cashflow.open("memory:", reader=Odd()) as cf:
        (receipt,) = cf.receipts.scan(PNG)
        assert receipt.failure_code == "host_reader_failed"
        assert "must be a Reading" in (receipt.failure_message or "")


def test_a_reader_may_use_the_object_that_it_reads_for() -> None:
    class Asks:
        cf: Cashflow

        def read(self, document: Document) -> Reading:
            assert self.cf.categories.named(MovementKind.EXPENSE, "Groceries")
            return reading()

    reader = Asks()
    with Cashflow.open("memory:", reader=reader) as cf:
        reader.cf = cf
        (receipt,) = cf.receipts.scan(PNG)
        assert receipt.status is ReceiptStatus.REVIEW


def test_a_reader_may_be_async() -> None:
    class Awaits:
        loops: list[object] = []

        async def read(self, document: Document) -> Reading:
            await asyncio.sleep(0)
            self.loops.append(asyncio.get_running_loop())
            return reading()

    with Cashflow.open("memory:", reader=Awaits()) as cf:
        assert cf.receipts.scan(PNG)[0].status is ReceiptStatus.REVIEW

    async def story() -> None:
        async with AsyncCashflow.open("memory:", reader=Awaits()) as cf:
            assert (await cf.receipts.scan(PNG))[0].status is ReceiptStatus.REVIEW
        assert Awaits.loops[-1] is asyncio.get_running_loop()

    asyncio.run(story())
