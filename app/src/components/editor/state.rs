//! The state of the form: what is typed, what it reads as, what the check says of it.

use domain::language::Language;
use domain::standard::check::{Finding, SectionState, Severity, check, completeness};
use domain::standard::group::depths_of;
use domain::standard::{Content, Element, ElementId, SectionKey};
use leptos::prelude::*;

use super::read::{FieldFault, read};
use super::seed::{Against, EditorSeed, KnownDraft, SaveState};
use super::typed::{Press, TypedLine, TypedSection, field_name};
use super::words::EditorWords;
use super::write::fresh_by;

/// How far one section of the outline has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SectionProgress {
    /// The section.
    pub key: SectionKey,
    /// How far it has come.
    pub state: SectionState,
    /// How many findings in it refuse placement.
    pub errors: usize,
}

/// The form's state; cheap to copy.
#[derive(Clone, Copy)]
pub struct EditorState {
    /// The language of the interface.
    pub language: Language,
    /// The section.
    pub section: SectionKey,
    /// The lines as they are typed.
    pub typed: RwSignal<TypedSection>,
    /// Values that the server could not read.
    pub refused: RwSignal<Vec<FieldFault>>,
    /// How the text stands to what is saved.
    pub save: RwSignal<SaveState>,
    /// The line about saving.
    pub save_words: RwSignal<String>,
    /// The version that the typing began from.
    pub base: RwSignal<i64>,
    /// The line that was removed last, and its place, as long as it can be brought back.
    pub removed: RwSignal<Option<(usize, TypedLine)>>,
    /// The line that was added last and waits for the focus.
    pub added: RwSignal<Option<String>>,
    /// What is said to who does not see it: where a line has gone.
    pub aloud: RwSignal<String>,
    /// What makes the identity of a line that is added in the browser.
    pub new_id: StoredValue<Option<Callback<(), String>>>,
    /// In how many groups each line stands.
    pub depths: Memo<Vec<u8>>,
    /// What the section is compared with.
    pub against: StoredValue<Option<Against>>,
    /// The words.
    pub words: StoredValue<EditorWords>,
    /// The bodies that a provider can be.
    pub bodies: StoredValue<Vec<(i64, String)>>,
    /// Where the draft's pages of the desk begin.
    pub address: StoredValue<String>,
    /// What the check has to know.
    pub known: StoredValue<KnownDraft>,
    /// The text of the draft as it was saved when the form was opened.
    pub content: StoredValue<Content>,
    elements: Memo<Vec<Element>>,
    /// The elements as they were when the typist rested last: what is checked and compared.
    settled: RwSignal<Vec<Element>>,
    findings: Memo<Vec<Finding>>,
    progress: Memo<Vec<SectionProgress>>,
}

impl EditorState {
    /// The state that a seed begins.
    pub fn new(seed: &EditorSeed) -> Self {
        let section = seed.section;
        let typed = RwSignal::new(seed.typed.clone());
        let content = StoredValue::new(seed.content.clone());
        let known = StoredValue::new(seed.known.clone());
        let elements = Memo::new(move |_| typed.with(|typed| read(typed, section, stand_in).0));
        let settled = RwSignal::new(elements.get_untracked());
        let whole = move || {
            let mut whole = content.get_value();
            // What comes from the register has no fields here.
            if !section.is_from_register() {
                whole.set(section, settled.get());
            }
            whole
        };
        let findings = Memo::new(move |_| known.with_value(|known| check(&whole(), &known.context())));
        let progress = Memo::new(move |_| {
            let states = known.with_value(|known| completeness(&whole(), &known.context()));
            findings.with(|findings| {
                let errors = |key| {
                    let refusing =
                        |finding: &&Finding| finding.section == key && finding.severity == Severity::Error;
                    findings.iter().filter(refusing).count()
                };
                states
                    .into_iter()
                    .map(|(key, state)| SectionProgress { key, state, errors: errors(key) })
                    .collect()
            })
        });
        Self {
            language: seed.language,
            section,
            typed,
            refused: RwSignal::new(seed.faults.clone()),
            save: RwSignal::new(seed.state),
            save_words: RwSignal::new(seed.state_words.clone()),
            base: RwSignal::new(seed.base),
            removed: RwSignal::new(None),
            added: RwSignal::new(None),
            aloud: RwSignal::new(String::new()),
            new_id: StoredValue::new(None),
            depths: Memo::new(move |_| depths_in(section, typed)),
            against: StoredValue::new(seed.against.clone()),
            words: StoredValue::new(seed.words.clone()),
            bodies: StoredValue::new(seed.bodies.clone()),
            address: StoredValue::new(seed.address.clone()),
            known,
            content,
            elements,
            settled,
            findings,
            progress,
        }
    }

