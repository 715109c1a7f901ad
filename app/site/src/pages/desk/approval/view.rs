//! The page of approval: the text and what is missing, the form of the order, or the act with what is still to be done.

use domain::access::{Action, Resource};
use domain::approval::ApprovalInput;
use domain::draft::Refusal;
use domain::language::Language;
use leptos::prelude::*;
use services::standards::{ApprovalPage, SentText, SignatureView};

use super::typed::TypedApproval;
use super::{checks, done, form, signature};
use crate::Visitor;
use crate::components::editing::text::Clauses;
use crate::components::editing::top::{DraftTop, EditingTab};
use crate::components::form::ErrorSummary;
use crate::components::now::Now;
use crate::pages::desk::refused;
use crate::w;
use crate::words::standard;

/// Everything the page needs.
pub(super) struct Approving {
    /// Who asks.
    pub(super) visitor: Visitor,
    /// The language, the instant and the zone.
    pub(super) now: Now,
    /// What stands.
    pub(super) page: ApprovalPage,
    /// The signatures over the order.
    pub(super) signatures: Vec<SignatureView>,
    /// What was typed.
    pub(super) typed: TypedApproval,
}

/// The page.
pub(super) fn view(approving: Approving) -> AnyView {
    let Approving { visitor, now, page, signatures, typed } = approving;
    let language = now.language;
    let summary = page.summary.clone();
    let resource = Resource::Draft { body: summary.body };
    let (is_head, may_tick) =
        (visitor.may(Action::Approve, &resource), visitor.may(Action::TrackInforming, &resource));
    let draft = visitor.address().desk(&format!("drafts/{}", summary.number));
    let own = format!("{draft}/approval");
    let errors = typed.errors.clone();
    let notices = notices(now, &page, &typed);
    let text = page.text.as_ref().map(|sent| text(now, sent));
    let files = page.text.is_some().then(|| files(now, &own));
    let term = page.term.as_ref().map(|term| checks::term(now, term));
    let (main, aside) = if let Some(approved) = &page.approved {
        let done = done::done(now, approved, &own, is_head, may_tick, typed);
        let signed = signature::part::part(now, &signatures, &own, is_head, &errors);
        let text = text.map(|text| {
            view! {
                <details class="more">
                    <summary>{w!(language, approval.text)}</summary>
                    <section class="sheet">{text}</section>
                </details>
            }
        });
        (view! { {done}{signed}{text} }.into_any(), view! { {files}{term} }.into_any())
    } else {
        let text = text.map(|text| {
            view! { <section class="sheet"><h2>{w!(language, approval.text)}</h2>{text}</section> }
        });
        let form = order(now, &page, own, is_head, typed);
        let checks = view! {
            <section class="sheet rows">
                <h2>{w!(language, approval.needs)}</h2>
                {checks::checks(now, &page, &draft)}
            </section>
        };
        (text.into_any(), view! { {checks}{term}{form}{files} }.into_any())
    };
    view! {
        <DraftTop visitor=visitor.clone() summary=summary tab=EditingTab::Approval/>
        <div class="page two">
            <div class="rows">
                {notices}
                <ErrorSummary visitor=visitor errors=errors/>
                {main}
            </div>
            <aside class="rows">{aside}</aside>
        </div>
    }
    .into_any()
}

/// The form of the order for a head, once nothing stands in the way.
fn order(now: Now, page: &ApprovalPage, own: String, is_head: bool, typed: TypedApproval) -> AnyView {
    let language = now.language;
    let TypedApproval { act, errors, .. } = typed;
    let inside = match (&page.refusal, is_head) {
        (None, true) => {
            let input = act.unwrap_or_else(|| page.defaults.clone());
            form::approve(language, own, &page.seen, input, &errors)
        }
        (None, false) => view! { <p>{w!(language, approval.only_head)}</p> }.into_any(),
        (Some(refusal), _) => view! { <p>{refused::sentence(language, refusal)}</p> }.into_any(),
    };
    view! { <section class="sheet rows"><h2>{w!(language, approval.order)}</h2>{inside}</section> }.into_any()
}

