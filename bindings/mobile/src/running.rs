//! Where calls run: beside whoever waits for them. One that was begun goes through, even if its waiter is cancelled, so
//! that nothing is left half done.

use std::future::Future;
use std::sync::OnceLock;

use cashflow_facade::api::{ApiError, ErrorKind, Result};
use tokio::runtime::{Builder, Runtime};

use crate::CashflowError;

/// Threads that calls run on. Stores and the local engine have their own, so that these only wait.
const THREADS: usize = 2;

fn runtime() -> Result<&'static Runtime> {
    static RUNTIME: OnceLock<std::io::Result<Runtime>> = OnceLock::new();
    let start =
        || Builder::new_multi_thread().worker_threads(THREADS).thread_name("cashflow").enable_all().build();
    let unable = |error| ApiError::new(ErrorKind::Unavailable, "no_threads", error);
    RUNTIME.get_or_init(start).as_ref().map_err(unable)
}

/// Runs a call and waits for it.
pub(crate) async fn run<T: Send + 'static>(
    call: impl Future<Output = Result<T>> + Send + 'static,
) -> Result<T, CashflowError> {
    match runtime()?.spawn(call).await {
        Ok(outcome) => Ok(outcome?),
        Err(failure) => {
            let message = format_args!("a call ended early: {failure}");
            Err(ApiError::new(ErrorKind::Internal, "panicked", message).into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait<T>(call: impl Future<Output = T>) -> T {
        Builder::new_current_thread().build().unwrap().block_on(call)
    }

    #[test]
    fn a_call_that_panics_is_an_error() {
        let outcome = wait(run::<()>(async { panic!("a bug") }));
        assert!(matches!(outcome, Err(CashflowError::Internal { code, .. }) if code == "panicked"));
    }

    #[test]
    fn a_call_goes_through_when_its_waiter_is_gone() {
        let (sender, receiver) = std::sync::mpsc::channel();
        let (begin, begun) = futures_channel::oneshot::channel();
        wait(async {
            let mut call = Box::pin(run(async move {
                let _ = begun.await;
                sender.send("written").map_err(|error| ApiError::invalid("test", error))
            }));
            // Polled once, so that it runs, and given up.
            let polled = std::future::poll_fn(|context| {
                std::task::Poll::Ready(call.as_mut().poll(context).is_ready())
            });
            assert!(!polled.await);
        });
        begin.send(()).unwrap();
        assert_eq!(receiver.recv(), Ok("written"));
    }
}
