// The main job in one short program: receipt photos are scanned, reviewed and confirmed, then comes a report.
//
//     node quickstart.mjs DATA RECEIPTS...
//
// DATA is a folder for the database and the files, RECEIPTS are files or folders.
import { mkdir, readFile, readdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { Cashflow, Engine, Grouping, MovementKind, Period, ReceiptStatus } from 'cashflow'

/** How sure date and total must be, in thousandths, for this program to confirm a receipt by itself. */
const SURE = 800

const KINDS = ['.jpg', '.jpeg', '.png', '.webp', '.pdf']

async function files(names) {
  const found = []
  for (const name of names) {
    if ((await stat(name)).isDirectory()) found.push(...(await readdir(name)).sort().map((file) => join(name, file)))
    else found.push(name)
  }
  return found.filter((file) => KINDS.includes(extname(file).toLowerCase()))
}

function isSure({ draft }) {
  return (draft?.total?.confidence ?? 0) >= SURE && (draft?.date?.confidence ?? 0) >= SURE
}

async function scan(cf, paths) {
  for (const path of paths) {
    for (const { draft, status } of await cf.receipts.scan(await readFile(path), basename(path))) {
      const total = draft?.total ? `${draft.total.value} ${draft.total.currency}` : '?'
      const merchant = (draft?.merchant?.value ?? '?').padEnd(28)
      console.log(`  ${basename(path).padEnd(24)} ${merchant} ${draft?.date?.value ?? '?'} ${total.padStart(12)}  ${status}`)
    }
  }
}

async function confirm(cf) {
  const waiting = []
  for await (const receipt of cf.receipts.iter({ status: [ReceiptStatus.Review] })) waiting.push(receipt)
  const sure = waiting.filter(isSure)
  for (const { id, version } of sure) await cf.receipts.confirm(id, {}, version)
  console.log(`  ${sure.length} confirmed, ${waiting.length - sure.length} left for a person to look at`)
}

async function report(cf) {
  const dates = await cf.movements.dates()
  if (dates === null) return
  const names = new Map((await cf.categories.list()).map((category) => [category.id, category.name]))
  const { lines, totals } = await cf.reports.summary({ ...dates, period: Period.Month, group: Grouping.Category })
  const line = (period, name, sums, currency) =>
    console.log(`  ${period.padEnd(10)} ${name.padEnd(24)} ${sums.net.padStart(12)} ${currency}`)
  for (const { period, categoryId, sums, currency } of lines) {
    line(period ?? '', names.get(categoryId) ?? 'without a category', sums, currency)
  }
  for (const { sums, currency } of totals) line('all', '', sums, currency)
}

const [data, ...receipts] = process.argv.slice(2)
if (data === undefined || receipts.length === 0) {
  console.error('usage: node quickstart.mjs DATA RECEIPTS...')
  process.exit(2)
}
await mkdir(data, { recursive: true })
const owner = { locale: 'en', currency: 'EUR' }
const cf = await Cashflow.open(join(data, 'cashflow.sqlite'), { reader: Engine.Local, owner })
try {
  const { id: categoryId } = await cf.categories.named(MovementKind.Income, 'Salary')
  await cf.movements.record({ kind: MovementKind.Income, amount: '1850.00', date: '2026-03-01', categoryId })
  console.log('1. Receipts, read on this machine')
  await scan(cf, await files(receipts))
  console.log('2. Review')
  await confirm(cf)
  console.log('3. Report by month and category')
  await report(cf)
} finally {
  await cf.close()
}
