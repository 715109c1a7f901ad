//! A comment with what it is about, the wording it proposes and the decision on it.

use domain::discussion::{Hidden, Outcome};
use domain::language::Language;
use domain::redline::{drawn, words as redline_words};
use domain::standard::{Content, Detail, prose};
use leptos::prelude::*;
use services::discussion::{Attachments, CommentView, DecisionView};

use super::attachments::attached;
use super::changed_comment::{corrections, withdrawn_words};
use super::clause::clause_anchor;
use super::fragments::fragments;
use super::now::{Now, machine_time};
use super::support::{Supporting, support_line};
use crate::w;
use crate::words::{author, author_kind, entered_words, hidden_words, instant_time, number};

/// An outcome in words.
pub fn outcome(language: Language, outcome: Outcome) -> String {
    match outcome {
        Outcome::Accepted => w!(language, draft.accepted),
        Outcome::PartlyAccepted => w!(language, draft.partly_accepted),
        Outcome::NotAccepted => w!(language, draft.not_accepted),
    }
}

/// The number of a comment as it is said: "No. 1,204".
pub fn comment_number(language: Language, of: i64) -> String {
    w!(language, draft.comment_no, number = number(language, u64::try_from(of).unwrap_or(0)))
}

/// Where a comment stands: the text it is about, and the address of that text.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The placed text.
    pub placed: &'a Content,
    /// The address of the draft.
    pub draft: &'a str,
    /// The name of the body, which signs its decisions.
    pub body: &'a str,
    /// The text after the discussion, once it is public: decisions show what changed in it.
    pub revised: Option<&'a Content>,
    /// Whether decisions are awaited in public: a tag says so where there is none.
    pub awaits: bool,
    /// Whether the reader may hide the words of comments.
    pub hides: bool,
    /// Whether a reader may report a comment from here.
    pub reports: bool,
    /// The address of the draft at the desk.
    pub desk: &'a str,
    /// The files of the comments.
    pub attachments: &'a Attachments,
    /// Whether a reader can support the comment.
    pub supporting: Supporting,
}

/// A comment.
pub fn comment(now: Now, comment: &CommentView, ground: Ground<'_>) -> AnyView {
    let language = now.language;
    let anchor = format!("no-{}", comment.number);
    // Within a report everything stands on its page; in a list the page of a comment depends on what narrows and orders it.
    let permalink = if ground.reports {
        format!("{}/comments?no={}#{anchor}", ground.draft, comment.number)
    } else {
        format!("#{anchor}")
    };
    let date = now.near(now.zone.date_of(comment.received_at));
    let received = format!("{date}, {}", instant_time(now.zone, comment.received_at));
    let tag = match &comment.decision {
        Some(decision) => {
            let class = match decision.outcome {
                Outcome::Accepted => "tag accepted",
                Outcome::PartlyAccepted => "tag part",
                Outcome::NotAccepted => "tag not",
            };
            Some(view! { <span class=class>{outcome(language, decision.outcome)}</span> })
        }
        None => (ground.awaits && comment.withdrawn_at.is_none())
            .then(|| view! { <span class="tag undecided">{w!(language, draft.undecided)}</span> }),
    };
    let words = match (&comment.hidden, comment.withdrawn_at) {
        (Some(hidden), _) => instead(now, hidden),
        (None, Some(at)) => {
            let says = withdrawn_words(language, now.zone, at);
            view! { <p class="notice info num">{says}</p> }.into_any()
        }
        (None, None) => paragraphs(&comment.text),
    };
    // Instead of a withheld name the kind stands already.
    let named = comment.author.name.is_some();
    let kind = named.then(|| view! { <span>{author_kind(language, comment.author.kind)}</span> });
    let files = ground.attachments.get(&comment.number).filter(|_| comment.is_read()).and_then(|files| {
        attached(language, files, Some(&format!("{}/comments/{}/files", ground.draft, comment.number)))
    });
    // Nobody supports words that are not read.
    let supporting = if comment.is_read() { ground.supporting } else { Supporting::Over };
    let supports = comment
        .withdrawn_at
        .is_none()
        .then(|| support_line(now, ground.draft, comment.number, comment.supports, supporting));
    let lang = if comment.is_read() { comment.language } else { language };
    let hide = ground.hides.then(|| {
        let to = format!("{}/comments/{}/hide", ground.desk, comment.number);
        view! { <p class="small screen-only"><a href=to>{w!(language, hiding.words_of_comment)}</a></p> }
    });
    let report =
        (ground.reports && comment.is_read()).then(|| report(language, comment.number, ground.draft));
    view! {
        <article class="comment" id=anchor>
            <header>
                <b>{author(language, &comment.author)}</b>
                {kind}
                <a class="num" href=permalink>{comment_number(language, comment.number)}</a>
                <time class="num" datetime=machine_time(comment.received_at)>{received}</time>
                {tag}
            </header>
            {entered(now, comment)}
            {quoted(now, comment, ground)}
            <div class="words" lang=lang.code()>{words}</div>
            {suggested(now, comment, ground)}
            {files}
            {corrections(now, comment)}
            {supports.flatten()}
            {comment.decision.as_ref().map(|decision| decided(now, decision, ground))}
            {hide}
            {report}
        </article>
    }
    .into_any()
}

