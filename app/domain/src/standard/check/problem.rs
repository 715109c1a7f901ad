//! The kinds of findings, each with its code, rule and weight.

use serde::{Deserialize, Serialize};

/// What a finding means for placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Placement is refused.
    Error,
    /// Probably wrong; a person decides.
    Warning,
    /// Could be written better.
    Hint,
}

impl Severity {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

macro_rules! problems {
    ($($(#[$meta:meta])* $variant:ident = $code:literal, $rule:literal, $severity:ident;)+) => {
        /// What can be missing or doubtful in a content.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Problem {
            $($(#[$meta])* $variant),+
        }

        impl Problem {
            /// Every problem; the site has words for each code.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable name, a key of the interface's words; equal to the serialised form.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code),+
                }
            }

            /// The rule of the requirements it comes from.
            pub const fn rule_code(self) -> &'static str {
                match self {
                    $(Self::$variant => $rule),+
                }
            }

            /// What it means for placement.
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$variant => Severity::$severity),+
                }
            }
        }
    };
}

problems! {
    /// A required section has no line at all (Art. 14).
    SectionEmpty = "section_empty", "R14-1", Error;
    /// "Other requirements" is empty although the form is electronic or the State Corporation takes part (Art. 14(4)).
    OtherRequired = "other_required", "R14-1", Error;
    /// No form of rendering has been chosen (Art. 14(2)).
    FormMissing = "form_missing", "R14-1", Error;
    /// The line's typed part does not suit its section.
    DetailUnsuitable = "detail_unsuitable", "R14-1", Error;
    /// Two lines carry the same identity.
    IdentityRepeated = "identity_repeated", "R14-1", Error;
    /// A paragraph stands before the first appendix and so in none.
    AppendixUnopened = "appendix_unopened", "R14-1", Error;
    /// An appendix has a title and nothing below it.
    AppendixEmpty = "appendix_empty", "R14-2", Error;
    /// The text refers to an appendix that is not there.
    AppendixUnknown = "appendix_unknown", "R14-2", Error;
    /// The text has not been written in a required language.
    TextMissing = "text_missing", "R14-2", Error;
    /// The group has no line.
    GroupEmpty = "group_empty", "R14-2", Error;
    /// Times of waiting or serving are named, and no term of rendering (Art. 14(2)).
    TermMissing = "term_missing", "R14-2", Error;
    /// The range of a term does not begin below its end.
    TermRangeReversed = "term_range_reversed", "R14-2", Error;
    /// The term is zero.
    TermZero = "term_zero", "R14-2", Error;
    /// The service is called free and a payment is named too.
    FreeAndPaid = "free_and_paid", "R14-2", Error;
    /// The payment is zero.
    FeeZero = "fee_zero", "R14-2", Error;
    /// The least of a payment is above its most.
    FeeBoundsReversed = "fee_bounds_reversed", "R14-2", Error;
    /// The payment has no method of charging (Art. 14(2)).
    FeeMethodMissing = "fee_method_missing", "R14-2", Error;
    /// The schedule has no open hour.
    HoursMissing = "hours_missing", "R14-2", Error;
    /// A day closes before it opens, or runs past midnight.
    HoursReversed = "hours_reversed", "R14-2", Error;
    /// A break is reversed or lies outside the hours of its day.
    BreakOutsideHours = "break_outside_hours", "R14-2", Error;
    /// A ground for refusal names no law or no article.
    GroundWithoutLaw = "ground_without_law", "R14-3", Error;
    /// The law of a ground has not been named in a required language.
    GroundLawMissing = "ground_law_missing", "R14-3", Error;
    /// A document that can be obtained from information systems is demanded (Art. 5(2)1).
    DocumentObtainable = "document_obtainable", "R14-4", Error;
    /// A notarised copy is demanded (Art. 5(2)2).
    NotarisedCopyDemanded = "notarised_copy_demanded", "R14-4", Error;
    /// A notarised copy is demanded on account of another law than one on pensions or social security (Art. 5(2)2).
    NotarisedCopyOtherLaw = "notarised_copy_other_law", "R14-4", Error;
    /// The law that allows demanding a document has not been named in a required language.
    AllowingLawMissing = "allowing_law_missing", "R14-4", Error;
    /// A payment names no law or no article that provides for it.
    FeeWithoutLaw = "fee_without_law", "R14-5", Error;
    /// The law of a payment has not been named in a required language.
    FeeLawMissing = "fee_law_missing", "R14-5", Error;

    /// The text was changed in another language and stayed as it was in this one.
    ChangedInOneLanguage = "changed_in_one_language", "R14-2", Warning;
    /// A number stands in another language and is absent from this one.
    NumbersDiffer = "numbers_differ", "R14-2", Warning;
    /// The phrase leaves open what is demanded or when.
    VaguePhrase = "vague_phrase", "R14-2", Warning;
    /// The same line stands twice.
    LineRepeated = "line_repeated", "R14-2", Warning;
    /// Nothing refers to the appendix.
    AppendixUnmentioned = "appendix_unmentioned", "R14-2", Warning;
    /// There are several terms, and this one does not say its case.
    TermWithoutCase = "term_without_case", "R14-2", Warning;
    /// There are several payments, and this one does not say its case.
    FeeWithoutCase = "fee_without_case", "R14-2", Warning;
    /// The section on payment and the register differ on whether the service is free.
    PaymentDiffersFromRegister = "payment_differs_from_register", "R14-5", Warning;
    /// The prose holds raw HTML, which will be shown as text.
    RawHtml = "raw_html", "R14-6", Warning;
    /// The text holds control characters or overrides of the reading direction, which will not be shown.
    DeceptiveCharacters = "deceptive_characters", "R14-6", Warning;

    /// A sentence is longer than a reader holds in mind.
    LongSentence = "long_sentence", "R14-2", Hint;
    /// A bracket or quotation mark is opened and not closed, or the other way round.
    UnbalancedBrackets = "unbalanced_brackets", "R14-2", Hint;
    /// The long form of a term stands again after its short form was introduced.
    LongFormAgain = "long_form_again", "R14-2", Hint;
}
