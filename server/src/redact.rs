//! Keeps passwords out of everything that the program says: a mistyped address is repeated by whoever could not read it
//! (the reader of the command line, a driver of a database, a mail library), so what may be a password is learned before
//! anything is read, and taken out of every line that leaves.

use std::io::Write;
use std::sync::{PoisonError, RwLock};

/// Stands where something was taken out.
const HIDDEN: &str = "[hidden]";
/// Shorter pieces stand in ordinary words; the whole value is hidden all the same.
const SHORTEST: usize = 3;
/// Variables that hold nothing but a secret.
const SECRET_VARIABLES: [&str; 4] =
    ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "PGPASSWORD", "TALQY_OIDC_CLIENT_SECRET"];
/// Variables that hold an address with a password, or something that was meant to be one.
const ADDRESS_VARIABLES: [&str; 2] = ["TALQY_DATABASE_URL", "TALQY_SMTP_URL"];

static SECRETS: RwLock<Vec<String>> = RwLock::new(Vec::new());

/// Learns what the command line and the environment may hold of passwords.
pub(crate) fn learn(
    arguments: impl Iterator<Item = String>,
    variables: impl Iterator<Item = (String, String)>,
) {
    let mut follows_secret = false;
    for argument in arguments {
        if follows_secret {
            keep(vec![argument.clone()]);
        }
        keep(pieces(&argument));
        let (flag, value) = argument.split_once('=').unwrap_or((argument.as_str(), ""));
        let is_secret = flag.starts_with("--") && flag.contains("secret") && !flag.ends_with("-file");
        follows_secret = is_secret && value.is_empty();
        if is_secret {
            keep(vec![value.to_owned()]);
        }
        keep(pieces(value));
    }
    for (name, value) in variables {
        if SECRET_VARIABLES.contains(&name.as_str()) {
            keep(vec![value]);
        } else if ADDRESS_VARIABLES.contains(&name.as_str()) {
            learn_address(&value);
        } else if name.starts_with("TALQY_") {
            keep(pieces(&value));
        }
    }
}

/// Learns an address that is known to be a secret, whatever is wrong with it.
pub(crate) fn learn_address(value: &str) {
    keep(pieces(value));
    // The place of a file is no secret, and whoever mistyped it wants to read it.
    if value.starts_with("sqlite:") {
        return;
    }
    keep(vec![value.to_owned()]);
    // Without the sign before the host, all after the name may be the password.
    keep(pieces(&format!("{value}@")));
}

/// The text without what may be a password.
pub(crate) fn hide(text: &str) -> String {
    let secrets = SECRETS.read().unwrap_or_else(PoisonError::into_inner);
    secrets.iter().fold(text.to_owned(), |text, secret| {
        if text.contains(secret.as_str()) { text.replace(secret.as_str(), HIDDEN) } else { text }
    })
}

fn keep(found: Vec<String>) {
    let mut secrets = SECRETS.write().unwrap_or_else(PoisonError::into_inner);
    for piece in found {
        // As a driver decodes it, and as a log writes it between quotation marks.
        let decoded = url::form_urlencoded::parse(piece.as_bytes()).next();
        let decoded = decoded.map(|(name, _)| name.into_owned()).unwrap_or_default();
        let escaped = piece.escape_debug().to_string();
        for form in [piece, decoded, escaped] {
            if form.chars().count() >= SHORTEST && !secrets.contains(&form) {
                secrets.push(form);
            }
        }
    }
    // The whole before its parts, so that no part of it is left.
    secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
}

/// What must not be repeated of a value: all of it, and every part that may be the password, however it is misspelled.
fn pieces(value: &str) -> Vec<String> {
    let Some((before, _)) = value.rsplit_once('@') else { return without_host(value) };
    let parts: Vec<&str> = tails(before).collect();
    if parts.is_empty() { Vec::new() } else { whole_and(value, parts) }
}

/// An address whose host is missing: what follows the name is no port.
fn without_host(value: &str) -> Vec<String> {
    let Some((_, rest)) = value.split_once("://") else { return Vec::new() };
    let is_port = |part: &&str| part.chars().next().is_none_or(|first| first.is_ascii_digit());
    let parts: Vec<&str> = tails(rest).filter(|part| !is_port(part)).collect();
    if parts.is_empty() || rest.starts_with('[') { Vec::new() } else { whole_and(value, parts) }
}

/// What stands behind each colon.
fn tails(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices(':')
        .filter_map(|(place, _)| text.get(place + 1..))
        .map(|part| part.trim_start_matches('/'))
        .filter(|part| !part.is_empty())
}

/// The value, its parts, and each part up to where another reader would end it.
fn whole_and(value: &str, parts: Vec<&str>) -> Vec<String> {
    let begins = parts.iter().filter_map(|part| part.split(['/', '?', '@']).next());
    std::iter::once(value).chain(begins.collect::<Vec<_>>()).chain(parts).map(str::to_owned).collect()
}

/// Writes a log without passwords.
#[derive(Debug)]
pub(crate) struct Quiet<Output>(pub(crate) Output);

impl<Output: Write> Write for Quiet<Output> {
    fn write(&mut self, line: &[u8]) -> std::io::Result<usize> {
        self.0.write_all(hide(&String::from_utf8_lossy(line)).as_bytes())?;
        Ok(line.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(value: &str) -> Vec<String> {
        pieces(value)
    }

    #[test]
    fn the_password_of_every_misspelling_is_among_the_pieces() {
        for value in [
            "postgres://u:secret@h/db",
            "postgress://u:secret@h",
            "postgres:/u:secret@h/db",
            "postgres//u:secret@h",
            "smtp:/u:secret@h",
            "smtps//u:secret@h",
            "u:secret@h",
            "postgres://u:secret@h/db extra",
            "postgres://u:secret/h",
            "http://u:secret@h",
        ] {
            assert!(hidden(value).iter().any(|piece| piece == "secret" || piece == "secret/h"), "{value}");
            assert!(hidden(value).iter().any(|piece| piece == value), "{value}");
        }
        assert!(hidden("postgres://u:p@ss:word@h").contains(&"p@ss:word".to_owned()));
    }

    #[test]
    fn what_holds_no_password_is_repeated() {
        for value in [
            "--listn",
            "127.0.0.1:80",
            "a@example.kz",
            "https://talqy.example",
            "http://localhost:8080",
            "http://[::1]:3000",
            "sqlite:talqy.db",
            "Talqy <talqy@example.kz>",
        ] {
            assert!(hidden(value).is_empty(), "{value}: {:?}", hidden(value));
        }
    }

    #[test]
    fn a_log_line_is_written_without_the_password_and_whole_otherwise() {
        learn_address("postgres://u:hunter%32@h/db");
        let mut written = Vec::new();
        Quiet(&mut written).write_all(b"no hunter2 at postgres://u:hunter%32@h/db here\n").unwrap();
        assert_eq!(String::from_utf8(written).unwrap(), "no [hidden] at [hidden] here\n");
    }
}
