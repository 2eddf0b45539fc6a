// What the tests share: cash flows that are opened, and what a host reads.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Cashflow } from 'cashflow'

/** Runs a program and gives what it printed; its failure is an error with that. */
export const run = promisify(execFile)

export const PACKAGE = fileURLToPath(new URL('..', import.meta.url))

/** The first bytes of a PNG, which is all that a reader of the host's own needs. */
export const PNG = Buffer.from('\x89PNG\r\n\x1a\n and what a host reads out of it', 'latin1')

export const coffee = { kind: 'expense', amount: '1.80', date: '2026-03-12' }

/** A folder that is gone when the test ends. */
export async function folder(test) {
  const path = await mkdtemp(join(tmpdir(), 'cashflow-node-'))
  test.after(() => rm(path, { recursive: true, force: true }))
  return path
}

/** A cash flow that is closed when the test ends. */
export async function opened(test, options, database = 'memory:') {
  const cashflow = await Cashflow.open(database, options)
  test.after(() => cashflow.close())
  return cashflow
}

/** A database in memory and one in a file. */
export async function databases(test) {
  return ['memory:', join(await folder(test), 'money.sqlite')]
}

/** The reading of these lines of text. */
export function reading(...texts) {
  const lines = texts.map((text, row) => ({
    text,
    confidence: 990,
    corners: [
      { x: 10, y: row * 40 },
      { x: 300, y: row * 40 + 30 },
    ],
  }))
  return { engine: 'host/test', pages: [{ width: 320, height: 200, lines }] }
}

export const BAR = reading('BAR SOL', '12/03/2026', 'CAFE 1,80', 'TOTAL 1,80 EUR')

/** Holds that a promise fails with an error of this class, code and field. */
export async function fails(promise, Class, code, field) {
  const error = await promise.then(
    (value) => assert.fail(`it gave ${JSON.stringify(value)}`),
    (error) => error,
  )
  assert.ok(error instanceof Class, `${error?.stack}`)
  assert.equal(error.code, code)
  if (field !== undefined) assert.equal(error.field, field)
  return error
}
