// Written by `cargo codegen` from the facade: change that instead.
/// <reference types="node" />

/** An exact decimal, such as `'0.10'`. It is never a number: numbers are binary floats. */
export type Amount = string

/** A calendar date without a time zone, as `YYYY-MM-DD`. */
export type Day = string

/** A UUID. */
export type Id = string

/** For any call. */
export interface CallOptions {
  /**
   * Gives the call up: its promise is rejected with the signal's reason. A write that the database had already been
   * handed may still happen, whole; with `idempotent` the same call can be sent again.
   */
  signal?: AbortSignal | null | undefined
}

/** For the iteration over a list. */
export interface IterationOptions extends CallOptions {
  /** How many items are fetched at once, 1 to 500; 500 without it. */
  pageSize?: number | undefined
}

/** The cash flow of one owner. It reaches nobody else's data. */
export declare class Cashflow {
  private constructor()
  /**
   * Opens a database, and whatever else the configuration names. A reader of the host's own takes the place of
   * `config.reader`.
   */
  static open(database: string | URL, options?: Config): Promise<Cashflow>
  /**
   * Closes it, and every handle that came from it: calls under way come to their end, later ones are refused with
   * `closed`. When it returns, the files of the database are released. Closing twice is no error.
   */
  close(options?: CallOptions): Promise<void>
  /** Whether it was closed. */
  get isClosed(): boolean
  /** The same for the user of an access token. Errors: not valid, or expired (`token_expired`). */
  signedIn(accessToken: string): Cashflow
  /** The same for another user. That this may be done is the host's to check. */
  actingFor(userId: Id): Cashflow
  /**
   * The same, for one write that may be sent twice: with the same key it happens once, and the second call gets the
   * first one's outcome. The same key for another write is refused. Errors: not 1 to 200 visible ASCII characters.
   */
  idempotent(key: string): Cashflow
  /** Whose data it works on; none when it acts for nobody. */
  get ownerId(): Id | null
  /** Registration and sign-in. */
  get users(): Users
  /** The owner's profile. */
  get profile(): Profile
  /** Categories. */
  get categories(): Categories
  /** The scale of priorities. */
  get priorities(): Priorities
  /** Movements of money. */
  get movements(): Movements
  /** Receipts, from the photo to the movement. */
  get receipts(): Receipts
  /** Sums and balances. */
  get reports(): Reports
  /** Who changed what and when, and undo. */
  get history(): History
  /** The queue of receipts to be read, of all owners: for workers. */
  get queue(): Queue
  /** Closes it at the end of `await using`. */
  [Symbol.asyncDispose](): Promise<void>
}

/** Registration and sign-in. It needs `tokenSecrets` in the configuration. */
export declare class Users {
  private constructor()
  /**
   * Creates a user with the first categories and priorities. Errors: the address is taken (`email_taken`), the
   * password is too short or too long.
   */
  register(user: NewUser, options?: CallOptions): Promise<User>
  /** Signs in with address and password. An unknown address takes the same work as a wrong password. */
  logIn(email: string, password: string, options?: CallOptions): Promise<SignIn>
  /**
   * Replaces a refresh token by a new one and issues a new access token. A token that was already used means that
   * two hold it: the whole sign-in is revoked, and so for both.
   */
  refresh(refreshToken: string, options?: CallOptions): Promise<SignIn>
  /** Ends a sign-in. A token that is not valid (any more) is no error: there is nothing left to end. */
  logOut(refreshToken: string, options?: CallOptions): Promise<void>
  /** Checks an access token. Errors: not valid, or expired (`token_expired`). */
  authenticate(accessToken: string, options?: CallOptions): Promise<AccessClaims>
  /** Changes the password and ends every sign-in. Errors: the old password is wrong. */
  changePassword(userId: Id, password: string, newPassword: string, options?: CallOptions): Promise<void>
  /** Changes the address to sign in with. Errors: the password is wrong, the address is taken (`email_taken`). */
  changeEmail(userId: Id, password: string, email: string, options?: CallOptions): Promise<User>
  /**
   * Deletes an account with everything of the person, for good: movements, categories, priorities, receipts with
   * their files, sign-ins, history. The address may register anew. Errors: the password is wrong.
   */
  delete(userId: Id, password: string, options?: CallOptions): Promise<void>
  /**
   * Takes away files that deleted accounts left behind, when a process ended in the middle or the file store was away,
   * and forgets accounts that were deleted longer ago than this; none takes a day. For a host to call when it starts
   * and now and then.
   */
  sweepDeleted(olderThanSeconds?: number | null, options?: CallOptions): Promise<void>
}

/** The profile of one owner. */
export declare class Profile {
  private constructor()
  /** The profile. Errors: the owner is not there. */
  get(options?: CallOptions): Promise<User>
  /** The calendar date that it is for the owner. */
  today(options?: CallOptions): Promise<Day>
  /** Changes the profile. With a version, only if that is still the current one (else `stale`). */
  change(change?: ProfileChange, version?: number | null, options?: CallOptions): Promise<User>
}

/** The categories of one owner. */
export declare class Categories {
  private constructor()
  /** All categories, archived ones included: income first, then by name. */
  list(options?: CallOptions): Promise<Category[]>
  /** A category. Errors: it is not there. */
  get(id: Id, options?: CallOptions): Promise<Category>
  /** The category of a name that is not archived; case and accents do not count. Errors: there is none. */
  named(kind: MovementKind, name: string, options?: CallOptions): Promise<Category>
  /** Creates a category. Errors: a sibling has the name, the parent is not there, has a parent or another kind. */
  create(category: NewCategory, options?: CallOptions): Promise<Category>
  /** Changes a category. With a version, only if that is still the current one (else `stale`). */
  change(id: Id, change?: CategoryChange, version?: number | null, options?: CallOptions): Promise<Category>
  /** Archives a category: its history stays, it is no longer offered. */
  archive(id: Id, options?: CallOptions): Promise<Category>
  /**
   * Deletes a category that nothing uses. Errors: movements or categories below it use it (`in_use`): archive or
   * merge it instead.
   */
  delete(id: Id, version?: number | null, options?: CallOptions): Promise<void>
  /** Moves everything of one category into another of the same kind and deletes it. Gives the other. */
  merge(id: Id, into: Id, options?: CallOptions): Promise<Category>
}

