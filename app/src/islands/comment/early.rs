//! What somebody typed before the island woke: on a slow line that can be a whole comment.

use domain::discussion::CommentInput;

/// The fields that the document holds otherwise than the form was made with.
pub(super) struct Early(Vec<(String, String)>);

impl Early {
    /// From the fields of the document, what the form was made from, and the present wording of the clause.
    pub(super) fn of(fields: Vec<(String, String)>, made: &CommentInput, present: Option<&str>) -> Self {
        let begun = |field: &str| match field {
            _ if is_fixed(field) => None,
            "suggestion" if made.suggestion.is_empty() => present,
            "kind" if made.kind.is_empty() => Some("individual"),
            _ => made.get(field).map(String::as_str),
        };
        let typed = |(name, value): &(String, String)| begun(name).is_some_and(|begun| begun != value);
        Self(fields.into_iter().filter(typed).collect())
    }

    /// What was typed into a field, if anything was.
    pub(super) fn get(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, value)| value.as_str())
    }
}

/// Whether a field says what the comment concerns: the address of the form decides that, and nobody types it.
pub(super) fn is_fixed(field: &str) -> bool {
    matches!(field, "section" | "element" | "anchor_language")
}

/// A text kept from an earlier visit and one typed just now, as one; neither is lost, and neither stands twice.
pub(super) fn together(kept: &str, typed: &str) -> String {
    let (kept_whole, typed_whole) = (kept.trim(), typed.trim());
    if kept_whole.contains(typed_whole) {
        kept.to_owned()
    } else if typed_whole.contains(kept_whole) {
        typed.to_owned()
    } else {
        format!("{kept_whole}\n\n{typed}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_typed_counts() {
        let made = CommentInput { language: "ru".to_owned(), ..CommentInput::default() };
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let fields = vec![
            field("key", "k"),
            field("text", "early"),
            field("name", ""),
            field("kind", "individual"),
            field("suggestion", "as it is"),
            field("language", "ru"),
            field("section", "restored by the browser"),
        ];
        let early = Early::of(fields, &made, Some("as it is"));
        assert_eq!(early.get("text"), Some("early"));
        assert!(
            ["key", "name", "kind", "suggestion", "language", "section"]
                .iter()
                .all(|field| early.get(field).is_none())
        );
    }

    #[test]
    fn two_texts_become_one() {
        for (kept, typed, expected) in [
            ("a b", "", "a b"),
            ("", "c", "c"),
            ("a b", "a b", "a b"),
            ("a", "a b", "a b"),
            ("a b", "c", "a b\n\nc"),
        ] {
            assert_eq!(together(kept, typed), expected, "{kept} | {typed}");
        }
    }
}
