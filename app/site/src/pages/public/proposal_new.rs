//! The form of a proposal: anybody may send it, for recipients without an account, for a body by a person of its staff (R13-3).

use axum::extract::State;
use axum::response::Response;
use domain::language::Language;
use domain::proposal::{ProposalInput, ProposalKind, ProposalSource};
use domain::standard::SectionKey;
use leptos::prelude::*;
use services::error::{FieldProblem, ServiceError};
use services::people::Body;
use services::proposals::submit;
use services::register::{self, RegisterEntry};

use crate::components::bar::own_name;
use crate::components::form::{AreaField, Choices, ErrorSummary, Errors, SelectField, TextField};
use crate::components::notice::privacy_beside;
use crate::components::page_head::{Crumbs, PageHead};
use crate::components::spoken::best_words;
use crate::w;
use crate::words::standard::{article, section_name};
use crate::words::{proposal_kind, proposal_problem, proposal_source};
use crate::{Answer, Fields, FormState, Head, PageError, Site, Visitor, form_page, see_other};

/// The code of a service as it may look like, for the hint.
const EXAMPLE: &str = "002-01-022";

/// Shows the form; `?service=CODE` and `?kind=` choose for the visitor.
///
/// # Errors
/// [`PageError`] if the database does not answer.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    let asked = |name: &str| visitor.parameter(name).unwrap_or_default();
    // Staff may speak for themselves or for a body: that is theirs to choose.
    let is_staff = !visitor.actor.memberships().is_empty();
    let source = if is_staff { "" } else { ProposalSource::Recipient.code() };
    let email = visitor.signed_in.as_ref().map(|person| person.email.clone()).unwrap_or_default();
    let typed = ProposalInput {
        service: asked("service"),
        kind: asked("kind"),
        source: source.to_owned(),
        email,
        language: visitor.language.code().to_owned(),
        ..ProposalInput::default()
    };
    let key = site.services.entropy.receipt()?;
    show(&site, &visitor, FormState::Fresh, typed, key, Errors::none()).await
}

/// Takes the proposal and leads its author to where it is followed.
///
/// # Errors
/// As [`get`]; what cannot be taken comes back with the form.
pub async fn post(State(site): State<Site>, visitor: Visitor, fields: Fields) -> Answer {
    let typed = ProposalInput::from_fn(|name| fields.take(name));
    let key = fields.take("key");
    match submit(&site.services, &visitor.request(), &typed, Some(&key)).await {
        Ok(received) => {
            let to = visitor.address().to(&format!("/proposals/{}", received.receipt));
            Ok(see_other(&to, None))
        }
        Err(ServiceError::Invalid(problems)) => {
            let sentence = |problem: &FieldProblem| proposal_problem(visitor.language, problem);
            let errors = problems.iter().map(|one| (one.field.clone(), sentence(one))).collect();
            show(&site, &visitor, FormState::Invalid, typed, key, errors).await
        }
        Err(other) => Err(other.into()),
    }
}

/// What the form shows.
struct Shown {
    typed: ProposalInput,
    /// Names this sending, so that the same form sent twice is received once.
    key: String,
    /// The service, where the register has it.
    service: Option<RegisterEntry>,
    /// The bodies for which the visitor may speak.
    bodies: Vec<Body>,
    errors: Errors,
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    typed: ProposalInput,
    key: String,
    errors: Errors,
) -> Result<Response, PageError> {
    let service = match register::entry(&site.services, typed.service.trim()).await {
        Err(ServiceError::NotFound) => None,
        read => Some(read?).filter(|entry| entry.excluded_at.is_none()),
    };
    let mut bodies = Vec::new();
    let own = visitor.actor.memberships();
    if !own.is_empty() {
        bodies = services::people::bodies(&site.services).await?;
        bodies.retain(|body| own.iter().any(|membership| membership.body == body.id));
    }
    let shown = Shown { typed, key, service, bodies, errors };
    let head = Head::plain(w!(visitor.language, proposal.make));
    let asking = visitor.clone();
    Ok(form_page(site, visitor, head, state, move || whole(asking, shown)).await)
}

fn whole(visitor: Visitor, shown: Shown) -> AnyView {
    let language = visitor.language;
    let address = visitor.address();
    let crumbs = Crumbs::below(w!(language, proposal.title), address.to("/proposals"));
    let Shown { typed, key, service, bodies, errors } = shown;
    let kinds = ProposalKind::ALL.map(|kind| (kind.code().to_owned(), proposal_kind(language, kind))).into();
    let kind = vec![typed.kind.clone()];
    let action = address.to("/proposals/new");
    let back = address.to("/proposals");
    let first = service_field(&visitor, service, &typed, &errors);
    let who = who(&visitor, bodies, &typed, &errors);
    let what = what(language, &typed, &errors);
    let contact = contact(language, &typed, &errors);
    view! {
        <PageHead title=w!(language, proposal.make) lead=w!(language, proposal.new_lead) crumbs=crumbs/>
        <div class="page narrow">
            <section class="sheet rows">
                <form class="form rows" method="post" action=action novalidate>
                    <ErrorSummary visitor=visitor errors=errors.clone()/>
                    <input type="hidden" name="key" value=key/>
                    {first}
                    <Choices name="kind" legend=w!(language, proposal.kind) options=kinds chosen=kind errors=errors/>
                    {what}
                    {who}
                    {contact}
                    <p class="actions">
                        <button class="button">{w!(language, proposal.send)}</button>
                        <a href=back>{w!(language, form.cancel)}</a>
                    </p>
                </form>
            </section>
            {privacy_beside(language)}
        </div>
    }
    .into_any()
}

