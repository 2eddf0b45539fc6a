// Processes, threads and memory.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { BAR, coffee, folder, opened, run } from './support.mjs'

const program = (name) => fileURLToPath(new URL(`programs/${name}`, import.meta.url))

test('the process exits when all is closed, and also when it is not', async (t) => {
  const database = join(await folder(t), 'money.sqlite')
  for (const ending of ['closed', 'open']) {
    // One that does not exit is killed, which is an error.
    const { stdout } = await run(process.execPath, [program('main-job.mjs'), database, ending], { timeout: 60_000 })
    assert.equal(stdout, 'recorded\n')
  }
  const cf = await opened(t, undefined, database)
  assert.equal((await cf.movements.list()).items.length, 2)
})

test('worker threads work on one file at the same time, and end', async (t) => {
  const database = join(await folder(t), 'money.sqlite')
  const cf = await opened(t, undefined, database)
  const worker = (name) =>
    new Promise((resolve, reject) => {
      const workerData = { database, count: 25, reading: BAR, name }
      const thread = new Worker(program('worker.mjs'), { workerData })
      let status
      thread.on('message', (said) => { status = said })
      thread.on('error', reject)
      thread.on('exit', () => resolve(status))
    })
  assert.deepEqual(await Promise.all(['a', 'b', 'c'].map(worker)), ['review', 'review', 'review'])
  const { totals } = await cf.reports.summary({ dateFrom: '2026-03-01', dateTo: '2026-03-31' })
  assert.equal(totals[0].sums.count, 75)
})

test('a worker that is ended in the middle of calls takes nothing else with it', async (t) => {
  const database = join(await folder(t), 'money.sqlite')
  const cf = await opened(t, undefined, database)
  const workerData = { database, count: 100_000, reading: BAR, name: 'ended' }
  const thread = new Worker(program('worker.mjs'), { workerData })
  while ((await cf.movements.list()).items.length === 0) await new Promise(setImmediate)
  await thread.terminate()
  assert.equal((await cf.movements.record(coffee)).amount, '1.80')
  assert.deepEqual(await cf.reports.verify(), [])
})

test('100,000 calls leave no memory behind', async () => {
  const { stdout } = await run(process.execPath, ['--expose-gc', program('leak.mjs')])
  const { heap, external, native } = JSON.parse(stdout)
  // One object of JavaScript kept by each call would be ten MB or more. The allocator of the native module takes longer to
  // settle: it may gain what one movement for each second call would be.
  assert.ok(heap < 3, `the heap has grown by ${heap} MB`)
  assert.ok(external < 3, `memory outside the heap has grown by ${external} MB`)
  assert.ok(native < 12, `the native module has grown by ${native} MB`)
})
