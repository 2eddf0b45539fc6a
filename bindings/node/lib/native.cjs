// Loads the native module of this machine: from this folder, or from the package of its platform.
'use strict'

const { version } = require('../package.json')
const { platform } = require('./platform.cjs')

function load() {
  const name = platform()
  const failures = []
  for (const place of [`./cashflow.${name}.node`, `cashflow-${name}`]) {
    try {
      return require(place)
    } catch (error) {
      failures.push(error)
    }
  }
  const message = `cashflow has no native module for ${name} here: install it anew for this platform`
  throw new AggregateError(failures, `${message} (${failures.map((error) => error.message).join('; ')})`)
}

const native = load()

if (native.version() !== version) {
  throw new Error(`the native module is ${native.version()}, the package ${version}: install both anew`)
}

module.exports = native
