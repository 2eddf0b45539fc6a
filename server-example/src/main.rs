//! The program: `serve` (the default), `migrate`, `openapi`, `healthcheck`.

use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use server_example::config::{Config, ConfigError, Environment};
use server_example::serve::{Ended, serve};
use server_example::{erased, healthcheck, logs, migrate, open, openapi, router, stop, worker};
use tokio::net::TcpListener;
use tokio::task::JoinSet;

/// A request is a few hundred small allocations: this one makes them for less, and gives memory back.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The reference server of Cashflow. All settings are environment variables: see the README.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Clone, Copy, Subcommand)]
enum Command {
    /// Serve HTTP until SIGTERM. The default.
    Serve,
    /// Bring the schema of the database up to date, and end.
    Migrate,
    /// Print the OpenAPI document.
    Openapi,
    /// Ask the server on this machine whether it lives: exit code 0 if it does.
    Healthcheck,
}

fn main() -> ExitCode {
    match run(Arguments::parse().command.unwrap_or(Command::Serve)) {
        Ok(code) => code,
        Err(error) => {
            // Standard error cannot be written to: there is nobody left to tell.
            let _ = writeln!(io::stderr(), "cashflow-server: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode, Box<dyn std::error::Error>> {
    if matches!(command, Command::Openapi) {
        writeln!(io::stdout(), "{}", openapi().to_pretty_json()?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let environment = Environment::of_process();
    if matches!(command, Command::Healthcheck) {
        let (host, port) = Config::address(&environment)?;
        healthcheck::ask(host, port)?;
        return Ok(ExitCode::SUCCESS);
    }
    let config = Config::read(&environment)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let _within = runtime.enter();
    // Dropped before the runtime: until then spans are sent.
    let _traces = logs::start(&config.log_level)?;
    match command {
        Command::Migrate => {
            runtime.block_on(migrate(&config))?;
            tracing::info!("the schema is up to date");
            Ok(ExitCode::SUCCESS)
        }
        _ => runtime.block_on(server(config)),
    }
}

async fn server(config: Config) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let app = open(&config).await?;
    let address = SocketAddr::new(config.host, config.port);
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| ConfigError::new("PORT", format_args!("{address}: {error}")))?;
    let (stopper, stop) = stop::pair();
    tokio::spawn(async move {
        if let Err(error) = stop::signalled().await {
            tracing::error!(%error, "signals cannot be heard");
        }
        stopper.stop();
    });
    // What runs beside the requests: each task ends by a clone of `stop`.
    let mut beside = JoinSet::new();
    beside.spawn(worker::run(app.clone(), stop.clone()));
    beside.spawn(erased::run(app.clone(), stop.clone()));
    beside.spawn(worker::log(app.clone(), stop.clone()));
    tracing::info!(address = %listener.local_addr()?, "listening");
    match serve(listener, router(app), stop, beside, config.limits.shutdown_grace).await? {
        Ended::InTime => tracing::info!("stopped"),
        Ended::Late => tracing::warn!("stopped with requests still in work"),
    }
    Ok(ExitCode::SUCCESS)
}
