//! The site as a value: what every page needs, who asks, what is answered, and the table of addresses.

mod address;
mod answer;
mod clock;
mod confirmation;
mod fields;
mod flash;
mod keepable;
mod papers;
mod reader;
mod render;
mod routes;
pub(crate) mod session;
mod settings;
mod sign_on;
mod state;
mod stored;
mod upload;
mod visitor;

pub use address::Address;
pub use answer::{Answer, Confirm, PageError, see_other};
pub use clock::{Arrived, Clock};
pub use confirmation::{CONFIRM_FIELD, confirmed};
pub use fields::Fields;
pub use flash::{Flash, FlashKind};
pub use keepable::Keepable;
pub use papers::{Format, Paper, Papers, Readiness, SharedPapers, Wanted};
pub use reader::{LARGEST_FILE, Place, Reader, Reading, SharedReader, Unread};
pub use render::{Head, page, page_with_status};
pub use routes::{FILE_FORMS, Method, ROUTES, Route, router};
pub use settings::Settings;
pub use sign_on::SignOn;
pub use state::Site;
pub use stored::Stored;
pub use upload::{FileForm, LARGEST_TEXT_FILE, TooLarge, Unreadable, Upload};
pub(crate) use visitor::session_token;
pub use visitor::{Caller, OpenSession, Visitor, carries_session, is_for_one_reader, preferred_language};
