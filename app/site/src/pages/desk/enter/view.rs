//! The form in which staff enters a comment.

use domain::discussion::{AuthorKind, DiscussionWindow, Region, Way};
use domain::language::Language;
use domain::standard::Content;
use leptos::prelude::*;
use services::drafts::DraftSummary;

use super::Typed;
use crate::Visitor;
use crate::components::bar::own_name;
use crate::components::decide::beginning;
use crate::components::editing::top::{DraftTop, EditingTab};
use crate::components::form::{AreaField, Choices, ErrorSummary, Errors, SelectField, TextField};
use crate::components::now::Now;
use crate::w;
use crate::words::standard::section_name;
use crate::words::{author_kind, closing, moment, region_name, way_name};

/// What a browser offers to choose from.
const ACCEPTED: &str = ".pdf,.docx,.xlsx,.png,.jpg,.jpeg";
/// So many characters of a clause stand beside its number.
const BEGINNING: usize = 60;

/// Everything that the page is made of.
pub(super) struct EnterPage {
    pub(super) now: Now,
    pub(super) visitor: Visitor,
    pub(super) summary: DraftSummary,
    pub(super) window: DiscussionWindow,
    /// What a comment can concern, in the order of the text.
    pub(super) places: Vec<(String, String)>,
    pub(super) typed: Typed,
    pub(super) errors: Errors,
}

/// The whole draft, its sections and its clauses, each with its value in the form.
pub(super) fn places(language: Language, placed: &Content) -> Vec<(String, String)> {
    let mut all = vec![(String::new(), w!(language, comment.on_whole))];
    for section in placed.sections() {
        let key = section.key;
        let name = format!("{} {}", key.number(), section_name(language, key));
        all.push((format!("s:{}", key.code()), name));
        for element in &section.elements {
            let number = placed.clause_number(&element.id).unwrap_or_default();
            let (spoken, _) = element.text.best(language);
            let words = beginning(&element.clause(spoken), BEGINNING);
            all.push((format!("e:{}", element.id), format!("{number} {words}")));
        }
    }
    all
}

impl EnterPage {
    pub(super) fn view(self) -> AnyView {
        let language = self.now.language;
        let zone = self.now.zone;
        let address = self.visitor.address().desk(&format!("drafts/{}/comments/new", self.summary.number));
        let opens = moment(language, zone, self.window.opens_at);
        let closes = closing(language, zone, self.window.closes_at);
        let (came, who, says) = (self.came(), self.who(), self.says());
        let Self { visitor, summary, typed, errors, .. } = self;
        view! {
            <DraftTop visitor=visitor.clone() summary=summary tab=EditingTab::Decide/>
            <div class="page narrow">
                <h2>{w!(language, entering.title)}</h2>
                <p>{w!(language, entering.lead)}</p>
                <p class="quiet num">{w!(language, entering.window, opens = opens, closes = closes)}</p>
                <ErrorSummary visitor=visitor errors=errors/>
                <form class="form rows sheet" method="post" action=address enctype="multipart/form-data">
                    <input type="hidden" name="key" value=typed.key/>
                    {came}
                    {who}
                    {says}
                    <p class="actions"><button class="button">{w!(language, entering.enter)}</button></p>
                </form>
            </div>
        }
        .into_any()
    }

    /// How and when it came.
    fn came(&self) -> AnyView {
        let language = self.now.language;
        let (entry, errors) = (&self.typed.entry, &self.errors);
        let ways = Way::ALL.into_iter().map(|way| (way.code().to_owned(), way_name(language, way))).collect();
        let optional = w!(language, form.optional);
        let publish = vec![("1".to_owned(), w!(language, entering.publish))];
        view! {
            <h3>{w!(language, entering.how)}</h3>
            <Choices name="way" legend=w!(language, entering.way) options=ways chosen=vec![entry.way.clone()]
                errors=errors.clone()/>
            <TextField name="site" label=w!(language, entering.site) value=entry.site.clone() errors=errors.clone()
                optional=optional.clone()/>
            <TextField name="date" label=w!(language, entering.date) value=entry.date.clone() errors=errors.clone()
                kind="date" class="short"/>
            <TextField name="time" label=w!(language, entering.time) hint=w!(language, entering.time_hint)
                value=entry.time.clone() errors=errors.clone() kind="time" class="short"/>
            <TextField name="registered" label=w!(language, entering.registered) value=entry.registered.clone()
                errors=errors.clone() optional=optional/>
            {self.files()}
            <Choices name="publish" legend=w!(language, entering.files_access) options=publish
                chosen=vec![entry.publish.clone()] errors=errors.clone() several=true/>
        }
        .into_any()
    }

