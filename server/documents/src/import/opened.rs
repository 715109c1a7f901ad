//! A package of a word processor that is opened: what every reading of it begins with.

use super::archive::Archive;
use super::budget::Budget;
use super::error::ReadError;
use super::kind;
use super::limits::ReadLimits;
use super::parts::{self, Parts};
use super::styles::{self, Styles};

/// An opened package.
pub(super) struct Opened<'a> {
    /// Its files.
    pub(super) archive: Archive<'a>,
    /// What its reading may keep yet.
    pub(super) budget: Budget,
    /// Which of its files hold what.
    pub(super) parts: Parts,
    /// Its styles.
    pub(super) styles: Styles,
}

impl<'a> Opened<'a> {
    /// Opens a file.
    ///
    /// # Errors
    /// What the file is instead, or what is wrong with it.
    pub(super) fn of(bytes: &'a [u8], limits: &'a ReadLimits) -> Result<Self, ReadError> {
        kind::check(bytes)?;
        if bytes.len() > limits.file {
            return Err(ReadError::TooLarge);
        }
        let mut archive = Archive::open(bytes, limits)?;
        let mut budget = Budget::of(limits.kept);
        let parts = parts::find(&mut archive, limits.files)?;
        let styles = match &parts.styles {
            Some(path) => styles::read(&mut archive, path, limits.styles, &mut budget)?,
            None => Styles::default(),
        };
        Ok(Self { archive, budget, parts, styles })
    }
}
