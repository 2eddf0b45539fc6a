// A worker thread that works on a database file, with a reader of its own.
import { parentPort, workerData } from 'node:worker_threads'
import { Cashflow } from 'cashflow'

const { database, count, reading } = workerData
const cf = await Cashflow.open(database, { reader: { read: () => reading } })
for (let at = 0; at < count; at += 1) {
  await cf.movements.record({ kind: 'expense', amount: '1.80', date: '2026-03-12' })
}
const [receipt] = await cf.receipts.scan(Buffer.from(`\x89PNG\r\n\x1a\n ${workerData.name}`, 'latin1'))
await cf.close()
parentPort.postMessage(receipt.status)
