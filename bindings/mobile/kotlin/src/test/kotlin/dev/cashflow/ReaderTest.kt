package dev.cashflow

import java.math.BigDecimal
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout

/** A reader of the host's own. What hangs here fails by its time. */
@Timeout(120)
class ReaderTest {
    @Test
    fun `what a host reads is understood and confirmed`() = runBlocking<Unit> {
        val host = Host { document ->
            yield()
            assertContentEquals(PNG, document.content)
            assertEquals(MediaType.PNG, document.mediaType)
            reading()
        }
        open(reader = host).use { cashflow ->
            val receipt = cashflow.receipts().scan(PNG, "bar.png").single()
            val total = assertNotNull(receipt.draft?.total)
            assertEquals(BigDecimal("1.80"), total.value)
            assertEquals(day("2026-03-12"), receipt.draft.date?.value)
            val correction = Correction(total = BigDecimal("1.90"))
            val confirmed = cashflow.receipts().confirm(receipt.id, Confirmation(correction = correction))
            assertEquals(BigDecimal("1.90"), confirmed.movement.amount)
            assertEquals(receipt.id, confirmed.movement.receiptId)
        }
    }

    @Test
    fun `an error of the host comes back as it is`() = runBlocking<Unit> {
        val dark = Host { throw CashflowException.Unreadable("too_dark", "the photo is too dark") }
        open(reader = dark).use { cashflow ->
            val receipt = cashflow.receipts().scan(PNG).single()
            assertEquals(ReceiptStatus.FAILED, receipt.status)
            assertEquals("too_dark", receipt.failureCode)
            assertEquals("the photo is too dark", receipt.failureMessage)
        }
        val away = Host { throw CashflowException.Unavailable("offline", "no network") }
        open(reader = away).use { cashflow ->
            val error = refused<CashflowException.Unavailable> { cashflow.receipts().scan(PNG) }
            assertEquals("offline", error.code)
            assertTrue(error.retryable)
            assertEquals(1, cashflow.queue().state().queued)
        }
    }

    @Test
    fun `anything else that a host throws fails the receipt and nothing more`() = runBlocking<Unit> {
        val thrown = listOf<() -> Reading>(
            { throw IllegalStateException("the model is missing") },
            { TODO("not written yet") },
            { throw OutOfMemoryError("so it says") },
            { throw kotlinx.coroutines.CancellationException("given up") },
            { throw RuntimeException("half a pair \ud83e") },
            { reading("half a pair \ud83e") },
        )
        for (answer in thrown) {
            open(reader = Host { answer() }).use { cashflow ->
                val receipt = cashflow.receipts().scan(PNG).single()
                assertEquals("host_reader_failed", receipt.failureCode)
                assertNotNull(cashflow.movements().record(expense("1")))
            }
        }
    }

    @Test
    fun `a reading that makes no sense fails the receipt`() = runBlocking<Unit> {
        val line = ReadingLine("TOTAL 1,80", 990u, listOf(Point(0, 0)), emptyList())
        val reading = Reading("test/1", listOf(ReadingPage(320u, 200u, listOf(line))))
        open(reader = Host { reading }).use { cashflow ->
            assertEquals("host_reader_failed", cashflow.receipts().scan(PNG).single().failureCode)
        }
    }

    @Test
    fun `a host reads for the queue`() = runBlocking<Unit> {
        open(reader = Host { reading() }).use { cashflow ->
            val upload = cashflow.receipts().upload(PNG)
            assertEquals(ReadOutcome.READ, cashflow.queue().work("phone"))
            assertEquals(ReceiptStatus.REVIEW, cashflow.receipts().get(upload.receipt.id).status)
            assertEquals(null, cashflow.queue().work("phone"))
        }
    }
}
