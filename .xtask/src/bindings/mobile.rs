//! The mobile package: the library, what calls it from Kotlin and Swift, the tests, and the examples in projects of their own.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};
use xshell::{Cmd, cmd};

use super::swift;
use crate::programs::Programs;
use crate::stages::Stages;
use crate::workspace::Workspace;

/// The package, from the root of the checkout.
const PACKAGE: &str = "bindings/mobile";
/// The example that does the main job, and what it reads.
const QUICKSTART: &str = "examples/kotlin/pom.xml";
const RECEIPTS: &[&str] = &["examples/receipts/es-bar.jpg", "examples/receipts/uk-grocer.jpg"];
/// What a phone leaves out, but the shared scenarios and the quickstart need.
const FEATURES: &str = "cashflow-mobile/local-ocr,cashflow-mobile/sign-in";

/// Needs the OCR models, Maven and a JDK.
pub(crate) fn stages(workspace: &Workspace, stages: &mut Stages) {
    stages.run("mobile: library and generator", || {
        Programs::as_tested(workspace)?;
        generate_sources(workspace)
    });
    stages.run("mobile: generated twice alike", || reproducible(workspace));
    stages.run("Kotlin: tests and package", || install(workspace));
    stages.run("Kotlin: README in a project of its own", || readme(workspace));
    stages.run("Kotlin: quickstart", || quickstart(workspace));
    stages.run("Swift: tests", || swift::test(workspace, &library(workspace)));
}

/// Builds the package and puts it into the local Maven repository.
pub(crate) fn package(workspace: &Workspace) -> Result<()> {
    let build = workspace.cargo().args(["build", "--locked", "--features", FEATURES]);
    build.args(["--package", "cashflow-mobile", "--package", "cashflow-bindgen"]).run()?;
    generate_sources(workspace)?;
    maven(workspace, "bindings/mobile/kotlin/pom.xml")
        .args(["-DskipTests", "install"])
        .run()
        .map_err(Into::into)
}

fn generate_sources(workspace: &Workspace) -> Result<()> {
    for language in ["kotlin", "swift"] {
        generate(workspace, language, &generated(workspace, language))?;
    }
    let package = workspace.root().join(PACKAGE).join("swift/Sources");
    for file in ["Cashflow/Cashflow.swift", "CashflowFFI/CashflowFFI.h"] {
        fs::copy(generated(workspace, "swift").join(file), package.join(file)).context(file)?;
    }
    Ok(())
}

fn library(workspace: &Workspace) -> PathBuf {
    let name = if cfg!(target_os = "macos") { "libcashflow_mobile.dylib" } else { "libcashflow_mobile.so" };
    workspace.target().join("debug").join(name)
}

fn generated(workspace: &Workspace, language: &str) -> PathBuf {
    workspace.target().join("mobile").join(language)
}

fn generate(workspace: &Workspace, language: &str, folder: &Path) -> Result<()> {
    let (shell, library) = (workspace.shell(), library(workspace));
    let bindgen = workspace.target().join("debug/cashflow-bindgen");
    Ok(cmd!(shell, "{bindgen} {language} {library} {folder}").run()?)
}

fn reproducible(workspace: &Workspace) -> Result<()> {
    let again = tempfile::tempdir()?;
    for (language, file) in [("kotlin", "dev/cashflow/cashflow.kt"), ("swift", "Cashflow/Cashflow.swift")] {
        generate(workspace, language, again.path())?;
        let texts = [again.path(), &generated(workspace, language)].map(|folder| fs::read(folder.join(file)));
        let [Ok(once), Ok(twice)] = texts else { bail!("{language} was not written") };
        ensure!(once == twice, "the same library gave another {language}");
    }
    Ok(())
}

fn maven<'a>(workspace: &'a Workspace, project: &str) -> Cmd<'a> {
    let (shell, target) = (workspace.shell(), workspace.target().display());
    let maven = cmd!(shell, "mvn --batch-mode --no-transfer-progress --file {project}");
    maven
        .arg(format!("-Dnative.folder={target}/debug"))
        .arg(format!("-Dbindgen.folder={target}/mobile/kotlin"))
}

fn install(workspace: &Workspace) -> Result<()> {
    Ok(maven(workspace, "bindings/mobile/kotlin/pom.xml").arg("install").run()?)
}

/// What the README shows, word for word, in a new project that has nothing but the package.
fn readme(workspace: &Workspace) -> Result<()> {
    let text = fs::read_to_string(workspace.root().join(PACKAGE).join("README.md"))?;
    let project = tempfile::tempdir()?;
    let sources = project.path().join("src/main/kotlin");
    fs::create_dir_all(&sources)?;
    fs::write(project.path().join("pom.xml"), block(&text, "pom.xml")?)?;
    fs::write(sources.join("Main.kt"), block(&text, "Main.kt")?)?;
    let pom = project.path().join("pom.xml");
    let said =
        maven(workspace, &pom.display().to_string()).args(["--quiet", "compile", "exec:java"]).read()?;
    println!("{said}");
    for line in ["BAR SOL: 1.80", "2026-03-12 12.50 EUR Market", "March: 14.30", "invalid amount: "] {
        ensure!(said.contains(line), "the README's program does not say {line:?}");
    }
    Ok(())
}

/// The block of code behind the comment that names its file.
fn block<'a>(text: &'a str, file: &str) -> Result<&'a str> {
    let marked = text.split_once(&format!("<!-- {file} -->\n")).map(|(_, rest)| rest);
    let code = marked.and_then(|rest| rest.split_once('\n')).and_then(|(_, rest)| rest.split_once("```"));
    code.map(|(code, _)| code).with_context(|| format!("the README shows no {file}"))
}

fn quickstart(workspace: &Workspace) -> Result<()> {
    let data = tempfile::tempdir()?;
    let root = workspace.root().display();
    let receipts: Vec<String> = RECEIPTS.iter().map(|receipt| format!("{root}/{receipt}")).collect();
    let arguments = format!("-Dexec.args={} {}", data.path().display(), receipts.join(" "));
    let said =
        maven(workspace, QUICKSTART).args(["--quiet", "compile", "exec:java"]).arg(arguments).read()?;
    println!("{said}");
    ensure!(said.contains("2 confirmed, 0 left"), "the quickstart did not confirm both receipts");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_found_by_its_file() {
        let text = "a\n<!-- B.kt -->\n```kotlin\nval c = 1\n```\nd\n";
        assert_eq!(block(text, "B.kt").unwrap(), "val c = 1\n");
        assert!(block(text, "C.kt").is_err());
    }
}
