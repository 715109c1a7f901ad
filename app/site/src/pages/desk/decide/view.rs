//! The page of decisions.

use axum::response::Response;
use domain::draft::Refusal;
use domain::language::Language;
use http::StatusCode;
use leptos::prelude::*;
use services::discussion::{AttachmentView, CommentView, DecisionView, TakenBack, taken_back};
use services::drafts::{self, DraftSummary};

use super::form::{TypedDecision, setup};
use super::former::{former, reopen};
use super::skips::skips;
use crate::answers::attachment::files_of;
use crate::answers::deciding::DecisionContext;
use crate::components::attachments::attached;
use crate::components::comment::outcome;
use crate::components::decide::{
    DecideAddress, DecideFilter, QueueState, Ticked, clause_now, comment_card, likeness, queue, refusal,
};
use crate::components::editing::top::{DraftTop, EditingTab};
use crate::components::now::Now;
use crate::w;
use crate::words::{closing, number};
use crate::{Answer, FormState, Head, PageError, Site, Visitor, form_page, page_with_status};
use app::islands::decide::DecisionForm;

/// The page with a comment chosen: the one in the address, else the first of the queue.
pub(super) async fn shown(
    site: &Site,
    visitor: &Visitor,
    context: DecisionContext,
    typed: TypedDecision,
    state: FormState,
) -> Answer {
    let filter = DecideFilter::parse(&visitor.query);
    let chosen = context.chosen.and_then(|number| context.commented.comment(number).cloned());
    let summary = drafts::summary(&site.services, &context.commented.number, visitor.at).await?;
    let files = files_of(site, visitor, &context.commented.number, chosen.as_ref()).await?;
    let undecided = chosen.as_ref().filter(|comment| comment.decision.is_none());
    let former = match undecided {
        Some(comment) => {
            let number = &context.commented.number;
            taken_back(&site.services, &visitor.request(), number, comment.number).await?
        }
        None => None,
    };
    let title = format!("{} · {}", w!(visitor.language, decide.title), context.commented.number);
    let shown = DecidePage {
        now: Now::of(site, visitor),
        visitor: visitor.clone(),
        summary,
        context,
        filter,
        chosen,
        former,
        files,
        typed,
    };
    let head = skips(visitor.language, Head::live(title), shown.chosen.as_ref());
    Ok(form_page(site, visitor, head, state, move || shown.view()).await)
}

/// A draft on which nothing can be decided any more, or yet.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such draft.
pub(in crate::pages::desk) async fn refused(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    tab: EditingTab,
    refused: &Refusal,
) -> Result<Response, PageError> {
    let language = visitor.language;
    let summary = drafts::summary(&site.services, number, visitor.at).await?;
    let sentence = refusal(language, site.settings.zone, refused);
    let rule = w!(language, decide.rule, rule = refused.rule());
    let asker = visitor.clone();
    let published =
        (*refused == Refusal::AlreadyReported).then(|| visitor.address().draft_part(number, "report"));
    let title = w!(language, decide.title);
    let head = Head::plain(title).refused(language);
    Ok(page_with_status(site, visitor, head, StatusCode::CONFLICT, move || {
        view! {
            <DraftTop visitor=asker summary=summary tab=tab/>
            <div class="page narrow">
                <section class="notice info" role="status">
                    <h2>{sentence}</h2>
                    <p class="small">{rule}</p>
                    {published.map(|address| view! {
                        <p class="actions"><a class="button" href=address>{w!(language, publish.open_published)}</a></p>
                    })}
                </section>
            </div>
        }
    })
    .await)
}

/// Everything that the page is made of.
struct DecidePage {
    now: Now,
    visitor: Visitor,
    summary: DraftSummary,
    context: DecisionContext,
    filter: DecideFilter,
    chosen: Option<CommentView>,
    /// The decision on the chosen comment that was taken back, where it awaits another.
    former: Option<TakenBack>,
    /// The files of the chosen comment.
    files: Vec<AttachmentView>,
    typed: TypedDecision,
}

impl DecidePage {
    fn view(self) -> AnyView {
        let language = self.now.language;
        let commented = &self.context.commented;
        let address = DecideAddress::new(self.visitor.address(), &commented.number, self.filter.clone());
        let state = QueueState {
            commented,
            page: &self.context.queue,
            filter: &self.filter,
            ticked: &self.typed.ticked,
            address: &address,
        };
        let queue = queue(language, &state);
        let middle = match &self.chosen {
            Some(comment) => self.middle(comment, &address),
            None => self.empty(),
        };
        let aside = self.chosen.as_ref().map(|comment| {
            if let Some(given) = &comment.decision {
                self.taken(comment, given, &address)
            } else {
                let beside = self.beside();
                let setup = setup(language, &self.context, comment, &self.typed, &address, beside);
                view! { <aside aria-label=w!(language, decide.decision) class="sticky rows"><DecisionForm setup=setup/></aside> }.into_any()
            }
        });
        let progress = self.progress();
        let (decided, all) = (self.context.progress.decided, self.context.progress.received.max(1));
        view! {
            <DraftTop visitor=self.visitor summary=self.summary tab=EditingTab::Decide more=Some(progress)/>
            <progress class="in-sight" value=decided max=all aria-hidden="true"></progress>
            <div class="page decide">{queue}{middle}{aside}</div>
        }
        .into_any()
    }

    /// The comments before and after the chosen one in the queue.
    fn beside(&self) -> (Option<i64>, Option<i64>) {
        (self.context.queue.before, self.context.queue.after)
    }