/** The priorities of one owner. */
export declare class Priorities {
  private constructor()
  /** The scale, what matters most first. */
  list(options?: CallOptions): Promise<Priority[]>
  /** A priority. Errors: it is not there. */
  get(id: Id, options?: CallOptions): Promise<Priority>
  /** Creates a priority. Errors: another has the name. */
  create(priority: NewPriority, options?: CallOptions): Promise<Priority>
  /** Changes a priority. With a version, only if that is still the current one (else `stale`). */
  change(id: Id, change?: PriorityChange, version?: number | null, options?: CallOptions): Promise<Priority>
  /** Deletes a priority that nothing uses. Errors: movements or categories use it (`in_use`). */
  delete(id: Id, version?: number | null, options?: CallOptions): Promise<void>
}

/** The movements of one owner. */
export declare class Movements {
  private constructor()
  /**
   * Records a movement. Errors: an amount that is not above zero, a category of the other kind or that is archived,
   * a category or priority that is not there, a taken id.
   */
  record(movement: NewMovement, options?: CallOptions): Promise<Movement>
  /** Records many movements at once, 50 000 at most: all of them, or none. Errors as for `record`. */
  recordAll(movements?: readonly NewMovement[], options?: CallOptions): Promise<Movement[]>
  /** A movement. Errors: it is not there. */
  get(id: Id, options?: CallOptions): Promise<Movement>
  /** A page of movements, newest first. */
  list(filter?: MovementFilter, page?: PageRequest, options?: CallOptions): Promise<MovementPage>
  /** All items of `list`, fetched page by page. */
  iter(filter?: MovementFilter, options?: IterationOptions): AsyncGenerator<Movement, void, undefined>
  /** Changes a movement. With a version, only if that is still the current one (else `stale`). */
  change(id: Id, change?: MovementChange, version?: number | null, options?: CallOptions): Promise<Movement>
  /** Deletes a movement; `restore` brings it back. With a version, only if that is the current one. */
  delete(id: Id, version?: number | null, options?: CallOptions): Promise<void>
  /** Brings a deleted movement back as it was. Errors: it is there (`not_deleted`), it never was (`not_found`). */
  restore(id: Id, options?: CallOptions): Promise<Movement>
  /** The first and the last date that has movements; none without movements. */
  dates(options?: CallOptions): Promise<DateRange | null>
}

/** The receipts of one owner. */
export declare class Receipts {
  private constructor()
  /**
   * Stores a file and queues it to be read. The same content again is found and reported, not doubled.
   *
   * Errors: too large; a type that is not JPEG, PNG, WebP or PDF by its content.
   */
  upload(content: Uint8Array | ArrayBuffer, fileName?: string | null, options?: CallOptions): Promise<Upload>
  /**
   * Uploads a file and reads it at once, without a worker. A file with several receipts gives all of them; one that
   * was there before is not read again.
   */
  scan(content: Uint8Array | ArrayBuffer, fileName?: string | null, options?: CallOptions): Promise<Receipt[]>
  /** Reads a queued receipt at once, without a worker; gives all receipts of its file. */
  readNow(id: Id, options?: CallOptions): Promise<Receipt[]>
  /** A receipt. Errors: it is not there. */
  get(id: Id, options?: CallOptions): Promise<Receipt>
  /** A page of receipts, newest first. */
  list(filter?: ReceiptFilter, page?: PageRequest, options?: CallOptions): Promise<ReceiptPage>
  /** All items of `list`, fetched page by page. */
  iter(filter?: ReceiptFilter, options?: IterationOptions): AsyncGenerator<Receipt, void, undefined>
  /** The file of a receipt, as it was uploaded. */
  file(id: Id, options?: CallOptions): Promise<ReceiptFile>
  /** Corrects the draft without confirming it. Errors: the receipt is not waiting for review. */
  correct(id: Id, correction?: Correction, version?: number | null, options?: CallOptions): Promise<Receipt>
  /**
   * Confirms a receipt: at once it becomes a movement and is marked as confirmed. What was corrected is learnt: the
   * next receipt of that merchant is proposed accordingly.
   *
   * Errors: it is not waiting for review; date or total was neither understood nor given (`field` names it); and
   * those of `movements.record`.
   */
  confirm(id: Id, confirmation?: Confirmation, version?: number | null, options?: CallOptions): Promise<Confirmed>
  /** Says that a receipt is not to become a movement. Errors: it is not waiting for review, and did not fail. */
  reject(id: Id, version?: number | null, options?: CallOptions): Promise<Receipt>
  /** Puts a receipt back into the queue, to be read anew. Errors: it is being read, or was confirmed. */
  retry(id: Id, version?: number | null, options?: CallOptions): Promise<Receipt>
  /**
   * Deletes stored files that no receipt ever pointed at, if they are older than so many seconds (none: a day).
   * Gives what was deleted.
   */
  sweepOrphans(olderThanSeconds?: number | null, options?: CallOptions): Promise<StoredFile[]>
}

/** The reports of one owner. */
export declare class Reports {
  private constructor()
  /** Sums of a range, exact and apart for each currency. */
  summary(request: SummaryRequest, options?: CallOptions): Promise<Summary>
  /** The balance, period by period: each opens with everything before it. */
  runningBalance(dateFrom: Day, dateTo: Day, period: Period, options?: CallOptions): Promise<BalanceLine[]>
  /** What is left of all income after all expenses until a date included, for each currency. */
  balance(until: Day, options?: CallOptions): Promise<Money[]>
  /** Kept totals that differ from the sums of the movements: nothing, unless the database was damaged. */
  verify(options?: CallOptions): Promise<TotalsDrift[]>
  /** Computes the kept totals anew from the movements. */
  rebuild(options?: CallOptions): Promise<void>
}

