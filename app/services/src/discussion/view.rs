//! A comment as it may be shown: without e-mail and business identification number.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use domain::discussion::{
    Anchor, AuthorKind, Confirmation, Entered, Hidden, Outcome, Region, ShownAuthor, Suggestion, Withheld,
};
use domain::language::Language;
use domain::report::ReportedComment;
use domain::standard::{Content, ElementId, SectionKey};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};

use super::decision_view::DecisionView;
use crate::entity::{comment, decision, decision_element};
use crate::error::ServiceError;

/// A comment as anybody may read it: the one shape in which pages, receipts and the desk show one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentView {
    /// Its number in the draft.
    pub number: i64,
    /// When it was received, UTC.
    pub received_at: DateTime<Utc>,
    /// Who sent it; without the name if the author asked that it be withheld.
    pub author: ShownAuthor,
    /// The language of the comment.
    pub language: Language,
    /// Its words, as they were sent.
    pub text: String,
    /// What it concerns.
    pub anchor: Anchor,
    /// The number of the clause in the placed revision, such as "2.6.3".
    pub clause: Option<String>,
    /// The wording it proposes.
    pub suggestion: Option<Suggestion>,
    /// Why its words are not read by everybody; then they, what it quotes and proposes and its author's name are empty here.
    pub hidden: Option<Hidden>,
    /// How many supported it.
    pub supports: u64,
    /// When its author corrected it last, while the window was open.
    pub corrected_at: Option<DateTime<Utc>>,
    /// The wordings before, the first one first; none where its words are not read by everybody.
    pub earlier: Vec<EarlierWording>,
    /// When its author withdrew it; then its words and its author's name are empty here, and nothing is decided on it.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// How it came, if it reached the body by another way than this site and was entered by its staff.
    pub entered: Option<Entered>,
    /// What was decided on it, where the reader may know.
    pub decision: Option<DecisionView>,
}

impl CommentView {
    /// A comment as the closing report of `published_at` froze it, whose decision answers `shared_with` others too.
    pub fn of_report(frozen: &ReportedComment, published_at: DateTime<Utc>, shared_with: u64) -> Self {
        let anchor = frozen.anchor.clone();
        let suggestion = frozen.suggestion.clone().zip(anchor.element.clone()).map(|(text, element)| {
            Suggestion { element, language: anchor.language.unwrap_or(frozen.language), text }
        });
        Self {
            number: frozen.number,
            received_at: frozen.received_at,
            author: frozen.author.clone(),
            language: frozen.language,
            text: frozen.text.clone(),
            anchor,
            clause: frozen.clause.clone(),
            suggestion,
            hidden: frozen.hidden.clone(),
            supports: u64::from(frozen.supports),
            corrected_at: frozen.corrected_at,
            earlier: Vec::new(),
            withdrawn_at: None,
            entered: frozen.entered.clone(),
            decision: Some(DecisionView {
                outcome: frozen.outcome,
                substantiation: frozen.substantiation.clone(),
                summary: frozen.summary.clone(),
                decided_at: published_at,
                elements: frozen.changed.clone(),
                shared_with,
            }),
        }
    }

    /// Whether everybody reads its words.
    pub const fn is_read(&self) -> bool {
        self.hidden.is_none() && self.withdrawn_at.is_none()
    }

    /// The language of the words that it concerns, else its own.
    pub fn words_language(&self) -> Language {
        self.anchor.language.unwrap_or(self.language)
    }
}

/// A wording that its author replaced by another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierWording {
    /// The words.
    pub text: String,
    /// The wording that it proposed.
    pub suggestion: Option<String>,
    /// When it was replaced, UTC.
    pub until: DateTime<Utc>,
}

/// The decisions of a draft, by their key.
pub(crate) type Decisions = HashMap<i64, DecisionView>;

/// The decisions on these comments alone, however many there are on their draft.
pub(crate) async fn decisions_of(
    connection: &impl ConnectionTrait,
    comments: &[comment::Model],
) -> Result<Decisions, ServiceError> {
    let ids: BTreeSet<i64> = comments.iter().filter_map(|row| row.decision_id).collect();
    if ids.is_empty() {
        return Ok(Decisions::default());
    }
    let ids = || ids.iter().copied();
    let rows = decision::Entity::find().filter(decision::Column::Id.is_in(ids())).all(connection).await?;
    let links = decision_element::Entity::find()
        .filter(decision_element::Column::DecisionId.is_in(ids()))
        .all(connection)
        .await?;
    let answered = answered(connection, comment::Column::DecisionId.is_in(ids())).await?;
    together(rows, links, answered)
}