    /// The window and the progress, which is always in sight.
    fn progress(&self) -> AnyView {
        let language = self.now.language;
        let context = &self.context;
        let moment = closing(language, self.now.zone, context.window.closes_at);
        let window = if context.window.accepts(self.now.at) {
            w!(language, decide.window_open, moment = moment)
        } else {
            w!(language, decide.window_closed, moment = moment)
        };
        let count = |count: i64| u64::try_from(count).unwrap_or_default();
        let (decided, all) = (count(context.progress.decided), count(context.progress.received));
        let says =
            w!(language, decide.progress, decided = number(language, decided), all = number(language, all));
        let left = w!(language, decide.left, count = all.saturating_sub(decided));
        let enter = self.visitor.address().desk(&format!("drafts/{}/comments/new", context.commented.number));
        let groups = context.groups;
        let groups = (groups > 0).then(|| format!(" · {}", w!(language, decide.groups, count = groups)));
        view! {
            <div class="progress">
                <p class="row ends"><b class="num">{says.clone()}</b><span class="small quiet num">{left}{groups}</span></p>
                <progress value=decided max=all.max(1) aria-label=says.clone()>{says.clone()}</progress>
                <p class="small quiet num">{window}</p>
                <p class="small"><a href=enter>{w!(language, entering.link)}</a></p>
            </div>
        }
        .into_any()
    }

    /// The clause, the comment and those like it.
    fn middle(&self, comment: &CommentView, address: &DecideAddress) -> AnyView {
        let (language, commented) = (self.now.language, &self.context.commented);
        let notice = self.typed.notice.clone().map(|notice| refusal_notice(language, notice));
        let beside = self.beside();
        let desk = self.visitor.address().desk(&format!("drafts/{}", commented.number));
        let folder = format!("{desk}/comments/{}/files", comment.number);
        let ticked =
            Ticked { numbers: &self.typed.ticked, all: self.typed.all, whole: self.typed.group.is_some() };
        let alike = self.context.alike.as_ref();
        let alike = alike.and_then(|alike| likeness(self.now, alike, comment.number, ticked, address));
        view! {
            <section id="chosen" tabindex="-1" aria-label=w!(language, desk_tool.chosen) class="sheet rows">
                {notice}
                {steps(language, address, beside)}
                {clause_now(self.now, commented, comment)}
                {comment_card(self.now, commented, comment, address)}
                {attached(language, &self.files, Some(&folder))}
                {self.former.as_ref().map(|given| former(self.now, given))}
                {alike}
            </section>
        }
        .into_any()
    }

    /// Nothing is chosen: all is decided, nothing was received, or the filter keeps nothing.
    fn empty(&self) -> AnyView {
        let language = self.now.language;
        let commented = &self.context.commented;
        let progress = self.context.progress;
        if progress.received == 0 {
            return view! {
                <section class="sheet empty">
                    <h2>{w!(language, decide.none)}</h2>
                    <p>{w!(language, decide.none_says)}</p>
                </section>
            }
            .into_any();
        }
        if progress.decided < progress.received {
            return view! { <section class="sheet empty"><h2>{w!(language, decide.nothing_found)}</h2></section> }.into_any();
        }
        let report = self.visitor.address().desk(&format!("drafts/{}/report", commented.number));
        view! {
            <section class="sheet empty">
                <h2>{w!(language, decide.all_decided)}</h2>
                <p>{w!(language, decide.all_decided_says)}</p>
                <p class="actions"><a class="button" href=report>{w!(language, decide.to_report)}</a></p>
            </section>
        }
        .into_any()
    }

    /// What was decided, what it changed, and how a head takes it back.
    fn taken(&self, comment: &CommentView, given: &DecisionView, address: &DecideAddress) -> AnyView {
        let language = self.now.language;
        let commented = &self.context.commented;
        let linked: Vec<String> = given
            .elements
            .iter()
            .filter_map(|element| {
                commented.working.clause_number(element).or_else(|| commented.placed.clause_number(element))
            })
            .collect();
        let links = (!linked.is_empty()).then(|| {
            view! { <p class="small">{w!(language, decide.links_now)}": "<span class="num">{linked.join(", ")}</span></p> }
        });
        let reopen =
            self.context.is_head.then(|| reopen(language, comment.number, given, &self.typed, address));
        view! {
            <aside aria-label=w!(language, decide.decision) class="sticky rows">
                <h2>{w!(language, decide.decision)}</h2>
                <p>{outcome(language, given.outcome)}</p>
                {links}
                <p class="hint">{w!(language, decide.decided_once)}</p>
                {reopen}
            </aside>
        }
        .into_any()
    }
}

fn refusal_notice(language: Language, (sentence, rule): (String, Option<&'static str>)) -> AnyView {
    view! {
        <section class="notice bad" role="alert" tabindex="-1" autofocus>
            <h2>{w!(language, decide.refused)}</h2>
            <p>{sentence}</p>
            {rule.map(|rule| view! { <p class="small">{w!(language, decide.rule, rule = rule)}</p> })}
        </section>
    }
    .into_any()
}

/// The ways to the comments before and after.
fn steps(language: Language, address: &DecideAddress, beside: (Option<i64>, Option<i64>)) -> Option<AnyView> {
    let (before, after) = beside;
    let link = |number: i64, rel: &'static str, words: String| view! { <a rel=rel href=address.comment(number)>{words}</a> };
    let before = before.map(|number| link(number, "prev", w!(language, decide.previous)));
    let after = after.map(|number| link(number, "next", w!(language, decide.next)));
    (before.is_some() || after.is_some())
        .then(|| view! { <p class="row ends small">{before}{after}</p> }.into_any())
}
