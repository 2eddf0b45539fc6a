// Makes 100,000 calls, good and bad ones, and tells how much memory they added: after as many others, since caches and the
// spaces of the collector grow at first.
import { Cashflow } from 'cashflow'

const coffee = { kind: 'expense', amount: '1.80', date: '2026-03-12', tags: ['a'], payee: 'Bar Sol' }
const cf = await Cashflow.open('memory:')
const { id } = await cf.movements.record(coffee)
const { signal } = new AbortController()

async function calls(count) {
  for (let at = 0; at < count; at += 100) {
    await Promise.all(
      Array.from({ length: 100 }, async (_, one) => {
        switch (one % 5) {
          case 0:
            return cf.movements.get(id)
          case 1:
            return cf.movements.list({ kind: 'expense' }, { limit: 10 })
          case 2:
            return cf.movements.record({ ...coffee, amount: 1 }).catch(() => null)
          case 3:
            return cf.idempotent(`key-${one}`).movements.get(id, { signal })
          default:
            return cf.movements.get('00000000-0000-7000-8000-000000000000').catch(() => null)
        }
      }),
    )
  }
  globalThis.gc()
  // What the collected objects held is let go of in the next turns.
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate)
  globalThis.gc()
  const { heapUsed, heapTotal, external, rss } = process.memoryUsage()
  return { heapUsed, external, native: rss - heapTotal }
}

const before = await calls(100_000)
const after = await calls(100_000)
await cf.close()
const grown = (name) => (after[name] - before[name]) / 2 ** 20
console.log(JSON.stringify({ heap: grown('heapUsed'), external: grown('external'), native: grown('native') }))