/// That a comment came by another way than this site, and when it was entered.
pub fn entered(now: Now, comment: &CommentView) -> Option<AnyView> {
    let entered = comment.entered.as_ref()?;
    let says = entered_words(now.language, now.zone, comment.received_at, entered);
    Some(view! { <p class="small quiet num">{says}</p> }.into_any())
}

/// The way to the form in which a reader reports a comment.
fn report(language: Language, of: i64, draft: &str) -> AnyView {
    let to = format!("{draft}/comments/{of}/report");
    let about = comment_number(language, of);
    view! {
        <p class="small screen-only"><a href=to rel="nofollow">{w!(language, author.report)}<span class="unseen">": "{about}</span></a></p>
    }
    .into_any()
}

/// What stands in the place of hidden words.
fn instead(now: Now, hidden: &Hidden) -> AnyView {
    let language = now.language;
    let since = w!(language, hiding.since, date = now.date(now.zone.date_of(hidden.at)));
    view! {
        <p class="notice info">{hidden_words(language, hidden)}</p>
        <p class="small quiet num">{since}</p>
    }
    .into_any()
}

/// The paragraphs of a plain text.
pub fn paragraphs(text: &str) -> AnyView {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> })
        .collect_view()
        .into_any()
}

fn quoted(now: Now, comment: &CommentView, ground: Ground<'_>) -> Option<AnyView> {
    let language = now.language;
    let element = comment.anchor.element.as_ref()?;
    let place = match ground.placed.clause_number(element) {
        Some(number) => {
            let to = format!("{}#{}", ground.draft, clause_anchor(&number));
            view! { <a class="num" href=to>{number}</a> }.into_any()
        }
        None => view! { <span class="small">{w!(language, draft.vanished)}</span> }.into_any(),
    };
    let lang = comment.words_language();
    let quote = comment.anchor.quote.as_deref().map(prose::quoted);
    let quote = quote.map(|quote| view! { " "<span lang=lang.code()>{quote}</span> });
    Some(view! { <blockquote class="quoted">{place}{quote}</blockquote> }.into_any())
}

/// The proposed wording as a change of the clause.
fn suggested(now: Now, comment: &CommentView, ground: Ground<'_>) -> Option<AnyView> {
    let proposed = comment.suggestion.as_ref()?;
    let found = ground.placed.find(&proposed.element);
    let present = found.map(|(_, element)| element.clause(proposed.language)).unwrap_or_default();
    let mut change = redline_words(&present, &proposed.text);
    if found.is_some_and(|(_, element)| element.detail == Detail::Prose) {
        change = drawn(&change);
    }
    Some(
        view! {
            <p class="suggested">
                <span class="label">{w!(now.language, draft.suggested)}</span>" "
                <span lang=proposed.language.code()>{fragments(now.language, &change)}</span>
            </p>
        }
        .into_any(),
    )
}

/// The changes that came of a decision, each leading to its place in the redline (R15-9).
fn changed(now: Now, decision: &DecisionView, ground: Ground<'_>) -> Option<AnyView> {
    let revised = ground.revised.filter(|_| !decision.elements.is_empty())?;
    let links = decision
        .elements
        .iter()
        .filter_map(|element| {
            let (number, gone) = match revised.clause_number(element) {
                Some(number) => (number, ""),
                None => (ground.placed.clause_number(element)?, "was-"),
            };
            let to = format!("{}/compare#{gone}{}", ground.draft, clause_anchor(&number));
            Some(view! { " "<a class="num" href=to>{number}</a> })
        })
        .collect_view();
    let label = w!(now.language, draft.changed_by);
    Some(view! { <p class="causes"><span class="label">{label}</span>{links}</p> }.into_any())
}

fn decided(now: Now, decision: &DecisionView, ground: Ground<'_>) -> AnyView {
    let language = now.language;
    let class = match decision.outcome {
        Outcome::Accepted => "decision yes",
        Outcome::PartlyAccepted => "decision part",
        Outcome::NotAccepted => "decision no",
    };
    let date = now.date(now.zone.date_of(decision.decided_at));
    let shared = (decision.shared_with > 0).then(|| {
        view! { " · "{w!(language, draft.shared, count = decision.shared_with)} }
    });
    let words = paragraphs(&decision.substantiation);
    let summary = (!decision.summary.is_empty()).then(|| {
        view! { <p class="small"><span class="label">{w!(language, draft.summary)}</span>" "{decision.summary.clone()}</p> }
    });
    view! {
        <div class=class>
            <p class="outcome">{outcome(language, decision.outcome)}</p>
            {summary}
            {words}
            {changed(now, decision, ground)}
            <p class="small quiet num">{ground.body.to_owned()}", "{date}{shared}</p>
        </div>
    }
    .into_any()
}
