//! The comment form of a draft, of a section or of one clause: read, sent, refused with the text handed back.

use axum::extract::{Request, State};
use axum::response::IntoResponse;
use axum::{Extension, Json};
use domain::discussion::comment::TEXT_LIMIT;
use domain::discussion::{CommentInput, Region, is_too_long};
use domain::language::Language;
use domain::redline::words as words_changed;
use domain::standard::{ElementId, SectionKey};
use http::header::ACCEPT;
use leptos::prelude::*;
use services::discussion::{Addressee, Beside, Channel, addressee, beside};
use services::reading::{self, DraftPage};

use super::comment_closed::closed;
use super::comment_next::{begun, offered};
use super::comment_sent::{answered, is_open, seconds_left, supported_instead};
use crate::answers::attachment::read_words;
use crate::answers::near::{arrival, near};
use crate::components::bar::own_name;
use crate::components::beside::beside as others_view;
use crate::components::notice::privacy_beside;
use crate::components::now::Now;
use crate::components::page_head::{Crumbs, PageHead};
use crate::components::support::Supporting;
use crate::w;
use crate::words::standard::section_name;
use crate::words::{closing, island_words, region_name};
use crate::{
    Answer, DraftPath, FormState, Head, PageError, SentComment, SharedImporter, Site, Visitor, form_page,
    see_other,
};
use app::calls::Late;
use app::calls::discussion::CommentAnswer;
use app::islands::comment::{CommentForm, CommentSetup, CommentWords, KeptText, OfferWords, Offers};

/// How soon files may be sent again that were not taken because of others, in seconds.
const AGAIN: u64 = 15;

/// Shows the form; after the closing moment, only what was written and not sent.
///
/// # Errors
/// [`crate::PageError::NotFound`] if no such draft has been placed.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    let draft = reading::draft(&site.services, &visitor.request(), &number).await?;
    let asked = |name: &str| visitor.parameter(name).unwrap_or_default();
    let written_in = visitor.parameter("lang").and_then(|code| Language::from_code(&code));
    let values = CommentInput {
        section: asked("section"),
        element: asked("element"),
        quote: asked("quote"),
        anchor_language: written_in.unwrap_or(visitor.language).code().to_owned(),
        language: visitor.language.code().to_owned(),
        ..CommentInput::default()
    };
    Box::pin(fresh(&site, visitor, draft, values)).await
}

/// A form that nobody has sent yet.
async fn fresh(site: &Site, visitor: Visitor, draft: DraftPage, values: CommentInput) -> Answer {
    let mut setup = setup(&visitor, &draft, values);
    setup.key = site.services.entropy.receipt()?;
    let addressee = if is_open(&visitor, &draft) {
        None
    } else {
        Some(addressee(&site.services, &draft.summary.number).await?)
    };
    let offers = Offers { words: offer_words(visitor.language), ..Offers::default() };
    let shown = ShownForm { setup, offers, addressee };
    Box::pin(respond(site, visitor, draft, shown, FormState::Fresh)).await
}

