# Written by `cargo codegen` from the facade: change that instead.
from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from os import PathLike
from typing import Any, final
from uuid import UUID

from typing_extensions import Self

from ._enums import ActorKind, CategoryField, Comparison, DraftWarning, EditKind, Engine, EntityKind, FieldSource, Grouping, MediaType, MovementField, MovementKind, Owners, PaymentMethod, Period, ReadOutcome, ReceiptStatus
from ._opening import Opening
from ._reader import ReceiptReader

__all__ = [
    "Cashflow",
    "AsyncCashflow",
    "Users",
    "AsyncUsers",
    "Profile",
    "AsyncProfile",
    "Categories",
    "AsyncCategories",
    "Priorities",
    "AsyncPriorities",
    "Movements",
    "AsyncMovements",
    "Receipts",
    "AsyncReceipts",
    "Reports",
    "AsyncReports",
    "History",
    "AsyncHistory",
    "Queue",
    "AsyncQueue",
    "AccessClaims",
    "AmountField",
    "BalanceLine",
    "Category",
    "CategoryChange",
    "Change",
    "ChangeSet",
    "Confirmation",
    "Confirmed",
    "Correction",
    "DateRange",
    "DayField",
    "Document",
    "IdField",
    "JournalEntry",
    "LineItem",
    "Money",
    "Movement",
    "MovementChange",
    "MovementFilter",
    "MovementPage",
    "NewCategory",
    "NewMovement",
    "NewPriority",
    "NewUser",
    "Owner",
    "PageRequest",
    "PaymentField",
    "Place",
    "Point",
    "Priority",
    "PriorityChange",
    "ProfileChange",
    "QueueState",
    "Reading",
    "ReadingLine",
    "ReadingPage",
    "ReadingWord",
    "Receipt",
    "ReceiptDraft",
    "ReceiptFile",
    "ReceiptFilter",
    "ReceiptPage",
    "SignIn",
    "Snapshot",
    "StoredFile",
    "Summary",
    "SummaryLine",
    "SummaryRequest",
    "Sums",
    "TaxLine",
    "TextField",
    "TotalsDrift",
    "Upload",
    "User",
    "Table",
    "_Request",
    "__version__",
]

__version__: str

@final
class Table:
    """A table of Arrow, for anything that speaks the Arrow PyCapsule interface."""

    @property
    def num_rows(self) -> int:
        """How many rows."""
    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns."""
    def __arrow_c_stream__(self, requested_schema: object | None = ...) -> object: ...
    def __arrow_c_schema__(self) -> object: ...
    def __len__(self) -> int: ...

@final
class _Request:
    async def run(self) -> AsyncCashflow: ...

@final
class Cashflow:
    """The cash flow of one owner. It reaches nobody else's data."""

    @staticmethod
    def open(
        database: str | PathLike[str],
        *,
        storage: str | PathLike[str] | None = ...,
        reader: Engine | ReceiptReader | None = ...,
        models: str | PathLike[str] | None = ...,
        owners: Owners | None = ...,
        owner: Owner | None = ...,
        token_secrets: Iterable[str] | None = ...,
        max_file_size: int | None = ...,
        access_token_seconds: int | None = ...,
        refresh_token_seconds: int | None = ...,
    ) -> Cashflow:
        r"""Opens a database, and whatever else the configuration names. A reader of the host's own takes the place of
        `config.reader`.

        >>> cf = Cashflow.open("memory:", owner=Owner(currency="EUR", locale="es-ES"))
        >>> cf.close()
        """
    def close(self) -> None:
        r"""Closes it, and every handle that came from it: calls under way come to their end, later ones are refused with
        `closed`. When it returns, the files of the database are released. Closing twice is no error.
        """
    @property
    def is_closed(self) -> bool:
        r"""Whether it was closed."""
    def signed_in(self, access_token: str) -> Cashflow:
        r"""The same for the user of an access token. Errors: not valid, or expired (`token_expired`)."""
    def acting_for(self, user_id: UUID) -> Cashflow:
        r"""The same for another user. That this may be done is the host's to check."""
    def idempotent(self, key: str) -> Cashflow:
        r"""The same, for one write that may be sent twice: with the same key it happens once, and the second call gets the
        first one's outcome. The same key for another write is refused. Errors: not 1 to 200 visible ASCII characters.

        >>> new = NewMovement(kind=MovementKind.EXPENSE, amount=Decimal("9.90"), date=date(2026, 3, 1))
        >>> once = cf.idempotent("order-42")
        >>> once.movements.record(new) == once.movements.record(new)
        True
        """
    @property
    def owner_id(self) -> UUID | None:
        r"""Whose data it works on; none when it acts for nobody."""
    @property
    def users(self) -> Users:
        r"""Registration and sign-in."""
    @property
    def profile(self) -> Profile:
        r"""The owner's profile."""
    @property
    def categories(self) -> Categories:
        r"""Categories."""
    @property
    def priorities(self) -> Priorities:
        r"""The scale of priorities."""
    @property
    def movements(self) -> Movements:
        r"""Movements of money."""
    @property
    def receipts(self) -> Receipts:
        r"""Receipts, from the photo to the movement."""
    @property
    def reports(self) -> Reports:
        r"""Sums and balances."""
    @property
    def history(self) -> History:
        r"""Who changed what and when, and undo."""
    @property
    def queue(self) -> Queue:
        r"""The queue of receipts to be read, of all owners: for workers."""
    def __enter__(self) -> Cashflow: ...
    def __exit__(self, *_error: object) -> None: ...

@final
class AsyncCashflow:
    """The cash flow of one owner. It reaches nobody else's data."""

    @staticmethod
    def open(
        database: str | PathLike[str],
        *,
        storage: str | PathLike[str] | None = ...,
        reader: Engine | ReceiptReader | None = ...,
        models: str | PathLike[str] | None = ...,
        owners: Owners | None = ...,
        owner: Owner | None = ...,
        token_secrets: Iterable[str] | None = ...,
        max_file_size: int | None = ...,
        access_token_seconds: int | None = ...,
        refresh_token_seconds: int | None = ...,
    ) -> Opening:
        r"""Opens a database, and whatever else the configuration names. A reader of the host's own takes the place of
        `config.reader`.
        """
    async def close(self) -> None:
        r"""Closes it, and every handle that came from it: calls under way come to their end, later ones are refused with
        `closed`. When it returns, the files of the database are released. Closing twice is no error.
        """
    @property
    def is_closed(self) -> bool:
        r"""Whether it was closed."""
    def signed_in(self, access_token: str) -> AsyncCashflow:
        r"""The same for the user of an access token. Errors: not valid, or expired (`token_expired`)."""
    def acting_for(self, user_id: UUID) -> AsyncCashflow:
        r"""The same for another user. That this may be done is the host's to check."""
    def idempotent(self, key: str) -> AsyncCashflow:
        r"""The same, for one write that may be sent twice: with the same key it happens once, and the second call gets the
        first one's outcome. The same key for another write is refused. Errors: not 1 to 200 visible ASCII characters.
        """
    @property
    def owner_id(self) -> UUID | None:
        r"""Whose data it works on; none when it acts for nobody."""
    @property
    def users(self) -> AsyncUsers:
        r"""Registration and sign-in."""
    @property
    def profile(self) -> AsyncProfile:
        r"""The owner's profile."""
    @property
    def categories(self) -> AsyncCategories:
        r"""Categories."""
    @property
    def priorities(self) -> AsyncPriorities:
        r"""The scale of priorities."""
    @property
    def movements(self) -> AsyncMovements:
        r"""Movements of money."""
    @property
    def receipts(self) -> AsyncReceipts:
        r"""Receipts, from the photo to the movement."""
    @property
    def reports(self) -> AsyncReports:
        r"""Sums and balances."""
    @property
    def history(self) -> AsyncHistory:
        r"""Who changed what and when, and undo."""
    @property
    def queue(self) -> AsyncQueue:
        r"""The queue of receipts to be read, of all owners: for workers."""
    async def __aenter__(self) -> AsyncCashflow: ...
    async def __aexit__(self, *_error: object) -> None: ...

@final
class Users:
    """Registration and sign-in. It needs `token_secrets` in the configuration."""

    def register(self, user: NewUser) -> User:
        r"""Creates a user with the first categories and priorities. Errors: the address is taken (`email_taken`), the
        password is too short or too long.
        """
    def log_in(self, email: str, password: str) -> SignIn:
        r"""Signs in with address and password. An unknown address takes the same work as a wrong password."""
    def refresh(self, refresh_token: str) -> SignIn:
        r"""Replaces a refresh token by a new one and issues a new access token. A token that was already used means that
        two hold it: the whole sign-in is revoked, and so for both.
        """
    def log_out(self, refresh_token: str) -> None:
        r"""Ends a sign-in. A token that is not valid (any more) is no error: there is nothing left to end."""
    def authenticate(self, access_token: str) -> AccessClaims:
        r"""Checks an access token. Errors: not valid, or expired (`token_expired`)."""
    def change_password(self, user_id: UUID, password: str, new_password: str) -> None:
        r"""Changes the password and ends every sign-in. Errors: the old password is wrong."""
    def change_email(self, user_id: UUID, password: str, email: str) -> User:
        r"""Changes the address to sign in with. Errors: the password is wrong, the address is taken (`email_taken`)."""
    def delete(self, user_id: UUID, password: str) -> None:
        r"""Deletes an account with everything of the person, for good: movements, categories, priorities, receipts with
        their files, sign-ins, history. The address may register anew. Errors: the password is wrong.
        """
    def sweep_deleted(self, older_than_seconds: int | None = ...) -> None:
        r"""Takes away files that deleted accounts left behind, when a process ended in the middle or the file store was away,
        and forgets accounts that were deleted longer ago than this; none takes a day. For a host to call when it starts
        and now and then.
        """

