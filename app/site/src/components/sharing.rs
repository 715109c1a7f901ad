//! What a document tells whoever passes it on: its one address, the same page in other languages, a sentence about it, and
//! what it is about in words of machines.

use domain::language::Language;
use leptos::prelude::*;
use leptos::tachys::html::element::meta;
use serde_json::Value;

use crate::w;
use crate::{Address, Head, Site, Visitor};

/// The one address of a page after the language; nothing of a page for one person or with a form.
pub(super) fn own_address(visitor: &Visitor, head: &Head) -> Option<String> {
    let canonical = visitor.canonical()?;
    Some(head.address.clone().unwrap_or(canonical))
}

/// The part of the head of a document that says these; `title` is its whole title.
pub(super) fn sharing(site: &Site, visitor: &Visitor, head: &Head, title: String) -> AnyView {
    let root = site.settings.public_url.clone();
    let own = own_address(visitor, head);
    let links = Language::ALL
        .into_iter()
        .map(|other| {
            let address = match &own {
                Some(own) => Address(other).to(own),
                None => visitor.elsewhere(other),
            };
            view! { <link rel="alternate" hreflang=other.code() href=format!("{root}{address}")/> }
        })
        .collect_view();
    let public = own.map(|own| public(&root, visitor.language, head, &own, title));
    view! { {links}{public} }.into_any()
}

/// What is said of a page that is the same for everybody.
fn public(root: &str, language: Language, head: &Head, own: &str, title: String) -> AnyView {
    let whole = format!("{root}{}", Address(language).to(own));
    let says = head.description.clone().unwrap_or_else(|| w!(language, sharing.about_site));
    let kind = if head.about.is_some() { "article" } else { "website" };
    let properties = [
        ("og:type", kind.to_owned()),
        ("og:site_name", w!(language, site.name)),
        ("og:title", title),
        ("og:description", says.clone()),
        ("og:url", whole.clone()),
        ("og:image", format!("{root}/icon-512.png")),
        ("og:locale", locale(language).to_owned()),
    ];
    let others = Language::ALL.into_iter().filter(|other| *other != language);
    let others = others.map(|other| ("og:locale:alternate", locale(other).to_owned()));
    let properties = properties
        .into_iter()
        .chain(others)
        .map(|(name, value)| meta().attr("property", name).content(value))
        .collect_view();
    let about = head.about.as_ref().map(|about| {
        let text = in_script(about);
        view! { <script r#type="application/ld+json" inner_html=text></script> }
    });
    view! {
        // Without a language the address leads to the reader's own.
        <link rel="alternate" hreflang="x-default" href=format!("{root}{own}")/>
        <link rel="canonical" href=whole/>
        <meta name="description" content=says/>
        {properties}
        {about}
    }
    .into_any()
}

/// A language with its country, as the Open Graph protocol names them.
const fn locale(language: Language) -> &'static str {
    match language {
        Language::Kk => "kk_KZ",
        Language::Ru => "ru_RU",
        Language::En => "en_US",
    }
}

/// JSON that may stand inside a script: no mark in it ends the element or begins a comment.
fn in_script(value: &Value) -> String {
    let mut text = String::new();
    for letter in value.to_string().chars() {
        match letter {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                text.extend(["\\u".to_owned(), format!("{:04x}", u32::from(letter))]);
            }
            other => text.push(other),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_words_end_the_script_that_they_stand_in() {
        let value =
            serde_json::json!({ "name": "</script><script>alert(1)</script> & <!-- \u{2028} \"Туу\"" });
        let text = in_script(&value);
        assert!(!text.contains(['<', '>', '&', '\u{2028}']), "{text}");
        assert!(text.contains("Туу"), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}
