import dev.cashflow.*
import java.math.BigDecimal
import java.nio.file.Files
import java.nio.file.Path
import java.time.LocalDate
import kotlin.io.path.exists
import kotlin.io.path.extension
import kotlin.io.path.isDirectory
import kotlin.io.path.listDirectoryEntries
import kotlin.io.path.name
import kotlin.io.path.readBytes
import kotlin.system.exitProcess

/** How sure date and total must be, in thousandths, for this program to confirm a receipt by itself. */
private const val SURE = 800u
private val PICTURES = setOf("jpg", "pdf", "png", "webp")

suspend fun main(arguments: Array<String>) {
    if (arguments.size < 2) {
        System.err.println("usage: quickstart DATA RECEIPTS…")
        exitProcess(2)
    }
    val data = Files.createDirectories(Path.of(arguments.first()))
    val config = Config(database = data.resolve("cashflow.sqlite").toString(), reader = Engine.LOCAL)
    Cashflow.open(config).use { cashflow ->
        record(cashflow)
        scan(cashflow, arguments.drop(1).flatMap { pictures(Path.of(it)) })
        confirm(cashflow)
        report(cashflow)
    }
}

/** Files, and those of folders. */
private fun pictures(path: Path): List<Path> {
    require(path.exists()) { "$path is not there" }
    return if (path.isDirectory()) path.listDirectoryEntries().filter { it.extension in PICTURES }.sorted() else listOf(path)
}

private suspend fun record(cashflow: Cashflow) {
    val today = cashflow.profile().today()
    val salary = cashflow.categories().named(MovementKind.INCOME, "Salary")
    val housing = cashflow.categories().named(MovementKind.EXPENSE, "Housing")
    val recorded = cashflow.movements().recordAll(
        listOf(
            NewMovement(MovementKind.INCOME, BigDecimal("1850.00"), today, categoryId = salary.id),
            NewMovement(MovementKind.EXPENSE, BigDecimal("640.00"), today, categoryId = housing.id),
        )
    )
    println("${recorded.size} movements recorded by hand")
}

private suspend fun scan(cashflow: Cashflow, files: List<Path>) {
    for (file in files) {
        for (receipt in cashflow.receipts().scan(file.readBytes(), file.name)) {
            val draft = receipt.draft
            println("${file.name}: ${draft?.merchant?.value}, ${draft?.date?.value}, ${draft?.total?.run { "$value $currency" }}")
        }
    }
}

private suspend fun confirm(cashflow: Cashflow) {
    var (confirmed, left) = 0 to 0
    cashflow.receipts().all(ReceiptFilter(status = listOf(ReceiptStatus.REVIEW))).collect { receipt ->
        val sure = listOf(receipt.draft?.total?.confidence, receipt.draft?.date?.confidence).all { it != null && it >= SURE }
        if (sure) {
            cashflow.receipts().confirm(receipt.id, Confirmation(), receipt.version)
            confirmed += 1
        } else {
            left += 1
        }
    }
    println("$confirmed confirmed, $left left for a person to look at")
}

private suspend fun report(cashflow: Cashflow) {
    val dates = cashflow.movements().dates() ?: return
    val names = cashflow.categories().list().associate { it.id to it.name }
    val request = SummaryRequest(dates.dateFrom, dates.dateTo, period = Period.MONTH, group = Grouping.CATEGORY)
    val summary = cashflow.reports().summary(request)
    println("%-8s %-20s %12s %12s".format("month", "category", "income", "expense"))
    for (line in summary.lines) {
        val month = line.period?.let { LocalDate.of(it.year, it.month, 1).toString().dropLast(3) }
        val name = names[line.categoryId] ?: "without category"
        println("%-8s %-20s %12s %12s %s".format(month, name, line.sums.income, line.sums.expense, line.currency))
    }
    for (total in summary.totals) {
        println("%-8s %-20s %12s %12s %s".format("all", "", total.sums.income, total.sums.expense, total.currency))
    }
}
