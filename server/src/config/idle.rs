//! How long a session of a role may rest.

use chrono::TimeDelta;
use domain::body::Role;

use super::ConfigError;

/// Reads `head=30`: a role and minutes.
///
/// # Errors
/// [`ConfigError`] if the role is unknown or the minutes are no whole number above nought.
pub fn idle_term(text: &str) -> Result<(Role, TimeDelta), ConfigError> {
    let roles = || Role::ALL.map(Role::code).join(", ");
    let wrong = || {
        ConfigError::new(format!(
            "a role and minutes such as head=30 are expected; the roles are {}",
            roles()
        ))
    };
    let (role, minutes) = text.split_once('=').ok_or_else(wrong)?;
    let role = Role::from_code(role.trim()).ok_or_else(wrong)?;
    let minutes: u16 = minutes.trim().parse().map_err(|_| wrong())?;
    if minutes == 0 {
        return Err(wrong());
    }
    Ok((role, TimeDelta::minutes(minutes.into())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_names_a_role_and_minutes() {
        assert_eq!(idle_term("head=45"), Ok((Role::Head, TimeDelta::minutes(45))));
        for wrong in ["", "head", "head=", "head=0", "head=-1", "boss=30", "head=30m"] {
            let error = idle_term(wrong).unwrap_err().to_string();
            assert!(error.contains("head=30") && error.contains("coordinator"), "{wrong}: {error}");
        }
    }
}