/** The journal of one owner. */
export declare class History {
  private constructor()
  /** Every change set that changed something, oldest first, also after it was deleted. Errors: it never was. */
  ofEntity(entityId: Id, options?: CallOptions): Promise<JournalEntry[]>
  /** A change set. Errors: it is not there. */
  changeSet(id: Id, options?: CallOptions): Promise<JournalEntry>
  /** The latest change sets, newest first, 500 at most. */
  recent(limit: number, options?: CallOptions): Promise<JournalEntry[]>
  /**
   * The change sets after a sequence, oldest first, 500 at most: for devices that keep a copy. Start with 0 and go
   * on with the last entry's sequence.
   */
  changesSince(sequence: number | bigint, limit: number, options?: CallOptions): Promise<JournalEntry[]>
  /**
   * Takes a change set back, by a new one with the opposite changes; undoing that one does it again. Gives what was
   * taken back. Errors: it is not there; something of it was changed since (`changed_since`, nothing is written); it
   * was a sign-up or sign-in (`not_undoable`).
   */
  undo(id: Id, options?: CallOptions): Promise<ChangeSet>
}

/** The queue. Several workers, also in several processes, share it. */
export declare class Queue {
  private constructor()
  /** How full it is. */
  state(options?: CallOptions): Promise<QueueState>
  /**
   * Takes one due receipt, reads it and hands it over for review. None when nothing is due: a worker waits a while
   * then and asks again.
   */
  work(worker: string, options?: CallOptions): Promise<ReadOutcome | null>
}

/** What an access token says. */
export interface AccessClaims {
  /** Who. */
  userId: Id
  /** By which sign-in. */
  sessionId: Id
  /** Since when. */
  issuedAt: Date
  /** Until when. */
  expiresAt: Date
}

/** A recognised amount of money. */
export interface AmountField {
  /** The value. */
  value: Amount
  /** Its currency (ISO 4217). */
  currency: string
  /** The text it was read from; empty when it was derived. */
  raw: string
  /** How likely it is right, in thousandths. */
  confidence: number
  /** How it came about. */
  source: FieldSource
  /** Where it stands on the document. */
  place: Place | null
}

/** A line of the running balance. */
export interface BalanceLine {
  /** The first day of the period, which may lie before the range. */
  period: Day
  /** The currency (ISO 4217). */
  currency: string
  /** The balance before the period. */
  opening: Amount
  /** What happened in it. */
  sums: Sums
  /** The balance after it. */
  closing: Amount
}

/** A category of income or of expense. */
export interface Category {
  /** Its id. */
  id: Id
  /** Grows by one with each change. */
  version: number
  /** What its movements are. It never changes. */
  kind: MovementKind
  /** The name, unique among its siblings that are not archived (case and accents do not count). */
  name: string
  /** The category above it, which has none above itself. */
  parentId: Id | null
  /** A colour to draw it in, as `#rrggbb`. */
  colour: string | null
  /** An icon to draw it with. */
  icon: string | null
  /** The priority of a movement that does not say its own. */
  defaultPriorityId: Id | null
  /** When it was archived: kept with its history, no longer offered. */
  archivedAt: Date | null
  /** When it was created. */
  createdAt: Date
  /** When it was last changed. */
  updatedAt: Date
}

/** A change of a category: what is none stays as it is; what `clear` names becomes empty. */
export interface CategoryChange {
  /** The name. */
  name?: string | null | undefined
  /** The category above it. */
  parentId?: Id | null | undefined
  /** A colour to draw it in, as `#rrggbb`. */
  colour?: string | null | undefined
  /** An icon to draw it with. */
  icon?: string | null | undefined
  /** The priority of a movement that does not say its own. */
  defaultPriorityId?: Id | null | undefined
  /** `true` archives: kept with its history, no longer offered. `false` brings it back. */
  archived?: boolean | null | undefined
  /** Fields that become empty. */
  clear?: readonly CategoryField[] | undefined
}

/** A change of one thing. */
export interface Change {
  /** What it is. */
  entity: EntityKind
  /** Its id. */
  entityId: Id
  /** What happened to it. */
  edit: EditKind
  /** As it was; none if it is new. */
  before: Snapshot | null
  /** As it became; none if it was deleted. */
  after: Snapshot | null
}

/** One write: all of its changes, or none. */
export interface ChangeSet {
  /** Its id, for undo. */
  id: Id
  /** Who did it. */
  actor: ActorKind
  /** The user, if one did it. */
  userId: Id | null
  /** The worker, if one did it. */
  worker: string | null
  /** When. */
  at: Date
  /** What for: the use case, such as `movements.record`. */
  reason: string
  /** The caller's idempotency key. */
  idempotencyKey: string | null
  /** The change set that this one takes back. */
  undoes: Id | null
  /** What changed. */
  changes: Change[]
}

/** What to open. Only `database` must be said. */
export interface Config {
  /**
   * Where receipt files are kept: `memory:`, `file:///folder` (or the bare path), or `s3://bucket/prefix` with the
   * usual variables of AWS. None keeps them beside a SQLite file, in a folder named like it with `-receipts` at the
   * end, and in memory for a database in memory; with PostgreSQL it has to be said.
   */
  storage?: string | URL | null | undefined
  /** What reads receipts; none if receipts are not read here, or if the host passes a reader of its own. */
  reader?: Engine | ReceiptReader | null | undefined
  /** The folder with the models of the local engine; none takes `CASHFLOW_OCR_MODELS`, or the user's cache. */
  models?: string | URL | null | undefined
  /** One local owner, or users who sign in; none takes one local owner. */
  owners?: Owners | null | undefined
  /** Who the local owner is; it matters only when the database is new. */
  owner?: Owner | null | undefined
  /**
   * The secrets that access tokens are signed with, 32 bytes or more each: the first signs, all are accepted. Needed
   * for sign-in only.
   */
  tokenSecrets?: readonly string[] | undefined
  /** The largest receipt file in bytes; none takes 10 MiB. */
  maxFileSize?: number | null | undefined
  /** How long an access token is good for, in seconds; none takes 15 minutes. */
  accessTokenSeconds?: number | null | undefined
  /** How long a refresh token is good for, in seconds; none takes 30 days. */
  refreshTokenSeconds?: number | null | undefined
}

