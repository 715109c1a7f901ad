//! Every rule that Talqy follows, by the ID it has in the requirements, in the tests and on the law page.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How far a rule is kept by the program as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleStatus {
    /// The program keeps the rule and a test proves it.
    Kept,
    /// The program keeps a part of the rule.
    Partly,
    /// The program does not keep the rule yet.
    Planned,
}

impl RuleStatus {
    /// Every status.
    pub const ALL: [Self; 3] = [Self::Kept, Self::Partly, Self::Planned];

    /// The stable name, for the words of the interface.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Partly => "partly",
            Self::Planned => "planned",
        }
    }
}

/// One row a rule: variant, ID, slug, article (empty where the rule is a convention or goes beyond the law), status, and the
/// test that proves it (empty where nothing is kept yet); `cargo xtask check` looks for that test in the sources.
macro_rules! rules {
    ($($(#[$doc:meta])+ $variant:ident $code:literal $slug:literal $article:literal $status:ident $proof:literal;)+) => {
        /// A rule that Talqy follows.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub enum Rule { $($(#[$doc])+ $variant,)+ }

        impl Rule {
            /// Every rule, in the order of the requirements.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The ID, such as `R15-2`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The ID as it stands in names and keys, such as `r15_2`.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug),+ }
            }

            /// The article of the law, such as `Art. 15(2)`; empty where the rule is a convention or goes beyond the law.
            pub const fn article(self) -> &'static str {
                match self { $(Self::$variant => $article),+ }
            }

            /// How far the program keeps the rule.
            pub const fn status(self) -> RuleStatus {
                match self { $(Self::$variant => RuleStatus::$status),+ }
            }

            /// The name of the test that proves what is kept; empty where nothing is yet.
            pub const fn proof(self) -> &'static str {
                match self { $(Self::$variant => $proof),+ }
            }
        }
    };
}

