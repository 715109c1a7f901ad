//! The one function that gives leave.

use serde::Serialize;

use super::{Action, Actor, Membership, Resource};
use crate::body::{BodyKind, Role};

/// Leave was not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, thiserror::Error)]
#[error("{} is not allowed: {}", action.code(), reason.code())]
pub struct Denied {
    /// What was asked for.
    pub action: Action,
    /// Why not.
    pub reason: Reason,
}

/// Why leave was not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// The public may not; a person of staff must sign in.
    SignInNeeded,
    /// The person has none of the roles, or not in a body of the kind that the law names.
    RoleNeeded {
        /// Any of these would do.
        roles: &'static [Role],
    },
    /// The person has the role, in another body.
    OtherBody,
}

impl Reason {
    /// The stable name, a key in the locales.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignInNeeded => "sign_in_needed",
            Self::RoleNeeded { .. } => "role_needed",
            Self::OtherBody => "other_body",
        }
    }
}

/// Who an action is for.
#[derive(Clone, Copy)]
enum Rule {
    /// For everybody.
    Everybody,
    /// For all staff with any role.
    AnyRole,
    /// For these roles in any body.
    Roles(&'static [Role]),
    /// For these roles in a body of this kind.
    RolesIn(&'static [Role], BodyKind),
    /// For these roles in the body of the draft.
    RolesOfBody(&'static [Role]),
}

const WRITERS: &[Role] = &[Role::Drafter, Role::Head];
const HEADS: &[Role] = &[Role::Head];
const ADMINISTRATORS: &[Role] = &[Role::Administrator];

const fn rule(action: Action) -> Rule {
    match action {
        Action::ReadPublic | Action::Comment => Rule::Everybody,
        Action::ReadDesk => Rule::AnyRole,
        Action::KeepRegister => Rule::RolesIn(&[Role::Registrar], BodyKind::AuthorizedServices),
        Action::CreateDraft
        | Action::ReadDraft
        | Action::EditDraft
        | Action::RequestPlacement
        | Action::ReviseDraft
        | Action::Decide
        | Action::ExplainChanges => Rule::RolesOfBody(WRITERS),
        Action::Place | Action::Withdraw | Action::PublishReport | Action::ReadPersonalData => {
            Rule::RolesOfBody(HEADS)
        }
        Action::ManageBodies | Action::ManagePeople | Action::ManageCalendar | Action::ReadLedger => {
            Rule::Roles(ADMINISTRATORS)
        }
    }
}

/// Leave for `actor` to do `action` to `resource`. What no rule allows is denied.
///
/// # Errors
/// [`Denied`] with the reason that tells the person what is missing.
pub fn allow(actor: &Actor, action: Action, resource: &Resource) -> Result<(), Denied> {
    let denied = |reason| Err(Denied { action, reason });
    let rule = rule(action);
    if matches!(rule, Rule::Everybody) {
        return Ok(());
    }
    if matches!(actor, Actor::Public) {
        return denied(Reason::SignInNeeded);
    }
    let of_roles = |roles: &'static [Role]| {
        actor.memberships().iter().filter(move |membership| roles.contains(&membership.role))
    };
    match rule {
        Rule::Everybody => Ok(()),
        Rule::AnyRole if of_roles(&Role::ALL).next().is_some() => Ok(()),
        Rule::AnyRole => denied(Reason::RoleNeeded { roles: &Role::ALL }),
        Rule::Roles(roles) if of_roles(roles).next().is_some() => Ok(()),
        Rule::RolesIn(roles, kind) if of_roles(roles).any(|membership| membership.body_kind == kind) => {
            Ok(())
        }
        Rule::Roles(roles) | Rule::RolesIn(roles, _) => denied(Reason::RoleNeeded { roles }),
        Rule::RolesOfBody(roles) if of_roles(roles).any(|membership| is_home(membership, resource)) => Ok(()),
        Rule::RolesOfBody(roles) if of_roles(roles).next().is_some() => denied(Reason::OtherBody),
        Rule::RolesOfBody(roles) => denied(Reason::RoleNeeded { roles }),
    }
}

fn is_home(membership: &Membership, resource: &Resource) -> bool {
    match resource {
        Resource::Draft { body } | Resource::Body { body } => membership.body == *body,
        Resource::Site | Resource::Register => false,
    }
}
