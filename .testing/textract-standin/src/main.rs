//! The stand-in as a program: prints its address as one line and runs until it is ended.

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use cashflow_textract_standin::{Fixtures, Objects, Options, S3Access, StandIn};
use clap::Parser;

/// Answers as AWS Textract does, with recorded answers.
#[derive(Debug, Parser)]
#[command(name = "textract-standin", version)]
struct Arguments {
    /// Where it listens; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:0")]
    addr: SocketAddr,
    /// A folder of recordings; may be given several times.
    #[arg(long, required = true)]
    fixtures: Vec<PathBuf>,
    /// The recording for documents that none belongs to.
    #[arg(long)]
    default_answer: Option<String>,
    /// Requests a second for each operation; 0 is without limit.
    #[arg(long, default_value_t = 5)]
    tps: u32,
    /// Jobs that may run at once.
    #[arg(long, default_value_t = 25)]
    max_jobs: usize,
    /// How often a job is in progress when it is asked for.
    #[arg(long, default_value_t = 1)]
    polls: u32,
    /// The S3 that documents are fetched from, such as `http://127.0.0.1:8333`.
    #[arg(long, env = "CASHFLOW_TEST_S3_ENDPOINT")]
    s3_endpoint: Option<String>,
    /// Its region.
    #[arg(long, env = "CASHFLOW_TEST_S3_REGION", default_value = "us-east-1")]
    s3_region: String,
    /// The id of an access key.
    #[arg(long, env = "CASHFLOW_TEST_S3_ACCESS_KEY", default_value = "")]
    s3_access_key: String,
    /// The secret of that key.
    #[arg(long, env = "CASHFLOW_TEST_S3_SECRET_KEY", default_value = "", hide_env_values = true)]
    s3_secret_key: String,
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let mut fixtures = Fixtures::default();
    for folder in &arguments.fixtures {
        fixtures = fixtures.and(folder)?;
    }
    let objects = arguments.s3_endpoint.map_or_else(Objects::default, |endpoint| {
        Objects::S3(S3Access {
            endpoint,
            region: arguments.s3_region,
            access_key: arguments.s3_access_key,
            secret_key: arguments.s3_secret_key,
        })
    });
    let options = Options {
        addr: arguments.addr,
        tps: arguments.tps,
        max_jobs: arguments.max_jobs,
        polls: arguments.polls,
        default_answer: arguments.default_answer,
        objects,
    };
    let stand_in = StandIn::start(fixtures, options).await?;
    let mut out = std::io::stdout();
    writeln!(out, "{}", stand_in.url()).and_then(|()| out.flush()).context("nobody reads the address")?;
    stand_in.wait().await;
    Ok(())
}
