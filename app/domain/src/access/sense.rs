//! Which roles a body can give: a role that can do nothing there is not offered.

use crate::body::{BodyKind, Role};

/// Whether a person can do anything in a body of this kind with this role alone.
pub const fn makes_sense(kind: BodyKind, role: Role) -> bool {
    match role {
        // The register is kept by one body (Art. 8(3)).
        Role::Registrar => matches!(kind, BodyKind::AuthorizedServices),
        // Writing presupposes that the body develops standards (Art. 10).
        Role::Drafter => kind.develops(),
        // Any body may be named to coordinate a draft (Art. 15(4)), and its head gives the opinion (RC-3); any may have an
        // administrator of its people.
        Role::Head | Role::Coordinator | Role::Administrator | Role::BodyAdministrator => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{Action, Actor, Membership, Resource, allow};
    use crate::body::BodyId;

    #[test]
    fn roles_by_kind_of_body() {
        let table: Vec<String> = BodyKind::ALL
            .into_iter()
            .map(|kind| {
                let roles = Role::ALL.into_iter().filter(|role| makes_sense(kind, *role)).map(Role::code);
                format!("{}: {}", kind.code(), roles.collect::<Vec<_>>().join(" "))
            })
            .collect();
        assert_eq!(
            table,
            [
                "central: drafter head coordinator administrator body_administrator",
                "local: head coordinator administrator body_administrator",
                "authorized_services: registrar drafter head coordinator administrator body_administrator",
                "authorized_informatization: drafter head coordinator administrator body_administrator",
                "authorized_state_corporation: drafter head coordinator administrator body_administrator",
                "authorized_quality: drafter head coordinator administrator body_administrator",
                "presidential_administration: head coordinator administrator body_administrator",
            ]
        );
    }

    #[test]
    fn whoever_may_keep_the_register_is_offered_the_role() {
        let body = BodyId(1);
        for kind in BodyKind::ALL {
            let membership = Membership { body, body_kind: kind, role: Role::Registrar };
            let actor = Actor::Staff { user_id: 1, memberships: vec![membership] };
            let may = allow(&actor, Action::KeepRegister, &Resource::Register).is_ok();
            assert_eq!(makes_sense(kind, Role::Registrar), may, "{kind:?}");
        }
    }
}
