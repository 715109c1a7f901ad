//! A written standard for scenarios, taken from the demonstration.

use domain::standard::{Content, Section};
use serde_json::Value;

/// The twelve sections of the registration of a birth, complete in Kazakh and Russian.
pub(crate) fn content() -> Content {
    let file = include_str!("../../demo/drafts/birth-registration.json");
    let mut draft: Value = serde_json::from_str(file).expect("JSON");
    // The demonstration names bodies by code; a scenario has none of them.
    for section in draft["content"].as_array_mut().expect("sections") {
        for element in section["elements"].as_array_mut().expect("elements") {
            if let Some(body) = element["detail"].get_mut("body") {
                *body = Value::Null;
            }
        }
    }
    let sections: Vec<Section> = serde_json::from_value(draft["content"].take()).expect("a content");
    Content::from(sections)
}
