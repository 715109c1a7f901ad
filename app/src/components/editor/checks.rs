//! The findings of the check as a list with links to where they are.

use domain::standard::SectionKey;
use domain::standard::check::{Finding, Severity};
use leptos::prelude::*;

use super::words::EditorWords;

/// The place of a finding: the line in the form of its section, or the section.
pub fn place(address: &str, finding: &Finding) -> String {
    let section = finding.section.code();
    match &finding.element {
        Some(element) => format!("{address}/edit/{section}#line-{element}"),
        None => format!("{address}/edit/{section}"),
    }
}

/// A list of findings.
#[component]
pub fn Findings(
    /// What was found.
    findings: Vec<Finding>,
    /// Where the draft's pages of the desk begin.
    #[prop(into)]
    address: String,
    /// The words.
    words: StoredValue<EditorWords>,
    /// Whether each finding names its section.
    #[prop(optional)]
    named: bool,
) -> impl IntoView {
    let items = findings
        .into_iter()
        .map(|finding| {
            let class = match finding.severity {
                Severity::Error => "check err",
                Severity::Warning | Severity::Hint => "check warn",
            };
            let weight = words.with_value(|words| match finding.severity {
                Severity::Error => words.said.severity_error.clone(),
                Severity::Warning => words.said.severity_warning.clone(),
                Severity::Hint => words.said.severity_hint.clone(),
            });
            let (sentence, article) =
                words.with_value(|words| (words.finding(&finding), words.article(&finding)));
            let section = named.then(|| {
                let name = words.with_value(|words| words.section(finding.section));
                view! { <b><span class="num">{finding.section.number()}</span>" "{name}": "</b> }
            });
            let link = place(&address, &finding);
            view! {
                <li class=class>
                    <span class="unseen">{weight}": "</span>
                    {section}
                    {sentence}" "
                    {(!article.is_empty()).then(|| view! { <span class="article">{article}" "</span> })}
                    <a href=link>{words.with_value(|words| words.said.go_there.clone())}</a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="checks">{items}</ul> }
}

/// The checks beside the form: those of the open section first, those of the others folded.
#[component]
pub fn Checks(
    /// Everything that was found.
    #[prop(into)]
    findings: Signal<Vec<Finding>>,
    /// The open section.
    section: SectionKey,
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
                    <Findings findings=others address=elsewhere_at.clone() words=words named=true/>
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
