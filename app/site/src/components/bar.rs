//! The bar above and the foot below every page.

use domain::language::Language;
use leptos::prelude::*;

use crate::Visitor;
use crate::w;

/// How each language calls itself; the same in every language of the interface.
pub const fn own_name(language: Language) -> &'static str {
    match language {
        Language::Kk => "Қазақша",
        Language::Ru => "Русский",
        Language::En => "English",
    }
}

fn link(visitor: &Visitor, path: &str, words: String) -> impl IntoView + use<> {
    let here = visitor.path == path || (path != "/" && visitor.path.starts_with(&format!("{path}/")));
    view! { <a href=visitor.address().to(path) aria-current=here.then_some("page")>{words}</a> }
}

/// The bar: main places, languages, the account.
#[component]
pub fn Bar(
    /// Who asks.
    visitor: Visitor,
) -> impl IntoView {
    let language = visitor.language;
    let main = if visitor.signed_in.is_some() && visitor.path.starts_with("/desk") {
        desk_links(&visitor).into_any()
    } else {
        public_links(&visitor).into_any()
    };
    let languages = Language::ALL
        .into_iter()
        .map(|other| {
            let current = (other == language).then_some("true");
            view! {
                <a href=visitor.elsewhere(other) lang=other.code() hreflang=other.code() aria-current=current>
                    {own_name(other)}
                </a>
            }
        })
        .collect_view();
    let account = match &visitor.signed_in {
        Some(person) => {
            let here = visitor.path == "/desk/account";
            let desk = (!visitor.path.starts_with("/desk"))
                .then(|| view! { <a href=visitor.address().desk("")>{w!(language, site.my_desk)}</a> });
            view! {
                <div class="account">
                    {desk}
                    <a class="own" href=visitor.address().desk("account") aria-current=here.then_some("page")>{person.name.clone()}</a>
                    <form method="post" action=visitor.address().to("/sign-out")>
                        <button class="link">{w!(language, site.sign_out)}</button>
                    </form>
                </div>
            }
            .into_any()
        }
        None => view! {
            <div class="account"><a href=visitor.address().to("/sign-in")>{w!(language, site.sign_in)}</a></div>
        }
        .into_any(),
    };
    view! {
        <header class="bar">
            <div>
                <a class="mark" href=visitor.address().home()>{w!(language, site.name)}</a>
                <nav aria-label=w!(language, site.main_places)>{main}</nav>
                <div class="languages" role="navigation" aria-label=w!(language, site.languages)>{languages}</div>
                {account}
            </div>
        </header>
    }
}

fn public_links(visitor: &Visitor) -> impl IntoView + use<> {
    let language = visitor.language;
    view! {
        {link(visitor, "/", w!(language, site.open_for_comment))}
        {link(visitor, "/drafts", w!(language, site.drafts))}
        {link(visitor, "/register", w!(language, site.register))}
        {link(visitor, "/standards", w!(language, in_force.bar))}
        {link(visitor, "/reports", w!(language, site.reports))}
        {link(visitor, "/law", w!(language, site.law))}
    }
}

fn desk_links(visitor: &Visitor) -> impl IntoView + use<> {
    use domain::access::{Action, Resource};
    let language = visitor.language;
    let may = |action| visitor.may(action, &Resource::Site);
    let answers = visitor
        .actor
        .memberships()
        .iter()
        .any(|own| visitor.may(Action::AnswerProposals, &Resource::Draft { body: own.body }));
    let here = |path: &'static str, words: String| {
        let current = if path == "/desk" { visitor.path == path } else { visitor.path.starts_with(path) };
        view! { <a href=visitor.address().to(path) aria-current=current.then_some("page")>{words}</a> }
    };
    view! {
        {here("/desk", w!(language, site.my_desk))}
        {here("/desk/drafts", w!(language, site.drafts))}
        {visitor.coordinates().then(|| here("/desk/coordination", w!(language, opinion.inbox)))}
        {answers.then(|| here("/desk/proposals", w!(language, proposal.bar)))}
        {visitor.may(Action::KeepRegister, &Resource::Register)
            .then(|| here("/desk/register", w!(language, site.register)))}
        {visitor.may(Action::EnterStandard, &Resource::Register)
            .then(|| here("/desk/standards", w!(language, in_force.bar)))}
        {may(Action::ManageBodies).then(|| here("/desk/bodies", w!(language, site.bodies)))}
        {may(Action::ReadPeople).then(|| here("/desk/people", w!(language, site.people)))}
        {may(Action::ManageCalendar).then(|| here("/desk/calendar", w!(language, site.calendar)))}
        {may(Action::EditNotices).then(|| here("/desk/notices", w!(language, notices.bar)))}
        {may(Action::ReadLedger).then(|| here("/desk/ledger", w!(language, site.ledger)))}
        {may(Action::ReadAudit).then(|| here("/desk/audit", w!(language, site.audit)))}
    }
}

/// The foot: the law, the help, the feeds, the machine's door, the notices of the operator.
#[component]
pub fn Foot(
    /// Who asks.
    visitor: Visitor,
) -> impl IntoView {
    let language = visitor.language;
    let address = visitor.address();
    view! {
        <footer class="foot">
            <div>
                <nav aria-label=w!(language, site.about)>
                    <a href=address.to("/law")>{w!(language, site.how_follows_law)}</a>
                    <a href=address.to("/help")>{w!(language, notices.help)}</a>
                    <a href=address.to("/proposals")>{w!(language, proposal.title)}</a>
                    <a href=address.to("/ledger")>{w!(language, ledger.title)}</a>
                    <a href=address.to("/feed.atom")>{w!(language, site.feed)}</a>
                    <a href=address.to("/calendar.ics")>{w!(language, site.calendar_file)}</a>
                    <a href="/api/v1/openapi.json">{w!(language, site.machines)}</a>
                    <a href=address.to("/privacy")>{w!(language, notices.privacy)}</a>
                    <a href=address.to("/accessibility")>{w!(language, notices.accessibility)}</a>
                    <a href=address.to("/contact")>{w!(language, notices.contact)}</a>
                </nav>
                <p class="small quiet">{w!(language, site.times_are)}</p>
            </div>
        </footer>
    }
}