/// What stood against the form that came back. Where there is no form any more, what was typed into it is said here.
fn notices(now: Now, page: &ApprovalPage, typed: &TypedApproval) -> AnyView {
    let language = now.language;
    let refusal = typed.refusal.as_ref().map(|refusal| refused::notice(language, refusal));
    let stale = typed.is_stale.then(|| {
        view! {
            <section class="notice warn" role="alert" tabindex="-1">
                <h2>{w!(language, approval.stale)}</h2>
                <p>{w!(language, approval.stale_says)}</p>
            </section>
        }
    });
    let has_no_form = page.refusal.is_some() && !matches!(typed.refusal, None | Some(Refusal::NotApproved));
    let kept = typed.act.as_ref().filter(|_| has_no_form).map(|act| kept(now, act));
    view! { {refusal}{stale}{kept} }.into_any()
}

/// What was typed, for whoever wants to type it again.
fn kept(now: Now, act: &ApprovalInput) -> AnyView {
    let language = now.language;
    let rows = [
        (w!(language, approval.order_number), &act.order_number),
        (w!(language, approval.order_on), &act.order_on),
        (w!(language, approval.signatory), &act.signatory),
        (w!(language, approval.justice_number), &act.justice_number),
        (w!(language, approval.justice_on), &act.justice_on),
        (w!(language, approval.published_in), &act.published_in),
        (w!(language, approval.published_on), &act.published_on),
        (w!(language, approval.effective_on), &act.effective_on),
        (w!(language, approval.effective_norm), &act.effective_norm),
    ];
    let written = rows.into_iter().filter(|(_, value)| !value.trim().is_empty());
    let rows = written.map(|(term, value)| view! { <div><dt>{term}</dt><dd>{value.clone()}</dd></div> });
    view! {
        <section class="sheet rows">
            <h2>{w!(language, approval.kept)}</h2>
            <dl class="facts-list">{rows.collect_view()}</dl>
        </section>
    }
    .into_any()
}

/// The order and the sheet as files.
fn files(now: Now, own: &str) -> AnyView {
    let language = now.language;
    let named = [
        ("order.docx", w!(language, approval.file_order_docx)),
        ("order.pdf", w!(language, approval.file_order_pdf)),
        ("sheet.docx", w!(language, approval.file_sheet_docx)),
        ("sheet.pdf", w!(language, approval.file_sheet_pdf)),
    ];
    let items = named.map(|(name, words)| {
        view! { <li><a href=format!("{own}/files/{name}") rel="nofollow">{words}</a></li> }
    });
    view! {
        <section class="sheet rows">
            <h2>{w!(language, approval.files)}</h2>
            <ul class="downloads">{items.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// The text that was sent, with its hash: in every language in which any of it is written, for the hash is of them all.
fn text(now: Now, sent: &SentText) -> AnyView {
    let language = now.language;
    let typed = || sent.content.sections().iter().filter(|section| !section.key.is_from_register());
    let elements = || typed().flat_map(|section| &section.elements);
    let is_written = |one: &Language| elements().any(|element| !element.text.get(*one).trim().is_empty());
    let written: Vec<Language> = Language::ALL.into_iter().filter(is_written).collect();
    let texts = written.iter().map(|one| {
        let open = *one == language || !written.contains(&language);
        view! {
            <details class="more" open=open>
                <summary>{standard::language_name(language, *one)}</summary>
                {text_in(*one, sent)}
            </details>
        }
    });
    view! {
        {texts.collect_view()}
        <p class="small quiet">{w!(language, editor.content_hash)}</p>
        <p class="hash mono small">{sent.hash.clone()}</p>
    }
    .into_any()
}

/// The text in one language.
fn text_in(language: Language, sent: &SentText) -> AnyView {
    let parts = sent.content.parts().into_iter().map(|part| {
        let sections = part
            .sections()
            .map(|key| {
                let elements = sent.content.elements(key).to_vec();
                view! {
                    <h3><span class="num">{key.number()}</span>" "{standard::section_name(language, key)}</h3>
                    <Clauses section=key elements=elements language=language/>
                }
            })
            .collect_view();
        view! { <h2>{part.number()}". "{standard::part_name(language, part)}</h2>{sections} }
    });
    view! { <article class="law" lang=language.code()>{parts.collect_view()}</article> }.into_any()
}
