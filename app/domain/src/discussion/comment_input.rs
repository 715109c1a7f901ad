//! The fields of the form of a comment.

use crate::form_fields::form_fields;

form_fields! {
    /// One value for each field of the form of a comment. Forms, drafts of texts on devices and readers of the programming
    /// interface all go by this list.
    pub struct CommentFields {
        /// Code of an [`AuthorKind`](super::AuthorKind).
        kind,
        /// Name of the author.
        name,
        /// E-mail for the receipt.
        email,
        /// Business identification number.
        bin,
        /// Anything but blank asks that the name be withheld.
        withhold,
        /// Code of the [`Region`](super::Region) that stands instead of a withheld name.
        region,
        /// Code of the [`Language`](crate::language::Language) in which the comment is written.
        language,
        /// The comment.
        text,
        /// Code of a [`SectionKey`](crate::standard::SectionKey).
        section,
        /// An [`ElementId`](crate::standard::ElementId).
        element,
        /// Quoted words of the element.
        quote,
        /// Code of the [`Language`](crate::language::Language) of the quoted or suggested words; the comment's own if blank.
        anchor_language,
        /// Suggested wording for the element.
        suggestion,
        // Those that came later stand last: texts kept on devices are lists in this order.
        /// Names of several who speak together, one a line.
        names,
        /// Individual identification number of an entrepreneur.
        iin,
        /// Country of a foreign legal entity.
        country,
        /// Number of a foreign legal entity in its register.
        registration,
    }
}

/// The fields of the form, as they arrive; an empty string is a field left blank.
pub type CommentInput = CommentFields<String>;
