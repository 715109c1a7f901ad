//! The causes as they stand under the form of a section.

use leptos::prelude::*;

use super::SectionCauses;
use super::lines::{ChangedLine, LineCause};
use crate::components::comment::{comment_number, outcome};
use crate::components::decide::beginning;
use crate::components::form::{AreaField, SelectField};
use crate::pages::desk::reason_seen;
use crate::w;

/// The list of clauses with their causes, and the form that names one.
pub(in crate::pages::desk::section) fn shown(causes: SectionCauses) -> AnyView {
    let language = causes.now.language;
    let lines = if causes.lines.is_empty() {
        view! { <p class="quiet">{w!(language, trace.none_yet)}</p> }.into_any()
    } else {
        let lines = causes.lines.iter().map(|line| causes.line(line)).collect_view();
        view! { <ul class="list narrow">{lines}</ul> }.into_any()
    };
    let form = (!causes.lines.is_empty()).then(|| causes.form());
    view! {
        <div class="page">
            <section class="sheet rows" id="causes" aria-labelledby="causes-title">
                <h2 id="causes-title">{w!(language, trace.title)}</h2>
                <p class="hint">{w!(language, trace.says)}</p>
                {lines}
                {form}
            </section>
        </div>
    }
    .into_any()
}

impl SectionCauses {
    fn line(&self, line: &ChangedLine) -> AnyView {
        let language = self.now.language;
        let state = if line.changed { w!(language, trace.changed) } else { w!(language, trace.unchanged) };
        let class = if line.wants_a_cause() { "tag undecided" } else { "tag" };
        let comments = (!line.comments.is_empty()).then(|| {
            let comments = line.comments.iter().map(|cause| self.cause(line, cause)).collect_view();
            view! { <ul class="causes small" aria-label=w!(language, trace.from_comments)>{comments}</ul> }
        });
        let reason = line.reason.clone().map(|reason| {
            view! { <p class="small"><b>{w!(language, trace.reason)}": "</b>{reason}</p> }
        });
        let none =
            line.wants_a_cause().then(|| view! { <p class="small quiet">{w!(language, trace.no_cause)}</p> });
        view! {
            <li>
                <div class="rows">
                    <p><b class="num">{line.number.clone()}</b>" "{line.says.clone()}" "<span class=class>{state}</span></p>
                    {comments}
                    {reason}
                    {none}
                </div>
            </li>
        }
        .into_any()
    }

    fn cause(&self, line: &ChangedLine, cause: &LineCause) -> AnyView {
        let language = self.now.language;
        let to = format!("{}?comment={}", self.decide, cause.number);
        let (class, tag) = match cause.outcome {
            Some(given) if given.promises_change() => ("tag accepted", outcome(language, given)),
            Some(given) => ("tag not", outcome(language, given)),
            None => ("tag undecided", w!(language, draft.undecided)),
        };
        let number = comment_number(language, cause.number);
        let unlink = cause.linked.then(|| {
            let names = format!("{}: {number}, {}", w!(language, trace.unlink), line.number);
            view! {
                <form method="post" action=self.action.clone()>
                    <input type="hidden" name="element" value=line.element.to_string()/>
                    <input type="hidden" name="comment" value=cause.number.to_string()/>
                    <button class="link" name="do" value="unlink" aria-label=names>{w!(language, trace.unlink)}</button>
                </form>
            }
        });
        view! {
            <li class="row">
                <a class="num" href=to>{number.clone()}</a>
                <span class=class>{tag}</span>
                <span class="quiet" lang=cause.language.code()>{cause.says.clone()}</span>
                {unlink}
            </li>
        }
        .into_any()
    }

    fn form(&self) -> AnyView {
        let language = self.now.language;
        let typed = &self.typed;
        let first = self.lines.iter().find(|line| line.wants_a_cause()).map(|line| line.element.to_string());
        let chosen = if typed.element.is_empty() { first.unwrap_or_default() } else { typed.element.clone() };
        let clauses = self
            .lines
            .iter()
            .map(|line| (line.element.to_string(), format!("{} {}", line.number, beginning(&line.says, 50))));
        let of_lines = self.lines.iter().filter_map(|line| {
            Some(reason_seen::value(&format!("element:{}", line.element), line.reason.as_ref()?))
        });
        let seen = of_lines
            .chain(typed.seen.clone())
            .map(|value| view! { <input type="hidden" name=reason_seen::NAME value=value/> })
            .collect_view();
        let mut elements = vec![(String::new(), w!(language, publish.choose))];
        elements.extend(clauses);
        let mut comments = vec![(String::new(), w!(language, trace.no_comment))];
        comments.extend(self.accepted.iter().cloned());
        view! {
            <form class="form rows" method="post" action=format!("{}#causes", self.action)>
                {seen}
                <SelectField name="element" label=w!(language, trace.clause) value=chosen options=elements
                    errors=typed.errors.clone()/>
                <SelectField name="comment" label=w!(language, trace.comment) hint=w!(language, trace.comment_hint)
                    value=typed.comment.clone() options=comments errors=typed.errors.clone()/>
                <AreaField name="reason" label=w!(language, trace.why) text=typed.reason.clone()
                    errors=typed.errors.clone() rows=3/>
                <p class="actions">
                    <button class="button plain" name="do" value="cause">{w!(language, trace.save)}</button>
                </p>
            </form>
        }
        .into_any()
    }
}
