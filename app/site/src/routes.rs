//! The table of addresses: every page and form with the action it needs, and the router made from the same table.

use axum::handler::Handler;
use axum::middleware::map_response;
use axum::routing::{MethodRouter, get, post};
use axum::{Extension, Router};
use domain::access::Action;

use super::Site;
use super::keepable::{keepable, private};
use super::known_parameters::KnownParameters;
use super::route::{Method, Route};
use crate::pages::{admin, desk, public};

/// The addresses that take files and explain by themselves which are too large.
pub const FILE_FORMS: [&str; 10] = [
    "/api/v1/drafts/{number}/comments",
    "/{language}/drafts/{number}/comment",
    "/{language}/desk/drafts/{number}/approval",
    "/{language}/desk/drafts/{number}/comments/new",
    "/{language}/desk/drafts/{number}/coordination",
    "/{language}/desk/drafts/{number}/import",
    "/{language}/desk/register/import",
    "/{language}/desk/standards/import",
    "/{language}/desk/standards/{code}/new",
    "/{language}/desk/calendar/{year}",
];

/// Reading what is for one person: behind a session or an address that only its holder knows. Nobody between keeps it and
/// nobody indexes it.
fn reading<H, T>(handler: H) -> MethodRouter<Site>
where
    H: Handler<T, Site>,
    T: 'static,
{
    get(handler).layer(map_response(private))
}

/// Reading what anybody may read but what is made anew each time, such as a form.
fn open<H, T>(handler: H) -> MethodRouter<Site>
where
    H: Handler<T, Site>,
    T: 'static,
{
    get(handler)
}

/// Reading what is the same for every anonymous reader, so that it need not be made for each. Only what follows from the
/// address, the ledger and the minute: never an address that only one person knows.
fn kept<H, T>(handler: H) -> MethodRouter<Site>
where
    H: Handler<T, Site>,
    T: 'static,
{
    get(handler).layer(map_response(keepable))
}

fn sending<H, T>(handler: H) -> MethodRouter<Site>
where
    H: Handler<T, Site>,
    T: 'static,
{
    post(handler).layer(map_response(private))
}

/// Tells a kept page the parameters that it knows: its one address is written with them alone.
fn knowing(page: MethodRouter<Site>, how: &str, parameters: &'static [&'static str]) -> MethodRouter<Site> {
    if how == "kept" { page.layer(Extension(KnownParameters(parameters))) } else { page }
}

/// Writes the table once and makes both the list and the router from it. After the action of a kept page stand the
/// parameters of the query that it knows.
macro_rules! routes {
    ($($method:ident $how:ident $path:literal $($handler:ident)::+ $action:ident $([$($known:literal)*])?;)*) => {
        /// Every address of the site with the action it needs; the permission test walks it.
        pub const ROUTES: &[Route] = &[
            $(Route {
                kept: matches!(stringify!($how).as_bytes(), b"kept"),
                parameters: &[$($($known),*)?],
                ..Route::new(Method::$method, $path, Action::$action)
            },)*
        ];

        /// The router of every page and form.
        pub fn router() -> Router<Site> {
            Router::new()
                $(.route($path, knowing($how($($handler)::+), stringify!($how), &[$($($known),*)?])))*
        }
    };
}

