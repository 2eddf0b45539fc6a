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

/// The features of the adapters, each with crates that it pulls and that no other feature may pull.
const VENDORS: &[(&str, &[&str])] = &[
    ("argon2", &["argon2"]),
    ("fs", &["tempfile"]),
    ("jwt", &["jwt-compact"]),
    ("local-ocr", &["rten"]),
    ("sqlite", &["libsqlite3-sys"]),
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
    for (_, vendors) in VENDORS {
        ensure!(
            vendors.iter().all(|vendor| !bare.contains(*vendor)),
            "{ADAPTERS} pulls {vendors:?} without any feature"
        );
    }
    for feature in features.iter().filter(|feature| !GATHERING.contains(&feature.as_str())) {
        if !VENDORS.iter().any(|(name, _)| name == feature) {
            bail!("the feature {feature} of {ADAPTERS} has no line in VENDORS of {}", file!());
        }
        let crates = tree(workspace, ADAPTERS, &format!("--features={feature}"))?;
        for (name, vendors) in VENDORS {
            for vendor in *vendors {
                match (name == feature, crates.contains(*vendor)) {
                    (true, false) => {
                        bail!("the feature {feature} does not pull {vendor}: mend VENDORS of {}", file!())
                    }
                    (false, true) => bail!("the feature {feature} pulls {vendor}, which belongs to {name}"),
                    _ => {}
                }
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

fn fits(name: &str, rule: &str) -> bool {
    rule.strip_suffix('*').map_or(name == rule, |start| name.starts_with(start))
}
