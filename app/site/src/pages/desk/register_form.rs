//! The form of an entry of the register: what was typed, and its fields.

use domain::language::Language;
use domain::register::{EntryInput, Recipients, ServiceEntry};
use domain::standard::ServiceForm;
use leptos::prelude::*;
use services::people::Body;

use super::register_approval::{ApprovalFields, approval_of, approval_read};
use crate::Fields;
use crate::components::form::{AreaField, Choices, Errors, SelectField, TextField};
use crate::components::names;
use crate::w;

/// The two places beside the provider that accept applications.
const STATE_CORPORATION: &str = "state_corporation";
const PORTAL: &str = "portal";

/// What was typed into the form.
#[derive(Clone, Debug, Default)]
pub(super) struct TypedEntry {
    /// The fields, but for the providers.
    pub(super) input: EntryInput,
    /// The rows of providers.
    pub(super) providers: Vec<TypedProvider>,
}

/// A row of a provider.
#[derive(Clone, Debug, Default)]
pub(super) struct TypedProvider {
    body: String,
    kk: String,
    ru: String,
    en: String,
}

impl TypedEntry {
    /// An empty form.
    pub(super) fn blank() -> Self {
        Self { input: EntryInput::default(), providers: vec![TypedProvider::default()] }
    }

    /// The form of an entry that stands.
    pub(super) fn of(entry: &ServiceEntry) -> Self {
        let tick = |yes: bool| if yes { "on".to_owned() } else { String::new() };
        let input = EntryInput {
            code: entry.code.clone(),
            name_kk: entry.name.kk.clone(),
            name_ru: entry.name.ru.clone(),
            name_en: entry.name.en.clone(),
            recipients: entry.recipients.code().to_owned(),
            developing_body: entry.developing_body.0.to_string(),
            providers: String::new(),
            through_state_corporation: tick(entry.through_state_corporation),
            through_portal: tick(entry.through_portal),
            forms: entry.forms.iter().map(|form| form.code().to_owned()).collect(),
            paid: tick(entry.paid),
            accepting: accepting_lines(entry),
            included_on: entry.included_on.to_string(),
            ..EntryInput::default()
        };
        let providers = entry.providers.iter().map(|provider| TypedProvider {
            body: provider.body.map(|id| id.0.to_string()).unwrap_or_default(),
            kk: provider.name.kk.clone(),
            ru: provider.name.ru.clone(),
            en: provider.name.en.clone(),
        });
        Self { input: approval_of(input, entry), providers: providers.collect() }
    }

    /// The form as it was sent.
    pub(super) fn read(fields: &Fields) -> Self {
        let tick = |yes: bool| if yes { "on".to_owned() } else { String::new() };
        let place = |name: &str| tick(fields.all("places").any(|given| given == name));
        let input = EntryInput {
            code: fields.take("code"),
            name_kk: fields.take("name_kk"),
            name_ru: fields.take("name_ru"),
            name_en: fields.take("name_en"),
            recipients: fields.take("recipients"),
            developing_body: fields.take("developing_body"),
            providers: String::new(),
            through_state_corporation: place(STATE_CORPORATION),
            through_portal: place(PORTAL),
            forms: fields.all("forms").map(str::to_owned).collect(),
            paid: tick(fields.get("paid") == "paid"),
            accepting: fields.take("accepting"),
            included_on: fields.take("included_on"),
            ..EntryInput::default()
        };
        let rows = fields.all("provider_body").zip(fields.all("provider_kk"));
        let others = fields.all("provider_ru").zip(fields.all("provider_en"));
        let providers = rows.zip(others).map(|((body, kk), (ru, en))| TypedProvider {
            body: body.to_owned(),
            kk: kk.to_owned(),
            ru: ru.to_owned(),
            en: en.to_owned(),
        });
        Self { input: approval_read(input, fields), providers: providers.collect() }
    }

    /// One more empty row.
    pub(super) fn one_more_provider(&mut self) {
        self.providers.push(TypedProvider::default());
    }

    /// What the services take: each provider a line, a chosen body under the names it has.
    pub(super) fn input(&self, bodies: &[Body]) -> EntryInput {
        let lines: Vec<String> = self.providers.iter().filter_map(|row| row.line(bodies)).collect();
        EntryInput { providers: lines.join("\n"), ..self.input.clone() }
    }
}

