//! The closing report as it is frozen on publication (R15-8): everything a reader needs, no personal data.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::canonical;
use super::participation::Participation;
use super::readiness::GapState;
use super::reported_comment::{ReportedComment, WithdrawnComment};
use crate::draft::{DraftKind, WayOfInforming};
use crate::language::{Language, Localized};
use crate::redline::Redline;

/// What nobody reads before the publication, because only its moment decides it.
const OF_THE_MOMENT: [&str; 4] = ["published_at", "late_attempts", "ledger_sequence", "ledger_hash"];

/// The report on a discussion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosingReport {
    /// The number of the draft.
    pub draft_number: String,
    /// What the draft is.
    pub draft_kind: DraftKind,
    /// The code of the service in the register.
    pub service_code: String,
    /// The name of the service.
    pub service_name: Localized,
    /// The name of the body that developed the draft.
    pub body: Localized,
    /// The legal date of placement.
    pub placed_on: NaiveDate,
    /// The date by which placement was due, where the term runs (R15-2).
    pub due_on: Option<NaiveDate>,
    /// Why it was placed later than due.
    pub late_reason: Option<String>,
    /// The last day of the window.
    pub last_day: NaiveDate,
    /// The instant the window opened, UTC.
    pub opened_at: DateTime<Utc>,
    /// The instant the window closed, UTC.
    pub closed_at: DateTime<Utc>,
    /// When the report was published, UTC.
    pub published_at: DateTime<Utc>,
    /// How the public was informed (R15-6).
    pub ways_of_informing: Vec<WayOfInforming>,
    /// How many took part, and when and where.
    pub participation: Participation,
    /// Comments that arrived at or after the closing moment and were refused (R15-4).
    pub late_attempts: u32,
    /// Every comment received in time with the decision on it, by number; without those that their authors withdrew.
    pub comments: Vec<ReportedComment>,
    /// The comments that their authors withdrew, by number; counted in no figure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<WithdrawnComment>,
    /// Comments without a change and changes without a comment, with the reasons given (R15-9).
    pub explained_gaps: Vec<GapState>,
    /// Where and how the revised draft can be read.
    pub revised_draft: Localized,
    /// The hash of the placed revision.
    pub placed_hash: String,
    /// The hash of the revised one.
    pub revised_hash: String,
    /// The redline between the two, by language.
    pub redlines: BTreeMap<Language, serde_json::Value>,
    /// The last entry of the ledger when the report was compiled.
    pub ledger_sequence: i64,
    /// The hash of that entry.
    pub ledger_hash: String,
}

impl ClosingReport {
    /// How many supported the comments in all.
    pub fn supports(&self) -> u32 {
        self.comments.iter().fold(0, |sum, comment| sum.saturating_add(comment.supports))
    }

    /// SHA-256 of the canonical JSON of the report, in lower-case hexadecimal: the seal under which it is published.
    ///
    /// # Errors
    /// If the report cannot be JSON, which no field allows.
    pub fn hash(&self) -> Result<String, serde_json::Error> {
        canonical::hash(self)
    }

    /// The hash of what a head reads and confirms: of everything but what the moment of publication alone decides, which is
    /// the instant, the count of late attempts, with which anybody could hold the publication up, and the place in the
    /// ledger (R15-8).
    ///
    /// # Errors
    /// As [`Self::hash`].
    pub fn confirmed_hash(&self) -> Result<String, serde_json::Error> {
        let mut report = serde_json::to_value(self)?;
        if let Some(fields) = report.as_object_mut() {
            fields.retain(|name, _| !OF_THE_MOMENT.contains(&name.as_str()));
        }
        canonical::hash(&report)
    }