@final
class AsyncUsers:
    """Registration and sign-in. It needs `token_secrets` in the configuration."""

    async def register(self, user: NewUser) -> User:
        r"""Creates a user with the first categories and priorities. Errors: the address is taken (`email_taken`), the
        password is too short or too long.
        """
    async def log_in(self, email: str, password: str) -> SignIn:
        r"""Signs in with address and password. An unknown address takes the same work as a wrong password."""
    async def refresh(self, refresh_token: str) -> SignIn:
        r"""Replaces a refresh token by a new one and issues a new access token. A token that was already used means that
        two hold it: the whole sign-in is revoked, and so for both.
        """
    async def log_out(self, refresh_token: str) -> None:
        r"""Ends a sign-in. A token that is not valid (any more) is no error: there is nothing left to end."""
    async def authenticate(self, access_token: str) -> AccessClaims:
        r"""Checks an access token. Errors: not valid, or expired (`token_expired`)."""
    async def change_password(self, user_id: UUID, password: str, new_password: str) -> None:
        r"""Changes the password and ends every sign-in. Errors: the old password is wrong."""
    async def change_email(self, user_id: UUID, password: str, email: str) -> User:
        r"""Changes the address to sign in with. Errors: the password is wrong, the address is taken (`email_taken`)."""
    async def delete(self, user_id: UUID, password: str) -> None:
        r"""Deletes an account with everything of the person, for good: movements, categories, priorities, receipts with
        their files, sign-ins, history. The address may register anew. Errors: the password is wrong.
        """
    async def sweep_deleted(self, older_than_seconds: int | None = ...) -> None:
        r"""Takes away files that deleted accounts left behind, when a process ended in the middle or the file store was away,
        and forgets accounts that were deleted longer ago than this; none takes a day. For a host to call when it starts
        and now and then.
        """

@final
class Profile:
    """The profile of one owner."""

    def get(self) -> User:
        r"""The profile. Errors: the owner is not there."""
    def today(self) -> date:
        r"""The calendar date that it is for the owner."""
    def change(self, change: ProfileChange | None = ..., version: int | None = ...) -> User:
        r"""Changes the profile. With a version, only if that is still the current one (else `stale`)."""

@final
class AsyncProfile:
    """The profile of one owner."""

    async def get(self) -> User:
        r"""The profile. Errors: the owner is not there."""
    async def today(self) -> date:
        r"""The calendar date that it is for the owner."""
    async def change(self, change: ProfileChange | None = ..., version: int | None = ...) -> User:
        r"""Changes the profile. With a version, only if that is still the current one (else `stale`)."""

@final
class Categories:
    """The categories of one owner."""

    def list(self) -> tuple[Category, ...]:
        r"""All categories, archived ones included: income first, then by name."""
    def get(self, id: UUID) -> Category:
        r"""A category. Errors: it is not there."""
    def named(self, kind: MovementKind, name: str) -> Category:
        r"""The category of a name that is not archived; case and accents do not count. Errors: there is none."""
    def create(self, category: NewCategory) -> Category:
        r"""Creates a category. Errors: a sibling has the name, the parent is not there, has a parent or another kind.

        >>> fruit = cf.categories.create(NewCategory(kind=MovementKind.EXPENSE, name="Fruit", colour="#ff0000"))
        >>> cf.categories.named(MovementKind.EXPENSE, "FRUIT") == fruit
        True
        """
    def change(self, id: UUID, change: CategoryChange | None = ..., version: int | None = ...) -> Category:
        r"""Changes a category. With a version, only if that is still the current one (else `stale`)."""
    def archive(self, id: UUID) -> Category:
        r"""Archives a category: its history stays, it is no longer offered."""
    def delete(self, id: UUID, version: int | None = ...) -> None:
        r"""Deletes a category that nothing uses. Errors: movements or categories below it use it (`in_use`): archive or
        merge it instead.
        """
    def merge(self, id: UUID, into: UUID) -> Category:
        r"""Moves everything of one category into another of the same kind and deletes it. Gives the other."""

@final
class AsyncCategories:
    """The categories of one owner."""

    async def list(self) -> tuple[Category, ...]:
        r"""All categories, archived ones included: income first, then by name."""
    async def get(self, id: UUID) -> Category:
        r"""A category. Errors: it is not there."""
    async def named(self, kind: MovementKind, name: str) -> Category:
        r"""The category of a name that is not archived; case and accents do not count. Errors: there is none."""
    async def create(self, category: NewCategory) -> Category:
        r"""Creates a category. Errors: a sibling has the name, the parent is not there, has a parent or another kind."""
    async def change(self, id: UUID, change: CategoryChange | None = ..., version: int | None = ...) -> Category:
        r"""Changes a category. With a version, only if that is still the current one (else `stale`)."""
    async def archive(self, id: UUID) -> Category:
        r"""Archives a category: its history stays, it is no longer offered."""
    async def delete(self, id: UUID, version: int | None = ...) -> None:
        r"""Deletes a category that nothing uses. Errors: movements or categories below it use it (`in_use`): archive or
        merge it instead.
        """
    async def merge(self, id: UUID, into: UUID) -> Category:
        r"""Moves everything of one category into another of the same kind and deletes it. Gives the other."""

@final
class Priorities:
    """The priorities of one owner."""

    def list(self) -> tuple[Priority, ...]:
        r"""The scale, what matters most first."""
    def get(self, id: UUID) -> Priority:
        r"""A priority. Errors: it is not there."""
    def create(self, priority: NewPriority) -> Priority:
        r"""Creates a priority. Errors: another has the name."""
    def change(self, id: UUID, change: PriorityChange | None = ..., version: int | None = ...) -> Priority:
        r"""Changes a priority. With a version, only if that is still the current one (else `stale`)."""
    def delete(self, id: UUID, version: int | None = ...) -> None:
        r"""Deletes a priority that nothing uses. Errors: movements or categories use it (`in_use`)."""

@final
class AsyncPriorities:
    """The priorities of one owner."""

    async def list(self) -> tuple[Priority, ...]:
        r"""The scale, what matters most first."""
    async def get(self, id: UUID) -> Priority:
        r"""A priority. Errors: it is not there."""
    async def create(self, priority: NewPriority) -> Priority:
        r"""Creates a priority. Errors: another has the name."""
    async def change(self, id: UUID, change: PriorityChange | None = ..., version: int | None = ...) -> Priority:
        r"""Changes a priority. With a version, only if that is still the current one (else `stale`)."""
    async def delete(self, id: UUID, version: int | None = ...) -> None:
        r"""Deletes a priority that nothing uses. Errors: movements or categories use it (`in_use`)."""

@final
class Movements:
    """The movements of one owner."""

    def record(self, movement: NewMovement) -> Movement:
        r"""Records a movement. Errors: an amount that is not above zero, a category of the other kind or that is archived,
        a category or priority that is not there, a taken id.

        >>> lunch = cf.movements.record(
        ...     NewMovement(kind=MovementKind.EXPENSE, amount=Decimal("12.50"), date=date(2026, 3, 12), tags=["work"])
        ... )
        >>> lunch.amount, lunch.currency, lunch.tags
        (Decimal('12.50'), 'EUR', ('work',))
        """
    def record_all(self, movements: Iterable[NewMovement] | None = ...) -> tuple[Movement, ...]:
        r"""Records many movements at once, 50 000 at most: all of them, or none. Errors as for `record`."""
    def get(self, id: UUID) -> Movement:
        r"""A movement. Errors: it is not there."""
    def list(self, filter: MovementFilter | None = ..., page: PageRequest | None = ...) -> MovementPage:
        r"""A page of movements, newest first.

        >>> page = cf.movements.list(MovementFilter(kind=MovementKind.EXPENSE), PageRequest(limit=10))
        >>> page.items, page.next
        ((), None)
        """
    def iter(self, filter: MovementFilter | None = ..., page_size: int = ...) -> Iterator[Movement]:
        r"""All items of `list`, fetched page by page."""
    def change(self, id: UUID, change: MovementChange | None = ..., version: int | None = ...) -> Movement:
        r"""Changes a movement. With a version, only if that is still the current one (else `stale`).

        >>> rent = cf.movements.record(
        ...     NewMovement(kind=MovementKind.EXPENSE, amount="640", date=date(2026, 3, 1), payee="Casa SL")
        ... )
        >>> cf.movements.change(rent.id, MovementChange(clear=[MovementField.PAYEE])).payee is None
        True
        """
    def delete(self, id: UUID, version: int | None = ...) -> None:
        r"""Deletes a movement; `restore` brings it back. With a version, only if that is the current one."""
    def restore(self, id: UUID) -> Movement:
        r"""Brings a deleted movement back as it was. Errors: it is there (`not_deleted`), it never was (`not_found`)."""
    def dates(self) -> DateRange | None:
        r"""The first and the last date that has movements; none without movements."""
    def table(self, filter: MovementFilter | None = ...) -> Table:
        r"""What `list` gives as a table of Arrow: whatever speaks the Arrow PyCapsule interface
        (polars, pyarrow, pandas, DuckDB) takes it without copying row by row. Amounts are exact decimals.
        """

