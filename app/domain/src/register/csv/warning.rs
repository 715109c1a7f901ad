//! What of a file can be taken but was likely spoilt on its way: codes that a spreadsheet took for numbers and dates, words of two
//! alphabets.

mod code;
mod letters;

use serde::{Deserialize, Serialize};

use super::RegisterRow;
use code::KnownCodes;

/// The most warnings that are told at once.
const MOST_TOLD: usize = 100;

/// Something that a row says and hardly means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineWarning {
    /// The line in the file, from 1.
    pub line: usize,
    /// The column.
    pub column: String,
    /// What seems to have happened.
    pub kind: WarningKind,
    /// What stands there.
    pub found: String,
    /// What was likely meant, where that can be told.
    pub likely: Option<String>,
}

/// What seems to have happened to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WarningKind {
    /// A code was taken for a number: its zeros are lost, or it is written with an exponent.
    BecameNumber,
    /// A code was taken for a date.
    BecameDate,
    /// Letters of two alphabets stand in one word.
    MixedLetters,
}

/// What the rows of a file say and hardly mean, beside the codes that stand in the register.
pub fn register_warnings<'a>(
    rows: &'a [RegisterRow],
    standing: impl IntoIterator<Item = &'a str>,
) -> Vec<LineWarning> {
    let known = KnownCodes::of(standing, rows.iter().map(|row| row.input.code.trim()));
    rows.iter().flat_map(|row| of_row(&known, row)).take(MOST_TOLD).collect()
}

fn of_row(known: &KnownCodes<'_>, row: &RegisterRow) -> Vec<LineWarning> {
    let warning = |column: &str, kind, found: &str, likely| LineWarning {
        line: row.line,
        column: column.to_owned(),
        kind,
        found: found.to_owned(),
        likely,
    };
    let code = row.input.code.trim();
    let spoilt = known.spoilt(code).map(|(kind, likely)| warning("code", kind, code, likely));
    let names = [
        ("name_kk", &row.input.name_kk),
        ("name_ru", &row.input.name_ru),
        ("providers", &row.input.providers),
        ("accepting", &row.input.accepting),
    ];
    let mixed = names.into_iter().filter_map(|(column, text)| {
        let word = letters::mixed(text)?;
        Some(warning(column, WarningKind::MixedLetters, word, letters::in_cyrillic(word)))
    });
    spoilt.into_iter().chain(mixed).collect()
}
