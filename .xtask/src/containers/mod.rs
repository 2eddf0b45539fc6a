//! `cargo xtask containers`: the images of the server and of the page, built and run as Amazon ECS would run them.
//!
//! Base images cannot be had without a registry: both stand on one made of Debian's packages. The last stages of the
//! Dockerfiles are built as they are; what their earlier stages would bring was built outside by the same commands.

mod base;
mod engine;
mod images;

use std::path::PathBuf;

use anyhow::{Result, bail};
use cashflow_test_services::{Durability, Identity, Postgres, PostgresSettings, SeaweedFs, Transport};
use xshell::cmd;

use self::engine::Engine;
use crate::cloud;
use crate::models;
use crate::setup;
use crate::tools::SERVERS;
use crate::web;
use crate::workspace::Workspace;

/// What is measured and run.
#[derive(Default)]
pub(crate) struct Options {
    /// The server, when it is not to be built.
    program: Option<PathBuf>,
    /// For pytest.
    further: Vec<String>,
}

impl Options {
    /// With a server that is built.
    pub(crate) fn of(program: PathBuf) -> Self {
        Self { program: Some(program), further: Vec::new() }
    }

    /// How many bytes the server's image may have: one around a program that is not optimised may be larger than what is
    /// delivered.
    fn budget(&self) -> u64 {
        if self.program.is_some() { 150_000_000 } else { 120_000_000 }
    }

    pub(crate) fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self::default();
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match (argument.as_str(), arguments.clone().next()) {
                ("--program", Some(program)) => {
                    options.program = Some(program.into());
                    arguments.next();
                }
                ("--", _) => options.further = arguments.by_ref().cloned().collect(),
                _ => bail!("unknown option {argument:?}: see `cargo xtask help`"),
            }
        }
        Ok(options)
    }
}

/// Builds the images, starts what the containers talk to, and runs `server-example/containers`.
///
/// Errors: this machine cannot run containers; an assertion does not hold.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    engine::ensure_possible(workspace)?;
    setup::for_containers(workspace)?;
    models::fetch(workspace)?;
    let program = cloud::server(workspace, options.program.as_deref())?;
    let stand_in = cloud::textract_stand_in(workspace)?;
    if !workspace.root().join("examples/web/dist/index.html").is_file() {
        web::build(workspace)?;
    }
    let python =
        setup::python_with(workspace, "server-example/containers/requirements.txt", "containers-python")?;

    let engine = Engine::new(workspace)?;
    images::build(workspace, &engine, &program)?;

    let postgres = Postgres::start(
        PostgresSettings::default().with_durability(Durability::Full).with_transport(Transport::Tls),
    )?;
    let administrator = Identity::admin();
    let s3 =
        SeaweedFs::start_program(&SERVERS.program(workspace, "weed")?, std::slice::from_ref(&administrator))?;
    s3.create_bucket("receipts")?;
    let variables = [
        ("CONTAINERS_CONF", engine.configuration().display().to_string()),
        ("CASHFLOW_TEST_PODMAN_ROOT", engine.root().display().to_string()),
        ("CASHFLOW_TEST_PODMAN_RUNROOT", engine.runroot().display().to_string()),
        ("CASHFLOW_TEST_SERVER_IMAGE", images::SERVER.to_owned()),
        ("CASHFLOW_TEST_SERVER_BUDGET", options.budget().to_string()),
        ("CASHFLOW_TEST_WEB_IMAGE", images::WEB.to_owned()),
        ("CASHFLOW_TEST_TEXTRACT", stand_in.display().to_string()),
        ("CASHFLOW_TEST_POSTGRES_PORT", postgres.port().to_string()),
        (
            "CASHFLOW_TEST_POSTGRES_ROOT",
            postgres.root_certificate().unwrap_or_default().display().to_string(),
        ),
        ("CASHFLOW_TEST_S3_PORT", s3.port().to_string()),
        ("CASHFLOW_TEST_S3_REGION", s3.region().to_owned()),
        ("CASHFLOW_TEST_S3_ACCESS_KEY", administrator.access_key().to_owned()),
        ("CASHFLOW_TEST_S3_SECRET_KEY", administrator.secret_key().to_owned()),
    ];
    let shell = workspace.shell();
    let cache = "no:cacheprovider";
    let pytest = cmd!(shell, "{python} -B -m pytest -p {cache} -q --durations=5 server-example/containers");
    Ok(pytest.args(&options.further).envs(variables).run()?)
}
