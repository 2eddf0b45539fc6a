// Written by `cargo codegen` from the facade: change that instead.
'use strict'

const { aborting, at, call, calling, constructed, hidden, walk } = require('../calls.cjs')
const { configuration } = require('../opening.cjs')
const native = require('../native.cjs')

class Users {
  #native

  constructor(object) {
    this.#native = constructed(object, native.Users, 'Users')
  }

  register(user, options) {
    return calling(options, (abort) => this.#native.register(user, abort))
  }

  logIn(email, password, options) {
    return calling(options, (abort) => this.#native.logIn(email, password, abort)).then((value) => hidden(value, 'SignIn'))
  }

  refresh(refreshToken, options) {
    return calling(options, (abort) => this.#native.refresh(refreshToken, abort)).then((value) => hidden(value, 'SignIn'))
  }

  logOut(refreshToken, options) {
    return calling(options, (abort) => this.#native.logOut(refreshToken, abort))
  }

  authenticate(accessToken, options) {
    return calling(options, (abort) => this.#native.authenticate(accessToken, abort))
  }

  changePassword(userId, password, newPassword, options) {
    return calling(options, (abort) => this.#native.changePassword(userId, password, newPassword, abort))
  }

  changeEmail(userId, password, email, options) {
    return calling(options, (abort) => this.#native.changeEmail(userId, password, email, abort))
  }

  delete(userId, password, options) {
    return calling(options, (abort) => this.#native.delete(userId, password, abort))
  }

  sweepDeleted(olderThanSeconds, options) {
    return calling(options, (abort) => this.#native.sweepDeleted(olderThanSeconds, abort))
  }
}

class Profile {
  #native

  constructor(object) {
    this.#native = constructed(object, native.Profile, 'Profile')
  }

  get(options) {
    return calling(options, (abort) => this.#native.get(abort))
  }

  today(options) {
    return calling(options, (abort) => this.#native.today(abort))
  }

  change(change, version, options) {
    return calling(options, (abort) => this.#native.change(change, version, abort))
  }
}

class Categories {
  #native

  constructor(object) {
    this.#native = constructed(object, native.Categories, 'Categories')
  }

  list(options) {
    return calling(options, (abort) => this.#native.list(abort))
  }

  get(id, options) {
    return calling(options, (abort) => this.#native.get(id, abort))
  }

  named(kind, name, options) {
    return calling(options, (abort) => this.#native.named(kind, name, abort))
  }

  create(category, options) {
    return calling(options, (abort) => this.#native.create(category, abort))
  }

  change(id, change, version, options) {
    return calling(options, (abort) => this.#native.change(id, change, version, abort))
  }

  archive(id, options) {
    return calling(options, (abort) => this.#native.archive(id, abort))
  }

  delete(id, version, options) {
    return calling(options, (abort) => this.#native.delete(id, version, abort))
  }

  merge(id, into, options) {
    return calling(options, (abort) => this.#native.merge(id, into, abort))
  }
}

class Priorities {
  #native

  constructor(object) {
    this.#native = constructed(object, native.Priorities, 'Priorities')
  }

  list(options) {
    return calling(options, (abort) => this.#native.list(abort))
  }

  get(id, options) {
    return calling(options, (abort) => this.#native.get(id, abort))
  }

  create(priority, options) {
    return calling(options, (abort) => this.#native.create(priority, abort))
  }

  change(id, change, version, options) {
    return calling(options, (abort) => this.#native.change(id, change, version, abort))
  }

  delete(id, version, options) {
    return calling(options, (abort) => this.#native.delete(id, version, abort))
  }
}

class Movements {
  #native

  constructor(object) {
    this.#native = constructed(object, native.Movements, 'Movements')
  }

  record(movement, options) {
    return calling(options, (abort) => this.#native.record(movement, abort))
  }

  recordAll(movements, options) {
    return calling(options, (abort) => this.#native.recordAll(movements, abort))
  }

  get(id, options) {
    return calling(options, (abort) => this.#native.get(id, abort))
  }

  list(filter, page, options) {
    return calling(options, (abort) => this.#native.list(filter, page, abort))
  }

  iter(filter, options) {
    return walk(options, (page) => this.list(filter, page, aborting(options)))
  }

  change(id, change, version, options) {
    return calling(options, (abort) => this.#native.change(id, change, version, abort))
  }

  delete(id, version, options) {
    return calling(options, (abort) => this.#native.delete(id, version, abort))
  }

  restore(id, options) {
    return calling(options, (abort) => this.#native.restore(id, abort))
  }

  dates(options) {
    return calling(options, (abort) => this.#native.dates(abort))
  }
}

class Receipts {
  #native

  constructor(object) {
    this.#native = constructed(object, native.Receipts, 'Receipts')
  }

  upload(content, fileName, options) {
    return calling(options, (abort) => this.#native.upload(content, fileName, abort))
  }

  scan(content, fileName, options) {
    return calling(options, (abort) => this.#native.scan(content, fileName, abort))
  }

  readNow(id, options) {
    return calling(options, (abort) => this.#native.readNow(id, abort))
  }

  get(id, options) {
    return calling(options, (abort) => this.#native.get(id, abort))
  }

  list(filter, page, options) {
    return calling(options, (abort) => this.#native.list(filter, page, abort))
  }

  iter(filter, options) {
    return walk(options, (page) => this.list(filter, page, aborting(options)))
  }

  file(id, options) {
    return calling(options, (abort) => this.#native.file(id, abort)).then((value) => hidden(value, 'ReceiptFile'))
  }

  correct(id, correction, version, options) {
    return calling(options, (abort) => this.#native.correct(id, correction, version, abort))
  }

  confirm(id, confirmation, version, options) {
    return calling(options, (abort) => this.#native.confirm(id, confirmation, version, abort))
  }

  reject(id, version, options) {
    return calling(options, (abort) => this.#native.reject(id, version, abort))
  }

  retry(id, version, options) {
    return calling(options, (abort) => this.#native.retry(id, version, abort))
  }

  sweepOrphans(olderThanSeconds, options) {
    return calling(options, (abort) => this.#native.sweepOrphans(olderThanSeconds, abort))
  }
}

class Reports {
  #native

  constructor(object) {
    this.#native = constructed(object, native.Reports, 'Reports')
  }

  summary(request, options) {
    return calling(options, (abort) => this.#native.summary(request, abort))
  }

  runningBalance(dateFrom, dateTo, period, options) {
    return calling(options, (abort) => this.#native.runningBalance(dateFrom, dateTo, period, abort))
  }

  balance(until, options) {
    return calling(options, (abort) => this.#native.balance(until, abort))
  }

  verify(options) {
    return calling(options, (abort) => this.#native.verify(abort))
  }

  rebuild(options) {
    return calling(options, (abort) => this.#native.rebuild(abort))
  }
}

class History {
  #native

  constructor(object) {
    this.#native = constructed(object, native.History, 'History')
  }

  ofEntity(entityId, options) {
    return calling(options, (abort) => this.#native.ofEntity(entityId, abort))
  }

  changeSet(id, options) {
    return calling(options, (abort) => this.#native.changeSet(id, abort))
  }

  recent(limit, options) {
    return calling(options, (abort) => this.#native.recent(limit, abort))
  }

  changesSince(sequence, limit, options) {
    return calling(options, (abort) => this.#native.changesSince(sequence, limit, abort))
  }

  undo(id, options) {
    return calling(options, (abort) => this.#native.undo(id, abort))
  }
}

class Queue {
  #native

  constructor(object) {
    this.#native = constructed(object, native.Queue, 'Queue')
  }

  state(options) {
    return calling(options, (abort) => this.#native.state(abort))
  }

  work(worker, options) {
    return calling(options, (abort) => this.#native.work(worker, abort))
  }
}

class Cashflow {
  #native

  constructor(object) {
    this.#native = constructed(object, native.Cashflow, 'Cashflow')
  }

  static open(database, options) {
    return call(async () => {
      const [config, read] = configuration('database', database, options, ['database', 'storage', 'models'])
      return new Cashflow(await native.open(config, read))
    })
  }

  close(options) {
    return calling(options, (abort) => this.#native.close(abort))
  }

  get isClosed() {
    return this.#native.isClosed()
  }

  signedIn(accessToken) {
    return new Cashflow(at(() => this.#native.signedIn(accessToken)))
  }

  actingFor(userId) {
    return new Cashflow(at(() => this.#native.actingFor(userId)))
  }

  idempotent(key) {
    return new Cashflow(at(() => this.#native.idempotent(key)))
  }

  get ownerId() {
    return this.#native.ownerId()
  }

  get users() {
    return new Users(this.#native.users())
  }

  get profile() {
    return new Profile(this.#native.profile())
  }

  get categories() {
    return new Categories(this.#native.categories())
  }

  get priorities() {
    return new Priorities(this.#native.priorities())
  }

  get movements() {
    return new Movements(this.#native.movements())
  }

  get receipts() {
    return new Receipts(this.#native.receipts())
  }

  get reports() {
    return new Reports(this.#native.reports())
  }

  get history() {
    return new History(this.#native.history())
  }

  get queue() {
    return new Queue(this.#native.queue())
  }

  [Symbol.asyncDispose]() {
    return this.close()
  }
}

module.exports = { Cashflow }
