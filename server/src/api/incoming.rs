//! A comment as a machine sends it, read so that every field that is wrong is told at once.

use domain::discussion::{CommentFieldProblem, CommentFields, CommentInput, CommentProblem, Region};
use serde_json::Value;
use utoipa::ToSchema;

use super::codes::{AuthorKindCode, LanguageCode};
use super::incoming_author;
use super::incoming_places::{PLACES, at_its_place, find};
use super::problem::FieldError;

/// A comment on a draft. It is read field by field, never as a whole.
#[derive(ToSchema)]
#[schema(example = json!({
    "author": {"kind": "individual", "name": "А. Серікова", "email": "a.serikova@example.kz"},
    "language": "ru", "text": "Срок следует сократить до трёх рабочих дней.",
}))]
#[expect(dead_code, reason = "it only describes the body")]
pub(super) struct NewComment {
    /// Who sends it.
    author: NewAuthor,
    /// The language of the comment.
    #[schema(value_type = LanguageCode)]
    language: String,
    /// The comment, as CommonMark.
    #[schema(min_length = 1, max_length = 20_000)]
    text: String,
    /// What it concerns; the whole draft if absent.
    anchor: Option<NewAnchor>,
    /// The wording that it proposes: words for the element of the anchor, or an object that names the element too.
    suggestion: Option<NewSuggestion>,
}

/// A proposed wording.
#[derive(ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "it only describes the body")]
enum NewSuggestion {
    /// The words for the element of the anchor.
    Words(String),
    /// The words with their element, as the interface shows them.
    Whole {
        /// The identity of the line or paragraph.
        element: String,
        /// The language of the words; the comment's own if absent.
        #[schema(value_type = Option<LanguageCode>)]
        language: Option<String>,
        /// The words.
        text: String,
    },
}

/// Who sends a comment. The e-mail and the numbers are never published. Only what belongs to the kind is read.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it only describes the body")]
pub(super) struct NewAuthor {
    /// `individual`, `entrepreneur`, `legal_entity`, `foreign_entity`, `organisation` or `group`.
    #[schema(value_type = AuthorKindCode)]
    kind: String,
    /// The name of at most 300 characters, of every kind but `group`; published with the comment unless it is to be withheld.
    name: Option<String>,
    /// Where the receipt goes; required of a `group`. Without it the address of the receipt stands in the answer alone.
    #[schema(format = "email")]
    email: Option<String>,
    /// The business identification number, of a legal entity.
    #[schema(pattern = "^[0-9]{12}$")]
    bin: Option<String>,
    /// `true` asks that the name of an individual be withheld; absent, it is published.
    withhold_name: Option<bool>,
    /// The region that is published instead of the name, by its code of ISO 3166-2, such as `KZ-35`.
    #[schema(pattern = "^KZ-[0-9]{2}$")]
    region: Option<String>,
    /// The names of a `group`, two at least.
    names: Option<Vec<String>>,
    /// The individual identification number, of an `entrepreneur`.
    #[schema(pattern = "^[0-9]{12}$")]
    iin: Option<String>,
    /// The country of a `foreign_entity`, published with its name.
    country: Option<String>,
    /// The number of a `foreign_entity` in the register of its country.
    registration: Option<String>,
}

/// What a comment concerns: a section, or words of one element in one language.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it only describes the body")]
pub(super) struct NewAnchor {
    /// One of the twelve required elements, such as `procedure.term`.
    section: Option<String>,
    /// The identity of a line or paragraph in it.
    element: Option<String>,
    /// The language of the quoted or suggested words; the comment's own if absent.
    #[schema(value_type = Option<LanguageCode>)]
    language: Option<String>,
    /// The quoted words.
    #[schema(max_length = 2_000)]
    quote: Option<String>,
}