/// The organisations that accept applications, as they are typed: one a line.
fn accepting_lines(entry: &ServiceEntry) -> String {
    let lines = entry.accepting.iter().map(|one| match one.en.as_str() {
        "" => format!("{} | {}", one.kk, one.ru),
        en => format!("{} | {} | {en}", one.kk, one.ru),
    });
    lines.collect::<Vec<_>>().join("\n")
}

impl TypedProvider {
    fn line(&self, bodies: &[Body]) -> Option<String> {
        let chosen = bodies.iter().find(|body| body.id.0.to_string() == self.body);
        let name = |typed: &str, of_body: Option<&String>| {
            // The bar parts the names of a line.
            let typed = typed.replace(['|', '\n', '\r'], " ");
            if typed.trim().is_empty() { of_body.cloned().unwrap_or_default() } else { typed }
        };
        let (kk, ru, en) = (
            name(&self.kk, chosen.map(|body| &body.name.kk)),
            name(&self.ru, chosen.map(|body| &body.name.ru)),
            name(&self.en, chosen.map(|body| &body.name.en)),
        );
        let typed = [&kk, &ru, &en, &self.body].into_iter().any(|part| !part.trim().is_empty());
        typed.then(|| format!("{kk}|{ru}|{en}|{}", self.body))
    }
}

