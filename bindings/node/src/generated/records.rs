//! Written by `cargo codegen` from the facade: change that instead.

use crate::conv::records::{input, output};

output! { AccessClaims {
    user_id c"userId"
    session_id c"sessionId"
    issued_at c"issuedAt"
    expires_at c"expiresAt"
} }

output! { AmountField {
    value c"value"
    currency c"currency"
    raw c"raw"
    confidence c"confidence"
    source c"source"
    place c"place"
} }

output! { BalanceLine {
    period c"period"
    currency c"currency"
    opening c"opening"
    sums c"sums"
    closing c"closing"
} }

output! { Category {
    id c"id"
    version c"version"
    kind c"kind"
    name c"name"
    parent_id c"parentId"
    colour c"colour"
    icon c"icon"
    default_priority_id c"defaultPriorityId"
    archived_at c"archivedAt"
    created_at c"createdAt"
    updated_at c"updatedAt"
} }

input! { CategoryChange {
    name c"name" may
    parent_id c"parentId" may
    colour c"colour" may
    icon c"icon" may
    default_priority_id c"defaultPriorityId" may
    archived c"archived" may
    clear c"clear" may
} }

output! { Change {
    entity c"entity"
    entity_id c"entityId"
    edit c"edit"
    before c"before"
    after c"after"
} }

output! { ChangeSet {
    id c"id"
    actor c"actor"
    user_id c"userId"
    worker c"worker"
    at c"at"
    reason c"reason"
    idempotency_key c"idempotencyKey"
    undoes c"undoes"
    changes c"changes"
} }

input! { Config {
    database c"database" must
    storage c"storage" may
    reader c"reader" may
    models c"models" may
    owners c"owners" may
    owner c"owner" may
    token_secrets c"tokenSecrets" may
    max_file_size c"maxFileSize" may
    access_token_seconds c"accessTokenSeconds" may
    refresh_token_seconds c"refreshTokenSeconds" may
} }

input! { Confirmation {
    correction c"correction" may
    kind c"kind" may
    description c"description" may
    tags c"tags" may
    account c"account" may
    movement_id c"movementId" may
} }

output! { Confirmed {
    receipt c"receipt"
    movement c"movement"
} }

input! { Correction {
    merchant c"merchant" may
    date c"date" may
    total c"total" may
    currency c"currency" may
    category_id c"categoryId" may
    priority_id c"priorityId" may
} }

output! { DateRange {
    date_from c"dateFrom"
    date_to c"dateTo"
} }

output! { DayField {
    value c"value"
    raw c"raw"
    confidence c"confidence"
    source c"source"
    place c"place"
} }

output! { Document {
    content c"content"
    media_type c"mediaType"
} }

output! { IdField {
    value c"value"
    raw c"raw"
    confidence c"confidence"
    source c"source"
    place c"place"
} }

output! { JournalEntry {
    sequence c"sequence"
    change_set c"changeSet"
} }

output! { LineItem {
    description c"description"
    quantity c"quantity"
    unit_price c"unitPrice"
    amount c"amount"
} }

output! { Money {
    amount c"amount"
    currency c"currency"
} }

output! { Movement {
    id c"id"
    version c"version"
    kind c"kind"
    amount c"amount"
    currency c"currency"
    date c"date"
    description c"description"
    category_id c"categoryId"
    payee c"payee"
    priority_id c"priorityId"
    tags c"tags"
    account c"account"
    receipt_id c"receiptId"
    created_at c"createdAt"
    updated_at c"updatedAt"
} }

input! { MovementChange {
    kind c"kind" may
    amount c"amount" may
    currency c"currency" may
    date c"date" may
    description c"description" may
    category_id c"categoryId" may
    payee c"payee" may
    priority_id c"priorityId" may
    tags c"tags" may
    account c"account" may
    clear c"clear" may
} }

input! { MovementFilter {
    date_from c"dateFrom" may
    date_to c"dateTo" may
    kind c"kind" may
    category_id c"categoryId" may
    uncategorised c"uncategorised" may
    min c"min" may
    max c"max" may
    currency c"currency" may
    text c"text" may
    tag c"tag" may
    priority_id c"priorityId" may
    account c"account" may
    receipt_id c"receiptId" may
} }

output! { MovementPage {
    items c"items"
    next c"next"
    previous c"previous"
} }

input! { NewCategory {
    kind c"kind" must
    name c"name" must
    parent_id c"parentId" may
    colour c"colour" may
    icon c"icon" may
    default_priority_id c"defaultPriorityId" may
    id c"id" may
} }

input! { NewMovement {
    kind c"kind" must
    amount c"amount" must
    date c"date" must
    currency c"currency" may
    description c"description" may
    category_id c"categoryId" may
    payee c"payee" may
    priority_id c"priorityId" may
    tags c"tags" may
    account c"account" may
    id c"id" may
} }

