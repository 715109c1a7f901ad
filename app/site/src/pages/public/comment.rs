//! The comment form of a draft, of a section or of one clause: read, sent, refused with the text handed back.

use axum::Extension;
use axum::extract::{Request, State};
use domain::discussion::comment::TEXT_LIMIT;
use domain::discussion::{CommentInput, Region, is_too_long};
use domain::language::Language;
use domain::redline::words as words_changed;
use domain::standard::{ElementId, SectionKey};
use leptos::prelude::*;
use services::discussion::Channel;
use services::reading::{self, DraftPage};

use crate::answers::attachment::{read_words, wrong_files};
use crate::answers::discussion::{receive_with, told};
use crate::components::bar::own_name;
use crate::components::notice::privacy_beside;
use crate::components::page_head::{Crumbs, PageHead};
use crate::w;
use crate::words::standard::section_name;
use crate::words::{closing, island_words, region_name};
use crate::{
    Answer, DraftPath, FormState, Head, SentComment, SharedImporter, Site, Visitor, form_page, see_other,
};
use app::calls::Late;
use app::calls::discussion::CommentAnswer;
use app::islands::comment::{CommentForm, CommentSetup, CommentWords, KeptText};

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
    let mut setup = setup(&visitor, &draft, values);
    setup.key = site.services.entropy.receipt()?;
    let shown = ShownForm { setup, open: is_open(&visitor, &draft) };
    respond(&site, visitor, draft, shown, FormState::Fresh).await
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
    let mut sent = SentComment::read(&site, request).await?;
    // A comment counts from its last byte (R-T5).
    visitor.at = sent.arrived.unwrap_or(visitor.at);
    let mut values = CommentInput::from_fn(|name| sent.fields.take(name));
    let key = sent.fields.take("key");
    // The form shows the present wording to be changed; left as it is, nothing is proposed.
    let present = present_wording(&draft, &values);
    if present.is_some_and(|(_, present)| present.trim() == values.suggestion.trim()) {
        values.suggestion.clear();
    }
    let wrong = wrong_files(visitor.language, &sent);
    let files = std::mem::take(&mut sent.files);
    let has_files = !files.is_empty();
    let answer = if is_open(&visitor, &draft) && !wrong.is_empty() {
        let fields = values.parse(&draft.placed.content).err().unwrap_or_default();
        let problems = told(visitor.language, fields, &values).into_iter().chain(wrong).collect();
        CommentAnswer::Invalid { problems }
    } else {
        let input = values.clone();
        receive_with(&site, &visitor, &number, key.clone(), input, Channel::Form, files).await?
    };
    let mut setup = setup(&visitor, &draft, values);
    setup.key = key;
    let state = match answer {
        CommentAnswer::Received { address } => {
            if has_files {
                read_words(site, importer);
            }
            return Ok(see_other(&address, None));
        }
        CommentAnswer::Invalid { mut problems } => {
            if has_files {
                problems.push(("files".to_owned(), w!(visitor.language, attachments.again)));
            }
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
    respond(&site, visitor, draft, ShownForm { setup, open: true }, state).await
}

fn is_open(visitor: &Visitor, draft: &DraftPage) -> bool {
    draft.summary.placement.window.accepts(visitor.at) && draft.summary.withdrawn.is_none()
}

struct ShownForm {
    setup: CommentSetup,
    open: bool,
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
    let (zone, reader) = (site.settings.zone, visitor.clone());
    Ok(form_page(site, &visitor, head, state, move || whole(reader, draft, shown, title, zone)).await)
}

fn whole(
    visitor: Visitor,
    draft: DraftPage,
    shown: ShownForm,
    title: String,
    zone: domain::time::LegalZone,
) -> impl IntoView {
    let language = visitor.language;
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
    let below = if shown.open {
        view! {
            {(!refused).then(|| view! { <p class="quiet num">{w!(language, comment.closes, moment = moment)}</p> })}
            {(!refused).then_some(wording)}
            <section class="sheet">{view! { <CommentForm setup=shown.setup/> }.into_any()}</section>
            {(!refused).then(|| privacy_beside(language))}
        }
        .into_any()
    } else {
        view! {
            <section class="notice warn">
                <h2>{w!(language, comment.closed_title)}</h2>
                <p class="num">{w!(language, comment.closed_says, moment = moment)}</p>
                <p class="actions"><a class="button plain" href=address.draft(&number)>{w!(language, comment.late_report)}</a>
                    <a class="button plain" href=address.to(&format!("/subscribe?draft={number}"))>{w!(language, commenting.late_follow)}</a></p>
            </section>
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

/// How many seconds of the discussion are left, never fewer than there are.
fn seconds_left(visitor: &Visitor, draft: &DraftPage) -> Option<u64> {
    let left = draft.summary.placement.window.closes_at - visitor.at;
    u64::try_from(left.num_milliseconds()).ok().map(|milliseconds| milliseconds.div_ceil(1_000))
}

app::for_comment_words!(island_words words CommentWords);
