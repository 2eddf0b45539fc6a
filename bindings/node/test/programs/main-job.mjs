// Records in a process of its own, and leaves: what is open must not keep it alive, neither must a reader.
import { Cashflow } from 'cashflow'

const [database, ending] = process.argv.slice(2)
const cf = await Cashflow.open(database, { reader: { read: () => new Promise(() => {}) } })
await cf.movements.record({ kind: 'expense', amount: '1.80', date: '2026-03-12' })
if (ending === 'closed') await cf.close()
console.log('recorded')