input! { NewPriority {
    name c"name" must
    rank c"rank" must
} }

input! { NewUser {
    name c"name" must
    email c"email" must
    password c"password" must
    currency c"currency" may
    locale c"locale" may
    time_zone c"timeZone" may
} }

input! { Owner {
    name c"name" may
    currency c"currency" may
    locale c"locale" may
    time_zone c"timeZone" may
} }

input! { PageRequest {
    limit c"limit" may
    cursor c"cursor" may
} }

output! { PaymentField {
    value c"value"
    raw c"raw"
    confidence c"confidence"
    source c"source"
    place c"place"
} }

output! { Place {
    page c"page"
    corners c"corners"
} }

input! { Point {
    x c"x" must
    y c"y" must
} }

output! { Point {
    x c"x"
    y c"y"
} }

output! { Priority {
    id c"id"
    version c"version"
    name c"name"
    rank c"rank"
    created_at c"createdAt"
    updated_at c"updatedAt"
} }

input! { PriorityChange {
    name c"name" may
    rank c"rank" may
} }

input! { ProfileChange {
    name c"name" may
    currency c"currency" may
    locale c"locale" may
    time_zone c"timeZone" may
} }

output! { QueueState {
    queued c"queued"
    reading c"reading"
    oldest_due c"oldestDue"
} }

input! { Reading {
    engine c"engine" must
    pages c"pages" may
} }

input! { ReadingLine {
    text c"text" must
    confidence c"confidence" must
    corners c"corners" may
    words c"words" may
} }

input! { ReadingPage {
    width c"width" must
    height c"height" must
    lines c"lines" may
} }

input! { ReadingWord {
    text c"text" must
    confidence c"confidence" must
    corners c"corners" may
} }

output! { Receipt {
    id c"id"
    version c"version"
    status c"status"
    file c"file"
    file_name c"fileName"
    part c"part"
    attempts c"attempts"
    draft c"draft"
    movement_id c"movementId"
    due c"due"
    worker c"worker"
    failure_code c"failureCode"
    failure_message c"failureMessage"
    created_at c"createdAt"
    updated_at c"updatedAt"
} }

output! { ReceiptDraft {
    merchant c"merchant"
    tax_id c"taxId"
    date c"date"
    currency c"currency"
    total c"total"
    subtotal c"subtotal"
    tip c"tip"
    discount c"discount"
    rounding c"rounding"
    taxes c"taxes"
    payment c"payment"
    items c"items"
    category c"category"
    priority c"priority"
    warnings c"warnings"
} }

output! { ReceiptFile {
    file c"file"
    content c"content"
} }

input! { ReceiptFilter {
    status c"status" may
} }

output! { ReceiptPage {
    items c"items"
    next c"next"
    previous c"previous"
} }

output! { SignIn {
    user_id c"userId"
    access_token c"accessToken"
    expires_at c"expiresAt"
    refresh_token c"refreshToken"
} }

output! { Snapshot {
    user c"user"
    priority c"priority"
    category c"category"
    movement c"movement"
    receipt c"receipt"
} }

output! { StoredFile {
    sha256 c"sha256"
    media_type c"mediaType"
    size c"size"
} }

output! { Summary {
    date_from c"dateFrom"
    date_to c"dateTo"
    compared_from c"comparedFrom"
    compared_to c"comparedTo"
    lines c"lines"
    totals c"totals"
} }

output! { SummaryLine {
    period c"period"
    category_id c"categoryId"
    priority_id c"priorityId"
    label c"label"
    currency c"currency"
    sums c"sums"
    previous c"previous"
} }

input! { SummaryRequest {
    date_from c"dateFrom" must
    date_to c"dateTo" must
    period c"period" may
    group c"group" may
    compare c"compare" may
    kind c"kind" may
    category_id c"categoryId" may
    priority_id c"priorityId" may
    currency c"currency" may
    account c"account" may
} }

output! { Sums {
    income c"income"
    expense c"expense"
    net c"net"
    count c"count"
} }

output! { TaxLine {
    rate c"rate"
    base c"base"
    amount c"amount"
} }

output! { TextField {
    value c"value"
    raw c"raw"
    confidence c"confidence"
    source c"source"
    place c"place"
} }

output! { TotalsDrift {
    month c"month"
    kind c"kind"
    category_id c"categoryId"
    priority_id c"priorityId"
    currency c"currency"
    kept c"kept"
    kept_count c"keptCount"
    actual c"actual"
    actual_count c"actualCount"
} }

output! { Upload {
    receipt c"receipt"
    duplicate c"duplicate"
} }

output! { User {
    id c"id"
    version c"version"
    name c"name"
    email c"email"
    currency c"currency"
    locale c"locale"
    time_zone c"timeZone"
    created_at c"createdAt"
    updated_at c"updatedAt"
} }
