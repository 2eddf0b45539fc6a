// How a call of the native module becomes a promise of the package.
'use strict'

const { inspect } = require('node:util')
const { ArgumentTypeError, CashflowError, fromNative } = require('./errors.cjs')
const native = require('./native.cjs')

/** Runs what needs no waiting. */
function at(run) {
  try {
    return run()
  } catch (thrown) {
    throw fromNative(thrown)
  }
}

/** Runs what is awaited. What the native module throws at once becomes a rejection too. */
async function call(run) {
  try {
    return await run()
  } catch (thrown) {
    if (thrown instanceof CashflowError) throw thrown
    throw fromNative(thrown)
  }
}

/** The options of a call, if they are any. */
function checked(options) {
  if (options === undefined || options === null) return {}
  if (typeof options === 'object' && !Array.isArray(options)) return options
  throw new ArgumentTypeError('options: must be an object', { code: 'invalid_type', field: 'options' })
}

function signalOf(options) {
  const { signal } = checked(options)
  if (signal === undefined || signal === null) return null
  if (signal instanceof AbortSignal) return signal
  throw new ArgumentTypeError('signal: must be an AbortSignal', { code: 'invalid_type', field: 'signal' })
}

/** Runs a call that a signal may give up. */
async function calling(options, run) {
  const signal = options === undefined ? null : signalOf(options)
  if (signal === null) return call(() => run(null))
  signal.throwIfAborted()
  const abort = new native.Abort()
  const stop = () => abort.abort()
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await call(() => run(abort))
  } catch (error) {
    if (error.code === 'aborted' && signal.aborted) throw signal.reason
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** What of the options of an iteration is for each of its calls. */
function aborting(options) {
  const { signal } = checked(options)
  return signal ? { signal } : undefined
}

/** All items of a list, page by page. */
async function* walk(options, list) {
  const { pageSize = 500 } = checked(options)
  let cursor = null
  do {
    const page = await list({ limit: pageSize, cursor })
    yield* page.items
    cursor = page.next
  } while (cursor !== null)
}

/** The native object that an object of the package is made of: only the package itself has one. */
function constructed(object, Class, name) {
  if (object instanceof Class) return object
  throw new TypeError(`a ${name} is not made with new: use Cashflow.open`)
}

/** A value whose content is not printed. It is there all the same, also for JSON. */
function hidden(value, name) {
  return Object.defineProperty(value, inspect.custom, { value: () => `${name} { … }`, enumerable: false })
}

module.exports = { aborting, at, call, calling, constructed, hidden, walk }
