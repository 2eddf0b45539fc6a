//! `cargo xtask services -- COMMAND`: the servers that tests talk to, for as long as a command runs.

use std::env;
use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result, bail};
use cashflow_test_services::shared::{self, SharedS3};
use cashflow_test_services::{Identity, Postgres, SeaweedFs};

use crate::setup;
use crate::tools::SERVERS;
use crate::workspace::Workspace;

/// The servers, and the variables by which tests find them. They stop when it is dropped.
pub(crate) struct Services {
    _postgres: Postgres,
    _s3: SeaweedFs,
    variables: Vec<(&'static str, String)>,
}

impl Services {
    /// Starts them; what they need must have been installed.
    pub(crate) fn start(workspace: &Workspace) -> Result<Self> {
        let weed = SERVERS.program(workspace, "weed")?;
        let postgres = Postgres::start(shared::postgres_settings())?;
        let s3 = SeaweedFs::start_program(&weed, &[Identity::admin()])?;
        let SharedS3 { endpoint, region, access_key, secret_key } = SharedS3::of(&s3, &Identity::admin());
        let variables = vec![
            (shared::POSTGRES_URL, postgres.url()),
            (shared::PG_BIN, postgres.bin().display().to_string()),
            (shared::WEED, weed.display().to_string()),
            (shared::S3_ENDPOINT, endpoint),
            (shared::S3_REGION, region),
            (shared::S3_ACCESS_KEY, access_key),
            (shared::S3_SECRET_KEY, secret_key),
        ];
        Ok(Self { _postgres: postgres, _s3: s3, variables })
    }

    /// Adds the variables to a command.
    pub(crate) fn tell<'a>(&self, command: xshell::Cmd<'a>) -> xshell::Cmd<'a> {
        command.envs(self.variables.iter().map(|(name, value)| (name, value)))
    }
}

/// Runs a command between the servers' start and stop, in the folder it was called from; gives its exit status.
pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result<ExitCode> {
    let command = match arguments.split_first() {
        Some((dashes, rest)) if dashes == "--" => rest,
        _ => arguments,
    };
    let Some((program, arguments)) = command.split_first() else {
        bail!("say what to run: cargo xtask services -- COMMAND");
    };
    setup::for_services(workspace)?;
    let services = Services::start(workspace)?;
    let mut command = Command::new(program);
    command.args(arguments).envs(services.variables.iter().map(|(name, value)| (name, value)));
    command.current_dir(env::current_dir()?);
    let status = command.status().with_context(|| format!("cannot run {program}"))?;
    drop(services);
    // A command that a signal ended has no status of its own.
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
}
