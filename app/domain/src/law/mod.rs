//! The law itself as data: its rules by ID, and its editions with every term they set.

pub mod citation;
pub mod edition;
pub mod editions;
pub mod event;
pub mod rule;

pub use citation::{Case, cite};
pub use edition::{LastDay, LawEdition, RuleTerm};
pub use editions::{edition, editions, in_force_on};
pub use event::StartingEvent;
pub use rule::{Rule, RuleStatus};
