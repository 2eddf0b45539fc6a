// Written by `cargo codegen` from the facade: change that instead.
'use strict'

exports.ActorKind = Object.freeze({
  User: 'user',
  Worker: 'worker',
  System: 'system',
})

exports.CategoryField = Object.freeze({
  Parent: 'parent',
  Colour: 'colour',
  Icon: 'icon',
  DefaultPriority: 'default_priority',
})

exports.Comparison = Object.freeze({
  PreviousPeriod: 'previous_period',
})

exports.DraftWarning = Object.freeze({
  SumsDisagree: 'sums_disagree',
  AmbiguousDate: 'ambiguous_date',
  CurrencyAssumed: 'currency_assumed',
  SeveralReceipts: 'several_receipts',
  NotAReceipt: 'not_a_receipt',
  PossibleDuplicate: 'possible_duplicate',
})

exports.EditKind = Object.freeze({
  Insert: 'insert',
  Update: 'update',
  Delete: 'delete',
})

exports.Engine = Object.freeze({
  Local: 'local',
  Textract: 'textract',
})

exports.EntityKind = Object.freeze({
  User: 'user',
  Credential: 'credential',
  Session: 'session',
  Priority: 'priority',
  Category: 'category',
  Movement: 'movement',
  Receipt: 'receipt',
})

exports.ErrorKind = Object.freeze({
  Invalid: 'invalid',
  Unauthenticated: 'unauthenticated',
  Forbidden: 'forbidden',
  NotFound: 'not_found',
  Conflict: 'conflict',
  Stale: 'stale',
  TooLarge: 'too_large',
  UnsupportedMedia: 'unsupported_media',
  Unreadable: 'unreadable',
  IdempotencyMismatch: 'idempotency_mismatch',
  RateLimited: 'rate_limited',
  Unavailable: 'unavailable',
  Internal: 'internal',
})

exports.FieldSource = Object.freeze({
  Ocr: 'ocr',
  Provider: 'provider',
  Derived: 'derived',
  History: 'history',
  Keyword: 'keyword',
  User: 'user',
})

exports.Grouping = Object.freeze({
  Category: 'category',
  ParentCategory: 'parent_category',
  Priority: 'priority',
  Payee: 'payee',
  Tag: 'tag',
  Account: 'account',
})

exports.MediaType = Object.freeze({
  Jpeg: 'jpeg',
  Png: 'png',
  Webp: 'webp',
  Pdf: 'pdf',
})

exports.MovementField = Object.freeze({
  Category: 'category',
  Payee: 'payee',
  Priority: 'priority',
  Account: 'account',
})

exports.MovementKind = Object.freeze({
  Income: 'income',
  Expense: 'expense',
})

exports.Owners = Object.freeze({
  Local: 'local',
  Many: 'many',
})

exports.PaymentMethod = Object.freeze({
  Cash: 'cash',
  Card: 'card',
  Transfer: 'transfer',
  Other: 'other',
})

exports.Period = Object.freeze({
  Day: 'day',
  Week: 'week',
  Month: 'month',
  Quarter: 'quarter',
  Year: 'year',
})

exports.ReadOutcome = Object.freeze({
  Read: 'read',
  Failed: 'failed',
  Postponed: 'postponed',
  Lost: 'lost',
})

exports.ReceiptStatus = Object.freeze({
  Uploaded: 'uploaded',
  Reading: 'reading',
  Review: 'review',
  Confirmed: 'confirmed',
  Rejected: 'rejected',
  Failed: 'failed',
})
