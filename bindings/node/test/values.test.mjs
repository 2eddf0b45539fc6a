// What is of the wrong type, or breaks a rule, is a typed error: never a crash, never something else by luck.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as cashflow from 'cashflow'
import { coffee, fails, opened } from './support.mjs'

const { ArgumentTypeError, Cashflow, CashflowError, ErrorKind, NotFoundError, ValidationError } = cashflow

test('arguments of the wrong type are named', async (t) => {
  const cf = await opened(t)
  const hostile = new Proxy({}, { ownKeys: () => { throw new Error('no') } })
  const getter = { ...coffee, get amount() { throw new Error('no') } }
  for (const [movement, field] of [
    [undefined, 'movement'],
    [null, 'movement'],
    [5, 'movement'],
    ['x', 'movement'],
    [[], 'movement'],
    [() => {}, 'movement'],
    [hostile, 'movement'],
    [getter, 'movement'],
    [{}, 'kind'],
    [{ ...coffee, kind: 1 }, 'kind'],
    [{ ...coffee, amount: 1.8 }, 'amount'],
    [{ ...coffee, amount: 2 }, 'amount'],
    [{ ...coffee, amount: null }, 'amount'],
    [{ ...coffee, amount: { toString: () => '1' } }, 'amount'],
    [{ ...coffee, date: new Date() }, 'date'],
    [{ ...coffee, categoryId: Symbol('x') }, 'categoryId'],
    [{ ...coffee, tags: 'a' }, 'tags'],
    [{ ...coffee, tags: null }, 'tags'],
    [{ ...coffee, tags: [1] }, 'tags'],
    [{ ...coffee, category_id: null }, 'category_id'],
  ]) {
    await fails(cf.movements.record(movement), ArgumentTypeError, field === 'category_id' ? 'unknown_field' : 'invalid_type', field)
  }
  const page = await cf.movements.list(undefined, undefined)
  assert.deepEqual(page.items, [])
})

test('values that break a rule are named', async (t) => {
  const cf = await opened(t)
  for (const [change, field] of [
    [{ kind: 'gift' }, 'kind'],
    [{ amount: '0' }, 'amount'],
    [{ amount: '-1' }, 'amount'],
    [{ amount: '1.005' }, 'amount'],
    [{ amount: '' }, 'amount'],
    [{ amount: '1e3' }, 'amount'],
    [{ amount: '1_000' }, 'amount'],
    [{ amount: 'NaN' }, 'amount'],
    [{ amount: '9'.repeat(40) }, 'amount'],
    [{ amount: 2n ** 70n }, 'amount'],
    [{ date: '2026-02-30' }, 'date'],
    [{ date: '2026-3-1' }, 'date'],
    [{ date: '+2026-03-01' }, 'date'],
    [{ categoryId: 'x' }, 'categoryId'],
    [{ currency: 'XYZ' }, 'currency'],
    [{ description: 'lone half \ud83d' }, 'description'],
    [{ description: 'x'.repeat(100_000) }, 'description'],
  ]) {
    await fails(cf.movements.record({ ...coffee, ...change }), ValidationError, 'invalid', field)
  }
  const huge = 'x'.repeat(300_000_000)
  await fails(cf.movements.record({ ...coffee, description: huge }), ValidationError, 'too_long', 'description')
  await fails(cf.movements.record({ ...coffee, amount: huge }), ValidationError, 'too_long', 'amount')
  assert.deepEqual((await cf.movements.list()).items, [])
})

test('whole numbers are whole', async (t) => {
  const cf = await opened(t)
  for (const limit of [1.5, -1, Number.NaN, Infinity, 2 ** 32, 0]) {
    await fails(cf.movements.list({}, { limit }), ValidationError, 'invalid', 'limit')
  }
  await fails(cf.movements.list({}, { limit: '5' }), ArgumentTypeError, 'invalid_type', 'limit')
  await fails(cf.movements.list({}, { limit: 5n }), ArgumentTypeError, 'invalid_type', 'limit')
  for (const sequence of [0.5, 2 ** 53, 2n ** 63n, -1]) {
    await fails(cf.history.changesSince(sequence, 1), ValidationError, 'invalid', 'sequence')
  }
  assert.deepEqual(await cf.history.changesSince(1_000_000n, 1), [])
})

