//! Merging a category into another.

use crate::domain::{
    Category, CategoryFilter, CategoryId, Change, Edit, Movement, MovementFilter, PageLimit, PageRequest,
    Timestamp,
};
use crate::error::{Error, Result};
use crate::usecases::categories::Categories;
use crate::usecases::write::Race;

impl Categories<'_> {
    /// Moves everything of `from` into `into` and deletes `from`, in one change set that [`undo`] takes back.
    ///
    /// The categories below `from` come to lie below `into`. Gives `into`. Errors: another kind; the same category;
    /// `from` has categories below it while `into` lies below another.
    ///
    /// [`undo`]: crate::History::undo
    pub async fn merge(&self, from: CategoryId, into: CategoryId) -> Result<Category> {
        let request = self.cashflow.request("categories.merge", &(from, into))?;
        if self.cashflow.replayed(&request).await?.is_some() {
            return self.get(into).await;
        }
        let mut race = Race::new(None);
        loop {
            let changes = self.merge_changes(from, into).await?;
            match self.cashflow.write(&request, changes).await {
                // A movement was recorded in `from` after it was read: that is a lost race like any other.
                Err(error) if error.code() == "in_use" && race.again(&Error::stale("category")) => {}
                Err(error) if race.again(&error) => {}
                Err(error) => return Err(error),
                Ok(_) => return self.get(into).await,
            }
        }
    }

    async fn merge_changes(&self, from: CategoryId, into: CategoryId) -> Result<Vec<Change>> {
        if from == into {
            return Err(Error::invalid("into", "is the same category"));
        }
        let categories = self.list().await?;
        let find = |id| categories.iter().find(|category| category.id == id).cloned();
        let source = find(from).ok_or_else(|| Error::not_found("category").with_field("from"))?;
        let target = find(into).ok_or_else(|| Error::not_found("category").with_field("into"))?;
        if source.kind != target.kind {
            return Err(Error::invalid(
                "into",
                format!("\"{}\" is an {} category", target.name, target.kind),
            ));
        }
        let now = self.cashflow.engine().now();
        let mut changes = Vec::new();
        // When `into` lies below `from`, it takes its place.
        let target_parent = target.parent.filter(|&parent| parent != from);
        if target_parent != target.parent {
            let risen = Category { parent: source.parent, ..target.clone() };
            changes.push(Change::Category(Edit::update(target, risen, now)));
        }
        for child in categories.iter().filter(|category| category.parent == Some(from) && category.id != into)
        {
            if target_parent.is_some() {
                let reason = "lies below another category, so nothing can lie below it";
                return Err(Error::invalid("into", reason));
            }
            let moved = Category { parent: Some(into), ..child.clone() };
            changes.push(Change::Category(Edit::update(child.clone(), moved, now)));
        }
        for movement in self.movements_of(from).await? {
            changes.push(moved(movement, into, now));
        }
        changes.push(Change::Category(Edit::Delete(source)));
        Ok(changes)
    }

    /// All movements of exactly this category.
    async fn movements_of(&self, id: CategoryId) -> Result<Vec<Movement>> {
        let filter =
            MovementFilter { category: Some(CategoryFilter::Within(id)), ..MovementFilter::default() };
        let mut request = PageRequest { limit: PageLimit::new(500)?, cursor: None };
        let mut movements = Vec::new();
        loop {
            let page = self.cashflow.movements().list(&filter, &request).await?;
            movements.extend(page.items.into_iter().filter(|movement| movement.category == Some(id)));
            match page.next {
                Some(cursor) => request.cursor = Some(cursor),
                None => return Ok(movements),
            }
        }
    }
}

fn moved(before: Movement, into: CategoryId, now: Timestamp) -> Change {
    let after = Movement { category: Some(into), ..before.clone() };
    Change::Movement(Edit::update(before, after, now))
}
