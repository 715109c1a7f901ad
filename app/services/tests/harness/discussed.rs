//! A discussion that is open, what an individual says in it, and the proof of everything that was kept of it.

use chrono::TimeDelta;
use domain::discussion::CommentInput;
use services::discussion::{Arrival, Channel, Received, receive};
use services::{Request, Services, ledger};

use super::{Office, at, morning, office, placed, written_draft};

/// An office with a placed draft, by its number.
pub(crate) async fn open_discussion(services: &Services) -> (Office, String) {
    let office = office(services).await;
    let number = written_draft(services, &office).await;
    placed(services, &office, &number, morning() + TimeDelta::hours(1)).await;
    (office, number)
}

/// What an individual types.
pub(crate) fn individual(text: &str) -> CommentInput {
    CommentInput {
        kind: "individual".to_owned(),
        name: "Айгүл Серікова".to_owned(),
        email: "aigul@example.kz".to_owned(),
        language: "ru".to_owned(),
        text: text.to_owned(),
        ..CommentInput::default()
    }
}

/// The individual comments on the whole draft, on the fourth day of the discussion.
pub(crate) async fn say(services: &Services, number: &str, text: &str) -> Received {
    let arrival = Arrival { idempotency_key: None, channel: Channel::Form };
    let request = Request::public(at("2026-03-05T06:00:00Z"));
    receive(services, &request, number, individual(text), arrival).await.expect("received")
}

/// Everything that is kept proves what the ledger says of it.
pub(crate) async fn holds(services: &Services) {
    let proof = ledger::prove(services, &[]).await.expect("proven");
    assert!(proof.holds(), "{proof:?}");
}
