//! The place where a case tries an adapter: the adapter, and threads to use it from.

use std::fmt;
use std::future::{Future, poll_fn};
use std::ops::Deref;
use std::panic::resume_unwind;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, Mutex, MutexGuard};
use std::task::{Poll, Waker};

/// A future on its way to a thread.
pub type Task = Pin<Box<dyn Future<Output = ()> + Send>>;

/// An adapter under test, and how to wait for futures.
pub struct Bench<A: ?Sized> {
    under_test: Arc<A>,
    block_on: fn(Task),
}

impl<A: ?Sized> Bench<A> {
    /// A bench for an adapter.
    pub fn new(under_test: Arc<A>, block_on: fn(Task)) -> Self {
        Self { under_test, block_on }
    }

    /// The adapter.
    pub fn under_test(&self) -> Arc<A> {
        Arc::clone(&self.under_test)
    }

    /// Runs futures at the same time, each on a thread of its own, and gives their results in the order of the futures.
    pub async fn at_once<T, F>(&self, futures: impl IntoIterator<Item = F>) -> Vec<T>
    where
        T: Send + 'static,
        F: Future<Output = T> + Send + 'static,
    {
        let futures: Vec<F> = futures.into_iter().collect();
        let start = Arc::new(Barrier::new(futures.len()));
        let running = Arc::new(Mutex::new(Running { left: futures.len(), waker: None }));
        let threads: Vec<_> = futures
            .into_iter()
            .map(|future| {
                let (start, running, block_on) =
                    (Arc::clone(&start), Done(Arc::clone(&running)), self.block_on);
                std::thread::spawn(move || {
                    let running = running;
                    let result = Arc::new(Mutex::new(None));
                    let place = Arc::clone(&result);
                    start.wait();
                    block_on(Box::pin(async move {
                        let outcome = future.await;
                        *lock(&place) = Some(outcome);
                    }));
                    drop(running);
                    lock(&result).take().expect("the future was waited for")
                })
            })
            .collect();
        // The executor goes on while the threads run: a runtime may need it.
        poll_fn(|context| {
            let mut running = lock(&running);
            if running.left == 0 {
                return Poll::Ready(());
            }
            running.waker = Some(context.waker().clone());
            Poll::Pending
        })
        .await;
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    }
}

struct Running {
    left: usize,
    waker: Option<Waker>,
}

/// Tells that a thread is done, also when it panics.
struct Done(Arc<Mutex<Running>>);

impl Drop for Done {
    fn drop(&mut self) {
        let mut running = lock(&self.0);
        running.left -= 1;
        if running.left == 0
            && let Some(waker) = running.waker.take()
        {
            waker.wake();
        }
    }
}

/// Work in several parts, watched by somebody who must know when it is over.
#[derive(Debug, Clone, Default)]
pub struct Work(Arc<AtomicUsize>);

/// A part of a [`Work`]: it is over when this is dropped, also by a panic.
#[derive(Debug)]
pub struct Part(Arc<AtomicUsize>);

impl Work {
    /// A part, from now on.
    pub fn part(&self) -> Part {
        self.0.fetch_add(1, Ordering::SeqCst);
        Part(Arc::clone(&self.0))
    }

    /// Whether all parts are over.
    pub fn is_over(&self) -> bool {
        self.0.load(Ordering::SeqCst) == 0
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

impl<A: ?Sized> Deref for Bench<A> {
    type Target = A;

    fn deref(&self) -> &A {
        &self.under_test
    }
}

impl<A: ?Sized> fmt::Debug for Bench<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bench").finish_non_exhaustive()
    }
}

/// What a maker gives: an adapter, or one with what must be kept as long as it is tried.
pub trait Subject<A: ?Sized> {
    /// What is kept.
    type Guard;

    /// The adapter and what is kept.
    fn take_apart(self) -> (Arc<A>, Self::Guard);
}

impl<A: ?Sized> Subject<A> for Arc<A> {
    type Guard = ();

    fn take_apart(self) -> (Arc<A>, ()) {
        (self, ())
    }
}

impl<A: ?Sized, G> Subject<A> for (Arc<A>, G) {
    type Guard = G;

    fn take_apart(self) -> (Arc<A>, G) {
        self
    }
}
