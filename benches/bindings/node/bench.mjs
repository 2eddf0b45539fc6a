// What the Node.js package costs beside Rust, and beside better-sqlite3 with plain objects written by hand.
//
//     node benches/bindings/node/bench.mjs RUST [ROWS]
//
// RUST is the built example `overhead` of the facade, in the same profile as the package. ROWS (default 100000) are loaded and
// summed up. All databases are files in a temporary folder; every commit is durable on both sides.
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import Database from 'better-sqlite3'

import { Cashflow } from '../../../bindings/node/lib/index.mjs'

const CALLS = 2_000
const DAY = Date.UTC(2026, 2, 12)

const dayBefore = (days) => new Date(DAY - days * 86_400_000).toISOString().slice(0, 10)
const movement = (number) => ({
  kind: 'expense',
  amount: '1.80',
  date: dayBefore(number % 700),
  currency: 'EUR',
  payee: `Shop ${number % 50}`,
})

async function timed(work) {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function median(times) {
  return times.sort((a, b) => a - b)[times.length >> 1]
}

async function calls(folder) {
  const cf = await Cashflow.open(join(folder, 'node.sqlite'))
  const one = { kind: 'expense', amount: '1.80', date: '2026-03-12', currency: 'EUR' }
  const [records, gets] = [[], []]
  for (let call = 0; call < CALLS; call += 1) {
    let id
    records.push(await timed(async () => ({ id } = await cf.movements.record(one))))
    gets.push(await timed(() => cf.movements.get(id)))
  }
  const bulk = await timed(() => cf.movements.recordAll(Array(10_000).fill(one)))
  const list = await timed(async () => {
    let left = 10_000
    for await (const _ of cf.movements.iter()) if (--left === 0) break
  })
  await cf.close()
  return { record_us: median(records) * 1e3, get_us: median(gets) * 1e3, record_all_ms: bulk, list_ms: list }
}

const SCHEMA = `
create table movements (id text primary key, kind text not null check (kind in ('income', 'expense')),
  minor integer not null check (minor > 0), currency text not null, date text not null, payee text, at text not null) strict;
create index by_date on movements (date, id);
create table journal (sequence integer primary key, at text not null, content text not null) strict;
`

async function byHand(folder, rows) {
  const db = new Database(join(folder, 'hand.sqlite'))
  db.pragma('journal_mode = wal')
  db.pragma('synchronous = full')
  db.exec(SCHEMA)
  const insert = db.prepare('insert into movements values (@id, @kind, @minor, @currency, @date, @payee, @at)')
  // Who changed what: the guarantee that the engine gives.
  const journal = db.prepare('insert into journal (at, content) values (?, ?)')
  const load = db.transaction((made) => {
    const at = new Date().toISOString()
    for (const { amount, ...rest } of made) {
      const row = { id: randomUUID(), ...rest, minor: Number(amount.replace('.', '')), at }
      insert.run(row)
      journal.run(at, JSON.stringify(row))
    }
  })
  const sums = db.prepare('select substr(date, 1, 7), currency, sum(minor), count(*) from movements group by 1, 2 order by 1')
  const load_ms = await timed(() => load(Array.from({ length: rows }, (_, number) => movement(number))))
  const report_ms = await timed(() => sums.all())
  db.close()
  return { load_ms, report_ms }
}

async function engine(folder, rows) {
  const cf = await Cashflow.open(join(folder, 'engine.sqlite'))
  const load_ms = await timed(async () => {
    for (let start = 0; start < rows; start += 50_000) {
      const length = Math.min(50_000, rows - start)
      await cf.movements.recordAll(Array.from({ length }, (_, number) => movement(start + number)))
    }
  })
  const request = { dateFrom: '2020-01-01', dateTo: '2026-12-31', period: 'month' }
  const report_ms = await timed(() => cf.reports.summary(request))
  await cf.close()
  return { load_ms, report_ms }
}

const [rust, rows = '100000'] = process.argv.slice(2)
if (!rust) {
  console.error('usage: node bench.mjs RUST [ROWS]')
  process.exit(2)
}
const folder = mkdtempSync(join(tmpdir(), 'cashflow-bench-'))
try {
  const beside = JSON.parse(execFileSync(rust, [folder], { encoding: 'utf8' }))
  const node = await calls(folder)
  for (const [key, value] of Object.entries(beside)) {
    const [more, times] = [node[key] - value, node[key] / value]
    console.log(`${key.padEnd(14)} Rust ${value.toFixed(1).padStart(9)}   Node.js ${node[key].toFixed(1).padStart(9)}   ${more.toFixed(1)} more, ${times.toFixed(2)} times`)
  }
  const [hand, own] = [await byHand(folder, Number(rows)), await engine(folder, Number(rows))]
  for (const [key, value] of Object.entries(own)) {
    console.log(`${key.padEnd(14)} better-sqlite3 ${hand[key].toFixed(1).padStart(9)}   cashflow ${value.toFixed(1).padStart(9)}   (${rows} movements)`)
  }
} finally {
  rmSync(folder, { recursive: true })
}