test('names in errors are those of JavaScript', async (t) => {
  const cf = await opened(t)
  const id = '00000000-0000-7000-8000-000000000000'
  const error = await fails(cf.movements.record({ ...coffee, categoryId: id }), NotFoundError, 'not_found', 'categoryId')
  assert.equal(error.kind, ErrorKind.NotFound)
  assert.equal(error.retryable, false)
  const range = cf.reports.summary({ dateFrom: '2026-02-01', dateTo: '2026-01-01' })
  assert.match((await fails(range, ValidationError, 'invalid', 'dateTo')).message, /^dateTo: /)
})

test('what is opened is checked before anything is touched', async () => {
  for (const [database, options, field] of [
    [undefined, undefined, 'database'],
    [5, undefined, 'database'],
    ['mysql://a@b/c', undefined, 'database'],
    [new URL('https://example.com/'), undefined, 'database'],
    ['memory:', 5, 'options'],
    ['memory:', { storage: 'gs://a' }, 'storage'],
    ['memory:', { reader: 'tea leaves' }, 'reader'],
    ['memory:', { reader: {} }, 'reader'],
    ['memory:', { reader: 5 }, 'reader'],
    ['memory:', { owner: { timeZone: 'Mars' } }, 'timeZone'],
    ['memory:', { tokenSecrets: ['short'] }, 'tokenSecrets'],
    ['memory:', { maxFileSize: -1 }, 'maxFileSize'],
    ['memory:', { tokenSecret: 'x' }, 'tokenSecret'],
  ]) {
    await assert.rejects(Cashflow.open(database, options), (error) => {
      assert.ok(error instanceof ValidationError, error.stack)
      assert.equal(error.field, field, error.message)
      return true
    })
  }
})

test('bytes are a Uint8Array, a Buffer or an ArrayBuffer', async (t) => {
  const cf = await opened(t)
  for (const content of ['text', [1, 2], new Uint16Array(4), new DataView(new ArrayBuffer(4)), null]) {
    await fails(cf.receipts.upload(content), ArgumentTypeError, 'invalid_type', 'content')
  }
  const png = Buffer.from('\x89PNG\r\n\x1a\n 1', 'latin1')
  const first = await cf.receipts.upload(png)
  const own = Uint8Array.from(png)
  assert.ok((await cf.receipts.upload(own)).duplicate)
  assert.ok((await cf.receipts.upload(own.buffer)).duplicate)
  const { content, file } = await cf.receipts.file(first.receipt.id)
  assert.ok(Buffer.isBuffer(content) && content.equals(png))
  assert.equal(file.size, png.length)
  await fails(cf.receipts.upload(new Uint8Array(0)), CashflowError, 'unsupported_file')
})

test('classes are not made with new, and their methods not called on others', async (t) => {
  const cf = await opened(t)
  assert.throws(() => new Cashflow(), TypeError)
  assert.throws(() => new Cashflow({}), TypeError)
  assert.throws(() => new cf.movements.constructor(cf), TypeError)
  await assert.rejects(async () => cf.movements.record.call({}, coffee), TypeError)
})

test('every kind of error has its class', () => {
  const classes = Object.values(cashflow).filter((value) => value.prototype instanceof CashflowError)
  const kinds = new Set(classes.map((Class) => new Class('x').kind))
  assert.deepEqual([...kinds].sort(), Object.values(ErrorKind).sort())
  const error = new cashflow.UnavailableError('away', { code: 'offline' })
  assert.deepEqual([error.name, error.code, error.retryable], ['UnavailableError', 'offline', true])
})
