//! Written by `cargo codegen` from the facade: change that instead.

use crate::conv::enums::enumeration;

enumeration! { ActorKind {
    User "user"
    Worker "worker"
    System "system"
} }

enumeration! { CategoryField {
    Parent "parent"
    Colour "colour"
    Icon "icon"
    DefaultPriority "default_priority"
} }

enumeration! { Comparison {
    PreviousPeriod "previous_period"
} }

enumeration! { DraftWarning {
    SumsDisagree "sums_disagree"
    AmbiguousDate "ambiguous_date"
    CurrencyAssumed "currency_assumed"
    SeveralReceipts "several_receipts"
    NotAReceipt "not_a_receipt"
    PossibleDuplicate "possible_duplicate"
} }

enumeration! { EditKind {
    Insert "insert"
    Update "update"
    Delete "delete"
} }

enumeration! { Engine {
    Local "local"
    Textract "textract"
} }

enumeration! { EntityKind {
    User "user"
    Credential "credential"
    Session "session"
    Priority "priority"
    Category "category"
    Movement "movement"
    Receipt "receipt"
} }

enumeration! { ErrorKind {
    Invalid "invalid"
    Unauthenticated "unauthenticated"
    Forbidden "forbidden"
    NotFound "not_found"
    Conflict "conflict"
    Stale "stale"
    TooLarge "too_large"
    UnsupportedMedia "unsupported_media"
    Unreadable "unreadable"
    IdempotencyMismatch "idempotency_mismatch"
    RateLimited "rate_limited"
    Unavailable "unavailable"
    Internal "internal"
} }

enumeration! { FieldSource {
    Ocr "ocr"
    Provider "provider"
    Derived "derived"
    History "history"
    Keyword "keyword"
    User "user"
} }

enumeration! { Grouping {
    Category "category"
    ParentCategory "parent_category"
    Priority "priority"
    Payee "payee"
    Tag "tag"
    Account "account"
} }

enumeration! { MediaType {
    Jpeg "jpeg"
    Png "png"
    Webp "webp"
    Pdf "pdf"
} }

enumeration! { MovementField {
    Category "category"
    Payee "payee"
    Priority "priority"
    Account "account"
} }

enumeration! { MovementKind {
    Income "income"
    Expense "expense"
} }

enumeration! { Owners {
    Local "local"
    Many "many"
} }

enumeration! { PaymentMethod {
    Cash "cash"
    Card "card"
    Transfer "transfer"
    Other "other"
} }

enumeration! { Period {
    Day "day"
    Week "week"
    Month "month"
    Quarter "quarter"
    Year "year"
} }

enumeration! { ReadOutcome {
    Read "read"
    Failed "failed"
    Postponed "postponed"
    Lost "lost"
} }

enumeration! { ReceiptStatus {
    Uploaded "uploaded"
    Reading "reading"
    Review "review"
    Confirmed "confirmed"
    Rejected "rejected"
    Failed "failed"
} }
