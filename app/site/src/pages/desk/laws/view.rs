//! The page of the laws that bodies cite.

use domain::language::Language;
use domain::law::{CitedLaw, CitedLawInput, act};
use leptos::prelude::*;
use services::laws::{BodyLaws, CitedLawView};

use crate::Visitor;
use crate::components::form::{ErrorSummary, Errors, TextField};
use crate::components::now::Now;
use crate::components::page_head::{Crumbs, PageHead};
use crate::components::spoken::best_words;
use crate::w;
use crate::words::standard::in_language;

/// A law that is being corrected.
pub(super) struct Correcting {
    /// Its key.
    pub(super) id: i64,
    /// The version that was shown.
    pub(super) version: i64,
    /// What was typed.
    pub(super) typed: CitedLawInput,
    /// What is wrong with it.
    pub(super) errors: Errors,
    /// What somebody else made of it meanwhile.
    pub(super) stands: Option<CitedLaw>,
}

impl Correcting {
    /// A law as it stands.
    pub(super) fn of(view: CitedLawView) -> Self {
        let CitedLawView { id, law, version } = view;
        Self { id, version, typed: CitedLawInput::of(&law), errors: Errors::none(), stands: None }
    }
}

/// The page.
pub(super) fn view(
    now: Now,
    visitor: &Visitor,
    found: Vec<BodyLaws>,
    correcting: Option<Correcting>,
) -> AnyView {
    let language = now.language;
    let crumbs = Crumbs::below(w!(language, editor.drafts), now.address().desk("drafts"));
    let form = correcting.map(|law| form(visitor, now, law));
    let lists = if found.iter().all(|one| one.laws.is_empty()) {
        view! {
            <div class="empty"><h2>{w!(language, citing.none)}</h2><p>{w!(language, citing.none_says)}</p></div>
        }
        .into_any()
    } else {
        found
            .into_iter()
            .filter(|one| !one.laws.is_empty())
            .map(|one| body_laws(now, one))
            .collect_view()
            .into_any()
    };
    view! {
        <PageHead title=w!(language, citing.title) lead=w!(language, citing.lead) crumbs=crumbs/>
        <div class="page narrow">
            {form}
            {lists}
        </div>
    }
    .into_any()
}

fn body_laws(now: Now, found: BodyLaws) -> AnyView {
    let BodyLaws { body, laws } = found;
    let id = format!("body-{}", body.code);
    let labelled = id.clone();
    let (lang, name) = best_words(now.language, &body.name);
    let rows = laws.iter().map(|law| row(now, law)).collect_view();
    view! {
        <section class="sheet rows" aria-labelledby=labelled>
            <h2 id=id lang=lang>{name.to_owned()}</h2>
            <ul class="list">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(now: Now, law: &CitedLawView) -> AnyView {
    let language = now.language;
    let to = now.address().desk(&format!("laws?law={}#correct", law.id));
    let (spoken, label) = called(language, &law.law);
    let missing =
        [Language::Kk, Language::Ru].into_iter().filter(|of| law.law.name.get(*of).trim().is_empty());
    let missing: Vec<String> =
        missing.map(|of| w!(language, citing.unnamed, place = in_language(language, of))).collect();
    let missing = (!missing.is_empty()).then(|| view! { <p class="small quiet">{missing.join(" ")}</p> });
    view! {
        <li>
            <div>
                <h3 lang=spoken>{label.clone()}</h3>
                {missing}
            </div>
            <div class="side">
                <a class="button plain small" href=to>{w!(language, citing.correct)}<span class="unseen">": "{label}</span></a>
            </div>
        </li>
    }
    .into_any()
}

/// What a law is called, with the language of the words where it is not the reader's.
fn called(language: Language, law: &CitedLaw) -> (Option<&'static str>, String) {
    let (spoken, name) = law.name.best(language);
    let label = act::named(name, &law.number, law.date, spoken);
    ((spoken != language).then(|| spoken.code()), label)
}

fn form(visitor: &Visitor, now: Now, law: Correcting) -> AnyView {
    let language = now.language;
    let Correcting { id, version, typed, errors, stands } = law;
    let CitedLawInput { name, number, date } = typed;
    let stale = stands.map(|law| {
        let (spoken, label) = called(language, &law);
        view! {
            <section class="notice bad" role="alert">
                <h3>{w!(language, citing.stale)}</h3>
                <p>{w!(language, citing.stale_says)}</p>
                <p lang=spoken>{label}</p>
            </section>
        }
    });
    let [kk, ru, en] = Language::ALL.map(|of| w!(language, citing.name, place = in_language(language, of)));
    let optional = w!(language, form.optional);
    view! {
        <section class="sheet rows" aria-labelledby="correct">
            <h2 id="correct">{w!(language, citing.correct_law)}</h2>
            {stale}
            <form class="form rows" method="post" action=now.address().desk("laws")>
                <ErrorSummary visitor=visitor.clone() errors=errors.clone()/>
                <input type="hidden" name="law" value=id.to_string()/>
                <input type="hidden" name="version" value=version.to_string()/>
                <TextField name="name_kk" label=kk value=name.kk errors=errors.clone() lang="kk"/>
                <TextField name="name_ru" label=ru value=name.ru errors=errors.clone() lang="ru"/>
                <TextField name="name_en" label=en value=name.en errors=errors.clone() optional=optional.clone() lang="en"/>
                <TextField name="number" label=w!(language, citing.law_number) value=number errors=errors.clone()
                    hint=w!(language, citing.law_number_hint) optional=optional.clone() class="short"/>
                <TextField name="date" label=w!(language, citing.law_date) value=date errors=errors optional=optional kind="date" class="short"/>
                <p class="actions">
                    <button class="button" name="do" value="save">{w!(language, citing.save)}</button>
                    " "<button class="button plain" name="do" value="remove">{w!(language, citing.remove)}</button>
                    " "<a href=now.address().desk("laws")>{w!(language, citing.back)}</a>
                </p>
            </form>
        </section>
    }
    .into_any()
}
