//! What the installation decides about accounts.

use chrono::TimeDelta;
use domain::access::Membership;
use domain::body::Role;

/// The terms of sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountSettings {
    /// How long a session of a person with this role may rest before it ends by itself; other roles have no such term.
    pub idle: Vec<(Role, TimeDelta)>,
    /// How long after signing in, or signing in again, a person may place, publish and give roles without being asked for
    /// the password.
    pub confirm_within: TimeDelta,
}

impl Default for AccountSettings {
    fn default() -> Self {
        let publishing = [Role::Registrar, Role::Head, Role::Administrator, Role::BodyAdministrator];
        Self {
            idle: publishing.map(|role| (role, TimeDelta::minutes(30))).to_vec(),
            confirm_within: TimeDelta::minutes(15),
        }
    }
}

impl AccountSettings {
    /// The shortest term of the roles that a person has.
    pub(super) fn idle_of(&self, memberships: &[Membership]) -> Option<TimeDelta> {
        let mine = self.idle.iter().filter(|(role, _)| memberships.iter().any(|one| one.role == *role));
        mine.map(|(_, term)| *term).min()
    }
}
