//! A draft of a standard and its stages (Art. 15); coordination (Art. 15(4)) continues from [`Reported`].
//!
//! A stage is a type that carries what the stage knows. A transition consumes the stage and gives the next one, or
//! gives the stage back unchanged with the reason of the refusal.

mod kind;
mod placement;
mod reason;
mod refusal;
mod stage;
mod transition;

pub use kind::{DraftKind, StageName, StoredStage};
pub use placement::{OTHER_WAY_LIMIT, Placement, PlacementRequest, WayOfInforming};
pub use reason::{WRITTEN_REASON_LIMIT, written_reason};
pub use refusal::{Refusal, Refused};
pub use stage::Draft;
pub use transition::{Drafting, Placed, Reported, Withdrawn};
