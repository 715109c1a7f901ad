//! What a draft is for, where it stands, how the public is informed of it.

use domain::draft::{DraftKind, StageName, WayOfInforming};
use domain::language::Language;

use crate::w;

/// What a draft is for: "New standard".
pub fn kind(language: Language, kind: DraftKind) -> String {
    match kind {
        DraftKind::New => w!(language, standard.kind_new),
        DraftKind::Amendment => w!(language, standard.kind_amendment),
        DraftKind::Cancellation => w!(language, standard.kind_cancellation),
    }
}

/// Where a draft stands: "Open for comment".
pub fn stage(language: Language, stage: StageName) -> String {
    match stage {
        StageName::Drafting => w!(language, standard.stage_drafting),
        StageName::Open => w!(language, standard.stage_open),
        StageName::Review => w!(language, standard.stage_review),
        StageName::Reported => w!(language, standard.stage_reported),
        StageName::Coordinating => w!(language, standard.stage_coordinating),
        StageName::Returned => w!(language, standard.stage_returned),
        StageName::Approved => w!(language, standard.stage_approved),
        StageName::InForce => w!(language, standard.stage_in_force),
        StageName::Ceased => w!(language, standard.stage_ceased),
        StageName::Withdrawn => w!(language, standard.stage_withdrawn),
    }
}

/// The class of a stage's tag in the style.
pub const fn stage_class(stage: StageName) -> &'static str {
    match stage {
        StageName::Open => "tag open",
        StageName::Review => "tag soon",
        StageName::Approved | StageName::InForce => "tag inforce",
        StageName::Reported
        | StageName::Coordinating
        | StageName::Returned
        | StageName::Ceased
        | StageName::Withdrawn => "tag closed",
        StageName::Drafting => "tag plain",
    }
}

/// A way of informing the public (R15-6); another way is said in its own words.
pub fn way(language: Language, way: &WayOfInforming) -> String {
    match way {
        WayOfInforming::Portal => w!(language, standard.way_portal),
        WayOfInforming::OwnSite => w!(language, standard.way_own_site),
        WayOfInforming::LocalSites => w!(language, standard.way_local_sites),
        WayOfInforming::Other(words) => words.clone(),
    }
}
