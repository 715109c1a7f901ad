//! The form by which anybody supports a comment while the discussion is open.

use axum::extract::State;
use domain::discussion::{AuthorKind, CommentFieldProblem, Region, SupportFields, SupportInput};
use domain::draft::Refusal;
use domain::language::Language;
use leptos::prelude::*;
use services::discussion::{Arrival, Attachments, Channel, CommentView, attachments, support};
use services::error::ServiceError;
use services::reading::{self, DraftPage};

use crate::components::bar::own_name;
use crate::components::comment::{Ground, comment, comment_number};
use crate::components::form::{Choices, ErrorSummary, Errors, SelectField, TextField};
use crate::components::notice::privacy_beside;
use crate::components::now::Now;
use crate::components::page_head::{Crumbs, PageHead};
use crate::components::support::Supporting;
use crate::w;
use crate::words::standard::article;
use crate::words::{author_kind, closing, comment_problem, moment, region_name, wordless};
use crate::{Answer, CommentPath, Fields, FormState, Head, PageError, Site, Visitor, form_page, see_other};

/// The names of the fields.
const NAMES: SupportFields<&str> = SupportFields::NAMES;

/// Shows the form.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such comment that everybody reads.
pub async fn get(State(site): State<Site>, visitor: Visitor, path: CommentPath) -> Answer {
    let typed = SupportInput {
        kind: AuthorKind::Individual.code().to_owned(),
        language: visitor.language.code().to_owned(),
        ..SupportInput::default()
    };
    let key = site.services.entropy.receipt()?;
    let shown = Shown::read(&site, &visitor, path, typed, key).await?;
    show(&site, &visitor, FormState::Fresh, shown).await
}

/// Takes the support and leads to its receipt.
///
/// # Errors
/// As [`get`]; what cannot be taken comes back with the form.
pub async fn post(State(site): State<Site>, visitor: Visitor, path: CommentPath, fields: Fields) -> Answer {
    let typed = SupportInput::from_fn(|name| fields.take(name));
    let key = fields.take("key");
    let arrival =
        Arrival { idempotency_key: Some(key.clone()).filter(|key| !key.is_empty()), channel: Channel::Form };
    let request = visitor.request();
    let answer = support(&site.services, &request, &path.number, path.comment, &typed, arrival).await;
    let mut shown = Shown::read(&site, &visitor, path, typed, key).await?;
    let state = match answer {
        Ok(kept) => {
            return Ok(see_other(&visitor.address().to(&format!("/supports/{}", kept.receipt)), None));
        }
        Err(ServiceError::Refused(Refusal::DiscussionClosed { closes_at, received_at })) => {
            let (language, zone) = (visitor.language, site.settings.zone);
            shown.late = Some([closing(language, zone, closes_at), moment(language, zone, received_at)]);
            FormState::Conflict
        }
        Err(error) => {
            shown.errors = problems(visitor.language, error)?;
            FormState::Invalid
        }
    };
    show(&site, &visitor, state, shown).await
}

/// The sentences for what is wrong with a support.
///
/// # Errors
/// Every fault that no field is to blame for.
pub(super) fn problems(language: Language, error: ServiceError) -> Result<Errors, PageError> {
    match error {
        ServiceError::InvalidComment(found) => {
            let told = |one: CommentFieldProblem| (one.field.to_owned(), comment_problem(language, one));
            Ok(found.into_iter().map(told).collect())
        }
        ServiceError::Invalid(found) => {
            let sentence = |code: &str| match code {
                "supported" => w!(language, support.problem_supported),
                other => wordless(language, other),
            };
            Ok(found.into_iter().map(|one| (one.field, sentence(&one.code))).collect())
        }
        other => Err(other.into()),
    }
}

/// What the page shows.
struct Shown {
    draft: DraftPage,
    comment: CommentView,
    typed: SupportInput,
    /// Names this sending, so that the same form sent twice is received once.
    key: String,
    errors: Errors,
    /// The closing moment and that of arrival, where it came too late (R15-4).
    late: Option<[String; 2]>,
}

impl Shown {
    async fn read(
        site: &Site,
        visitor: &Visitor,
        path: CommentPath,
        typed: SupportInput,
        key: String,
    ) -> Result<Self, PageError> {
        let draft = reading::draft(&site.services, &visitor.request(), &path.number).await?;
        let comment = services::discussion::comment(&site.services, &path.number, path.comment).await?;
        if !comment.is_read() {
            return Err(PageError::NotFound);
        }
        Ok(Self { draft, comment, typed, key, errors: Errors::none(), late: None })
    }

    fn is_open(&self, now: Now) -> bool {
        self.draft.summary.placement.window.accepts(now.at) && self.draft.summary.withdrawn.is_none()
    }
}

async fn show(site: &Site, visitor: &Visitor, state: FormState, shown: Shown) -> Answer {
    let files = attachments(&site.services, &shown.draft.summary.number, &[shown.comment.number]).await?;
    let now = Now::of(site, visitor);
    let said = comment_number(now.language, shown.comment.number);
    let title = w!(now.language, support.title, number = said);
    let head = Head::plain(title.clone());
    let asking = visitor.clone();
    Ok(form_page(site, visitor, head, state, move || whole(now, asking, shown, &files, title)).await)
}

