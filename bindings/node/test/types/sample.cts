// What a TypeScript developer writes in a CommonJS file.
import cashflow = require('cashflow')

async function sample(): Promise<cashflow.Amount> {
  const cf: cashflow.Cashflow = await cashflow.Cashflow.open('memory:', { reader: cashflow.Engine.Local })
  const page: cashflow.MovementPage = await cf.movements.list({ kind: cashflow.MovementKind.Income }, { limit: 1 })
  const kind: cashflow.MovementKind | undefined = page.items[0]?.kind
  void kind
  // @ts-expect-error: there is no such method
  cf.movements.recordEverything()
  await cf.close()
  return page.items[0]?.amount ?? '0'
}

module.exports = { sample }