routes! {
    Get kept "/{language}/" public::home::get ReadPublic ["q"];
    Get open "/{language}/search" public::search::get ReadPublic;
    Get kept "/{language}/register" public::register::get ReadPublic ["text" "body" "recipients" "form" "paid" "page"];
    Get kept "/{language}/register/{code}" public::service::get ReadPublic;
    Get kept "/{language}/drafts" public::drafts::get ReadPublic ["stage" "body" "text" "after"];
    Get kept "/{language}/standards" public::standards::list::get ReadPublic ["text" "body" "recipients" "ceased" "after"];
    Get kept "/{language}/standards/{code}" public::standards::one::get ReadPublic ["on" "version" "text"];
    Get kept "/{language}/standards/{code}/versions" public::standards::versions::get ReadPublic;
    Get kept "/{language}/standards/{code}/timemap" public::standards::timemap::get ReadPublic;
    Get kept "/{language}/standards/{code}/compare/{from}/{to}" public::standards::compare::get ReadPublic ["lang" "view" "all"];
    Get open "/{language}/standards/{code}/files/{file}" public::standards::file::get ReadPublic;
    Get kept "/{language}/drafts/{number}" public::draft::get ReadPublic ["revision" "text"];
    Get kept "/{language}/drafts/{number}/comments" public::comments::get ReadPublic ["element" "by" "page" "no" "text" "author" "language" "outcome"];
    Get kept "/{language}/drafts/{number}/compare" public::compare::first ReadPublic;
    Get kept "/{language}/drafts/{number}/compare/{from}/{to}" public::compare::get ReadPublic ["lang" "view" "all"];
    Get kept "/{language}/drafts/{number}/report" public::report::get ReadPublic ["page" "no"];
    Get kept "/{language}/drafts/{number}/coordination" public::coordination::get ReadPublic;
    Get kept "/{language}/drafts/{number}/feed.atom" public::feed::one ReadPublic;
    Get kept "/{language}/drafts/{number}/calendar.ics" public::calendar_file::one ReadPublic;
    Get kept "/{language}/register/{code}/feed.atom" public::feed::of_service ReadPublic;
    Get kept "/{language}/register/{code}/calendar.ics" public::calendar_file::of_service ReadPublic;
    Get kept "/{language}/bodies/{body}/feed.atom" public::feed::of_body ReadPublic;
    Get kept "/{language}/bodies/{body}/calendar.ics" public::calendar_file::of_body ReadPublic;
    Get kept "/{language}/reports" public::reports::get ReadPublic ["page"];
    Get kept "/{language}/law" public::law::get ReadPublic;
    Get kept "/{language}/ledger" public::ledger::get ReadPublic ["before"];
    Get kept "/{language}/privacy" public::notice::privacy ReadPublic;
    Get kept "/{language}/accessibility" public::notice::accessibility ReadPublic;
    Get kept "/{language}/help" public::notice::help ReadPublic;
    Get kept "/{language}/contact" public::notice::contact ReadPublic;
    Get kept "/{language}/feed.atom" public::feed::all ReadPublic;
    Get kept "/{language}/calendar.ics" public::calendar_file::all ReadPublic;
    Get open "/{language}/drafts/{number}/files/{file}" public::file::get ReadPublic;
    Get open "/{language}/drafts/{number}/comments/{comment}/files/{file}" public::attachment::get ReadPublic;
    Get open "/{language}/drafts/{number}/comment" public::comment::get ReadPublic;
    Post sending "/{language}/drafts/{number}/comment" public::comment::post Comment;
    Get open "/{language}/drafts/{number}/comments/{comment}/report" public::abuse::get ReadPublic;
    Post sending "/{language}/drafts/{number}/comments/{comment}/report" public::abuse::post ReadPublic;
    Get reading "/{language}/drafts/{number}/comments/{comment}/not-mine/{key}" public::not_mine::get ReadPublic;
    Post sending "/{language}/drafts/{number}/comments/{comment}/not-mine/{key}" public::not_mine::post ReadPublic;
    Get open "/{language}/drafts/{number}/comments/{comment}/support" public::support::get ReadPublic;
    Post sending "/{language}/drafts/{number}/comments/{comment}/support" public::support::post Comment;
    Get open "/{language}/drafts/{number}/comments/{comment}/supporters" public::supporters::get ReadPublic;
    Get reading "/{language}/supports/{receipt}" public::support_receipt::get ReadPublic;
    Get reading "/{language}/supports/{receipt}/file" public::support_receipt::file ReadPublic;
    Get open "/{language}/receipts/check" public::receipt_check::get ReadPublic;
    Post sending "/{language}/receipts/check" public::receipt_check::post ReadPublic;
    Get open "/{language}/receipts/key.pem" public::receipt_check::key ReadPublic;
    Get open "/{language}/receipts/keys/{id}" public::receipt_check::key_of ReadPublic;
    Get reading "/{language}/receipts/{receipt}" public::receipt::get ReadPublic;
    Get reading "/{language}/speakers/{key}" public::speaker::get ReadPublic;
    Post sending "/{language}/speakers/{key}" public::speaker::post ReadPublic;
    Get reading "/{language}/receipts/{receipt}/file" public::receipt::file ReadPublic;
    Post sending "/{language}/receipts/{receipt}" public::objection::post ReadPublic;
    Get reading "/{language}/receipts/{receipt}/change" public::receipt_change::get ReadPublic;
    Post sending "/{language}/receipts/{receipt}/change" public::receipt_change::post ReadPublic;
    Get kept "/{language}/proposals" public::proposals::get ReadPublic ["service" "state" "after"];
    Get open "/{language}/proposals/new" public::proposal_new::get ReadPublic;
    Post sending "/{language}/proposals/new" public::proposal_new::post Propose;
    Get reading "/{language}/proposals/{receipt}" public::proposal::get ReadPublic;

    Get open "/{language}/subscribe" public::follow::get ReadPublic;
    Post sending "/{language}/subscribe" public::follow::post ReadPublic;
    Get reading "/{language}/subscriptions/{key}" public::subscription::get ReadPublic;
    Post sending "/{language}/subscriptions/{key}" public::subscription::post ReadPublic;
    Get reading "/{language}/calendar/{key}" desk::own_calendar::get ReadPublic;

    Get open "/{language}/sign-in" public::sign_in::get ReadPublic;
    Post sending "/{language}/sign-in" public::sign_in::post ReadPublic;
    Post sending "/{language}/sign-out" public::sign_out::post ReadPublic;
    Get reading "/{language}/second-factor" public::second_factor::get ReadPublic;
    Post sending "/{language}/second-factor" public::second_factor::post ReadPublic;
    Get reading "/{language}/sign-on" public::sign_on::begin ReadPublic;
    Get reading "/{language}/sign-on/back" public::sign_on::back ReadPublic;
    Get reading "/{language}/recover" public::recover::get ReadPublic;
    Post sending "/{language}/recover" public::recover::post ReadPublic;
    Get reading "/{language}/recover/{token}" public::recovery::get ReadPublic;
    Post sending "/{language}/recover/{token}" public::recovery::post ReadPublic;
    Get reading "/{language}/email-change/{token}" public::email_change::get ReadPublic;
    Post sending "/{language}/email-change/{token}" public::email_change::post ReadPublic;
    Get reading "/{language}/invitation/{token}" public::invitation::get ReadPublic;
    Post sending "/{language}/invitation/{token}" public::invitation::post ReadPublic;

    Get reading "/{language}/desk" desk::home::get ReadDesk;
    Get reading "/{language}/desk/account" desk::account::get KeepOwnAccount;
    Post sending "/{language}/desk/account" desk::account::post KeepOwnAccount;
    Get reading "/{language}/desk/account/second-factor" desk::second_factor::get KeepOwnAccount;
    Post sending "/{language}/desk/account/second-factor" desk::second_factor::post KeepOwnAccount;
    Get reading "/{language}/desk/keyboard" desk::keyboard::get ReadDesk;
    Get reading "/{language}/desk/tokens" desk::tokens::get ReadDesk;
    Post sending "/{language}/desk/tokens" desk::tokens::post ReadDesk;

    Get reading "/{language}/desk/drafts" desk::drafts::get ReadDesk;
    Get reading "/{language}/desk/drafts/new" desk::draft_new::get CreateDraft;
    Post sending "/{language}/desk/drafts/new" desk::draft_new::post CreateDraft;
    Get reading "/{language}/desk/drafts/{number}" desk::editor::get ReadDraft;
    Get reading "/{language}/desk/drafts/{number}/edit/{section}" desk::section::get ReadDraft;
    Post sending "/{language}/desk/drafts/{number}/edit/{section}" desk::section::post EditDraft;
    Get reading "/{language}/desk/drafts/{number}/import" desk::import::get EditDraft;
    Post sending "/{language}/desk/drafts/{number}/import" desk::import::post EditDraft;
    Get reading "/{language}/desk/drafts/{number}/replace" desk::replace::get EditDraft;
    Post sending "/{language}/desk/drafts/{number}/replace" desk::replace::post EditDraft;
    Get reading "/{language}/desk/drafts/{number}/history/{section}" desk::history::get ReadDraft;
    Post sending "/{language}/desk/drafts/{number}/history/{section}" desk::history::post EditDraft;
    Get reading "/{language}/desk/drafts/{number}/amending" desk::amending::get ReadDraft;
    Post sending "/{language}/desk/drafts/{number}/amending" desk::amending::post EditDraft;
    Get reading "/{language}/desk/drafts/{number}/amending/files/{file}" desk::amending::file::get ReadDraft;
    Get reading "/{language}/desk/drafts/{number}/placement" desk::placement::get ReadDraft;
    Post sending "/{language}/desk/drafts/{number}/placement" desk::placement::post Place;
    Post sending "/{language}/desk/drafts/{number}/placement/request" desk::placement::request RequestPlacement;
    Get reading "/{language}/desk/drafts/{number}/publicity" desk::publicity::get ReadDraft;
    Post sending "/{language}/desk/drafts/{number}/publicity" desk::publicity::post TrackInforming;
    Get reading "/{language}/desk/drafts/{number}/withdraw" desk::withdraw::get ReadDraft;
    Post sending "/{language}/desk/drafts/{number}/withdraw" desk::withdraw::post Withdraw;
    Get reading "/{language}/desk/drafts/{number}/approval" desk::approval::get ReadDraft;
    Post sending "/{language}/desk/drafts/{number}/approval" desk::approval::post TrackInforming;
    Get reading "/{language}/desk/drafts/{number}/approval/files/{file}" desk::approval::file::get ReadDraft;
    Get reading "/{language}/desk/drafts/{number}/approval/signatures/{file}" desk::approval::signature::get ReadDraft;
    Get reading "/{language}/desk/informing" desk::informing::get ReadDesk;
    Post sending "/{language}/desk/informing" desk::informing::post ReadDesk;
    Get reading "/{language}/desk/register" desk::register::get KeepRegister;
    Get reading "/{language}/desk/register/new" desk::register_entry::new KeepRegister;
    Post sending "/{language}/desk/register/new" desk::register_entry::include KeepRegister;
    Get reading "/{language}/desk/register/import" desk::register_import::get KeepRegister;
    Post sending "/{language}/desk/register/import" desk::register_import::post KeepRegister;
    Get reading "/{language}/desk/register/{code}/exclusion" desk::register_exclusion::get KeepRegister;
    Post sending "/{language}/desk/register/{code}/exclusion" desk::register_exclusion::post KeepRegister;
    Get reading "/{language}/desk/register/{code}" desk::register_entry::get KeepRegister;
    Post sending "/{language}/desk/register/{code}" desk::register_entry::change KeepRegister;
    Get reading "/{language}/desk/standards" desk::standards::list::get EnterStandard;
    Get reading "/{language}/desk/standards/import" desk::standards::stock::get EnterStandard;
    Post sending "/{language}/desk/standards/import" desk::standards::stock::post EnterStandard;
    Get reading "/{language}/desk/standards/{code}/new" desk::standards::enter::get EnterStandard;
    Post sending "/{language}/desk/standards/{code}/new" desk::standards::enter::post EnterStandard;
    Get reading "/{language}/desk/standards/{code}/{number}" desk::standards::correct::get EnterStandard;
    Post sending "/{language}/desk/standards/{code}/{number}" desk::standards::correct::post EnterStandard;
    Get reading "/{language}/desk/coordination" desk::coordination::inbox::get ReadDesk;
    Get reading "/{language}/desk/coordination/{number}/{body}" desk::coordination::asked::get PrepareOpinion;
    Post sending "/{language}/desk/coordination/{number}/{body}" desk::coordination::asked::post PrepareOpinion;
    Get reading "/{language}/desk/rounds" desk::rounds::list::get StrikeBody;
    Get reading "/{language}/desk/rounds/{number}/{body}" desk::rounds::place::get StrikeBody;
    Post sending "/{language}/desk/rounds/{number}/{body}" desk::rounds::place::post StrikeBody;
    Get reading "/{language}/desk/drafts/{number}/decide" desk::decide::get Decide;
    Post sending "/{language}/desk/drafts/{number}/decide" desk::decide::post Decide;
    Get reading "/{language}/desk/drafts/{number}/comments/new" desk::enter::get EnterComment;
    Post sending "/{language}/desk/drafts/{number}/comments/new" desk::enter::post EnterComment;
    Get reading "/{language}/desk/drafts/{number}/comments/{comment}/files/{file}" desk::attachment::get Decide;
    Get reading "/{language}/desk/drafts/{number}/comments/{comment}/hide" desk::hide::get HideComment;
    Post sending "/{language}/desk/drafts/{number}/comments/{comment}/hide" desk::hide::post HideComment;
    Get reading "/{language}/desk/drafts/{number}/comments/{comment}/supporter" desk::supporter::get HideComment;
    Post sending "/{language}/desk/drafts/{number}/comments/{comment}/supporter" desk::supporter::post HideComment;
    Get reading "/{language}/desk/abuse" desk::abuse::get ReadDesk;
    Get reading "/{language}/desk/drafts/{number}/report" desk::report::get Decide;
    Post sending "/{language}/desk/drafts/{number}/report" desk::report::post ExplainChanges;
    Get reading "/{language}/desk/drafts/{number}/coordination" desk::coordinating::get ReadDraft;
    Post sending "/{language}/desk/drafts/{number}/coordination" desk::coordinating::post AnswerRemarks;
    Get reading "/{language}/desk/drafts/{number}/coordination/files/{file}" desk::coordinating::file AnswerRemarks;
    Get reading "/{language}/desk/drafts/{number}/coordination/meetings/{id}" desk::coordinating::protocol AnswerRemarks;
    Get reading "/{language}/desk/proposals" desk::proposals::get ReadDesk;
    Get reading "/{language}/desk/proposals/{proposal}" desk::proposal::get AnswerProposals;
    Post sending "/{language}/desk/proposals/{proposal}" desk::proposal::post AnswerProposals;

    Get reading "/{language}/desk/bodies" admin::bodies::list ManageBodies;
    Get reading "/{language}/desk/bodies/new" admin::bodies::new ManageBodies;
    Post sending "/{language}/desk/bodies/new" admin::bodies::add ManageBodies;
    Get reading "/{language}/desk/bodies/{code}" admin::bodies::get ManageBodies;
    Post sending "/{language}/desk/bodies/{code}" admin::bodies::change ManageBodies;
    Get reading "/{language}/desk/people" admin::people::list ReadPeople;
    Get reading "/{language}/desk/people/invite" admin::invite::get ReadPeople;
    Post sending "/{language}/desk/people/invite" admin::invite::post ReadPeople;
    Post sending "/{language}/desk/people/invitations/{id}" admin::people::settle ReadPeople;
    Get reading "/{language}/desk/people/{id}" admin::person::get ReadPeople;
    Post sending "/{language}/desk/people/{id}" admin::person::post ReadPeople;
    Get reading "/{language}/desk/calendar" admin::calendar::years ManageCalendar;
    Get reading "/{language}/desk/calendar/{year}" admin::calendar::year ManageCalendar;
    Post sending "/{language}/desk/calendar/{year}" admin::calendar::import ManageCalendar;
    Get reading "/{language}/desk/calendar/{year}/day" admin::calendar_day::get ManageCalendar;
    Post sending "/{language}/desk/calendar/{year}/day" admin::calendar_day::post ManageCalendar;
    Get reading "/{language}/desk/notices" admin::notices::list EditNotices;
    Get reading "/{language}/desk/notices/{name}" admin::notices::get EditNotices;
    Post sending "/{language}/desk/notices/{name}" admin::notices::post EditNotices;
    Get reading "/{language}/desk/ledger" admin::ledger::get ReadLedger;
    Get reading "/{language}/desk/audit" admin::audit::get ReadAudit;
}
