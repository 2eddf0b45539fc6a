package dev.cashflow

import java.math.BigDecimal
import java.nio.file.Path
import java.time.LocalDate
import kotlin.test.assertFailsWith

/** In memory. */
const val MEMORY = "memory:"

fun file(folder: Path): String = folder.resolve("money.sqlite").toString()

suspend fun open(database: String = MEMORY, reader: ReceiptReader? = null): Cashflow =
    Cashflow.open(Config(database = database), reader)

fun day(text: String): LocalDate = LocalDate.parse(text)

fun expense(amount: String, date: String = "2026-03-12", payee: String? = null): NewMovement =
    NewMovement(kind = MovementKind.EXPENSE, amount = BigDecimal(amount), date = day(date), payee = payee)

/** What a call is refused with. */
suspend inline fun <reified E : CashflowException> refused(crossinline call: suspend () -> Any?): E =
    assertFailsWith<E> { call() }

/** A PNG by its first bytes. What it shows is up to the reader of the test. */
val PNG: ByteArray = byteArrayOf(0x89.toByte(), 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) + "a receipt".toByteArray()

/** A receipt of 1.80 euros. */
fun reading(vararg texts: String = arrayOf("BAR SOL", "12/03/2026", "CAFE 1,80", "TOTAL 1,80 EUR")): Reading {
    val lines = texts.mapIndexed { row, text ->
        val (top, bottom) = row * 40L to row * 40L + 30
        ReadingLine(text, 990u, listOf(Point(10, top), Point(300, bottom)), emptyList())
    }
    return Reading(engine = "test/1", pages = listOf(ReadingPage(320u, 200u, lines)))
}

/** A reader of the host's own. */
class Host(private val answer: suspend (Document) -> Reading) : ReceiptReader {
    override suspend fun read(document: Document): Reading = answer(document)
}
