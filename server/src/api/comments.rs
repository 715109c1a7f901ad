//! The comments that were received in time, as anybody may read them.

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use chrono::{DateTime, Utc};
use domain::discussion::{
    Anchor, AuthorKind, Confirmation, Entered, Hidden, Outcome, Region, ShownAuthor, Suggestion,
};
use domain::language::Language;
use serde::Serialize;
use services::discussion::{
    AttachmentView, CommentFilter, CommentOrder, CommentView, DecisionView, EarlierWording, attachments,
};
use site::Site;
use utoipa::ToSchema;

use super::Problem;
use super::codes::{AuthorKindCode, ConfirmationCode, LanguageCode, OutcomeCode};
use super::list::List;
use super::query::QueryParameters;

// These shapes are a promise to machines: their JSON and their schema stay when what pages show changes. It is said here and
// not with the types, because what is said there OpenAPI gives out.

/// A comment as anybody may read it: without e-mail and business identification number.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct CommentItem {
    /// Its number in the draft: a name. Comments that wait together to be written get their numbers in the order of
    /// receipt; where several instances serve one site, a number may stand before that of a comment received a moment earlier;
    /// one that came on paper gets its number when it is entered.
    #[schema(minimum = 1)]
    pub number: i64,
    /// When it was received. It decides whether the comment was in time.
    pub received_at: DateTime<Utc>,
    /// Who sent it.
    pub author: CommentAuthor,
    /// Its language.
    #[schema(value_type = LanguageCode)]
    pub language: Language,
    /// Its words.
    pub text: String,
    /// What it concerns.
    #[schema(value_type = Object)]
    pub anchor: Anchor,
    /// The number of the clause, such as `2.6.3`.
    pub clause: Option<String>,
    /// The wording it proposes.
    #[schema(value_type = Option<Object>)]
    pub suggestion: Option<Suggestion>,
    /// The files that came with it; none where its words are hidden or were withdrawn.
    pub attachments: Vec<CommentAttachment>,
    /// Since when, on what ground and why its words are not read by everybody, with their SHA-256; then the words are empty.
    #[schema(value_type = Option<Object>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hidden: Option<Hidden>,
    /// How many supported it. The decision on it answers them too.
    #[schema(minimum = 0)]
    pub supports: i64,
    /// When its author corrected it last, while the window was open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrected_at: Option<DateTime<Utc>>,
    /// The wordings that its author replaced, the first one first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<CommentWording>,
    /// When its author withdrew it; then the words are empty, and nothing is decided on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// How it came, if it reached the body by another way than this site and was entered by its staff; absent otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entered: Option<CommentEntry>,
    /// The decision, once the report is published.
    pub decision: Option<CommentDecision>,
}

/// How a comment came that was entered by the staff of the body.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct CommentEntry {
    /// `paper`, `email`, `other_site` or `in_person`.
    pub way: &'static str,
    /// The address of the other site.
    pub site: Option<String>,
    /// The incoming number of the body.
    pub registered: Option<String>,
    /// When it was entered.
    pub entered_at: DateTime<Utc>,
}

impl From<Entered> for CommentEntry {
    fn from(entered: Entered) -> Self {
        let Entered { way, site, registered, entered_at } = entered;
        Self { way: way.code(), site, registered, entered_at }
    }
}

/// A file that came with a comment.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct CommentAttachment {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its size in bytes.
    #[schema(minimum = 0)]
    pub size: i64,
    /// The SHA-256 of its bytes.
    pub hash: String,
    /// Where it is saved.
    #[schema(format = "uri")]
    pub url: String,
}

/// A wording of a comment that its author replaced.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct CommentWording {
    /// The words.
    pub text: String,
    /// The wording that it proposed.
    pub suggestion: Option<String>,
    /// When it was replaced.
    pub until: DateTime<Utc>,
}

/// Who sent a comment.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct CommentAuthor {
    /// What the author is.
    #[schema(value_type = AuthorKindCode)]
    pub kind: AuthorKind,
    /// The name; absent if the author asked that it be withheld.
    pub name: Option<String>,
    /// The region of an author whose name is withheld, by its code of ISO 3166-2, such as `KZ-35`.
    #[schema(value_type = Option<String>, pattern = "^KZ-[0-9]{2}$")]
    pub region: Option<Region>,
    /// The country of a foreign legal entity, as it wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Whether a named entity has confirmed the comment; absent where nobody was asked to.
    #[schema(value_type = Option<ConfirmationCode>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmation: Option<Confirmation>,
    /// Whether the owner of the address says that the comment is somebody else's; absent otherwise.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub disowned: bool,
}

impl From<ShownAuthor> for CommentAuthor {
    fn from(author: ShownAuthor) -> Self {
        let ShownAuthor { kind, name, region, country, confirmation, disowned } = author;
        Self { kind, name, region, country, confirmation, disowned }
    }
}

/// The decision on a comment (R15-7).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct CommentDecision {
    /// What came of it.
    #[schema(value_type = OutcomeCode)]
    pub outcome: Outcome,
    /// Why.
    pub substantiation: String,
    /// What the comment says in the words of the body; empty if nobody summed it up.
    pub summary: String,
    /// When it was made.
    pub decided_at: DateTime<Utc>,
}

fn decision(view: DecisionView) -> CommentDecision {
    CommentDecision {
        outcome: view.outcome,
        substantiation: view.substantiation,
        summary: view.summary,
        decided_at: view.decided_at,
    }
}

fn file(site: &Site, number: &str, comment: i64, view: AttachmentView) -> CommentAttachment {
    let url =
        format!("{}/ru/drafts/{number}/comments/{comment}/files/{}", site.settings.public_url, view.place);
    CommentAttachment {
        name: view.name,
        media_type: view.kind.media_type(),
        size: view.size,
        hash: view.hash.to_string(),
        url,
    }
}

