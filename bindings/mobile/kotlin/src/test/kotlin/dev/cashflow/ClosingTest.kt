package dev.cashflow

import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import kotlin.coroutines.Continuation
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.startCoroutine
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertTrue
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.joinAll
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout
import org.junit.jupiter.api.io.TempDir

/** Closing and cancelling. What hangs here fails by its time. */
@Timeout(120)
class ClosingTest {
    @Test
    fun `after use every handle is refused as closed`() = runBlocking<Unit> {
        lateinit var kept: Cashflow
        lateinit var movements: Movements
        open().use { cashflow ->
            kept = cashflow
            movements = cashflow.movements()
            assertFalse(cashflow.isClosed())
        }
        assertTrue(kept.isClosed())
        assertEquals("closed", refused<CashflowException.Conflict> { movements.record(expense("1")) }.code)
        assertEquals("closed", refused<CashflowException.Conflict> { kept.reports().balance(day("2026-03-12")) }.code)
        kept.shutdown()
        kept.close()
    }

    @Test
    fun `close of AutoCloseable does the same and waits`(@TempDir folder: Path) = runBlocking<Unit> {
        val cashflow = open(file(folder))
        (cashflow as AutoCloseable).use { cashflow.movements().record(expense("1")) }
        assertTrue(cashflow.isClosed())
        assertEquals(1, open(file(folder)).use { it.movements().list().items.size })
    }

    @Test
    fun `a destroyed object is a closed handle too`() = runBlocking<Unit> {
        open().use { cashflow ->
            val movements = cashflow.movements()
            movements.destroy()
            assertEquals("closed", refused<CashflowException.Conflict> { movements.list() }.code)
        }
    }

    @Test
    fun `use closes when the block fails`() = runBlocking<Unit> {
        lateinit var kept: Cashflow
        assertFailsWith<IllegalStateException> {
            open().use { cashflow ->
                kept = cashflow
                error("the block failed")
            }
        }
        assertTrue(kept.isClosed())
    }

    @Test
    fun `a cancelled scan goes through behind its waiter`() = runBlocking<Unit> {
        val (began, mayEnd) = CompletableDeferred<Unit>() to CompletableDeferred<Unit>()
        val host = Host {
            began.complete(Unit)
            mayEnd.await()
            reading()
        }
        val cashflow = open(reader = host)
        val scan = launch(Dispatchers.Default) { cashflow.receipts().scan(PNG) }
        began.await()
        scan.cancelAndJoin()
        assertEquals(ReceiptStatus.READING, cashflow.receipts().list().items.single().status)

        // Closing waits for what is under way.
        val closing = launch(Dispatchers.Default) { cashflow.shutdown() }
        mayEnd.complete(Unit)
        closing.join()
        assertTrue(cashflow.isClosed())
    }

    @Test
    fun `code without a dispatcher does not go on upon a thread of the library`() {
        val thread = CompletableFuture<String>()
        val work = suspend {
            open().use { cashflow -> cashflow.movements().record(expense("1")) }
            Thread.currentThread().name
        }
        work.startCoroutine(Continuation(EmptyCoroutineContext) { thread.complete(it.getOrThrow()) })
        assertTrue(thread.get().startsWith("DefaultDispatcher"), thread.get())
    }

    @Test
    fun `what was cancelled is written whole or not at all`(@TempDir folder: Path) = runBlocking<Unit> {
        val cashflow = open(file(folder))
        val writers = List(100) { number ->
            launch(Dispatchers.Default) {
                cashflow.movements().recordAll(List(5) { expense("0.10", payee = "writer $number") })
            }
        }
        for ((at, writer) in writers.withIndex()) {
            if (at % 2 == 0) writer.cancel()
        }
        writers.joinAll()
        cashflow.shutdown()

        open(file(folder)).use { again ->
            val counts = mutableMapOf<String?, Int>()
            again.movements().all().collect { counts.merge(it.payee, 1, Int::plus) }
            assertTrue(counts.values.all { it == 5 }, counts.toString())
            assertTrue(counts.size >= 50, "who was not cancelled has written")
            assertTrue(again.reports().verify().isEmpty())
            again.movements().record(expense("1"))
        }
    }
}
