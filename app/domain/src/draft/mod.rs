//! A draft of a standard and its stages, from the first word to the standard in force (Art. 10, 13, 15).
//!
//! A stage is a type that carries what the stage knows. A transition consumes the stage and gives the next one, or
//! gives the stage back unchanged with the reason of the refusal.

mod answering;
mod authoring;
mod coordinating;
mod kind;
#[cfg(test)]
mod machine_tests;
mod opinion;
mod placement;
mod reason;
mod refusal;
mod refused;
mod round_end;
#[cfg(test)]
pub(crate) mod sample;
mod sending;
mod stage;
mod standing;
mod transition;

pub use coordinating::{Approved, Coordinating, Returned, SendRequest};
pub use kind::{DraftKind, StageMoments, StageName, StoredStage};
pub use placement::{OTHER_WAY_LIMIT, Placement, PlacementRequest, WayOfInforming};
pub use reason::{WRITTEN_REASON_LIMIT, written_reason};
pub use refusal::Refusal;
pub use refused::Refused;
pub use stage::Draft;
pub use standing::CommentStanding;
pub use transition::{Drafting, Placed, Reported, Withdrawn};
