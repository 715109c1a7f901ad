//! Where and when a placement or a report was made known, and what is missing (R15-6, R15-8).

use domain::language::Language;
use domain::publicity::{Announced, MissingOutlet, Outlet, Publication};
use leptos::prelude::*;
use services::drafts::Publicity;

use super::now::Now;
use crate::w;
use crate::words::standard::article;

/// The name of a way.
pub fn outlet_name(language: Language, outlet: Outlet) -> String {
    match outlet {
        Outlet::Portal => w!(language, standard.way_portal),
        Outlet::OwnSite => w!(language, standard.way_own_site),
        Outlet::LocalSites => w!(language, standard.way_local_sites),
        Outlet::Other => w!(language, standard.way_other),
    }
}

/// What is made known, in words.
pub fn announced_name(language: Language, announced: Announced) -> String {
    match announced {
        Announced::Placement => w!(language, lawful.announced_placement),
        Announced::Report => w!(language, lawful.announced_report),
    }
}

/// The heading, every way with its place and its day, and what is missing with its last day.
pub fn publicity(now: Now, of: &Publicity) -> AnyView {
    let language = now.language;
    let law = match of.announced {
        Announced::Placement => "Art. 15(2)",
        Announced::Report => "Art. 15(4)",
    };
    let due = of.due_on.map(|due_on| {
        let says =
            w!(language, lawful.publicity_due, date = now.date(due_on), article = article(language, law));
        view! { <p class="small quiet num">{says}</p> }
    });
    let made = of.made.iter().map(|one| made(now, one, of)).collect_view();
    let lacking = of.missing.iter().map(|one| lacking(now, *one, of)).collect_view();
    view! {
        <h3>{announced_name(language, of.announced)}</h3>
        {due}
        <ul class="checks">{made}{lacking}</ul>
    }
    .into_any()
}

fn made(now: Now, one: &Publication, of: &Publicity) -> AnyView {
    let language = now.language;
    let date = now.date(one.on);
    let (class, day) = if one.is_late(of.due_on) {
        ("check warn", w!(language, lawful.publicity_late, date = date))
    } else {
        ("check", date)
    };
    let place = if one.outlet.is_online() {
        let (address, shown) = (one.place.clone(), one.place.clone());
        view! { <a href=address rel="noopener nofollow">{shown}</a> }.into_any()
    } else {
        view! { <span>{one.place.clone()}</span> }.into_any()
    };
    view! {
        <li class=class><b>{outlet_name(language, one.outlet)}</b>": "{place}", "<span class="num">{day}</span></li>
    }
    .into_any()
}

fn lacking(now: Now, one: MissingOutlet, of: &Publicity) -> AnyView {
    let language = now.language;
    let what = match one {
        MissingOutlet::Portal => w!(language, lawful.missing_portal),
        MissingOutlet::Sites => w!(language, lawful.missing_sites),
        MissingOutlet::AnotherWay => w!(language, lawful.missing_another_way),
    };
    // As long as the term runs, nothing is late.
    let runs = of.due_on.is_some_and(|due_on| now.today() <= due_on);
    let class = if runs { "check warn" } else { "check err" };
    view! { <li class=class>{what}</li> }.into_any()
}
