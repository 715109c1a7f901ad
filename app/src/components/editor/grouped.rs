//! The findings of a whole draft by kind: how many there are of each, and the clauses that they are about.

use domain::language::Language;
use domain::standard::Content;
use domain::standard::check::{Finding, Problem, Severity};
use leptos::prelude::*;

use super::finding::{place, weight};
use super::words::EditorWords;

/// The findings of one kind, in the order of the text.
struct Kind {
    problem: Problem,
    language: Option<Language>,
    found: Vec<Finding>,
}

/// The kinds: what refuses placement first, else in the order of the text.
fn kinds(findings: Vec<Finding>) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = Vec::new();
    for finding in findings {
        let known = kinds
            .iter_mut()
            .find(|kind| (kind.problem, kind.language) == (finding.problem, finding.language));
        if let Some(kind) = known {
            kind.found.push(finding);
        } else {
            let (problem, language) = (finding.problem, finding.language);
            kinds.push(Kind { problem, language, found: vec![finding] });
        }
    }
    kinds.sort_by_key(|kind| kind.problem.severity());
    kinds
}

/// The findings of a draft, each kind once.
#[component]
pub fn GroupedFindings(
    /// What was found.
    findings: Vec<Finding>,
    /// The text, which numbers the clauses.
    content: StoredValue<Content>,
    /// Where the draft's pages of the desk begin.
    #[prop(into)]
    address: String,
    /// The words.
    words: StoredValue<EditorWords>,
) -> impl IntoView {
    let items = kinds(findings).into_iter().map(|kind| one(&kind, content, &address, words)).collect_view();
    view! { <ul class="checks">{items}</ul> }.into_any()
}

/// A kind with the links to its clauses; many of them fold.
fn one(
    kind: &Kind,
    content: StoredValue<Content>,
    address: &str,
    words: StoredValue<EditorWords>,
) -> Option<AnyView> {
    let first = kind.found.first()?;
    let class = if first.severity == Severity::Error { "check err" } else { "check warn" };
    let says = words.with_value(|words| weight(words, first.severity));
    let article = words.with_value(|words| words.article(first));
    let article = (!article.is_empty()).then(|| view! { <span class="article">{article}" "</span> });
    let count = kind.found.len();
    let links =
        kind.found.iter().map(|finding| link(finding, content, address, words, count > 1)).collect_view();
    let view = if count == 1 {
        let sentence = words.with_value(|words| words.finding(first));
        view! {
            <li class=class><span class="unseen">{says}": "</span>{links}": "{sentence}" "{article}</li>
        }
        .into_any()
    } else {
        let sentence = words.with_value(|words| words.kind(first));
        view! {
            <li class=class>
                <details class="more">
                    <summary>
                        <span><span class="unseen">{says}": "</span>{sentence}" "<span class="quiet num">{count}</span></span>
                    </summary>
                    {article}
                    <ul class="places">{links}</ul>
                </details>
            </li>
        }
        .into_any()
    };
    Some(view)
}

/// The clause of a finding: its number with the name of its section, and what is quoted of it where it is one of many.
fn link(
    finding: &Finding,
    content: StoredValue<Content>,
    address: &str,
    words: StoredValue<EditorWords>,
    listed: bool,
) -> AnyView {
    let element = finding.element.as_ref();
    let number = content.with_value(|content| element.and_then(|element| content.clause_number(element)));
    let number = number.unwrap_or_else(|| finding.section.number().to_owned());
    let section = words.with_value(|words| words.section(finding.section));
    let link = view! {
        <a class="num" href=place(address, finding)>{number}<span class="unseen">" "{section}</span></a>
    };
    let quote =
        finding.quote.clone().filter(|_| listed).map(|quote| view! { " "<span class="quiet">{quote}</span> });
    if listed { view! { <li>{link}{quote}</li> }.into_any() } else { link.into_any() }
}

#[cfg(test)]
mod tests {
    use domain::standard::check::{CheckContext, check};

    use super::*;

    #[test]
    fn findings_of_a_kind_stand_together_and_what_refuses_comes_first() {
        let found = check(&Content::default(), &CheckContext::default());
        let all = found.len();
        let kinds = kinds(found);
        assert_eq!(kinds.iter().map(|kind| kind.found.len()).sum::<usize>(), all);
        let empty: Vec<_> = kinds.iter().filter(|kind| kind.problem == Problem::SectionEmpty).collect();
        let [empty] = empty.as_slice() else { panic!("one kind") };
        assert!(empty.found.len() > 1, "several sections are empty");
        assert!(kinds.is_sorted_by_key(|kind| kind.problem.severity()));
    }
}
