//! The list of proposed decisions with what each changes in the text.

use domain::access::{Action, Resource};
use domain::discussion::Outcome;
use domain::redline::{drawn, words};
use domain::standard::{Detail, Element, ElementId};
use leptos::prelude::*;
use services::discussion::{ProposedDecision, ProposedFilter, ProposedPage};
use services::drafts::DraftSummary;

use crate::Visitor;
use crate::components::comment::{comment_number, outcome, paragraphs};
use crate::components::editing::top::{DraftTop, EditingTab};
use crate::components::form::{ErrorSummary, Errors, SelectField};
use crate::components::fragments::fragments;
use crate::components::now::Now;
use crate::components::pager::turns;
use crate::w;
use crate::words::{moment, number};

/// What stood against a confirmation.
pub(super) enum Against {
    /// Nothing was chosen.
    NoneChosen,
    /// The decisions are others than those that were shown.
    Changed,
}

/// Everything the page needs.
pub(super) struct ProposedList {
    /// The reader's language, instant and zone.
    pub(super) now: Now,
    /// Who asks.
    pub(super) visitor: Visitor,
    /// The draft.
    pub(super) summary: DraftSummary,
    /// The decisions.
    pub(super) page: ProposedPage,
    /// Which of them.
    pub(super) filter: ProposedFilter,
    /// What stood against a confirmation.
    pub(super) against: Option<Against>,
    /// What was ticked.
    pub(super) ticked: Vec<String>,
}

impl ProposedList {
    /// The address of the draft at the desk.
    fn draft(&self) -> String {
        self.visitor.address().desk(&format!("drafts/{}", self.summary.number))
    }

    /// The address of the list under its filter, from a place on.
    fn at(&self, after: Option<i64>) -> String {
        let outcome = self.filter.outcome.map(|outcome| ("outcome", outcome.code().to_owned()));
        let after = after.map(|after| ("after", after.to_string()));
        let pairs: Vec<(&str, String)> = [outcome, after].into_iter().flatten().collect();
        let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let own = format!("{}/proposed", self.draft());
        if query.is_empty() { own } else { format!("{own}?{query}") }
    }

    fn is_head(&self) -> bool {
        self.visitor.may(Action::ConfirmDecisions, &Resource::Draft { body: self.summary.body })
    }
}

/// The page.
pub(super) fn view(list: &ProposedList) -> AnyView {
    let language = list.now.language;
    let mut errors = Errors::none();
    let changed = match list.against {
        Some(Against::NoneChosen) => {
            errors.add("decisions", w!(language, confirming.p_none));
            None
        }
        Some(Against::Changed) => Some(view! {
            <section class="notice warn" role="alert" tabindex="-1">
                <h2>{w!(language, confirming.changed)}</h2>
                <p>{w!(language, confirming.changed_says)}</p>
            </section>
        }),
        None => None,
    };
    let inside = if !list.page.is_on {
        view! { <p class="notice info">{w!(language, confirming.not_here)}</p> }.into_any()
    } else if list.page.count == 0 {
        view! { <div class="empty"><h2>{w!(language, confirming.none)}</h2><p>{w!(language, confirming.none_says)}</p></div> }
            .into_any()
    } else {
        decisions(list, &errors)
    };
    let filters = list.page.is_on.then(|| filters(list));
    let first = list.filter.after.is_some().then(|| (list.at(None), w!(language, rounds_public.from_first)));
    let next = list.page.next.map(|after| list.at(Some(after)));
    view! {
        <DraftTop visitor=list.visitor.clone() summary=list.summary.clone() tab=EditingTab::Decide/>
        <div class="page">
            {changed}
            <ErrorSummary visitor=list.visitor.clone() errors=errors/>
            <h2>{w!(language, confirming.title)}</h2>
            <p class="quiet">{w!(language, confirming.lead)}</p>
            {filters}
            {inside}
            {turns(list.now, first, next)}
        </div>
    }
    .into_any()
}

fn filters(list: &ProposedList) -> AnyView {
    let language = list.now.language;
    let mut options = vec![(String::new(), w!(language, confirming.any_outcome))];
    options.extend(Outcome::ALL.map(|one| (one.code().to_owned(), outcome(language, one))));
    let chosen = list.filter.outcome.map(Outcome::code).unwrap_or_default();
    view! {
        <form class="filters screen-only" method="get" action=format!("{}/proposed", list.draft())>
            <SelectField name="outcome" label=w!(language, confirming.outcome) value=chosen options=options errors=Errors::none()/>
            <p class="actions"><button class="button plain">{w!(language, confirming.filter)}</button></p>
        </form>
    }
    .into_any()
}