/// Comments with their files.
async fn items(site: &Site, number: &str, comments: Vec<CommentView>) -> Result<Vec<CommentItem>, Problem> {
    let numbers: Vec<i64> = comments.iter().map(|comment| comment.number).collect();
    let mut files = attachments(&site.services, number, &numbers).await?;
    let item = |comment: CommentView| {
        let of = comment.number;
        let came = files.remove(&of).unwrap_or_default();
        view(comment, came.into_iter().map(|one| file(site, number, of, one)).collect())
    };
    Ok(comments.into_iter().map(item).collect())
}

fn wording(earlier: EarlierWording) -> CommentWording {
    CommentWording { text: earlier.text, suggestion: earlier.suggestion, until: earlier.until }
}

fn view(comment: CommentView, attachments: Vec<CommentAttachment>) -> CommentItem {
    CommentItem {
        number: comment.number,
        received_at: comment.received_at,
        author: comment.author.into(),
        language: comment.language,
        text: comment.text,
        anchor: comment.anchor,
        clause: comment.clause,
        suggestion: comment.suggestion,
        attachments,
        hidden: comment.hidden,
        supports: i64::try_from(comment.supports).unwrap_or(i64::MAX),
        corrected_at: comment.corrected_at,
        earlier: comment.earlier.into_iter().map(wording).collect(),
        withdrawn_at: comment.withdrawn_at,
        entered: comment.entered.map(CommentEntry::from),
        decision: comment.decision.map(decision),
    }
}

/// The comments on a draft, in the order of their numbers; narrowed by what is asked for.
#[utoipa::path(
    get, path = "/api/v1/drafts/{number}/comments", tag = "comments", operation_id = "listComments",
    params(
        ("number" = String, Path, pattern = "^[0-9]{4}-[0-9]{4,}$", description = "The number of the draft"),
        ("limit" = Option<u64>, Query, minimum = 1, maximum = 200, description = "How many; 50 when nobody says"),
        ("cursor" = Option<u64>, Query, minimum = 1, maximum = 1_000_000_000, description = "The `next` of the page before"),
        ("after" = Option<i64>, Query, minimum = 0, maximum = 1_000_000_000, description = "Those numbered above this, instead of a `cursor`; `next` is then the next `after`"),
        ("author_kind" = Option<AuthorKindCode>, Query, description = "Of authors of this kind"),
        ("language" = Option<LanguageCode>, Query, description = "In this language"),
        ("outcome" = Option<OutcomeCode>, Query, description = "Decided so; none before the report, with which decisions are public"),
        ("text" = Option<String>, Query, description = "With all of these words, in whatever form; of more than ten thousand comments with them the newest"),
    ),
    responses((status = 200, body = List<CommentItem>)),
)]
pub(super) async fn list(
    State(site): State<Site>,
    Path(number): Path<String>,
    query: RawQuery,
) -> Result<Json<List<CommentItem>>, Problem> {
    let mut asked = QueryParameters::read(query);
    let filter = CommentFilter {
        order: CommentOrder::Date,
        page: asked.number("cursor", 1..=1_000_000_000).unwrap_or(1),
        per_page: asked.limit().unwrap_or(0),
        after: asked.number("after", 0..=1_000_000_000),
        author_kind: asked.coded(
            "author_kind",
            &AuthorKind::ALL.map(AuthorKind::code),
            AuthorKind::from_code,
        ),
        language: asked.coded("language", &Language::ALL.map(Language::code), Language::from_code),
        outcome: asked.coded("outcome", &Outcome::ALL.map(Outcome::code), Outcome::from_code),
        text: asked.text("text").unwrap_or_default(),
        ..CommentFilter::default()
    };
    asked.checked()?;
    let page = services::discussion::comments(&site.services, &number, &filter).await?;
    if filter.outcome.is_some() && page.comments.iter().any(|comment| comment.decision.is_none()) {
        // Before the report a list leaves the outcome aside; a machine must not take its comments for decided ones.
        return Ok(Json(List::whole(Vec::new())));
    }
    if filter.after.is_some() {
        let reached = page.comments.last().map(|comment| comment.number);
        // Numbers have no gaps: the last one is that of the count. A narrowed list has them, and is counted from `after` on.
        let goes_on = |number: i64| {
            if filter.is_uncounted() { page.pages > 1 } else { number.unsigned_abs() < page.total }
        };
        let next = reached.filter(|number| goes_on(*number)).map(|number| number.to_string());
        return Ok(Json(List { items: items(&site, &number, page.comments).await?, next }));
    }
    if filter.page > page.pages {
        return Ok(Json(List::whole(Vec::new())));
    }
    let next = (page.page < page.pages).then(|| (page.page + 1).to_string());
    Ok(Json(List { items: items(&site, &number, page.comments).await?, next }))
}

/// One comment.
#[utoipa::path(
    get, path = "/api/v1/drafts/{number}/comments/{comment}", tag = "comments", operation_id = "readComment",
    params(
        ("number" = String, Path, pattern = "^[0-9]{4}-[0-9]{4,}$", description = "The number of the draft"),
        ("comment" = i64, Path, minimum = 1, description = "The number of the comment"),
    ),
    responses((status = 200, body = CommentItem)),
)]
pub(super) async fn one(
    State(site): State<Site>,
    Path((number, comment)): Path<(String, String)>,
) -> Result<Json<CommentItem>, Problem> {
    let comment: i64 = comment.parse().map_err(|_| Problem::not_found())?;
    let found = services::discussion::comment(&site.services, &number, comment).await?;
    let mut found = items(&site, &number, vec![found]).await?;
    found.pop().map(Json).ok_or_else(Problem::not_found)
}
