// The main job, over a database in memory and one in a file.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { inspect } from 'node:util'
import { Cashflow, ConflictError, IdempotencyMismatchError, MovementKind, NotFoundError, StaleError } from 'cashflow'
import { coffee, databases, fails, folder, opened } from './support.mjs'

test('a movement is recorded, read, changed, deleted and brought back', async (t) => {
  for (const database of await databases(t)) {
    const cf = await opened(t, { owner: { locale: 'es-ES', currency: 'EUR' } }, database)
    const food = await cf.categories.named(MovementKind.Expense, 'SUPERMERCADO')
    const recorded = await cf.movements.record({ ...coffee, categoryId: food.id, tags: ['b', 'a'] })
    assert.equal(recorded.amount, '1.80')
    assert.equal(recorded.currency, 'EUR')
    assert.equal(recorded.date, '2026-03-12')
    assert.equal(recorded.receiptId, null)
    assert.ok(recorded.createdAt instanceof Date)
    assert.deepEqual(await cf.movements.get(recorded.id), recorded)

    const changed = await cf.movements.change(recorded.id, { amount: '2', clear: ['category'] }, 1)
    assert.deepEqual([changed.amount, changed.categoryId, changed.version], ['2.00', null, 2])
    await fails(cf.movements.change(recorded.id, { amount: '3' }, 1), StaleError, 'stale')
    assert.equal(await cf.movements.delete(recorded.id), undefined)
    await fails(cf.movements.get(recorded.id), NotFoundError, 'not_found')
    assert.equal((await cf.movements.restore(recorded.id)).amount, '2.00')
  }
})

test('amounts are exact', async (t) => {
  const cf = await opened(t)
  await cf.movements.recordAll([
    { ...coffee, amount: '0.10' },
    { ...coffee, amount: '0.20' },
    { ...coffee, amount: 3n },
    { ...coffee, amount: '92233720368547000.07' },
  ])
  const { totals } = await cf.reports.summary({ dateFrom: '2026-03-01', dateTo: '2026-03-31' })
  assert.equal(totals[0].sums.expense, '92233720368547003.37')
  assert.equal(totals[0].sums.count, 4)
})

test('iteration leads through all pages, and may end early', async (t) => {
  for (const database of await databases(t)) {
    const cf = await opened(t, undefined, database)
    const many = Array.from({ length: 25 }, (_, at) => ({ ...coffee, amount: `${at + 1}` }))
    await cf.movements.recordAll(many)
    const amounts = []
    for await (const movement of cf.movements.iter({ kind: 'expense' }, { pageSize: 10 })) amounts.push(movement.amount)
    assert.equal(new Set(amounts).size, 25)
    for await (const movement of cf.movements.iter()) {
      assert.equal(movement.amount, amounts[0])
      break
    }
    const page = await cf.movements.list({ min: '24' }, { limit: 1 })
    assert.equal(page.items.length, 1)
    assert.equal((await cf.movements.list({ min: '24' }, { cursor: page.next })).next, null)
  }
})

test('a write with a key happens once', async (t) => {
  const cf = await opened(t)
  const once = cf.idempotent('order-42')
  const first = await once.movements.record(coffee)
  assert.deepEqual(await once.movements.record(coffee), first)
  await fails(once.movements.record({ ...coffee, amount: '2' }), IdempotencyMismatchError, 'idempotency_mismatch')
})

test('the journal tells what was, and undo takes it back', async (t) => {
  const cf = await opened(t)
  const recorded = await cf.movements.record(coffee)
  const [entry] = await cf.history.ofEntity(recorded.id)
  assert.deepEqual(entry.changeSet.changes[0].after.movement, recorded)
  assert.equal(entry.changeSet.changes[0].before, null)
  await cf.history.undo(entry.changeSet.id)
  await fails(cf.movements.get(recorded.id), NotFoundError, 'not_found')
})

test('users sign in, see only what is theirs, and their tokens are not printed', async (t) => {
  const secret = 'a secret of at least thirty-two bytes, for tests'
  const cf = await opened(t, { owners: 'many', tokenSecrets: [secret] })
  assert.equal(cf.ownerId, null)
  for (const name of ['ada', 'bob']) {
    await cf.users.register({ name, email: `${name}@example.com`, password: 'correct horse' })
  }
  const signIn = await cf.users.logIn('ada@example.com', 'correct horse')
  assert.ok(!inspect({ signIn }).includes(signIn.refreshToken))
  assert.equal(JSON.parse(JSON.stringify(signIn)).refreshToken, signIn.refreshToken)
  const ada = cf.signedIn(signIn.accessToken)
  assert.equal(ada.ownerId, signIn.userId)
  const { id } = await ada.movements.record(coffee)
  const bob = cf.signedIn((await cf.users.logIn('bob@example.com', 'correct horse')).accessToken)
  await fails(bob.movements.get(id), NotFoundError, 'not_found')
  assert.throws(() => cf.signedIn('no token'), { name: 'AuthenticationError', kind: 'unauthenticated' })
  assert.throws(() => cf.signedIn(5), { name: 'ArgumentTypeError', field: 'accessToken' })
})

test('what is closed refuses every call, and closing twice is no error', async (t) => {
  const path = join(await folder(t), 'money.sqlite')
  const cf = await Cashflow.open(pathToFileURL(path))
  const { movements } = cf
  assert.equal(cf.isClosed, false)
  await Promise.all([cf.close(), cf.close()])
  await cf.close()
  assert.equal(cf.isClosed, true)
  await fails(movements.record(coffee), ConflictError, 'closed')
  await fails(cf.reports.balance('2026-01-01'), ConflictError, 'closed')
  assert.throws(() => cf.signedIn('x'), { code: 'closed' })

  const again = await Cashflow.open(path)
  await again[Symbol.asyncDispose]()
  assert.equal(again.isClosed, true)
})