/// The service: known already, or named by its code.
fn service_field(
    visitor: &Visitor,
    service: Option<RegisterEntry>,
    typed: &ProposalInput,
    errors: &Errors,
) -> AnyView {
    let language = visitor.language;
    let register = visitor.address().to("/register");
    let Some(service) = service else {
        let hint = w!(language, proposal.service_hint, example = EXAMPLE.to_owned());
        return view! {
            <TextField name="service" label=w!(language, proposal.service_code) value=typed.service.clone()
                errors=errors.clone() hint=hint class="short"/>
            <p class="small"><a href=register>{w!(language, proposal.to_register)}</a></p>
        }
        .into_any();
    };
    let entry = service.entry;
    let (lang, name) = best_words(language, &entry.name);
    let code = entry.code.clone();
    view! {
        <input type="hidden" name="service" value=code.clone()/>
        <dl class="facts-list">
            <div>
                <dt>{w!(language, proposal.service)}</dt>
                <dd>
                    <span lang=lang>{name.to_owned()}</span>" "<span class="quiet num">{code}</span>" "
                    <a class="small" href=register>{w!(language, proposal.other_service)}</a>
                </dd>
            </div>
        </dl>
    }
    .into_any()
}

/// What is proposed: the section, the words, their language.
fn what(language: Language, typed: &ProposalInput, errors: &Errors) -> AnyView {
    let whole = (String::new(), w!(language, proposal.whole));
    let sections = SectionKey::EVERY
        .into_iter()
        .map(|key| (key.code().to_owned(), format!("{} {}", key.number(), section_name(language, key))));
    let sections = std::iter::once(whole).chain(sections).collect();
    let languages = Language::ALL.map(|one| (one.code().to_owned(), own_name(one).to_owned())).into();
    view! {
        <SelectField name="section" label=w!(language, proposal.section) value=typed.section.clone() options=sections
            errors=errors.clone()/>
        <AreaField name="text" label=w!(language, proposal.text) text=typed.text.clone() errors=errors.clone()
            hint=w!(language, proposal.text_hint) rows=8/>
        <SelectField name="language" label=w!(language, proposal.language) value=typed.language.clone() options=languages
            errors=errors.clone()/>
    }
    .into_any()
}

/// Who proposes; a body only through a person of its staff.
fn who(visitor: &Visitor, bodies: Vec<Body>, typed: &ProposalInput, errors: &Errors) -> AnyView {
    let language = visitor.language;
    let is_staff = !bodies.is_empty();
    // What was chosen stays on offer: after a session has ended the form comes back as it was sent.
    let offered =
        |source: &ProposalSource| is_staff || !source.is_of_a_body() || typed.source == source.code();
    let sources = ProposalSource::ALL.into_iter().filter(offered).map(|source| {
        let norm = article(language, source.article());
        (source.code().to_owned(), format!("{} ({norm})", proposal_source(language, source)))
    });
    let sources = sources.collect();
    let chosen = vec![typed.source.clone()];
    let body = if is_staff {
        let none = (String::new(), w!(language, proposal.body_none));
        let named = bodies.into_iter().map(|body| (body.code, body.name.best(language).1.to_owned()));
        let options = std::iter::once(none).chain(named).collect();
        view! {
            <SelectField name="body" label=w!(language, proposal.body) value=typed.body.clone() options=options
                errors=errors.clone() hint=w!(language, proposal.body_hint)/>
        }
        .into_any()
    } else {
        let to = visitor.address().to("/sign-in");
        view! {
            <input type="hidden" name="body" value=typed.body.clone()/>
            <p class="hint">{w!(language, proposal.source_staff)}" "<a href=to>{w!(language, site.sign_in)}</a></p>
        }
        .into_any()
    };
    view! {
        <Choices name="source" legend=w!(language, proposal.source) options=sources chosen=chosen errors=errors.clone()/>
        {body}
    }
    .into_any()
}

/// The name and the address, which nobody but the body that answers knows.
fn contact(language: Language, typed: &ProposalInput, errors: &Errors) -> AnyView {
    view! {
        <TextField name="name" label=w!(language, proposal.name) value=typed.name.clone() errors=errors.clone()
            hint=w!(language, proposal.name_hint) autocomplete="name"/>
        <TextField name="email" label=w!(language, proposal.email) value=typed.email.clone() errors=errors.clone()
            hint=w!(language, proposal.email_hint) kind="email" autocomplete="email"/>
    }
    .into_any()
}
