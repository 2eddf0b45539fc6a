// Written by `cargo codegen` from the facade: change that instead.
package dev.cashflow

/** What went wrong. Each kind says what can be done about it. */
sealed class CashflowException(
    /** The stable code, `snake_case`, such as `category_in_use`. */
    val code: String,
    /** For people. It never holds SQL, secrets or personal data. */
    override val message: String,
    /** The field of the input it is about, in `snake_case`. */
    val field: String?,
    /** Whether the same call may succeed later without any change to it. */
    val retryable: Boolean,
) : kotlin.Exception(message) {
    /** The input breaks a rule; `field` names it. */
    class Invalid(code: String, message: String, field: String? = null, retryable: Boolean = false) :
        CashflowException(code, message, field, retryable)

    /** No, bad or expired credentials. */
    class Unauthenticated(code: String, message: String, field: String? = null, retryable: Boolean = false) :
        CashflowException(code, message, field, retryable)

    /** Known, but not allowed. */
    class Forbidden(code: String, message: String, field: String? = null, retryable: Boolean = false) :
        CashflowException(code, message, field, retryable)

    /** Not there, or somebody else's. */
    class NotFound(code: String, message: String, field: String? = null, retryable: Boolean = false) :
        CashflowException(code, message, field, retryable)

    /** Taken name, row in use, wrong state, or a handle that was closed. */
    class Conflict(code: String, message: String, field: String? = null, retryable: Boolean = false) :
        CashflowException(code, message, field, retryable)

    /** Changed by somebody else in the meantime. */
    class Stale(code: String, message: String, field: String? = null, retryable: Boolean = false) :
        CashflowException(code, message, field, retryable)

    /** Over a size limit. */
    class TooLarge(code: String, message: String, field: String? = null, retryable: Boolean = false) :
        CashflowException(code, message, field, retryable)

    /** A file type that nothing here reads. */
    class UnsupportedMedia(code: String, message: String, field: String? = null, retryable: Boolean = false) :
        CashflowException(code, message, field, retryable)

    /** A file of the right type that cannot be decoded. */
    class Unreadable(code: String, message: String, field: String? = null, retryable: Boolean = false) :
        CashflowException(code, message, field, retryable)

    /** The same idempotency key with other content. */
    class IdempotencyMismatch(code: String, message: String, field: String? = null, retryable: Boolean = false) :
        CashflowException(code, message, field, retryable)

    /** Too many requests. */
    class RateLimited(code: String, message: String, field: String? = null, retryable: Boolean = true) :
        CashflowException(code, message, field, retryable)

    /** A dependency is away; the same call may go through later. */
    class Unavailable(code: String, message: String, field: String? = null, retryable: Boolean = true) :
        CashflowException(code, message, field, retryable)

    /** A bug or a damaged store. */
    class Internal(code: String, message: String, field: String? = null, retryable: Boolean = false) :
        CashflowException(code, message, field, retryable)

    /** @suppress */
    companion object ErrorHandler : UniffiRustCallStatusErrorHandler<CashflowException> {
        override fun lift(error_buf: RustBuffer.ByValue): CashflowException = FfiConverterTypeCashflowError.lift(error_buf)
    }
}