/** What a person adds when they confirm a receipt. */
export interface Confirmation {
  /** Corrections of what was understood. */
  correction?: Correction | null | undefined
  /** In or out; none takes an expense. */
  kind?: MovementKind | null | undefined
  /** What it was for. */
  description?: string | null | undefined
  /** Free labels, 20 at most. */
  tags?: readonly string[] | undefined
  /** Where the money is kept. */
  account?: string | null | undefined
  /** The movement's own id; none makes one. */
  movementId?: Id | null | undefined
}

/** A confirmed receipt and the movement it became. */
export interface Confirmed {
  /** The receipt. */
  receipt: Receipt
  /** The movement. */
  movement: Movement
}

/** What a person says about a receipt: what is none stays as it was understood. */
export interface Correction {
  /** The merchant; it becomes the payee. */
  merchant?: string | null | undefined
  /** The date of the purchase. */
  date?: Day | null | undefined
  /** What was paid. Without `currency` it is in that of the receipt, or the owner's. */
  total?: Amount | bigint | null | undefined
  /** The currency (ISO 4217); alone it says what the understood total is in. */
  currency?: string | null | undefined
  /** The category. */
  categoryId?: Id | null | undefined
  /** The priority. */
  priorityId?: Id | null | undefined
}

/** Dates from the first to the last, both included. */
export interface DateRange {
  /** The first day. */
  dateFrom: Day
  /** The last day. */
  dateTo: Day
}

/** A recognised date. */
export interface DayField {
  /** The value. */
  value: Day
  /** The text it was read from; empty when it was derived. */
  raw: string
  /** How likely it is right, in thousandths. */
  confidence: number
  /** How it came about. */
  source: FieldSource
  /** Where it stands on the document. */
  place: Place | null
}

/** A document to read. */
export interface Document {
  /** Its content. */
  content: Buffer
  /** What it is, decided by its content. */
  mediaType: MediaType
}

/** A proposed category or priority. */
export interface IdField {
  /** The id. */
  value: Id
  /** The text it was proposed for; empty when there is none. */
  raw: string
  /** How likely it is right, in thousandths. */
  confidence: number
  /** How it came about. */
  source: FieldSource
  /** Where it stands on the document. */
  place: Place | null
}

/** A change set with its place in the owner's feed. */
export interface JournalEntry {
  /** Grows with each; it may jump. */
  sequence: number
  /** What was written. */
  changeSet: ChangeSet
}

/** One line of what was bought. */
export interface LineItem {
  /** The name, as printed. */
  description: TextField
  /** How many, or how much of a unit. */
  quantity: Amount | null
  /** The price of one. */
  unitPrice: Amount | null
  /** What the line costs; negative for a return or a discount line. */
  amount: AmountField
}

/** An amount of a currency. */
export interface Money {
  /** The amount. */
  amount: Amount
  /** Its currency (ISO 4217). */
  currency: string
}

/** Money that came in or went out. */
export interface Movement {
  /** Its id. */
  id: Id
  /** Grows by one with each change. */
  version: number
  /** In or out. */
  kind: MovementKind
  /** How much: always above zero, `kind` tells the direction. It has the decimals of its currency. */
  amount: Amount
  /** The currency (ISO 4217). */
  currency: string
  /** The calendar date it counts on. */
  date: Day
  /** What it was for; may be empty. */
  description: string
  /** The category, of the same kind. */
  categoryId: Id | null
  /** Who was paid, or who paid. */
  payee: string | null
  /** How much it mattered. */
  priorityId: Id | null
  /** Free labels, in their order. */
  tags: string[]
  /** Where the money is kept. */
  account: string | null
  /** The receipt it was confirmed from. */
  receiptId: Id | null
  /** When it was recorded. */
  createdAt: Date
  /** When it was last changed. */
  updatedAt: Date
}

/** A change of a movement: what is none stays as it is; what `clear` names becomes empty. */
export interface MovementChange {
  /** In or out. */
  kind?: MovementKind | null | undefined
  /** How much; above zero. Without `currency` it is in the movement's. */
  amount?: Amount | bigint | null | undefined
  /** The currency (ISO 4217); only together with an amount. */
  currency?: string | null | undefined
  /** The date it counts on. */
  date?: Day | null | undefined
  /** What it was for; empty takes it away. */
  description?: string | null | undefined
  /** The category, of the same kind. */
  categoryId?: Id | null | undefined
  /** Who was paid, or who paid. */
  payee?: string | null | undefined
  /** How much it mattered. */
  priorityId?: Id | null | undefined
  /** Free labels, all of them. */
  tags?: readonly string[] | null | undefined
  /** Where the money is kept. */
  account?: string | null | undefined
  /** Fields that become empty. */
  clear?: readonly MovementField[] | undefined
}

/** Which movements a list shows: all that is set must hold. */
export interface MovementFilter {
  /** On this date or later. */
  dateFrom?: Day | null | undefined
  /** On this date or earlier. */
  dateTo?: Day | null | undefined
  /** Income or expense only. */
  kind?: MovementKind | null | undefined
  /** In this category or one below it. */
  categoryId?: Id | null | undefined
  /** Those without a category; not together with `categoryId`. */
  uncategorised?: boolean | undefined
  /** This much or more, in units of whatever currency the movement has. */
  min?: Amount | bigint | null | undefined
  /** This much or less, in units of whatever currency the movement has. */
  max?: Amount | bigint | null | undefined
  /** In this currency (ISO 4217). */
  currency?: string | null | undefined
  /** With this text in description or payee; case and accents do not count. */
  text?: string | null | undefined
  /** With this tag, exactly. */
  tag?: string | null | undefined
  /** With this priority. */
  priorityId?: Id | null | undefined
  /** Of this account, exactly. */
  account?: string | null | undefined
  /** Confirmed from this receipt. */
  receiptId?: Id | null | undefined
}

