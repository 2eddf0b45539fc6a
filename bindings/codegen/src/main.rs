//! `cargo codegen` writes the generated files of all packages; `cargo codegen --check` only tells which are out of date.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context as _, Result, bail, ensure};
use cashflow_codegen::backend::{self, File};
use cashflow_codegen::{description, parity, parse};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "codegen: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_check = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => false,
        ["--check"] => true,
        _ => bail!("usage: cargo codegen [--check]"),
    };
    let bindings = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the crate lies in bindings/")?;
    let mut outdated = Vec::new();
    for File { path, content } in files(bindings)? {
        let target = bindings.join(&path);
        if fs::read_to_string(&target).is_ok_and(|present| present == content) {
            continue;
        }
        if !is_check {
            fs::create_dir_all(target.parent().context("a file in a folder")?)?;
            fs::write(&target, content)?;
        }
        outdated.push(path);
    }
    if is_check && !outdated.is_empty() {
        bail!("out of date, run `cargo codegen`: {}", outdated.join(" "));
    }
    Ok(())
}

/// Everything that is generated, formatted.
fn files(bindings: &Path) -> Result<Vec<File>> {
    let model = parse::folder(&bindings.join("facade/src/api"))?;
    let backends = backend::all();
    let mut files = Vec::new();
    for backend in &backends {
        files.extend(backend.files(&model).with_context(|| backend.language().to_owned())?);
    }
    for file in files.iter_mut().filter(|file| file.path.ends_with(".rs")) {
        file.content = formatted(bindings, &file.content).with_context(|| file.path.clone())?;
    }
    files.push(File { path: "parity/model.json".to_owned(), content: description::json(&model) });
    let readme = fs::read_to_string(bindings.join("README.md")).context("bindings/README.md")?;
    files.push(File { path: "README.md".to_owned(), content: parity::readme(&readme, &model, &backends)? });
    Ok(files)
}

/// Rust as `cargo fmt` writes it.
fn formatted(bindings: &Path, source: &str) -> Result<String> {
    let settings: PathBuf = bindings.with_file_name(".rustfmt.toml");
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024", "--emit", "stdout", "--config-path"])
        .arg(settings)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("rustfmt cannot be run")?;
    let mut input = rustfmt.stdin.take().context("rustfmt takes no input")?;
    let source = source.to_owned();
    // Written beside the reading, or both would wait for each other once the pipes are full.
    let writing = std::thread::spawn(move || input.write_all(source.as_bytes()));
    let output = rustfmt.wait_with_output()?;
    writing.join().map_err(|_| anyhow::anyhow!("writing to rustfmt panicked"))??;
    ensure!(output.status.success(), "rustfmt refuses what was generated");
    Ok(String::from_utf8(output.stdout)?)
}
