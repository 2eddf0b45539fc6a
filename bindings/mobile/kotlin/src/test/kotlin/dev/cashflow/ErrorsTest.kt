package dev.cashflow

import java.math.BigDecimal
import java.nio.file.Files
import java.nio.file.Path
import java.time.LocalDate
import kotlin.test.assertEquals
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

class ErrorsTest {
    @Test
    fun `an error says its code, its field and a message`() = runBlocking<Unit> {
        open().use { cashflow ->
            val error = refused<CashflowException.Invalid> { cashflow.movements().record(expense("0")) }
            assertEquals("invalid", error.code)
            assertEquals("amount", error.field)
            assertTrue(error.message.startsWith("amount: "), error.message)
            assertEquals(false, error.retryable)

            val missing = refused<CashflowException.NotFound> { cashflow.movements().get(java.util.UUID.randomUUID()) }
            assertEquals("not_found", missing.code)
            assertNull(missing.field)
        }
    }

    @Test
    fun `every kind is a class, so that a when needs no else`() {
        fun advice(error: CashflowException): String = when (error) {
            is CashflowException.Invalid, is CashflowException.TooLarge, is CashflowException.UnsupportedMedia,
            is CashflowException.Unreadable -> "change the input"
            is CashflowException.Unauthenticated, is CashflowException.Forbidden -> "sign in"
            is CashflowException.NotFound, is CashflowException.Conflict, is CashflowException.Stale,
            is CashflowException.IdempotencyMismatch -> "look again"
            is CashflowException.RateLimited, is CashflowException.Unavailable -> "try later"
            is CashflowException.Internal -> "report it"
        }
        assertEquals("look again", advice(CashflowException.Stale("stale", "changed")))
        assertTrue(CashflowException.Unavailable("offline", "no network").retryable)
    }

    @Test
    fun `amounts that are not kept exactly are refused`() = runBlocking<Unit> {
        open().use { cashflow ->
            val wrong = listOf("1E+1000000000", "1E-1000000000", "1E+40", "1E-40", "0." + "3".repeat(40))
            for (amount in wrong + "9".repeat(10_000)) {
                val error = refused<CashflowException.Invalid> { cashflow.movements().record(expense(amount)) }
                assertEquals("amount", error.field)
            }
            val tooFine = refused<CashflowException.Invalid> { cashflow.movements().record(expense("0.001")) }
            assertEquals("amount", tooFine.field)
            assertTrue(cashflow.movements().list().items.isEmpty())
        }
    }

    @Test
    fun `dates beyond the calendar are refused`() = runBlocking<Unit> {
        open().use { cashflow ->
            for (date in listOf(LocalDate.MAX, LocalDate.MIN)) {
                val movement = NewMovement(MovementKind.EXPENSE, BigDecimal.ONE, date)
                assertEquals("date", refused<CashflowException.Invalid> { cashflow.movements().record(movement) }.field)
            }
        }
    }

    @Test
    fun `text that is not Unicode is refused`() = runBlocking<Unit> {
        open().use { cashflow ->
            val half = "half a pair: \ud83e"
            refused<CashflowException.Invalid> { cashflow.movements().record(expense("1", payee = half)) }
            refused<CashflowException.Invalid> { cashflow.categories().named(MovementKind.EXPENSE, half) }
            refused<CashflowException.Invalid> { cashflow.idempotent(half) }
            refused<CashflowException.Invalid> { Cashflow.open(Config(database = half)) }
        }
    }

    @Test
    fun `huge texts and files are refused`() = runBlocking<Unit> {
        open().use { cashflow ->
            val huge = "x".repeat(20_000_000)
            val error = refused<CashflowException.Invalid> { cashflow.movements().record(expense("1", payee = huge)) }
            assertEquals("payee", error.field)
            refused<CashflowException.Invalid> { cashflow.idempotent(huge) }
            refused<CashflowException.TooLarge> { cashflow.receipts().upload(PNG + ByteArray(11_000_000)) }
            refused<CashflowException.UnsupportedMedia> { cashflow.receipts().upload("no image".toByteArray()) }
        }
    }

    @Test
    fun `what cannot be opened says why`(@TempDir folder: Path) = runBlocking<Unit> {
        val noDatabase = folder.resolve("notes.txt")
        Files.writeString(noDatabase, "these are notes, and not a database ".repeat(100))
        refused<CashflowException> { open(noDatabase.toString()) }
        assertEquals("database", refused<CashflowException.Invalid> { open("mysql://a@b/c") }.field)
        assertEquals("database", refused<CashflowException.Invalid> { open("") }.field)
        val both = Config(database = MEMORY, reader = Engine.LOCAL)
        assertEquals("reader", refused<CashflowException.Invalid> { Cashflow.open(both, Host { reading() }) }.field)
    }

    @Test
    fun `what needs somebody signed in is refused without`() = runBlocking<Unit> {
        Cashflow.open(Config(database = MEMORY, owners = Owners.MANY)).use { cashflow ->
            assertNull(cashflow.ownerId())
            assertEquals("no_owner", refused<CashflowException.Unauthenticated> { cashflow.movements().list() }.code)
        }
    }
}
