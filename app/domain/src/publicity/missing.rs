//! Which ways of making known the law asks for and nobody has recorded.

use serde::{Deserialize, Serialize};

use super::{Announced, Outlet};

/// A way that the law asks for and that is not recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingOutlet {
    /// The web portal of electronic government.
    Portal,
    /// The body's own site, or the sites of local executive bodies.
    Sites,
    /// Another way of informing recipients; of a placement alone.
    AnotherWay,
}

impl MissingOutlet {
    /// Every one, in the order of the law.
    pub const ALL: [Self; 3] = [Self::Portal, Self::Sites, Self::AnotherWay];

    /// The stable name, a key of the interface's words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::Sites => "sites",
            Self::AnotherWay => "another_way",
        }
    }

    /// Whether the law asks for it of what is made known.
    const fn is_asked(self, announced: Announced) -> bool {
        matches!(
            (announced, self),
            (Announced::Placement, _) | (Announced::Report, Self::Portal | Self::Sites)
        )
    }

    /// Whether a recorded way answers it.
    const fn is_met_by(self, outlet: Outlet) -> bool {
        matches!(
            (self, outlet),
            (Self::Portal, Outlet::Portal)
                | (Self::Sites, Outlet::OwnSite | Outlet::LocalSites)
                | (Self::AnotherWay, Outlet::Other)
        )
    }
}

/// What is missing: the portal, *and* own or local sites, *and*, of a placement, at least one other way.
pub fn missing(announced: Announced, recorded: &[Outlet]) -> Vec<MissingOutlet> {
    let lacks = |one: &MissingOutlet| {
        one.is_asked(announced) && !recorded.iter().any(|outlet| one.is_met_by(*outlet))
    };
    MissingOutlet::ALL.into_iter().filter(lacks).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r15_6_a_placement_needs_the_portal_and_a_site_and_another_way() {
        use MissingOutlet::{AnotherWay, Portal, Sites};
        for (recorded, lacking) in [
            (vec![], vec![Portal, Sites, AnotherWay]),
            (vec![Outlet::Portal], vec![Sites, AnotherWay]),
            (vec![Outlet::OwnSite, Outlet::LocalSites], vec![Portal, AnotherWay]),
            (vec![Outlet::Portal, Outlet::LocalSites], vec![AnotherWay]),
            (vec![Outlet::Other, Outlet::Other], vec![Portal, Sites]),
            (vec![Outlet::Portal, Outlet::OwnSite, Outlet::Other], vec![]),
        ] {
            assert_eq!(missing(Announced::Placement, &recorded), lacking, "{recorded:?}");
        }
    }

    #[test]
    fn r15_8_a_report_needs_the_portal_and_a_site() {
        use MissingOutlet::{Portal, Sites};
        for (recorded, lacking) in [
            (vec![], vec![Portal, Sites]),
            (vec![Outlet::Other], vec![Portal, Sites]),
            (vec![Outlet::Portal], vec![Sites]),
            (vec![Outlet::Portal, Outlet::LocalSites], vec![]),
        ] {
            assert_eq!(missing(Announced::Report, &recorded), lacking, "{recorded:?}");
        }
    }
}
