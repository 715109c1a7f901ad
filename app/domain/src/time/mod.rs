//! Legal time: the zone of the installation, the business calendar, terms and the deadlines they give (R-T1 to R-T5).

pub mod calendar;
pub mod deadline;
mod derivation;
pub mod standing;
pub mod term;
pub mod zone;

pub use calendar::{BusinessCalendar, CalendarDay, DayKind};
pub use deadline::{Deadline, SkipReason, Skipped, Warning};
pub use standing::Standing;
pub use term::{Term, Unit};
pub use zone::{LegalZone, UnknownZone};
