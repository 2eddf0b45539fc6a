//! The schema for PostgreSQL, in plain tables or in tables that are partitioned by owner.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::num::NonZeroU16;

use crate::Migration;

/// The steps, in order.
pub static MIGRATIONS: &[Migration] = &[
    Migration { number: 1, name: "initial", sql: include_str!("../postgres/0001_initial.sql") },
    Migration { number: 2, name: "erasures", sql: include_str!("../postgres/0002_erasures.sql") },
];

/// The oldest version whose library still works with all of them: a step that only expands leaves it, one that contracts
/// raises it.
pub const WORKS_FROM: u32 = 1;

/// The table that says which steps a database has, which libraries work with it, and in how many partitions its tables are.
pub const VERSION_TABLE: &str = "create table if not exists schema_version (
    version integer not null,
    works_from integer not null,
    partitions integer not null
)";

/// The tables whose keys go over all owners, so that they stay in one piece: one small row for each owner.
const DIRECTORY: &[&str] = &["users", "credentials"];

/// How the tables are laid out. The names of tables, columns and constraints are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Layout {
    /// Each table in one piece.
    #[default]
    Plain,
    /// Each table but `users` and `credentials` in this many partitions, by the hash of the owner.
    Partitioned(NonZeroU16),
}

impl Layout {
    /// The number of partitions, as `schema_version` keeps it: 0 for plain tables.
    pub fn partitions(self) -> u16 {
        match self {
            Self::Plain => 0,
            Self::Partitioned(partitions) => partitions.get(),
        }
    }

    /// The layout with this number of partitions.
    pub fn of(partitions: u16) -> Self {
        NonZeroU16::new(partitions).map_or(Self::Plain, Self::Partitioned)
    }

    /// The statements of a step in this layout.
    ///
    /// In a partitioned one every `create table` gets its partitions at the end of the step. Their indexes are named as
    /// those of the whole table with the number of the partition behind, since errors name them.
    pub fn sql(self, step: &Migration) -> Cow<'static, str> {
        match self {
            Self::Plain => Cow::Borrowed(step.sql),
            Self::Partitioned(partitions) => Cow::Owned(partitioned(step.sql, partitions)),
        }
    }
}

fn partitioned(sql: &str, partitions: NonZeroU16) -> String {
    let mut made = String::with_capacity(2 * sql.len());
    let mut tables = Vec::new();
    let mut open = None;
    for line in sql.lines() {
        if let Some(name) = line.strip_prefix("create table ").and_then(|rest| rest.strip_suffix(" (")) {
            open = Some(name).filter(|name| !DIRECTORY.contains(name));
        }
        match open {
            Some(name) if line == ");" => {
                made.push_str(") partition by hash (user_id);\n");
                tables.push(name);
                open = None;
            }
            _ => {
                made.push_str(line);
                made.push('\n');
            }
        }
    }
    for table in &tables {
        for number in 0..partitions.get() {
            let _ = writeln!(
                made,
                "create table {table}_{number} partition of {table}
    for values with (modulus {partitions}, remainder {number});"
            );
        }
    }
    made.push_str(&name_indexes(&tables));
    made
}

/// Names the indexes of partitions after those of the whole table.
fn name_indexes(tables: &[&str]) -> String {
    if tables.is_empty() {
        return String::new();
    }
    let tables: Vec<String> = tables.iter().map(|table| format!("'{table}'::regclass")).collect();
    format!(
        "do $$
declare part record;
begin
    for part in
        select child.oid::regclass as name, parent.relname || substring(of_child.relname from '_[0-9]+$') as better
        from pg_inherits link
        join pg_class parent on parent.oid = link.inhparent
        join pg_class child on child.oid = link.inhrelid
        join pg_index is_on on is_on.indexrelid = child.oid
        join pg_class of_child on of_child.oid = is_on.indrelid
        join pg_index whole on whole.indexrelid = parent.oid
        where whole.indrelid in ({})
    loop
        execute format('alter index %s rename to %I', part.name, part.better);
    end loop;
end
$$;
",
        tables.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_has_exactly_the_listed_migrations() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/postgres");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        files.sort();
        let listed: Vec<String> =
            MIGRATIONS.iter().map(|step| format!("{:04}_{}.sql", step.number, step.name)).collect();
        assert_eq!(files, listed);
    }

    #[test]
    fn the_numbers_run_from_one_without_gaps() {
        let numbers: Vec<u32> = MIGRATIONS.iter().map(|step| step.number).collect();
        assert_eq!(numbers, (1..=MIGRATIONS.len() as u32).collect::<Vec<_>>());
    }

    #[test]
    fn every_table_but_the_directory_is_partitioned_by_its_owner() {
        let layout = Layout::of(4);
        for step in MIGRATIONS {
            let plain = Layout::Plain.sql(step);
            assert_eq!(plain, step.sql);
            let made = layout.sql(step);
            let tables = step.sql.matches("\ncreate table ").count();
            let directory =
                DIRECTORY.iter().filter(|name| step.sql.contains(&format!("create table {name} ("))).count();
            assert_eq!(made.matches(") partition by hash (user_id);").count(), tables - directory);
            assert_eq!(made.matches(" partition of ").count(), 4 * (tables - directory));
        }
    }
}
