//! The law itself as data: its rules by ID, and its editions with every term they set.

pub mod act;
pub mod citation;
pub mod cited;
pub mod edition;
pub mod editions;
pub mod event;
pub mod grounds;
pub mod place;
pub mod rule;

pub use citation::{Case, cite};
pub use cited::{CitedLaw, CitedLawFault, CitedLawInput};
pub use edition::{LastDay, LawEdition, RuleTerm};
pub use editions::{edition, editions, in_force_on};
pub use event::StartingEvent;
pub use grounds::refusals;
pub use place::{LawPlace, PlacePart, places, reference};
pub use rule::{Rule, RuleStatus};
