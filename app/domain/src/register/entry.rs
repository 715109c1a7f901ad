//! An entry of the register (Art. 12(2), R12-1).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::act::RegisterAct;
use super::problem::{EntryFieldProblem, EntryProblem};
use crate::body::BodyId;
use crate::language::Localized;
use crate::standard::ServiceForm;

/// Who receives the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recipients {
    /// Individuals.
    Individuals,
    /// Legal entities.
    LegalEntities,
    /// Individuals and legal entities.
    Both,
}

impl Recipients {
    /// Every choice, in the order a form offers them.
    pub const ALL: [Self; 3] = [Self::Individuals, Self::LegalEntities, Self::Both];

    /// The stable name in forms, files and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Individuals => "individuals",
            Self::LegalEntities => "legal_entities",
            Self::Both => "both",
        }
    }

    /// The choice of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.code() == code)
    }
}

/// A service provider as the register names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderName {
    /// The body, where it is one the installation knows; otherwise the name stands for a category of bodies.
    pub body: Option<BodyId>,
    /// The name, in Kazakh and Russian at least.
    pub name: Localized,
}

/// A state service as it stands in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceEntry {
    /// The code of the service, unique in the register.
    pub code: String,
    /// The name of the service.
    pub name: Localized,
    /// Who receives it.
    pub recipients: Recipients,
    /// The central state body that develops its standard.
    pub developing_body: BodyId,
    /// Who renders it; at least one.
    pub providers: Vec<ProviderName>,
    /// The organisations that accept applications and issue results beside the provider, by their names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepting: Vec<Localized>,
    /// Whether the State Corporation accepts applications and issues results.
    pub through_state_corporation: bool,
    /// Whether it is rendered through the web portal of electronic government.
    pub through_portal: bool,
    /// The forms of rendering; at least one, each once.
    pub forms: Vec<ServiceForm>,
    /// Whether the recipient pays.
    pub paid: bool,
    /// The date of inclusion, from which the term of Art. 15(2) runs (R12-3).
    pub included_on: NaiveDate,
    /// The date on which the register, or the addition to it, was approved, where it is not the date of inclusion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved_on: Option<NaiveDate>,
    /// The act by which it was approved, where it was recorded (R12-2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<RegisterAct>,
    /// Why the date of inclusion or of approval was corrected last, where one was; public (R12-3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_reason: Option<String>,
}

impl ServiceEntry {
    /// The entry as it takes the place of another: a corrected date gives its reason, and the reason of an earlier
    /// correction stays (R12-3).
    ///
    /// # Errors
    /// The missing reason.
    pub fn over(self, stands: &Self) -> Result<Self, EntryProblem> {
        let corrects = (self.included_on, self.approved_on) != (stands.included_on, stands.approved_on);
        if corrects && self.date_reason.is_none() {
            return Err(EntryProblem { field: "date_reason", problem: EntryFieldProblem::Missing });
        }
        let date_reason = self.date_reason.or_else(|| stands.date_reason.clone());
        Ok(Self { date_reason, ..self })
    }

    /// The date on which the register, or the addition to it, was approved, from which the term of Art. 13(1) runs (R12-3).
    pub fn register_approved_on(&self) -> NaiveDate {
        self.approved_on.unwrap_or(self.included_on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::in_force_on;
    use crate::register::ActKind;
    use crate::time::BusinessCalendar;

    /// An entry as it was written before it could say how the register was approved.
    const BEFORE: &str = r#"{"code":"001","name":{"kk":"А","ru":"С","en":""},"recipients":"both","developing_body":1,"providers":[],"through_state_corporation":false,"through_portal":false,"forms":["paper"],"paid":false,"included_on":"2026-03-02"}"#;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn r12_2_an_entry_of_before_reads_and_is_written_as_it_was() {
        let entry: ServiceEntry = serde_json::from_str(BEFORE).unwrap();
        assert_eq!((entry.approved_on, &entry.act), (None, &None));
        assert_eq!(serde_json::to_string(&entry).unwrap(), BEFORE);
        let act = RegisterAct {
            kind: ActKind::Order,
            number: "5".to_owned(),
            on: day("2026-02-20"),
            address: Some("https://adilet.zan.kz".to_owned()),
        };
        let approved = ServiceEntry { approved_on: Some(day("2026-02-20")), act: Some(act), ..entry };
        let text = serde_json::to_string(&approved).unwrap();
        assert_eq!(serde_json::from_str::<ServiceEntry>(&text).unwrap(), approved);
    }

    #[test]
    fn r12_3_a_corrected_date_gives_its_reason_and_keeps_it() {
        let stands: ServiceEntry = serde_json::from_str(BEFORE).unwrap();
        let renamed = ServiceEntry { code: "002".to_owned(), ..stands.clone() };
        assert_eq!(renamed.clone().over(&stands), Ok(renamed));
        let corrections = [
            ServiceEntry { included_on: day("2026-02-27"), ..stands.clone() },
            ServiceEntry { approved_on: Some(day("2026-02-20")), ..stands.clone() },
        ];
        for corrected in corrections {
            let told = corrected.clone().over(&stands).unwrap_err();
            assert_eq!((told.field, told.problem), ("date_reason", EntryFieldProblem::Missing));
            let reason = Some("Описка в приказе".to_owned());
            let explained = ServiceEntry { date_reason: reason.clone(), ..corrected };
            let saved = explained.clone().over(&stands).unwrap();
            assert_eq!(saved, explained);
            // A later change of something else keeps it.
            let later = ServiceEntry { paid: true, date_reason: None, ..saved.clone() };
            assert_eq!(later.over(&saved).unwrap().date_reason, reason);
        }
    }

    #[test]
    fn r12_3_each_term_runs_from_its_own_date() {
        let entry: ServiceEntry = serde_json::from_str(BEFORE).unwrap();
        let (law, calendar) = (in_force_on(entry.included_on), BusinessCalendar::shipped());
        let table =
            [(None, "2026-06-02"), (Some("2026-01-31"), "2026-04-30"), (Some("2026-03-05"), "2026-06-05")];
        for (approved_on, due_on) in table {
            let entry = ServiceEntry { approved_on: approved_on.map(day), ..entry.clone() };
            let approval = law.approval.deadline(entry.register_approved_on(), &calendar);
            let placement = law.placement.deadline(entry.included_on, &calendar);
            assert_eq!((approval.due_on, placement.due_on), (day(due_on), day("2026-03-10")));
        }
    }
}
