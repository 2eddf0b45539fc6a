//! Every promise of a port has a case, and every case stands for a promise.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use cashflow_core::testkit::{self, Case};

/// The cases of each file of `src/ports`.
const SUITES: [(&str, &[Case]); 14] = [
    ("categories", testkit::categories::CASES),
    ("clock", testkit::clock::CASES),
    ("erasures", testkit::erasures::CASES),
    ("file_store", testkit::file_store::CASES),
    ("id_source", testkit::id_source::CASES),
    ("journal", testkit::journal::CASES),
    ("movements", testkit::movements::CASES),
    ("passwords", testkit::passwords::CASES),
    ("receipt_reader", testkit::receipt_reader::CASES),
    ("receipts", testkit::receipts::CASES),
    ("reports", testkit::reports::CASES),
    ("store", testkit::store::CASES),
    ("tokens", testkit::tokens::CASES),
    ("users", testkit::users::CASES),
];

/// The bullets of the *Behaviour* lists of a source file. A bullet may go on over several lines.
fn bullets(source: &str) -> Vec<String> {
    let mut bullets: Vec<String> = Vec::new();
    let mut within = false;
    for line in source.lines() {
        let line = line.trim();
        if let Some(title) = line.strip_prefix("/// #") {
            within = title.trim() == "Behaviour";
        } else if !line.starts_with("///") {
            within = false;
        } else if within {
            match (line.strip_prefix("/// - "), line.strip_prefix("///   "), bullets.last_mut()) {
                (Some(bullet), ..) => bullets.push(bullet.trim().to_owned()),
                (_, Some(more), Some(bullet)) => bullet.extend([" ", more.trim()]),
                _ => {}
            }
        }
    }
    bullets
}

/// The bullets of each port, by the name of its file.
fn ports() -> BTreeMap<String, Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ports");
    let sources = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    sources
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, bullets(&std::fs::read_to_string(path).unwrap()))
        })
        .filter(|(_, bullets)| !bullets.is_empty())
        .collect()
}

#[test]
fn each_behaviour_has_a_case_and_each_case_a_behaviour() {
    let ports = ports();
    let suites: BTreeMap<&str, &[Case]> = SUITES.into_iter().collect();
    let names: BTreeSet<&str> = ports.keys().map(String::as_str).collect();
    assert_eq!(names, suites.keys().copied().collect(), "the ports that promise something, and the suites");
    for (name, promised) in &ports {
        let promised: BTreeSet<&str> = promised.iter().map(String::as_str).collect();
        let tried: BTreeSet<&str> = suites[name.as_str()].iter().map(|case| case.behaviour).collect();
        assert_eq!(
            promised.difference(&tried).collect::<Vec<_>>(),
            [&""; 0],
            "{name}: promised, but never tried"
        );
        assert_eq!(
            tried.difference(&promised).collect::<Vec<_>>(),
            [&""; 0],
            "{name}: tried, but never promised"
        );
    }
}

#[test]
fn no_two_cases_of_a_suite_have_one_name() {
    for (suite, cases) in SUITES {
        let names: BTreeSet<&str> = cases.iter().map(|case| case.name).collect();
        assert_eq!(names.len(), cases.len(), "{suite}");
    }
}

#[test]
fn no_port_promises_the_same_twice() {
    for (name, bullets) in ports() {
        assert_eq!(bullets.iter().collect::<BTreeSet<_>>().len(), bullets.len(), "{name}");
    }
}

#[test]
fn bullets_are_found_where_they_stand() {
    let source = "
/// A port.
///
/// # Behaviour
/// - one
/// - two, which
///   goes on
///
/// # Errors
/// - not this
pub trait A {
    /// - nor this
    fn a();
}
/// # Behaviour
/// - three
pub trait B {}
";
    assert_eq!(bullets(source), ["one", "two, which goes on", "three"]);
}
