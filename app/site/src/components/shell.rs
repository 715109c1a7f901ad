//! The document around every page.

use leptos::hydration::HydrationScripts;
use leptos::prelude::*;

use super::bar::{Bar, Foot};
use super::keyboard::keyboard;
use super::sharing::{own_address, sharing};
use crate::w;
use crate::{FlashKind, Head, Site, Visitor};

/// The whole document: head, bar, message, the page itself, foot.
#[component]
pub fn Shell(
    /// The site.
    site: Site,
    /// Who asks.
    visitor: Visitor,
    /// What the document says about itself.
    head: Head,
    /// The page.
    inside: AnyView,
) -> impl IntoView {
    let language = visitor.language;
    let name = w!(language, site.name);
    let title = if head.title.is_empty() { name.clone() } else { format!("{} · {name}", head.title) };
    let sharing = sharing(&site, &visitor, &head, title.clone());
    let title = html_escape::encode_text(&title).into_owned();
    let package = site.settings.package.clone();
    let printed = own_address(&visitor, &head).map(|own| {
        let address = format!("{}{}", site.settings.public_url, visitor.address().to(&own));
        view! { <p class="print-only small">{w!(language, sharing.address)}": "<span class="mono">{address}</span></p> }
    });
    let feeds = head
        .feeds
        .into_iter()
        .map(|(address, name)| {
            view! { <link rel="alternate" r#type="application/atom+xml" href=address title=name/> }
        })
        .collect_view();
    let flash = visitor.flash.map(|flash| {
        let class = if flash.kind() == FlashKind::Good { "flash good" } else { "flash bad" };
        view! { <div class=class role="status"><p>{flash.words(language)}</p></div> }
    });
    let skips = head
        .skips
        .into_iter()
        .map(|(place, words)| view! { <a href=format!("#{place}") class="skip">{words}</a> })
        .collect_view();
    let keys = keyboard(&visitor, head.islands);
    let scripts = head.islands.then(|| view! { <HydrationScripts options=site.options() islands=true/> });
    let demonstration = site.settings.demonstration.then(|| {
        view! {
            <aside class="demo" aria-label=w!(language, site.demonstration)>
                <span><b>{w!(language, site.demonstration)}</b>" "{w!(language, site.demonstration_says)}</span>
            </aside>
        }
    });
    view! {
        <!DOCTYPE html>
        <html lang=language.code()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                // Inside a title no comment is a comment, so nothing may stand there but the words.
                <title inner_html=title></title>
                <link rel="stylesheet" href=format!("/{package}/app.css")/>
                <link rel="icon" href="/favicon.ico" sizes="32x32"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="apple-touch-icon" href="/apple-touch-icon.png"/>
                <link rel="manifest" href="/site.webmanifest"/>
                <link rel="alternate" r#type="application/atom+xml" href=visitor.address().to("/feed.atom") title=name/>
                {feeds}
                {sharing}
                {scripts}
            </head>
            <body>
                <a class="skip" href="#main">{w!(language, site.skip)}</a>
                {skips}
                {demonstration}
                <Bar visitor=visitor.clone()/>
                {flash}
                <main id="main" tabindex="-1">{inside}</main>
                {printed}
                {keys}
                <Foot visitor=visitor/>
            </body>
        </html>
    }
}
