//! The staff of the bodies: signing in, sessions, invitations, accounts, and the bodies themselves.

mod accounts;
mod bodies;
mod invitations;
mod open_invitations;
mod password;
mod roles;
mod sessions;
mod sign_in;
mod throttle;

pub(crate) use accounts::names;
pub use accounts::{Person, PersonRole, deactivate, list_people, reactivate, staff_names};
pub(crate) use bodies::find as find_body;
pub use bodies::{Body, BodyInput, add_body, bodies, body, body_by_code, change_body};
pub use invitations::{
    AcceptInvitation, Invitation, InvitationInput, accept_invitation, find_invitation, invite,
};
pub use open_invitations::{OpenInvitation, open_invitations, resend_invitation, withdraw_invitation};
pub(crate) use password::hash as hash_password;
pub use password::weaknesses;
pub use roles::{give_role, take_role, void_password};
pub use sessions::{Session, session_actor, sign_out, sign_out_everywhere};
pub use sign_in::{SignIn, sign_in};

/// An e-mail as it is stored and compared: without spaces around it, case-folded.
pub fn fold_email(email: &str) -> String {
    email.trim().to_lowercase()
}
