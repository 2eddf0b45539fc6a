//! The process that calls run in: its threads, and what a fork leaves of them.
//!
//! A fork copies memory, not threads: in the child neither the runtime nor the threads of a store are there. So each
//! process has its own [`Process`], objects remember theirs, and in another one they are refused instead of hanging.

use std::future::Future;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use cashflow_facade::api::{ApiError, ErrorKind, Result};
use cashflow_facade::host::Watch;
use pyo3::prelude::*;
use tokio::runtime::{Builder, Runtime};

use crate::conv::Output;
use crate::errors::raise;

/// The most generations of forks, one from another, in which something is opened.
const GENERATIONS: usize = 64;

/// What belongs to one process.
pub(crate) struct Process {
    id: u32,
    runtime: Runtime,
    /// The database files that were opened.
    databases: Mutex<Vec<(PathBuf, Watch)>>,
}

/// Filled from the first on; those before the present one are inherited. Looking needs no lock, which a thread might have
/// held at the moment of a fork.
static PROCESSES: [OnceLock<Process>; GENERATIONS] = [const { OnceLock::new() }; GENERATIONS];

/// The present process. Errors: no thread can be started, or too many forks.
pub(crate) fn present() -> Result<&'static Process> {
    let id = std::process::id();
    for slot in &PROCESSES {
        let process = match slot.get() {
            Some(process) => process,
            None => {
                let runtime = Builder::new_multi_thread().enable_all().thread_name("cashflow").build();
                let unable = |error| ApiError::new(ErrorKind::Unavailable, "no_threads", error);
                let runtime = runtime.map_err(unable)?;
                slot.get_or_init(|| Process { id, runtime, databases: Mutex::default() })
            }
        };
        if process.id == id {
            return Ok(process);
        }
    }
    Err(ApiError::new(ErrorKind::Unavailable, "too_many_forks", "too many processes forked one from another"))
}

impl Process {
    /// Runs what blocks on a thread of its own.
    pub(crate) fn spawn_blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> tokio::task::JoinHandle<T> {
        self.runtime.spawn_blocking(work)
    }

    /// Refuses a database file that the process has open which this one was forked from. SQLite keeps locks of a file in
    /// memory, which a fork copies: opening the file here could damage it.
    pub(crate) fn check_database(&self, file: &Path) -> Result<()> {
        let inherited = PROCESSES.iter().map_while(OnceLock::get).take_while(|process| process.id != self.id);
        for process in inherited {
            // A lock that was held at the moment of the fork is never free here: nobody knows what was open.
            let may_be_open = process.databases.try_lock().map_or(true, |databases| {
                databases.iter().any(|(open, watch)| open == file && watch.may_be_open())
            });
            if may_be_open {
                let message = "the database was open when this process was forked: open it only after forking, or spawn";
                return Err(ApiError::new(ErrorKind::Conflict, "forked", message));
            }
        }
        Ok(())
    }

    /// Remembers that a database file is open, as long as it is.
    pub(crate) fn remember_database(&self, file: PathBuf, watch: Watch) {
        let mut databases = self.databases.lock().unwrap_or_else(PoisonError::into_inner);
        databases.retain(|(_, watch)| watch.may_be_open());
        databases.push((file, watch));
    }
}

/// An object that is of use only in the process that made it. In a forked one it is not even dropped, since that would wait
/// for threads that are not there.
pub(crate) struct Kept<T: Send + 'static> {
    process: u32,
    /// Empty only while it is dropped.
    value: Option<ManuallyDrop<T>>,
}

impl<T: Send + 'static> Kept<T> {
    pub(crate) fn new(value: T) -> Self {
        Self { process: std::process::id(), value: Some(ManuallyDrop::new(value)) }
    }

    /// The object. Errors: it came here by a fork.
    pub(crate) fn get(&self) -> PyResult<&T> {
        if let Some(value) = self.value.as_ref().filter(|_| self.process == std::process::id()) {
            return Ok(value);
        }
        let message = "it was opened before this process was forked: open it after forking";
        Err(raise(ApiError::new(ErrorKind::Conflict, "forked", message)))
    }

    /// Something that it gives.
    pub(crate) fn map<U: Send>(&self, get: impl FnOnce(&T) -> U) -> PyResult<Kept<U>> {
        self.get().map(|value| Kept::new(get(value)))
    }
}

impl<T: Send + 'static> Drop for Kept<T> {
    fn drop(&mut self) {
        let Some(value) = self.value.take().filter(|_| self.process == std::process::id()) else { return };
        // The last handle of a store waits for its threads, and these may wait for Python: not while holding it.
        let _ = Python::try_attach(|py| py.detach(|| drop(ManuallyDrop::into_inner(value))));
    }
}

/// Waits for a call, while other threads of Python run.
pub(crate) fn wait<'py, T: Output + Send>(
    py: Python<'py>,
    call: impl Future<Output = Result<T>> + Send,
) -> PyResult<Bound<'py, PyAny>> {
    block_on(py, call)?.output(py)
}

/// The same with what it gives as it is.
pub(crate) fn block_on<T: Send>(py: Python<'_>, call: impl Future<Output = Result<T>> + Send) -> PyResult<T> {
    let process = present().map_err(raise)?;
    // The runtime's own threads drive sockets and timers; this one only waits to be woken, which is cheaper than driving.
    let outcome = py.detach(|| {
        let _within = process.runtime.enter();
        pollster::block_on(call)
    });
    outcome.map_err(raise)
}

/// Runs a call beside Python. Whoever gives up waiting does not stop it: a write that was begun goes through.
pub(crate) async fn spawn<T: Output + Send + 'static>(
    call: impl Future<Output = Result<T>> + Send + 'static,
) -> PyResult<Py<PyAny>> {
    let outcome = run(call).await?;
    Python::attach(|py| outcome.output(py).map(Bound::unbind))
}

/// The same with what it gives as it is.
pub(crate) async fn run<T: Send + 'static>(
    call: impl Future<Output = Result<T>> + Send + 'static,
) -> PyResult<T> {
    let process = present().map_err(raise)?;
    match process.runtime.spawn(call).await {
        Ok(outcome) => outcome.map_err(raise),
        Err(failure) => Err(raise(ApiError::new(
            ErrorKind::Internal,
            "panicked",
            format_args!("a call ended early: {failure}"),
        ))),
    }
}
