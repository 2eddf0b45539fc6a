// Written by `cargo codegen` from the facade: change that instead.
import Foundation

extension CashflowError {
    /// The stable code, `snake_case`, such as `category_in_use`.
    public var code: String {
        switch self {
        case .Invalid(let code, _, _, _): return code
        case .Unauthenticated(let code, _, _, _): return code
        case .Forbidden(let code, _, _, _): return code
        case .NotFound(let code, _, _, _): return code
        case .Conflict(let code, _, _, _): return code
        case .Stale(let code, _, _, _): return code
        case .TooLarge(let code, _, _, _): return code
        case .UnsupportedMedia(let code, _, _, _): return code
        case .Unreadable(let code, _, _, _): return code
        case .IdempotencyMismatch(let code, _, _, _): return code
        case .RateLimited(let code, _, _, _): return code
        case .Unavailable(let code, _, _, _): return code
        case .Internal(let code, _, _, _): return code
        }
    }

    /// For people. It never holds SQL, secrets or personal data.
    public var message: String {
        switch self {
        case .Invalid(_, let message, _, _): return message
        case .Unauthenticated(_, let message, _, _): return message
        case .Forbidden(_, let message, _, _): return message
        case .NotFound(_, let message, _, _): return message
        case .Conflict(_, let message, _, _): return message
        case .Stale(_, let message, _, _): return message
        case .TooLarge(_, let message, _, _): return message
        case .UnsupportedMedia(_, let message, _, _): return message
        case .Unreadable(_, let message, _, _): return message
        case .IdempotencyMismatch(_, let message, _, _): return message
        case .RateLimited(_, let message, _, _): return message
        case .Unavailable(_, let message, _, _): return message
        case .Internal(_, let message, _, _): return message
        }
    }

    /// The field of the input it is about, in `snake_case`.
    public var field: String? {
        switch self {
        case .Invalid(_, _, let field, _): return field
        case .Unauthenticated(_, _, let field, _): return field
        case .Forbidden(_, _, let field, _): return field
        case .NotFound(_, _, let field, _): return field
        case .Conflict(_, _, let field, _): return field
        case .Stale(_, _, let field, _): return field
        case .TooLarge(_, _, let field, _): return field
        case .UnsupportedMedia(_, _, let field, _): return field
        case .Unreadable(_, _, let field, _): return field
        case .IdempotencyMismatch(_, _, let field, _): return field
        case .RateLimited(_, _, let field, _): return field
        case .Unavailable(_, _, let field, _): return field
        case .Internal(_, _, let field, _): return field
        }
    }

    /// Whether the same call may succeed later without any change to it.
    public var retryable: Bool {
        switch self {
        case .Invalid(_, _, _, let retryable): return retryable
        case .Unauthenticated(_, _, _, let retryable): return retryable
        case .Forbidden(_, _, _, let retryable): return retryable
        case .NotFound(_, _, _, let retryable): return retryable
        case .Conflict(_, _, _, let retryable): return retryable
        case .Stale(_, _, _, let retryable): return retryable
        case .TooLarge(_, _, _, let retryable): return retryable
        case .UnsupportedMedia(_, _, _, let retryable): return retryable
        case .Unreadable(_, _, _, let retryable): return retryable
        case .IdempotencyMismatch(_, _, _, let retryable): return retryable
        case .RateLimited(_, _, _, let retryable): return retryable
        case .Unavailable(_, _, _, let retryable): return retryable
        case .Internal(_, _, _, let retryable): return retryable
        }
    }

}

extension CashflowError: LocalizedError {
    public var errorDescription: String? { message }
}
