# Written by `cargo codegen` from the facade: change that instead.
"""The enums. A member is also the text of its value."""

import enum


class ActorKind(str, enum.Enum):
    """Who did something."""

    USER = "user"
    """A person."""
    WORKER = "worker"
    """A worker that reads receipts."""
    SYSTEM = "system"
    """The library itself."""

    def __str__(self) -> str:
        return str(self.value)


class CategoryField(str, enum.Enum):
    """A field of a category that may be empty."""

    PARENT = "parent"
    """The category above it."""
    COLOUR = "colour"
    """The colour."""
    ICON = "icon"
    """The icon."""
    DEFAULT_PRIORITY = "default_priority"
    """The priority of a movement that does not say its own."""

    def __str__(self) -> str:
        return str(self.value)


class Comparison(str, enum.Enum):
    """What a summary is compared with."""

    PREVIOUS_PERIOD = "previous_period"
    """The range before it: as many whole months for whole months, else as many days."""

    def __str__(self) -> str:
        return str(self.value)


class DraftWarning(str, enum.Enum):
    """What a reviewer should know about a draft."""

    SUMS_DISAGREE = "sums_disagree"
    """The lines, taxes and rounding do not add up to the total."""
    AMBIGUOUS_DATE = "ambiguous_date"
    """Day and month could be the other way round."""
    CURRENCY_ASSUMED = "currency_assumed"
    """No currency was found: the user's own was taken."""
    SEVERAL_RECEIPTS = "several_receipts"
    """The file shows more than one receipt."""
    NOT_A_RECEIPT = "not_a_receipt"
    """Nothing that looks like a receipt was found."""
    POSSIBLE_DUPLICATE = "possible_duplicate"
    """A movement of that date and amount is there already: this may be another photo of the same receipt."""

    def __str__(self) -> str:
        return str(self.value)


class EditKind(str, enum.Enum):
    """What happened to one thing."""

    INSERT = "insert"
    """It is new."""
    UPDATE = "update"
    """It changed."""
    DELETE = "delete"
    """It was deleted."""

    def __str__(self) -> str:
        return str(self.value)


class Engine(str, enum.Enum):
    """What reads receipts."""

    LOCAL = "local"
    """Two small neural networks on this machine; no network."""
    TEXTRACT = "textract"
    """Amazon Textract, with the usual variables of AWS."""

    def __str__(self) -> str:
        return str(self.value)


class EntityKind(str, enum.Enum):
    """What a change is about."""

    USER = "user"
    """The owner's profile."""
    CREDENTIAL = "credential"
    """What it signs in with."""
    SESSION = "session"
    """A sign-in."""
    PRIORITY = "priority"
    """A priority."""
    CATEGORY = "category"
    """A category."""
    MOVEMENT = "movement"
    """A movement."""
    RECEIPT = "receipt"
    """A receipt."""

    def __str__(self) -> str:
        return str(self.value)


class ErrorKind(str, enum.Enum):
    """What a caller can do about an error. Each language has an exception or a code for each."""

    INVALID = "invalid"
    """The input breaks a rule; `field` names it."""
    UNAUTHENTICATED = "unauthenticated"
    """No, bad or expired credentials."""
    FORBIDDEN = "forbidden"
    """Known, but not allowed."""
    NOT_FOUND = "not_found"
    """Not there, or somebody else's."""
    CONFLICT = "conflict"
    """Taken name, row in use, wrong state, or a handle that was closed."""
    STALE = "stale"
    """Changed by somebody else in the meantime."""
    TOO_LARGE = "too_large"
    """Over a size limit."""
    UNSUPPORTED_MEDIA = "unsupported_media"
    """A file type that nothing here reads."""
    UNREADABLE = "unreadable"
    """A file of the right type that cannot be decoded."""
    IDEMPOTENCY_MISMATCH = "idempotency_mismatch"
    """The same idempotency key with other content."""
    RATE_LIMITED = "rate_limited"
    """Too many requests."""
    UNAVAILABLE = "unavailable"
    """A dependency is away; the same call may go through later."""
    INTERNAL = "internal"
    """A bug or a damaged store."""

    def __str__(self) -> str:
        return str(self.value)


