//! What a machine says of the author of a comment, where the rules of the kind do not look at it or it is no text.

use domain::discussion::{CommentFieldProblem, CommentFields, CommentProblem, bin};
use serde_json::Value;

use super::incoming_places::{PLACES, at_its_place, find};
use super::problem::FieldError;

/// The names of the fields.
const NAMES: CommentFields<&str> = CommentFields::NAMES;

/// What is wrong with the author whatever the kind. Twelve digits are asked of a number wherever one stands; whether it is a
/// true one, of who is known by it alone. An address that is sent and names nothing is a fault of the sender, who counts on
/// the letter.
pub(super) fn faults(body: &Value) -> Vec<FieldError> {
    let text = |place| find(body, place).and_then(Value::as_str);
    let numbers = [
        (NAMES.bin, PLACES.bin, CommentProblem::BinDigits),
        (NAMES.iin, PLACES.iin, CommentProblem::IinDigits),
    ];
    let wrong = |number: &str| !bin::is_twelve_digits(number);
    let numbers = numbers
        .into_iter()
        .filter(|(_, place, _)| text(place).is_some_and(wrong))
        .map(|(field, _, problem)| (field, problem));
    let is_blank = text(PLACES.email).is_some_and(|email| email.trim().is_empty());
    let email = is_blank.then_some((NAMES.email, CommentProblem::Email));
    numbers
        .chain(email)
        .map(|(field, problem)| at_its_place(CommentFieldProblem { field, problem }))
        .collect()
}

/// The names of several as the form has them, one a line.
///
/// # Errors
/// If they are no list of texts.
pub(super) fn names(body: &Value) -> Result<String, FieldError> {
    let wrong = || FieldError {
        detail: "a list of texts is expected here".to_owned(),
        ..FieldError::new(PLACES.names, "type")
    };
    match find(body, PLACES.names) {
        None | Some(Value::Null) => Ok(String::new()),
        Some(Value::Array(names)) => {
            let mut lines = Vec::with_capacity(names.len());
            for name in names {
                let name = name.as_str().ok_or_else(wrong)?;
                lines.push(name.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            Ok(lines.join("\n"))
        }
        Some(_) => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::incoming::read;

    #[test]
    fn r15_5_every_kind_of_author_is_read_from_its_own_fields() {
        let body = json!({"author": {
            "kind": "group", "names": ["Айгүл", "Марат\nОспанов"], "iin": "900101350003", "country": "Германия",
            "registration": "HRB 6684",
        }});
        let input = read(&body).unwrap();
        assert_eq!(input.names, "Айгүл\nМарат Оспанов");
        assert_eq!(
            (input.iin.as_str(), input.country.as_str(), input.registration.as_str()),
            ("900101350003", "Германия", "HRB 6684")
        );
        for (author, field, code) in [
            (json!({"names": "Айгүл"}), "author.names", "type"),
            (json!({"names": ["Айгүл", 5]}), "author.names", "type"),
            (json!({"iin": "123"}), "author.iin", "iin_digits"),
            (json!({"email": " "}), "author.email", "email"),
        ] {
            let errors = read(&json!({"author": author})).unwrap_err();
            let told: Vec<_> =
                errors.iter().map(|error| (error.field.as_str(), error.code.as_str())).collect();
            assert_eq!(told, [(field, code)]);
        }
    }
}
