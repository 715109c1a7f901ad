//! A notice of the operator as it is read, and the sentence beside a form that leads to the one on personal data.

use domain::language::{Language, Localized};
use domain::notice::{NoticeName, Operator};
use domain::standard::prose;
use leptos::prelude::*;

use super::spoken::best_words;
use crate::Address;
use crate::w;

/// The title of a notice.
pub fn notice_title(language: Language, name: NoticeName) -> String {
    match name {
        NoticeName::Privacy => w!(language, notices.privacy),
        NoticeName::Accessibility => w!(language, notices.accessibility),
        NoticeName::Help => w!(language, notices.help),
        NoticeName::Contact => w!(language, notices.contact),
    }
}

/// The text of a notice for a page in `language`.
pub fn notice_text(language: Language, text: &Localized) -> AnyView {
    let (lang, words) = best_words(language, text);
    let html = prose::to_page(words);
    view! { <div lang=lang inner_html=html class="law"></div> }.into_any()
}

/// Who operates the site, or that nobody has been entered.
pub fn operator_facts(language: Language, operator: &Operator) -> AnyView {
    if operator.is_blank() {
        return view! { <p class="quiet">{w!(language, notices.no_operator)}</p> }.into_any();
    }
    let words = |label: String, text: &Localized| {
        let (lang, words) = best_words(language, text);
        (!words.is_empty()).then(|| {
            let words = words.to_owned();
            view! { <div><dt>{label}</dt><dd lang=lang>{words}</dd></div> }
        })
    };
    let link = |label: String, to: String, words: &str| {
        (!words.is_empty()).then(|| {
            let words = words.to_owned();
            view! { <div><dt>{label}</dt><dd><a href=to>{words}</a></dd></div> }
        })
    };
    let mail = format!("mailto:{}", operator.email);
    let call = format!("tel:{}", dialled(&operator.phone));
    view! {
        <dl class="facts-list">
            {words(w!(language, notices.operator), &operator.name)}
            {words(w!(language, notices.address), &operator.address)}
            {link(w!(language, notices.email), mail, &operator.email)}
            {link(w!(language, notices.phone), call, &operator.phone)}
        </dl>
    }
    .into_any()
}

/// The number that a phone dials: the first of those that are written.
fn dialled(phone: &str) -> String {
    let first = phone.split([',', '.']).next().unwrap_or_default();
    first.chars().filter(|one| one.is_ascii_digit() || *one == '+').collect()
}

/// What becomes of the data that are typed beside it, in one sentence with the way to the whole notice.
pub fn privacy_beside(language: Language) -> AnyView {
    let to = Address(language).to("/privacy");
    view! {
        <p class="small quiet">{w!(language, notices.beside)}" "<a href=to>{w!(language, notices.beside_link)}</a></p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_dials_the_first_number_that_is_written() {
        for (written, number) in
            [("+7 (7172) 12-34-56, 12-34-57", "+77172123456"), ("1414", "1414"), ("", "")]
        {
            assert_eq!(dialled(written), number);
        }
    }
}
