//! The clauses of an amendment in words: generated, or as somebody edited them (R15-10).

use std::collections::{BTreeMap, BTreeSet};

use domain::amending::{self, AmendingClause, Operation};
use domain::language::{Language, Localized};
use domain::report::canonical;
use domain::standard::{Content, ContentHash};
use serde::{Deserialize, Serialize};

use super::kept_words::KeptWords;
use crate::error::ServiceError;

/// A clause with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordedClause {
    /// Which it is: the section, what it does and to which element.
    pub key: String,
    /// What it does.
    pub clause: AmendingClause,
    /// The generated words.
    pub generated: Localized,
    /// The words that somebody edited; blank where the generated ones stand.
    pub edited: Localized,
    /// The mark of the clause with its generated words.
    pub mark: String,
}

impl WordedClause {
    /// The words that stand.
    pub fn words(&self, language: Language) -> &str {
        let edited = self.edited.get(language);
        if edited.is_empty() { self.generated.get(language) } else { edited }
    }
}

/// The clauses of an amendment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordedClauses {
    /// They, in the order of the text.
    pub clauses: Vec<WordedClause>,
    /// Edited words whose clause changed since or is no more.
    pub dropped: Vec<KeptWords>,
    /// Whether the clauses applied to the amended text give the new one, byte for byte.
    pub proven: bool,
}

/// The clauses that lead from one text to another, with the edited words that still belong to them.
///
/// # Errors
/// [`ServiceError::Internal`] if a clause cannot be written as JSON.
pub fn worded(old: &Content, new: &Content, kept: &[KeptWords]) -> Result<WordedClauses, ServiceError> {
    let found = amending::clauses(old, new);
    let proven = amending::apply(old, &found).is_ok_and(|given| given.hash() == new.hash());
    let mut edited: BTreeMap<&str, Vec<&KeptWords>> = BTreeMap::new();
    for words in kept {
        edited.entry(&words.clause).or_default().push(words);
    }
    let mut used = BTreeSet::new();
    let mut clauses = Vec::with_capacity(found.len());
    for clause in found {
        let mut generated = Localized::default();
        for language in Language::ALL {
            *generated.get_mut(language) = amending::wording(&clause, language, old, new);
        }
        let key = key(&clause);
        let mark = ContentHash::of(canonical::json(&(&clause, &generated))?.as_bytes()).short();
        let mut own = Localized::default();
        for words in edited.get(key.as_str()).into_iter().flatten().filter(|words| words.mark == mark) {
            own.get_mut(words.language).clone_from(&words.words);
            used.insert((words.clause.as_str(), words.language));
        }
        clauses.push(WordedClause { key, clause, generated, edited: own, mark });
    }
    let dropped = kept.iter().filter(|words| !used.contains(&(words.clause.as_str(), words.language)));
    Ok(WordedClauses { dropped: dropped.cloned().collect(), clauses, proven })
}

/// The name of a clause, the same as long as it does the same kind of thing to the same element.
fn key(clause: &AmendingClause) -> String {
    let (does, element) = match &clause.operation {
        Operation::Texts { element, .. } => ("texts", Some(element)),
        Operation::Detail { element, .. } => ("detail", Some(element)),
        Operation::Restate { element } => ("restate", Some(&element.id)),
        Operation::Add { element, .. } => ("add", Some(&element.id)),
        Operation::Remove { element } => ("remove", Some(element)),
        Operation::Move { element, .. } => ("move", Some(element)),
        Operation::RestateSection { .. } => ("restate_section", None),
    };
    let element = element.map(|element| format!(":{element}")).unwrap_or_default();
    format!("{}:{does}{element}", clause.section.code())
}
