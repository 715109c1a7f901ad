//! The words of the interface, from `locales/`, with keys checked by the compiler, and the forms of dates and numbers.

mod abuse;
mod account_letters;
mod attachments;
mod author;
mod browser;
mod coordination_letters;
mod dates;
pub mod disagreement;
mod entered;
mod factor_letters;
mod file_refusal;
mod follow;
mod follow_letters;
mod hidden;
mod hidden_letters;
mod island_words;
mod late_refusal;
mod letters;
mod numbers;
mod opinion_problem;
mod password;
mod problems;
mod proposal;
mod proposal_letters;
mod quoted;
mod reminder_letters;
mod staff_letters;
pub mod standard;
mod support_letter;
mod table;

use domain::language::Language;

pub use abuse::{abuse_kind, abuse_problem};
pub use attachments::{attachment_problem, file_size};
pub use author::{author, author_kind, region_name};
pub use browser::browser_name;
pub use dates::{closing, date, date_short, dated, instant_time, moment, weekday_date, zone_name};
pub use entered::{entered_words, entry_problem, way_name};
pub use file_refusal::file_refusal;
pub use follow::{followed, often_word};
pub use hidden::{hidden_words, hiding_ground, hiding_problem};
pub(crate) use island_words::island_words;
pub use late_refusal::{LateRefusal, is_late_refusal};
pub use letters::LettersInWords;
pub use numbers::number;
pub use opinion_problem::opinion_problem;
pub use password::password_reasons;
pub use problems::{
    comment_problem, comment_problem_of, gap_reason_problem_of, name_problem_of, text_problem_of, wordless,
};
pub use proposal::{proposal_kind, proposal_problem, proposal_source, proposal_state};
pub use table::{comment_headings, comment_sheet, report_title};

#[allow(
    missing_docs,
    unreachable_pub,
    clippy::all,
    clippy::pedantic,
    clippy::expect_used,
    clippy::allow_attributes,
    clippy::allow_attributes_without_reason,
    reason = "what leptos_i18n writes"
)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));
}

pub use generated::i18n::*;

/// The locale of a language.
pub const fn locale(language: Language) -> Locale {
    match language {
        Language::Kk => Locale::kk,
        Language::Ru => Locale::ru,
        Language::En => Locale::en,
    }
}

/// A word or sentence of the interface as a `String`: `w!(language, namespace.key, name = value)`.
#[macro_export]
macro_rules! w {
    ($language:expr, $($key:tt)*) => {{
        #[allow(unused_imports, clippy::allow_attributes, reason = "not every key is looked up by this name")]
        use $crate::words as i18n;
        String::from(leptos_i18n::td_string!($crate::words::locale($language), $($key)*))
    }};
}
