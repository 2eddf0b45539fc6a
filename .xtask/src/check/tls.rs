//! One TLS in the whole project: rustls with *ring*, so that nothing of the system and no C library is needed at run time.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};

use crate::workspace::Workspace;

/// Other ways to speak TLS, and other back ends of rustls. A name that ends in `*` stands for all that begin like it.
const OTHERS: &[&str] =
    &["aws-lc*", "boring*", "mbedtls*", "native-tls", "openssl", "openssl-sys", "s2n-tls*", "wolfssl*"];

/// What there may be one version of.
const ONCE: &[&str] = &["ring", "rustls"];

pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let tree = workspace.cargo().args(["tree", "--locked", "--workspace", "--all-features", "--target=all"]);
    // Tests too: what they pull is compiled as well.
    let listed = tree.args(["--prefix=none", "--format={p}"]).quiet().read()?;
    let crates: BTreeSet<(&str, &str)> = listed.lines().filter_map(name_and_version).collect();
    let complaints = complaints(&crates);
    ensure!(complaints.is_empty(), "{}", complaints.join("; "));
    println!("rustls with ring and nothing else, in {} crates", crates.len());
    Ok(())
}

fn name_and_version(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split_whitespace();
    Some((words.next()?, words.next()?))
}

fn complaints(crates: &BTreeSet<(&str, &str)>) -> Vec<String> {
    let is_other = |name: &str| OTHERS.iter().any(|rule| super::layers::fits(name, rule));
    let others = crates.iter().filter(|(name, _)| is_other(name));
    let mut complaints: Vec<String> =
        others.map(|(name, _)| format!("{name} is pulled: see cargo tree --workspace -i {name}")).collect();
    for once in ONCE {
        let count = crates.iter().filter(|(name, _)| name == once).count();
        if count > 1 {
            complaints.push(format!("{once} is pulled in {count} versions"));
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_tls_and_a_second_version_are_seen() {
        let one = [("ring", "v0.17.14"), ("rustls", "v0.23.46"), ("openssl-probe", "v0.2.2")];
        assert!(complaints(&BTreeSet::from(one)).is_empty(), "openssl-probe only looks for files");
        for more in [("aws-lc-rs", "v1.0.0"), ("openssl-sys", "v0.9.0"), ("rustls", "v0.21.0")] {
            let crates = one.into_iter().chain([more]).collect();
            assert_eq!(complaints(&crates).len(), 1, "{more:?}");
        }
    }
}
