//! The command line: one file a command.

mod audit;
mod backup;
mod body;
mod calendar;
mod environment;
mod key;
mod ledger;
mod letters;
mod migrate;
mod reindex;
mod restore;
mod serve;
mod user;

use std::io::Write;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};
use services::error::ServiceError;

use crate::config::{Common, ConfigError, NoRoom, keep_to_oneself};
use crate::redact;

pub use serve::Serve;

/// The status of a start that a setting forbids.
const BAD_SETTINGS: u8 = 2;
/// The status of a start for which the disk has no room: the settings are right, and the next start after somebody has made
/// some succeeds.
const NO_ROOM: u8 = 3;

/// From the draft standard of a state service to the standard in force.
#[derive(Debug, Parser)]
#[command(name = "talqy", version, arg_required_else_help = true, subcommand_required = true)]
pub struct Talqy {
    /// The settings that every command shares.
    #[command(flatten)]
    pub common: Common,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the site; the database is brought to the newest schema first
    Serve(Box<Serve>),
    /// Bring the database to the newest schema
    Migrate,
    /// Build the index of search anew, while the site is in use
    Reindex,
    /// Enter the bodies that take part
    #[command(subcommand)]
    Body(body::Body),
    /// Invite staff
    #[command(subcommand)]
    User(user::User),
    /// Keep the business calendar
    #[command(subcommand)]
    Calendar(calendar::Calendar),
    /// Verify the ledger
    #[command(subcommand)]
    Ledger(ledger::Ledger),
    /// Handle the keys that sign receipts
    #[command(subcommand)]
    Key(key::Key),
    /// Handle letters that wait or are held
    #[command(subcommand)]
    Letters(letters::Letters),
    /// Read who signed in and who read personal data
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Copy the installation into a new folder while it is in use
    Backup(backup::Backup),
    /// Make an installation of such a copy, in an empty data folder
    Restore(restore::Restore),
    /// Read a DOCX from the input; the server starts itself so for each file that somebody brings
    #[command(hide = true)]
    ReadDocx(crate::import_worker::WorkerTask),
}

/// Reads the command line and the environment, does what they ask, and says how it ended: 0 done, 1 failed, 2 for
/// settings that are unknown, malformed or contradict each other, 3 for a disk without room, each with one line on the
/// standard error.
pub fn run() -> ExitCode {
    keep_to_oneself();
    let arguments = std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned());
    let lossy = |text: std::ffi::OsString| text.to_string_lossy().into_owned();
    redact::learn(arguments, std::env::vars_os().map(|(name, value)| (lossy(name), lossy(value))));
    let talqy = match Talqy::try_parse() {
        Ok(talqy) => talqy,
        Err(error) => return explain(&error),
    };
    if let Err(error) = environment::check(std::env::vars_os().map(|(name, _)| name)) {
        return stop(&error);
    }
    match start(talqy) {
        Ok(code) => code,
        Err(error) => {
            if let Some(error) = error.downcast_ref::<ConfigError>() {
                return stop(error);
            }
            eprintln!("talqy: {}", one_line(&redact::hide(&format!("{error:#}"))));
            if error.is::<NoRoom>() { ExitCode::from(NO_ROOM) } else { ExitCode::FAILURE }
        }
    }
}

fn start(talqy: Talqy) -> anyhow::Result<ExitCode> {
    if let Command::ReadDocx(task) = talqy.command {
        // Before there are threads, which take memory of their own.
        crate::import_worker::read_here(task)?;
        return Ok(ExitCode::SUCCESS);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let common = talqy.common;
        match talqy.command {
            Command::Serve(serve) => {
                Box::pin(serve.run(&common)).await.map_err(|error| common.why_no_start(error))
            }
            Command::Migrate => migrate::run(&common).await.map_err(|error| common.why_no_start(error)),
            Command::Reindex => reindex::run(&common).await,
            Command::Body(body) => body.run(&common).await,
            Command::User(user) => user.run(&common).await,
            Command::Calendar(calendar) => calendar.run(&common).await,
            Command::Ledger(ledger) => ledger.run(&common).await,
            Command::Key(key) => key.run(&common).await,
            Command::Letters(letters) => letters.run(&common).await,
            Command::Audit(audit) => audit.run(&common).await,
            Command::Backup(backup) => backup.run(&common).await,
            Command::Restore(restore) => restore.run(&common).await,
            Command::ReadDocx(_) => Ok(ExitCode::FAILURE),
        }
    })
}

/// Help and version are answers; everything else is one line.
fn explain(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _closed_pipe = error.print();
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _closed_pipe = error.print();
            ExitCode::from(BAD_SETTINGS)
        }
        // Before lines are joined: what is hidden must be found as it was typed.
        _ => stop(&ConfigError::new(first_paragraph(&redact::hide(&error.render().to_string())))),
    }
}

/// What is wrong, without the usage and the tips that follow.
fn first_paragraph(rendered: &str) -> String {
    let said: Vec<&str> = rendered.lines().take_while(|line| !line.trim().is_empty()).collect();
    let said = one_line(&said.join(" "));
    said.strip_prefix("error: ").unwrap_or(&said).to_owned()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn stop(error: &ConfigError) -> ExitCode {
    eprintln!("talqy: {}", one_line(&redact::hide(&error.to_string())));
    ExitCode::from(BAD_SETTINGS)
}

/// The present instant, for commands that serve nobody.
fn now() -> chrono::DateTime<chrono::Utc> {
    use site::Clock;
    crate::clock::SystemClock.now()
}

/// A call of the administrator of this machine, now.
fn console() -> services::Request {
    services::Request::console(now())
}

/// The line that tells why a service did not do what was asked.
fn failed(error: ServiceError) -> anyhow::Error {
    match error {
        ServiceError::Invalid(problems) => {
            let fields = problems.iter().map(|problem| format!("{}: {}", problem.field, problem.code));
            ConfigError::new(fields.collect::<Vec<_>>().join("; ")).into()
        }
        other => other.into(),
    }
}

/// Writes a line of the answer.
fn say(line: &str) -> std::io::Result<()> {
    writeln!(std::io::stdout(), "{line}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(arguments: &[&str]) -> String {
        let error = Talqy::try_parse_from([&["talqy"], arguments].concat()).unwrap_err();
        first_paragraph(&error.render().to_string())
    }

    #[test]
    fn a_mistyped_flag_is_named_in_one_line() {
        let said = refusal(&["serve", "--listn", "127.0.0.1:80"]);
        assert_eq!(said, "unexpected argument '--listn' found");
    }

    #[test]
    fn a_malformed_value_is_named_in_one_line() {
        let said = refusal(&["serve", "--listen", "here"]);
        assert!(said.starts_with("invalid value 'here' for '--listen <ADDRESS>'"), "{said}");
        assert!(!said.contains('\n'));
    }

    #[test]
    fn the_command_line_agrees_with_itself() {
        use clap::CommandFactory;
        Talqy::command().debug_assert();
    }
}
