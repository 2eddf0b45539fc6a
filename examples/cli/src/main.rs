//! Cashflow on the command line: one file of data, no server, no account.

mod args;
mod commands;
mod find;
mod open;
mod out;
mod show;

use std::process::ExitCode;

use clap::Parser as _;

use crate::args::{Args, Command};

#[tokio::main]
async fn main() -> ExitCode {
    let args = Args::parse();
    match run(&args).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if out::is_unread(&error) => ExitCode::SUCCESS,
        Err(error) => {
            out::error(&error, args.json);
            ExitCode::FAILURE
        }
    }
}

async fn run(args: &Args) -> anyhow::Result<()> {
    let cashflow = open::open(args).await?;
    match &args.command {
        Command::Add(add) => commands::add::run(&cashflow, add, args.json).await,
        Command::Scan(scan) => commands::scan::run(&cashflow, scan, args.json).await,
        Command::Review(review) => commands::review::run(&cashflow, review, args.json).await,
        Command::Confirm(confirm) => commands::confirm::run(&cashflow, confirm, args.json).await,
        Command::Reject(reject) => commands::reject::run(&cashflow, reject, args.json).await,
        Command::List(list) => commands::list::run(&cashflow, list, args.json).await,
        Command::Report(report) => commands::report::run(&cashflow, report, args.json).await,
        Command::Categories => commands::categories::run(&cashflow, args.json).await,
        Command::Undo(undo) => commands::undo::run(&cashflow, undo, args.json).await,
        Command::History(history) => commands::history::run(&cashflow, history, args.json).await,
    }
}