class FieldSource(str, enum.Enum):
    """How a value came about."""

    OCR = "ocr"
    """Read by the engine."""
    PROVIDER = "provider"
    """Typed by the provider of the reading."""
    DERIVED = "derived"
    """Derived from other values, by a sum for example."""
    HISTORY = "history"
    """From the user's own past movements and corrections."""
    KEYWORD = "keyword"
    """From words on the receipt."""
    USER = "user"
    """Said by the user."""

    def __str__(self) -> str:
        return str(self.value)


class Grouping(str, enum.Enum):
    """What the lines of a report are told apart by."""

    CATEGORY = "category"
    """Each category by itself."""
    PARENT_CATEGORY = "parent_category"
    """Each category with the ones below it."""
    PRIORITY = "priority"
    """Each priority."""
    PAYEE = "payee"
    """Each payee; spellings with the same key count as one."""
    TAG = "tag"
    """Each tag. A movement counts once for each of its tags, so the lines may add up to more than the whole."""
    ACCOUNT = "account"
    """Each account."""

    def __str__(self) -> str:
        return str(self.value)


class MediaType(str, enum.Enum):
    """What a file is."""

    JPEG = "jpeg"
    """A photo (`image/jpeg`)."""
    PNG = "png"
    """A screenshot or scan (`image/png`)."""
    WEBP = "webp"
    """A photo from the web (`image/webp`)."""
    PDF = "pdf"
    """A document (`application/pdf`)."""

    def __str__(self) -> str:
        return str(self.value)


class MovementField(str, enum.Enum):
    """A field of a movement that may be empty."""

    CATEGORY = "category"
    """The category."""
    PAYEE = "payee"
    """Who was paid, or who paid."""
    PRIORITY = "priority"
    """How much it mattered."""
    ACCOUNT = "account"
    """Where the money is kept."""

    def __str__(self) -> str:
        return str(self.value)


class MovementKind(str, enum.Enum):
    """The direction of a movement."""

    INCOME = "income"
    """Money in."""
    EXPENSE = "expense"
    """Money out."""

    def __str__(self) -> str:
        return str(self.value)


class Owners(str, enum.Enum):
    """Whose data a handle works on."""

    LOCAL = "local"
    """One local owner without any sign-in, who is created when the database is new."""
    MANY = "many"
    """Users who register and sign in. The opened handle itself acts for nobody: `signed_in` gives one that does."""

    def __str__(self) -> str:
        return str(self.value)


class PaymentMethod(str, enum.Enum):
    """How a receipt was paid."""

    CASH = "cash"
    """Coins and notes."""
    CARD = "card"
    """A debit or credit card."""
    TRANSFER = "transfer"
    """A bank transfer or direct debit."""
    OTHER = "other"
    """Anything else: voucher, wallet and so on."""

    def __str__(self) -> str:
        return str(self.value)


class Period(str, enum.Enum):
    """A calendar period that a report can be cut into."""

    DAY = "day"
    """A day."""
    WEEK = "week"
    """A week of ISO 8601: from Monday to Sunday."""
    MONTH = "month"
    """A calendar month."""
    QUARTER = "quarter"
    """A quarter: from January, April, July or October."""
    YEAR = "year"
    """A calendar year."""

    def __str__(self) -> str:
        return str(self.value)


class ReadOutcome(str, enum.Enum):
    """What became of a receipt that a worker took."""

    READ = "read"
    """It waits for review."""
    FAILED = "failed"
    """It cannot be read; the receipt says why."""
    POSTPONED = "postponed"
    """The reader is away: it is back in the queue, for later."""
    LOST = "lost"
    """Somebody else changed it in the meantime; nothing was written."""

    def __str__(self) -> str:
        return str(self.value)


class ReceiptStatus(str, enum.Enum):
    """Where a receipt is on its way."""

    UPLOADED = "uploaded"
    """Stored and queued."""
    READING = "reading"
    """A worker reads it."""
    REVIEW = "review"
    """Waiting for a person."""
    CONFIRMED = "confirmed"
    """Became a movement."""
    REJECTED = "rejected"
    """Will not become a movement."""
    FAILED = "failed"
    """Could not be read."""

    def __str__(self) -> str:
        return str(self.value)
