//! The schema for SQLite.

use crate::Migration;

/// What `pragma application_id` says in a database of this library: `cash` in ASCII. It tells a file of another
/// program from one of ours.
pub const APPLICATION_ID: i32 = i32::from_be_bytes(*b"cash");

/// The steps, in order.
pub static MIGRATIONS: &[Migration] = &[
    Migration { number: 1, name: "initial", sql: include_str!("../sqlite/0001_initial.sql") },
    Migration { number: 2, name: "erasures", sql: include_str!("../sqlite/0002_erasures.sql") },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_has_exactly_the_listed_migrations() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/sqlite");
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
}