/// How many comments each decision answers.
async fn answered(
    connection: &impl ConnectionTrait,
    which: sea_orm::sea_query::Expr,
) -> Result<Vec<(Option<i64>, i64)>, ServiceError> {
    Ok(comment::Entity::find()
        .select_only()
        .column(comment::Column::DecisionId)
        .column_as(comment::Column::Id.count(), "many")
        .filter(which)
        .group_by(comment::Column::DecisionId)
        .into_tuple()
        .all(connection)
        .await?)
}

fn together(
    rows: Vec<decision::Model>,
    links: Vec<decision_element::Model>,
    answered: Vec<(Option<i64>, i64)>,
) -> Result<Decisions, ServiceError> {
    let mut decisions = Decisions::with_capacity(rows.len());
    for row in rows {
        let view = DecisionView {
            outcome: known(Outcome::from_code(&row.outcome), &row.outcome)?,
            substantiation: row.substantiation,
            summary: row.summary,
            decided_at: row.decided_at,
            elements: Vec::new(),
            shared_with: 0,
        };
        decisions.insert(row.id, view);
    }
    for link in links {
        if let Some(decision) = decisions.get_mut(&link.decision_id) {
            decision.elements.push(ElementId::parse(&link.element).map_err(ServiceError::internal)?);
        }
    }
    for (id, many) in answered {
        if let Some(decision) = id.and_then(|id| decisions.get_mut(&id)) {
            decision.shared_with = u64::try_from(many - 1).unwrap_or(0);
        }
    }
    Ok(decisions)
}

/// The view of a stored comment; `decisions` is empty where the reader may not know them.
pub(crate) fn view(
    row: &comment::Model,
    placed: &Content,
    decisions: &Decisions,
) -> Result<CommentView, ServiceError> {
    let mut anchor = anchor(row)?;
    let hidden = hidden(row)?;
    let mut suggestion = match (&row.suggestion, &anchor.element, anchor.language) {
        (Some(text), Some(element), Some(language)) => {
            Some(Suggestion { element: element.clone(), language, text: text.clone() })
        }
        _ => None,
    };
    let mut author = author(row)?;
    let is_read = hidden.is_none() && row.withdrawn_at.is_none();
    if !is_read {
        (suggestion, anchor.quote) = (None, None);
        author.hide();
    }
    Ok(CommentView {
        number: row.number,
        received_at: row.received_at,
        author,
        language: known(Language::from_code(&row.language), &row.language)?,
        text: if is_read { row.text.clone() } else { String::new() },
        clause: anchor.element.as_ref().and_then(|element| placed.clause_number(element)),
        anchor,
        suggestion,
        hidden,
        // Counted beside it, for a page at once.
        supports: 0,
        corrected_at: row.corrected_at,
        earlier: Vec::new(),
        withdrawn_at: row.withdrawn_at,
        entered: None,
        decision: row.decision_id.and_then(|id| decisions.get(&id)).cloned(),
    })
}

/// What stands in the place of the words of a stored comment, where they are hidden.
pub(crate) fn hidden(row: &comment::Model) -> Result<Option<Hidden>, ServiceError> {
    Ok(row.hidden.as_deref().map(serde_json::from_str).transpose()?)
}

/// The author of a stored comment, as anybody may know them.
fn author(row: &comment::Model) -> Result<ShownAuthor, ServiceError> {
    let kind = known(AuthorKind::from_code(&row.author_kind), &row.author_kind)?;
    if row.disowned_at.is_some() {
        return Ok(ShownAuthor::disowned(kind));
    }
    let region = row.region.as_deref().map(|code| known(Region::from_code(code), code)).transpose()?;
    let withheld = row.name_withheld.then_some(Withheld { region });
    let confirmation =
        row.confirmation.as_deref().map(|code| known(Confirmation::from_code(code), code)).transpose()?;
    let shown = ShownAuthor::of(kind, &row.author_name, withheld);
    // Beside a name alone: without one it would say who was taken out.
    if shown.name.is_none() {
        return Ok(shown);
    }
    Ok(ShownAuthor { country: row.country.clone(), confirmation, ..shown })
}

/// What a stored comment concerns.
pub(crate) fn anchor(row: &comment::Model) -> Result<Anchor, ServiceError> {
    let section = row.section.as_deref().map(|code| known(SectionKey::from_code(code), code)).transpose()?;
    let element = row.element.as_deref().map(ElementId::parse).transpose().map_err(ServiceError::internal)?;
    let language =
        row.anchor_language.as_deref().map(|code| known(Language::from_code(code), code)).transpose()?;
    Ok(Anchor { section, element, language, quote: row.quote.clone() })
}

/// A code of the database that must be one of ours.
pub(crate) fn known<T>(found: Option<T>, code: &str) -> Result<T, ServiceError> {
    found.ok_or_else(|| ServiceError::internal(format!("the database holds the unknown code {code:?}")))
}