    fn files(&self) -> AnyView {
        let language = self.now.language;
        let error = self.errors.of("files");
        let class = if error.is_some() { "field bad" } else { "field" };
        let invalid = error.is_some().then_some("true");
        let describes = if error.is_some() { "f-files-hint f-files-error" } else { "f-files-hint" };
        view! {
            <div class=class>
                <label for="f-files">{w!(language, entering.scan)}</label>
                <span class="hint" id="f-files-hint">{w!(language, entering.scan_hint)}</span>
                {error.map(|error| view! { <span class="error" id="f-files-error">{error}</span> })}
                <input id="f-files" type="file" name="files" multiple=true accept=ACCEPTED aria-invalid=invalid
                    aria-describedby=describes/>
            </div>
        }
        .into_any()
    }

    /// Who speaks.
    fn who(&self) -> AnyView {
        let language = self.now.language;
        let (comment, errors) = (&self.typed.comment, &self.errors);
        let kinds = AuthorKind::ALL
            .into_iter()
            .map(|kind| (kind.code().to_owned(), author_kind(language, kind)))
            .collect();
        let none = (String::new(), w!(language, comment.region_none));
        let regions = Region::ALL.into_iter().map(|one| (one.code().to_owned(), region_name(language, one)));
        let regions = std::iter::once(none).chain(regions).collect();
        let optional = w!(language, form.optional);
        let withhold = vec![("1".to_owned(), w!(language, entering.withhold))];
        view! {
            <h3>{w!(language, entering.who)}</h3>
            <Choices name="kind" legend=w!(language, receipt.author) options=kinds chosen=vec![comment.kind.clone()]
                errors=errors.clone()/>
            <TextField name="name" label=w!(language, comment.name) hint=w!(language, comment.name_hint)
                value=comment.name.clone() errors=errors.clone()/>
            <AreaField name="names" label=w!(language, speaker.names) hint=w!(language, speaker.names_hint)
                text=comment.names.clone() errors=errors.clone() optional=optional.clone() rows=3/>
            <TextField name="iin" label=w!(language, speaker.iin) hint=w!(language, speaker.iin_hint)
                value=comment.iin.clone() errors=errors.clone() optional=optional.clone() class="short"/>
            <TextField name="country" label=w!(language, speaker.country) hint=w!(language, speaker.country_hint)
                value=comment.country.clone() errors=errors.clone() optional=optional.clone()/>
            <TextField name="registration" label=w!(language, speaker.registration)
                hint=w!(language, speaker.registration_hint) value=comment.registration.clone() errors=errors.clone()
                optional=optional.clone() class="short"/>
            <TextField name="bin" label=w!(language, comment.bin) hint=w!(language, comment.bin_hint)
                value=comment.bin.clone() errors=errors.clone()/>
            <TextField name="email" label=w!(language, comment.email) hint=w!(language, entering.email_hint)
                value=comment.email.clone() errors=errors.clone() optional=optional kind="email"/>
            <Choices name="withhold" legend=w!(language, comment.name) options=withhold
                chosen=vec![comment.withhold.clone()] errors=errors.clone() several=true/>
            <SelectField name="region" label=w!(language, comment.region) value=comment.region.clone() options=regions
                errors=errors.clone()/>
        }
        .into_any()
    }

    /// What it says, and of what.
    fn says(&self) -> AnyView {
        let language = self.now.language;
        let (comment, errors) = (&self.typed.comment, &self.errors);
        let languages: Vec<(String, String)> =
            Language::ALL.into_iter().map(|one| (one.code().to_owned(), own_name(one).to_owned())).collect();
        let place = match (comment.element.as_str(), comment.section.as_str()) {
            ("", "") => String::new(),
            ("", section) => format!("s:{section}"),
            (element, _) => format!("e:{element}"),
        };
        let quoted_in =
            if comment.anchor_language.is_empty() { &comment.language } else { &comment.anchor_language };
        let optional = w!(language, form.optional);
        view! {
            <h3>{w!(language, entering.words)}</h3>
            <SelectField name="language" label=w!(language, comment.language) value=comment.language.clone()
                options=languages.clone() errors=errors.clone()/>
            <SelectField name="place" label=w!(language, entering.place) value=place options=self.places.clone()
                errors=errors.clone()/>
            <AreaField name="text" label=w!(language, entering.words) hint=w!(language, entering.words_hint)
                text=comment.text.clone() errors=errors.clone() rows=10/>
            <AreaField name="quote" label=w!(language, comment.quote) text=comment.quote.clone() errors=errors.clone()
                optional=optional.clone() rows=2/>
            <AreaField name="suggestion" label=w!(language, entering.suggestion) text=comment.suggestion.clone()
                errors=errors.clone() optional=optional/>
            <SelectField name="anchor_language" label=w!(language, entering.quote_language) value=quoted_in.clone()
                options=languages errors=errors.clone()/>
        }
        .into_any()
    }
}