/// Reads the fields of the form from a body.
///
/// # Errors
/// Every field that is not a text.
pub(super) fn read(body: &Value) -> Result<CommentInput, Vec<FieldError>> {
    let mut errors = Vec::new();
    for group in ["author", "anchor"] {
        if !matches!(body.get(group), None | Some(Value::Null | Value::Object(_))) {
            errors.push(FieldError {
                detail: "an object is expected here".to_owned(),
                ..FieldError::new(group, "type")
            });
        }
    }
    // An object that names no words would be taken for no proposal at all.
    if let Some(Value::Object(suggestion)) = body.get("suggestion") {
        for name in ["element", "text"] {
            if matches!(suggestion.get(name), None | Some(Value::Null)) {
                errors.push(FieldError::new(&format!("suggestion.{name}"), "type"));
            }
        }
    }
    // Also of an author whose name is published, where the rules of comments do not look at it.
    if let Some(Value::String(region)) = find(body, PLACES.region)
        && Region::from_code(region).is_none()
    {
        let field = CommentFields::NAMES.region;
        errors.push(at_its_place(CommentFieldProblem { field, problem: CommentProblem::UnknownRegion }));
    }
    errors.extend(incoming_author::faults(body));
    let names = incoming_author::names(body).unwrap_or_else(|error| {
        errors.push(error);
        String::new()
    });
    let mut field = |place: &str| match find(body, place) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(_) => {
            errors.push(FieldError::new(place, "type"));
            String::new()
        }
    };
    // These may be something else than a text, so they are read apart.
    let apart = [PLACES.withhold, PLACES.suggestion, PLACES.names];
    let mut input = PLACES.map(|_, place| if apart.contains(&place) { String::new() } else { field(place) });
    input.names = names;
    // A suggestion may also be written as the interface shows it: an object with the element, the language and the words.
    if let Some(Value::Object(_)) = body.get(PLACES.suggestion) {
        input.suggestion = field("suggestion.text");
        let of_suggestion = [
            (&mut input.element, field("suggestion.element")),
            (&mut input.anchor_language, field("suggestion.language")),
        ];
        for (own, other) in of_suggestion {
            if own.is_empty() {
                *own = other;
            }
        }
    } else {
        input.suggestion = field(PLACES.suggestion);
    }
    match find(body, PLACES.withhold) {
        None | Some(Value::Null | Value::Bool(false)) => {}
        Some(Value::Bool(true)) => "yes".clone_into(&mut input.withhold),
        Some(_) => errors.push(FieldError {
            detail: "true or false is expected here".to_owned(),
            ..FieldError::new(PLACES.withhold, "type")
        }),
    }
    errors.dedup();
    if errors.is_empty() { Ok(input) } else { Err(errors) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn absent_fields_are_blank_and_others_come_through() {
        let body = json!({
            "author": {"kind": "individual", "name": "Айгүл", "email": "a@example.kz", "bin": null},
            "language": "kk", "text": "Мерзімді қысқарту керек.",
            "anchor": {"section": "procedure.term", "element": "ab12", "quote": "бес"},
        });
        let input = read(&body).unwrap();
        assert_eq!(
            (input.kind.as_str(), input.bin.as_str(), input.quote.as_str()),
            ("individual", "", "бес")
        );
        assert_eq!(input.element, "ab12");
        assert_eq!(read(&json!({})).unwrap(), CommentInput::default());
    }

    #[test]
    fn a_suggestion_is_a_text_or_an_object() {
        let text = read(&json!({"anchor": {"element": "ab12"}, "suggestion": "three days"})).unwrap();
        assert_eq!((text.element.as_str(), text.suggestion.as_str()), ("ab12", "three days"));
        let object =
            read(&json!({"suggestion": {"element": "ab12", "language": "en", "text": "three days"}}))
                .unwrap();
        assert_eq!(object.element, "ab12");
        assert_eq!((object.anchor_language.as_str(), object.suggestion.as_str()), ("en", "three days"));
        let wordless = read(&json!({"suggestion": {"element": "ab12", "text": null}})).unwrap_err();
        let fields: Vec<_> = wordless.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["suggestion.text"]);
        let nowhere = read(&json!({"author": {"region": "KZ-0"}})).unwrap_err();
        assert_eq!(nowhere.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), ["author.region"]);
    }

    #[test]
    fn every_field_of_another_type_is_named() {
        let errors = read(&json!({"author": {"name": 5}, "text": ["a"], "anchor": "2.1"})).unwrap_err();
        let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["anchor", "author.name", "text"]);
        assert!(errors.iter().all(|error| error.code == "type"));
    }

    #[test]
    fn a_number_has_twelve_digits_whoever_sends_it() {
        for kind in ["individual", "legal_entity", "organisation"] {
            let sent = |bin: Value| read(&json!({"author": {"kind": kind, "bin": bin}}));
            for other in ["", "12345678901", "1234567890123", "12345678901x", " 123456789012"] {
                let errors = sent(json!(other)).unwrap_err();
                let told: Vec<_> =
                    errors.iter().map(|error| (error.field.as_str(), error.code.as_str())).collect();
                assert_eq!(told, [("author.bin", "bin_digits")], "{kind}: {other}");
            }
            assert_eq!(
                sent(json!(123_456_789_012_u64)).unwrap_err(),
                [FieldError::new("author.bin", "type")]
            );
            assert_eq!(sent(Value::Null).unwrap().bin, "");
            assert_eq!(read(&json!({"author": {"kind": kind}})).unwrap().bin, "");
            // Whether the last digit is right is asked of legal entities alone, where comments are checked.
            assert_eq!(sent(json!("123456789012")).unwrap().bin, "123456789012");
        }
    }
}
