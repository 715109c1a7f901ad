//! An opinion as a document system sends it, read so that every field that is wrong is told at once.

use domain::coordination::RemarkInput;
use serde_json::Value;
use services::coordination::GiveInput;
use utoipa::ToSchema;

use super::codes::{LanguageCode, PositionCode};
use super::problem::FieldError;

/// An opinion on the text that was sent. It is read field by field, never as a whole.
#[derive(ToSchema)]
#[schema(example = json!({
    "hash": "0f343b0931126a20f133d67c2b018a3b5a3d2b0e1c9a6f4d8e7c5b4a39281706", "version": 0,
    "position": "agree_with_remarks",
    "remarks": [{"anchor": {"section": "procedure.term"}, "text": "Срок не обоснован."}],
}))]
#[expect(dead_code, reason = "it only describes the body")]
pub(super) struct NewOpinion {
    /// The hash of the text, as it was read.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    hash: String,
    /// The version of the opinion inside the body, as it was read.
    #[schema(minimum = 0)]
    version: i64,
    /// The position.
    #[schema(value_type = PositionCode)]
    position: String,
    /// The reasons; may be absent with an agreement.
    #[schema(max_length = 20_000)]
    reasons: Option<String>,
    /// The remarks, in order; 500 at most.
    remarks: Option<Vec<NewRemark>>,
}

/// A remark.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it only describes the body")]
pub(super) struct NewRemark {
    /// What it concerns; the whole draft if absent.
    anchor: Option<RemarkAnchor>,
    /// Its words.
    #[schema(min_length = 1, max_length = 20_000)]
    text: String,
    /// The wording that it suggests for the element of the anchor.
    #[schema(max_length = 20_000)]
    suggestion: Option<String>,
    /// The norm by which it stays inside; one without becomes public when the round has ended.
    internal_norm: Option<String>,
}

/// What a remark concerns: a section, or words of one element in one language.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it only describes the body")]
pub(super) struct RemarkAnchor {
    /// One of the twelve required elements, such as `procedure.term`.
    section: Option<String>,
    /// The identity of a line or paragraph in it.
    element: Option<String>,
    /// The language of the words; needed with an element.
    #[schema(value_type = Option<LanguageCode>)]
    language: Option<String>,
    /// The quoted words.
    #[schema(max_length = 20_000)]
    quote: Option<String>,
}

/// An opinion that was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SentOpinion {
    /// The hash of the text that it is about.
    pub(super) hash: String,
    /// The version of the opinion inside the body that it takes the place of.
    pub(super) version: i64,
    /// What it says.
    pub(super) input: GiveInput,
}

/// The place of a remark in the body, counted from 0.
pub(super) fn remark(place: usize) -> String {
    format!("remarks.{place}")
}

/// Reads an opinion from a body.
///
/// # Errors
/// Every field that is missing or of another type.
pub(super) fn read(body: &Value) -> Result<SentOpinion, Vec<FieldError>> {
    let mut reader = Reader { errors: Vec::new() };
    let hash = reader.text(body, "", "hash", true);
    let version = body.get("version").and_then(Value::as_i64).unwrap_or_else(|| {
        reader.errors.push(FieldError::new("version", "number"));
        0
    });
    let position = reader.text(body, "", "position", true);
    let reasons = reader.text(body, "", "reasons", false);
    let remarks = match body.get("remarks") {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(items)) => {
            items.iter().enumerate().map(|(place, item)| reader.remark(&remark(place), item)).collect()
        }
        Some(_) => {
            reader.refuse("remarks", "a list is expected here");
            Vec::new()
        }
    };
    let input = GiveInput { position, reasons, remarks };
    if reader.errors.is_empty() { Ok(SentOpinion { hash, version, input }) } else { Err(reader.errors) }
}

/// An anchor that is absent.
static ABSENT: Value = Value::Null;

/// Gathers what is wrong.
struct Reader {
    errors: Vec<FieldError>,
}

impl Reader {
    fn refuse(&mut self, place: &str, detail: &str) {
        let told = FieldError { detail: detail.to_owned(), ..FieldError::new(place, "type") };
        self.errors.push(told);
    }

    /// A text of an object that stands at a place; empty if it is absent.
    fn text(&mut self, object: &Value, place: &str, name: &str, needed: bool) -> String {
        match object.get(name) {
            Some(Value::String(text)) => text.clone(),
            None | Some(Value::Null) if !needed => String::new(),
            _ => {
                let field = if place.is_empty() { name.to_owned() } else { format!("{place}.{name}") };
                self.errors.push(FieldError::new(&field, "type"));
                String::new()
            }
        }
    }

    fn remark(&mut self, place: &str, item: &Value) -> RemarkInput {
        if !item.is_object() {
            self.refuse(place, "an object is expected here");
            return RemarkInput::default();
        }
        let inside = format!("{place}.anchor");
        let anchor = match item.get("anchor") {
            Some(anchor @ Value::Object(_)) => anchor,
            None | Some(Value::Null) => &ABSENT,
            Some(_) => {
                self.refuse(&inside, "an object is expected here");
                &ABSENT
            }
        };
        RemarkInput {
            section: self.text(anchor, &inside, "section", false),
            element: self.text(anchor, &inside, "element", false),
            language: self.text(anchor, &inside, "language", false),
            quote: self.text(anchor, &inside, "quote", false),
            text: self.text(item, place, "text", true),
            suggestion: self.text(item, place, "suggestion", false),
            internal_norm: self.text(item, place, "internal_norm", false),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_opinion_is_read_with_its_remarks() {
        let body = json!({
            "hash": "ab", "version": 2, "position": "agree_with_remarks", "reasons": null,
            "remarks": [{"anchor": {"section": "appeal", "element": "appe", "language": "ru"}, "text": "Слова."}],
        });
        let sent = read(&body).unwrap();
        assert_eq!((sent.hash.as_str(), sent.version), ("ab", 2));
        assert_eq!(sent.input.position, "agree_with_remarks");
        let remark = &sent.input.remarks[0];
        assert_eq!((remark.element.as_str(), remark.text.as_str()), ("appe", "Слова."));
        assert_eq!(remark.internal_norm, "");
    }

    #[test]
    fn everything_that_is_missing_or_of_another_type_is_named() {
        let body = json!({
            "version": "2", "position": 7, "remarks": [{"anchor": "2.1"}, "words", {"text": "Слова.", "suggestion": []}],
        });
        let fields: Vec<String> = read(&body).unwrap_err().into_iter().map(|error| error.field).collect();
        let told = [
            "hash",
            "version",
            "position",
            "remarks.0.anchor",
            "remarks.0.text",
            "remarks.1",
            "remarks.2.suggestion",
        ];
        assert_eq!(fields, told);
        let fields =
            read(&json!({"hash": "", "version": 0, "position": "agree", "remarks": {}})).unwrap_err();
        assert_eq!(fields.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), ["remarks"]);
    }
}