/// Takes the form.
///
/// # Errors
/// As [`get`]; refusals of fields and of the window are pages of their own.
pub async fn post(
    State(site): State<Site>,
    mut visitor: Visitor,
    DraftPath { number }: DraftPath,
    Extension(importer): Extension<SharedImporter>,
    request: Request,
) -> Answer {
    let draft = reading::draft(&site.services, &visitor.request(), &number).await?;
    // The living form stays with its files where it is, and tells there what became of them.
    let asks_for_data = request.headers().get(ACCEPT).is_some_and(|kind| kind == "application/json");
    let mut sent = SentComment::read(&site, request).await?;
    // A comment counts from its last byte (R-T5).
    visitor.at = sent.arrived.unwrap_or(visitor.at);
    let mut values = CommentInput::from_fn(|name| sent.fields.take(name));
    // Who has just written on one clause goes on with another: who speaks comes along, in no address.
    if sent.fields.has("begin") {
        let values = begun(&visitor, values, sent.fields.get("place"));
        return Box::pin(fresh(&site, visitor, draft, values)).await;
    }
    let key = sent.fields.take("key");
    // The form shows the present wording to be changed; left as it is, nothing is proposed.
    let present = present_wording(&draft, &values);
    if present.is_some_and(|(_, present)| present.trim().lines().eq(values.suggestion.trim().lines())) {
        values.suggestion.clear();
    }
    let mut offers = Offers { words: offer_words(visitor.language), ..Offers::default() };
    let had_files = !sent.files.is_empty();
    let supported = sent.fields.take("support");
    let answer = if supported.is_empty() {
        answered(&site, &visitor, &draft, &mut sent, (key.as_str(), &values), &mut offers).await?
    } else {
        // Files go with a comment alone, and a support takes none.
        offers.shown = near(&site, &visitor, &number, &arrival(&key, Channel::Form), &values, &[]).await?;
        supported_instead(&site, &visitor, &number, &key, &supported, &values).await?
    };
    if had_files && supported.is_empty() && matches!(answer, CommentAnswer::Received { .. }) {
        read_words(site.clone(), importer);
    }
    if asks_for_data {
        return Ok(Json((answer, offers.shown)).into_response());
    }
    let mut setup = setup(&visitor, &draft, values.clone());
    setup.key = key;
    let again = had_files.then(|| ("files".to_owned(), w!(visitor.language, attachments.again)));
    let state = match answer {
        CommentAnswer::Received { address } => {
            if sent.fields.has("next") {
                return Ok(offered(&site, &visitor, &draft, values, address).await);
            }
            return Ok(see_other(&address, None));
        }
        CommentAnswer::Fit => {
            // Whoever looks at the offers and goes on chooses the files anew.
            setup.words.mend = w!(visitor.language, form.problems, count = 1_u64);
            setup.errors = again.into_iter().collect();
            FormState::Fresh
        }
        CommentAnswer::Invalid { mut problems } => {
            problems.extend(again);
            setup.words.mend = w!(
                visitor.language,
                form.problems,
                count = u64::try_from(problems.len()).unwrap_or(u64::MAX)
            );
            setup.errors = problems;
            if sent.is_busy { FormState::Busy { seconds: AGAIN } } else { FormState::Invalid }
        }
        CommentAnswer::Late(late) => {
            setup.late = Some(late);
            FormState::Conflict
        }
    };
    let shown = ShownForm { setup, offers, addressee: None };
    Box::pin(respond(&site, visitor, draft, shown, state)).await
}

struct ShownForm {
    setup: CommentSetup,
    offers: Offers,
    /// Whom one can write to where the discussion is not open.
    addressee: Option<Addressee>,
}

async fn respond(
    site: &Site,
    visitor: Visitor,
    draft: DraftPage,
    shown: ShownForm,
    state: FormState,
) -> Answer {
    let title = title(visitor.language, &draft, &shown.setup.values);
    let head = Head::live(format!("{title} · {}", draft.summary.number));
    let now = Now::of(site, &visitor);
    let others = others(site, &draft, &shown.setup.values).await?;
    let reader = visitor.clone();
    Ok(form_page(site, &visitor, head, state, move || whole(now, reader, draft, shown, title, others)).await)
}

/// Other comments on what the form concerns.
async fn others(site: &Site, draft: &DraftPage, values: &CommentInput) -> Result<Beside, PageError> {
    let element = ElementId::parse(&values.element).ok();
    let section = SectionKey::from_code(&values.section);
    Ok(beside(&site.services, &draft.summary.number, section, element.as_ref()).await?)
}

