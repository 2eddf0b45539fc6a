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
    // A method that was called on another object is a mistake of the program, and no answer of the native module.
    if (thrown instanceof CashflowError || thrown instanceof TypeError) throw thrown
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

/** The calls that a signal may give up. It has one listener for all of them: it would warn of more than ten. */
const watched = new WeakMap()

/** Gives up a call when the signal says so; what it gives ends that. */
function watch(signal, abort) {
  let calls = watched.get(signal)
  if (calls === undefined) {
    const waiting = new Set()
    calls = { waiting, stop: () => waiting.forEach((one) => one.abort()) }
    watched.set(signal, calls)
  }
  const { waiting, stop } = calls
  if (waiting.size === 0) signal.addEventListener('abort', stop)
  waiting.add(abort)
  return () => {
    waiting.delete(abort)
    if (waiting.size === 0) signal.removeEventListener('abort', stop)
  }
}

/** Runs a call that a signal may give up. */
async function calling(options, run) {
  const signal = options === undefined ? null : signalOf(options)
  if (signal === null) return call(() => run(null))
  signal.throwIfAborted()
  const abort = new native.Abort()
  const unwatch = watch(signal, abort)
  try {
    return await call(() => run(abort))
  } catch (error) {
    if (error.code === 'aborted' && signal.aborted) throw signal.reason
    throw error
  } finally {
    unwatch()
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
