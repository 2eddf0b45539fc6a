package dev.cashflow

import java.math.BigDecimal
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.util.UUID
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

class ValuesTest {
    @Test
    fun `amounts, days, instants and ids are those of Java`() = runBlocking<Unit> {
        open().use { cashflow ->
            val id = UUID.randomUUID()
            val recorded = cashflow.movements().record(expense("1.8").copy(id = id, tags = listOf("b", "a")))
            assertEquals(BigDecimal("1.80"), recorded.amount)
            assertEquals(LocalDate.of(2026, 3, 12), recorded.date)
            assertEquals(id, recorded.id)
            assertEquals(listOf("a", "b"), recorded.tags)
            assertTrue(Duration.between(recorded.createdAt, Instant.now()).abs() < Duration.ofHours(1))
            assertEquals(recorded, cashflow.movements().get(id))
        }
    }

    @Test
    fun `amounts add up exactly where binary floats would not`() = runBlocking<Unit> {
        open().use { cashflow ->
            val dimes = List(10) { expense("0.10") }
            cashflow.movements().recordAll(dimes + expense("92233720368547000.00"))
            val summary = cashflow.reports().summary(SummaryRequest(day("2026-03-01"), day("2026-03-31")))
            assertEquals(BigDecimal("92233720368547001.00"), summary.totals.single().sums.expense)
        }
    }

    @Test
    fun `the same number in another notation is the same amount`() = runBlocking<Unit> {
        open().use { cashflow ->
            val recorded = cashflow.movements().record(expense("1E+2"))
            assertEquals(BigDecimal("100.00"), recorded.amount)
        }
    }

    @Test
    fun `data stays in the file when it is closed and opened again`(@TempDir folder: Path) = runBlocking<Unit> {
        val recorded = open(file(folder)).use { it.movements().record(expense("4.20", payee = "Café ☕ 🥐")) }
        open(file(folder)).use { cashflow ->
            assertEquals(recorded, cashflow.movements().get(recorded.id))
        }
    }

    @Test
    fun `a list is a flow that fetches as it is collected`() = runBlocking<Unit> {
        open().use { cashflow ->
            cashflow.movements().recordAll((1..7).map { expense("1", "2026-03-0$it") })
            val days = cashflow.movements().all(pageSize = 3u).map { it.date.dayOfMonth }
            assertEquals((7 downTo 1).toList(), days.toList())
            assertEquals(listOf(7, 6), days.take(2).toList())
        }
    }

    @Test
    fun `a write with a key happens once`() = runBlocking<Unit> {
        open().use { cashflow ->
            val once = cashflow.idempotent("order-42").movements()
            assertEquals(once.record(expense("4")), once.record(expense("4")))
            val mismatch = refused<CashflowException.IdempotencyMismatch> { once.record(expense("5")) }
            assertEquals("idempotency_mismatch", mismatch.code)
        }
    }

    @Test
    fun `a file comes back byte by byte`() = runBlocking<Unit> {
        open(reader = Host { reading() }).use { cashflow ->
            val receipt = cashflow.receipts().scan(PNG, "bar.png").single()
            assertContentEquals(PNG, cashflow.receipts().file(receipt.id).content)
        }
    }

    @Test
    fun `what is secret is not in the text of a value`() {
        val config = Config(database = "memory:", tokenSecrets = listOf("hidden"))
        val user = NewUser(name = "Ana", email = "ana@example.com", password = "hidden")
        for (text in listOf(config, user, Document("hidden".toByteArray(), MediaType.PNG)).map { it.toString() }) {
            assertTrue("hidden" !in text && "ana@example.com" !in text && "104" !in text, text)
        }
        assertEquals("NewUser(…)", user.toString())
    }
}
