//! What can be typed, and the help that it comes with.

use std::path::PathBuf;

use cashflow_core::domain::{Currency, Grouping, Locale, Period, TimeZone};
use chrono::NaiveDate;
use clap::{Parser, Subcommand, ValueEnum};

/// Record what you spend and earn, scan receipts, see where the money goes.
///
/// Everything is kept in one folder on this machine. Start with:
///
///   cashflow add 12.50 "Lunch" --category Restaurants
///   cashflow scan ~/Pictures/receipts
///   cashflow review
///   cashflow confirm --all
///   cashflow report
#[derive(Debug, Parser)]
#[command(name = "cashflow", version, verbatim_doc_comment)]
pub(crate) struct Args {
    /// The folder of the data [default: the user's data folder]
    #[arg(long, global = true, env = "CASHFLOW_DATA", value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,

    /// Print JSON, for other programs
    #[arg(long, global = true)]
    pub(crate) json: bool,

    /// The currency of a new folder
    #[arg(long, global = true, env = "CASHFLOW_CURRENCY", default_value = "EUR", value_name = "CODE")]
    pub(crate) currency: Currency,

    /// The language and region of a new folder, for its first categories and for reading numbers
    #[arg(long, global = true, env = "CASHFLOW_LOCALE", default_value = "en", value_name = "TAG")]
    pub(crate) locale: Locale,

