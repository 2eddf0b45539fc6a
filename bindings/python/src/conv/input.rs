//! Values that Python gives. What is of another type is refused, never converted by luck.

use cashflow_facade::api::{Amount, ApiError, Bytes, Day, ErrorKind, Id, Timestamp};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyDate, PyDateTime, PyDict, PyFloat, PyInt, PyMemoryView, PyString, PyType,
};

use crate::errors::WRONG_TYPE;

/// A value of the vocabulary.
pub(crate) trait Input: Sized {
    /// From what Python gave. Errors: without a field, which whoever asked adds.
    fn input(value: &Bound<'_, PyAny>) -> Result<Self, ApiError>;
}

/// A value of the right type that breaks a rule.
pub(crate) fn wrong(reason: impl std::fmt::Display) -> ApiError {
    ApiError::new(ErrorKind::Invalid, "invalid", reason)
}

/// A value of another type.
fn other(value: &Bound<'_, PyAny>, expected: &str) -> ApiError {
    let name = value.get_type().name().map(|name| name.to_string());
    let name = name.unwrap_or_else(|_| "something else".to_owned());
    ApiError::new(ErrorKind::Invalid, WRONG_TYPE, format_args!("must be {expected}, not {name}"))
}

/// A value of another type than a record's class.
pub(crate) fn no_record(value: &Bound<'_, PyAny>, name: &str) -> ApiError {
    other(value, &format!("a {name}"))
}

/// A text, or a member of an enum, which is one too.
pub(crate) fn text(value: &Bound<'_, PyAny>, expected: &str) -> Result<String, ApiError> {
    let text = value.cast::<PyString>().map_err(|_| other(value, expected))?;
    text.to_cow().map(std::borrow::Cow::into_owned).map_err(|_| wrong("is not valid Unicode"))
}

/// A text or an object of a path.
pub(crate) fn path(name: &str, value: &Bound<'_, PyAny>) -> Result<String, ApiError> {
    static FSPATH: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let py = value.py();
    let path = FSPATH
        .get_or_try_init(py, || PyResult::Ok(py.import("os")?.getattr("fspath")?.unbind()))
        .and_then(|fspath| fspath.bind(py).call1((value,)));
    let path =
        path.map_err(|_| other(value, "a str or a path")).and_then(|path| text(&path, "a str or a path"));
    path.map_err(|error| super::about(name, error))
}

impl Input for bool {
    fn input(value: &Bound<'_, PyAny>) -> Result<Self, ApiError> {
        value.cast::<PyBool>().map(PyBoolMethods::is_true).map_err(|_| other(value, "a bool"))
    }
}

/// A whole number; `True` is none.
fn whole<'a, 'py>(value: &'a Bound<'py, PyAny>) -> Result<&'a Bound<'py, PyInt>, ApiError> {
    match value.cast::<PyInt>() {
        Ok(whole) if !value.is_instance_of::<PyBool>() => Ok(whole),
        _ => Err(other(value, "an int")),
    }
}

impl Input for i64 {
    fn input(value: &Bound<'_, PyAny>) -> Result<Self, ApiError> {
        whole(value)?.extract().map_err(|_| wrong("does not fit into 64 bits"))
    }
}

impl Input for u32 {
    fn input(value: &Bound<'_, PyAny>) -> Result<Self, ApiError> {
        whole(value)?.extract().map_err(|_| wrong("must be from 0 to 4294967295"))
    }
}

impl Input for String {
    fn input(value: &Bound<'_, PyAny>) -> Result<Self, ApiError> {
        text(value, "a str")
    }
}

impl Input for Bytes {
    fn input(value: &Bound<'_, PyAny>) -> Result<Self, ApiError> {
        if let Ok(bytes) = value.cast::<PyBytes>() {
            return Ok(bytes.as_bytes().to_vec());
        }
        if let Ok(bytes) = value.cast::<PyByteArray>() {
            return Ok(bytes.to_vec());
        }
        if value.is_instance_of::<PyMemoryView>() {
            let bytes = value.call_method0("tobytes").map_err(|_| other(value, "bytes"))?;
            return bytes
                .cast::<PyBytes>()
                .map(|bytes| bytes.as_bytes().to_vec())
                .map_err(|_| other(value, "bytes"));
        }
        Err(other(value, "bytes"))
    }
}

/// pyo3's own conversion takes whatever has a text, so floats too. Money must not.
impl Input for Amount {
    fn input(value: &Bound<'_, PyAny>) -> Result<Self, ApiError> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let class = CLASS.import(value.py(), "decimal", "Decimal");
        let is_decimal = class.and_then(|class| value.is_instance(class)).unwrap_or(false);
        if !is_decimal && value.is_instance_of::<PyFloat>() {
            let reason = "a float is not exact: use Decimal(\"0.10\") or a str";
            return Err(ApiError::new(ErrorKind::Invalid, WRONG_TYPE, reason));
        }
        if !is_decimal && !value.is_instance_of::<PyString>() {
            whole(value).map_err(|_| other(value, "a Decimal, a str or an int"))?;
        }
        let digits = value.str().map_err(|_| wrong("has too many digits"))?;
        let digits = digits.to_cow().map_err(|_| wrong("is not a number"))?;
        let exact = Amount::from_str_exact(&digits).or_else(|_| scientific(&digits));
        exact.map_err(|_| wrong("is not a finite number of at most 28 digits"))
    }
}

/// As `Decimal("1E+2")` is written. The parser of such numbers rounds, so what does not come back is refused.
fn scientific(digits: &str) -> Result<Amount, rust_decimal::Error> {
    let (mantissa, _) =
        digits.split_once(['e', 'E']).ok_or(rust_decimal::Error::ExceedsMaximumPossibleValue)?;
    Amount::from_str_exact(mantissa)?;
    let amount = Amount::from_scientific(digits)?;
    if amount.is_zero() && mantissa.contains(|digit: char| ('1'..='9').contains(&digit)) {
        return Err(rust_decimal::Error::Underflow);
    }
    Ok(amount)
}

/// A `datetime` is a `date` in Python: its time is not dropped but refused.
impl Input for Day {
    fn input(value: &Bound<'_, PyAny>) -> Result<Self, ApiError> {
        if value.is_instance_of::<PyDateTime>() || !value.is_instance_of::<PyDate>() {
            return Err(other(value, "a date"));
        }
        value.extract().map_err(|_| wrong("is beyond the calendar"))
    }
}

impl Input for Timestamp {
    fn input(value: &Bound<'_, PyAny>) -> Result<Self, ApiError> {
        if !value.is_instance_of::<PyDateTime>() {
            return Err(other(value, "a datetime"));
        }
        let py = value.py();
        if value.getattr("tzinfo").is_ok_and(|zone| zone.is_none()) {
            return Err(wrong("has no time zone: use an aware datetime, such as datetime.now(timezone.utc)"));
        }
        let beyond = |_| wrong("is beyond the calendar");
        let zone = chrono::Utc.into_pyobject(py).map_err(beyond)?;
        value.call_method1("astimezone", (zone,)).and_then(|utc| utc.extract()).map_err(beyond)
    }
}

impl Input for Id {
    fn input(value: &Bound<'_, PyAny>) -> Result<Self, ApiError> {
        value.extract().map_err(|_| other(value, "a UUID"))
    }
}

impl<T: Input> Input for Option<T> {
    fn input(value: &Bound<'_, PyAny>) -> Result<Self, ApiError> {
        if value.is_none() { Ok(None) } else { T::input(value).map(Some) }
    }
}

impl<T: Input> Input for Vec<T> {
    fn input(value: &Bound<'_, PyAny>) -> Result<Self, ApiError> {
        let is_one = value.is_instance_of::<PyString>() || value.is_instance_of::<PyBytes>();
        let items = value.try_iter().ok().filter(|_| !is_one && !value.is_instance_of::<PyDict>());
        let items = items.ok_or_else(|| other(value, "a list"))?;
        let item = |item: PyResult<Bound<'_, PyAny>>| match item {
            Ok(item) => T::input(&item),
            Err(error) => Err(wrong(format_args!("gave an error: {error}"))),
        };
        items.map(item).collect()
    }
}
