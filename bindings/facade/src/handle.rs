//! What all groups hold: the engine until it is closed, whose data, and the key of one write.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use cashflow_core::domain::{IdempotencyKey, UserId};
use cashflow_core::{Cashflow, Engine};
use futures_channel::oneshot;
use uuid::Uuid;

use crate::api::{ApiError, ErrorKind, Result};

/// A way into an engine that may be closed under it. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Handle {
    door: Arc<Mutex<Option<Door>>>,
    owner: Option<UserId>,
    key: Option<IdempotencyKey>,
}

/// The door without a hold on it.
pub(crate) type WeakDoor = Weak<Mutex<Option<Door>>>;

/// What closing takes away.
#[derive(Debug)]
pub(crate) struct Door {
    opened: Arc<Opened>,
    /// Resolves when the last call has let go of the engine.
    released: oneshot::Receiver<()>,
}

/// The engine, as long as a call needs it. The order of the fields matters: the engine goes first, then it is told.
#[derive(Debug)]
pub(crate) struct Opened {
    engine: Engine,
    _released: oneshot::Sender<()>,
}

/// The cash flow of the owner, for one call.
pub(crate) struct Acting {
    pub(crate) cashflow: Cashflow,
    _opened: Arc<Opened>,
}

impl std::ops::Deref for Acting {
    type Target = Cashflow;

    fn deref(&self) -> &Cashflow {
        &self.cashflow
    }
}

impl std::ops::Deref for Opened {
    type Target = Engine;

    fn deref(&self) -> &Engine {
        &self.engine
    }
}

impl Handle {
    pub(crate) fn new(engine: Engine, owner: Option<UserId>) -> Self {
        let (sender, released) = oneshot::channel();
        let opened = Arc::new(Opened { engine, _released: sender });
        Self { door: Arc::new(Mutex::new(Some(Door { opened, released }))), owner, key: None }
    }

    /// The engine, for one call. Errors: closed.
    pub(crate) fn engine(&self) -> Result<Arc<Opened>> {
        let closed = || ApiError::new(ErrorKind::Conflict, "closed", "it was closed");
        self.door().as_ref().map(|door| Arc::clone(&door.opened)).ok_or_else(closed)
    }

    /// The owner's cash flow, for one call. Errors: closed, or nobody is acted for.
    pub(crate) fn acting(&self) -> Result<Acting> {
        let opened = self.engine()?;
        let owner = self.owner.ok_or_else(|| {
            let message = "nobody is signed in: use what signed_in gives";
            ApiError::new(ErrorKind::Unauthenticated, "no_owner", message)
        })?;
        let cashflow = opened.cashflow(owner);
        let cashflow = match &self.key {
            Some(key) => cashflow.idempotent(key.clone()),
            None => cashflow,
        };
        Ok(Acting { cashflow, _opened: opened })
    }

    pub(crate) async fn close(&self) {
        let door = self.door().take();
        let Some(Door { opened, released }) = door else { return };
        drop(opened);
        // Nobody sends anything: that the sender is gone is the message.
        let _ = released.await;
    }

    pub(crate) fn downgrade(handle: &Self) -> WeakDoor {
        Arc::downgrade(&handle.door)
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.door().is_none()
    }

    pub(crate) fn owner(&self) -> Option<Uuid> {
        self.owner.map(UserId::as_uuid)
    }

    pub(crate) fn acting_for(&self, user: Uuid) -> Self {
        Self { door: Arc::clone(&self.door), owner: Some(UserId::from_uuid(user)), key: None }
    }

    pub(crate) fn signed_in(&self, access_token: &str) -> Result<Self> {
        let claims = self.engine()?.accounts().authenticate(access_token)?;
        Ok(self.acting_for(claims.user.as_uuid()))
    }

    pub(crate) fn idempotent(&self, key: &str) -> Result<Self> {
        Ok(Self { key: Some(IdempotencyKey::new(key)?), ..self.clone() })
    }

    fn door(&self) -> MutexGuard<'_, Option<Door>> {
        // Nothing is done under the lock that could leave it half done.
        self.door.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
