//! The folders of receipts: the project's own samples, and the real ones that may lie beside the checkout.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::workspace::Workspace;

/// Where the real receipts are, from the root of the checkout. They are not ours to publish.
const REAL: &str = "../shared/receipts";

/// A folder of receipts with their expected values.
pub(crate) struct Receipts {
    pub(crate) name: &'static str,
    pub(crate) folder: PathBuf,
    /// The currency of those whose expected values name none.
    pub(crate) currency: Option<&'static str>,
    /// What must be reached, as `accuracy --require` takes it.
    pub(crate) floors: &'static str,
}

/// The samples that the repository carries.
pub(crate) fn own(workspace: &Workspace) -> Receipts {
    Receipts {
        name: "own samples",
        folder: workspace.root().join("examples/receipts"),
        currency: None,
        floors: "total=0.93,date=0.93,merchant=0.85,f1=0.93",
    }
}

/// Real receipts: hand-held photos of Spanish ones, scans of Malaysian ones. Nothing, where they are not at hand.
///
/// Errors: they are missing on a machine of continuous integration, which must measure them.
pub(crate) fn real(workspace: &Workspace) -> Result<Option<[Receipts; 2]>> {
    let folder = workspace.root().join(REAL);
    if folder.join("es/expected.json").is_file() && folder.join("dev/expected.json").is_file() {
        return Ok(Some([
            Receipts {
                name: "Spanish photos",
                folder: folder.join("es"),
                currency: Some("EUR"),
                floors: "total=0.9,date=0.9,merchant=0.8",
            },
            Receipts {
                name: "Malaysian scans",
                folder: folder.join("dev"),
                currency: Some("MYR"),
                floors: "total=0.95,date=0.98,merchant=0.85,f1=0.93",
            },
        ]));
    }
    if env::var_os("CI").is_some() {
        bail!(
            "the real receipts are missing: {REAL}/{{es,dev}} must lie beside the checkout where CI is set"
        );
    }
    println!("note: no real receipts at {REAL}, so only the own samples are read");
    Ok(None)
}
