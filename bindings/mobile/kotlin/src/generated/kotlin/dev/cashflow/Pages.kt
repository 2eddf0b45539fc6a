// Written by `cargo codegen` from the facade: change that instead.
package dev.cashflow

import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow

/** All items of `list`, fetched page by page as they are collected. */
fun Movements.all(filter: MovementFilter = MovementFilter(), pageSize: UInt = 500u): Flow<Movement> = flow {
    var cursor: String? = null
    do {
        val page = list(filter, PageRequest(limit = pageSize, cursor = cursor))
        page.items.forEach { emit(it) }
        cursor = page.next
    } while (cursor != null)
}

/** All items of `list`, fetched page by page as they are collected. */
fun Receipts.all(filter: ReceiptFilter = ReceiptFilter(), pageSize: UInt = 500u): Flow<Receipt> = flow {
    var cursor: String? = null
    do {
        val page = list(filter, PageRequest(limit = pageSize, cursor = cursor))
        page.items.forEach { emit(it) }
        cursor = page.next
    } while (cursor != null)
}
