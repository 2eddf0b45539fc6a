// What is opened: the options, `file:` URLs as paths, a reader of the host's own.
'use strict'

const { fileURLToPath } = require('node:url')
const { ArgumentTypeError } = require('./errors.cjs')
const { reading } = require('./reader.cjs')

/** The configuration for the native module, and the function that reads receipts, if the host has one. */
function configuration(first, value, options, paths) {
  if (options !== undefined && options !== null && typeof options !== 'object') {
    throw new ArgumentTypeError('options: must be an object', { code: 'invalid_type', field: 'options' })
  }
  const config = { ...options, [first]: value }
  for (const name of paths) {
    if (config[name] instanceof URL) config[name] = pathOf(config[name])
  }
  if (typeof config.reader === 'string' || config.reader === undefined || config.reader === null) {
    return [config, null]
  }
  const read = reading(config.reader)
  delete config.reader
  return [config, read]
}

function pathOf(url) {
  return url.protocol === 'file:' ? fileURLToPath(url) : url.href
}

module.exports = { configuration }
