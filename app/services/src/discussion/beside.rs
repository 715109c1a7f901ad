//! What stands beside the form of a comment: the newest comments on the same clause, and those that say nearly the same.

use std::collections::HashSet;

use domain::discussion::{AuthorKind, CommentInput, Sketch};
use domain::language::Language;
use domain::standard::{ElementId, SectionKey};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::alike::near_numbers;
use super::arrival::{is_known, parsed};
use super::attachments::NewAttachment;
use super::comment_filter::of_draft;
use super::complete::complete;
use super::counters::by_place;
use super::discussed::{Discussed, public};
use super::incoming::Arrival;
use super::turn::{place_of, turn};
use super::view::{CommentView, Decisions, known, view};
use crate::context::{Request, Services};
use crate::entity::comment::{Column, Model};
use crate::error::ServiceError;

/// How many comments stand beside a form.
const NEWEST: u64 = 5;
/// Among so many of the newest they are looked for: some may be hidden or withdrawn.
const LOOKED_AT: usize = 20;
/// With so many comments on its clause a text is compared.
const COMPARED: u64 = 64;
/// So many comments are offered to be supported.
const OFFERED: usize = 3;

/// The newest comments on what another one is about to concern.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// The comments, the newest first; none whose words are hidden or withdrawn.
    pub comments: Vec<CommentView>,
    /// How many there are in all.
    pub total: u64,
}

/// The newest comments on an element of the placed draft `number`, else on a section as such, else on the whole draft: five of
/// them at most, however many there are.
///
/// # Errors
/// [`ServiceError::NotFound`] if no such draft has been placed.
pub async fn beside(
    services: &Services,
    number: &str,
    section: Option<SectionKey>,
    element: Option<&ElementId>,
) -> Result<Beside, ServiceError> {
    let draft = public(services, number).await?;
    let connection = &services.database.connection;
    let place = place_of(&draft.placed, section, element);
    let total = by_place(connection, draft.draft_id).await?.remove(&place).unwrap_or_default();
    let turns: Vec<i64> = (1..=total).rev().take(LOOKED_AT).map(|nth| turn(place, nth)).collect();
    if turns.is_empty() {
        return Ok(Beside::default());
    }
    let rows = of_draft(&draft)
        .filter(Column::Turn.is_in(turns))
        .filter(Column::Hidden.is_null())
        .filter(Column::WithdrawnAt.is_null())
        .order_by_desc(Column::Turn)
        .limit(NEWEST)
        .all(connection)
        .await?;
    Ok(Beside {
        comments: shown(connection, &draft, &rows).await?,
        total: u64::try_from(total).unwrap_or_default(),
    })
}

/// The comments on the same clause that say nearly what a comment says that is about to be sent: its author may as well
/// support one of them. None of what is late, has to be mended, proposes a wording of its own, comes from several together, who cannot support, or was received already.
///
/// # Errors
/// [`ServiceError::NotFound`] if no such draft has been placed.
pub async fn near(
    services: &Services,
    request: &Request,
    number: &str,
    input: &CommentInput,
    options: &Arrival,
) -> Result<Vec<CommentView>, ServiceError> {
    near_with(services, request, number, input, options, &[]).await
}

/// As [`near`], of a comment that brings files: sent again, it is known by them too.
///
/// # Errors
/// As [`near`].
pub async fn near_with(
    services: &Services,
    request: &Request,
    number: &str,
    input: &CommentInput,
    options: &Arrival,
    attachments: &[NewAttachment],
) -> Result<Vec<CommentView>, ServiceError> {
    let draft = public(services, number).await?;
    let connection = &services.database.connection;
    if draft.stage.receive(request.at).is_err() {
        return Ok(Vec::new());
    }
    let Ok(new) = parsed(services, &draft, input) else { return Ok(Vec::new()) };
    if new.suggestion.is_some() || new.author.kind == AuthorKind::Group {
        return Ok(Vec::new());
    }
    let sketch = Sketch::of(&new.text, new.language);
    let place = place_of(&draft.placed, new.anchor.section, new.anchor.element.as_ref());
    let mut found = Vec::new();
    for row in worth_comparing(connection, &draft, place, &sketch).await? {
        let language = known(Language::from_code(&row.language), &row.language)?;
        let other = Sketch::of(&row.text, language);
        if sketch.is_near(&other) {
            found.push((sketch.likeness(&other), row));
        }
    }
    // What was found may be this very comment, written a moment ago.
    if found.is_empty() || is_known(services, &draft, &new, options, attachments).await? {
        return Ok(Vec::new());
    }
    // The most alike first, of equals the first.
    found.sort_by(|(one, a), (other, b)| other.total_cmp(one).then(a.number.cmp(&b.number)));
    let mut groups = HashSet::new();
    let rows = found.into_iter().map(|(_, row)| row);
    let rows: Vec<Model> =
        rows.filter(|row| groups.insert(row.alike.unwrap_or(row.number))).take(OFFERED).collect();
    shown(connection, &draft, &rows).await
}

/// The comments on a place that share bands with a text, and those of their groups.
async fn worth_comparing(
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    place: i64,
    sketch: &Sketch,
) -> Result<Vec<Model>, ServiceError> {
    let numbers = near_numbers(connection, draft.draft_id, &sketch.bands()).await?;
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let groups: Vec<Option<i64>> = of_draft(draft)
        .select_only()
        .column(Column::Alike)
        .filter(Column::Number.is_in(numbers.iter().copied()))
        .filter(Column::Alike.is_not_null())
        .distinct()
        .into_tuple()
        .all(connection)
        .await?;
    let of_group = Condition::all()
        .add(Column::Alike.is_in(groups.into_iter().flatten()))
        .add(Column::DecisionId.is_null());
    let rows = of_draft(draft)
        .filter(Column::Turn.between(turn(place, 1), turn(place + 1, 0) - 1))
        .filter(Column::Hidden.is_null())
        .filter(Column::WithdrawnAt.is_null())
        .filter(Condition::any().add(Column::Number.is_in(numbers)).add(of_group))
        .order_by_asc(Column::Number)
        .limit(COMPARED)
        .all(connection)
        .await?;
    Ok(rows)
}

async fn shown(
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    rows: &[Model],
) -> Result<Vec<CommentView>, ServiceError> {
    let none = Decisions::default();
    let mut comments =
        rows.iter().map(|row| view(row, &draft.placed, &none)).collect::<Result<Vec<_>, _>>()?;
    complete(connection, draft.draft_id, &mut comments).await?;
    Ok(comments)
}
