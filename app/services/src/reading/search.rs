//! One search over everything that is public: documents by how well they suit, then what people said, the newest first.

use chrono::NaiveDate;
use domain::body::BodyId;
use domain::draft::StageName;
use domain::language::Language;

use super::body_name::{BodyName, body_names};
use super::hits::{Hit, hits};
use crate::context::{Request, Services};
use crate::error::ServiceError;
use crate::search::{self, FoundKind, MOST, RowFilter, Wanted};

/// How many things stand on a page.
const PAGE: u64 = 20;
/// How many bodies are named above the others.
const BODIES: usize = 10;

/// What a reader looks for; what is absent does not restrict.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchFilter {
    /// The words, as they were typed.
    pub text: String,
    /// Only this kind.
    pub kind: Option<FoundKind>,
    /// Only of this body.
    pub body: Option<BodyId>,
    /// Only of drafts in this stage.
    pub stage: Option<StageName>,
    /// Only what can be read in this language.
    pub language: Option<Language>,
    /// Not before this day.
    pub from: Option<NaiveDate>,
    /// Not after this day.
    pub to: Option<NaiveDate>,
}

impl SearchFilter {
    /// Whether anything but the words restricts.
    pub fn is_narrowed(&self) -> bool {
        *self != Self { text: self.text.clone(), ..Self::default() }
    }

    fn rows(&self, base: RowFilter, request: &Request) -> RowFilter {
        RowFilter {
            kind: self.kind,
            body: self.body,
            language: self.language,
            stage: self.stage.map(|stage| (stage, request.at)),
            from: self.from,
            to: self.to,
            ..base
        }
    }
}

/// A page of what was found.
#[derive(Clone, Debug, Default)]
pub struct SearchPage {
    /// What was found, in its order.
    pub hits: Vec<Hit>,
    /// How many things were found; of more than ten thousand of a sort no more are counted.
    pub total: u64,
    /// Whether there are more than were counted.
    pub is_more: bool,
    /// This page, from 1.
    pub page: u64,
    /// How many pages there are, at least one.
    pub pages: u64,
    /// The words for which it was found in the place of those that were typed, where these are nowhere.
    pub instead: Option<String>,
    /// Bodies whose names hold the words.
    pub bodies: Vec<BodyName>,
    /// Every body that develops something, for the filter.
    pub of_filter: Vec<BodyName>,
}

/// How many documents were found, and how much of what people said.
#[derive(Clone, Copy, Default)]
struct Counted {
    documents: u64,
    talk: u64,
}

impl Counted {
    fn shown(self) -> u64 {
        self.documents.min(MOST) + self.talk.min(MOST)
    }
}

/// Searches for every word of a text, in whatever form; a word that is nowhere is read as one that is a typo away.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such page.
pub async fn search(
    services: &Services,
    request: &Request,
    filter: &SearchFilter,
    language: Language,
    page: u64,
) -> Result<SearchPage, ServiceError> {
    let page = page.max(1);
    let named = body_names(&services.database.connection).await?;
    let mut of_filter: Vec<BodyName> = named.into_values().collect();
    of_filter.sort_by(|one, other| one.code.cmp(&other.code));
    let mut wanted = Wanted::parse(&filter.text);
    let mut counted = Counted::default();
    let mut instead = None;
    let mut bodies = Vec::new();
    if !wanted.is_empty() {
        counted = count(services, request, filter, &wanted).await?;
        if !filter.is_narrowed() {
            bodies = of_filter.iter().filter(|body| is_named(body, &wanted)).take(BODIES).cloned().collect();
        }
        if counted.shown() == 0
            && bodies.is_empty()
            && let Some((near, said)) = search::near(services, &wanted).await?
        {
            counted = count(services, request, filter, &near).await?;
            if counted.shown() > 0 {
                (wanted, instead) = (near, Some(said));
            }
        }
    }
    let pages = counted.shown().div_ceil(PAGE).max(1);
    if page > pages {
        return Err(ServiceError::NotFound);
    }
    let rows = rows(services, request, filter, &wanted, counted, (page - 1) * PAGE).await?;
    Ok(SearchPage {
        hits: hits(services, request.at, language, &wanted, rows).await?,
        total: counted.shown(),
        is_more: counted.documents > MOST || counted.talk > MOST,
        page,
        pages,
        instead,
        bodies,
        of_filter,
    })
}

async fn count(
    services: &Services,
    request: &Request,
    filter: &SearchFilter,
    wanted: &Wanted,
) -> Result<Counted, ServiceError> {
    let mut counted = Counted::default();
    if filter.kind.is_none_or(|kind| !kind.is_talk()) {
        let documents = filter.rows(RowFilter::documents(), request);
        counted.documents = search::count(services, wanted, &documents).await?;
    }
    if filter.kind.is_none_or(FoundKind::is_talk) {
        let talk = filter.rows(RowFilter::talk(), request);
        counted.talk = search::count(services, wanted, &talk).await?;
    }
    Ok(counted)
}

/// The rows of a page: the documents first, then what people said.
async fn rows(
    services: &Services,
    request: &Request,
    filter: &SearchFilter,
    wanted: &Wanted,
    counted: Counted,
    skipped: u64,
) -> Result<Vec<search::FoundRow>, ServiceError> {
    let documents = counted.documents.min(MOST);
    let of_documents = documents.saturating_sub(skipped).min(PAGE);
    let of_talk = counted.shown().saturating_sub(skipped).min(PAGE) - of_documents;
    let mut rows = Vec::new();
    if of_documents > 0 {
        let filter = filter.rows(RowFilter::documents(), request);
        rows = search::ranked(services, wanted, &filter, of_documents, skipped).await?;
    }
    if of_talk > 0 {
        let filter = filter.rows(RowFilter::talk(), request);
        let skipped = skipped.saturating_sub(documents);
        rows.extend(search::newest(services, wanted, &filter, of_talk, skipped).await?);
    }
    Ok(rows)
}

/// Whether a body is called by every word.
fn is_named(body: &BodyName, wanted: &Wanted) -> bool {
    let name = &body.name;
    let texts = [
        (body.code.as_str(), None),
        (name.kk.as_str(), Some(Language::Kk)),
        (name.ru.as_str(), Some(Language::Ru)),
        (name.en.as_str(), Some(Language::En)),
    ];
    texts.into_iter().any(|(text, language)| search::matches(text, language, wanted) == wanted.count())
}
