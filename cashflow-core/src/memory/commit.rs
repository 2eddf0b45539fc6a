//! Writing a change set: each change is checked and applied in turn, and all are taken back if one fails.

use uuid::Uuid;

use crate::domain::{Aggregate, Change, ChangeSet, Edit, UserId, totals_deltas};
use crate::error::{Error, Result};
use crate::memory::store::{Owner, State};
use crate::ports::{Committed, JournalEntry};

/// A row of one aggregate: where it is kept, and what must hold for it.
pub(super) trait Row: Aggregate + 'static {
    /// The current one.
    fn find(owner: &Owner, id: Uuid) -> Option<&Self>;

    /// Puts it in place of the current one (`None` takes it away), with all indexes, and gives what was there.
    fn set(state: &mut State, owner: UserId, id: Uuid, row: Option<Self>) -> Option<Self>;

    /// Checks what it points at, the rules that bind it to other rows, and its unique keys.
    fn admit(&self, state: &State, owner: UserId) -> Result<()>;

    /// Checks that nothing points at it.
    fn release(&self, _owner: &Owner) -> Result<()> {
        Ok(())
    }

    /// As the journal keeps it.
    fn redacted(&self) -> Self {
        self.clone()
    }
}

/// Puts a row back as it was.
type Undo = Box<dyn FnOnce(&mut State)>;

/// The changes of a set that are in place so far, and how to take them back.
struct Transaction<'a> {
    state: &'a mut State,
    owner: UserId,
    applied: Vec<Change>,
    undo: Vec<Undo>,
    skipped: usize,
}

impl State {
    pub(super) fn commit(&mut self, set: &ChangeSet) -> Result<Committed> {
        set.check()?;
        if let Some(owner) = self.owners.get(&set.owner) {
            if let Some(first) = owner.journal.replayed(set)? {
                return Ok(Committed {
                    change_set: first.change_set.id,
                    sequence: first.sequence,
                    replayed: true,
                    skipped: 0,
                });
            }
        } else if !set.begins_with_owner() {
            return Err(Error::not_found("user"));
        }
        let mut transaction =
            Transaction { state: self, owner: set.owner, applied: Vec::new(), undo: Vec::new(), skipped: 0 };
        match transaction.apply(set) {
            Ok(()) => Ok(transaction.record(set)),
            Err(error) => {
                transaction.take_back();
                Err(error)
            }
        }
    }
}

impl Transaction<'_> {
    fn apply(&mut self, set: &ChangeSet) -> Result<()> {
        for change in &set.changes {
            match change {
                Change::User(edit) => self.edit(edit, Change::User),
                Change::Credential(edit) => self.edit(edit, Change::Credential),
                Change::Session(edit) => self.edit(edit, Change::Session),
                Change::Priority(edit) => self.edit(edit, Change::Priority),
                Change::Category(edit) => self.edit(edit, Change::Category),
                Change::Movement(edit) => self.edit(edit, Change::Movement),
                Change::Receipt(edit) => self.edit(edit, Change::Receipt),
            }?;
        }
        self.maintain_totals()
    }

    fn edit<T: Row>(&mut self, edit: &Edit<T>, wrap: fn(Edit<T>) -> Change) -> Result<()> {
        let id = edit.subject().uuid();
        let current = self.state.owners.get(&self.owner).and_then(|owner| T::find(owner, id));
        let row = match (edit, current) {
            (Edit::Insert(new) | Edit::InsertIfAbsent(new), None) => Some(new),
            (Edit::Insert(_), Some(_)) => {
                return Err(Error::conflict("id_taken", format!("there is a {} with this id", T::NAME)));
            }
            (Edit::InsertIfAbsent(_), Some(_)) => {
                self.skipped += 1;
                return Ok(());
            }
            (Edit::Update { .. } | Edit::Delete(_), None) => return Err(Error::not_found(T::NAME)),
            (Edit::Update { before, after }, Some(current)) => {
                same_version(&**before, current)?;
                Some(&**after)
            }
            (Edit::Delete(old), Some(current)) => {
                same_version(old, current)?;
                None
            }
        };
        match row {
            Some(row) => row.admit(self.state, self.owner)?,
            None => edit.subject().release(self.state.owner(self.owner)?)?,
        }
        let (owner, old) = (self.owner, T::set(self.state, self.owner, id, row.cloned()));
        self.undo.push(Box::new(move |state| {
            T::set(state, owner, id, old);
        }));
        self.applied.push(wrap(redacted(edit)));
        Ok(())
    }

    /// The last step that can fail: nothing is changed until every sum is known to fit.
    fn maintain_totals(&mut self) -> Result<()> {
        let deltas = totals_deltas(&self.applied)?;
        let Some(owner) = self.state.owners.get_mut(&self.owner) else { return Ok(()) };
        let sums = deltas
            .into_iter()
            .map(|(key, delta)| {
                let kept = owner.totals.get(&key.month).and_then(|month| month.get(&key)).copied();
                Ok((key, kept.unwrap_or_default().checked_add(delta)?))
            })
            .collect::<Result<Vec<_>>>()?;
        for (key, sum) in sums {
            let month = owner.totals.entry(key.month).or_default();
            if sum.is_zero() {
                month.remove(&key);
            } else {
                month.insert(key, sum);
            }
            if month.is_empty() {
                owner.totals.remove(&key.month);
            }
        }
        Ok(())
    }

    fn record(self, set: &ChangeSet) -> Committed {
        let change_set = ChangeSet { changes: self.applied, ..set.without_changes() };
        let owner = self.state.owners.get_mut(&self.owner).expect("the owner was there or was inserted");
        let JournalEntry { sequence, .. } = owner.journal.append(change_set);
        Committed { change_set: set.id, sequence: *sequence, replayed: false, skipped: self.skipped }
    }

    fn take_back(self) {
        for undo in self.undo.into_iter().rev() {
            undo(self.state);
        }
    }
}

fn same_version<T: Row>(given: &T, current: &T) -> Result<()> {
    if given.version() == current.version() { Ok(()) } else { Err(Error::stale(T::NAME)) }
}

fn redacted<T: Row>(edit: &Edit<T>) -> Edit<T> {
    match edit {
        Edit::Insert(row) => Edit::Insert(row.redacted()),
        Edit::InsertIfAbsent(row) => Edit::InsertIfAbsent(row.redacted()),
        Edit::Update { before, after } => {
            Edit::Update { before: Box::new(before.redacted()), after: Box::new(after.redacted()) }
        }
        Edit::Delete(row) => Edit::Delete(row.redacted()),
    }
}