    /// The frozen redline in `language`, or else in Russian, Kazakh, English: the first that there is.
    pub fn redline(&self, language: Language) -> Option<Redline> {
        [language, Language::Ru, Language::Kk, Language::En]
            .into_iter()
            .find_map(|language| serde_json::from_value(self.redlines.get(&language)?.clone()).ok())
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;
    use serde_json::json;

    use super::*;
    use crate::discussion::{Anchor, AuthorKind, Outcome, ShownAuthor};
    use crate::standard::SectionKey;

    fn comment(number: i64, day: u32, section: Option<SectionKey>, outcome: Outcome) -> ReportedComment {
        ReportedComment {
            number,
            received_at: Utc.with_ymd_and_hms(2026, 3, day, 6, 0, 0).unwrap(),
            received_on: NaiveDate::from_ymd_opt(2026, 3, day).unwrap(),
            author: ShownAuthor::of(AuthorKind::Individual, "Айгүл Серікова", None),
            language: Language::Ru,
            anchor: Anchor { section, ..Anchor::default() },
            clause: None,
            text: "Срок велик".to_owned(),
            suggestion: None,
            hidden: None,
            corrected_at: None,
            entered: None,
            summary: "Предлагается сократить срок".to_owned(),
            outcome,
            substantiation: "Срок сокращён".to_owned(),
            supports: 0,
            decision: u32::try_from(number).unwrap(),
            changed: Vec::new(),
        }
    }

    fn report() -> ClosingReport {
        let comments = vec![
            comment(1, 4, None, Outcome::Accepted),
            comment(2, 3, Some(SectionKey::Appeal), Outcome::NotAccepted),
            comment(3, 4, Some(SectionKey::Term), Outcome::Accepted),
        ];
        ClosingReport {
            draft_number: "2026-14".to_owned(),
            draft_kind: DraftKind::New,
            service_code: "001".to_owned(),
            service_name: Localized::same("Выдача справки"),
            body: Localized::same("Министерство"),
            placed_on: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(),
            due_on: NaiveDate::from_ymd_opt(2026, 3, 2),
            late_reason: None,
            last_day: NaiveDate::from_ymd_opt(2026, 4, 1).unwrap(),
            opened_at: Utc.with_ymd_and_hms(2026, 3, 2, 5, 0, 0).unwrap(),
            closed_at: Utc.with_ymd_and_hms(2026, 4, 1, 19, 0, 0).unwrap(),
            published_at: Utc.with_ymd_and_hms(2026, 4, 5, 5, 0, 0).unwrap(),
            ways_of_informing: vec![WayOfInforming::Portal, WayOfInforming::Other("радио".to_owned())],
            participation: Participation::of(&comments),
            late_attempts: 1,
            comments,
            withdrawn: Vec::new(),
            explained_gaps: Vec::new(),
            revised_draft: Localized::default(),
            placed_hash: "00".to_owned(),
            revised_hash: "01".to_owned(),
            redlines: BTreeMap::from([(Language::Ru, json!({"changes": []}))]),
            ledger_sequence: 12,
            ledger_hash: "02".to_owned(),
        }
    }

    #[test]
    fn r15_8_the_figures_follow_from_the_comments() {
        let figures = report().participation;
        let days: Vec<_> = figures.by_day.iter().map(|day| (day.day.to_string(), day.count)).collect();
        assert_eq!(days, [("2026-03-03".to_owned(), 1), ("2026-03-04".to_owned(), 2)]);
        let sections: Vec<_> = figures.by_section.iter().map(|section| section.section).collect();
        assert_eq!(sections, [Some(SectionKey::Term), Some(SectionKey::Appeal), None]);
        assert_eq!(figures.total, 3);
        assert_eq!(figures.by_outcome.get(&Outcome::Accepted), Some(&2));
    }

    #[test]
    fn r15_8_the_hash_survives_storage_and_sees_every_change() {
        let report = report();
        let stored: ClosingReport = serde_json::from_str(&serde_json::to_string(&report).unwrap()).unwrap();
        assert_eq!(stored, report);
        assert_eq!(stored.hash().unwrap(), report.hash().unwrap());
        let mut other = report.clone();
        other.comments[2].substantiation.push('.');
        assert_ne!(other.hash().unwrap(), report.hash().unwrap());
    }

    #[test]
    fn r15_8_what_is_confirmed_is_all_that_can_be_read_before() {
        let report = report();
        let confirmed = report.confirmed_hash().unwrap();
        let mut later = report.clone();
        later.published_at += chrono::TimeDelta::hours(1);
        later.late_attempts += 1;
        later.ledger_sequence += 5;
        later.ledger_hash.push('0');
        assert_eq!(later.confirmed_hash().unwrap(), confirmed);
        let mut reworded = report.clone();
        reworded.comments[0].substantiation.push('.');
        let mut revised = report.clone();
        revised.revised_hash.push('0');
        for other in [reworded, revised] {
            assert_ne!(other.confirmed_hash().unwrap(), confirmed);
        }
        let fields = serde_json::to_value(&report).unwrap();
        assert!(OF_THE_MOMENT.iter().all(|name| fields.get(name).is_some()), "{OF_THE_MOMENT:?}");
    }

    #[test]
    fn r15_8_supports_are_counted_and_leave_the_bytes_of_reports_without_any_as_they_were() {
        let report = report();
        assert!(!serde_json::to_string(&report).unwrap().contains("supports"));
        let mut supported = report.clone();
        supported.comments[1].supports = 3;
        assert_eq!((report.supports(), supported.supports()), (0, 3));
        assert_ne!(supported.confirmed_hash().unwrap(), report.confirmed_hash().unwrap());
        let stored: ClosingReport =
            serde_json::from_str(&serde_json::to_string(&supported).unwrap()).unwrap();
        assert_eq!(stored, supported);
    }

    #[test]
    fn r15_8_a_published_comment_holds_no_personal_data_but_the_name() {
        let value = serde_json::to_value(&report().comments[0]).unwrap();
        let fields: Vec<&String> = value.as_object().unwrap().keys().collect();
        assert!(!fields.iter().any(|field| field.contains("email") || field.contains("bin")), "{fields:?}");
    }
}
