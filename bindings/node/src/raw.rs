//! The C interface of Node.js, as far as values need it. All `unsafe` of the package is here.
//!
//! A [`Value`] is alive while the function that was given it runs: it cannot be sent to another thread, and nothing here
//! keeps one. What scripts can make fail (a getter that throws, a proxy) comes back as [`Failed`] with nothing pending.

#![allow(unsafe_code)]

use std::ffi::CStr;
use std::ptr;

use napi::bindgen_prelude::{FromNapiValue, JsValue, ToNapiValue, Unknown};
use napi::{Env, ValueType, sys};

/// A value of the script, on the script's own thread.
#[derive(Clone, Copy)]
pub struct Value {
    env: sys::napi_env,
    value: sys::napi_value,
}

/// Where values are made.
#[derive(Clone, Copy)]
pub(crate) struct Scope(sys::napi_env);

/// The interface refused, or the script threw something.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Failed;

impl From<Failed> for napi::Error {
    fn from(_: Failed) -> Self {
        Self::from_reason("Node.js refused a value")
    }
}

type Outcome<T> = std::result::Result<T, Failed>;

/// What a call of the interface gave. What the script threw meanwhile is taken away, whatever the status says of it: with an
/// exception pending, every later call would fail too.
fn checked(env: sys::napi_env, status: sys::napi_status) -> Outcome<()> {
    if status == sys::Status::napi_ok {
        return Ok(());
    }
    let mut thrown = ptr::null_mut();
    // SAFETY: on the thread of `env`, as every `Value` and `Scope` is.
    let _ = unsafe { sys::napi_get_and_clear_last_exception(env, &mut thrown) };
    Err(Failed)
}

/// Calls a function of the interface whose last argument is where its result goes.
macro_rules! call {
    ($start:expr, $name:ident($env:expr $(, $argument:expr)*)) => {{
        let mut result = $start;
        // SAFETY: on the thread of `env`, with values of the running call.
        checked($env, unsafe { sys::$name($env $(, $argument)*, &mut result) })?;
        result
    }};
}

impl Value {
    fn made(self, value: sys::napi_value) -> Self {
        Self { value, ..self }
    }

    /// What it is.
    pub(crate) fn kind(self) -> ValueType {
        let kind = || Ok::<_, Failed>(call!(0, napi_typeof(self.env, self.value)));
        kind().map_or(ValueType::Unknown, ValueType::from)
    }

    /// `null` or `undefined`.
    pub(crate) fn is_nothing(self) -> bool {
        matches!(self.kind(), ValueType::Null | ValueType::Undefined)
    }

    pub(crate) fn boolean(self) -> Outcome<bool> {
        Ok(call!(false, napi_get_value_bool(self.env, self.value)))
    }

    pub(crate) fn number(self) -> Outcome<f64> {
        Ok(call!(0.0, napi_get_value_double(self.env, self.value)))
    }

    /// A `bigint` of at most 64 bits.
    pub(crate) fn bigint(self) -> Outcome<i64> {
        let (mut number, mut is_exact) = (0, false);
        // SAFETY: as in `call!`.
        let status =
            unsafe { sys::napi_get_value_bigint_int64(self.env, self.value, &mut number, &mut is_exact) };
        checked(self.env, status)?;
        if is_exact { Ok(number) } else { Err(Failed) }
    }

    /// How many units of UTF-16 a text has.
    pub(crate) fn text_length(self) -> Outcome<usize> {
        Ok(call!(0, napi_get_value_string_utf16(self.env, self.value, ptr::null_mut(), 0)))
    }

    /// A text in UTF-16, which may have halves of pairs in it.
    pub(crate) fn text(self) -> Outcome<Vec<u16>> {
        let mut units = vec![0; self.text_length()? + 1];
        let (room, size) = (units.as_mut_ptr(), units.len());
        let written = call!(0, napi_get_value_string_utf16(self.env, self.value, room, size));
        units.truncate(written);
        Ok(units)
    }

    pub(crate) fn is_array(self) -> bool {
        let is = || Ok::<_, Failed>(call!(false, napi_is_array(self.env, self.value)));
        is().unwrap_or(false)
    }

    /// The length of an array.
    pub(crate) fn length(self) -> Outcome<u32> {
        Ok(call!(0, napi_get_array_length(self.env, self.value)))
    }

    pub(crate) fn item(self, at: u32) -> Outcome<Self> {
        Ok(self.made(call!(ptr::null_mut(), napi_get_element(self.env, self.value, at))))
    }

    pub(crate) fn property(self, name: &CStr) -> Outcome<Self> {
        let name = name.as_ptr();
        Ok(self.made(call!(ptr::null_mut(), napi_get_named_property(self.env, self.value, name))))
    }

    /// The names of an object's own enumerable properties, as an array.
    pub(crate) fn names(self) -> Outcome<Self> {
        let names = call!(
            ptr::null_mut(),
            napi_get_all_property_names(
                self.env,
                self.value,
                sys::KeyCollectionMode::own_only,
                sys::KeyFilter::enumerable | sys::KeyFilter::skip_symbols,
                sys::KeyConversion::numbers_to_strings
            )
        );
        Ok(self.made(names))
    }

