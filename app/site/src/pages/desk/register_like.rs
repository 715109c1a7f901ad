//! What a new entry of the register is begun with: the last one of the same body, so that only what differs has to be typed.

use chrono::NaiveDate;
use domain::body::BodyId;
use domain::register::{EntryInput, ServiceEntry};
use leptos::prelude::*;
use services::people::Body;
use services::register::{RegisterEntry, latest_entry};

use super::register_form::TypedEntry;
use crate::components::spoken::best_words;
use crate::w;
use crate::{PageError, Site, Visitor};

/// What a new entry is begun with.
pub(super) struct Like {
    /// The body that was asked for.
    body: Option<BodyId>,
    /// The entry that was taken as the example, if there is any.
    entry: Option<RegisterEntry>,
}

impl Like {
    /// What the address asks for: `?body=` the last entry of a body, `?empty=` none, otherwise the last of all.
    ///
    /// # Errors
    /// The faults of the services.
    pub(super) async fn of(site: &Site, visitor: &Visitor) -> Result<Self, PageError> {
        let body = visitor.parameter("body").and_then(|id| id.parse().ok()).map(BodyId);
        if visitor.parameter("empty").is_some() {
            return Ok(Self { body: None, entry: None });
        }
        let entry = latest_entry(&site.services, &visitor.request(), body).await?;
        Ok(Self { body, entry })
    }

    /// The fields to begin with.
    pub(super) fn typed(&self, site: &Site, today: NaiveDate) -> TypedEntry {
        let Some(example) = &self.entry else {
            let mut blank = TypedEntry::blank();
            blank.input.developing_body = self.body.map(|body| body.0.to_string()).unwrap_or_default();
            return blank;
        };
        let same_day = site.settings.zone.date_of(example.created_at) == today;
        as_in(&example.entry, today, same_day)
    }
}

/// A new entry as an example says it. The act and the dates are those of the example only where both are entered on one day: such
/// entries come from one act.
fn as_in(example: &ServiceEntry, today: NaiveDate, same_day: bool) -> TypedEntry {
    let mut typed = TypedEntry::of(example);
    typed.input = EntryInput {
        code: String::new(),
        name_kk: String::new(),
        name_ru: String::new(),
        name_en: String::new(),
        date_reason: String::new(),
        ..typed.input
    };
    if !same_day {
        typed.input = EntryInput {
            included_on: today.to_string(),
            approved_on: String::new(),
            act_kind: String::new(),
            act_number: String::new(),
            act_on: String::new(),
            act_address: String::new(),
            ..typed.input
        };
    }
    typed
}

/// Says which entry the form was begun with, and offers those of other bodies and an empty one.
pub(super) fn begun_with(visitor: &Visitor, like: &Like, bodies: &[Body]) -> AnyView {
    let language = visitor.language;
    let own = visitor.address().desk("register/new");
    let of = like.body.or_else(|| like.entry.as_ref().map(|entry| entry.entry.developing_body));
    let options = bodies
        .iter()
        .filter(|body| body.kind.develops())
        .map(|body| {
            let (lang, name) = best_words(language, &body.name);
            let selected = of == Some(body.id);
            view! { <option value=body.id.0.to_string() selected=selected lang=lang>{name.to_owned()}</option> }
        })
        .collect_view();
    let said = match &like.entry {
        Some(example) => {
            let (code, name) = (example.entry.code.clone(), example.entry.name.best(language).1.to_owned());
            w!(language, desk_admin.begun_with, code = code, name = name)
        }
        None => w!(language, desk_admin.begun_empty),
    };
    let empty = like.entry.is_some().then(|| {
        let to = format!("{own}?empty=1");
        view! { <a href=to>{w!(language, desk_admin.begin_empty)}</a> }
    });
    view! {
        <section class="notice info rows">
            <p>{said}</p>
            <form class="row" method="get" action=own.clone()>
                <label for="like-body">{w!(language, desk_admin.begin_like)}</label>
                <select id="like-body" name="body">{options}</select>
                <button class="button plain small">{w!(language, desk_admin.begin)}</button>
                {empty}
            </form>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = r#"{"code":"001","name":{"kk":"А","ru":"С","en":"E"},"recipients":"both","developing_body":1,"providers":[{"body":1,"name":{"kk":"К","ru":"М","en":""}}],"through_state_corporation":true,"through_portal":false,"forms":["paper"],"paid":false,"included_on":"2026-03-02","date_reason":"ошибка"}"#;

    #[test]
    fn an_entry_like_another_keeps_what_repeats_and_asks_for_what_differs() {
        let example: ServiceEntry = serde_json::from_str(EXAMPLE).unwrap();
        let today = "2026-04-01".parse().unwrap();
        for (same_day, included_on) in [(true, "2026-03-02"), (false, "2026-04-01")] {
            let TypedEntry { input, providers } = as_in(&example, today, same_day);
            let differs = [&input.code, &input.name_kk, &input.name_ru, &input.name_en, &input.date_reason];
            assert!(differs.into_iter().all(String::is_empty), "{input:?}");
            assert_eq!((input.developing_body.as_str(), input.recipients.as_str()), ("1", "both"));
            assert_eq!((input.forms.join(" "), input.through_portal), ("paper".to_owned(), String::new()));
            assert_eq!((providers.len(), input.included_on.as_str()), (1, included_on));
        }
    }
}
