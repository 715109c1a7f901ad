//! `talqy calendar import FILE` (R-T3).

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::Subcommand;
use domain::time::CalendarDay;
use domain::time::calendar::{
    CalendarFile, FEWEST_DAYS, LARGEST_CALENDAR, NoteKind, decode_calendar, read_calendar,
};
use services::calendar::{YearPreview, import_seen_years, preview_year};

use super::{console, failed, now, say};
use crate::config::{Common, ConfigError};

/// What can be done with the calendar.
#[derive(Debug, Subcommand)]
pub enum Calendar {
    /// Replace whole years by the days of a file: CSV (date,kind,name,estimated; or date,name) or iCalendar
    Import {
        /// The file
        file: PathBuf,
        /// A year to replace; may be given several times. Without it, the years of which the file names days
        #[arg(long)]
        year: Vec<i32>,
        /// Only say what would change
        #[arg(long)]
        dry_run: bool,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
}

impl Calendar {
    pub(super) async fn run(&self, common: &Common) -> anyhow::Result<ExitCode> {
        common.begin_log()?;
        let Self::Import { file, year, dry_run, yes } = self;
        let path = file;
        let text = read(path)?;
        let file = read_calendar(&text).map_err(|problems| {
            let lines = problems.iter().map(|problem| {
                format!("line {}: {} {}", problem.line, problem.reason.code(), problem.reason.value())
            });
            ConfigError::new(lines.collect::<Vec<_>>().join("; "))
        })?;
        let years = years(&file, year)?;
        let services = common.services(now()).await?;
        let request = console();
        // Where there is no terminal, the command itself says what is wanted.
        let asks = !*yes && !*dry_run && std::io::stdin().is_terminal();
        let mut seals = BTreeMap::new();
        tell(&file, &years)?;
        for (year, days) in &years {
            let preview = preview_year(&services, &request, *year, days).await.map_err(failed)?;
            if *dry_run || asks {
                show(*year, &preview)?;
            }
            seals.insert(*year, preview.seal);
        }
        if *dry_run || (asks && !agreed()?) {
            return Ok(ExitCode::SUCCESS);
        }
        let done = import_seen_years(&services, &request, &years, &seals).await.map_err(failed)?;
        if let Err(year) = done {
            return Err(
                ConfigError::new(format!("{year} has changed meanwhile: import the file again")).into()
            );
        }
        for (year, days) in years {
            say(&format!("{year}: {} days", days.len()))?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The years to replace with their days: those that are asked for, or those that the file names as wholes.
fn years(file: &CalendarFile, asked: &[i32]) -> Result<BTreeMap<i32, Vec<CalendarDay>>, ConfigError> {
    let named = if asked.is_empty() { file.years() } else { asked.to_vec() };
    let years: BTreeMap<i32, Vec<CalendarDay>> =
        named.into_iter().map(|year| (year, file.of_year(year).days)).collect();
    if years.is_empty() {
        return Err(ConfigError::new("the file only names feasts of every year: say which year with --year"));
    }
    let (mut none, mut part) = (Vec::new(), Vec::new());
    for (year, days) in &years {
        if days.is_empty() {
            none.push(year.to_string());
        } else if days.len() < FEWEST_DAYS && asked.is_empty() {
            part.push(format!("{year} ({} days)", days.len()));
        }
    }
    if !none.is_empty() {
        return Err(ConfigError::new(format!("the file holds no day of {}", none.join(", "))));
    }
    if !part.is_empty() {
        let says = format!(
            "the file names only a part of {}, and importing it would replace the whole year: say which year you mean with \
             --year",
            part.join(" and ")
        );
        return Err(ConfigError::new(says));
    }
    Ok(years)
}

/// Says what of the file is not taken.
fn tell(file: &CalendarFile, years: &BTreeMap<i32, Vec<CalendarDay>>) -> std::io::Result<()> {
    for year in file.years().iter().filter(|year| !years.contains_key(year)) {
        say(&format!("{year}: {} days are left out", file.of_year(*year).days.len()))?;
    }
    for note in &file.notes {
        let line = note.line;
        match &note.kind {
            NoteKind::Observance { name } => say(&format!("line {line}: only observed, left out: {name}"))?,
            NoteKind::Cancelled { name } => say(&format!("line {line}: cancelled, left out: {name}"))?,
            NoteKind::Twice { date, name } => {
                say(&format!("line {line}: {date} stands in the file already: {name}"))?;
            }
        }
    }
    Ok(())
}

/// Says what importing a year would change.
fn show(year: i32, preview: &YearPreview) -> std::io::Result<()> {
    let said = |day: Option<&CalendarDay>| {
        day.map_or_else(|| "ordinary".to_owned(), |day| format!("{} {}", day.kind.code(), day.name))
    };
    for change in &preview.days {
        let (before, after) = (change.before.as_ref(), change.after.as_ref());
        if let Some(day) = before.or(after) {
            say(&format!("{}: {} -> {}", day.date, said(before), said(after)))?;
        }
    }
    for moved in &preview.moved {
        let what = moved.draft.as_ref().unwrap_or(&moved.service);
        say(&format!("due date of {what}: {} -> {}", moved.before, moved.after))?;
    }
    if preview.days.is_empty() {
        say(&format!("{year}: nothing changes"))?;
    }
    Ok(())
}

/// Whether the person at the terminal agrees.
fn agreed() -> std::io::Result<bool> {
    say("Import this? (y/N)")?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

/// The text of a file; no more of it is read than a calendar can have.
fn read(path: &Path) -> anyhow::Result<String> {
    let unread = || format!("cannot read {}", path.display());
    let most = u64::try_from(LARGEST_CALENDAR).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let file = File::open(path).with_context(unread)?;
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).with_context(unread)?;
    if bytes.len() > LARGEST_CALENDAR {
        let says = format!(
            "{} is larger than {LARGEST_CALENDAR} bytes: give each year a file of its own",
            path.display()
        );
        return Err(ConfigError::new(says).into());
    }
    decode_calendar(&bytes).ok_or_else(|| {
        ConfigError::new(format!("{} is not text for certain: save it in UTF-8", path.display())).into()
    })
}
