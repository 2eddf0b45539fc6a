import dev.cashflow.*
import java.math.BigDecimal
import java.nio.file.Files
import java.time.LocalDate
import kotlin.io.path.deleteRecursively
import kotlin.system.exitProcess
import kotlin.time.Duration
import kotlin.time.DurationUnit
import kotlin.time.measureTime

private const val CALLS = 2_000
private const val LISTED = 10_000

/** What the Kotlin package costs beside Rust. The argument is the built example `overhead` of the facade. */
@OptIn(kotlin.io.path.ExperimentalPathApi::class)
suspend fun main(arguments: Array<String>) {
    val rust = arguments.firstOrNull() ?: run {
        System.err.println("usage: overhead RUST")
        exitProcess(2)
    }
    val folder = Files.createTempDirectory("cashflow-bench-")
    try {
        val beside = ProcessBuilder(rust, folder.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start()
        val told = beside.inputStream.bufferedReader().readText().trim().removeSurrounding("{", "}")
        val of = told.split(",").associate { it.substringBefore(":").trim('"') to it.substringAfter(":").toDouble() }
        // The first round is for the JVM to warm up.
        Cashflow.open(Config(database = folder.resolve("warm.sqlite").toString())).use { measure(it) }
        val kotlin = Cashflow.open(Config(database = folder.resolve("kotlin.sqlite").toString())).use { measure(it) }
        for ((key, value) in of) {
            val own = kotlin.getValue(key)
            println("%-14s Rust %9.1f   Kotlin %9.1f   %.1f more, %.2f times".format(key, value, own, own - value, own / value))
        }
    } finally {
        folder.deleteRecursively()
    }
}

private suspend fun measure(cashflow: Cashflow): Map<String, Double> {
    val movements = cashflow.movements()
    val one = NewMovement(MovementKind.EXPENSE, BigDecimal("1.80"), LocalDate.parse("2026-03-12"), currency = "EUR")
    val records = mutableListOf<Duration>()
    val gets = mutableListOf<Duration>()
    repeat(CALLS) {
        val movement: Movement
        records += measureTime { movement = movements.record(one) }
        gets += measureTime { movements.get(movement.id) }
    }
    val bulk = measureTime { movements.recordAll(List(LISTED) { one }) }
    val list = measureTime {
        var count = 0
        var cursor: String? = null
        while (count < LISTED) {
            val page = movements.list(MovementFilter(), PageRequest(limit = 500u, cursor = cursor))
            count += page.items.size
            cursor = page.next
        }
    }
    val micros = { times: List<Duration> -> times.sorted()[CALLS / 2].toDouble(DurationUnit.MICROSECONDS) }
    val millis = { time: Duration -> time.toDouble(DurationUnit.MILLISECONDS) }
    return mapOf("record_us" to micros(records), "get_us" to micros(gets), "record_all_ms" to millis(bulk), "list_ms" to millis(list))
}
