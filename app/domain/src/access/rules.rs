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
    /// For all who have an account, also without a role.
    Account,
    /// For all staff with any role.
    AnyRole,
    /// For these roles in any body.
    Roles(&'static [Role]),
    /// For these roles in a body of this kind.
    RolesIn(&'static [Role], BodyKind),
    /// For these roles in the body of the draft.
    RolesOfBody(&'static [Role]),
    /// For administrators anywhere, and for those of a body in their own body.
    PeopleOfBody,
}

const WRITERS: &[Role] = &[Role::Drafter, Role::Head];
const HEADS: &[Role] = &[Role::Head];
const ADMINISTRATORS: &[Role] = &[Role::Administrator];
const BODY_ADMINISTRATORS: &[Role] = &[Role::BodyAdministrator];
const PEOPLE_KEEPERS: &[Role] = &[Role::Administrator, Role::BodyAdministrator];

const fn rule(action: Action) -> Rule {
    match action {
        Action::ReadPublic | Action::Comment | Action::Propose => Rule::Everybody,
        Action::KeepOwnAccount => Rule::Account,
        Action::ReadDesk => Rule::AnyRole,
        Action::KeepRegister | Action::StrikeBody | Action::EnterStandard => {
            Rule::RolesIn(&[Role::Registrar], BodyKind::AuthorizedServices)
        }
        Action::PrepareOpinion => Rule::RolesOfBody(&[Role::Coordinator, Role::Head]),
        Action::CreateDraft
        | Action::ReadDraft
        | Action::EditDraft
        | Action::RequestPlacement
        | Action::ReviseDraft
        | Action::Decide
        | Action::EnterComment
        | Action::ExplainChanges
        | Action::AnswerRemarks
        | Action::TrackInforming
        | Action::AnswerProposals => Rule::RolesOfBody(WRITERS),
        Action::Place
        | Action::Withdraw
        | Action::PublishReport
        | Action::SendForCoordination
        | Action::GiveOpinion
        | Action::Approve
        | Action::HideComment
        | Action::ReadPersonalData => Rule::RolesOfBody(HEADS),
        Action::ReadPeople => Rule::Roles(PEOPLE_KEEPERS),
        Action::ManagePeople => Rule::PeopleOfBody,
        Action::ManageBodies
        | Action::ManageCalendar
        | Action::EditNotices
        | Action::ReadLedger
        | Action::ReadAudit => Rule::Roles(ADMINISTRATORS),
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
        Rule::Everybody | Rule::Account => Ok(()),
        Rule::AnyRole if of_roles(&Role::ALL).next().is_some() => Ok(()),
        Rule::AnyRole => denied(Reason::RoleNeeded { roles: &Role::ALL }),
        Rule::Roles(roles) if of_roles(roles).next().is_some() => Ok(()),
        Rule::RolesIn(roles, kind) if of_roles(roles).any(|membership| membership.body_kind == kind) => {
            Ok(())
        }
        Rule::RolesOfBody(roles) if of_roles(roles).any(|membership| is_home(membership, resource)) => Ok(()),
        Rule::RolesOfBody(roles) if of_roles(roles).next().is_some() => denied(Reason::OtherBody),
        Rule::PeopleOfBody if of_roles(ADMINISTRATORS).next().is_some() => Ok(()),
        Rule::PeopleOfBody
            if of_roles(BODY_ADMINISTRATORS).any(|membership| is_home(membership, resource)) =>
        {
            Ok(())
        }
        Rule::PeopleOfBody if of_roles(BODY_ADMINISTRATORS).next().is_some() => denied(Reason::OtherBody),
        Rule::PeopleOfBody => denied(Reason::RoleNeeded { roles: PEOPLE_KEEPERS }),
        Rule::Roles(roles) | Rule::RolesIn(roles, _) | Rule::RolesOfBody(roles) => {
            denied(Reason::RoleNeeded { roles })
        }
    }
}

fn is_home(membership: &Membership, resource: &Resource) -> bool {
    match resource {
        Resource::Draft { body } | Resource::Body { body } => membership.body == *body,
        Resource::Site | Resource::Register => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::BodyId;

    const HOME: BodyId = BodyId(1);
    const OTHER: BodyId = BodyId(2);

    fn staff(body: BodyId, body_kind: BodyKind, role: Role) -> Actor {
        Actor::Staff { user_id: 1, memberships: vec![Membership { body, body_kind, role }] }
    }

    /// Everybody who is somebody in the table: each role in the body of the draft, in another body, and in the
    /// authorized body in the scope of rendering services.
    fn actors() -> Vec<(String, Actor)> {
        let mut actors = vec![
            ("public".to_owned(), Actor::Public),
            ("staff without a role".to_owned(), Actor::Staff { user_id: 1, memberships: Vec::new() }),
        ];
        for role in Role::ALL {
            let code = role.code();
            actors.push((format!("{code} of the body"), staff(HOME, BodyKind::Central, role)));
            actors.push((format!("{code} of another body"), staff(OTHER, BodyKind::Central, role)));
            let keeper = staff(OTHER, BodyKind::AuthorizedServices, role);
            actors.push((format!("{code} of the authorized body"), keeper));
        }
        actors
    }

    /// What each action is done to in the product.
    fn resource(action: Action) -> Resource {
        match action {
            Action::KeepRegister | Action::StrikeBody | Action::EnterStandard => Resource::Register,
            Action::ReadPublic
            | Action::Propose
            | Action::KeepOwnAccount
            | Action::ReadDesk
            | Action::ManageCalendar
            | Action::EditNotices
            | Action::ReadLedger
            | Action::ReadAudit
            | Action::ReadPeople
            | Action::ManageBodies => Resource::Site,
            Action::ManagePeople | Action::PrepareOpinion | Action::GiveOpinion => {
                Resource::Body { body: HOME }
            }
            _ => Resource::Draft { body: HOME },
        }
    }

    fn answer(actor: &Actor, action: Action, resource: &Resource) -> String {
        match allow(actor, action, resource).map_err(|denied| denied.reason) {
            Ok(()) => "yes".to_owned(),
            Err(Reason::RoleNeeded { roles }) => {
                let roles: Vec<_> = roles.iter().map(|role| role.code()).collect();
                format!("role_needed: {}", roles.join(" or "))
            }
            Err(reason) => reason.code().to_owned(),
        }
    }

    #[test]
    fn golden_table_of_roles_and_actions() {
        let mut table: Vec<String> = Vec::new();
        for action in Action::ALL {
            let resource = resource(action);
            table.push(format!("{} on {resource:?}", action.code()));
            for (name, actor) in actors() {
                table.push(format!("  {name:<42}{}", answer(&actor, action, &resource)));
            }
        }
        insta::assert_snapshot!("golden_table", table.join("\n"));
    }

    #[test]
    fn r12_2_only_the_authorized_body_keeps_the_register() {
        for kind in BodyKind::ALL {
            let allowed =
                allow(&staff(HOME, kind, Role::Registrar), Action::KeepRegister, &Resource::Register).is_ok();
            assert_eq!(allowed, kind == BodyKind::AuthorizedServices, "{kind:?}");
        }
    }

    #[test]
    fn a_head_may_all_that_a_drafter_may() {
        let resource = Resource::Draft { body: HOME };
        let [drafter, head] = [Role::Drafter, Role::Head].map(|role| staff(HOME, BodyKind::Central, role));
        for action in Action::ALL {
            let drafter = allow(&drafter, action, &resource).is_ok();
            assert!(!drafter || allow(&head, action, &resource).is_ok(), "{action:?}");
        }
    }

    #[test]
    fn a_role_in_one_body_and_another_in_a_second_do_not_mix() {
        let memberships = vec![
            Membership { body: HOME, body_kind: BodyKind::Central, role: Role::Drafter },
            Membership { body: OTHER, body_kind: BodyKind::Central, role: Role::Head },
        ];
        let actor = Actor::Staff { user_id: 1, memberships };
        let place =
            |body| allow(&actor, Action::Place, &Resource::Draft { body }).map_err(|denied| denied.reason);
        assert_eq!(place(OTHER), Ok(()));
        assert_eq!(place(HOME), Err(Reason::OtherBody));
    }

    #[test]
    fn what_belongs_to_a_body_is_denied_without_one() {
        let head = staff(HOME, BodyKind::Central, Role::Head);
        for resource in [Resource::Site, Resource::Register] {
            assert!(allow(&head, Action::EditDraft, &resource).is_err());
        }
    }

    #[test]
    fn an_administrator_of_a_body_keeps_its_people_and_nobody_elses() {
        let keeper = staff(HOME, BodyKind::Central, Role::BodyAdministrator);
        let keep = |resource| allow(&keeper, Action::ManagePeople, &resource).map_err(|denied| denied.reason);
        assert_eq!(keep(Resource::Body { body: HOME }), Ok(()));
        assert_eq!(keep(Resource::Body { body: OTHER }), Err(Reason::OtherBody));
        assert_eq!(keep(Resource::Site), Err(Reason::OtherBody));
        for action in [Action::ManageBodies, Action::ReadLedger, Action::ReadAudit, Action::EditNotices] {
            assert!(allow(&keeper, action, &Resource::Body { body: HOME }).is_err(), "{action:?}");
        }
    }

    #[test]
    fn codes_of_actions_round_trip() {
        for action in Action::ALL {
            assert_eq!(Action::from_code(action.code()), Some(action));
        }
    }
}
