//! The interface for machines: JSON, faults as RFC 9457 problems, described at `/api/v1/openapi.json`. It knows no
//! sessions: everybody reads and sends what the public reads and sends, and the document system of a body, by its token, what
//! the body is asked.

mod asked_items;
mod bearer;
mod codes;
mod comments;
mod coordination;
mod drafts;
mod files;
mod filing;
mod incoming;
mod incoming_author;
mod incoming_places;
mod ledger;
mod list;
mod names;
mod notices;
pub mod openapi;
mod opinion_body;
pub mod problem;
mod proposals;
mod query;
mod redline;
mod report;
mod report_files;
mod revisions;
mod rounds;
mod search;
mod sending;
mod sent_comment;
mod service_form;
mod services;
mod standard_items;
mod standards;
mod supporting;

use axum::Router;
use axum::routing::{get, post};
use domain::access::Action;
use site::{Arrived, Method, Route, Site};

pub use problem::Problem;

/// The most bytes of a body without files: two texts of twenty thousand characters, however they are escaped.
pub(crate) const BODY_LIMIT: usize = 512 * 1024;

/// Writes the table once and makes both the list and the router from it.
macro_rules! routes {
    ($($method:ident $how:ident $path:literal $($handler:ident)::+ $action:ident;)*) => {
        /// Every address of the interface with the action it needs; the permission test walks it.
        pub const ROUTES: &[Route] = &[
            $(Route::new(Method::$method, $path, Action::$action),)*
        ];

        /// The router of the interface.
        pub(crate) fn router() -> Router<Site> {
            Router::new()$(.route($path, $how($($handler)::+)))*
        }
    };
}

routes! {
    Get get "/api/v1/openapi.json" openapi::serve ReadPublic;
    Get get "/api/v1/report.schema.json" report_files::schema ReadPublic;
    Get get "/api/v1/search" search::find ReadPublic;
    Get get "/api/v1/services" services::list ReadPublic;
    Get get "/api/v1/services/{code}" services::one ReadPublic;
    Get get "/api/v1/standards" standards::list ReadPublic;
    Get get "/api/v1/standards/{code}" standards::one ReadPublic;
    Get get "/api/v1/standards/{code}/versions" standards::versions ReadPublic;
    Get get "/api/v1/standards/{code}/versions/{version}" standards::version ReadPublic;
    Get get "/api/v1/standards/{code}/notice.pdf" notices::notice_pdf ReadPublic;
    Get get "/api/v1/standards/{code}/notice.docx" notices::notice_docx ReadPublic;
    Get get "/api/v1/drafts" drafts::list ReadPublic;
    Get get "/api/v1/drafts/{number}" drafts::one ReadPublic;
    Get get "/api/v1/drafts/{number}/revisions" revisions::list ReadPublic;
    Get get "/api/v1/drafts/{number}/revisions/{revision}" revisions::one ReadPublic;
    Get get "/api/v1/drafts/{number}/redline" redline::one ReadPublic;
    Get get "/api/v1/drafts/{number}/comments" comments::list ReadPublic;
    Get get "/api/v1/drafts/{number}/comments/{comment}" comments::one ReadPublic;
    Post post "/api/v1/drafts/{number}/comments" sending::send Comment;
    Post post "/api/v1/drafts/{number}/comments/{comment}/supports" supporting::send Comment;
    Get get "/api/v1/drafts/{number}/rounds" rounds::list ReadPublic;
    Get get "/api/v1/drafts/{number}/report" report::one ReadPublic;
    Get get "/api/v1/drafts/{number}/report.json" report_files::json ReadPublic;
    Get get "/api/v1/drafts/{number}/report.csv" report_files::csv ReadPublic;
    Get get "/api/v1/drafts/{number}/report.xlsx" files::report_xlsx ReadPublic;
    Get get "/api/v1/drafts/{number}/report.pdf" files::report_pdf ReadPublic;
    Get get "/api/v1/drafts/{number}/report.docx" files::report_docx ReadPublic;
    Get get "/api/v1/drafts/{number}/report.xml" files::report_xml ReadPublic;
    Get get "/api/v1/drafts/{number}/redline.docx" files::redline_docx ReadPublic;
    Get get "/api/v1/drafts/{number}/redline.pdf" files::redline_pdf ReadPublic;
    Get get "/api/v1/drafts/{number}/clauses.docx" files::clauses_docx ReadPublic;
    Get get "/api/v1/drafts/{number}/clauses.pdf" files::clauses_pdf ReadPublic;
    Get get "/api/v1/proposals" proposals::list ReadPublic;
    Post post "/api/v1/proposals" proposals::send Propose;
    Get get "/api/v1/ledger/heads" ledger::list ReadPublic;
    Get get "/api/v1/coordination/inbox" coordination::inbox PrepareOpinion;
    Get get "/api/v1/coordination/{number}" coordination::one PrepareOpinion;
    Post post "/api/v1/coordination/{number}/opinion" filing::give GiveOpinion;
}

/// The instant of arrival, read once by the outermost layer (R-T5).
type At = axum::Extension<Arrived>;
