//! The Python package: `bindings/python`.

mod enums;
mod groups;
mod package;
mod records;
mod root;
mod stubs;
mod tables;
mod types;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use crate::backend::{Backend, File};
use crate::model::{Method, Model};

/// The back end.
#[derive(Debug, Clone, Copy)]
pub struct Python;

/// Examples for the docstrings, by the method that they show.
type Examples = BTreeMap<String, String>;

impl Backend for Python {
    fn language(&self) -> &'static str {
        "Python"
    }

    fn files(&self, model: &Model) -> Result<Vec<File>> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("python").join("examples.md");
        let examples = examples(&fs::read_to_string(&path).context("bindings/python/examples.md")?, model)?;
        let file = |path: &str, content: String| File { path: format!("python/{path}"), content };
        Ok(vec![
            file("src/generated/mod.rs", package::module(model)),
            file("src/generated/enums.rs", enums::rust(model)),
            file("src/generated/records.rs", records::rust(model)),
            file("src/generated/groups.rs", groups::rust(model, &examples)),
            file("src/generated/root.rs", root::rust(model, &examples)),
            file("python/cashflow/_enums.py", enums::python(model)),
            file("python/cashflow/__init__.py", package::init(model)),
            file("python/cashflow/_cashflow.pyi", stubs::stubs(model, &examples)),
        ])
    }

    fn method_name(&self, accessor: Option<&str>, method: &Method) -> String {
        match accessor {
            Some(group) => format!("{group}.{}", method.name),
            None => method.name.clone(),
        }
    }
}

/// The blocks of code under the headings of `examples.md`. Errors: a heading that names no method.
fn examples(text: &str, model: &Model) -> Result<Examples> {
    let mut examples = Examples::new();
    for part in text.split("\n## ").skip(1) {
        let (name, body) = part.split_once('\n').unwrap_or((part, ""));
        let known = model.methods().any(|(group, method)| Python.method_name(group, method) == name);
        ensure!(known, "examples.md shows {name}, which is no method");
        let code = body.split("```").nth(1).and_then(|code| code.split_once('\n')).map(|(_, code)| code);
        examples.insert(name.to_owned(), code.unwrap_or_default().trim_end().to_owned());
    }
    Ok(examples)
}

/// The docstring of a method: what it promises, and its example.
fn docstring(docs: &str, example: Option<&String>) -> String {
    match example {
        Some(code) => format!("{docs}\n\n{code}"),
        None => docs.to_owned(),
    }
}