/** A page of movements, newest first. */
export interface MovementPage {
  /** The movements. */
  items: Movement[]
  /** The cursor of the older ones, if there are any. */
  next: string | null
  /** The cursor of the newer ones, if there may be any. */
  previous: string | null
}

/** A category to be created. */
export interface NewCategory {
  /** What its movements are; it cannot be changed later. */
  kind: MovementKind
  /** The name, unique among its siblings. */
  name: string
  /** The category above it, which must have none above itself. */
  parentId?: Id | null | undefined
  /** A colour to draw it in, as `#rrggbb`. */
  colour?: string | null | undefined
  /** An icon to draw it with. */
  icon?: string | null | undefined
  /** The priority of a movement that does not say its own. */
  defaultPriorityId?: Id | null | undefined
  /** The caller's own id; none makes one. */
  id?: Id | null | undefined
}

/** A movement to be recorded. */
export interface NewMovement {
  /** In or out. */
  kind: MovementKind
  /** How much; above zero, with no more decimals than the currency has. */
  amount: Amount | bigint
  /** The date it counts on. */
  date: Day
  /** The currency (ISO 4217); none takes the owner's. */
  currency?: string | null | undefined
  /** What it was for. */
  description?: string | null | undefined
  /** The category, of the same kind. */
  categoryId?: Id | null | undefined
  /** Who was paid, or who paid. */
  payee?: string | null | undefined
  /** How much it mattered; none takes the category's default. */
  priorityId?: Id | null | undefined
  /** Free labels, 20 at most. */
  tags?: readonly string[] | undefined
  /** Where the money is kept. */
  account?: string | null | undefined
  /** The caller's own id; none makes one. */
  id?: Id | null | undefined
}

/** A priority to be created. */
export interface NewPriority {
  /** The name, unique on the scale. */
  name: string
  /** Its place on the scale: the lowest matters most. */
  rank: number | bigint
}

/** A person who registers. */
export interface NewUser {
  /** The name. */
  name: string
  /** The address to sign in with. */
  email: string
  /** The password, of 8 to 128 characters. */
  password: string
  /** The currency they think in (ISO 4217); none takes EUR. */
  currency?: string | null | undefined
  /** Language and region (BCP 47), also that of the first categories; none takes `en`. */
  locale?: string | null | undefined
  /** What "today" means (IANA); none takes UTC. */
  timeZone?: string | null | undefined
}

/** Who the local owner of a new database is. */
export interface Owner {
  /** The name; none takes "Local owner". */
  name?: string | null | undefined
  /** The currency they think in (ISO 4217); none takes EUR. */
  currency?: string | null | undefined
  /** Language and region (BCP 47), also that of the first categories; none takes `en`. */
  locale?: string | null | undefined
  /** What "today" means (IANA); none takes UTC. */
  timeZone?: string | null | undefined
}

/** How much of a list, and from where. Lists come newest first. */
export interface PageRequest {
  /** The most items, 1 to 500; none takes 50. */
  limit?: number | null | undefined
  /** Where to go on: `next` or `previous` of a page; none starts at the newest. */
  cursor?: string | null | undefined
}

/** A recognised way of paying. */
export interface PaymentField {
  /** The value. */
  value: PaymentMethod
  /** The text it was read from; empty when it was derived. */
  raw: string
  /** How likely it is right, in thousandths. */
  confidence: number
  /** How it came about. */
  source: FieldSource
  /** Where it stands on the document. */
  place: Place | null
}

/** A place on a document. */
export interface Place {
  /** The page, from 1. */
  page: number
  /** Four corners in reading order of the text: top left, top right, bottom right, bottom left. */
  corners: Point[]
}

/** A point. In a reading: pixels of the page. In a draft: ten-thousandths of the upright page's width and height. */
export interface Point {
  /** To the right. */
  x: number
  /** Downwards. */
  y: number
}

/** A step of the scale. */
export interface Priority {
  /** Its id. */
  id: Id
  /** Grows by one with each change. */
  version: number
  /** The name, unique on the scale (case and accents do not count). */
  name: string
  /** Its place on the scale: the lowest matters most. */
  rank: number
  /** When it was created. */
  createdAt: Date
  /** When it was last changed. */
  updatedAt: Date
}

/** A change of a priority: what is none stays as it is. */
export interface PriorityChange {
  /** The name. */
  name?: string | null | undefined
  /** Its place on the scale: the lowest matters most. */
  rank?: number | bigint | null | undefined
}

/** A change of the profile: what is none stays as it is. The e-mail address is changed by `users.change_email`. */
export interface ProfileChange {
  /** The name. */
  name?: string | null | undefined
  /** The currency they think in (ISO 4217). */
  currency?: string | null | undefined
  /** Language and region (BCP 47). */
  locale?: string | null | undefined
  /** What "today" means (IANA). */
  timeZone?: string | null | undefined
}

/** How full the queue is. */
export interface QueueState {
  /** Receipts waiting. */
  queued: number
  /** Receipts being read. */
  reading: number
  /** Since when the longest waiting one is due, or when the next one will be. */
  oldestDue: Date | null
}

/** The text of a whole document, as an engine read it. */
export interface Reading {
  /** The engine and its model, for provenance. */
  engine: string
  /** The pages in their order. A photo has one. */
  pages?: readonly ReadingPage[] | undefined
}

/** One run of text on one line. A row of a receipt may consist of several. */
export interface ReadingLine {
  /** The text as read. */
  text: string
  /** The engine's own score, in thousandths. */
  confidence: number
  /**
   * Four corners in pixels, in reading order of the text: top left, top right, bottom right, bottom left; or the
   * top left and the bottom right one of an upright box.
   */
  corners?: readonly Point[] | undefined
  /** Its words, where the engine tells them apart. */
  words?: readonly ReadingWord[] | undefined
}

/** One page of a reading. */
export interface ReadingPage {
  /** Width in pixels of the upright page that the corners refer to. */
  width: number
  /** Height in pixels of the upright page that the corners refer to. */
  height: number
  /** The lines in any order. */
  lines?: readonly ReadingLine[] | undefined
}

