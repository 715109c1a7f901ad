//! Who must coordinate a draft (RC-2): it follows from the draft and its entry, never from somebody's choice.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Ground;
use crate::body::{BodyId, BodyKind};
use crate::register::ServiceEntry;
use crate::standard::{Content, Detail, Place, SectionKey};

/// What of a body decides whether it must be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoordinatingBody {
    /// The body.
    pub id: BodyId,
    /// What it is in the sense of the law.
    pub kind: BodyKind,
    /// Whether it is subordinate and accountable to the President (Art. 13(1)).
    pub reports_to_president: bool,
    /// The body that took over its duties, where it was abolished.
    pub successor: Option<BodyId>,
    /// Whether it was abolished.
    pub abolished: bool,
}

/// A body that has to be asked, with every reason for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequiredBody {
    /// The body.
    pub body: BodyId,
    /// Why, in the order of the law; never empty.
    pub grounds: Vec<Ground>,
}

/// The bodies that must coordinate a draft of `content`, in the order of the law, and those that the drafter adds.
///
/// The developing body is never asked about its own draft. An abolished body is replaced by its successor; one without
/// a successor is left out, and [`crate::coordination::Missing`] tells of it where the law asks for its kind.
pub fn required(
    content: &Content,
    entry: &ServiceEntry,
    bodies: &[CoordinatingBody],
    added: &[BodyId],
) -> Vec<RequiredBody> {
    let known: BTreeMap<BodyId, &CoordinatingBody> = bodies.iter().map(|body| (body.id, body)).collect();
    let providers = providers(content, entry);
    let electronic = forms(content, entry);
    let presidential = providers
        .iter()
        .filter_map(|body| standing(*body, &known))
        .any(|body| known.get(&body).is_some_and(|body| body.reports_to_president));
    let mut asked: Vec<RequiredBody> = Vec::new();
    let mut ask = |body: BodyId, ground: Ground| {
        let Some(body) = standing(body, &known) else { return };
        if body == entry.developing_body {
            return;
        }
        match asked.iter_mut().find(|one| one.body == body) {
            Some(one) if one.grounds.contains(&ground) => {}
            Some(one) => one.grounds.push(ground),
            None => asked.push(RequiredBody { body, grounds: vec![ground] }),
        }
    };
    let kinds = [
        (true, BodyKind::AuthorizedServices, Ground::AuthorizedServices),
        (electronic, BodyKind::AuthorizedInformatization, Ground::Informatization),
        (takes_part(content, entry), BodyKind::AuthorizedStateCorporation, Ground::StateCorporation),
        (presidential, BodyKind::PresidentialAdministration, Ground::PresidentialAdministration),
    ];
    for (_, kind, ground) in kinds.into_iter().filter(|(needed, ..)| *needed) {
        for body in bodies.iter().filter(|body| body.kind == kind) {
            ask(body.id, ground);
        }
    }
    for body in providers {
        ask(body, Ground::Provider);
    }
    for body in added {
        ask(*body, Ground::Interested);
    }
    asked
}

/// Whether the authorized body in the scope of rendering state services, which is asked always (Art. 8(5)), stands today: itself, or
/// whoever took over its duties.
pub fn has_authorized_body(bodies: &[CoordinatingBody]) -> bool {
    let mut authorized = bodies.iter().filter(|body| body.kind == BodyKind::AuthorizedServices);
    authorized.any(|body| stands_for(body.id, bodies).is_some())
}

/// The body that answers for `body` today: itself, or, where it was abolished, whoever took over its duties in the end.
pub fn stands_for(body: BodyId, bodies: &[CoordinatingBody]) -> Option<BodyId> {
    let known: BTreeMap<BodyId, &CoordinatingBody> = bodies.iter().map(|body| (body.id, body)).collect();
    standing(body, &known)
}

/// The body that stands today for one that may have been abolished.
fn standing(body: BodyId, known: &BTreeMap<BodyId, &CoordinatingBody>) -> Option<BodyId> {
    let mut body = body;
    // A chain of successors is never longer than the number of bodies; one that turns in a circle ends here too.
    for _ in 0..=known.len() {
        match known.get(&body) {
            Some(one) if one.abolished => body = one.successor?,
            _ => return Some(body),
        }
    }
    None
}

fn providers(content: &Content, entry: &ServiceEntry) -> Vec<BodyId> {
    let named = content.elements(SectionKey::Provider).iter().filter_map(|element| match element.detail {
        Detail::Provider { body } => body,
        _ => None,
    });
    let registered = entry.providers.iter().filter_map(|provider| provider.body);
    let mut bodies: Vec<BodyId> = Vec::new();
    for body in named.chain(registered) {
        if !bodies.contains(&body) {
            bodies.push(body);
        }
    }
    bodies
}

/// Whether the service is rendered electronically, as the draft says or, where it is silent, the register.
fn forms(content: &Content, entry: &ServiceEntry) -> bool {
    let written = content
        .elements(SectionKey::Form)
        .iter()
        .any(|element| matches!(element.detail, Detail::Form { form } if form.is_electronic()));
    written || entry.forms.iter().any(|form| form.is_electronic())
}

/// Whether the State Corporation takes part, as the draft's schedule or the register says.
fn takes_part(content: &Content, entry: &ServiceEntry) -> bool {
    let scheduled = content
        .elements(SectionKey::Schedule)
        .iter()
        .any(|element| matches!(element.detail, Detail::Hours { place: Place::StateCorporation, .. }));
    scheduled || entry.through_state_corporation
}

#[cfg(test)]
#[path = "required_tests.rs"]
mod tests;
