//! How staff signs in besides a password.

use clap::Args;
use domain::body::Role;

use super::coded;

/// How staff signs in besides a password.
#[derive(Args, Clone, Debug)]
pub struct SignOnFlags {
    /// The roles that ask for a second factor, such as `head,registrar,administrator`; their people add one before all else
    #[arg(
        long, env = "TALQY_SECOND_FACTOR_FOR", value_name = "ROLES", value_delimiter = ',',
        value_parser = coded(Role::ALL.map(Role::code), Role::from_code),
    )]
    pub second_factor_for: Vec<Role>,
}
