//! An entry of the register (Art. 12(2), R12-1).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::act::RegisterAct;
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
}

impl ServiceEntry {
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
