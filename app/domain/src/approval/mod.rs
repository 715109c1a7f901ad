//! Approval of a standard: the order with its registration, publication and day of effect (Art. 10(1), 13(1), RC-4), and the
//! places where the public is informed of it (Art. 23(2), R23-2).

mod act;
mod day;
mod effect;
mod fault;
mod informing;
mod input;
mod stock;

pub use act::{Act, Effect, Order, Publication, Registration};
pub use effect::{default_effect, terms_of_effect};
pub use fault::ActFault;
pub use informing::{InformingPlace, InformingTick, informing_deadline};
pub use input::{ApprovalFields, ApprovalInput};
pub use stock::{MOST_ACTS, StockRow, read_stock_csv};

pub(crate) use day::day_past;
pub(crate) use informing::address;
