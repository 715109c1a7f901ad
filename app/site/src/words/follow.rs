//! What somebody follows, in words.

use domain::language::Language;
use services::subscriptions::{Followed, Often, Scope};

use crate::w;

/// What is followed: a draft, a service, a body, everything.
pub fn followed(language: Language, followed: &Followed) -> String {
    let title = followed.title.best(language).1.to_owned();
    match &followed.scope {
        Scope::Draft(number) => w!(language, follow.draft, number = number.clone(), title = title),
        Scope::Service(_) => w!(language, follow.service, title = title),
        Scope::Body(_) => w!(language, follow.body, title = title),
        Scope::All => w!(language, follow.all),
    }
}

/// How often somebody who follows is written to.
pub fn often_word(language: Language, often: Often) -> String {
    match often {
        Often::AtOnce => w!(language, follow.often_at_once),
        Often::Daily => w!(language, follow.often_daily),
        Often::Weekly => w!(language, follow.often_weekly),
    }
}
