// The errors: all are `CashflowError`, each kind has its class.
'use strict'

const RETRYABLE = ['unavailable', 'rate_limited']

class CashflowError extends Error {
  static kind = 'internal'

  constructor(message, options = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined)
    const { kind } = new.target
    const { code = kind, field = null, retryable = RETRYABLE.includes(kind) } = options
    this.kind = kind
    this.code = code
    this.field = field
    this.retryable = retryable
  }
}

class ValidationError extends CashflowError {
  static kind = 'invalid'
}

class ArgumentTypeError extends ValidationError {}

class AuthenticationError extends CashflowError {
  static kind = 'unauthenticated'
}

class ForbiddenError extends CashflowError {
  static kind = 'forbidden'
}

class NotFoundError extends CashflowError {
  static kind = 'not_found'
}

class ConflictError extends CashflowError {
  static kind = 'conflict'
}

class StaleError extends CashflowError {
  static kind = 'stale'
}

class TooLargeError extends CashflowError {
  static kind = 'too_large'
}

class UnsupportedMediaError extends CashflowError {
  static kind = 'unsupported_media'
}

class UnreadableError extends CashflowError {
  static kind = 'unreadable'
}

class IdempotencyMismatchError extends CashflowError {
  static kind = 'idempotency_mismatch'
}

class RateLimitedError extends CashflowError {
  static kind = 'rate_limited'
}

class UnavailableError extends CashflowError {
  static kind = 'unavailable'
}

class InternalError extends CashflowError {}

const classes = {
  ArgumentTypeError,
  AuthenticationError,
  CashflowError,
  ConflictError,
  ForbiddenError,
  IdempotencyMismatchError,
  InternalError,
  NotFoundError,
  RateLimitedError,
  StaleError,
  TooLargeError,
  UnavailableError,
  UnreadableError,
  UnsupportedMediaError,
  ValidationError,
}

// On the prototype, so that it is printed once and not as a property of each error.
for (const [name, value] of Object.entries(classes)) {
  Object.defineProperty(value.prototype, 'name', { value: name, configurable: true, writable: true })
}

const ARGUMENT_TYPES = ['invalid_type', 'unknown_field']
const others = [CashflowError, ArgumentTypeError]
const byKind = new Map(
  Object.values(classes)
    .filter((value) => !others.includes(value))
    .map((value) => [value.kind, value]),
)

/** The error for what the native module threw: its message is JSON. Anything else is a bug, whose cause is kept. */
function fromNative(thrown) {
  let told
  try {
    told = JSON.parse(thrown.message)
  } catch {
    return new InternalError(`the native module failed: ${thrown?.message ?? thrown}`, { cause: thrown })
  }
  const { kind, code, message, field, retryable } = told
  const Class = ARGUMENT_TYPES.includes(code) ? ArgumentTypeError : (byKind.get(kind) ?? InternalError)
  return new Class(message, { code, field, retryable })
}

module.exports = { ...classes, fromNative }
