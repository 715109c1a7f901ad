//! The variables of the environment: a mistyped one must not be passed over in silence.

use std::collections::BTreeSet;
use std::ffi::OsString;

use clap::CommandFactory;

use super::Talqy;
use crate::config::ConfigError;

const PREFIX: &str = "TALQY_";
/// Variables of the project's own tests, which start the program in their environment.
const OF_TESTS: [&str; 2] = ["TALQY_TEST_", "TALQY_BIN"];

/// Refuses a variable that begins like a setting and is none.
///
/// # Errors
/// [`ConfigError`] names the first such variable.
pub(super) fn check(names: impl Iterator<Item = OsString>) -> Result<(), ConfigError> {
    let known = known();
    let mut unknown: Vec<String> = names
        .filter_map(|name| name.into_string().ok())
        .filter(|name| name.starts_with(PREFIX))
        .filter(|name| !OF_TESTS.iter().any(|start| name.starts_with(start)))
        .filter(|name| !known.contains(name))
        .collect();
    unknown.sort();
    match unknown.first() {
        None => Ok(()),
        Some(name) => {
            let all: Vec<&str> = known.iter().map(String::as_str).collect();
            Err(ConfigError::new(format!("there is no setting {name}; there are {}", all.join(", "))))
        }
    }
}

/// The variables that the flags name.
fn known() -> BTreeSet<String> {
    let command = Talqy::command();
    let every =
        command.get_arguments().chain(command.get_subcommands().flat_map(clap::Command::get_arguments));
    every.filter_map(|argument| argument.get_env()?.to_str().map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(names: &[&str]) -> Result<(), ConfigError> {
        check(names.iter().map(OsString::from))
    }

    #[test]
    fn a_mistyped_variable_is_refused_and_the_others_are_named() {
        let error = checked(&["PATH", "TALQY_LISTN"]).unwrap_err().to_string();
        assert!(error.starts_with("there is no setting TALQY_LISTN"), "{error}");
        assert!(error.contains("TALQY_LISTEN") && error.contains("TALQY_DATABASE_URL"), "{error}");
        assert!(!error.contains('\n'));
    }

    #[test]
    fn every_setting_and_the_variables_of_the_tests_are_known() {
        for name in known() {
            assert_eq!(checked(&[&name]), Ok(()), "{name}");
        }
        assert_eq!(checked(&["TALQY_TEST_POSTGRES", "TALQY_BIN", "HOME"]), Ok(()));
    }
}