/** One word of a line. */
export interface ReadingWord {
  /** The text as read. */
  text: string
  /** The engine's own score, in thousandths. */
  confidence: number
  /** Its corners, as those of a line. */
  corners?: readonly Point[] | undefined
}

/** A receipt: one document of a file, what was understood of it, and where it is on its way. */
export interface Receipt {
  /** Its id. */
  id: Id
  /** Grows by one with each change. */
  version: number
  /** Where it is on its way. */
  status: ReceiptStatus
  /** The stored file. */
  file: StoredFile
  /** The name it was uploaded under, for show only. */
  fileName: string | null
  /** Which of the receipts in the file it is, from 1. */
  part: number
  /** How often reading it was begun since it was last queued. */
  attempts: number
  /** What was understood; from review on. */
  draft: ReceiptDraft | null
  /** The movement it became, when it is confirmed. */
  movementId: Id | null
  /** While it is queued: it is not read before this. While it is read: after this another worker may take over. */
  due: Date | null
  /** The worker that reads it. */
  worker: string | null
  /** The stable code of the error, when it failed. */
  failureCode: string | null
  /** The reason for people, when it failed. */
  failureMessage: string | null
  /** When it was uploaded. */
  createdAt: Date
  /** When it was last changed. */
  updatedAt: Date
}

/** What a receipt says, as far as it was understood. Nothing in it has been confirmed by a person yet. */
export interface ReceiptDraft {
  /** The name of the business, as printed. */
  merchant: TextField | null
  /** Its tax number, as printed without blanks. */
  taxId: TextField | null
  /** The date of the purchase. */
  date: DayField | null
  /** The currency of all amounts (ISO 4217). */
  currency: TextField | null
  /** What was to pay, all included, after rounding. */
  total: AmountField | null
  /** Before tax, tip, discount and rounding, where printed. */
  subtotal: AmountField | null
  /** The tip. */
  tip: AmountField | null
  /** The discount, as a positive amount. */
  discount: AmountField | null
  /** The rounding to what coins can pay; may be negative. */
  rounding: AmountField | null
  /** The taxes, a line for each rate. */
  taxes: TaxLine[]
  /** How it was paid. */
  payment: PaymentField | null
  /** The lines of what was bought. */
  items: LineItem[]
  /** The likely category of the user. */
  category: IdField | null
  /** The likely priority of the user. */
  priority: IdField | null
  /** What a reviewer should know. */
  warnings: DraftWarning[]
}

/** The file of a receipt with its content. */
export interface ReceiptFile {
  /** The stored file. */
  file: StoredFile
  /** Its content, as it was uploaded. */
  content: Buffer
}

/** Which receipts a list shows. */
export interface ReceiptFilter {
  /** With one of these states; empty for all. */
  status?: readonly ReceiptStatus[] | undefined
}

/** A page of receipts, newest first. */
export interface ReceiptPage {
  /** The receipts. */
  items: Receipt[]
  /** The cursor of the older ones, if there are any. */
  next: string | null
  /** The cursor of the newer ones, if there may be any. */
  previous: string | null
}

/** A signed-in user with their tokens. */
export interface SignIn {
  /** Who. */
  userId: Id
  /** For each request; see `authenticate` and `signedIn`. */
  accessToken: string
  /** When the access token expires. */
  expiresAt: Date
  /** For the next `refresh`, once. */
  refreshToken: string
}

/** A thing as it was at some time: the one field of its kind is set. Credentials and sign-ins show nothing. */
export interface Snapshot {
  /** The profile. */
  user: User | null
  /** The priority. */
  priority: Priority | null
  /** The category. */
  category: Category | null
  /** The movement. */
  movement: Movement | null
  /** The receipt. */
  receipt: Receipt | null
}

/** A file in the file store. */
export interface StoredFile {
  /** SHA-256 of the content, in hexadecimal. */
  sha256: string
  /** What it is, decided by its content. */
  mediaType: MediaType
  /** Its size in bytes. */
  size: number
}

/** The sums of a range. */
export interface Summary {
  /** The first day. */
  dateFrom: Day
  /** The last day, included. */
  dateTo: Day
  /** The first day of what it is compared with. */
  comparedFrom: Day | null
  /** The last day of what it is compared with. */
  comparedTo: Day | null
  /** A line for each period, value and currency that has movements (in either range, if it is compared). */
  lines: SummaryLine[]
  /** The whole, a line for each currency. */
  totals: SummaryLine[]
}

/** One line of a summary. */
export interface SummaryLine {
  /** The first day of the period, which may lie before the range. */
  period: Day | null
  /** The category, in a report by category; none for movements without one. */
  categoryId: Id | null
  /** The priority, in a report by priority; none for movements without one. */
  priorityId: Id | null
  /** The payee, tag or account, in a report by one of these; none for movements without one. */
  label: string | null
  /** The currency (ISO 4217). */
  currency: string
  /** The sums. */
  sums: Sums
  /** The sums of the same line in the range before. */
  previous: Sums | null
}

/** What a summary is to show. */
export interface SummaryRequest {
  /** The first day. */
  dateFrom: Day
  /** The last day, included. */
  dateTo: Day
  /** A line for each calendar period. */
  period?: Period | null | undefined
  /** A line for each value of this. */
  group?: Grouping | null | undefined
  /** What it is compared with. */
  compare?: Comparison | null | undefined
  /** Income or expense only. */
  kind?: MovementKind | null | undefined
  /** One category with the ones below it. */
  categoryId?: Id | null | undefined
  /** One priority. */
  priorityId?: Id | null | undefined
  /** One currency (ISO 4217). */
  currency?: string | null | undefined
  /** One account. */
  account?: string | null | undefined
}

/** Sums of one currency. */
export interface Sums {
  /** Money in. */
  income: Amount
  /** Money out, as a positive sum. */
  expense: Amount
  /** Income less expense. */
  net: Amount
  /** How many movements. */
  count: number
}

