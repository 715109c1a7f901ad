//! The findings of the check as a list with links to where they are.

use domain::standard::check::{Finding, Severity};
use domain::standard::{Content, SectionKey};
use leptos::prelude::*;

use super::finding::{place, weight};
use super::grouped::GroupedFindings;
use super::words::EditorWords;

/// A list of the findings of one section.
#[component]
pub fn Findings(
    /// What was found.
    findings: Vec<Finding>,
    /// Where the draft's pages of the desk begin.
    #[prop(into)]
    address: String,
    /// The words.
    words: StoredValue<EditorWords>,
) -> impl IntoView {
    let items = findings
        .into_iter()
        .map(|finding| {
            let class = match finding.severity {
                Severity::Error => "check err",
                Severity::Warning | Severity::Hint => "check warn",
            };
            let weight = words.with_value(|words| weight(words, finding.severity));
            let (sentence, article) =
                words.with_value(|words| (words.finding(&finding), words.article(&finding)));
            let link = place(&address, &finding);
            view! {
                <li class=class>
                    <span class="unseen">{weight}": "</span>
                    {sentence}" "
                    {(!article.is_empty()).then(|| view! { <span class="article">{article}" "</span> })}
                    <a href=link>{words.with_value(|words| words.said.go_there.clone())}</a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="checks">{items}</ul> }
}

/// The checks beside the form: those of the open section first, those of the others folded and by kind.
#[component]
pub fn Checks(
    /// Everything that was found.
    #[prop(into)]
    findings: Signal<Vec<Finding>>,
    /// The open section.
    section: SectionKey,
    /// The text of the other sections, which numbers their clauses.
    content: StoredValue<Content>,
    /// Where the draft's pages of the desk begin.
    #[prop(into)]
    address: String,
    /// The words.
    words: StoredValue<EditorWords>,
) -> impl IntoView {
    let elsewhere_at = address.clone();
    let here = move || {
        let own: Vec<Finding> =
            findings.get().into_iter().filter(|finding| finding.section == section).collect();
        if own.is_empty() {
            let nothing = words.with_value(|words| words.said.nothing_found.clone());
            return view! { <ul class="checks"><li class="check">{nothing}</li></ul> }.into_any();
        }
        view! { <Findings findings=own address=address.clone() words=words/> }.into_any()
    };
    let elsewhere = move || {
        let others: Vec<Finding> =
            findings.get().into_iter().filter(|finding| finding.section != section).collect();
        (!others.is_empty()).then(|| {
            view! {
                <details class="more">
                    <summary>{words.with_value(|words| words.said.elsewhere.clone())}" "<span class="quiet num">{others.len()}</span></summary>
                    <GroupedFindings findings=others content=content address=elsewhere_at.clone() words=words/>
                </details>
            }
        })
    };
    view! {
        <h2>{words.with_value(|words| words.said.checks.clone())}</h2>
        {here}
        {elsewhere}
    }
}