    /// Some of the words.
    pub fn say<T>(self, words: impl FnOnce(&EditorWords) -> T) -> T {
        self.words.with_value(words)
    }

    /// The elements as they were when the typist rested last.
    pub fn settled(self) -> Vec<Element> {
        self.settled.get()
    }

    /// Lets checks and redline follow what is typed now.
    pub fn settle(self) {
        let now = self.elements.get_untracked();
        if self.settled.with_untracked(|settled| *settled != now) {
            self.settled.set(now);
        }
    }

    /// Everything missing or doubtful in the whole draft.
    pub fn findings(self) -> Vec<Finding> {
        self.findings.get()
    }

    /// How far every section has come.
    pub fn progress(self) -> Vec<SectionProgress> {
        self.progress.get()
    }

    /// Whether the text of a line stayed as it was in a language while it changed in another.
    pub fn changed_alone(self, id: &str, language: Language) -> bool {
        use domain::standard::check::Problem;
        self.findings.with(|findings| {
            findings.iter().any(|finding| {
                finding.problem == Problem::ChangedInOneLanguage
                    && finding.language == Some(language)
                    && finding.element.as_ref().is_some_and(|element| element.as_str() == id)
            })
        })
    }

    /// The sentence of what is wrong with the value of a field.
    pub fn fault(self, name: &str) -> Option<String> {
        let fault = self
            .refused
            .with(|faults| faults.iter().find(|fault| fault.field == name).map(|fault| fault.fault));
        fault.map(|fault| self.say(|words| words.fault(fault)))
    }

    /// The value of a field as it is typed now.
    pub fn value(self, id: &str, field: &str) -> String {
        self.typed.with(|typed| line(typed, id).map_or_else(String::new, |line| line.get(field).to_owned()))
    }

    /// Writes the value of a field.
    pub fn write(self, id: &str, field: &str, value: String) {
        self.change(id, |line| line.set(field, value));
        self.forgive(&field_name(id, field));
    }

    /// Ticks or clears a choice of a field.
    pub fn tick(self, id: &str, field: &str, value: &str, on: bool) {
        self.change(id, |line| line.tick(field, value, on));
    }

    fn change(self, id: &str, change: impl FnOnce(&mut TypedLine)) {
        self.typed.update(|typed| {
            if let Some(line) = typed.0.iter_mut().find(|line| line.id == id) {
                change(line);
            }
        });
        self.unsaved();
    }

    /// Moves, adds or removes a line; `id` is the identity of a new one.
    pub fn press(self, press: &Press, id: String) {
        let section = self.section;
        if let Press::Remove(gone) = press {
            self.removed.set(self.typed.with_untracked(|typed| {
                let place = typed.0.iter().position(|line| line.id == *gone)?;
                Some((place, typed.0.get(place)?.clone()))
            }));
        }
        self.typed.update(|typed| typed.press(press, || fresh_by(press, id, section)));
        if let Press::Up(moved) | Press::Down(moved) = press {
            self.say_place(moved);
        }
        self.unsaved();
    }

    /// Brings the line that was removed last back to its place.
    pub fn bring_back(self) {
        if let Some((place, line)) = self.removed.get_untracked() {
            self.removed.set(None);
            self.typed.update(|typed| typed.0.insert(place.min(typed.0.len()), line));
            self.unsaved();
        }
    }

    /// Something was typed since the last save.
    pub fn unsaved(self) {
        if self.save.get_untracked() != SaveState::Conflict {
            self.save.set(SaveState::Unsaved);
            self.save_words.set(self.say(|words| words.said.state_unsaved.clone()));
        }
    }

    /// A value that was refused has been typed anew.
    fn forgive(self, name: &str) {
        if self.refused.with_untracked(|faults| faults.iter().any(|fault| fault.field == name)) {
            self.refused.update(|faults| faults.retain(|fault| fault.field != name));
        }
    }
}

/// In how many groups each line stands; nothing where lines stand in none.
fn depths_in(section: SectionKey, typed: RwSignal<TypedSection>) -> Vec<u8> {
    if !section.has_groups() {
        return Vec::new();
    }
    depths_of(typed.with(TypedSection::levels))
}

fn line<'a>(typed: &'a TypedSection, id: &str) -> Option<&'a TypedLine> {
    typed.0.iter().find(|line| line.id == id)
}

/// The identity of a line whose own is none, as long as it is only checked and not saved.
fn stand_in() -> ElementId {
    ElementId::from_random(0)
}