/** One rate of a tax. */
export interface TaxLine {
  /** The percentage, such as 21. */
  rate: Amount | null
  /** What it is charged on. */
  base: Amount | null
  /** The tax. */
  amount: AmountField
}

/** A recognised text. */
export interface TextField {
  /** The value. */
  value: string
  /** The text it was read from; empty when it was derived. */
  raw: string
  /** How likely it is right, in thousandths. */
  confidence: number
  /** How it came about. */
  source: FieldSource
  /** Where it stands on the document. */
  place: Place | null
}

/** A kept total that differs from the sum of the movements: a damaged database. */
export interface TotalsDrift {
  /** The first day of the month. */
  month: Day
  /** Income or expense. */
  kind: MovementKind
  /** The category. */
  categoryId: Id | null
  /** The priority. */
  priorityId: Id | null
  /** The currency (ISO 4217). */
  currency: string
  /** The kept sum. */
  kept: Amount
  /** The kept number of movements. */
  keptCount: number
  /** The sum of the movements. */
  actual: Amount
  /** The number of movements. */
  actualCount: number
}

/** What an upload came to. */
export interface Upload {
  /** The receipt: a new one, or the one that the same file became before. */
  receipt: Receipt
  /** Whether the same file was there already. Nothing was written then. */
  duplicate: boolean
}

/** A person, or the single local owner. */
export interface User {
  /** Its id: the owner of everything it records. */
  id: Id
  /** Grows by one with each change. */
  version: number
  /** The name. */
  name: string
  /** The address it signs in with; none for a local owner. */
  email: string | null
  /** The currency it thinks in (ISO 4217). */
  currency: string
  /** Language and region (BCP 47). */
  locale: string
  /** What "today" means (IANA). */
  timeZone: string
  /** When it was created. */
  createdAt: Date
  /** When it was last changed. */
  updatedAt: Date
}

/** Who did something. */
export declare const ActorKind: {
  /** A person. */
  readonly User: 'user'
  /** A worker that reads receipts. */
  readonly Worker: 'worker'
  /** The library itself. */
  readonly System: 'system'
}
/** Who did something. */
export type ActorKind = 'user' | 'worker' | 'system'

/** A field of a category that may be empty. */
export declare const CategoryField: {
  /** The category above it. */
  readonly Parent: 'parent'
  /** The colour. */
  readonly Colour: 'colour'
  /** The icon. */
  readonly Icon: 'icon'
  /** The priority of a movement that does not say its own. */
  readonly DefaultPriority: 'default_priority'
}
/** A field of a category that may be empty. */
export type CategoryField = 'parent' | 'colour' | 'icon' | 'default_priority'

/** What a summary is compared with. */
export declare const Comparison: {
  /** The range before it: as many whole months for whole months, else as many days. */
  readonly PreviousPeriod: 'previous_period'
}
/** What a summary is compared with. */
export type Comparison = 'previous_period'

/** What a reviewer should know about a draft. */
export declare const DraftWarning: {
  /** The lines, taxes and rounding do not add up to the total. */
  readonly SumsDisagree: 'sums_disagree'
  /** Day and month could be the other way round. */
  readonly AmbiguousDate: 'ambiguous_date'
  /** No currency was found: the user's own was taken. */
  readonly CurrencyAssumed: 'currency_assumed'
  /** The file shows more than one receipt. */
  readonly SeveralReceipts: 'several_receipts'
  /** Nothing that looks like a receipt was found. */
  readonly NotAReceipt: 'not_a_receipt'
  /** A movement of that date and amount is there already: this may be another photo of the same receipt. */
  readonly PossibleDuplicate: 'possible_duplicate'
}
/** What a reviewer should know about a draft. */
export type DraftWarning = 'sums_disagree' | 'ambiguous_date' | 'currency_assumed' | 'several_receipts' | 'not_a_receipt' | 'possible_duplicate'

/** What happened to one thing. */
export declare const EditKind: {
  /** It is new. */
  readonly Insert: 'insert'
  /** It changed. */
  readonly Update: 'update'
  /** It was deleted. */
  readonly Delete: 'delete'
}
/** What happened to one thing. */
export type EditKind = 'insert' | 'update' | 'delete'

/** What reads receipts. */
export declare const Engine: {
  /** Two small neural networks on this machine; no network. */
  readonly Local: 'local'
  /** Amazon Textract, with the usual variables of AWS. */
  readonly Textract: 'textract'
}
/** What reads receipts. */
export type Engine = 'local' | 'textract'

/** What a change is about. */
export declare const EntityKind: {
  /** The owner's profile. */
  readonly User: 'user'
  /** What it signs in with. */
  readonly Credential: 'credential'
  /** A sign-in. */
  readonly Session: 'session'
  /** A priority. */
  readonly Priority: 'priority'
  /** A category. */
  readonly Category: 'category'
  /** A movement. */
  readonly Movement: 'movement'
  /** A receipt. */
  readonly Receipt: 'receipt'
}
/** What a change is about. */
export type EntityKind = 'user' | 'credential' | 'session' | 'priority' | 'category' | 'movement' | 'receipt'

/** What a caller can do about an error. Each language has an exception or a code for each. */
export declare const ErrorKind: {
  /** The input breaks a rule; `field` names it. */
  readonly Invalid: 'invalid'
  /** No, bad or expired credentials. */
  readonly Unauthenticated: 'unauthenticated'
  /** Known, but not allowed. */
  readonly Forbidden: 'forbidden'
  /** Not there, or somebody else's. */
  readonly NotFound: 'not_found'
  /** Taken name, row in use, wrong state, or a handle that was closed. */
  readonly Conflict: 'conflict'
  /** Changed by somebody else in the meantime. */
  readonly Stale: 'stale'
  /** Over a size limit. */
  readonly TooLarge: 'too_large'
  /** A file type that nothing here reads. */
  readonly UnsupportedMedia: 'unsupported_media'
  /** A file of the right type that cannot be decoded. */
  readonly Unreadable: 'unreadable'
  /** The same idempotency key with other content. */
  readonly IdempotencyMismatch: 'idempotency_mismatch'
  /** Too many requests. */
  readonly RateLimited: 'rate_limited'
  /** A dependency is away; the same call may go through later. */
  readonly Unavailable: 'unavailable'
  /** A bug or a damaged store. */
  readonly Internal: 'internal'
}
/** What a caller can do about an error. Each language has an exception or a code for each. */
export type ErrorKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict' | 'stale' | 'too_large' | 'unsupported_media' | 'unreadable' | 'idempotency_mismatch' | 'rate_limited' | 'unavailable' | 'internal'

