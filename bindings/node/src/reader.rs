//! A reader of receipts that is written in JavaScript.

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use cashflow_facade::api::{ApiError, Document, ErrorKind, Reading, ReceiptReader, Result};
use napi::Status;
use napi::bindgen_prelude::{Function, Promise};
use napi::threadsafe_function::{ThreadsafeCallContext, ThreadsafeFunction};

use crate::conv::{self, Output as _};
use crate::errors::failed;
use crate::raw::{Scope, Value};

/// What `lib/reader.cjs` gives: a function of a document that promises an [`Answer`] and never throws.
pub(crate) type Read<'env> = Function<'env, Value, Promise<Answer>>;

/// Calls it on the script's thread. Weak: a reader alone does not keep the process alive.
type Called = ThreadsafeFunction<Document, Promise<Answer>, Value, Status, false, true>;

/// What a script answered.
pub struct Answer(Result<Reading>);

/// An object with a method `read`.
pub(crate) struct HostReader(Called);

impl HostReader {
    pub(crate) fn new(read: &Read<'_>) -> napi::Result<Arc<Self>> {
        let give = |call: ThreadsafeCallContext<Document>| -> napi::Result<Value> {
            Ok(call.value.output(Scope::of(&call.env))?)
        };
        let called = read.build_threadsafe_function::<Document>().weak::<true>().build_callback(give)?;
        Ok(Arc::new(Self(called)))
    }
}

impl Answer {
    /// `{ reading }` or `{ error: { kind, code, message, field } }`.
    pub(crate) fn read(answer: Value) -> Self {
        let given = |name| answer.property(name).ok().filter(|value| !value.is_nothing());
        let reading = match (given(c"error"), given(c"reading")) {
            (Some(error), _) => Err(told(error)),
            (None, Some(reading)) => conv::field("reading", reading).map_err(|error| broken(&error.message)),
            (None, None) => Err(broken("it gave no reading")),
        };
        Self(reading)
    }
}

/// The error that a reader threw, if it is one of ours.
fn told(error: Value) -> ApiError {
    let given = |name| error.property(name).ok().filter(|value| !value.is_nothing());
    let text = |name| given(name).map(|value| conv::field::<String>("error", value));
    let kind = error.property(c"kind").ok().and_then(|kind| conv::Input::input(kind).ok());
    let kind: ErrorKind = kind.unwrap_or(ErrorKind::Internal);
    match (text(c"code"), text(c"message")) {
        (Some(Ok(code)), Some(Ok(message))) => ApiError {
            field: text(c"field").and_then(std::result::Result::ok),
            ..ApiError::new(kind, &code, message)
        },
        _ => broken("it threw something unreadable"),
    }
}

fn broken(reason: &str) -> ApiError {
    failed("host_reader_failed", format_args!("the reader failed: {reason}"))
}

#[async_trait]
impl ReceiptReader for HostReader {
    async fn read(&self, document: Document) -> Result<Reading> {
        let gone =
            |error: napi::Error| ApiError::new(ErrorKind::Unavailable, "host_reader_gone", error.reason);
        let answer = self.0.call_async_catch(document).await.map_err(gone)?;
        answer.await.map_err(gone)?.0
    }
}

impl fmt::Debug for HostReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HostReader")
    }
}
