//! The plainest store: rows by id, and every set that was committed.

use std::collections::BTreeMap;

use crate::domain::{
    Aggregate, Category, CategoryId, Change, ChangeSet, Edit, Movement, MovementId, MovementKind,
};
use crate::testkit::properties::plan::{Break, Op, Step};
use crate::testkit::{Fixture, at, delete, insert, insert_if_absent, new_id, update};

/// What a store should hold of one owner.
#[derive(Debug, Clone, Default)]
pub(super) struct Model {
    movements: BTreeMap<MovementId, Movement>,
    categories: BTreeMap<CategoryId, Category>,
    /// As the journal has them: without the inserts that were skipped.
    sets: Vec<ChangeSet>,
}

impl Model {
    pub(super) fn new(fixture: &Fixture) -> Self {
        let categories = [&fixture.food, &fixture.groceries, &fixture.leisure, &fixture.salary];
        Self {
            categories: categories.map(|category| (category.id, category.clone())).into(),
            ..Self::default()
        }
    }

    /// The movements as a list shows them.
    pub(super) fn movements(&self) -> Vec<Movement> {
        let mut movements: Vec<Movement> = self.movements.values().cloned().collect();
        movements.sort_by_key(|movement| std::cmp::Reverse((movement.date, movement.id)));
        movements
    }

    pub(super) fn has_category(&self, category: &Category) -> bool {
        self.categories.get(&category.id) == Some(category)
    }

    pub(super) fn knows(&self, set: &ChangeSet) -> bool {
        self.sets.iter().any(|known| known.id == set.id)
    }

    /// The set of a step; none if it needs rows or sets that are not there.
    pub(super) fn change_set(&self, fixture: &Fixture, step: &Step) -> Option<ChangeSet> {
        match step {
            Step::Work(ops) => Some(fixture.set(self.changes(fixture, ops))),
            Step::Broken { ops, at, how } => {
                let mut changes = self.changes(fixture, ops);
                changes.insert(at.index(changes.len() + 1), how.change(fixture));
                Some(fixture.set(changes))
            }
            Step::Undo(which) => {
                let undone = self.pick(which)?;
                let changes = undone.inverse(at(2_000)).unwrap();
                Some(ChangeSet { undoes: Some(undone.id), ..fixture.set(changes) })
            }
            Step::Again(which) => self.pick(which).cloned(),
        }
    }

    fn pick(&self, which: &proptest::sample::Index) -> Option<&ChangeSet> {
        (!self.sets.is_empty()).then(|| &self.sets[which.index(self.sets.len())])
    }

    /// The changes of operations, each on what those before it leave.
    fn changes(&self, fixture: &Fixture, ops: &[Op]) -> Vec<Change> {
        let mut model = self.clone();
        let mut changes = Vec::new();
        for op in ops {
            let rows: Vec<&Movement> = model.movements.values().collect();
            let pick =
                |which: &proptest::sample::Index| (!rows.is_empty()).then(|| rows[which.index(rows.len())]);
            let new = || fixture.expense("1", "2026-01-01");
            let change = match op {
                Op::Insert(any) => Some(insert(&any.like(fixture, &new()))),
                Op::InsertIfAbsent(any) => Some(insert_if_absent(&any.like(fixture, &new()))),
                Op::InsertKnownIfAbsent(which, any) => {
                    pick(which).map(|row| insert_if_absent(&any.like(fixture, row)))
                }
                // Once in a while a row comes that is there: the whole set fails.
                Op::InsertKnown(which) => pick(which).map(insert),
                Op::Update(which, any) => {
                    pick(which).map(|row| update(row, |after| *after = any.like(fixture, row)).0)
                }
                Op::Delete(which) => pick(which).map(delete),
                Op::Regroup(choice) => {
                    let parents = [None, Some(fixture.food.id), Some(fixture.leisure.id)];
                    let groceries = &model.categories[&fixture.groceries.id];
                    Some(update(groceries, |after| after.parent = parents[usize::from(*choice)]).0)
                }
            };
            if let Some(change) = change {
                // What fails is left to the store to refuse.
                if let Ok(after) = model.clone().apply_one(&change) {
                    model = after.0;
                }
                changes.push(change);
            }
        }
        changes
    }

    /// The model after a set. Errors: it must be refused.
    pub(super) fn apply(mut self, set: &ChangeSet) -> Result<Self, &'static str> {
        if self.knows(set) {
            return Ok(self);
        }
        let mut written = set.without_changes();
        for change in &set.changes {
            let (after, was_written) = self.apply_one(change)?;
            self = after;
            if was_written {
                written.changes.push(change.clone());
            }
        }
        self.sets.push(written);
        Ok(self)
    }

    fn apply_one(mut self, change: &Change) -> Result<(Self, bool), &'static str> {
        let written = match change {
            Change::Movement(edit) => {
                if !matches!(edit, Edit::Delete(_)) {
                    self.allows(edit)?;
                }
                put(&mut self.movements, edit)?
            }
            Change::Category(edit) => put(&mut self.categories, edit)?,
            _ => true,
        };
        Ok((self, written))
    }

    fn allows(&self, edit: &Edit<Movement>) -> Result<(), &'static str> {
        let movement = edit.subject();
        let is_known = matches!(edit, Edit::InsertIfAbsent(new) if self.movements.contains_key(&new.id));
        if is_known {
            return Ok(());
        }
        if !movement.amount.is_positive() {
            return Err("nothing is no movement");
        }
        match movement.category.map(|id| self.categories.get(&id)) {
            Some(None) => Err("its category is missing"),
            Some(Some(category)) if category.kind != movement.kind => {
                Err("its category is of the other kind")
            }
            _ => Ok(()),
        }
    }
}

/// Applies an edit, and tells whether it wrote something.
fn put<Id: Ord + From<uuid::Uuid>, T: Aggregate>(
    rows: &mut BTreeMap<Id, T>,
    edit: &Edit<T>,
) -> Result<bool, &'static str> {
    let id = Id::from(edit.subject().uuid());
    let current = rows.get(&id).map(Aggregate::version);
    let row = match edit {
        Edit::InsertIfAbsent(_) if current.is_some() => return Ok(false),
        Edit::Insert(_) if current.is_some() => return Err("its id is taken"),
        Edit::Insert(row) | Edit::InsertIfAbsent(row) => Some(row),
        Edit::Update { before, .. } if current != Some(before.version()) => {
            return Err("not the current version");
        }
        Edit::Update { after, .. } => Some(&**after),
        Edit::Delete(row) if current != Some(row.version()) => return Err("not the current version"),
        Edit::Delete(_) => None,
    };
    match row {
        Some(row) => rows.insert(id, row.clone()),
        None => rows.remove(&id),
    };
    Ok(true)
}

impl Break {
    fn change(self, fixture: &Fixture) -> Change {
        let movement = fixture.expense("1", "2026-01-01");
        match self {
            Self::MissingRow => delete(&movement),
            Self::MissingCategory => insert(&Movement { category: Some(new_id()), ..movement }),
            Self::WrongKind => {
                insert(&Movement { kind: MovementKind::Income, category: Some(fixture.food.id), ..movement })
            }
            Self::Nothing => insert(&fixture.expense("0", "2026-01-01")),
        }
    }
}
