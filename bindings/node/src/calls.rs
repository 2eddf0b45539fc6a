//! Calls: each runs beside the script, its promise is settled when it has come to its end or is given up.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use cashflow_facade::api::{ApiError, ErrorKind, Result};
use futures_util::FutureExt as _;
use futures_util::future::{Either, select};
use napi::Env;
use napi::bindgen_prelude::{ClassInstance, PromiseRaw};
use napi_derive::napi;
use tokio::sync::Notify;

use crate::conv::Output;
use crate::errors::{failed, raise};
use crate::raw::{Scope, Value};

/// Gives up a call: its promise is rejected with the code `aborted`, and what it had not handed to the database by then
/// does not happen.
#[napi]
#[derive(Default)]
pub struct Abort(Arc<Notify>);

#[napi]
impl Abort {
    /// For one call.
    #[napi(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives it up, also before it has begun.
    #[napi]
    pub fn abort(&self) {
        self.0.notify_one();
    }
}

/// What may give up a call.
pub(crate) type Aborted<'env> = Option<ClassInstance<'env, Abort>>;

/// Runs a call, with what makes a value of its outcome on the thread of the script.
pub(crate) fn run_as<'env, T: Send + 'static, V: napi::bindgen_prelude::ToNapiValue>(
    env: &'env Env,
    abort: Aborted<'_>,
    call: impl Future<Output = Result<T>> + Send + 'static,
    give: impl FnOnce(&'env Env, T) -> napi::Result<V> + 'static,
) -> napi::Result<PromiseRaw<'env, V>> {
    let abort = abort.map(|abort| Arc::clone(&abort.0));
    // A panic ends the call, not the process.
    let call = AssertUnwindSafe(call).catch_unwind();
    let settled = async move {
        let outcome = match abort {
            None => call.await,
            Some(abort) => {
                let aborted = std::pin::pin!(abort.notified());
                match select(aborted, std::pin::pin!(call)).await {
                    Either::Left(_) => {
                        Ok(Err(ApiError::new(ErrorKind::Conflict, "aborted", "it was aborted")))
                    }
                    Either::Right((outcome, _)) => outcome,
                }
            }
        };
        outcome.unwrap_or_else(|_| Err(failed("panicked", "a call ended early"))).map_err(raise)
    };
    env.spawn_future_with_callback(settled, give)
}

/// Runs a call that gives a value of the vocabulary.
pub(crate) fn run<'env, T: Output + Send + 'static>(
    env: &'env Env,
    abort: Aborted<'_>,
    call: impl Future<Output = Result<T>> + Send + 'static,
) -> napi::Result<PromiseRaw<'env, Value>> {
    run_as(env, abort, call, |env, value| value.output(Scope::of(env)).map_err(napi::Error::from))
}

/// A value that needs no call.
pub(crate) fn give(env: &Env, value: impl Output) -> napi::Result<Value> {
    Ok(value.output(Scope::of(env))?)
}