/// The decisions, in a form for a head.
fn decisions(list: &ProposedList, errors: &Errors) -> AnyView {
    let language = list.now.language;
    let is_head = list.is_head();
    let items = list.page.decisions.iter().map(|one| item(list, one, is_head)).collect_view();
    if !is_head {
        return view! { <p>{w!(language, confirming.only_head)}</p><section class="sheet comments">{items}</section> }
            .into_any();
    }
    let error = errors.of("decisions");
    view! {
        <form method="post" action=list.at(list.filter.after) class="rows">
            <input type="hidden" name="count" value=list.page.count.to_string()/>
            <input type="hidden" name="hash" value=list.page.hash.clone()/>
            <fieldset id="f-decisions" tabindex="-1" class="sheet comments">
                <legend>{w!(language, confirming.found, count = list.page.count)}</legend>
                {error.map(|error| view! { <span class="error" id="f-decisions-error">{error}</span> })}
                {items}
            </fieldset>
            <p class="actions">
                <button class="button plain" name="do" value="some">{w!(language, confirming.confirm_some)}</button>
                <button class="button" name="do" value="all">{w!(language, confirming.confirm_all, count = list.page.count)}</button>
            </p>
            <p class="hint">{w!(language, confirming.confirm_says)}</p>
        </form>
    }
    .into_any()
}

fn item(list: &ProposedList, one: &ProposedDecision, is_head: bool) -> AnyView {
    let language = list.now.language;
    let to = format!("{}/decide?comment={}", list.draft(), one.comment);
    let first = comment_number(language, one.comment);
    let more = one.comments.saturating_sub(1);
    let more = (more > 0).then(|| w!(language, confirming.and_more, number = number(language, more)));
    let by = one.by.clone().unwrap_or_else(|| w!(language, editor.by_system));
    let time = moment(language, list.now.zone, one.at);
    let class = match one.outcome {
        Outcome::Accepted => "decision",
        Outcome::PartlyAccepted => "decision part",
        Outcome::NotAccepted => "decision no",
    };
    let value = format!("{}:{}", one.id, one.mark);
    let tick = is_head.then(|| {
        let checked = list.ticked.contains(&value);
        view! {
            <label class="choice"><input type="checkbox" name="decisions" value=value checked=checked/><span>{w!(language, confirming.tick)}</span></label>
        }
    });
    let give_back = is_head
        .then(|| view! { <p class="small"><a href=to.clone()>{w!(language, confirming.give_back)}</a></p> });
    let changes = one.elements.iter().map(|element| change(list, element)).collect_view();
    view! {
        <article class="comment">
            <header><a href=to.clone()>{first}</a><span class="num">{more}</span><span>{by}</span><span class="num">{time}</span></header>
            <p>{one.summary.clone()}</p>
            <div class=class>
                <p class="outcome">{outcome(language, one.outcome)}</p>
                {paragraphs(&one.substantiation)}
            </div>
            {changes}
            {tick}
            {give_back}
        </article>
    }
    .into_any()
}

/// What became of a clause that changed on account of a decision.
fn change(list: &ProposedList, element: &ElementId) -> AnyView {
    let language = list.now.language;
    let (placed, working) = (&list.page.placed, &list.page.working);
    let (old, new) = (placed.find(element), working.find(element));
    let of_either = new.or(old).map(|(_, one)| one.text.best(language).0);
    let spoken = of_either.unwrap_or(language);
    let said = |found: Option<(_, &Element)>| found.map(|(_, one)| one.clause(spoken)).unwrap_or_default();
    let runs = words(&said(old), &said(new));
    let is_prose = new.or(old).is_some_and(|(_, one)| one.detail == Detail::Prose);
    let runs = if is_prose { drawn(&runs) } else { runs };
    let clause = working.clause_number(element).or_else(|| placed.clause_number(element)).unwrap_or_default();
    view! {
        <p class="small">{w!(language, confirming.changed_clause, number = clause)}</p>
        <blockquote lang=spoken.code() class="quoted">{fragments(language, &runs)}</blockquote>
    }
    .into_any()
}
