//! Guessing is slowed down, and nobody is locked out from outside.
//!
//! What is counted is an account together with where the tries come from: a network, a browser that signed in before, a
//! session. The pause grows with every failure and is bounded; a try that comes during the pause counts for nothing. When
//! an account fails often, from wherever, each network has one try before its pauses begin, but it always has that one.
//! A try is counted before the password is checked, so that many at once do not pass together. Where instances may share
//! a database they count in it together ([`shared`]); else the counters stand in memory and a refused try writes nothing.

mod memory;
mod pace;
mod shared;
mod source;

use chrono::{DateTime, Utc};

pub(super) use memory::ThrottleMemory;
pub(crate) use shared::sweep;
pub(super) use source::TrySource;

use crate::context::Services;
use crate::digest;
use crate::error::ServiceError;

/// A try that was let through and counted as failed until something else is told of it.
#[derive(Debug)]
pub(super) struct Ticket {
    place: String,
    account: String,
}

impl Ticket {
    /// Strangers type what they like: what is kept of it has one length.
    fn of(email: &str, source: &TrySource) -> Self {
        let account = digest::sha256(email.as_bytes());
        let place = digest::sha256(format!("{account} {}", source.name).as_bytes());
        Self { place, account }
    }
}

/// Counts a try for an e-mail as failed, or refuses it.
///
/// # Errors
/// [`ServiceError::TooMany`] during the pause.
pub(super) async fn begin(
    services: &Services,
    email: &str,
    source: &TrySource,
    at: DateTime<Utc>,
) -> Result<Ticket, ServiceError> {
    let ticket = Ticket::of(email, source);
    if services.database.is_shared() {
        shared::begin(services, &ticket, source, at).await?;
    } else {
        super::shared(services).throttle.begin(&ticket, source, at)?;
    }
    Ok(ticket)
}

/// The password was right.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub(super) async fn succeeded(services: &Services, ticket: &Ticket) -> Result<(), ServiceError> {
    if services.database.is_shared() {
        return shared::succeeded(services, ticket).await;
    }
    super::shared(services).throttle.succeeded(ticket);
    Ok(())
}

/// The try was not carried out.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub(super) async fn take_back(services: &Services, ticket: &Ticket) -> Result<(), ServiceError> {
    if services.database.is_shared() {
        return shared::take_back(services, ticket).await;
    }
    super::shared(services).throttle.take_back(ticket);
    Ok(())
}

/// The password was wrong. Answers how often the account has failed if its owner should be told now.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub(super) async fn failed(
    services: &Services,
    ticket: &Ticket,
    at: DateTime<Utc>,
) -> Result<Option<u32>, ServiceError> {
    if services.database.is_shared() {
        return shared::failed(services, ticket, at).await;
    }
    Ok(super::shared(services).throttle.failed(ticket, at))
}
