//! Verifying: the chain from its first event on, the heads that were signed, and every row that the events sealed. Events
//! and rows are read page by page from one snapshot, so that memory follows the work of the staff on one draft and not the
//! length of the ledger, and commands go on meanwhile.

mod against;
mod chain;
mod draft;
mod numbered;
mod pages;
mod standards;
mod whole;

use domain::ledger::Broken;
use serde::{Deserialize, Serialize};

use super::renew;
use crate::context::Services;
use crate::error::ServiceError;
use crate::keys::Keyring;
use crate::signing::SigningKeys;
use crate::storage::Database;

/// The chain after it was verified from its first event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// How many events hold.
    pub events: u64,
    /// How many signed heads were compared with it.
    pub heads: u64,
    /// The hash of the newest event: publish it, and nobody can cut the end off unseen.
    pub head: String,
    /// The first event that does not hold, if there is one.
    pub broken: Option<Broken>,
}

/// Everything that was proven, or the first thing that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// The chain and its signed heads.
    pub chain: Verification,
    /// How many rows are what the ledger sealed.
    pub rows: u64,
    /// The first row that is not.
    pub differs: Option<Difference>,
}

impl Proof {
    /// Whether nothing was changed, taken away or added behind the back of the ledger.
    pub const fn holds(&self) -> bool {
        self.chain.broken.is_none() && self.differs.is_none()
    }
}

/// A row that is not what the ledger sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// What it belongs to, such as `draft:2026-0001`.
    pub subject: String,
    /// Which row, such as `comment:5`.
    pub row: String,
    /// How it differs.
    pub how: How,
}

/// How a row differs from its seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Its facts, such as a number or an instant, are others.
    Facts,
    /// Its words are others.
    Text,
    /// The words that it quotes or proposes are others.
    Wording,
    /// What is not public of it is other, or the installation has lost its secret.
    Private,
    /// It is there no more.
    Missing,
    /// It was never sealed.
    Added,
    /// The draft counts otherwise, or stands in another stage.
    Count,
    /// The event that seals it cannot be read.
    Unreadable,
}

impl How {
    /// In words, for the command line.
    pub const fn says(self) -> &'static str {
        match self {
            Self::Facts => "its numbers, instants or codes were changed",
            Self::Text => "its text was changed",
            Self::Wording => "its quotation or proposed wording was changed",
            Self::Private => {
                "its data that are not public were changed, or the secret is not this installation's"
            }
            Self::Missing => "it was deleted",
            Self::Added => "it was added without an event",
            Self::Count => "the draft counts otherwise or stands in another stage",
            Self::Unreadable => "the event that seals it cannot be read",
        }
    }
}

/// A head of the ledger that somebody saved elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedHead {
    /// The sequence of the event.
    pub sequence: i64,
    /// Its hash.
    pub hash: String,
}

/// The secrets of an installation, as far as they are at hand.
#[derive(Debug, Default)]
pub struct Secrets {
    /// With which what is not public was sealed.
    pub keys: Option<Keyring>,
    /// With which heads were signed.
    pub signing: Option<SigningKeys>,
}

/// By what a row is compared with its seal.
#[derive(Clone, Copy)]
struct Measure<'a> {
    keys: &'a Keyring,
    /// Whether `keys` are those of the installation, so that what is not public can be compared too.
    with_private: bool,
}

/// Verifies the chain, the payloads and the signed heads; the rows are [`prove`]'s.
///
/// # Errors
/// [`ServiceError`] if the database does not answer; a broken ledger is an answer, not an error.
pub async fn verify(database: &Database) -> Result<Verification, ServiceError> {
    let snapshot = database.snapshot().await?;
    chain::verify(&snapshot, None, &[]).await
}

/// Verifies the chain, with the heads that were signed here and those saved elsewhere, and every row that it sealed.
///
/// # Errors
/// As [`verify`].
pub async fn prove(services: &Services, saved: &[SavedHead]) -> Result<Proof, ServiceError> {
    let snapshot = services.database.snapshot().await?;
    let chain = chain::verify(&snapshot, Some(&*services.settings.signing), saved).await?;
    let measure = Measure { keys: &services.settings.keys, with_private: true };
    let (rows, differs) = whole::rows(&snapshot, measure).await?;
    Ok(Proof { chain, rows, differs })
}

/// Verifies a database that is in nobody's use yet: as [`prove`], by the secrets that came with it. Where an older program
/// has sealed no rows, none is compared.
///
/// # Errors
/// As [`verify`].
pub async fn prove_copy(database: &Database, secrets: &Secrets) -> Result<Proof, ServiceError> {
    let snapshot = database.snapshot().await?;
    let chain = chain::verify(&snapshot, secrets.signing.as_ref(), &[]).await?;
    if renew::boundary(&snapshot).await?.is_none() {
        return Ok(Proof { chain, rows: 0, differs: None });
    }
    // Without the secret any other will do, since what is sealed with it is passed over.
    let nobodys = Keyring::new(&[0; 32]);
    let keys = secrets.keys.as_ref();
    let measure = Measure { keys: keys.unwrap_or(&nobodys), with_private: keys.is_some() };
    let (rows, differs) = whole::rows(&snapshot, measure).await?;
    Ok(Proof { chain, rows, differs })
}
