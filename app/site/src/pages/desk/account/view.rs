//! The page of one's own account.

use domain::language::Language;
use domain::time::LegalZone;
use leptos::prelude::*;
use services::SignedIn;
use services::people::{OwnSession, SecondFactor};
use services::staff_letters::StaffLetterKind;

use super::calendar::{CalendarKey, calendar};
use super::letters::letters;
use super::sessions::Sessions;
use crate::components::bar::own_name;
use crate::components::form::{Choices, ErrorSummary, Errors, TextField};
use crate::components::page_head::PageHead;
use crate::w;
use crate::{Fields, Visitor};

/// What the page shows.
pub(super) struct AccountPage {
    /// Who asks.
    pub(super) visitor: Visitor,
    /// The zone in which moments are told.
    pub(super) zone: LegalZone,
    /// The person.
    pub(super) person: SignedIn,
    /// Where the account is in use.
    pub(super) sessions: Vec<OwnSession>,
    /// The session that asks.
    pub(super) present: i64,
    /// The second factor, if there is one.
    pub(super) factor: Option<SecondFactor>,
    /// The secret address of the calendar.
    pub(super) calendar: CalendarKey,
    /// The letters about the work that the person gets.
    pub(super) wanted: Vec<StaffLetterKind>,
    /// The form that came back.
    pub(super) wrong: WrongAccount,
}

/// A form that came back, with its errors and what was typed.
#[derive(Default)]
pub(super) struct WrongAccount {
    /// Which form.
    pub(super) form: String,
    /// What is wrong in it.
    pub(super) errors: Errors,
    /// What was typed.
    pub(super) typed: Option<TypedAccount>,
}

/// What was typed; passwords are never sent back.
pub(super) struct TypedAccount {
    name: String,
    language: String,
    new_email: String,
}

impl TypedAccount {
    /// The fields of a form.
    pub(super) fn of(fields: &Fields) -> Self {
        Self {
            name: fields.take("name"),
            language: fields.take("language"),
            new_email: fields.take("new_email"),
        }
    }
}

impl WrongAccount {
    /// The errors of one form.
    fn of(&self, form: &str) -> Errors {
        if self.form == form { self.errors.clone() } else { Errors::none() }
    }

    /// What was typed into one form.
    fn typed(&self, form: &str) -> Option<&TypedAccount> {
        self.typed.as_ref().filter(|_| self.form == form)
    }
}

/// The page.
pub(super) fn view(account: AccountPage) -> impl IntoView {
    let language = account.visitor.language;
    view! {
        <PageHead title=w!(language, own.title) lead=account.person.email.clone()/>
        <div class="page two">
            <div class="rows">
                {profile(&account)}
                {password(&account)}
                {email(&account)}
                {letters(&account.visitor, &account.wanted)}
            </div>
            <aside class="rows">
                {factor(&account)}
                {calendar(&account.visitor, account.zone, &account.calendar)}
                <Sessions visitor=account.visitor zone=account.zone sessions=account.sessions present=account.present/>
            </aside>
        </div>
    }
}

fn profile(account: &AccountPage) -> impl IntoView + use<> {
    let language = account.visitor.language;
    let errors = account.wrong.of("profile");
    let typed = account.wrong.typed("profile");
    let name = typed.map_or_else(|| account.person.name.clone(), |typed| typed.name.clone());
    let chosen =
        typed.map_or_else(|| account.person.language.code().to_owned(), |typed| typed.language.clone());
    let languages = Language::ALL.map(|one| (one.code().to_owned(), own_name(one).to_owned())).to_vec();
    view! {
        <section class="sheet rows" aria-labelledby="profile">
            <h2 id="profile">{w!(language, own.profile)}</h2>
            <form class="form rows" method="post">
                <ErrorSummary visitor=account.visitor.clone() errors=errors.clone()/>
                <TextField name="name" label=w!(language, account.name) value=name errors=errors.clone()
                    hint=w!(language, account.name_hint) autocomplete="name"/>
                <Choices name="language" legend=w!(language, own.language) options=languages chosen=vec![chosen]
                    errors=errors across=true/>
                <p class="actions"><button class="button" name="do" value="profile">{w!(language, form.save)}</button></p>
            </form>
        </section>
    }
}

fn factor(account: &AccountPage) -> impl IntoView + use<> {
    let language = account.visitor.language;
    let (says, way) = match account.factor {
        Some(factor) if factor.recovery_codes == 0 => {
            (w!(language, factor.codes_none), w!(language, factor.manage))
        }
        Some(_) => (w!(language, factor.on), w!(language, factor.manage)),
        None => (w!(language, factor.none), w!(language, factor.begin)),
    };
    view! {
        <section class="sheet rows slim" aria-labelledby="second-factor">
            <h2 id="second-factor">{w!(language, factor.title)}</h2>
            <p>{says}</p>
            <p class="actions"><a class="button plain" href=account.visitor.address().desk("account/second-factor")>{way}</a></p>
        </section>
    }
}

fn password(account: &AccountPage) -> impl IntoView + use<> {
    let language = account.visitor.language;
    let errors = account.wrong.of("password");
    view! {
        <section class="sheet rows" aria-labelledby="password">
            <h2 id="password">{w!(language, own.password)}</h2>
            <p class="small quiet">{w!(language, own.password_says)}</p>
            <form class="form rows" method="post">
                <ErrorSummary visitor=account.visitor.clone() errors=errors.clone()/>
                <input class="unseen" type="email" name="username" value=account.person.email.clone() autocomplete="username"
                    readonly tabindex="-1" aria-hidden="true"/>
                <TextField name="present_password" label=w!(language, account.present_password) value="" errors=errors.clone()
                    kind="password" autocomplete="current-password"/>
                <TextField name="new_password" label=w!(language, recover.new_password) value="" errors=errors
                    hint=w!(language, account.new_password_hint) kind="password" autocomplete="new-password"/>
                <p class="actions">
                    <button class="button" name="do" value="password">{w!(language, own.password_do)}</button>
                </p>
            </form>
        </section>
    }
}

fn email(account: &AccountPage) -> impl IntoView + use<> {
    let language = account.visitor.language;
    let errors = account.wrong.of("email");
    let typed = account.wrong.typed("email").map(|typed| typed.new_email.clone()).unwrap_or_default();
    view! {
        <section class="sheet rows" aria-labelledby="email">
            <h2 id="email">{w!(language, own.email)}</h2>
            <p class="small quiet">{w!(language, own.email_says)}</p>
            <form class="form rows" method="post">
                <ErrorSummary visitor=account.visitor.clone() errors=errors.clone()/>
                <TextField name="new_email" label=w!(language, own.new_email) value=typed errors=errors.clone() kind="email"
                    autocomplete="email"/>
                <TextField name="email_password" label=w!(language, account.present_password) value="" errors=errors
                    kind="password" autocomplete="current-password"/>
                <p class="actions"><button class="button" name="do" value="email">{w!(language, own.email_do)}</button></p>
            </form>
        </section>
    }
}