@final
class AsyncMovements:
    """The movements of one owner."""

    async def record(self, movement: NewMovement) -> Movement:
        r"""Records a movement. Errors: an amount that is not above zero, a category of the other kind or that is archived,
        a category or priority that is not there, a taken id.
        """
    async def record_all(self, movements: Iterable[NewMovement] | None = ...) -> tuple[Movement, ...]:
        r"""Records many movements at once, 50 000 at most: all of them, or none. Errors as for `record`."""
    async def get(self, id: UUID) -> Movement:
        r"""A movement. Errors: it is not there."""
    async def list(self, filter: MovementFilter | None = ..., page: PageRequest | None = ...) -> MovementPage:
        r"""A page of movements, newest first."""
    def iter(self, filter: MovementFilter | None = ..., page_size: int = ...) -> AsyncIterator[Movement]:
        r"""All items of `list`, fetched page by page."""
    async def change(self, id: UUID, change: MovementChange | None = ..., version: int | None = ...) -> Movement:
        r"""Changes a movement. With a version, only if that is still the current one (else `stale`)."""
    async def delete(self, id: UUID, version: int | None = ...) -> None:
        r"""Deletes a movement; `restore` brings it back. With a version, only if that is the current one."""
    async def restore(self, id: UUID) -> Movement:
        r"""Brings a deleted movement back as it was. Errors: it is there (`not_deleted`), it never was (`not_found`)."""
    async def dates(self) -> DateRange | None:
        r"""The first and the last date that has movements; none without movements."""
    async def table(self, filter: MovementFilter | None = ...) -> Table:
        r"""What `list` gives as a table of Arrow: whatever speaks the Arrow PyCapsule interface
        (polars, pyarrow, pandas, DuckDB) takes it without copying row by row. Amounts are exact decimals.
        """

@final
class Receipts:
    """The receipts of one owner."""

    def upload(self, content: bytes | bytearray | memoryview, file_name: str | None = ...) -> Upload:
        r"""Stores a file and queues it to be read. The same content again is found and reported, not doubled.

        Errors: too large; a type that is not JPEG, PNG, WebP or PDF by its content.
        """
    def scan(self, content: bytes | bytearray | memoryview, file_name: str | None = ...) -> tuple[Receipt, ...]:
        r"""Uploads a file and reads it at once, without a worker. A file with several receipts gives all of them; one that
        was there before is not read again.
        """
    def read_now(self, id: UUID) -> tuple[Receipt, ...]:
        r"""Reads a queued receipt at once, without a worker; gives all receipts of its file."""
    def get(self, id: UUID) -> Receipt:
        r"""A receipt. Errors: it is not there."""
    def list(self, filter: ReceiptFilter | None = ..., page: PageRequest | None = ...) -> ReceiptPage:
        r"""A page of receipts, newest first."""
    def iter(self, filter: ReceiptFilter | None = ..., page_size: int = ...) -> Iterator[Receipt]:
        r"""All items of `list`, fetched page by page."""
    def file(self, id: UUID) -> ReceiptFile:
        r"""The file of a receipt, as it was uploaded."""
    def correct(self, id: UUID, correction: Correction | None = ..., version: int | None = ...) -> Receipt:
        r"""Corrects the draft without confirming it. Errors: the receipt is not waiting for review."""
    def confirm(self, id: UUID, confirmation: Confirmation | None = ..., version: int | None = ...) -> Confirmed:
        r"""Confirms a receipt: at once it becomes a movement and is marked as confirmed. What was corrected is learnt: the
        next receipt of that merchant is proposed accordingly.

        Errors: it is not waiting for review; date or total was neither understood nor given (`field` names it); and
        those of `movements.record`.
        """
    def reject(self, id: UUID, version: int | None = ...) -> Receipt:
        r"""Says that a receipt is not to become a movement. Errors: it is not waiting for review, and did not fail."""
    def retry(self, id: UUID, version: int | None = ...) -> Receipt:
        r"""Puts a receipt back into the queue, to be read anew. Errors: it is being read, or was confirmed."""
    def sweep_orphans(self, older_than_seconds: int | None = ...) -> tuple[StoredFile, ...]:
        r"""Deletes stored files that no receipt ever pointed at, if they are older than so many seconds (none: a day).
        Gives what was deleted.
        """

@final
class AsyncReceipts:
    """The receipts of one owner."""

    async def upload(self, content: bytes | bytearray | memoryview, file_name: str | None = ...) -> Upload:
        r"""Stores a file and queues it to be read. The same content again is found and reported, not doubled.

        Errors: too large; a type that is not JPEG, PNG, WebP or PDF by its content.
        """
    async def scan(self, content: bytes | bytearray | memoryview, file_name: str | None = ...) -> tuple[Receipt, ...]:
        r"""Uploads a file and reads it at once, without a worker. A file with several receipts gives all of them; one that
        was there before is not read again.
        """
    async def read_now(self, id: UUID) -> tuple[Receipt, ...]:
        r"""Reads a queued receipt at once, without a worker; gives all receipts of its file."""
    async def get(self, id: UUID) -> Receipt:
        r"""A receipt. Errors: it is not there."""
    async def list(self, filter: ReceiptFilter | None = ..., page: PageRequest | None = ...) -> ReceiptPage:
        r"""A page of receipts, newest first."""
    def iter(self, filter: ReceiptFilter | None = ..., page_size: int = ...) -> AsyncIterator[Receipt]:
        r"""All items of `list`, fetched page by page."""
    async def file(self, id: UUID) -> ReceiptFile:
        r"""The file of a receipt, as it was uploaded."""
    async def correct(self, id: UUID, correction: Correction | None = ..., version: int | None = ...) -> Receipt:
        r"""Corrects the draft without confirming it. Errors: the receipt is not waiting for review."""
    async def confirm(self, id: UUID, confirmation: Confirmation | None = ..., version: int | None = ...) -> Confirmed:
        r"""Confirms a receipt: at once it becomes a movement and is marked as confirmed. What was corrected is learnt: the
        next receipt of that merchant is proposed accordingly.

        Errors: it is not waiting for review; date or total was neither understood nor given (`field` names it); and
        those of `movements.record`.
        """
    async def reject(self, id: UUID, version: int | None = ...) -> Receipt:
        r"""Says that a receipt is not to become a movement. Errors: it is not waiting for review, and did not fail."""
    async def retry(self, id: UUID, version: int | None = ...) -> Receipt:
        r"""Puts a receipt back into the queue, to be read anew. Errors: it is being read, or was confirmed."""
    async def sweep_orphans(self, older_than_seconds: int | None = ...) -> tuple[StoredFile, ...]:
        r"""Deletes stored files that no receipt ever pointed at, if they are older than so many seconds (none: a day).
        Gives what was deleted.
        """

@final
class Reports:
    """The reports of one owner."""

    def summary(self, request: SummaryRequest) -> Summary:
        r"""Sums of a range, exact and apart for each currency.

        >>> _ = cf.movements.record(NewMovement(kind=MovementKind.INCOME, amount="1850", date=date(2026, 3, 1)))
        >>> march = cf.reports.summary(SummaryRequest(date_from=date(2026, 3, 1), date_to=date(2026, 3, 31)))
        >>> march.totals[0].sums.net
        Decimal('1850.00')
        """
    def running_balance(self, date_from: date, date_to: date, period: Period) -> tuple[BalanceLine, ...]:
        r"""The balance, period by period: each opens with everything before it."""
    def balance(self, until: date) -> tuple[Money, ...]:
        r"""What is left of all income after all expenses until a date included, for each currency."""
    def verify(self) -> tuple[TotalsDrift, ...]:
        r"""Kept totals that differ from the sums of the movements: nothing, unless the database was damaged."""
    def rebuild(self) -> None:
        r"""Computes the kept totals anew from the movements."""
    def summary_table(self, request: SummaryRequest) -> Table:
        r"""What `summary` gives as a table of Arrow: whatever speaks the Arrow PyCapsule interface
        (polars, pyarrow, pandas, DuckDB) takes it without copying row by row. Amounts are exact decimals.
        """
    def running_balance_table(self, date_from: date, date_to: date, period: Period) -> Table:
        r"""What `running_balance` gives as a table of Arrow: whatever speaks the Arrow PyCapsule interface
        (polars, pyarrow, pandas, DuckDB) takes it without copying row by row. Amounts are exact decimals.
        """

