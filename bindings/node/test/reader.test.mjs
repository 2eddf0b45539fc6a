// A reader of the host's own: what it sees becomes a draft, what it throws comes back typed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { ConflictError, TooLargeError, UnavailableError, UnreadableError } from 'cashflow'
import { BAR, PNG, fails, opened } from './support.mjs'

test('what a host reads is understood, corrected and confirmed', async (t) => {
  const documents = []
  const reader = {
    async read(document) {
      documents.push(document)
      return BAR
    },
  }
  const cf = await opened(t, { reader })
  const [receipt] = await cf.receipts.scan(PNG, 'bar.png')
  assert.equal(documents.length, 1)
  assert.ok(documents[0].content.equals(PNG))
  assert.equal(documents[0].mediaType, 'png')
  assert.equal(inspect(documents[0]), 'Document { … }')
  assert.equal(receipt.status, 'review')
  assert.equal(receipt.draft.total.value, '1.80')
  assert.equal(receipt.draft.date.value, '2026-03-12')
  assert.equal(receipt.draft.total.place.corners.length, 4)
  const { movement, receipt: confirmed } = await cf.receipts.confirm(receipt.id, { correction: { total: '1.90' } })
  assert.equal(movement.amount, '1.90')
  assert.equal(confirmed.movementId, movement.id)
  await fails(cf.receipts.reject(receipt.id), ConflictError, 'wrong_state')
})

test('a reader may answer at once, and is called as a method', async (t) => {
  class Reader {
    #reading = BAR
    read() {
      return this.#reading
    }
  }
  const cf = await opened(t, { reader: new Reader() })
  const [receipt] = await cf.receipts.scan(PNG)
  assert.equal(receipt.status, 'review')
})

const thrown = (value) => ({
  read: () => {
    throw value
  },
})

test('what it cannot read fails with its code', async (t) => {
  for (const [error, code] of [
    [new UnreadableError('the photo is too dark', { code: 'too_dark' }), 'too_dark'],
    [new TooLargeError('too large for me'), 'too_large'],
    [new Error('a bug of the host'), 'host_reader_failed'],
    ['a text', 'host_reader_failed'],
    [undefined, 'host_reader_failed'],
    [Object.create(null), 'host_reader_failed'],
    [{ get message() { throw new Error('no') } }, 'host_reader_failed'],
  ]) {
    const cf = await opened(t, { reader: thrown(error) })
    const [receipt] = await cf.receipts.scan(PNG)
    assert.equal(receipt.status, 'failed')
    assert.equal(receipt.failureCode, code)
  }
})

test('what is no reading fails the receipt', async (t) => {
  for (const answer of [undefined, null, 5, {}, { engine: 'x', pages: [{}] }, { ...BAR, extra: 1 }]) {
    const cf = await opened(t, { reader: { read: () => answer } })
    const [receipt] = await cf.receipts.scan(PNG)
    assert.equal(receipt.failureCode, 'host_reader_failed', inspect(answer))
  }
})

test('a reader that is away leaves the receipt in the queue', async (t) => {
  const cf = await opened(t, { reader: thrown(new UnavailableError('no network', { code: 'offline' })) })
  const error = await fails(cf.receipts.scan(PNG), UnavailableError, 'offline')
  assert.equal(error.retryable, true)
  assert.equal((await cf.queue.state()).queued, 1)
})

test('without a reader, the receipt says so', async (t) => {
  const cf = await opened(t)
  const [receipt] = await cf.receipts.scan(PNG)
  assert.equal(receipt.failureCode, 'no_receipt_reader')
})