    /// The time zone of a new folder, for what "today" means
    #[arg(long, global = true, env = "CASHFLOW_TIME_ZONE", default_value = "UTC", value_name = "NAME")]
    pub(crate) time_zone: TimeZone,

    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Record an expense, or an income with --income
    Add(Add),
    /// Read receipts: photos, scans or PDFs, or whole folders of them
    Scan(Scan),
    /// See what was read and waits for your word
    Review(Review),
    /// Turn reviewed receipts into movements, corrected if need be
    Confirm(Confirm),
    /// Say that a receipt is not to become a movement
    Reject(Reject),
    /// List movements, newest first
    List(List),
    /// Sum up by category, priority, payee, tag or account, and by period
    Report(Report),
    /// List the categories
    Categories,
    /// Take back a change (the last one, if you do not say which)
    Undo(Undo),
    /// See who changed what and when
    History(History),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Add {
    /// The amount, such as 12.50 or "1.234,56"
    pub(crate) amount: String,
    /// What it was for
    #[arg(default_value = "")]
    pub(crate) description: String,
    /// It is money that came in
    #[arg(long)]
    pub(crate) income: bool,
    /// The date: YYYY-MM-DD, today or yesterday
    #[arg(long, default_value = "today", value_name = "DATE")]
    pub(crate) date: String,
    /// The category, by its name
    #[arg(long, short, value_name = "NAME")]
    pub(crate) category: Option<String>,
    /// Who was paid, or who paid
    #[arg(long, value_name = "NAME")]
    pub(crate) payee: Option<String>,
    /// How much it matters, by the name of the priority
    #[arg(long, value_name = "NAME")]
    pub(crate) priority: Option<String>,
    /// A label; may be given several times
    #[arg(long = "tag", value_name = "TAG")]
    pub(crate) tags: Vec<String>,
    /// Where the money is kept
    #[arg(long, value_name = "NAME")]
    pub(crate) account: Option<String>,
    /// Another currency than your own
    #[arg(long = "in", value_name = "CODE")]
    pub(crate) currency: Option<Currency>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Scan {
    /// Files (JPEG, PNG, WebP, PDF) or folders
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// The folder of the OCR models [default: where `cargo xtask models` puts them]
    #[arg(long, env = "CASHFLOW_OCR_MODELS", value_name = "DIR")]
    pub(crate) models: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Review {
    /// One receipt in full, by (the end of) its id
    pub(crate) id: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Confirm {
    /// The receipt, by (the end of) its id
    #[arg(required_unless_present = "all")]
    pub(crate) id: Option<String>,
    /// All that wait and are sure enough
    #[arg(long, conflicts_with_all = ["id", "merchant", "date", "total", "category", "priority", "description"])]
    pub(crate) all: bool,
    /// With --all: how sure date and total must be, in percent
    #[arg(long, default_value_t = 80, value_parser = clap::value_parser!(u16).range(0..=100), value_name = "PERCENT")]
    pub(crate) sure: u16,
    /// Correct the merchant
    #[arg(long, value_name = "NAME")]
    pub(crate) merchant: Option<String>,
    /// Correct the date
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<String>,
    /// Correct the total
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) total: Option<String>,
    /// Correct the category
    #[arg(long, short, value_name = "NAME")]
    pub(crate) category: Option<String>,
    /// Correct the priority
    #[arg(long, value_name = "NAME")]
    pub(crate) priority: Option<String>,
    /// What it was for
    #[arg(long, value_name = "TEXT")]
    pub(crate) description: Option<String>,
    /// It is money that came in: a refund
    #[arg(long)]
    pub(crate) income: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Reject {
    /// The receipt, by (the end of) its id
    pub(crate) id: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct List {
    /// From this date on
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<NaiveDate>,
    /// Until this date
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<NaiveDate>,
    /// In this category or below it, by its name
    #[arg(long, short, value_name = "NAME")]
    pub(crate) category: Option<String>,
    /// Only income, or only expenses
    #[arg(long)]
    pub(crate) kind: Option<Kind>,
    /// With this text in description or payee
    #[arg(long, value_name = "TEXT")]
    pub(crate) text: Option<String>,
    /// With this tag
    #[arg(long, value_name = "TAG")]
    pub(crate) tag: Option<String>,
    /// This much or more
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) min: Option<String>,
    /// This much or less
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) max: Option<String>,
    /// How many
    #[arg(long, default_value_t = 50, value_name = "N")]
    pub(crate) limit: u32,
    /// Go on where another list ended
    #[arg(long, value_name = "CURSOR")]
    pub(crate) after: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Report {
    /// A month, as YYYY-MM [default: this month]
    #[arg(long, conflicts_with_all = ["from", "to"], value_name = "MONTH")]
    pub(crate) month: Option<String>,
    /// From this date on
    #[arg(long, requires = "to", value_name = "DATE")]
    pub(crate) from: Option<NaiveDate>,
    /// Until this date
    #[arg(long, requires = "from", value_name = "DATE")]
    pub(crate) to: Option<NaiveDate>,
    /// A line for each of these
    #[arg(long, default_value = "category")]
    pub(crate) by: By,
    /// A line for each period
    #[arg(long)]
    pub(crate) period: Option<Every>,
    /// Beside the period before
    #[arg(long)]
    pub(crate) compare: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Undo {
    /// The change, by (the end of) its id
    pub(crate) id: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct History {
    /// A movement or receipt, by (the end of) its id; without it, the latest changes of everything
    pub(crate) id: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Kind {
    Income,
    Expense,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum By {
    Category,
    Group,
    Priority,
    Payee,
    Tag,
    Account,
    Nothing,
}

impl By {
    pub(crate) fn grouping(self) -> Option<Grouping> {
        match self {
            Self::Category => Some(Grouping::Category),
            Self::Group => Some(Grouping::ParentCategory),
            Self::Priority => Some(Grouping::Priority),
            Self::Payee => Some(Grouping::Payee),
            Self::Tag => Some(Grouping::Tag),
            Self::Account => Some(Grouping::Account),
            Self::Nothing => None,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Every {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

impl Every {
    pub(crate) fn period(self) -> Period {
        match self {
            Self::Day => Period::Day,
            Self::Week => Period::Week,
            Self::Month => Period::Month,
            Self::Quarter => Period::Quarter,
            Self::Year => Period::Year,
        }
    }
}