@final
class AsyncReports:
    """The reports of one owner."""

    async def summary(self, request: SummaryRequest) -> Summary:
        r"""Sums of a range, exact and apart for each currency."""
    async def running_balance(self, date_from: date, date_to: date, period: Period) -> tuple[BalanceLine, ...]:
        r"""The balance, period by period: each opens with everything before it."""
    async def balance(self, until: date) -> tuple[Money, ...]:
        r"""What is left of all income after all expenses until a date included, for each currency."""
    async def verify(self) -> tuple[TotalsDrift, ...]:
        r"""Kept totals that differ from the sums of the movements: nothing, unless the database was damaged."""
    async def rebuild(self) -> None:
        r"""Computes the kept totals anew from the movements."""
    async def summary_table(self, request: SummaryRequest) -> Table:
        r"""What `summary` gives as a table of Arrow: whatever speaks the Arrow PyCapsule interface
        (polars, pyarrow, pandas, DuckDB) takes it without copying row by row. Amounts are exact decimals.
        """
    async def running_balance_table(self, date_from: date, date_to: date, period: Period) -> Table:
        r"""What `running_balance` gives as a table of Arrow: whatever speaks the Arrow PyCapsule interface
        (polars, pyarrow, pandas, DuckDB) takes it without copying row by row. Amounts are exact decimals.
        """

@final
class History:
    """The journal of one owner."""

    def of_entity(self, entity_id: UUID) -> tuple[JournalEntry, ...]:
        r"""Every change set that changed something, oldest first, also after it was deleted. Errors: it never was."""
    def change_set(self, id: UUID) -> JournalEntry:
        r"""A change set. Errors: it is not there."""
    def recent(self, limit: int) -> tuple[JournalEntry, ...]:
        r"""The latest change sets, newest first, 500 at most."""
    def changes_since(self, sequence: int, limit: int) -> tuple[JournalEntry, ...]:
        r"""The change sets after a sequence, oldest first, 500 at most: for devices that keep a copy. Start with 0 and go
        on with the last entry's sequence.
        """
    def undo(self, id: UUID) -> ChangeSet:
        r"""Takes a change set back, by a new one with the opposite changes; undoing that one does it again. Gives what was
        taken back. Errors: it is not there; something of it was changed since (`changed_since`, nothing is written); it
        was a sign-up or sign-in (`not_undoable`).

        >>> new = NewMovement(kind=MovementKind.EXPENSE, amount="3", date=date(2026, 3, 1))
        >>> movement = cf.movements.record(new)
        >>> _ = cf.history.undo(cf.history.recent(1)[0].change_set.id)
        >>> cf.movements.get(movement.id)
        Traceback (most recent call last):
        cashflow.NotFoundError: movement not found
        """

@final
class AsyncHistory:
    """The journal of one owner."""

    async def of_entity(self, entity_id: UUID) -> tuple[JournalEntry, ...]:
        r"""Every change set that changed something, oldest first, also after it was deleted. Errors: it never was."""
    async def change_set(self, id: UUID) -> JournalEntry:
        r"""A change set. Errors: it is not there."""
    async def recent(self, limit: int) -> tuple[JournalEntry, ...]:
        r"""The latest change sets, newest first, 500 at most."""
    async def changes_since(self, sequence: int, limit: int) -> tuple[JournalEntry, ...]:
        r"""The change sets after a sequence, oldest first, 500 at most: for devices that keep a copy. Start with 0 and go
        on with the last entry's sequence.
        """
    async def undo(self, id: UUID) -> ChangeSet:
        r"""Takes a change set back, by a new one with the opposite changes; undoing that one does it again. Gives what was
        taken back. Errors: it is not there; something of it was changed since (`changed_since`, nothing is written); it
        was a sign-up or sign-in (`not_undoable`).
        """

@final
class Queue:
    """The queue. Several workers, also in several processes, share it."""

    def state(self) -> QueueState:
        r"""How full it is."""
    def work(self, worker: str) -> ReadOutcome | None:
        r"""Takes one due receipt, reads it and hands it over for review. None when nothing is due: a worker waits a while
        then and asks again.
        """

@final
class AsyncQueue:
    """The queue. Several workers, also in several processes, share it."""

    async def state(self) -> QueueState:
        r"""How full it is."""
    async def work(self, worker: str) -> ReadOutcome | None:
        r"""Takes one due receipt, reads it and hands it over for review. None when nothing is due: a worker waits a while
        then and asks again.
        """

