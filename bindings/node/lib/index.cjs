// Written by `cargo codegen` from the facade: change that instead.
'use strict'

const classes = require('./generated/classes.cjs')
const enums = require('./generated/enums.cjs')
const errors = require('./errors.cjs')

exports.ActorKind = enums.ActorKind
exports.ArgumentTypeError = errors.ArgumentTypeError
exports.AuthenticationError = errors.AuthenticationError
exports.Cashflow = classes.Cashflow
exports.CashflowError = errors.CashflowError
exports.CategoryField = enums.CategoryField
exports.Comparison = enums.Comparison
exports.ConflictError = errors.ConflictError
exports.DraftWarning = enums.DraftWarning
exports.EditKind = enums.EditKind
exports.Engine = enums.Engine
exports.EntityKind = enums.EntityKind
exports.ErrorKind = enums.ErrorKind
exports.FieldSource = enums.FieldSource
exports.ForbiddenError = errors.ForbiddenError
exports.Grouping = enums.Grouping
exports.IdempotencyMismatchError = errors.IdempotencyMismatchError
exports.InternalError = errors.InternalError
exports.MediaType = enums.MediaType
exports.MovementField = enums.MovementField
exports.MovementKind = enums.MovementKind
exports.NotFoundError = errors.NotFoundError
exports.Owners = enums.Owners
exports.PaymentMethod = enums.PaymentMethod
exports.Period = enums.Period
exports.RateLimitedError = errors.RateLimitedError
exports.ReadOutcome = enums.ReadOutcome
exports.ReceiptStatus = enums.ReceiptStatus
exports.StaleError = errors.StaleError
exports.TooLargeError = errors.TooLargeError
exports.UnavailableError = errors.UnavailableError
exports.UnreadableError = errors.UnreadableError
exports.UnsupportedMediaError = errors.UnsupportedMediaError
exports.ValidationError = errors.ValidationError
