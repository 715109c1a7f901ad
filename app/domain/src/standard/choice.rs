//! The closed choices of a standard's typed parts, with the stable codes that stand in forms, files and addresses.

use super::{
    AppendixSort, FeeMethod, FeeUnit, GroupName, HoursOf, Place, Presented, ServiceForm, Submitter, TermOf,
    TermUnit,
};

macro_rules! choice {
    ($type:ident, $count:literal: $($variant:ident = $code:literal),+ $(,)?) => {
        impl $type {
            /// Every choice, in the order a form offers them.
            pub const ALL: [Self; $count] = [$(Self::$variant),+];

            /// The stable name in forms, files and the database; equal to the serialised form.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code),+
                }
            }

            /// The choice of a stable name.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|choice| choice.code() == code)
            }
        }
    };
}

choice!(TermUnit, 5: Minutes = "minutes", Hours = "hours", BusinessDays = "business_days", CalendarDays = "calendar_days",
    Months = "months");
choice!(TermOf, 3: Rendering = "rendering", Waiting = "waiting", Serving = "serving");
choice!(ServiceForm, 5: ElectronicFull = "electronic_full", ElectronicPart = "electronic_part", Paper = "paper",
    OneApplication = "one_application", Proactive = "proactive");
choice!(FeeUnit, 4: Tenge = "tenge", Mci = "mci", Percent = "percent", MciPercent = "mci_percent");
choice!(FeeMethod, 3: Cash = "cash", Transfer = "transfer", PaymentGateway = "payment_gateway");
choice!(Place, 4: Provider = "provider", StateCorporation = "state_corporation", Portal = "portal", Other = "other");
choice!(HoursOf, 2: Working = "working", Reception = "reception");
choice!(Submitter, 4: Everyone = "everyone", Individual = "individual", LegalEntity = "legal_entity",
    Representative = "representative");
choice!(Presented, 4: Original = "original", Copy = "copy", NotarisedCopy = "notarised_copy", Electronic = "electronic");
choice!(AppendixSort, 5: Form = "form", List = "list", Scheme = "scheme", Table = "table", Other = "other");
choice!(GroupName, 8: Individuals = "individuals", LegalEntities = "legal_entities", ToProvider = "to_provider",
    ToStateCorporation = "to_state_corporation", ThroughPortal = "through_portal", FirstIssue = "first_issue",
    Renewal = "renewal", Duplicate = "duplicate");

impl ServiceForm {
    /// Whether the service is rendered electronically, fully or in part (Art. 14(4), 21).
    pub const fn is_electronic(self) -> bool {
        matches!(self, Self::ElectronicFull | Self::ElectronicPart)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_equal_the_serialised_form_and_read_back() {
        macro_rules! check {
            ($($type:ident),+) => {$(
                for choice in $type::ALL {
                    assert_eq!(serde_json::to_string(&choice).unwrap(), format!("\"{}\"", choice.code()));
                    assert_eq!($type::from_code(choice.code()), Some(choice));
                }
            )+};
        }
        check!(TermUnit, TermOf, ServiceForm, FeeUnit, FeeMethod, Place, HoursOf, Submitter, Presented);
        check!(AppendixSort, GroupName);
        assert_eq!(TermUnit::from_code("weeks"), None);
    }
}