    /// Milliseconds since 1970 of a `Date`; none for what is not one. Not a number for an invalid date.
    pub(crate) fn date(self) -> Outcome<Option<f64>> {
        if !call!(false, napi_is_date(self.env, self.value)) {
            return Ok(None);
        }
        Ok(Some(call!(0.0, napi_get_date_value(self.env, self.value))))
    }

    /// The content of a `Uint8Array`, a `Buffer` or an `ArrayBuffer`; none for what is neither.
    pub(crate) fn bytes(self) -> Outcome<Option<Vec<u8>>> {
        let (mut data, mut length) = (ptr::null_mut(), 0);
        if call!(false, napi_is_typedarray(self.env, self.value)) {
            let mut kind = 0;
            let unwanted = (ptr::null_mut(), ptr::null_mut());
            // SAFETY: as in `call!`; what may be null is not wanted.
            let status = unsafe {
                sys::napi_get_typedarray_info(
                    self.env,
                    self.value,
                    &mut kind,
                    &mut length,
                    &mut data,
                    unwanted.0,
                    unwanted.1,
                )
            };
            checked(self.env, status)?;
            if kind != sys::TypedarrayType::uint8_array {
                return Ok(None);
            }
        } else if call!(false, napi_is_arraybuffer(self.env, self.value)) {
            // SAFETY: as in `call!`.
            checked(self.env, unsafe {
                sys::napi_get_arraybuffer_info(self.env, self.value, &mut data, &mut length)
            })?;
        } else {
            return Ok(None);
        }
        if length == 0 || data.is_null() {
            return Ok(Some(Vec::new()));
        }
        // SAFETY: the interface says so; the script cannot run until they are copied.
        Ok(Some(unsafe { std::slice::from_raw_parts(data.cast::<u8>(), length) }.to_vec()))
    }

    /// Sets a property of an object that was made here.
    pub(crate) fn set(self, name: &CStr, value: Self) -> Outcome<()> {
        // SAFETY: as in `call!`.
        let status =
            unsafe { sys::napi_set_named_property(self.env, self.value, name.as_ptr(), value.value) };
        checked(self.env, status)
    }

    /// Sets an item of an array that was made here.
    pub(crate) fn set_item(self, at: u32, value: Self) -> Outcome<()> {
        // SAFETY: as in `call!`.
        checked(self.env, unsafe { sys::napi_set_element(self.env, self.value, at, value.value) })
    }
}

impl Scope {
    pub(crate) fn of(env: &Env) -> Self {
        Self(env.raw())
    }

    fn made(self, value: sys::napi_value) -> Value {
        Value { env: self.0, value }
    }

    pub(crate) fn null(self) -> Outcome<Value> {
        Ok(self.made(call!(ptr::null_mut(), napi_get_null(self.0))))
    }

    pub(crate) fn undefined(self) -> Outcome<Value> {
        Ok(self.made(call!(ptr::null_mut(), napi_get_undefined(self.0))))
    }

    pub(crate) fn boolean(self, value: bool) -> Outcome<Value> {
        Ok(self.made(call!(ptr::null_mut(), napi_get_boolean(self.0, value))))
    }

    pub(crate) fn number(self, value: f64) -> Outcome<Value> {
        Ok(self.made(call!(ptr::null_mut(), napi_create_double(self.0, value))))
    }

    pub(crate) fn text(self, text: &str) -> Outcome<Value> {
        let length = isize::try_from(text.len()).map_err(|_| Failed)?;
        let start = text.as_ptr().cast();
        Ok(self.made(call!(ptr::null_mut(), napi_create_string_utf8(self.0, start, length))))
    }

    pub(crate) fn date(self, milliseconds: f64) -> Outcome<Value> {
        Ok(self.made(call!(ptr::null_mut(), napi_create_date(self.0, milliseconds))))
    }

    /// A `Buffer` with a copy of it.
    pub(crate) fn buffer(self, bytes: &[u8]) -> Outcome<Value> {
        let (start, no_address) = (bytes.as_ptr().cast(), ptr::null_mut());
        let buffer = call!(ptr::null_mut(), napi_create_buffer_copy(self.0, bytes.len(), start, no_address));
        Ok(self.made(buffer))
    }

    pub(crate) fn object(self) -> Outcome<Value> {
        Ok(self.made(call!(ptr::null_mut(), napi_create_object(self.0))))
    }

    pub(crate) fn array(self, length: usize) -> Outcome<Value> {
        Ok(self.made(call!(ptr::null_mut(), napi_create_array_with_length(self.0, length))))
    }
}

impl From<Unknown<'_>> for Value {
    fn from(value: Unknown<'_>) -> Self {
        let value = value.value();
        Self { env: value.env, value: value.value }
    }
}

impl FromNapiValue for Value {
    unsafe fn from_napi_value(env: sys::napi_env, value: sys::napi_value) -> napi::Result<Self> {
        Ok(Self { env, value })
    }
}

impl ToNapiValue for Value {
    unsafe fn to_napi_value(_: sys::napi_env, value: Self) -> napi::Result<sys::napi_value> {
        Ok(value.value)
    }
}

/// What an answer is read from; see [`crate::reader`].
impl FromNapiValue for crate::reader::Answer {
    unsafe fn from_napi_value(env: sys::napi_env, value: sys::napi_value) -> napi::Result<Self> {
        Ok(Self::read(Value { env, value }))
    }
}
