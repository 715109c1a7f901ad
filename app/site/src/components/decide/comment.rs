//! A comment as the desk reads it.

use domain::discussion::{AuthorKind, Outcome, Suggestion};
use domain::language::Language;
use domain::redline::{drawn, words as redline};
use domain::standard::{Detail, prose};
use leptos::prelude::*;
use services::discussion::{CommentView, Contact, DecisionView, words_mark};

use super::{CommentedDraft, DecideAddress};
use crate::components::comment::{comment_number, entered, outcome, paragraphs};
use crate::components::fragments::fragments;
use crate::components::now::{Now, machine_time};
use crate::components::support::{Supporting, support_line};
use crate::w;
use crate::words::{author, author_kind, moment};

/// A comment with its suggestion and, once taken, its decision.
pub fn comment_card(
    now: Now,
    commented: &CommentedDraft,
    comment: &CommentView,
    address: &DecideAddress,
) -> AnyView {
    let language = now.language;
    let quoted = comment.anchor.quote.as_deref().map(prose::quoted).map(|quote| {
        view! { <blockquote class="quoted" lang=comment.words_language().code()>{quote}</blockquote> }
    });
    let (class, tag) = match &comment.decision {
        Some(given) => (tag_class(given.outcome), outcome(language, given.outcome)),
        None => ("tag undecided", w!(language, draft.undecided)),
    };
    let kind = comment.author.kind;
    let contact = commented.contacts.get(&comment.number);
    let personal = contact.map(|contact| personal(language, kind, contact));
    let decision = comment.decision.as_ref().map(|given| decision(now, given));
    view! {
        <article class="comment" id=format!("no-{}", comment.number)>
            <header>
                <b>{author(language, &comment.author)}</b>
                <span>{author_kind(language, comment.author.kind)}</span>
                <a class="num" href=address.comment(comment.number)>{comment_number(language, comment.number)}</a>
                <time class="num" datetime=machine_time(comment.received_at)>
                    {moment(language, now.zone, comment.received_at)}
                </time>
                <span class=class>{tag}</span>
            </header>
            {entered(now, comment)}
            {personal}
            {quoted}
            <div class="words" lang=comment.language.code()>{paragraphs(&comment.text)}</div>
            {suggestion(now, commented, comment, address)}
            {support_line(now, &now.address().draft(&commented.number), comment.number, comment.supports, Supporting::Over)}
            {decision}
        </article>
    }
    .into_any()
}

/// The e-mail and the number, for those alone who may read them.
fn personal(language: Language, kind: AuthorKind, contact: &Contact) -> AnyView {
    let Contact { email, bin } = contact.clone();
    // Who takes the receipt as a file gives no e-mail.
    let email = (!email.is_empty()).then(|| {
        view! { <span>{w!(language, decide.email)}": "<a href=format!("mailto:{email}")>{email.clone()}</a></span> }
    });
    let known_by = match kind {
        AuthorKind::Entrepreneur => w!(language, speaker.number_iin),
        AuthorKind::ForeignEntity => w!(language, speaker.number_registration),
        _ => w!(language, decide.bin),
    };
    let number = bin.map(|number| view! { <span class="num">{known_by}" "{number}</span> });
    view! { <p class="row small quiet">{email}{number}</p> }.into_any()
}

/// The proposed wording as a change of the placed clause, with the control that takes it.
fn suggestion(
    now: Now,
    commented: &CommentedDraft,
    comment: &CommentView,
    address: &DecideAddress,
) -> Option<AnyView> {
    let language = now.language;
    let wording = comment.suggestion.as_ref()?;
    let (element, lang) = (&wording.element, wording.language);
    let found = commented.placed.find(element);
    let placed = found.map(|(_, element)| element.clause(lang)).unwrap_or_default();
    let mut change = redline(&placed, &wording.text);
    if found.is_some_and(|(_, element)| element.detail == Detail::Prose) {
        change = drawn(&change);
    }
    let control = if commented.has_wording_of(comment) {
        view! { <p class="small quiet">{w!(language, decide.taken)}</p> }.into_any()
    } else if comment.decision.is_none() {
        taking(now, commented, comment, wording, address)
    } else {
        ().into_any()
    };
    let suggested = view! {
        <p class="suggested">
            <span class="label">{w!(language, draft.suggested)}</span>" "
            <span lang=lang.code()>{fragments(now.language, &change)}</span>
        </p>
        {control}
    };
    Some(suggested.into_any())
}

/// The control that takes a wording into the working copy; where it cannot, why, and the way to the clause.
fn taking(
    now: Now,
    commented: &CommentedDraft,
    comment: &CommentView,
    wording: &Suggestion,
    address: &DecideAddress,
) -> AnyView {
    let language = now.language;
    let stands = commented.working.find(&wording.element);
    let hindrance = stands.map_or_else(
        || Some(w!(language, decide.take_gone)),
        |(_, element)| {
            let made = element.reworded(wording.language, &wording.text);
            made.is_none().then(|| w!(language, decide.take_typed))
        },
    );
    if let Some(hindrance) = hindrance {
        let place = stands.map_or_else(String::new, |(section, element)| {
            format!("/edit/{}#line-{}", section.code(), element.id)
        });
        let editor = now.address().desk(&format!("drafts/{}{place}", commented.number));
        return view! {
            <p class="hint">{hindrance}" "<a href=editor>{w!(language, decide.open_text)}</a></p>
        }
        .into_any();
    }
    // The control says which clause it takes the place of.
    let over = stands.map(|(_, element)| words_mark(&element.clause(wording.language)));
    view! {
        <form class="rows" method="post" action=address.comment(comment.number)>
            <input type="hidden" name="comment" value=comment.number.to_string()/>
            <input type="hidden" name="over" value=over/>
            <p class="actions">
                <button class="button plain small" name="do" value="take">{w!(language, decide.take)}</button>
            </p>
            <p class="hint">{w!(language, decide.take_hint)}</p>
        </form>
    }
    .into_any()
}

/// The decision as it was taken.
fn decision(now: Now, given: &DecisionView) -> AnyView {
    let language = now.language;
    let shared = (given.shared_with > 0).then(|| {
        view! { " · "{w!(language, draft.shared, count = given.shared_with)} }
    });
    let class = match given.outcome {
        Outcome::Accepted => "decision yes",
        Outcome::PartlyAccepted => "decision part",
        Outcome::NotAccepted => "decision no",
    };
    view! {
        <div class=class>
            <p class="outcome">{outcome(language, given.outcome)}</p>
            {paragraphs(&given.substantiation)}
            <p class="small quiet"><span class="num">{moment(language, now.zone, given.decided_at)}</span>{shared}</p>
        </div>
    }
    .into_any()
}

const fn tag_class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted => "tag accepted",
        Outcome::PartlyAccepted => "tag part",
        Outcome::NotAccepted => "tag not",
    }
}
