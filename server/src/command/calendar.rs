//! `talqy calendar import FILE` (R-T3).

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use chrono::Datelike;
use clap::Subcommand;
use domain::time::CalendarDay;
use domain::time::calendar::{LARGEST_CALENDAR, parse_csv, parse_icalendar};

use super::{console, failed, now, say};
use crate::config::{Common, ConfigError};

/// What can be done with the calendar.
#[derive(Debug, Subcommand)]
pub enum Calendar {
    /// Replace the years that a file names: CSV (date,kind,name) or iCalendar (.ics)
    Import {
        /// The file
        file: PathBuf,
    },
}

impl Calendar {
    pub(super) async fn run(&self, common: &Common) -> anyhow::Result<ExitCode> {
        common.begin_log()?;
        let Self::Import { file } = self;
        let text = read(file)?;
        let is_icalendar = file.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("ics"));
        let parsed = if is_icalendar { parse_icalendar(&text) } else { parse_csv(&text) };
        let days = match parsed {
            Ok(days) => days,
            Err(problems) => {
                let lines = problems.iter().map(|problem| {
                    format!("line {}: {} {}", problem.line, problem.reason.code(), problem.reason.value())
                });
                return Err(ConfigError::new(lines.collect::<Vec<_>>().join("; ")).into());
            }
        };
        let services = common.services(now()).await?;
        let mut years: BTreeMap<i32, Vec<CalendarDay>> = BTreeMap::new();
        for day in days {
            years.entry(day.date.year()).or_default().push(day);
        }
        services::calendar::import_years(&services, &console(), &years).await.map_err(failed)?;
        for (year, days) in years {
            say(&format!("{year}: {} days", days.len()))?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The text of a file; no more of it is read than a calendar can have.
fn read(path: &Path) -> anyhow::Result<String> {
    let unread = || format!("cannot read {}", path.display());
    let most = u64::try_from(LARGEST_CALENDAR).unwrap_or(u64::MAX);
    let mut text = String::new();
    let file = File::open(path).with_context(unread)?;
    file.take(most.saturating_add(1)).read_to_string(&mut text).with_context(unread)?;
    if text.len() > LARGEST_CALENDAR {
        let says = format!(
            "{} is larger than {LARGEST_CALENDAR} bytes: give each year a file of its own",
            path.display()
        );
        return Err(ConfigError::new(says).into());
    }
    Ok(text)
}
