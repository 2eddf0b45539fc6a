package dev.cashflow

import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.withContext

/**
 * Works with an opened cash flow and closes it, whatever happens: calls under way come to their end, and the files of the
 * database are released. It does so even when the coroutine is cancelled.
 */
suspend inline fun <T> Cashflow.use(block: (Cashflow) -> T): T {
    try {
        return block(this)
    } finally {
        withContext(NonCancellable) { shutdown() }
    }
}
