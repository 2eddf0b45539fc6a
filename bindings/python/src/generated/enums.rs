//! Written by `cargo codegen` from the facade: change that instead.

use crate::conv::enumeration;

// `ActorKind`
enumeration! { ActorKind {
User "USER" "user",
Worker "WORKER" "worker",
System "SYSTEM" "system",
} }

// `CategoryField`
enumeration! { CategoryField {
Parent "PARENT" "parent",
Colour "COLOUR" "colour",
Icon "ICON" "icon",
DefaultPriority "DEFAULT_PRIORITY" "default_priority",
} }

// `Comparison`
enumeration! { Comparison {
PreviousPeriod "PREVIOUS_PERIOD" "previous_period",
} }

// `DraftWarning`
enumeration! { DraftWarning {
SumsDisagree "SUMS_DISAGREE" "sums_disagree",
AmbiguousDate "AMBIGUOUS_DATE" "ambiguous_date",
CurrencyAssumed "CURRENCY_ASSUMED" "currency_assumed",
SeveralReceipts "SEVERAL_RECEIPTS" "several_receipts",
NotAReceipt "NOT_A_RECEIPT" "not_a_receipt",
PossibleDuplicate "POSSIBLE_DUPLICATE" "possible_duplicate",
} }

// `EditKind`
enumeration! { EditKind {
Insert "INSERT" "insert",
Update "UPDATE" "update",
Delete "DELETE" "delete",
} }

// `Engine`
enumeration! { Engine {
Local "LOCAL" "local",
Textract "TEXTRACT" "textract",
} }

// `EntityKind`
enumeration! { EntityKind {
User "USER" "user",
Credential "CREDENTIAL" "credential",
Session "SESSION" "session",
Priority "PRIORITY" "priority",
Category "CATEGORY" "category",
Movement "MOVEMENT" "movement",
Receipt "RECEIPT" "receipt",
} }

// `ErrorKind`
enumeration! { ErrorKind {
Invalid "INVALID" "invalid",
Unauthenticated "UNAUTHENTICATED" "unauthenticated",
Forbidden "FORBIDDEN" "forbidden",
NotFound "NOT_FOUND" "not_found",
Conflict "CONFLICT" "conflict",
Stale "STALE" "stale",
TooLarge "TOO_LARGE" "too_large",
UnsupportedMedia "UNSUPPORTED_MEDIA" "unsupported_media",
Unreadable "UNREADABLE" "unreadable",
IdempotencyMismatch "IDEMPOTENCY_MISMATCH" "idempotency_mismatch",
RateLimited "RATE_LIMITED" "rate_limited",
Unavailable "UNAVAILABLE" "unavailable",
Internal "INTERNAL" "internal",
} }

// `FieldSource`
enumeration! { FieldSource {
Ocr "OCR" "ocr",
Provider "PROVIDER" "provider",
Derived "DERIVED" "derived",
History "HISTORY" "history",
Keyword "KEYWORD" "keyword",
User "USER" "user",
} }

// `Grouping`
enumeration! { Grouping {
Category "CATEGORY" "category",
ParentCategory "PARENT_CATEGORY" "parent_category",
Priority "PRIORITY" "priority",
Payee "PAYEE" "payee",
Tag "TAG" "tag",
Account "ACCOUNT" "account",
} }

// `MediaType`
enumeration! { MediaType {
Jpeg "JPEG" "jpeg",
Png "PNG" "png",
Webp "WEBP" "webp",
Pdf "PDF" "pdf",
} }

// `MovementField`
enumeration! { MovementField {
Category "CATEGORY" "category",
Payee "PAYEE" "payee",
Priority "PRIORITY" "priority",
Account "ACCOUNT" "account",
} }

// `MovementKind`
enumeration! { MovementKind {
Income "INCOME" "income",
Expense "EXPENSE" "expense",
} }

// `Owners`
enumeration! { Owners {
Local "LOCAL" "local",
Many "MANY" "many",
} }

// `PaymentMethod`
enumeration! { PaymentMethod {
Cash "CASH" "cash",
Card "CARD" "card",
Transfer "TRANSFER" "transfer",
Other "OTHER" "other",
} }

// `Period`
enumeration! { Period {
Day "DAY" "day",
Week "WEEK" "week",
Month "MONTH" "month",
Quarter "QUARTER" "quarter",
Year "YEAR" "year",
} }

// `ReadOutcome`
enumeration! { ReadOutcome {
Read "READ" "read",
Failed "FAILED" "failed",
Postponed "POSTPONED" "postponed",
Lost "LOST" "lost",
} }

// `ReceiptStatus`
enumeration! { ReceiptStatus {
Uploaded "UPLOADED" "uploaded",
Reading "READING" "reading",
Review "REVIEW" "review",
Confirmed "CONFIRMED" "confirmed",
Rejected "REJECTED" "rejected",
Failed "FAILED" "failed",
} }