rules! {
    /// Legal dates are dates in the installation's time zone; instants are stored in UTC.
    RT1 "R-T1" "r_t1" "" Kept "r_t1_a_legal_date_is_a_date_in_almaty";
    /// A term from the date of an event starts on the next day and ends at 24:00 of its last day.
    RT2 "R-T2" "r_t2" "" Kept "r_t2_whether_the_last_day_moves_is_a_fact_of_the_edition_term_by_term";
    /// Business days follow a calendar that is data; a year without one is told on the deadline.
    RT3 "R-T3" "r_t3" "" Kept "r_t3_business_days_follow_the_calendar";
    /// A term in months ends on the same day of the month, or on that month's last day.
    RT4 "R-T4" "r_t4" "" Kept "r_t4_months_end_on_the_same_day_or_on_the_months_last";
    /// The server's clock decides, read once: when the last byte of a comment has arrived, and when any other request arrives.
    RT5 "R-T5" "r_t5" "" Kept "r_t5_a_comment_counts_from_its_last_byte_by_every_way_in";
    /// What the register records of a service.
    R12_1 "R12-1" "r12_1" "Art. 12(2)" Kept
        "r12_1_the_organisations_that_accept_applications_have_their_names";
    /// Only the authorized body keeps the register, with its history.
    R12_2 "R12-2" "r12_2" "Art. 8(3)" Kept
        "r12_2_the_approving_act_is_recorded_and_a_correction_of_it_keeps_its_history";
    /// The date of inclusion starts the term of placement; that of the approval of the register, or of the addition, starts the other.
    R12_3 "R12-3" "r12_3" "Art. 13(1), 15(2)" Kept "r12_3_a_corrected_date_gives_its_reason_and_keeps_it";
    /// All twelve elements exist in every draft, in order, in four parts.
    R14_1 "R14-1" "r14_1" "Art. 14" Kept "r14_1_an_empty_section_refuses_placement";
    /// The same check runs while typing and at placement.
    R14_2 "R14-2" "r14_2" "Art. 14" Kept "r14_2_a_draft_with_errors_is_not_placed";
    /// A ground for refusal without a law and article is an error.
    R14_3 "R14-3" "r14_3" "Art. 14(2), 19-1" Kept "r14_3_a_ground_needs_a_law_and_an_article";
    /// A document that information systems hold is not asked for.
    R14_4 "R14-4" "r14_4" "Art. 5(2)" Kept
        "r14_4_obtainable_documents_are_refused_and_notarised_copies_need_a_law_on_pensions_or_social_security";
    /// A paid service cites the law that provides for the payment.
    R14_5 "R14-5" "r14_5" "Art. 14(2), 24" Kept "r14_5_a_payment_needs_the_law_that_provides_for_it";
    /// Prose is `CommonMark`; raw HTML never reaches a page.
    R14_6 "R14-6" "r14_6" "" Kept "r14_6_any_text_at_all_comes_out_harmless";
    /// Placement freezes an immutable revision with a content hash.
    R15_1 "R15-1" "r15_1" "Art. 15(1)" Kept
        "r15_1_placement_freezes_a_revision_that_later_saves_do_not_touch";
    /// Placement is due within five business days from inclusion; a delay and its reason are public.
    R15_2 "R15-2" "r15_2" "Art. 15(2)" Kept "r15_2_the_due_date_of_placement_stands_on_every_page_of_a_draft";
    /// The window lasts thirty calendar days and closes at the end of the thirtieth.
    R15_3 "R15-3" "r15_3" "Art. 15(3)" Kept "r15_3_window_is_thirty_calendar_days";
    /// A late comment is rejected, its text stays with its author, and the attempt is counted.
    R15_4 "R15-4" "r15_4" "Art. 15(4)" Kept
        "r15_4_from_the_closing_moment_on_every_way_in_refuses_hands_the_text_back_and_counts";
    /// Any individual or legal entity can comment on equal terms.
    R15_5 "R15-5" "r15_5" "Art. 4(1)5, 15(1)" Kept
        "r15_5_every_problem_of_the_form_is_told_and_nothing_is_kept";
    /// Placement announces the draft, and the ways of informing are recorded.
    R15_6 "R15-6" "r15_6" "Art. 15(2), 23(1)" Kept
        "r15_6_each_way_of_informing_is_recorded_and_what_is_missing_is_shown";
    /// Every comment gets one decision with a substantiation.
    R15_7 "R15-7" "r15_7" "Art. 15(4)" Partly "r15_7_a_decision_sums_up_what_the_comments_say";
    /// The closing report is complete before it is published, and frozen afterwards.
    R15_8 "R15-8" "r15_8" "Art. 15(4)" Kept
        "r15_8_what_was_changed_between_the_preview_and_the_click_goes_into_no_report";
    /// Accepted comments without a change and changes without a comment are explained.
    R15_9 "R15-9" "r15_9" "" Kept "r15_9_the_report_waits_for_a_link_or_a_reason_of_every_gap";
    /// Amendments and cancellation go through the same discussion.
    R15_10 "R15-10" "r15_10" "Art. 13(3), 15(5)" Kept
        "r15_10_a_cancellation_gives_reasons_and_repeats_no_text";
    /// The revised draft and the published report go to the coordinating bodies together.
    RC1 "RC-1" "rc_1" "Art. 15(4)" Kept "rc_1_nothing_is_sent_without_a_published_report";
    /// Who must coordinate follows from the draft.
    RC2 "RC-2" "rc_2" "Art. 8(5), 9(11), 9-1(6), 13(1), 15(4)" Kept
        "rc_2_whom_the_law_names_is_asked_and_nobody_can_leave_them_out";
    /// A body agrees, agrees with remarks, or refuses with reasons, round by round.
    RC3 "RC-3" "rc_3" "Art. 15(4)" Kept
        "rc_3_a_remark_is_answered_with_reasons_and_by_the_version_that_was_shown";
    /// Approval needs every required body's agreement on the same revision.
    RC4 "RC-4" "rc_4" "Art. 10(1), 13(1)" Kept
        "rc_4_approval_needs_every_required_agreement_to_this_very_text";
    /// Approval is due within three months from the approval of the register or of the addition to it.
    R13_2 "R13-2" "r13_2" "Art. 13(1)" Kept
        "r13_2_the_term_of_approval_starts_from_the_approval_of_the_register";
    /// Proposals to adopt, change or cancel a standard are answered.
    R13_3 "R13-3" "r13_3" "Art. 13(3), 29(3)4" Kept
        "r13_3_a_draft_names_its_proposals_and_their_authors_follow_it";
    /// The standard in force on any date can be read at a permanent address.
    RF1 "RF-1" "rf_1" "Art. 4(1)1, 10(4), 23(1)" Kept
        "rf_1_the_text_in_force_on_any_date_is_the_one_that_took_effect_last";
    /// Information on the service is updated within three business days.
    R23_2 "R23-2" "r23_2" "Art. 23(2)" Kept
        "r23_2_every_place_of_informing_is_ticked_with_its_day_and_address";
    /// The regulation is due within thirty calendar days after the standard takes effect.
    R16_1 "R16-1" "r16_1" "Art. 16" Planned "";
    /// A regulation has four required parts.
    R17_1 "R17-1" "r17_1" "Art. 17" Planned "";
    /// The punctuality of every body is public.
    R8_6 "R8-6" "r8_6" "Art. 8(6)" Planned "";
    /// A body's annual report is discussed in public.
    R23_6 "R23-6" "r23_6" "Art. 23(5)-(6)" Planned "";
    /// A public-monitoring conclusion has four required parts and becomes proposals.
    R29_3 "R29-3" "r29_3" "Art. 29" Planned "";
    /// Complaints are registered, answered in time, and extended with notice.
    R25_1 "R25-1" "r25_1" "Art. 25" Planned "";
}

impl Rule {
    /// The rule of an ID.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.code() == code)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

/// The ID is not that of a rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not the ID of a rule")]
pub struct UnknownRule(pub String);

impl TryFrom<String> for Rule {
    type Error = UnknownRule;

    fn try_from(code: String) -> Result<Self, Self::Error> {
        Self::from_code(&code).ok_or(UnknownRule(code))
    }
}

impl From<Rule> for String {
    fn from(rule: Rule) -> Self {
        rule.code().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_rule_is_found_by_its_code_and_named_by_its_slug() {
        let mut codes = BTreeSet::new();
        for &rule in Rule::ALL {
            assert_eq!(Rule::from_code(rule.code()), Some(rule));
            assert_eq!(rule.slug(), rule.code().to_lowercase().replace('-', "_"));
            assert!(rule.article().is_empty() || rule.article().starts_with("Art. "), "{rule}");
            assert!(codes.insert(rule.code()), "{rule}");
            let kept = rule.status() != RuleStatus::Planned;
            assert_eq!(kept, rule.proof().starts_with(&format!("{}_", rule.slug())), "{rule}");
        }
        assert_eq!(codes.len(), 38);
    }

    #[test]
    fn a_rule_is_written_as_its_code() {
        assert_eq!(serde_json::to_string(&Rule::R15_10).unwrap(), "\"R15-10\"");
        assert_eq!(serde_json::from_str::<Rule>("\"R-T3\"").unwrap(), Rule::RT3);
        assert!(serde_json::from_str::<Rule>("\"R99-1\"").is_err());
    }
}
