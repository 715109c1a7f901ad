//! What becomes of an account: invitations that end, forgotten passwords, changes, sessions that rest.

mod email;
mod invitations;
mod recovery;
mod sessions;

use chrono::{DateTime, Utc};
use services::people::{self, Browser, SignIn};
use services::{Request, ServiceError, Services, outbox};

const NEW: &str = "four quiet camels drinking tea";

async fn sign_in(
    services: &Services,
    email: &str,
    password: &str,
    at: DateTime<Utc>,
) -> Result<people::Session, ServiceError> {
    let input = SignIn {
        email: email.to_owned(),
        password: password.to_owned(),
        browser: Browser::default(),
        previous: None,
    };
    people::sign_in(services, &Request::public(at), input).await
}

async fn is_open(services: &Services, session: &people::Session, at: DateTime<Utc>) -> bool {
    people::session_actor(services, session.token.reveal(), at).await.unwrap().is_some()
}

/// The letters that wait for an address, and the secrets of their links with `part`.
async fn letters(services: &Services, at: DateTime<Utc>, to: &str) -> Vec<String> {
    let waiting = outbox::claim(services, at, 100).await.unwrap();
    for letter in &waiting {
        outbox::mark_sent(&services.database, letter.id, at).await.unwrap();
    }
    waiting.into_iter().filter(|one| one.message.recipient == to).map(|one| one.message.body).collect()
}

fn secret(letter: &str, part: &str) -> String {
    let (_, rest) = letter.split_once(part).expect("a link");
    rest.chars().take_while(char::is_ascii_hexdigit).collect()
}