fn whole(
    now: Now,
    visitor: Visitor,
    draft: DraftPage,
    shown: ShownForm,
    title: String,
    others: Beside,
) -> impl IntoView {
    let (language, zone) = (now.language, now.zone);
    let address = visitor.address();
    let number = draft.summary.number.clone();
    let moment = closing(language, zone, draft.summary.placement.window.closes_at);
    let (_, service) = draft.summary.title.best(language);
    let wording = present_wording(&draft, &shown.setup.values).map(|(spoken, words)| {
        view! {
            <section class="sheet rows">
                <h2>{w!(language, comment.present_wording)}</h2>
                <p class="law" lang=spoken.code()>{words}</p>
            </section>
        }
    });
    let crumbs = Crumbs::new(w!(language, site.path))
        .link(address.home(), w!(language, site.open_for_comment))
        .link(address.draft(&number), service)
        .words("num", number.clone());
    let refused = shown.setup.late.is_some();
    let own = address.draft(&number);
    let all = match shown.setup.values.element.as_str() {
        "" => format!("{own}/comments"),
        element => format!("{own}/comments?element={element}"),
    };
    // What comes too late supports nothing either.
    let supporting = Supporting::of(!refused);
    let others = others_view(now, &draft.placed.content, &own, all, &others, supporting);
    let below = if shown.addressee.is_none() {
        view! {
            {(!refused).then(|| view! { <p class="quiet num">{w!(language, comment.closes, moment = moment)}</p> })}
            {(!refused).then_some(wording)}
            <section class="sheet">{view! { <CommentForm setup=shown.setup offers=shown.offers/> }.into_any()}</section>
            {(!refused).then(|| privacy_beside(language))}
            {others}
        }
        .into_any()
    } else {
        view! {
            {shown.addressee.map(|of| closed(now, &draft.summary, &of))}
            <KeptText setup=shown.setup/>
        }
        .into_any()
    };
    view! {
        <PageHead title=title crumbs=crumbs/>
        <div class="page narrow">{below}</div>
    }
}

fn title(language: Language, draft: &DraftPage, values: &CommentInput) -> String {
    let element = ElementId::parse(&values.element).ok();
    let clause = element.and_then(|element| draft.placed.content.clause_number(&element));
    let of_section = |key: SectionKey| format!("{} {}", key.number(), section_name(language, key));
    if let Some(place) = clause.or_else(|| SectionKey::from_code(&values.section).map(of_section)) {
        w!(language, comment.title_on, clause = place)
    } else {
        w!(language, comment.on_whole)
    }
}

/// The words of the clause that the comment concerns, with their language.
fn present_wording(draft: &DraftPage, values: &CommentInput) -> Option<(Language, String)> {
    let element = ElementId::parse(&values.element).ok()?;
    let language = Language::from_code(&values.anchor_language)?;
    let (_, element) = draft.placed.content.find(&element)?;
    let (language, _) = element.text.best(language);
    Some((language, element.clause(language)))
}

fn setup(visitor: &Visitor, draft: &DraftPage, mut values: CommentInput) -> CommentSetup {
    let language = visitor.language;
    let address = visitor.address();
    let number = draft.summary.number.clone();
    let present = present_wording(draft, &values);
    if let Some((spoken, _)) = &present {
        spoken.code().clone_into(&mut values.anchor_language);
    }
    let change = match &present {
        // What is refused for its length is not compared.
        Some((_, present))
            if !values.suggestion.trim().is_empty() && !is_too_long(&values.suggestion, TEXT_LIMIT) =>
        {
            words_changed(present, &values.suggestion)
        }
        _ => Vec::new(),
    };
    CommentSetup {
        action: address.draft_part(&number, "comment"),
        draft: address.draft(&number),
        number,
        change,
        present_language: values.anchor_language.clone(),
        present: present.map(|(_, words)| words),
        values,
        languages: Language::ALL
            .into_iter()
            .map(|one| (one.code().to_owned(), own_name(one).to_owned()))
            .collect(),
        regions: Region::ALL
            .into_iter()
            .map(|one| (one.code().to_owned(), region_name(language, one)))
            .collect(),
        left: seconds_left(visitor, draft),
        late: None::<Late>,
        words: words(language),
        ..CommentSetup::default()
    }
}

app::for_comment_words!(island_words words CommentWords);
app::for_offer_words!(island_words offer_words OfferWords);
