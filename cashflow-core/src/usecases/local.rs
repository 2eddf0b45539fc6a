//! Opening a store in-process: its single local owner needs no sign-in.

use crate::builder::LocalOwner;
use crate::cashflow::Cashflow;
use crate::domain::{Actor, Change, Edit, PersonName, User, UserId};
use crate::engine::Engine;
use crate::error::{ErrorKind, Result};
use crate::usecases::defaults;

/// The cash flow of the local owner, who is created with the first categories and priorities when they are not there.
pub(crate) async fn open(engine: Engine, owner: LocalOwner) -> Result<Cashflow> {
    let cashflow = engine.cashflow(UserId::LOCAL);
    if engine.store().user(UserId::LOCAL).await?.is_some() {
        return Ok(cashflow);
    }
    let at = engine.now();
    let user = User {
        id: UserId::LOCAL,
        version: 1,
        name: PersonName::new(&owner.name)?,
        email: None,
        currency: owner.currency,
        locale: owner.locale,
        time_zone: owner.time_zone,
        created_at: at,
        updated_at: at,
    };
    let mut changes = defaults::first_changes(&engine, user.locale.language(), at);
    changes.insert(0, Change::User(Edit::Insert(user)));
    match engine.commit(UserId::LOCAL, Actor::System, "local.open", changes).await {
        // Another process opened the same new store at the same moment: what it created serves as well.
        Err(error) if error.kind() == ErrorKind::Conflict => Ok(cashflow),
        outcome => outcome.map(|_| cashflow),
    }
}
