//! Every word in three languages: the same keys, no empty value, the same variables and tags.

mod twice;

use crate::workspace::{Workspace, files_below};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The languages of the interface, with the plural forms their grammar has for whole numbers.
const LANGUAGES: [(&str, &[&str]); 3] =
    [("en", &["one", "other"]), ("kk", &["one", "other"]), ("ru", &["one", "few", "many", "other"])];

/// Every ending that may name a plural form.
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// One text with what may stand in it. A plural is one text with several forms.
#[derive(Debug, Default, PartialEq, Eq)]
struct Entry {
    forms: BTreeSet<String>,
    variables: BTreeSet<String>,
    tags: BTreeSet<String>,
}

/// The texts of one file by key; keys of nested objects are joined with points.
type Entries = BTreeMap<String, Entry>;

/// Compares the files of all languages.
///
/// # Errors
/// When something is missing, empty or different, one line each.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let folder = workspace.root.join("app/locales");
    let mut faults = Vec::new();
    let mut languages = BTreeMap::new();
    for (language, forms) in LANGUAGES {
        let mut all = Entries::new();
        for file in files_below(&folder.join(language))? {
            let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let text = fs::read_to_string(&file)?;
            let value =
                serde_json::from_str(&text).with_context(|| format!("{} is not JSON", file.display()))?;
            let place = format!("{language}/{name}");
            let doubles = twice::keys(&text).with_context(|| format!("{} is not JSON", file.display()))?;
            faults.extend(doubles.iter().map(|key| format!("{place}: {key} stands twice")));
            for (key, entry) in read(&value, &place, forms, &mut faults) {
                all.insert(format!("{name}.{key}"), entry);
            }
        }
        languages.insert(language, all);
    }
    compare(&languages, &mut faults);
    if faults.is_empty() { Ok(()) } else { bail!("{}", faults.join("\n")) }
}

/// Reads one file and gathers what is wrong with it alone.
fn read(value: &Value, place: &str, forms: &[&str], faults: &mut Vec<String>) -> Entries {
    let mut texts = BTreeMap::new();
    flatten(value, "", &mut texts, place, faults);
    let mut entries = Entries::new();
    for (key, text) in &texts {
        if text.trim().is_empty() {
            faults.push(format!("{place}: {key} is empty"));
        }
        let (base, form) = plural(key, &texts);
        let entry = entries.entry(base.to_owned()).or_default();
        entry.forms.extend(form.map(str::to_owned));
        entry.variables.extend(variables(text));
        entry.tags.extend(tags(text));
    }
    for (key, entry) in &entries {
        if !entry.forms.is_empty() && !entry.forms.iter().map(String::as_str).eq(sorted(forms)) {
            faults
                .push(format!("{place}: {key} has the forms {:?}, the language has {forms:?}", entry.forms));
        }
    }
    entries
}

fn sorted<'a>(forms: &[&'a str]) -> BTreeSet<&'a str> {
    forms.iter().copied().collect()
}

/// Joins the keys of nested objects.
fn flatten(
    value: &Value,
    path: &str,
    texts: &mut BTreeMap<String, String>,
    place: &str,
    faults: &mut Vec<String>,
) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                flatten(value, &path, texts, place, faults);
            }
        }
        Value::String(text) => {
            texts.insert(path.to_owned(), text.clone());
        }
        _ => faults.push(format!("{place}: {path} is not a text")),
    }
}

/// A key without its plural form, and the form. `last_one` and `event_other` are plurals only when both stand there.
fn plural<'a>(key: &'a str, texts: &BTreeMap<String, String>) -> (&'a str, Option<&'a str>) {
    let Some((base, form)) = key.rsplit_once('_') else { return (key, None) };
    let both = ["one", "other"].iter().all(|form| texts.contains_key(&format!("{base}_{form}")));
    if both && FORMS.contains(&form) { (base, Some(form)) } else { (key, None) }
}

/// The names in `{{ name }}`; a format after a comma belongs to the language.
fn variables(text: &str) -> BTreeSet<String> {
    let inside = text.split("{{").skip(1).filter_map(|rest| rest.split("}}").next());
    inside.map(|name| name.split(',').next().unwrap_or_default().trim().to_owned()).collect()
}

/// The names in `<name>` and `</name>`.
fn tags(text: &str) -> BTreeSet<String> {
    let inside = text.split('<').skip(1).filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag));
    inside.map(|tag| tag.trim_matches('/').trim().to_owned()).filter(|tag| !tag.is_empty()).collect()
}

/// Compares each language with the keys of all.
fn compare(languages: &BTreeMap<&str, Entries>, faults: &mut Vec<String>) {
    let keys: BTreeSet<&String> = languages.values().flat_map(BTreeMap::keys).collect();
    for key in keys {
        let present: Vec<_> =
            languages.iter().filter_map(|(name, all)| all.get(key).map(|one| (*name, one))).collect();
        for language in languages.keys().filter(|name| !present.iter().any(|(present, _)| present == *name)) {
            faults.push(format!("{language}: {key} is missing"));
        }
        let Some(((first, model), others)) = present.split_first() else { continue };
        for (language, entry) in others {
            if entry.variables != model.variables {
                let (one, two) = (&model.variables, &entry.variables);
                faults.push(format!("{key}: {first} has the variables {one:?}, {language} has {two:?}"));
            }
            if entry.tags != model.tags {
                faults.push(format!(
                    "{key}: {first} has the tags {:?}, {language} has {:?}",
                    model.tags, entry.tags
                ));
            }
            if entry.forms.is_empty() != model.forms.is_empty() {
                faults.push(format!("{key}: a plural in {first} or in {language}, not in both"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn faults(en: &Value, ru: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        let en = read(en, "en/site", &["one", "other"], &mut faults);
        let ru = read(ru, "ru/site", &["one", "few", "many", "other"], &mut faults);
        compare(&BTreeMap::from([("en", en), ("ru", ru)]), &mut faults);
        faults
    }

    #[test]
    fn plural_forms_follow_the_language() {
        let en = json!({ "days_one": "{{ count }} day", "days_other": "{{ count }} days", "last_one": "The last one", "event_other": "Other" });
        let mut ru = json!({
            "days_one": "{{ count }} день", "days_few": "{{ count }} дня", "days_many": "{{ count }} дней",
            "days_other": "{{ count }} дня", "last_one": "Последний", "event_other": "Иное"
        });
        assert_eq!(faults(&en, &ru), Vec::<String>::new());
        ru.as_object_mut().unwrap().remove("days_few");
        assert_eq!(faults(&en, &ru).len(), 1);
    }

    #[test]
    fn what_differs_is_named() {
        let en = json!({ "a": "Open <b>{{ name }}</b>", "b": "text", "c": { "d": "x" } });
        let ru = json!({ "a": "Открыть {{ имя }}", "b": " ", "c": {} });
        let found = faults(&en, &ru);
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(found.iter().any(|fault| fault == "ru/site: b is empty"));
        assert!(found.iter().any(|fault| fault == "ru: c.d is missing"));
    }
}
