// Calls that are given up leave nothing half done, and nothing that hangs.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ArgumentTypeError, Cashflow } from 'cashflow'
import { PNG, coffee, fails, opened } from './support.mjs'

test('a call that is given up while it waits ends with the reason, and the handle still closes', async () => {
  let begun
  const reading = new Promise((resolve) => { begun = resolve })
  const never = { read: () => new Promise(() => begun()) }
  const cf = await Cashflow.open('memory:', { reader: never })
  const abort = new AbortController()
  const scan = cf.receipts.scan(PNG, null, { signal: abort.signal })
  await reading
  const reason = new Error('enough')
  abort.abort(reason)
  await assert.rejects(scan, reason)
  const [receipt] = (await cf.receipts.list()).items
  assert.ok(['reading', 'uploaded'].includes(receipt.status))
  // It waits for calls under way: one that hung would keep it from ending.
  await cf.close()
})

test('a call of an aborted signal does not begin', async (t) => {
  const cf = await opened(t)
  await assert.rejects(cf.movements.record(coffee, { signal: AbortSignal.abort() }), { name: 'AbortError' })
  assert.deepEqual((await cf.movements.list()).items, [])
  const aborted = cf.movements.iter({}, { signal: AbortSignal.abort() })
  await assert.rejects(aborted.next(), { name: 'AbortError' })
})

test('a write that is given up happened as a whole or not at all', async (t) => {
  const cf = await opened(t)
  const many = Array.from({ length: 50 }, () => coffee)
  let whole = 0
  for (let round = 0; round < 40; round += 1) {
    const abort = new AbortController()
    const write = cf.movements.recordAll(many, { signal: abort.signal })
    for (let turn = 0; turn < round % 8; turn += 1) await new Promise(setImmediate)
    abort.abort()
    await write.then(() => { whole += 1 }, (error) => assert.equal(error.name, 'AbortError'))
  }
  const { totals } = await cf.reports.summary({ dateFrom: '2026-03-01', dateTo: '2026-03-31' })
  const count = totals[0]?.sums.count ?? 0
  assert.equal(count % many.length, 0)
  assert.ok(count >= whole * many.length)
  assert.deepEqual(await cf.reports.verify(), [])
})

test('a signal that is not used leaves no listener behind', async (t) => {
  const cf = await opened(t)
  const { signal } = new AbortController()
  const { getEventListeners } = await import('node:events')
  await Promise.all(Array.from({ length: 20 }, () => cf.movements.record(coffee, { signal })))
  assert.equal(getEventListeners(signal, 'abort').length, 0)
  await fails(cf.movements.list({}, {}, { signal: 5 }), ArgumentTypeError, 'invalid_type', 'signal')
  await fails(cf.movements.list({}, {}, 5), ArgumentTypeError, 'invalid_type', 'options')
})
