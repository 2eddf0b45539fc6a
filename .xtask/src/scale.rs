//! `cargo xtask scale`: three servers on one PostgreSQL and one bucket behind nginx, of which one is killed and one stopped.

use std::path::PathBuf;

use anyhow::{Result, bail};
use cashflow_test_services::shared::{self, SharedS3};
use cashflow_test_services::{Durability, Identity, Postgres, PostgresSettings, SeaweedFs};
use xshell::cmd;

use crate::cloud;
use crate::setup;
use crate::tools::SERVERS;
use crate::workspace::Workspace;

/// What is run.
#[derive(Default)]
pub(crate) struct Options {
    /// The server, when it is not to be built.
    program: Option<PathBuf>,
    /// For `benches/scale/run.py`.
    further: Vec<String>,
}

impl Options {
    pub(crate) fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self::default();
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().cloned();
            match argument.as_str() {
                "--measure" => options.further.push(argument.clone()),
                "--seconds" => options.further.extend([argument.clone(), value().unwrap_or_default()]),
                "--program" => options.program = value().map(PathBuf::from),
                _ => bail!("unknown option {argument:?}: see `cargo xtask help`"),
            }
        }
        Ok(options)
    }
}

/// Shows that nothing is lost, or with `--measure` how many requests one, two and three servers answer.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    setup::for_scale(workspace)?;
    let server = cloud::server(workspace, options.program.as_deref())?;
    let textract = cloud::textract_stand_in(workspace)?;
    // With waits for the disk, as in production.
    let postgres = Postgres::start(PostgresSettings::default().with_durability(Durability::Full))?;
    let administrator = Identity::admin();
    let s3 =
        SeaweedFs::start_program(&SERVERS.program(workspace, "weed")?, std::slice::from_ref(&administrator))?;
    s3.create_bucket("receipts")?;
    let SharedS3 { endpoint, region, access_key, secret_key } = SharedS3::of(&s3, &administrator);
    let variables = [
        (shared::POSTGRES_URL, postgres.url()),
        (shared::S3_ENDPOINT, endpoint),
        (shared::S3_REGION, region),
        (shared::S3_ACCESS_KEY, access_key),
        (shared::S3_SECRET_KEY, secret_key),
    ];
    let shell = workspace.shell();
    let python = cmd!(shell, "python3 -u -B benches/scale/run.py --server {server} --textract {textract}");
    Ok(python.args(&options.further).envs(variables).run()?)
}
