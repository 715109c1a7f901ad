//! The people who answer to typed words, page by page.

use std::collections::HashMap;

use domain::body::BodyId;

use super::accounts::{Person, list_people};
use super::bodies::bodies;
use super::body::Body;
use crate::context::{Request, Services};
use crate::error::ServiceError;
use crate::page::{self, Page};

/// Which people are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleFilter {
    /// With all of these words in the name, the e-mail or the name of a body, or with this number.
    pub text: String,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// The people of a filter, by name.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps people; [`ServiceError::Invalid`] if `after` is nobody in the list.
pub async fn find_people(
    services: &Services,
    request: &Request,
    filter: &PeopleFilter,
) -> Result<Page<Person>, ServiceError> {
    let people = list_people(services, request).await?;
    let bodies: HashMap<BodyId, Body> =
        bodies(services).await?.into_iter().map(|body| (body.id, body)).collect();
    // Folded here: not every database knows the small letters of Kazakh and Russian.
    let words = filter.text.to_lowercase();
    let words: Vec<&str> = words.split_whitespace().collect();
    let mut found = people.into_iter().filter(|person| answers(person, &bodies, &words));
    if let Some(after) = &filter.after {
        let after: i64 = after.parse().map_err(|_| ServiceError::field("after", "cursor"))?;
        // The list goes on behind this person, wherever the name stands by now.
        if !found.by_ref().any(|person| person.id == after) {
            return Err(ServiceError::field("after", "cursor"));
        }
    }
    let limit = page::size(None);
    let shown = found.take(usize::try_from(limit + 1).unwrap_or(usize::MAX)).collect();
    Ok(Page::of(shown, limit, |person: &Person| person.id.to_string()))
}

fn answers(person: &Person, bodies: &HashMap<BodyId, Body>, words: &[&str]) -> bool {
    let mut said = vec![person.name.as_str(), person.email.as_str()];
    for body in person.roles.iter().filter_map(|role| bodies.get(&role.body)) {
        let name = &body.name;
        said.extend([body.code.as_str(), name.kk.as_str(), name.ru.as_str(), name.en.as_str()]);
    }
    let said = said.join("\n").to_lowercase();
    words.iter().all(|word| said.contains(word) || word.parse() == Ok(person.id))
}
