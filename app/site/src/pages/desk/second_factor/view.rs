//! The page of the second factor.

use domain::time::LegalZone;
use leptos::prelude::*;
use services::people::{Enrolment, SecondFactor};

use crate::components::factor::{Held, qr_code};
use crate::components::form::{ErrorSummary, Errors, TextField};
use crate::w;
use crate::words::date;
use crate::{FormState, Visitor};

/// How far the second factor has come.
pub(super) enum FactorStage {
    /// There is none.
    None,
    /// A key waits for its first code.
    Waits(Enrolment),
    /// There is one.
    Has(SecondFactor),
    /// Recovery codes were just made: they are shown this once.
    Codes(Vec<String>),
}

/// A form that came back.
#[derive(Default)]
pub(super) struct WrongFactor {
    /// Which form.
    pub(super) form: String,
    /// What is wrong in it.
    pub(super) errors: Errors,
}

impl WrongFactor {
    fn of(&self, form: &str) -> Errors {
        if self.form == form { self.errors.clone() } else { Errors::none() }
    }
}

/// What the page shows.
pub(super) struct ShownFactor {
    /// Who asks.
    pub(super) visitor: Visitor,
    /// The zone of legal dates.
    pub(super) zone: LegalZone,
    /// How far the second factor has come.
    pub(super) stage: FactorStage,
    /// How its forms come: after too many tries codes are held back.
    pub(super) state: FormState,
    /// The form that came back.
    pub(super) wrong: WrongFactor,
}

/// The page.
pub(super) fn view(shown: ShownFactor) -> AnyView {
    let ShownFactor { visitor, zone, stage, state, wrong } = shown;
    let language = visitor.language;
    let crumbs = (!visitor.factor_missing).then(|| {
        view! {
            <nav class="crumbs" aria-label=w!(language, own.title)>
                <a href=visitor.address().desk("account")>{w!(language, own.title)}</a>
            </nav>
        }
    });
    let required = (visitor.factor_missing && !matches!(stage, FactorStage::Codes(_))).then(|| {
        view! {
            <section class="notice warn">
                <h2>{w!(language, factor.required)}</h2>
                <p>{w!(language, factor.required_says)}</p>
            </section>
        }
    });
    let held = state.retry_after_seconds().map(|seconds| view! { <Held language=language seconds=seconds/> });
    let inside = match stage {
        FactorStage::None => none(&visitor),
        FactorStage::Waits(enrolment) => waits(&visitor, &enrolment, &wrong),
        FactorStage::Has(factor) => has(&visitor, zone, factor, &wrong),
        FactorStage::Codes(codes) => fresh_codes(&visitor, codes),
    };
    view! {
        <div class="page narrow">
            {crumbs}
            <h1>{w!(language, factor.title)}</h1>
            <p class="quiet">{w!(language, factor.lead)}</p>
            {required}
            {held}
            {inside}
        </div>
    }
    .into_any()
}

fn none(visitor: &Visitor) -> AnyView {
    let language = visitor.language;
    view! {
        <section class="sheet rows">
            <p>{w!(language, factor.none)}</p>
            <form method="post">
                <p class="actions"><button class="button" name="do" value="begin">{w!(language, factor.begin)}</button></p>
            </form>
        </section>
    }
    .into_any()
}

fn waits(visitor: &Visitor, enrolment: &Enrolment, wrong: &WrongFactor) -> AnyView {
    let language = visitor.language;
    let errors = wrong.of("confirm");
    view! {
        <section class="sheet rows" aria-labelledby="scan">
            <h2 id="scan">{w!(language, factor.scan)}</h2>
            <p class="small quiet">{w!(language, factor.scan_says)}</p>
            {qr_code(&enrolment.address, w!(language, factor.qr))}
            <dl class="facts-list">
                <div><dt>{w!(language, factor.key)}</dt><dd class="mono" id="key">{enrolment.key.clone()}</dd></div>
            </dl>
            <form class="form rows" method="post">
                <ErrorSummary visitor=visitor.clone() errors=errors.clone()/>
                <TextField name="code" label=w!(language, factor.code) value="" errors=errors
                    hint=w!(language, factor.code_hint) autocomplete="one-time-code" class="short"/>
                <p class="actions"><button class="button" name="do" value="confirm">{w!(language, factor.confirm)}</button></p>
            </form>
            <form method="post">
                <p><button class="button plain small" name="do" value="begin">{w!(language, factor.another_key)}</button></p>
            </form>
        </section>
    }
    .into_any()
}

fn has(visitor: &Visitor, zone: LegalZone, factor: SecondFactor, wrong: &WrongFactor) -> AnyView {
    let language = visitor.language;
    let since = date(language, zone.date_of(factor.since));
    let left = match factor.recovery_codes {
        0 => w!(language, factor.codes_none),
        count => w!(language, factor.codes_left, count = count),
    };
    let (renew, remove) = (wrong.of("renew"), wrong.of("remove"));
    let code = |name: &'static str, errors: Errors| {
        view! {
            <TextField name=name label=w!(language, factor.ask_code) value="" errors=errors
                autocomplete="one-time-code" class="short"/>
        }
    };
    let (renewing, removing) = (wrong.form == "renew", wrong.form == "remove");
    let renewal = view! {
        <form class="form rows" method="post">
            <ErrorSummary visitor=visitor.clone() errors=renew.clone()/>
            <p>{w!(language, factor.renew_says)}</p>
            {code("renew_code", renew)}
            <p class="actions"><button class="button" name="do" value="renew">{w!(language, factor.renew_do)}</button></p>
        </form>
    };
    let removal = view! {
        <form class="form rows" method="post">
            <ErrorSummary visitor=visitor.clone() errors=remove.clone()/>
            <p>{w!(language, factor.remove_says)}</p>
            <TextField name="present_password" label=w!(language, factor.password) value="" errors=remove.clone()
                kind="password" autocomplete="current-password"/>
            {code("code", remove)}
            <p class="actions"><button class="button danger" name="do" value="remove">{w!(language, factor.remove_do)}</button></p>
        </form>
    };
    view! {
        <section class="sheet rows">
            <p>{w!(language, factor.on)}" "<span class="num">{w!(language, factor.since, date = since)}</span></p>
            <p>{left}</p>
        </section>
        <details class="more sheet" open=renewing>
            <summary>{w!(language, factor.renew)}</summary>
            {renewal}
        </details>
        <details class="more sheet" open=removing>
            <summary>{w!(language, factor.remove)}</summary>
            {removal}
        </details>
    }
    .into_any()
}

fn fresh_codes(visitor: &Visitor, codes: Vec<String>) -> AnyView {
    let language = visitor.language;
    let rows = codes.into_iter().map(|code| view! { <li class="mono">{code}</li> }).collect_view();
    view! {
        <section class="sheet rows" aria-labelledby="codes">
            <h2 id="codes">{w!(language, factor.codes_title)}</h2>
            <p>{w!(language, factor.codes_says)}</p>
            <ol class="list narrow" id="recovery-codes">{rows}</ol>
            <p class="actions"><a class="button" href=visitor.address().desk("account")>{w!(language, factor.codes_kept)}</a></p>
        </section>
    }
    .into_any()
}