/// The fields of the form; the code of an entry that stands is fixed.
#[component]
pub(super) fn EntryFields(
    /// The language of the page.
    language: Language,
    /// What to show.
    typed: TypedEntry,
    /// The bodies to choose from.
    bodies: Vec<Body>,
    /// The errors.
    errors: Errors,
    /// Whether the code is given for ever.
    fixed_code: bool,
) -> impl IntoView {
    let TypedEntry { input, providers } = typed;
    let approval = view! { <ApprovalFields language=language input=input.clone() errors=errors.clone()/> };
    let code = if fixed_code {
        view! { <input type="hidden" name="code" value=input.code/> }.into_any()
    } else {
        view! {
            <TextField name="code" label=w!(language, keeping.code) value=input.code errors=errors.clone()
                hint=w!(language, keeping.code_hint) class="short"/>
        }
        .into_any()
    };
    let recipients = Recipients::ALL.map(|one| (one.code().to_owned(), names::recipients(language, one)));
    let forms = ServiceForm::ALL.map(|one| (one.code().to_owned(), names::form(language, one)));
    let places = [
        (STATE_CORPORATION.to_owned(), w!(language, keeping.place_state_corporation)),
        (PORTAL.to_owned(), w!(language, keeping.place_portal)),
    ];
    let chosen_places: Vec<String> = [
        (!input.through_state_corporation.is_empty()).then(|| STATE_CORPORATION.to_owned()),
        (!input.through_portal.is_empty()).then(|| PORTAL.to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let payment =
        [("free".to_owned(), w!(language, keeping.free)), ("paid".to_owned(), w!(language, keeping.paid))];
    let paid = if input.paid.is_empty() { "free" } else { "paid" };
    let developing = bodies.iter().filter(|body| body.kind.develops());
    let mut developers = vec![(String::new(), w!(language, keeping.choose))];
    developers.extend(developing.map(|body| (body.id.0.to_string(), body.name.best(language).1.to_owned())));
    view! {
        {code}
        <TextField name="name_kk" label=w!(language, keeping.name_kk) value=input.name_kk errors=errors.clone() lang="kk"/>
        <TextField name="name_ru" label=w!(language, keeping.name_ru) value=input.name_ru errors=errors.clone() lang="ru"/>
        <TextField name="name_en" label=w!(language, keeping.name_en) value=input.name_en errors=errors.clone() lang="en"
            optional=w!(language, form.optional)/>
        <SelectField name="developing_body" label=w!(language, keeping.developing_body) value=input.developing_body
            options=developers errors=errors.clone()/>
        <Choices name="recipients" legend=w!(language, keeping.recipients) options=recipients.to_vec()
            chosen=vec![input.recipients] errors=errors.clone()/>
        <Providers language=language providers=providers bodies=bodies errors=errors.clone()/>
        <Choices name="forms" legend=w!(language, keeping.forms) options=forms.to_vec() chosen=input.forms
            errors=errors.clone() several=true/>
        <Choices name="places" legend=w!(language, keeping.places) options=places.to_vec() chosen=chosen_places
            errors=errors.clone() several=true/>
        <AreaField name="accepting" label=w!(language, lawful.accepting) text=input.accepting errors=errors.clone()
            hint=w!(language, lawful.accepting_hint) optional=w!(language, form.optional) rows=3/>
        <Choices name="paid" legend=w!(language, keeping.payment) options=payment.to_vec() chosen=vec![paid.to_owned()]
            errors=errors.clone() across=true/>
        <TextField name="included_on" label=w!(language, keeping.included_on) value=input.included_on errors=errors
            hint=w!(language, keeping.included_hint) kind="date" class="short"/>
        {approval}
    }
}

/// The rows of providers: a body of the list, or a category by its names.
#[component]
fn Providers(
    language: Language,
    providers: Vec<TypedProvider>,
    bodies: Vec<Body>,
    errors: Errors,
) -> impl IntoView {
    let error = errors.of("providers");
    let mut options = vec![(String::new(), w!(language, keeping.provider_category))];
    options.extend(bodies.iter().map(|body| (body.id.0.to_string(), body.name.best(language).1.to_owned())));
    let rows: Vec<_> = providers
        .into_iter()
        .enumerate()
        .map(|(place, row)| {
            let id = |part: &str| if place == 0 && part == "body" { "f-providers".to_owned() } else { format!("provider-{place}-{part}") };
            let number = place + 1;
            let choices = options
                .iter()
                .map(|(value, name)| view! { <option value=value.clone() selected=*value == row.body>{name.clone()}</option> })
                .collect_view();
            let name = |part: &'static str, label: String, value: String| {
                view! {
                    <div class="field">
                        <label for=id(part)>{label}</label>
                        <input id=id(part) name=format!("provider_{part}") value=value lang=part/>
                    </div>
                }
            };
            view! {
                <fieldset class="group-fields">
                    <legend>{w!(language, keeping.provider, number = number)}</legend>
                    <div class="field">
                        <label for=id("body")>{w!(language, keeping.provider_body)}</label>
                        <select id=id("body") name="provider_body">{choices}</select>
                    </div>
                    <details class="more" open=row.body.is_empty()>
                        <summary>{w!(language, keeping.provider_names)}</summary>
                        <div class="rows">
                            {name("kk", w!(language, keeping.name_kk), row.kk)}
                            {name("ru", w!(language, keeping.name_ru), row.ru)}
                            {name("en", w!(language, keeping.name_en), row.en)}
                        </div>
                    </details>
                </fieldset>
            }
        })
        .collect();
    let class = if error.is_some() { "rows field bad" } else { "rows" };
    view! {
        <div class=class>
            <h2>{w!(language, keeping.providers)}</h2>
            <p class="hint">{w!(language, keeping.providers_hint)}</p>
            {error.map(|error| view! { <p class="error">{error}</p> })}
            {rows}
            <p><button class="button plain small" name="more" value="provider" formnovalidate>{w!(language, keeping.provider_more)}</button></p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use domain::body::{BodyId, BodyKind};
    use domain::coordination::BodyTerms;
    use domain::language::Localized;

    use super::*;

    #[test]
    fn a_chosen_body_gives_its_names_and_a_bar_in_a_name_parts_nothing() {
        let body = Body {
            id: BodyId(7),
            code: "akimat".to_owned(),
            kind: BodyKind::Local,
            name: Localized::new("Әкімдік", "Акимат", ""),
            reports_to_president: false,
            email: String::new(),
            terms: BodyTerms::default(),
            version: 1,
        };
        let typed = TypedEntry {
            providers: vec![
                TypedProvider { body: "7".to_owned(), ..TypedProvider::default() },
                TypedProvider { kk: "А|Б".to_owned(), ru: "В".to_owned(), ..TypedProvider::default() },
                TypedProvider::default(),
            ],
            ..TypedEntry::default()
        };
        assert_eq!(typed.input(&[body]).providers, "Әкімдік|Акимат||7\nА Б|В||");
    }
}
