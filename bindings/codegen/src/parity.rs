//! The table of all methods in all languages, within `bindings/README.md`.

use anyhow::{Context as _, Result};

use crate::backend::Backend;
use crate::model::Model;

const START: &str = "<!-- methods: written by `cargo codegen` -->\n";
const END: &str = "<!-- end of methods -->\n";

/// The README with the table between its marks written anew. Errors: it has no marks.
pub fn readme(present: &str, model: &Model, backends: &[Box<dyn Backend>]) -> Result<String> {
    let (before, rest) = present.split_once(START).context("bindings/README.md has no mark for the table")?;
    let (_, after) = rest.split_once(END).context("bindings/README.md has no mark for the table's end")?;
    Ok([before, START, &table(model, backends), END, after].concat())
}

fn table(model: &Model, backends: &[Box<dyn Backend>]) -> String {
    let heads: Vec<&str> = backends.iter().map(|backend| backend.language()).collect();
    let mut lines =
        vec![format!("| Facade | {} |", heads.join(" | ")), format!("|---|{}", "---|".repeat(heads.len()))];
    for (accessor, method) in model.methods() {
        let own = accessor.map_or_else(|| method.name.clone(), |group| format!("{group}.{}", method.name));
        let others = backends.iter().map(|backend| format!("`{}`", backend.method_name(accessor, method)));
        lines.push(format!("| `{own}` | {} |", others.collect::<Vec<_>>().join(" | ")));
    }
    lines.join("\n") + "\n"
}
