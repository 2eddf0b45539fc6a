import type { ErrorKind } from './generated/api.cjs'

/** What an error says besides its message. */
export interface CashflowErrorOptions {
  /** The stable code; the kind without it. */
  code?: string
  /** The field of the input it is about. */
  field?: string | null
  /** Whether the same call may succeed later without any change to it. */
  retryable?: boolean
  /** What caused it. */
  cause?: unknown
}

/** What went wrong. */
export declare class CashflowError extends Error {
  /** A receipt reader of one's own may throw these too: kind and code arrive where the receipt is read. */
  constructor(message: string, options?: CashflowErrorOptions)
  /** What can be done about it. */
  readonly kind: ErrorKind
  /** The stable code, such as `category_in_use`. */
  readonly code: string
  /** The field of the input it is about. */
  readonly field: string | null
  /** Whether the same call may succeed later without any change to it. */
  readonly retryable: boolean
}

/** The input breaks a rule; `field` names it. */
export declare class ValidationError extends CashflowError {
  readonly kind: 'invalid'
}

/** The input has the wrong type, such as a number for an amount, or a field that is not known. */
export declare class ArgumentTypeError extends ValidationError {}

/** No, bad or expired credentials. */
export declare class AuthenticationError extends CashflowError {
  readonly kind: 'unauthenticated'
}

/** Known, but not allowed. */
export declare class ForbiddenError extends CashflowError {
  readonly kind: 'forbidden'
}

/** Not there, or somebody else's. */
export declare class NotFoundError extends CashflowError {
  readonly kind: 'not_found'
}

/** Taken name, row in use, wrong state, or an object that was closed. */
export declare class ConflictError extends CashflowError {
  readonly kind: 'conflict'
}

/** Changed by somebody else in the meantime. */
export declare class StaleError extends CashflowError {
  readonly kind: 'stale'
}

/** Over a size limit. */
export declare class TooLargeError extends CashflowError {
  readonly kind: 'too_large'
}

/** A file type that nothing here reads. */
export declare class UnsupportedMediaError extends CashflowError {
  readonly kind: 'unsupported_media'
}

/** A file of the right type that cannot be decoded. */
export declare class UnreadableError extends CashflowError {
  readonly kind: 'unreadable'
}

/** The same idempotency key with other content. */
export declare class IdempotencyMismatchError extends CashflowError {
  readonly kind: 'idempotency_mismatch'
}

/** Too many requests. */
export declare class RateLimitedError extends CashflowError {
  readonly kind: 'rate_limited'
}

/** A dependency is away; the same call may go through later. */
export declare class UnavailableError extends CashflowError {
  readonly kind: 'unavailable'
}

/** A bug or a damaged store. */
export declare class InternalError extends CashflowError {
  readonly kind: 'internal'
}
