//! What the other bodies of a round remark, where the installation shows it to the bodies of the same round.

use domain::body::BodyId;
use serde::{Deserialize, Serialize};

use super::view::{RemarkView, RoundView};
use crate::reading::BodyName;

/// The remarks of another body of the round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherRemarks {
    /// The body.
    pub body: BodyName,
    /// Those of its remarks that do not stay inside by a norm, without their answers, which are unfinished work.
    pub remarks: Vec<RemarkView>,
}

/// The remarks that the body `own` is shown of a round. Neither positions nor who is undecided: a body that made no remark is not
/// named. A body that was struck is shown nothing and takes no part.
pub(super) fn others(round: &RoundView, own: BodyId) -> Vec<OtherRemarks> {
    let standing = || round.bodies.iter().filter(|one| one.struck.is_none());
    if !standing().any(|one| one.body.id == own) {
        return Vec::new();
    }
    let foreign = standing().filter(|one| one.body.id != own);
    foreign
        .filter_map(|one| {
            let all = one.opinion.iter().flat_map(|opinion| &opinion.remarks);
            let public = all.filter(|remark| remark.internal_norm.is_none());
            let remarks: Vec<RemarkView> =
                public.map(|remark| RemarkView { answer: None, ..remark.clone() }).collect();
            (!remarks.is_empty()).then(|| OtherRemarks { body: one.body.clone(), remarks })
        })
        .collect()
}