@final
class AccessClaims:
    """What an access token says."""

    def __new__(
        cls,
        *,
        user_id: UUID,
        session_id: UUID,
        issued_at: datetime,
        expires_at: datetime,
    ) -> Self: ...
    @property
    def user_id(self) -> UUID:
        r"""Who."""
    @property
    def session_id(self) -> UUID:
        r"""By which sign-in."""
    @property
    def issued_at(self) -> datetime:
        r"""Since when."""
    @property
    def expires_at(self) -> datetime:
        r"""Until when."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class AmountField:
    """A recognised amount of money."""

    def __new__(
        cls,
        *,
        value: Decimal | str | int,
        currency: str,
        raw: str,
        confidence: int,
        source: FieldSource,
        place: Place | None = ...,
    ) -> Self: ...
    @property
    def value(self) -> Decimal:
        r"""The value."""
    @property
    def currency(self) -> str:
        r"""Its currency (ISO 4217)."""
    @property
    def raw(self) -> str:
        r"""The text it was read from; empty when it was derived."""
    @property
    def confidence(self) -> int:
        r"""How likely it is right, in thousandths."""
    @property
    def source(self) -> FieldSource:
        r"""How it came about."""
    @property
    def place(self) -> Place | None:
        r"""Where it stands on the document."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class BalanceLine:
    """A line of the running balance."""

    def __new__(
        cls,
        *,
        period: date,
        currency: str,
        opening: Decimal | str | int,
        sums: Sums,
        closing: Decimal | str | int,
    ) -> Self: ...
    @property
    def period(self) -> date:
        r"""The first day of the period, which may lie before the range."""
    @property
    def currency(self) -> str:
        r"""The currency (ISO 4217)."""
    @property
    def opening(self) -> Decimal:
        r"""The balance before the period."""
    @property
    def sums(self) -> Sums:
        r"""What happened in it."""
    @property
    def closing(self) -> Decimal:
        r"""The balance after it."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Category:
    """A category of income or of expense."""

    def __new__(
        cls,
        *,
        id: UUID,
        version: int,
        kind: MovementKind,
        name: str,
        created_at: datetime,
        updated_at: datetime,
        parent_id: UUID | None = ...,
        colour: str | None = ...,
        icon: str | None = ...,
        default_priority_id: UUID | None = ...,
        archived_at: datetime | None = ...,
    ) -> Self: ...
    @property
    def id(self) -> UUID:
        r"""Its id."""
    @property
    def version(self) -> int:
        r"""Grows by one with each change."""
    @property
    def kind(self) -> MovementKind:
        r"""What its movements are. It never changes."""
    @property
    def name(self) -> str:
        r"""The name, unique among its siblings that are not archived (case and accents do not count)."""
    @property
    def parent_id(self) -> UUID | None:
        r"""The category above it, which has none above itself."""
    @property
    def colour(self) -> str | None:
        r"""A colour to draw it in, as `#rrggbb`."""
    @property
    def icon(self) -> str | None:
        r"""An icon to draw it with."""
    @property
    def default_priority_id(self) -> UUID | None:
        r"""The priority of a movement that does not say its own."""
    @property
    def archived_at(self) -> datetime | None:
        r"""When it was archived: kept with its history, no longer offered."""
    @property
    def created_at(self) -> datetime:
        r"""When it was created."""
    @property
    def updated_at(self) -> datetime:
        r"""When it was last changed."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class CategoryChange:
    """A change of a category: what is none stays as it is; what `clear` names becomes empty."""

    def __new__(
        cls,
        *,
        name: str | None = ...,
        parent_id: UUID | None = ...,
        colour: str | None = ...,
        icon: str | None = ...,
        default_priority_id: UUID | None = ...,
        archived: bool | None = ...,
        clear: Iterable[CategoryField] | None = ...,
    ) -> Self: ...
    @property
    def name(self) -> str | None:
        r"""The name."""
    @property
    def parent_id(self) -> UUID | None:
        r"""The category above it."""
    @property
    def colour(self) -> str | None:
        r"""A colour to draw it in, as `#rrggbb`."""
    @property
    def icon(self) -> str | None:
        r"""An icon to draw it with."""
    @property
    def default_priority_id(self) -> UUID | None:
        r"""The priority of a movement that does not say its own."""
    @property
    def archived(self) -> bool | None:
        r"""`true` archives: kept with its history, no longer offered. `false` brings it back."""
    @property
    def clear(self) -> tuple[CategoryField, ...]:
        r"""Fields that become empty."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Change:
    """A change of one thing."""

    def __new__(
        cls,
        *,
        entity: EntityKind,
        entity_id: UUID,
        edit: EditKind,
        before: Snapshot | None = ...,
        after: Snapshot | None = ...,
    ) -> Self: ...
    @property
    def entity(self) -> EntityKind:
        r"""What it is."""
    @property
    def entity_id(self) -> UUID:
        r"""Its id."""
    @property
    def edit(self) -> EditKind:
        r"""What happened to it."""
    @property
    def before(self) -> Snapshot | None:
        r"""As it was; none if it is new."""
    @property
    def after(self) -> Snapshot | None:
        r"""As it became; none if it was deleted."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ChangeSet:
    """One write: all of its changes, or none."""

    def __new__(
        cls,
        *,
        id: UUID,
        actor: ActorKind,
        at: datetime,
        reason: str,
        user_id: UUID | None = ...,
        worker: str | None = ...,
        idempotency_key: str | None = ...,
        undoes: UUID | None = ...,
        changes: Iterable[Change] | None = ...,
    ) -> Self: ...
    @property
    def id(self) -> UUID:
        r"""Its id, for undo."""
    @property
    def actor(self) -> ActorKind:
        r"""Who did it."""
    @property
    def user_id(self) -> UUID | None:
        r"""The user, if one did it."""
    @property
    def worker(self) -> str | None:
        r"""The worker, if one did it."""
    @property
    def at(self) -> datetime:
        r"""When."""
    @property
    def reason(self) -> str:
        r"""What for: the use case, such as `movements.record`."""
    @property
    def idempotency_key(self) -> str | None:
        r"""The caller's idempotency key."""
    @property
    def undoes(self) -> UUID | None:
        r"""The change set that this one takes back."""
    @property
    def changes(self) -> tuple[Change, ...]:
        r"""What changed."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Confirmation:
    """What a person adds when they confirm a receipt."""

    def __new__(
        cls,
        *,
        correction: Correction | None = ...,
        kind: MovementKind | None = ...,
        description: str | None = ...,
        tags: Iterable[str] | None = ...,
        account: str | None = ...,
        movement_id: UUID | None = ...,
    ) -> Self: ...
    @property
    def correction(self) -> Correction | None:
        r"""Corrections of what was understood."""
    @property
    def kind(self) -> MovementKind | None:
        r"""In or out; none takes an expense."""
    @property
    def description(self) -> str | None:
        r"""What it was for."""
    @property
    def tags(self) -> tuple[str, ...]:
        r"""Free labels, 20 at most."""
    @property
    def account(self) -> str | None:
        r"""Where the money is kept."""
    @property
    def movement_id(self) -> UUID | None:
        r"""The movement's own id; none makes one."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Confirmed:
    """A confirmed receipt and the movement it became."""

    def __new__(
        cls,
        *,
        receipt: Receipt,
        movement: Movement,
    ) -> Self: ...
    @property
    def receipt(self) -> Receipt:
        r"""The receipt."""
    @property
    def movement(self) -> Movement:
        r"""The movement."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Correction:
    """What a person says about a receipt: what is none stays as it was understood."""

    def __new__(
        cls,
        *,
        merchant: str | None = ...,
        date: date | None = ...,
        total: Decimal | str | int | None = ...,
        currency: str | None = ...,
        category_id: UUID | None = ...,
        priority_id: UUID | None = ...,
    ) -> Self: ...
    @property
    def merchant(self) -> str | None:
        r"""The merchant; it becomes the payee."""
    @property
    def date(self) -> date | None:
        r"""The date of the purchase."""
    @property
    def total(self) -> Decimal | None:
        r"""What was paid. Without `currency` it is in that of the receipt, or the owner's."""
    @property
    def currency(self) -> str | None:
        r"""The currency (ISO 4217); alone it says what the understood total is in."""
    @property
    def category_id(self) -> UUID | None:
        r"""The category."""
    @property
    def priority_id(self) -> UUID | None:
        r"""The priority."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class DateRange:
    """Dates from the first to the last, both included."""

    def __new__(
        cls,
        *,
        date_from: date,
        date_to: date,
    ) -> Self: ...
    @property
    def date_from(self) -> date:
        r"""The first day."""
    @property
    def date_to(self) -> date:
        r"""The last day."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class DayField:
    """A recognised date."""

    def __new__(
        cls,
        *,
        value: date,
        raw: str,
        confidence: int,
        source: FieldSource,
        place: Place | None = ...,
    ) -> Self: ...
    @property
    def value(self) -> date:
        r"""The value."""
    @property
    def raw(self) -> str:
        r"""The text it was read from; empty when it was derived."""
    @property
    def confidence(self) -> int:
        r"""How likely it is right, in thousandths."""
    @property
    def source(self) -> FieldSource:
        r"""How it came about."""
    @property
    def place(self) -> Place | None:
        r"""Where it stands on the document."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Document:
    """A document to read."""

    def __new__(
        cls,
        *,
        content: bytes | bytearray | memoryview,
        media_type: MediaType,
    ) -> Self: ...
    @property
    def content(self) -> bytes:
        r"""Its content."""
    @property
    def media_type(self) -> MediaType:
        r"""What it is, decided by its content."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class IdField:
    """A proposed category or priority."""

    def __new__(
        cls,
        *,
        value: UUID,
        raw: str,
        confidence: int,
        source: FieldSource,
        place: Place | None = ...,
    ) -> Self: ...
    @property
    def value(self) -> UUID:
        r"""The id."""
    @property
    def raw(self) -> str:
        r"""The text it was proposed for; empty when there is none."""
    @property
    def confidence(self) -> int:
        r"""How likely it is right, in thousandths."""
    @property
    def source(self) -> FieldSource:
        r"""How it came about."""
    @property
    def place(self) -> Place | None:
        r"""Where it stands on the document."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class JournalEntry:
    """A change set with its place in the owner's feed."""

    def __new__(
        cls,
        *,
        sequence: int,
        change_set: ChangeSet,
    ) -> Self: ...
    @property
    def sequence(self) -> int:
        r"""Grows with each; it may jump."""
    @property
    def change_set(self) -> ChangeSet:
        r"""What was written."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class LineItem:
    """One line of what was bought."""

    def __new__(
        cls,
        *,
        description: TextField,
        amount: AmountField,
        quantity: Decimal | str | int | None = ...,
        unit_price: Decimal | str | int | None = ...,
    ) -> Self: ...
    @property
    def description(self) -> TextField:
        r"""The name, as printed."""
    @property
    def quantity(self) -> Decimal | None:
        r"""How many, or how much of a unit."""
    @property
    def unit_price(self) -> Decimal | None:
        r"""The price of one."""
    @property
    def amount(self) -> AmountField:
        r"""What the line costs; negative for a return or a discount line."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Money:
    """An amount of a currency."""

    def __new__(
        cls,
        *,
        amount: Decimal | str | int,
        currency: str,
    ) -> Self: ...
    @property
    def amount(self) -> Decimal:
        r"""The amount."""
    @property
    def currency(self) -> str:
        r"""Its currency (ISO 4217)."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Movement:
    """Money that came in or went out."""

    def __new__(
        cls,
        *,
        id: UUID,
        version: int,
        kind: MovementKind,
        amount: Decimal | str | int,
        currency: str,
        date: date,
        description: str,
        created_at: datetime,
        updated_at: datetime,
        category_id: UUID | None = ...,
        payee: str | None = ...,
        priority_id: UUID | None = ...,
        tags: Iterable[str] | None = ...,
        account: str | None = ...,
        receipt_id: UUID | None = ...,
    ) -> Self: ...
    @property
    def id(self) -> UUID:
        r"""Its id."""
    @property
    def version(self) -> int:
        r"""Grows by one with each change."""
    @property
    def kind(self) -> MovementKind:
        r"""In or out."""
    @property
    def amount(self) -> Decimal:
        r"""How much: always above zero, `kind` tells the direction. It has the decimals of its currency."""
    @property
    def currency(self) -> str:
        r"""The currency (ISO 4217)."""
    @property
    def date(self) -> date:
        r"""The calendar date it counts on."""
    @property
    def description(self) -> str:
        r"""What it was for; may be empty."""
    @property
    def category_id(self) -> UUID | None:
        r"""The category, of the same kind."""
    @property
    def payee(self) -> str | None:
        r"""Who was paid, or who paid."""
    @property
    def priority_id(self) -> UUID | None:
        r"""How much it mattered."""
    @property
    def tags(self) -> tuple[str, ...]:
        r"""Free labels, in their order."""
    @property
    def account(self) -> str | None:
        r"""Where the money is kept."""
    @property
    def receipt_id(self) -> UUID | None:
        r"""The receipt it was confirmed from."""
    @property
    def created_at(self) -> datetime:
        r"""When it was recorded."""
    @property
    def updated_at(self) -> datetime:
        r"""When it was last changed."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class MovementChange:
    """A change of a movement: what is none stays as it is; what `clear` names becomes empty."""

    def __new__(
        cls,
        *,
        kind: MovementKind | None = ...,
        amount: Decimal | str | int | None = ...,
        currency: str | None = ...,
        date: date | None = ...,
        description: str | None = ...,
        category_id: UUID | None = ...,
        payee: str | None = ...,
        priority_id: UUID | None = ...,
        tags: Iterable[str] | None = ...,
        account: str | None = ...,
        clear: Iterable[MovementField] | None = ...,
    ) -> Self: ...
    @property
    def kind(self) -> MovementKind | None:
        r"""In or out."""
    @property
    def amount(self) -> Decimal | None:
        r"""How much; above zero. Without `currency` it is in the movement's."""
    @property
    def currency(self) -> str | None:
        r"""The currency (ISO 4217); only together with an amount."""
    @property
    def date(self) -> date | None:
        r"""The date it counts on."""
    @property
    def description(self) -> str | None:
        r"""What it was for; empty takes it away."""
    @property
    def category_id(self) -> UUID | None:
        r"""The category, of the same kind."""
    @property
    def payee(self) -> str | None:
        r"""Who was paid, or who paid."""
    @property
    def priority_id(self) -> UUID | None:
        r"""How much it mattered."""
    @property
    def tags(self) -> tuple[str, ...] | None:
        r"""Free labels, all of them."""
    @property
    def account(self) -> str | None:
        r"""Where the money is kept."""
    @property
    def clear(self) -> tuple[MovementField, ...]:
        r"""Fields that become empty."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class MovementFilter:
    """Which movements a list shows: all that is set must hold."""

    def __new__(
        cls,
        *,
        date_from: date | None = ...,
        date_to: date | None = ...,
        kind: MovementKind | None = ...,
        category_id: UUID | None = ...,
        uncategorised: bool | None = ...,
        min: Decimal | str | int | None = ...,
        max: Decimal | str | int | None = ...,
        currency: str | None = ...,
        text: str | None = ...,
        tag: str | None = ...,
        priority_id: UUID | None = ...,
        account: str | None = ...,
        receipt_id: UUID | None = ...,
    ) -> Self: ...
    @property
    def date_from(self) -> date | None:
        r"""On this date or later."""
    @property
    def date_to(self) -> date | None:
        r"""On this date or earlier."""
    @property
    def kind(self) -> MovementKind | None:
        r"""Income or expense only."""
    @property
    def category_id(self) -> UUID | None:
        r"""In this category or one below it."""
    @property
    def uncategorised(self) -> bool:
        r"""Those without a category; not together with `category_id`."""
    @property
    def min(self) -> Decimal | None:
        r"""This much or more, in units of whatever currency the movement has."""
    @property
    def max(self) -> Decimal | None:
        r"""This much or less, in units of whatever currency the movement has."""
    @property
    def currency(self) -> str | None:
        r"""In this currency (ISO 4217)."""
    @property
    def text(self) -> str | None:
        r"""With this text in description or payee; case and accents do not count."""
    @property
    def tag(self) -> str | None:
        r"""With this tag, exactly."""
    @property
    def priority_id(self) -> UUID | None:
        r"""With this priority."""
    @property
    def account(self) -> str | None:
        r"""Of this account, exactly."""
    @property
    def receipt_id(self) -> UUID | None:
        r"""Confirmed from this receipt."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class MovementPage:
    """A page of movements, newest first."""

    def __new__(
        cls,
        *,
        items: Iterable[Movement] | None = ...,
        next: str | None = ...,
        previous: str | None = ...,
    ) -> Self: ...
    @property
    def items(self) -> tuple[Movement, ...]:
        r"""The movements."""
    @property
    def next(self) -> str | None:
        r"""The cursor of the older ones, if there are any."""
    @property
    def previous(self) -> str | None:
        r"""The cursor of the newer ones, if there may be any."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class NewCategory:
    """A category to be created."""

    def __new__(
        cls,
        *,
        kind: MovementKind,
        name: str,
        parent_id: UUID | None = ...,
        colour: str | None = ...,
        icon: str | None = ...,
        default_priority_id: UUID | None = ...,
        id: UUID | None = ...,
    ) -> Self: ...
    @property
    def kind(self) -> MovementKind:
        r"""What its movements are; it cannot be changed later."""
    @property
    def name(self) -> str:
        r"""The name, unique among its siblings."""
    @property
    def parent_id(self) -> UUID | None:
        r"""The category above it, which must have none above itself."""
    @property
    def colour(self) -> str | None:
        r"""A colour to draw it in, as `#rrggbb`."""
    @property
    def icon(self) -> str | None:
        r"""An icon to draw it with."""
    @property
    def default_priority_id(self) -> UUID | None:
        r"""The priority of a movement that does not say its own."""
    @property
    def id(self) -> UUID | None:
        r"""The caller's own id; none makes one."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class NewMovement:
    """A movement to be recorded."""

    def __new__(
        cls,
        *,
        kind: MovementKind,
        amount: Decimal | str | int,
        date: date,
        currency: str | None = ...,
        description: str | None = ...,
        category_id: UUID | None = ...,
        payee: str | None = ...,
        priority_id: UUID | None = ...,
        tags: Iterable[str] | None = ...,
        account: str | None = ...,
        id: UUID | None = ...,
    ) -> Self: ...
    @property
    def kind(self) -> MovementKind:
        r"""In or out."""
    @property
    def amount(self) -> Decimal:
        r"""How much; above zero, with no more decimals than the currency has."""
    @property
    def date(self) -> date:
        r"""The date it counts on."""
    @property
    def currency(self) -> str | None:
        r"""The currency (ISO 4217); none takes the owner's."""
    @property
    def description(self) -> str | None:
        r"""What it was for."""
    @property
    def category_id(self) -> UUID | None:
        r"""The category, of the same kind."""
    @property
    def payee(self) -> str | None:
        r"""Who was paid, or who paid."""
    @property
    def priority_id(self) -> UUID | None:
        r"""How much it mattered; none takes the category's default."""
    @property
    def tags(self) -> tuple[str, ...]:
        r"""Free labels, 20 at most."""
    @property
    def account(self) -> str | None:
        r"""Where the money is kept."""
    @property
    def id(self) -> UUID | None:
        r"""The caller's own id; none makes one."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class NewPriority:
    """A priority to be created."""

    def __new__(
        cls,
        *,
        name: str,
        rank: int,
    ) -> Self: ...
    @property
    def name(self) -> str:
        r"""The name, unique on the scale."""
    @property
    def rank(self) -> int:
        r"""Its place on the scale: the lowest matters most."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class NewUser:
    """A person who registers."""

    def __new__(
        cls,
        *,
        name: str,
        email: str,
        password: str,
        currency: str | None = ...,
        locale: str | None = ...,
        time_zone: str | None = ...,
    ) -> Self: ...
    @property
    def name(self) -> str:
        r"""The name."""
    @property
    def email(self) -> str:
        r"""The address to sign in with."""
    @property
    def password(self) -> str:
        r"""The password, of 8 to 128 characters."""
    @property
    def currency(self) -> str | None:
        r"""The currency they think in (ISO 4217); none takes EUR."""
    @property
    def locale(self) -> str | None:
        r"""Language and region (BCP 47), also that of the first categories; none takes `en`."""
    @property
    def time_zone(self) -> str | None:
        r"""What "today" means (IANA); none takes UTC."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Owner:
    """Who the local owner of a new database is."""

    def __new__(
        cls,
        *,
        name: str | None = ...,
        currency: str | None = ...,
        locale: str | None = ...,
        time_zone: str | None = ...,
    ) -> Self: ...
    @property
    def name(self) -> str | None:
        r"""The name; none takes "Local owner"."""
    @property
    def currency(self) -> str | None:
        r"""The currency they think in (ISO 4217); none takes EUR."""
    @property
    def locale(self) -> str | None:
        r"""Language and region (BCP 47), also that of the first categories; none takes `en`."""
    @property
    def time_zone(self) -> str | None:
        r"""What "today" means (IANA); none takes UTC."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class PageRequest:
    """How much of a list, and from where. Lists come newest first."""

    def __new__(
        cls,
        *,
        limit: int | None = ...,
        cursor: str | None = ...,
    ) -> Self: ...
    @property
    def limit(self) -> int | None:
        r"""The most items, 1 to 500; none takes 50."""
    @property
    def cursor(self) -> str | None:
        r"""Where to go on: `next` or `previous` of a page; none starts at the newest."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class PaymentField:
    """A recognised way of paying."""

    def __new__(
        cls,
        *,
        value: PaymentMethod,
        raw: str,
        confidence: int,
        source: FieldSource,
        place: Place | None = ...,
    ) -> Self: ...
    @property
    def value(self) -> PaymentMethod:
        r"""The value."""
    @property
    def raw(self) -> str:
        r"""The text it was read from; empty when it was derived."""
    @property
    def confidence(self) -> int:
        r"""How likely it is right, in thousandths."""
    @property
    def source(self) -> FieldSource:
        r"""How it came about."""
    @property
    def place(self) -> Place | None:
        r"""Where it stands on the document."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Place:
    """A place on a document."""

    def __new__(
        cls,
        *,
        page: int,
        corners: Iterable[Point] | None = ...,
    ) -> Self: ...
    @property
    def page(self) -> int:
        r"""The page, from 1."""
    @property
    def corners(self) -> tuple[Point, ...]:
        r"""Four corners in reading order of the text: top left, top right, bottom right, bottom left."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Point:
    """A point. In a reading: pixels of the page. In a draft: ten-thousandths of the upright page's width and height."""

    def __new__(
        cls,
        *,
        x: int,
        y: int,
    ) -> Self: ...
    @property
    def x(self) -> int:
        r"""To the right."""
    @property
    def y(self) -> int:
        r"""Downwards."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Priority:
    """A step of the scale."""

    def __new__(
        cls,
        *,
        id: UUID,
        version: int,
        name: str,
        rank: int,
        created_at: datetime,
        updated_at: datetime,
    ) -> Self: ...
    @property
    def id(self) -> UUID:
        r"""Its id."""
    @property
    def version(self) -> int:
        r"""Grows by one with each change."""
    @property
    def name(self) -> str:
        r"""The name, unique on the scale (case and accents do not count)."""
    @property
    def rank(self) -> int:
        r"""Its place on the scale: the lowest matters most."""
    @property
    def created_at(self) -> datetime:
        r"""When it was created."""
    @property
    def updated_at(self) -> datetime:
        r"""When it was last changed."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class PriorityChange:
    """A change of a priority: what is none stays as it is."""

    def __new__(
        cls,
        *,
        name: str | None = ...,
        rank: int | None = ...,
    ) -> Self: ...
    @property
    def name(self) -> str | None:
        r"""The name."""
    @property
    def rank(self) -> int | None:
        r"""Its place on the scale: the lowest matters most."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ProfileChange:
    """A change of the profile: what is none stays as it is. The e-mail address is changed by `users.change_email`."""

    def __new__(
        cls,
        *,
        name: str | None = ...,
        currency: str | None = ...,
        locale: str | None = ...,
        time_zone: str | None = ...,
    ) -> Self: ...
    @property
    def name(self) -> str | None:
        r"""The name."""
    @property
    def currency(self) -> str | None:
        r"""The currency they think in (ISO 4217)."""
    @property
    def locale(self) -> str | None:
        r"""Language and region (BCP 47)."""
    @property
    def time_zone(self) -> str | None:
        r"""What "today" means (IANA)."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class QueueState:
    """How full the queue is."""

    def __new__(
        cls,
        *,
        queued: int,
        reading: int,
        oldest_due: datetime | None = ...,
    ) -> Self: ...
    @property
    def queued(self) -> int:
        r"""Receipts waiting."""
    @property
    def reading(self) -> int:
        r"""Receipts being read."""
    @property
    def oldest_due(self) -> datetime | None:
        r"""Since when the longest waiting one is due, or when the next one will be."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Reading:
    """The text of a whole document, as an engine read it."""

    def __new__(
        cls,
        *,
        engine: str,
        pages: Iterable[ReadingPage] | None = ...,
    ) -> Self: ...
    @property
    def engine(self) -> str:
        r"""The engine and its model, for provenance."""
    @property
    def pages(self) -> tuple[ReadingPage, ...]:
        r"""The pages in their order. A photo has one."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ReadingLine:
    """One run of text on one line. A row of a receipt may consist of several."""

    def __new__(
        cls,
        *,
        text: str,
        confidence: int,
        corners: Iterable[Point] | None = ...,
        words: Iterable[ReadingWord] | None = ...,
    ) -> Self: ...
    @property
    def text(self) -> str:
        r"""The text as read."""
    @property
    def confidence(self) -> int:
        r"""The engine's own score, in thousandths."""
    @property
    def corners(self) -> tuple[Point, ...]:
        r"""Four corners in pixels, in reading order of the text: top left, top right, bottom right, bottom left; or the
        top left and the bottom right one of an upright box.
        """
    @property
    def words(self) -> tuple[ReadingWord, ...]:
        r"""Its words, where the engine tells them apart."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ReadingPage:
    """One page of a reading."""

    def __new__(
        cls,
        *,
        width: int,
        height: int,
        lines: Iterable[ReadingLine] | None = ...,
    ) -> Self: ...
    @property
    def width(self) -> int:
        r"""Width in pixels of the upright page that the corners refer to."""
    @property
    def height(self) -> int:
        r"""Height in pixels of the upright page that the corners refer to."""
    @property
    def lines(self) -> tuple[ReadingLine, ...]:
        r"""The lines in any order."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ReadingWord:
    """One word of a line."""

    def __new__(
        cls,
        *,
        text: str,
        confidence: int,
        corners: Iterable[Point] | None = ...,
    ) -> Self: ...
    @property
    def text(self) -> str:
        r"""The text as read."""
    @property
    def confidence(self) -> int:
        r"""The engine's own score, in thousandths."""
    @property
    def corners(self) -> tuple[Point, ...]:
        r"""Its corners, as those of a line."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Receipt:
    """A receipt: one document of a file, what was understood of it, and where it is on its way."""

    def __new__(
        cls,
        *,
        id: UUID,
        version: int,
        status: ReceiptStatus,
        file: StoredFile,
        part: int,
        attempts: int,
        created_at: datetime,
        updated_at: datetime,
        file_name: str | None = ...,
        draft: ReceiptDraft | None = ...,
        movement_id: UUID | None = ...,
        due: datetime | None = ...,
        worker: str | None = ...,
        failure_code: str | None = ...,
        failure_message: str | None = ...,
    ) -> Self: ...
    @property
    def id(self) -> UUID:
        r"""Its id."""
    @property
    def version(self) -> int:
        r"""Grows by one with each change."""
    @property
    def status(self) -> ReceiptStatus:
        r"""Where it is on its way."""
    @property
    def file(self) -> StoredFile:
        r"""The stored file."""
    @property
    def file_name(self) -> str | None:
        r"""The name it was uploaded under, for show only."""
    @property
    def part(self) -> int:
        r"""Which of the receipts in the file it is, from 1."""
    @property
    def attempts(self) -> int:
        r"""How often reading it was begun since it was last queued."""
    @property
    def draft(self) -> ReceiptDraft | None:
        r"""What was understood; from review on."""
    @property
    def movement_id(self) -> UUID | None:
        r"""The movement it became, when it is confirmed."""
    @property
    def due(self) -> datetime | None:
        r"""While it is queued: it is not read before this. While it is read: after this another worker may take over."""
    @property
    def worker(self) -> str | None:
        r"""The worker that reads it."""
    @property
    def failure_code(self) -> str | None:
        r"""The stable code of the error, when it failed."""
    @property
    def failure_message(self) -> str | None:
        r"""The reason for people, when it failed."""
    @property
    def created_at(self) -> datetime:
        r"""When it was uploaded."""
    @property
    def updated_at(self) -> datetime:
        r"""When it was last changed."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ReceiptDraft:
    """What a receipt says, as far as it was understood. Nothing in it has been confirmed by a person yet."""

    def __new__(
        cls,
        *,
        merchant: TextField | None = ...,
        tax_id: TextField | None = ...,
        date: DayField | None = ...,
        currency: TextField | None = ...,
        total: AmountField | None = ...,
        subtotal: AmountField | None = ...,
        tip: AmountField | None = ...,
        discount: AmountField | None = ...,
        rounding: AmountField | None = ...,
        taxes: Iterable[TaxLine] | None = ...,
        payment: PaymentField | None = ...,
        items: Iterable[LineItem] | None = ...,
        category: IdField | None = ...,
        priority: IdField | None = ...,
        warnings: Iterable[DraftWarning] | None = ...,
    ) -> Self: ...
    @property
    def merchant(self) -> TextField | None:
        r"""The name of the business, as printed."""
    @property
    def tax_id(self) -> TextField | None:
        r"""Its tax number, as printed without blanks."""
    @property
    def date(self) -> DayField | None:
        r"""The date of the purchase."""
    @property
    def currency(self) -> TextField | None:
        r"""The currency of all amounts (ISO 4217)."""
    @property
    def total(self) -> AmountField | None:
        r"""What was to pay, all included, after rounding."""
    @property
    def subtotal(self) -> AmountField | None:
        r"""Before tax, tip, discount and rounding, where printed."""
    @property
    def tip(self) -> AmountField | None:
        r"""The tip."""
    @property
    def discount(self) -> AmountField | None:
        r"""The discount, as a positive amount."""
    @property
    def rounding(self) -> AmountField | None:
        r"""The rounding to what coins can pay; may be negative."""
    @property
    def taxes(self) -> tuple[TaxLine, ...]:
        r"""The taxes, a line for each rate."""
    @property
    def payment(self) -> PaymentField | None:
        r"""How it was paid."""
    @property
    def items(self) -> tuple[LineItem, ...]:
        r"""The lines of what was bought."""
    @property
    def category(self) -> IdField | None:
        r"""The likely category of the user."""
    @property
    def priority(self) -> IdField | None:
        r"""The likely priority of the user."""
    @property
    def warnings(self) -> tuple[DraftWarning, ...]:
        r"""What a reviewer should know."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ReceiptFile:
    """The file of a receipt with its content."""

    def __new__(
        cls,
        *,
        file: StoredFile,
        content: bytes | bytearray | memoryview,
    ) -> Self: ...
    @property
    def file(self) -> StoredFile:
        r"""The stored file."""
    @property
    def content(self) -> bytes:
        r"""Its content, as it was uploaded."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ReceiptFilter:
    """Which receipts a list shows."""

    def __new__(
        cls,
        *,
        status: Iterable[ReceiptStatus] | None = ...,
    ) -> Self: ...
    @property
    def status(self) -> tuple[ReceiptStatus, ...]:
        r"""With one of these states; empty for all."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ReceiptPage:
    """A page of receipts, newest first."""

    def __new__(
        cls,
        *,
        items: Iterable[Receipt] | None = ...,
        next: str | None = ...,
        previous: str | None = ...,
    ) -> Self: ...
    @property
    def items(self) -> tuple[Receipt, ...]:
        r"""The receipts."""
    @property
    def next(self) -> str | None:
        r"""The cursor of the older ones, if there are any."""
    @property
    def previous(self) -> str | None:
        r"""The cursor of the newer ones, if there may be any."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class SignIn:
    """A signed-in user with their tokens."""

    def __new__(
        cls,
        *,
        user_id: UUID,
        access_token: str,
        expires_at: datetime,
        refresh_token: str,
    ) -> Self: ...
    @property
    def user_id(self) -> UUID:
        r"""Who."""
    @property
    def access_token(self) -> str:
        r"""For each request; see `authenticate` and `signed_in`."""
    @property
    def expires_at(self) -> datetime:
        r"""When the access token expires."""
    @property
    def refresh_token(self) -> str:
        r"""For the next `refresh`, once."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Snapshot:
    """A thing as it was at some time: the one field of its kind is set. Credentials and sign-ins show nothing."""

    def __new__(
        cls,
        *,
        user: User | None = ...,
        priority: Priority | None = ...,
        category: Category | None = ...,
        movement: Movement | None = ...,
        receipt: Receipt | None = ...,
    ) -> Self: ...
    @property
    def user(self) -> User | None:
        r"""The profile."""
    @property
    def priority(self) -> Priority | None:
        r"""The priority."""
    @property
    def category(self) -> Category | None:
        r"""The category."""
    @property
    def movement(self) -> Movement | None:
        r"""The movement."""
    @property
    def receipt(self) -> Receipt | None:
        r"""The receipt."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class StoredFile:
    """A file in the file store."""

    def __new__(
        cls,
        *,
        sha256: str,
        media_type: MediaType,
        size: int,
    ) -> Self: ...
    @property
    def sha256(self) -> str:
        r"""SHA-256 of the content, in hexadecimal."""
    @property
    def media_type(self) -> MediaType:
        r"""What it is, decided by its content."""
    @property
    def size(self) -> int:
        r"""Its size in bytes."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Summary:
    """The sums of a range."""

    def __new__(
        cls,
        *,
        date_from: date,
        date_to: date,
        compared_from: date | None = ...,
        compared_to: date | None = ...,
        lines: Iterable[SummaryLine] | None = ...,
        totals: Iterable[SummaryLine] | None = ...,
    ) -> Self: ...
    @property
    def date_from(self) -> date:
        r"""The first day."""
    @property
    def date_to(self) -> date:
        r"""The last day, included."""
    @property
    def compared_from(self) -> date | None:
        r"""The first day of what it is compared with."""
    @property
    def compared_to(self) -> date | None:
        r"""The last day of what it is compared with."""
    @property
    def lines(self) -> tuple[SummaryLine, ...]:
        r"""A line for each period, value and currency that has movements (in either range, if it is compared)."""
    @property
    def totals(self) -> tuple[SummaryLine, ...]:
        r"""The whole, a line for each currency."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class SummaryLine:
    """One line of a summary."""

    def __new__(
        cls,
        *,
        currency: str,
        sums: Sums,
        period: date | None = ...,
        category_id: UUID | None = ...,
        priority_id: UUID | None = ...,
        label: str | None = ...,
        previous: Sums | None = ...,
    ) -> Self: ...
    @property
    def period(self) -> date | None:
        r"""The first day of the period, which may lie before the range."""
    @property
    def category_id(self) -> UUID | None:
        r"""The category, in a report by category; none for movements without one."""
    @property
    def priority_id(self) -> UUID | None:
        r"""The priority, in a report by priority; none for movements without one."""
    @property
    def label(self) -> str | None:
        r"""The payee, tag or account, in a report by one of these; none for movements without one."""
    @property
    def currency(self) -> str:
        r"""The currency (ISO 4217)."""
    @property
    def sums(self) -> Sums:
        r"""The sums."""
    @property
    def previous(self) -> Sums | None:
        r"""The sums of the same line in the range before."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class SummaryRequest:
    """What a summary is to show."""

    def __new__(
        cls,
        *,
        date_from: date,
        date_to: date,
        period: Period | None = ...,
        group: Grouping | None = ...,
        compare: Comparison | None = ...,
        kind: MovementKind | None = ...,
        category_id: UUID | None = ...,
        priority_id: UUID | None = ...,
        currency: str | None = ...,
        account: str | None = ...,
    ) -> Self: ...
    @property
    def date_from(self) -> date:
        r"""The first day."""
    @property
    def date_to(self) -> date:
        r"""The last day, included."""
    @property
    def period(self) -> Period | None:
        r"""A line for each calendar period."""
    @property
    def group(self) -> Grouping | None:
        r"""A line for each value of this."""
    @property
    def compare(self) -> Comparison | None:
        r"""What it is compared with."""
    @property
    def kind(self) -> MovementKind | None:
        r"""Income or expense only."""
    @property
    def category_id(self) -> UUID | None:
        r"""One category with the ones below it."""
    @property
    def priority_id(self) -> UUID | None:
        r"""One priority."""
    @property
    def currency(self) -> str | None:
        r"""One currency (ISO 4217)."""
    @property
    def account(self) -> str | None:
        r"""One account."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Sums:
    """Sums of one currency."""

    def __new__(
        cls,
        *,
        income: Decimal | str | int,
        expense: Decimal | str | int,
        net: Decimal | str | int,
        count: int,
    ) -> Self: ...
    @property
    def income(self) -> Decimal:
        r"""Money in."""
    @property
    def expense(self) -> Decimal:
        r"""Money out, as a positive sum."""
    @property
    def net(self) -> Decimal:
        r"""Income less expense."""
    @property
    def count(self) -> int:
        r"""How many movements."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class TaxLine:
    """One rate of a tax."""

    def __new__(
        cls,
        *,
        amount: AmountField,
        rate: Decimal | str | int | None = ...,
        base: Decimal | str | int | None = ...,
    ) -> Self: ...
    @property
    def rate(self) -> Decimal | None:
        r"""The percentage, such as 21."""
    @property
    def base(self) -> Decimal | None:
        r"""What it is charged on."""
    @property
    def amount(self) -> AmountField:
        r"""The tax."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class TextField:
    """A recognised text."""

    def __new__(
        cls,
        *,
        value: str,
        raw: str,
        confidence: int,
        source: FieldSource,
        place: Place | None = ...,
    ) -> Self: ...
    @property
    def value(self) -> str:
        r"""The value."""
    @property
    def raw(self) -> str:
        r"""The text it was read from; empty when it was derived."""
    @property
    def confidence(self) -> int:
        r"""How likely it is right, in thousandths."""
    @property
    def source(self) -> FieldSource:
        r"""How it came about."""
    @property
    def place(self) -> Place | None:
        r"""Where it stands on the document."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class TotalsDrift:
    """A kept total that differs from the sum of the movements: a damaged database."""

    def __new__(
        cls,
        *,
        month: date,
        kind: MovementKind,
        currency: str,
        kept: Decimal | str | int,
        kept_count: int,
        actual: Decimal | str | int,
        actual_count: int,
        category_id: UUID | None = ...,
        priority_id: UUID | None = ...,
    ) -> Self: ...
    @property
    def month(self) -> date:
        r"""The first day of the month."""
    @property
    def kind(self) -> MovementKind:
        r"""Income or expense."""
    @property
    def category_id(self) -> UUID | None:
        r"""The category."""
    @property
    def priority_id(self) -> UUID | None:
        r"""The priority."""
    @property
    def currency(self) -> str:
        r"""The currency (ISO 4217)."""
    @property
    def kept(self) -> Decimal:
        r"""The kept sum."""
    @property
    def kept_count(self) -> int:
        r"""The kept number of movements."""
    @property
    def actual(self) -> Decimal:
        r"""The sum of the movements."""
    @property
    def actual_count(self) -> int:
        r"""The number of movements."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Upload:
    """What an upload came to."""

    def __new__(
        cls,
        *,
        receipt: Receipt,
        duplicate: bool | None = ...,
    ) -> Self: ...
    @property
    def receipt(self) -> Receipt:
        r"""The receipt: a new one, or the one that the same file became before."""
    @property
    def duplicate(self) -> bool:
        r"""Whether the same file was there already. Nothing was written then."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class User:
    """A person, or the single local owner."""

    def __new__(
        cls,
        *,
        id: UUID,
        version: int,
        name: str,
        currency: str,
        locale: str,
        time_zone: str,
        created_at: datetime,
        updated_at: datetime,
        email: str | None = ...,
    ) -> Self: ...
    @property
    def id(self) -> UUID:
        r"""Its id: the owner of everything it records."""
    @property
    def version(self) -> int:
        r"""Grows by one with each change."""
    @property
    def name(self) -> str:
        r"""The name."""
    @property
    def email(self) -> str | None:
        r"""The address it signs in with; none for a local owner."""
    @property
    def currency(self) -> str:
        r"""The currency it thinks in (ISO 4217)."""
    @property
    def locale(self) -> str:
        r"""Language and region (BCP 47)."""
    @property
    def time_zone(self) -> str:
        r"""What "today" means (IANA)."""
    @property
    def created_at(self) -> datetime:
        r"""When it was created."""
    @property
    def updated_at(self) -> datetime:
        r"""When it was last changed."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __replace__(self, **changes: Any) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
