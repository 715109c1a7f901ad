//! Which reasons a form was shown with: a reason is put in the place of one that its writer has seen, and of no other (R15-9).

use services::discussion::words_mark;

use crate::Fields;

/// The name of the hidden fields.
pub(super) const NAME: &str = "over";

/// The value of the hidden field for a gap that has a reason.
pub(super) fn value(gap: &str, reason: &str) -> String {
    format!("{gap}={}", words_mark(reason))
}

/// The mark of the reason that was shown for a gap; empty where none was.
pub(super) fn mark<'a>(fields: &'a Fields, gap: &str) -> &'a str {
    let of_gap = |value: &'a str| value.strip_prefix(gap)?.strip_prefix('=');
    fields.all(NAME).find_map(of_gap).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_gap_has_the_mark_of_its_own_reason() {
        let fields = Fields::of([
            (NAME, value("element:abc", "Первая причина")),
            (NAME, value("element:ab", "Вторая причина")),
        ]);
        assert_eq!(mark(&fields, "element:abc"), words_mark("Первая причина"));
        assert_eq!(mark(&fields, "element:ab"), words_mark("Вторая причина"));
        assert_eq!(mark(&fields, "element:a"), "");
    }
}
