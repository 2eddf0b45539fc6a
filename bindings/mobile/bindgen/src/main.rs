//! `cashflow-bindgen kotlin|swift LIBRARY FOLDER` writes what calls the library from that language.
//!
//! UniFFI does it, of the version that the library was built with. The few places where its Kotlin would let a host crash
//! or wait for ever are edited afterwards: see [`mod@kotlin`].

mod kotlin;

use std::fs;
use std::io::Write as _;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};
use uniffi::{GenerateOptions, SwiftBindingsOptions, TargetLanguage, generate, generate_swift_bindings};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "cashflow-bindgen: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["kotlin", library, folder] => kotlin(library.into(), folder.into()),
        ["swift", library, folder] => swift(library.into(), folder.into()),
        _ => bail!("usage: cashflow-bindgen kotlin|swift LIBRARY FOLDER"),
    }
}

fn kotlin(source: Utf8PathBuf, folder: Utf8PathBuf) -> Result<()> {
    generate(GenerateOptions {
        languages: vec![TargetLanguage::Kotlin],
        source,
        out_dir: folder.clone(),
        metadata_no_deps: true,
        ..GenerateOptions::default()
    })?;
    let file = folder.join("dev/cashflow/cashflow.kt");
    let written = fs::read_to_string(&file).with_context(|| file.to_string())?;
    Ok(fs::write(&file, kotlin::edited(&written)?)?)
}

/// The Swift source, and the C header of the library beside its module map, as the package has them.
fn swift(source: Utf8PathBuf, folder: Utf8PathBuf) -> Result<()> {
    let options = |out_dir: &Utf8Path, is_source: bool| SwiftBindingsOptions {
        generate_swift_sources: is_source,
        generate_headers: !is_source,
        generate_modulemap: false,
        source: source.clone(),
        out_dir: out_dir.to_owned(),
        xcframework: false,
        module_name: None,
        modulemap_filename: None,
        // All that is described is in this workspace.
        metadata_no_deps: true,
        link_frameworks: Vec::new(),
        config: None,
    };
    generate_swift_bindings(options(&folder.join("Cashflow"), true))?;
    generate_swift_bindings(options(&folder.join("CashflowFFI"), false))
}
