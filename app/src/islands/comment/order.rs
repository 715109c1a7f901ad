//! The order in which the fields stand in the form, which is not the one in which they travel.

use domain::discussion::CommentFields;

const NAMES: CommentFields<&str> = CommentFields::NAMES;
/// The fields from the top of the form to its end.
const FROM_THE_TOP: [&str; 17] = [
    NAMES.section,
    NAMES.element,
    NAMES.anchor_language,
    NAMES.text,
    NAMES.quote,
    NAMES.suggestion,
    NAMES.kind,
    NAMES.names,
    NAMES.name,
    NAMES.iin,
    NAMES.bin,
    NAMES.country,
    NAMES.registration,
    NAMES.withhold,
    NAMES.region,
    NAMES.email,
    NAMES.language,
];

/// The errors of the form in the order of its fields.
pub fn from_the_top(mut errors: Vec<(String, String)>) -> Vec<(String, String)> {
    errors.sort_by_key(|(field, _)| FROM_THE_TOP.iter().position(|name| name == field));
    errors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_follow_the_form_and_no_field_is_forgotten() {
        for (name, _) in NAMES.pairs() {
            assert!(FROM_THE_TOP.contains(&name), "{name}");
        }
        let errors = ["email", "name", "text", "kind"].map(|field| (field.to_owned(), String::new()));
        let fields: Vec<String> = from_the_top(errors.to_vec()).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["text", "kind", "name", "email"]);
    }
}
