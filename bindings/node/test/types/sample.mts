// What a TypeScript developer writes in a module, and what the compiler must refuse.
import {
  type Amount,
  Cashflow,
  CashflowError,
  type Day,
  MovementKind,
  type Movement,
  type NewMovement,
  type Reading,
  type ReceiptReader,
  UnreadableError,
  ValidationError,
} from 'cashflow'

class Reader implements ReceiptReader {
  async read(document: { content: Buffer; mediaType: string }): Promise<Reading> {
    if (document.content.length === 0) throw new UnreadableError('nothing there', { code: 'empty_document' })
    const corners = [{ x: 0, y: 0 }, { x: 10, y: 10 }]
    return { engine: 'mine', pages: [{ width: 1, height: 1, lines: [{ text: 'x', confidence: 1, corners }] }] }
  }
}

export async function sample(): Promise<Amount> {
  await using cf = await Cashflow.open(new URL('file:///data/money.sqlite'), {
    reader: new Reader(),
    owner: { currency: 'EUR' },
  })
  const coffee: NewMovement = { kind: 'expense', amount: '1.80', date: '2026-03-12' }
  const recorded: Movement = await cf.movements.record({ ...coffee, kind: MovementKind.Expense, amount: 2n })
  const date: Day = recorded.date
  const category: string | null = recorded.categoryId
  const created: Date = recorded.createdAt
  for await (const movement of cf.movements.iter({ dateFrom: date }, { pageSize: 10 })) {
    const amount: Amount = movement.amount
    void amount
  }
  const { signal } = new AbortController()
  await cf.movements.delete(recorded.id, null, { signal })
  await cf.receipts.scan(new Uint8Array(1), 'a.png')
  try {
    await cf.idempotent('k').movements.record(coffee)
  } catch (error) {
    if (error instanceof ValidationError) return error.field ?? error.kind satisfies 'invalid'
    if (error instanceof CashflowError && error.kind === 'not_found') return error.code
  }
  void [category, created]

  // @ts-expect-error: a number is not exact
  await cf.movements.record({ ...coffee, amount: 1.8 })
  // @ts-expect-error: a Date has a time
  await cf.movements.record({ ...coffee, date: new Date() })
  // @ts-expect-error: no such kind
  await cf.movements.record({ ...coffee, kind: 'gift' })
  // @ts-expect-error: no such field
  await cf.movements.list({ dateForm: '2026-01-01' })
  // @ts-expect-error: it may be none
  const none: string = recorded.payee
  void none
  // @ts-expect-error: it is opened, not made
  new Cashflow()
  // @ts-expect-error: a promise is no movement
  const early: Movement = cf.movements.get(recorded.id)
  void early
  return '0'
}
