//! What every file of the checkout keeps: size, a purpose in its first line, no machine's paths, no registries' hosts.

use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::workspace::Workspace;

/// The ceiling of a source file, in lines.
const CEILING: usize = 400;
/// Files in languages that people write here.
const SOURCES: &[&str] = &["css", "js", "kt", "mjs", "py", "rs", "sh", "sql", "swift", "ts", "tsx"];
/// Folders of files that a tool writes.
const GENERATED: &str = "generated";
/// Package registries: a mirror or another registry must do as well. In two parts, so that this file names none.
const REGISTRIES: &[(&str, &str)] = &[
    ("crates", "io"),
    ("golang", "org"),
    ("maven", "org"),
    ("npmjs", "org"),
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("yarnpkg", "com"),
];

pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let paths = machine_paths(workspace.root());
    let mut wrong = Vec::new();
    let files = workspace.files()?;
    for file in &files {
        // What is no text (images, documents) has neither lines nor paths.
        let Ok(text) = fs::read_to_string(workspace.root().join(file)) else { continue };
        wrong.extend(
            complaints(file, &text, &paths).into_iter().map(|what| format!("{}: {what}", file.display())),
        );
    }
    for line in &wrong {
        println!("{line}");
    }
    match wrong.len() {
        0 => println!("{} files", files.len()),
        count => bail!("{count} complaints about files"),
    }
    Ok(())
}

/// Paths that are true on this machine only.
fn machine_paths(root: &Path) -> Vec<String> {
    let home = env::var("HOME").ok().filter(|home| home.len() > 1);
    let mut paths: Vec<String> = home.map(|home| format!("{home}/")).into_iter().collect();
    paths.push(format!("{}/", root.display()));
    paths
}

fn complaints(file: &Path, text: &str, machine_paths: &[String]) -> Vec<String> {
    let mut wrong = Vec::new();
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let is_generated = file.components().any(|part| part.as_os_str() == GENERATED);
    let is_lock = file.file_name().is_some_and(|name| name == "Cargo.lock");
    if SOURCES.contains(&extension) && !is_generated {
        let lines = text.lines().count();
        if lines > CEILING {
            wrong.push(format!("{lines} lines: it holds two ideas, split it"));
        }
    }
    if extension == "rs" && !text.starts_with("//! ") {
        wrong.push("its first line does not say what it is for (//! …)".to_owned());
    }
    if extension == "rs" && text.lines().any(|line| line.trim_start().starts_with("#[ignore")) {
        wrong.push("has a test that is not run: mend it, or take it out".to_owned());
    }
    for path in machine_paths {
        if text.contains(path.as_str()) {
            wrong.push(format!("names {path}, which is a path of this machine"));
        }
    }
    for (name, end) in REGISTRIES {
        let host = format!("{name}.{end}");
        // Cargo writes the identity of its registry into its lock file, whatever mirror is used.
        if !is_lock && urls(text).any(|url| host_of(url).ends_with(&host)) {
            wrong.push(format!("has a link to {host}: name the package, not a registry"));
        }
    }
    if text.contains("\"resolved\": \"http") {
        wrong.push(
            "holds download addresses: set omit-lockfile-registry-resolved in .npmrc and write it anew"
                .to_owned(),
        );
    }
    wrong
}

fn urls(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("://").map(|(at, mark)| &text[at + mark.len()..])
}

fn host_of(url: &str) -> &str {
    url.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(file: &str, text: &str) -> Vec<String> {
        complaints(Path::new(file), text, &["/some/checkout/".to_owned()])
    }

    #[test]
    fn a_file_that_keeps_the_rules_has_no_complaint() {
        assert!(about("a.rs", "//! Purpose.\n").is_empty());
        assert!(about("README.md", "See https://example.com/crates and pypi.\n").is_empty());
    }

    #[test]
    fn each_rule_is_seen_broken() {
        assert!(about("a.rs", "mod b;\n")[0].contains("first line"));
        assert!(about("a.py", &"x\n".repeat(401))[0].contains("401 lines"));
        assert!(about("a.sh", "cd /some/checkout/src\n")[0].contains("path of this machine"));
        assert!(about("a.md", &format!("https://www.{}.org/x", "npmjs"))[0].contains("registry"));
        assert!(
            about("package-lock.json", &format!("\"resolved\": \"{}://", "http"))[0].contains("download")
        );
    }

    #[test]
    fn what_a_tool_writes_may_be_long() {
        assert!(about("bindings/generated/a.py", &"x\n".repeat(401)).is_empty());
    }
}
