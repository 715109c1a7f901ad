//! Everything of Talqy that has an address: pages, forms, documents, the words of the interface, and the table of routes. What
//! wakes in the browser stands in the crate `app`.

// The types of views nest as deep as the documents they make.
#![recursion_limit = "512"]
#![allow(unreachable_pub, reason = "the macros of Leptos make public items inside private modules")]

mod address;
mod answer;
pub mod answers;
mod clock;
pub mod components;
mod confirm;
mod confirmation;
pub mod documents;
mod draft_path;
mod exports;
mod fields;
mod flash;
mod form_state;
mod head;
mod icalendar;
mod importer;
mod keepable;
mod known_parameters;
pub mod pages;
mod render;
mod route;
mod routes;
pub(crate) mod session;
mod settings;
mod sign_on;
mod state;
mod stored;
mod upload;
mod visitor;
pub mod words;

pub use address::Address;
pub(crate) use address::number_of_address;
pub use answer::{Answer, PageError, see_other};
pub use clock::{Arrived, Clock};
pub use confirm::{Confirm, Unconfirmed};
pub use confirmation::{CONFIRM_CODE, CONFIRM_FIELD, CONFIRM_SENT, confirmed, is_of_confirmation};
pub use draft_path::{AskedPath, CommentPath, DraftPath, SectionPath};
pub use exports::{
    ExportFormat, ExportKind, ExportReadiness, ExportRequest, ExportedFile, Exporter, SharedExporter,
};
pub use fields::Fields;
pub use flash::{Flash, FlashKind};
pub use form_state::FormState;
pub use head::Head;
pub use importer::{
    ImportFault, ImportReading, ImportSlot, Importer, LARGEST_FILE, ReturnedReading, SharedImporter,
    WordsReading,
};
pub use keepable::Keepable;
pub use render::{form_page, page, page_with_status};
pub use route::{Method, Route};
pub use routes::{FILE_FORMS, ROUTES, router};
pub use session::{drop_false_session, send_flash};
pub use settings::SiteSettings;
pub use sign_on::SignOn;
pub use state::Site;
pub use stored::Stored;
pub use upload::{
    FileForm, FormPart, FormParts, LARGEST_TEXT_FILE, SentComment, TooLarge, TypedForm, Unreadable, Upload,
};
pub(crate) use visitor::session_token;
pub use visitor::{Caller, OpenSession, Visitor, carries_session, is_for_one_reader, preferred_language};
