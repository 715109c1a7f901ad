//! The staff of the bodies: signing in, sessions, invitations, accounts, and the bodies themselves.

mod accepted_invitations;
mod account_letter;
mod accounts;
mod acting;
mod addresses;
mod again;
mod bodies;
mod body;
mod browser;
mod calendar_key;
mod device;
mod email_change;
mod ended_invitations;
mod found;
mod hashing;
mod invitations;
mod letters;
mod naming;
mod open_invitations;
mod open_links;
mod own_account;
mod own_sessions;
mod password;
mod proof;
mod reach;
mod recovery;
mod roles;
mod second_factor;
mod secret_keys;
mod session_cookie;
mod sessions;
mod settings;
mod sign_in;
mod single_sign_on;
mod throttle;
mod visits;

pub(crate) use accounts::names;
pub(crate) use acting::acting;
pub(crate) use addresses::{addresses, addresses_of, members_of};

use std::sync::Arc;

use crate::context::Services;

pub use accepted_invitations::{AcceptInvitation, accept_identified, accept_invitation};
pub use account_letter::AccountLetter;
pub use accounts::{Person, PersonRole, deactivate, list_people, person, reactivate, staff_names};
pub use again::{
    AskedAgain, FirstFactor, ShownAgain, Unproven, asked_again, identified_again, sign_in_again,
};
pub(crate) use bodies::find as find_body;
pub use bodies::{BodyInput, add_body, bodies, body, body_by_code, change_body};
pub use body::Body;
pub use browser::Browser;
pub use calendar_key::{calendar_key_since, calendar_owner, end_calendar_key, make_calendar_key};
pub use device::DEVICE_DAYS;
pub use email_change::{EmailChange, agree_to_email_change, ask_email_change, find_email_change};
pub use found::{PeopleFilter, find_people};
pub use invitations::{Invitation, InvitationInput, find_invitation, invite};
pub use naming::{FormerName, PersonName, former_names, rename_person};
pub use open_invitations::{OpenInvitation, open_invitations, resend_invitation, withdraw_invitation};
pub use own_account::{change_password, change_profile};
pub use own_sessions::{OwnSession, end_other_sessions, end_session, own_sessions};
pub use password::weaknesses;
pub use recovery::{Recover, ask_recovery, find_recovery, recover};
pub use roles::{give_role, take_role, void_password};
pub use second_factor::{
    Enrolment, FactorNews, RECOVERY_CODES, SecondFactor, begin_enrolment, confirm_enrolment,
    new_recovery_codes, open_enrolment, remove_second_factor, reset_second_factor, second_factor,
    second_factor_of, show_second_factor,
};
pub use session_cookie::is_own_session_cookie;
pub use sessions::{RecognisedSession, Session, session_actor, sign_out};
pub use settings::AccountSettings;
pub use sign_in::{SignIn, sign_in};
pub use single_sign_on::{Identified, has_identity, sign_in_identified, unlink_identities};
pub(crate) use throttle::sweep as sweep_tries;

/// The longest e-mail that is taken, in bytes (RFC 5321).
pub(crate) const LONGEST_EMAIL: usize = 254;
/// The most characters of the name of a person.
const LONGEST_NAME: u32 = 200;

/// What the requests of one instance share.
#[derive(Debug, Default)]
pub(crate) struct PeopleShared {
    pub(crate) hashing: hashing::Hashing,
    throttle: throttle::ThrottleMemory,
    visits: visits::Visits,
}

/// What the requests of this instance share.
pub(crate) fn shared(services: &Services) -> Arc<PeopleShared> {
    services.shared.of()
}

/// How many passwords this process hashes, or will when those before are done.
pub fn passwords_in_line(services: &Services) -> usize {
    shared(services).hashing.in_line()
}

/// An e-mail as it is stored and compared: without spaces around it, case-folded.
pub fn fold_email(email: &str) -> String {
    email.trim().to_lowercase()
}
