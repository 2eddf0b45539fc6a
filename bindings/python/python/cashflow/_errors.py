"""The exceptions: all are `CashflowError`, each kind has its class."""

from __future__ import annotations

from typing import Any

from ._enums import ErrorKind


class CashflowError(Exception):
    """What went wrong."""

    kind: ErrorKind = ErrorKind.INTERNAL
    """What can be done about it."""
    code: str
    """The stable code, such as ``category_in_use``."""
    message: str
    """For people."""
    field: str | None
    """The field of the input it is about."""
    retryable: bool
    """Whether the same call may succeed later without any change to it."""

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        field: str | None = None,
        retryable: bool | None = None,
    ) -> None:
        """A receipt reader of one's own may raise these too: kind and code arrive where the receipt is read."""
        super().__init__(message)
        self.message = message
        self.code = self.kind.value if code is None else code
        self.field = field
        retryable_kinds = (ErrorKind.UNAVAILABLE, ErrorKind.RATE_LIMITED)
        self.retryable = self.kind in retryable_kinds if retryable is None else retryable

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.message, self.code, self.field, self.retryable)


class ValidationError(CashflowError, ValueError):
    """The input breaks a rule; ``field`` names it."""

    kind = ErrorKind.INVALID


class ArgumentTypeError(ValidationError, TypeError):
    """The input has the wrong type, such as a float for an amount."""


class AuthenticationError(CashflowError):
    """No, bad or expired credentials."""

    kind = ErrorKind.UNAUTHENTICATED


class ForbiddenError(CashflowError):
    """Known, but not allowed."""

    kind = ErrorKind.FORBIDDEN


class NotFoundError(CashflowError, LookupError):
    """Not there, or somebody else's."""

    kind = ErrorKind.NOT_FOUND


class ConflictError(CashflowError):
    """Taken name, row in use, wrong state, or an object that was closed."""

    kind = ErrorKind.CONFLICT


class StaleError(CashflowError):
    """Changed by somebody else in the meantime."""

    kind = ErrorKind.STALE


class TooLargeError(CashflowError, ValueError):
    """Over a size limit."""

    kind = ErrorKind.TOO_LARGE


class UnsupportedMediaError(CashflowError, ValueError):
    """A file type that nothing here reads."""

    kind = ErrorKind.UNSUPPORTED_MEDIA


class UnreadableError(CashflowError, ValueError):
    """A file of the right type that cannot be decoded."""

    kind = ErrorKind.UNREADABLE


class IdempotencyMismatchError(CashflowError):
    """The same idempotency key with other content."""

    kind = ErrorKind.IDEMPOTENCY_MISMATCH


class RateLimitedError(CashflowError):
    """Too many requests."""

    kind = ErrorKind.RATE_LIMITED


class UnavailableError(CashflowError):
    """A dependency is away; the same call may go through later."""

    kind = ErrorKind.UNAVAILABLE


class InternalError(CashflowError):
    """A bug or a damaged store."""

    kind = ErrorKind.INTERNAL


_BY_KIND: dict[ErrorKind, type[CashflowError]] = {
    cls.kind: cls for cls in CashflowError.__subclasses__()
}

for _class in (CashflowError, ArgumentTypeError, *_BY_KIND.values()):
    _class.__module__ = "cashflow"


def from_native(
    kind: ErrorKind, code: str, message: str, field: str | None, retryable: bool
) -> CashflowError:
    """The exception for an error of the native module."""
    cls = ArgumentTypeError if code == "invalid_type" else _BY_KIND[kind]
    return cls(message, code=code, field=field, retryable=retryable)


def _restore(
    cls: type[CashflowError], message: str, code: str, field: str | None, retryable: bool
) -> CashflowError:
    return cls(message, code=code, field=field, retryable=retryable)
