//! The page that explains why there is no page.

use domain::language::Language;
use leptos::prelude::*;

use super::confirm;
pub use super::unsent::Unsent;
use super::unsent::hidden;
use crate::w;
use crate::{Address, PageError, Visitor};

/// What went wrong and what to do now.
#[component]
pub fn Fault(
    /// Who asks.
    visitor: Visitor,
    /// What went wrong.
    error: PageError,
    /// The number of the request, by which it is found in the log.
    number: Option<String>,
    /// The form that was not carried out, to be sent again.
    unsent: Option<Unsent>,
) -> impl IntoView {
    let language = visitor.language;
    let (title, says) = words(&visitor, &error);
    let again = match (&error, unsent) {
        (PageError::ConfirmNeeded(asked), Some(unsent)) => Some(confirm::form(&visitor, asked, unsent)),
        (_, unsent) => unsent.map(|unsent| again(language, &error, unsent)),
    };
    let code = error.status().as_u16();
    let address = visitor.address();
    let number = number.map(|number| {
        view! { <p class="small quiet">{w!(language, fault.number)}" "<span class="mono">{number}</span></p> }
    });
    view! {
        <div class="page narrow">
            <section class="sheet rows fault">
                <p class="code num">{code}</p>
                <h1>{title}</h1>
                <p>{says}</p>
                {again}
                <p class="actions">
                    <a class="button" href=address.home()>{w!(language, fault.to_home)}</a>
                    <a class="button plain" href=address.to("/register")>{w!(language, fault.to_register)}</a>
                </p>
                {number}
            </section>
        </div>
    }
}

/// The form with everything that was typed in it, out of sight, and the button that sends it again.
fn again(language: Language, error: &PageError, unsent: Unsent) -> AnyView {
    let sign_in = matches!(error, PageError::SignInNeeded);
    let says = if sign_in { w!(language, fault.typed_sign_in) } else { w!(language, fault.typed_says) };
    let elsewhere = sign_in.then(|| {
        let address = Address(language).to("/sign-in");
        view! { <p><a href=address target="_blank" rel="noopener">{w!(language, fault.sign_in_here)}</a></p> }
    });
    view! {
        <form method="post" action=unsent.address class="rows">
            <p>{says}</p>
            {elsewhere}
            {hidden(&unsent.fields)}
            <p class="actions"><button class="button">{w!(language, fault.send_again)}</button></p>
        </form>
    }
    .into_any()
}

/// The title and the sentence of a fault.
pub fn words(visitor: &Visitor, error: &PageError) -> (String, String) {
    let language = visitor.language;
    match error {
        PageError::NotFound => (w!(language, fault.not_found), w!(language, fault.not_found_says)),
        PageError::SignInNeeded => (w!(language, fault.sign_in), w!(language, fault.sign_in_says)),
        PageError::ConfirmNeeded(_) => (w!(language, fault.confirm), w!(language, fault.confirm_says)),
        PageError::Forbidden => (w!(language, fault.forbidden), w!(language, fault.forbidden_says)),
        PageError::TooMany { retry_after_seconds } => {
            (w!(language, fault.too_many), w!(language, fault.too_many_says, count = *retry_after_seconds))
        }
        PageError::Busy => (w!(language, fault.busy), w!(language, fault.busy_says)),
        PageError::Unavailable => (w!(language, fault.unavailable), w!(language, fault.unavailable_says)),
        PageError::BadRequest => (w!(language, fault.bad_request), w!(language, fault.bad_request_says)),
        PageError::NotText => (w!(language, fault.not_text), w!(language, fault.not_text_says)),
        PageError::Packed => (w!(language, fault.bad_request), w!(language, fault.packed_says)),
        PageError::OtherMethod => (w!(language, fault.bad_request), w!(language, fault.other_method_says)),
        PageError::TooLarge => (w!(language, fault.too_large), w!(language, fault.too_large_says)),
        PageError::TooSlow => (w!(language, fault.too_slow), w!(language, fault.too_slow_says)),
        PageError::FromElsewhere => {
            (w!(language, fault.from_elsewhere), w!(language, fault.from_elsewhere_says))
        }
        PageError::Internal => (w!(language, fault.internal), w!(language, fault.internal_says)),
    }
}
