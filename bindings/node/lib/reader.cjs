// A reader of receipts that is written in JavaScript.
'use strict'

const { hidden } = require('./calls.cjs')
const { ArgumentTypeError, CashflowError } = require('./errors.cjs')

/** The function that the native module calls: it promises an answer, whatever the reader does. */
function reading(reader) {
  if (typeof reader?.read !== 'function') {
    const message = 'reader: must be an Engine, or have a method read(document)'
    throw new ArgumentTypeError(message, { code: 'invalid_type', field: 'reader' })
  }
  return async (document) => {
    try {
      return { reading: await reader.read(hidden(document, 'Document')) }
    } catch (error) {
      return { error: told(error) }
    }
  }
}

function told(error) {
  if (error instanceof CashflowError) {
    const { kind, code, message, field } = error
    return { kind, code, message, field }
  }
  return { kind: 'internal', code: 'host_reader_failed', message: `the reader failed: ${textOf(error)}` }
}

/** Anything can be thrown, also what has no text. */
function textOf(error) {
  try {
    return error instanceof Error ? error.message : String(error)
  } catch {
    return 'something that cannot be printed'
  }
}

module.exports = { reading }