/** How a value came about. */
export declare const FieldSource: {
  /** Read by the engine. */
  readonly Ocr: 'ocr'
  /** Typed by the provider of the reading. */
  readonly Provider: 'provider'
  /** Derived from other values, by a sum for example. */
  readonly Derived: 'derived'
  /** From the user's own past movements and corrections. */
  readonly History: 'history'
  /** From words on the receipt. */
  readonly Keyword: 'keyword'
  /** Said by the user. */
  readonly User: 'user'
}
/** How a value came about. */
export type FieldSource = 'ocr' | 'provider' | 'derived' | 'history' | 'keyword' | 'user'

/** What the lines of a report are told apart by. */
export declare const Grouping: {
  /** Each category by itself. */
  readonly Category: 'category'
  /** Each category with the ones below it. */
  readonly ParentCategory: 'parent_category'
  /** Each priority. */
  readonly Priority: 'priority'
  /** Each payee; spellings with the same key count as one. */
  readonly Payee: 'payee'
  /** Each tag. A movement counts once for each of its tags, so the lines may add up to more than the whole. */
  readonly Tag: 'tag'
  /** Each account. */
  readonly Account: 'account'
}
/** What the lines of a report are told apart by. */
export type Grouping = 'category' | 'parent_category' | 'priority' | 'payee' | 'tag' | 'account'

/** What a file is. */
export declare const MediaType: {
  /** A photo (`image/jpeg`). */
  readonly Jpeg: 'jpeg'
  /** A screenshot or scan (`image/png`). */
  readonly Png: 'png'
  /** A photo from the web (`image/webp`). */
  readonly Webp: 'webp'
  /** A document (`application/pdf`). */
  readonly Pdf: 'pdf'
}
/** What a file is. */
export type MediaType = 'jpeg' | 'png' | 'webp' | 'pdf'

/** A field of a movement that may be empty. */
export declare const MovementField: {
  /** The category. */
  readonly Category: 'category'
  /** Who was paid, or who paid. */
  readonly Payee: 'payee'
  /** How much it mattered. */
  readonly Priority: 'priority'
  /** Where the money is kept. */
  readonly Account: 'account'
}
/** A field of a movement that may be empty. */
export type MovementField = 'category' | 'payee' | 'priority' | 'account'

/** The direction of a movement. */
export declare const MovementKind: {
  /** Money in. */
  readonly Income: 'income'
  /** Money out. */
  readonly Expense: 'expense'
}
/** The direction of a movement. */
export type MovementKind = 'income' | 'expense'

/** Whose data a handle works on. */
export declare const Owners: {
  /** One local owner without any sign-in, who is created when the database is new. */
  readonly Local: 'local'
  /** Users who register and sign in. The opened handle itself acts for nobody: `signedIn` gives one that does. */
  readonly Many: 'many'
}
/** Whose data a handle works on. */
export type Owners = 'local' | 'many'

/** How a receipt was paid. */
export declare const PaymentMethod: {
  /** Coins and notes. */
  readonly Cash: 'cash'
  /** A debit or credit card. */
  readonly Card: 'card'
  /** A bank transfer or direct debit. */
  readonly Transfer: 'transfer'
  /** Anything else: voucher, wallet and so on. */
  readonly Other: 'other'
}
/** How a receipt was paid. */
export type PaymentMethod = 'cash' | 'card' | 'transfer' | 'other'

/** A calendar period that a report can be cut into. */
export declare const Period: {
  /** A day. */
  readonly Day: 'day'
  /** A week of ISO 8601: from Monday to Sunday. */
  readonly Week: 'week'
  /** A calendar month. */
  readonly Month: 'month'
  /** A quarter: from January, April, July or October. */
  readonly Quarter: 'quarter'
  /** A calendar year. */
  readonly Year: 'year'
}
/** A calendar period that a report can be cut into. */
export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** What became of a receipt that a worker took. */
export declare const ReadOutcome: {
  /** It waits for review. */
  readonly Read: 'read'
  /** It cannot be read; the receipt says why. */
  readonly Failed: 'failed'
  /** The reader is away: it is back in the queue, for later. */
  readonly Postponed: 'postponed'
  /** Somebody else changed it in the meantime; nothing was written. */
  readonly Lost: 'lost'
}
/** What became of a receipt that a worker took. */
export type ReadOutcome = 'read' | 'failed' | 'postponed' | 'lost'

/** Where a receipt is on its way. */
export declare const ReceiptStatus: {
  /** Stored and queued. */
  readonly Uploaded: 'uploaded'
  /** A worker reads it. */
  readonly Reading: 'reading'
  /** Waiting for a person. */
  readonly Review: 'review'
  /** Became a movement. */
  readonly Confirmed: 'confirmed'
  /** Will not become a movement. */
  readonly Rejected: 'rejected'
  /** Could not be read. */
  readonly Failed: 'failed'
}
/** Where a receipt is on its way. */
export type ReceiptStatus = 'uploaded' | 'reading' | 'review' | 'confirmed' | 'rejected' | 'failed'

/**
 * An engine that reads documents. What it saw goes through the same understanding as a reading of the local engine.
 *
 * An error that it gives comes back typed: `unreadable`, `too_large` and `unsupported_media` make the receipt fail,
 * `unavailable` puts it back into the queue. Anything else it may throw makes the receipt fail with
 * `host_reader_failed`.
 */
export interface ReceiptReader {
  /** Reads a document. */
  read(document: Document): Reading | Promise<Reading>
}
