//! The layers: the core stays pure, and an adapter's feature brings its own vendor crates and nobody else's.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, bail, ensure};

use crate::workspace::Workspace;

const CORE: &str = "cashflow-core";
const ADAPTERS: &str = "cashflow-adapters";

/// What the core must not pull, whatever its features: runtimes, databases, clouds, the web, foreign languages.
/// A name that ends in `*` stands for all that begin like it.
const IMPURE: &[&str] = &[
    "async-std",
    "aws-*",
    "axum",
    "diesel",
    "hyper*",
    "libsqlite3-sys",
    "mio",
    "napi*",
    "native-tls",
    "openssl*",
    "pyo3*",
    "reqwest",
    "ring",
    "rusqlite",
    "rustls*",
    "smol",
    "socket2",
    "sqlx*",
    "tokio*",
    "tower*",
    "uniffi*",
];

/// Vendors' crates, each with the features of the adapters that pull it, and no other may. Every feature has one of its
/// own.
const VENDORS: &[(&str, &[&str])] = &[
    ("argon2", &["argon2"]),
    ("aws-config", &["s3", "textract"]),
    ("aws-sdk-s3", &["s3"]),
    ("aws-sdk-textract", &["textract"]),
    ("jwt-compact", &["jwt"]),
    ("libsqlite3-sys", &["sqlite"]),
    ("rten", &["local-ocr"]),
    ("rustls", &["postgres", "s3", "textract"]),
    ("sqlx-postgres", &["postgres"]),
    ("tempfile", &["fs"]),
    ("tokio", &["postgres", "s3", "textract"]),
];

/// Features that only gather others.
const GATHERING: &[&str] = &["default", "full"];

pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    core_is_pure(workspace)?;
    features_stay_apart(workspace)
}

/// Builds the core and the adapters with each feature alone, and with none.
pub(crate) fn build_alone(workspace: &Workspace) -> Result<()> {
    for package in [CORE, ADAPTERS] {
        let check =
            || workspace.cargo().args(["check", "--locked", "--package", package, "--no-default-features"]);
        check().run()?;
        for feature in features(workspace, package)?.iter().filter(|f| !GATHERING.contains(&f.as_str())) {
            check().args(["--features", feature]).run()?;
        }
    }
    Ok(())
}

fn core_is_pure(workspace: &Workspace) -> Result<()> {
    let crates = tree(workspace, CORE, "--all-features")?;
    let impure: Vec<&String> =
        crates.iter().filter(|name| IMPURE.iter().any(|rule| fits(name, rule))).collect();
    ensure!(
        impure.is_empty(),
        "{CORE} pulls {impure:?}: it must stay free of runtimes, databases, clouds and the web"
    );
    println!("{CORE}: {} crates, all pure", crates.len());
    Ok(())
}

fn features_stay_apart(workspace: &Workspace) -> Result<()> {
    let features = features(workspace, ADAPTERS)?;
    let bare = tree(workspace, ADAPTERS, "--features=")?;
    for (vendor, _) in VENDORS {
        ensure!(!bare.contains(*vendor), "{ADAPTERS} pulls {vendor} without any feature");
    }
    for feature in features.iter().filter(|feature| !GATHERING.contains(&feature.as_str())) {
        let feature = feature.as_str();
        if !VENDORS.iter().any(|(_, pulled_by)| *pulled_by == [feature]) {
            bail!("the feature {feature} of {ADAPTERS} has no crate of its own in VENDORS of {}", file!());
        }
        let crates = tree(workspace, ADAPTERS, &format!("--features={feature}"))?;
        for (vendor, pulled_by) in VENDORS {
            match (pulled_by.contains(&feature), crates.contains(*vendor)) {
                (true, false) => {
                    bail!("the feature {feature} does not pull {vendor}: mend VENDORS of {}", file!())
                }
                (false, true) => bail!("the feature {feature} pulls {vendor}, which only {pulled_by:?} may"),
                _ => {}
            }
        }
        println!("{ADAPTERS} with {feature}: {} crates more than without", crates.difference(&bare).count());
    }
    Ok(())
}

/// The names of the crates that a package pulls for ordinary use (no dev and no build dependencies).
fn tree(workspace: &Workspace, package: &str, features: &str) -> Result<BTreeSet<String>> {
    let tree =
        workspace.cargo().args(["tree", "--locked", "--package", package, "--no-default-features", features]);
    let listed = tree.args(["--edges=normal", "--prefix=none", "--format={p}"]).quiet().read()?;
    Ok(listed.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect())
}

fn features(workspace: &Workspace, package: &str) -> Result<Vec<String>> {
    let metadata = workspace.metadata()?;
    let packages = metadata["packages"].as_array().context("cargo metadata lists no packages")?;
    let found = packages.iter().find(|entry| entry["name"] == package);
    let features =
        found.and_then(|entry| entry["features"].as_object()).context("a package without features")?;
    Ok(features.keys().cloned().collect())
}

pub(super) fn fits(name: &str, rule: &str) -> bool {
    rule.strip_suffix('*').map_or(name == rule, |start| name.starts_with(start))
}
