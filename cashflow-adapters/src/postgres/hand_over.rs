//! Passing a connection from a call that is done to one that waits.
//!
//! The pool asks the server whether a connection is well each time that it is given back: a round trip for each call. A
//! connection whose last call was answered well needs no such question, so while calls wait, it goes from hand to hand.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use sqlx_core::Error as SqlxError;
use sqlx_core::pool::PoolConnection;
use sqlx_postgres::{PgPool, Postgres};
use tokio::sync::oneshot;

/// After so many hands a connection goes back to the pool, where others wait too, and where its age counts.
const MOST: u32 = 64;

/// A connection, and through how many hands it went since it came from the pool.
type Handed = (PoolConnection<Postgres>, u32);

/// The calls that wait for a connection, the longest first. Some have found one elsewhere, or were given up.
#[derive(Clone, Default)]
pub(super) struct Waiting(Arc<Mutex<VecDeque<oneshot::Sender<Handed>>>>);

impl Waiting {
    /// A connection: of the pool, or of a call that is done.
    pub(super) async fn connection(&self, pool: &PgPool) -> Result<Handed, SqlxError> {
        // The pool is opening one, or has one to open: that must not be given up half-way, again and again.
        if pool.size() < pool.options().get_max_connections() {
            return Ok((pool.acquire().await?, 0));
        }
        let (sender, handed) = oneshot::channel();
        self.queue(|queue| queue.push_back(sender));
        tokio::select! {
            biased;
            acquired = pool.acquire() => Ok((acquired?, 0)),
            Ok(handed) = handed => Ok(handed),
        }
    }

    /// Gives a connection, which must be idle, to the call that waits longest; if none does, it goes back to the pool.
    pub(super) fn pass_on(&self, connection: PoolConnection<Postgres>, hands: u32) {
        if hands >= MOST {
            return;
        }
        let mut handed = (connection, hands + 1);
        while let Some(sender) = self.queue(VecDeque::pop_front) {
            match sender.send(handed) {
                Ok(()) => return,
                Err(back) => handed = back,
            }
        }
    }

    fn queue<T>(&self, work: impl FnOnce(&mut VecDeque<oneshot::Sender<Handed>>) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