fn whole(now: Now, visitor: Visitor, shown: Shown, files: &Attachments, title: String) -> AnyView {
    let language = now.language;
    let summary = &shown.draft.summary;
    let address = now.address().draft(&summary.number);
    let own = shown.comment.number;
    let crumbs = Crumbs::new(w!(language, site.path))
        .link(address.clone(), w!(language, draft.number, number = summary.number.clone()))
        .link(format!("{address}/comments?no={own}#no-{own}"), comment_number(language, own));
    let ground = Ground {
        placed: &shown.draft.placed.content,
        draft: &address,
        body: "",
        revised: None,
        awaits: false,
        hides: false,
        reports: false,
        desk: "",
        attachments: files,
        supporting: Supporting::Over,
    };
    let words = comment(now, &shown.comment, ground);
    let ending = closing(language, now.zone, summary.placement.window.closes_at);
    let is_open = shown.is_open(now);
    let below = match (shown.late.clone(), is_open) {
        (Some([closed, arrived]), _) => late(language, closed, arrived),
        (None, false) => view! {
            <section class="notice warn">
                <h2>{w!(language, comment.closed_title)}</h2>
                <p class="num">{w!(language, comment.closed_says, moment = ending)}</p>
            </section>
        }
        .into_any(),
        (None, true) => {
            let form = form(visitor, shown, &address);
            view! {
                <p class="quiet num">{w!(language, comment.closes, moment = ending)}</p>
                <section class="sheet rows">{form}</section>
                {privacy_beside(language)}
            }
            .into_any()
        }
    };
    view! {
        <PageHead title=title lead=w!(language, support.lead) crumbs=crumbs/>
        <div class="page narrow">
            <section class="sheet"><div class="comments">{words}</div></section>
            {below}
        </div>
    }
    .into_any()
}

fn late(language: Language, closed: String, arrived: String) -> AnyView {
    view! {
        <section class="notice bad refusal" role="alert" tabindex="-1" id="refusal" autofocus>
            <h2>{w!(language, support.late_title)}</h2>
            <dl class="moments">
                <div><dt>{w!(language, comment.late_closed)}</dt><dd class="num">{closed}</dd></div>
                <div><dt>{w!(language, support.late_arrived)}</dt><dd class="num">{arrived}</dd></div>
            </dl>
            <p>{w!(language, support.late_says, article = article(language, "Art. 15(4)"))}</p>
        </section>
    }
    .into_any()
}

fn form(visitor: Visitor, shown: Shown, draft: &str) -> AnyView {
    let language = visitor.language;
    let Shown { typed, key, errors, comment, .. } = shown;
    let action = format!("{draft}/comments/{}/support", comment.number);
    let back = format!("{draft}/comments?no={0}#no-{0}", comment.number);
    let kinds: Vec<(String, String)> = AuthorKind::ALL
        .into_iter()
        .filter(|kind| kind.may_support())
        .map(|kind| (kind.code().to_owned(), author_kind(language, kind)))
        .collect();
    let kind = vec![typed.kind];
    let withhold = vec![("yes".to_owned(), w!(language, comment.withhold))];
    let ticked = if typed.withhold.is_empty() { Vec::new() } else { vec!["yes".to_owned()] };
    let none = (String::new(), w!(language, comment.region_none));
    let regions = Region::ALL.into_iter().map(|one| (one.code().to_owned(), region_name(language, one)));
    let regions = std::iter::once(none).chain(regions).collect();
    let languages = Language::ALL.map(|one| (one.code().to_owned(), own_name(one).to_owned())).into();
    view! {
        <form class="form rows" method="post" action=action novalidate>
            <ErrorSummary visitor=visitor errors=errors.clone()/>
            <input type="hidden" name="key" value=key/>
            <Choices name=NAMES.kind legend=w!(language, comment.who) options=kinds chosen=kind errors=errors.clone() across=true/>
            <TextField name=NAMES.name label=w!(language, comment.name) value=typed.name errors=errors.clone()
                hint=w!(language, comment.name_hint) autocomplete="name"/>
            <Choices name=NAMES.withhold legend=w!(language, support.name_shown) options=withhold chosen=ticked
                errors=errors.clone() several=true/>
            <SelectField name=NAMES.region label=w!(language, support.region) value=typed.region options=regions errors=errors.clone()/>
            <TextField name=NAMES.email label=w!(language, support.email) value=typed.email errors=errors.clone()
                hint=w!(language, support.email_hint) optional=w!(language, form.optional) kind="email" autocomplete="email"/>
            <SelectField name=NAMES.language label=w!(language, support.language) value=typed.language options=languages errors=errors class="short"/>
            <p class="actions">
                <button class="button">{w!(language, support.send)}</button>
                <a class="button plain" href=back>{w!(language, form.cancel)}</a>
            </p>
        </form>
    }
    .into_any()
}
