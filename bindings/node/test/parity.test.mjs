// Replays the scenarios that all languages share; `bindings/parity/README.md` tells their form.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as cashflow from 'cashflow'
import { databases } from './support.mjs'

const told = (name) => JSON.parse(readFileSync(new URL(`../../parity/${name}`, import.meta.url), 'utf8'))
const model = told('model.json')
const { scenarios } = told('scenarios.json')

const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase())
const map = (object, change) => Object.fromEntries(Object.entries(object).map(change))

/** A value of the scenario as an argument. */
function given(value, type) {
  const [word, ...rest] = type.split(' ')
  const inner = rest.join(' ')
  if (value === null) return null
  switch (word) {
    case 'option':
      return given(value, inner)
    case 'list':
      return value.map((item) => given(item, inner))
    case 'record':
      return map(value, ([name, item]) => [camel(name), given(item, fieldType(inner, name))])
    case 'timestamp':
      return new Date(value)
    case 'bytes':
      return Buffer.from(value, 'base64')
    default:
      return value
  }
}

function fieldType(record, name) {
  return model.records[record].find((field) => field.name === name).type
}

/** A result in the words of the scenario. */
function shown(value, type) {
  const [word, ...rest] = (type ?? '').split(' ')
  const inner = rest.join(' ')
  if (value === null || value === undefined) return null
  switch (word) {
    case 'option':
      return shown(value, inner)
    case 'list':
      return value.map((item) => shown(item, inner))
    case 'record':
      return Object.fromEntries(model.records[inner].map(({ name, type: ty }) => [name, shown(value[camel(name)], ty)]))
    case 'timestamp':
      return value.toISOString().replace('Z', '000Z')
    case 'bytes':
      return value.toString('base64')
    default:
      return value
  }
}

/** With what was kept in place of its names. */
function filled(value, kept) {
  if (typeof value === 'string' && value.startsWith('$')) return kept[value.slice(1)]
  if (Array.isArray(value)) return value.map((item) => filled(item, kept))
  if (value !== null && typeof value === 'object') return map(value, ([name, item]) => [name, filled(item, kept)])
  return value
}

/** What is expected is there; of records, what is not named may be anything. */
function holds(actual, expected, place) {
  if (Array.isArray(expected)) {
    assert.equal(actual?.length, expected.length, place)
    expected.forEach((item, at) => holds(actual[at], item, `${place}.${at}`))
  } else if (expected !== null && typeof expected === 'object') {
    for (const [name, item] of Object.entries(expected)) {
      assert.ok(actual !== null && name in actual, `${place}.${name}`)
      holds(actual[name], item, `${place}.${name}`)
    }
  } else {
    assert.equal(actual, expected, place)
  }
}

/** What the scenario says that a host reads. */
function hostReader({ reading, error, throws }) {
  const classes = Object.values(cashflow).filter((value) => value.prototype instanceof cashflow.CashflowError)
  return {
    read() {
      if (reading) return given(reading, 'record Reading')
      if (!error) throw new Error(throws)
      const Class = classes.find((one) => one.kind === error.kind)
      throw new Class(error.message, { code: error.code })
    },
  }
}

function call(handle, name, input) {
  const { arguments: declared } = model.methods[name]
  const values = declared.map((argument) => {
    return argument.name in input ? given(input[argument.name], argument.type) : undefined
  })
  const [group, method] = name.includes('.') ? name.split('.').map(camel) : [null, camel(name)]
  const object = group ? handle[group] : handle
  return typeof object[method] === 'function' ? object[method](...values) : object[method]
}

async function replay(opened, scenario) {
  const handles = { undefined: opened }
  const kept = {}
  for (const [number, step] of scenario.steps.entries()) {
    const place = `step ${number} ${step.call}`
    let result
    try {
      result = await call(handles[step.on], step.call, filled(step.input ?? {}, kept))
    } catch (error) {
      assert.ok(error instanceof cashflow.CashflowError && step.error, `${place}: ${error.stack}`)
      assert.deepEqual([error.code, error.kind], [step.error.code, step.error.kind], place)
      if ('field' in step.error) assert.equal(error.field, step.error.field && camel(step.error.field), place)
      continue
    }
    assert.ok(!step.error, `${place} gave no error`)
    if (step.handle) {
      handles[step.handle] = result
      continue
    }
    const found = shown(result, model.methods[step.call].returns)
    if ('expect' in step) holds(found, filled(step.expect, kept), place)
    for (const [name, path] of Object.entries(step.keep ?? {})) {
      kept[name] = path.split('.').filter(Boolean).reduce((value, part) => value[part], found)
    }
  }
}

for (const scenario of scenarios) {
  test(scenario.name, async (t) => {
    for (const database of await databases(t)) {
      const options = given(scenario.config, 'record Config')
      if (scenario.reader) options.reader = hostReader(scenario.reader)
      const opened = await cashflow.Cashflow.open(database, options)
      try {
        await replay(opened, scenario)
      } finally {
        await opened.close()
      }
    }
  })
}

test('every method is there', async (t) => {
  const [database] = await databases(t)
  const cf = await cashflow.Cashflow.open(database)
  for (const name of Object.keys(model.methods)) {
    const [group, method] = name.includes('.') ? name.split('.').map(camel) : [null, camel(name)]
    const object = group ? cf[group] : method === 'open' ? cashflow.Cashflow : cf
    assert.ok(method in object, name)
  }
  await cf.close()
})
