//! No way to mistype an address makes the program repeat its password, and nobody else may read what it keeps.

use std::path::Path;
use std::process::{Command, Output};

use crate::program::{Program, SERVE, talqy};

/// The password of every address in these tests.
const PASSWORD: &str = "kestrel-9-harbour";

fn said(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> (Option<i32>, String) {
    let output: Output = Command::new(env!("CARGO_BIN_EXE_talqy"))
        .args(arguments)
        .envs(variables.iter().copied())
        .current_dir(folder)
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&text).into_owned())
}

/// The words of a command, and the variables of its environment.
type Tried<'a> = (Vec<String>, Vec<(&'a str, &'a str)>);

#[test]
fn a_mistyped_address_never_prints_its_password() {
    let folder = tempfile::tempdir().unwrap();
    let addresses = [
        "postgress://u:PASSWORD@h/db",
        "postgres:/u:PASSWORD@h/db",
        "postgres//u:PASSWORD@h/db",
        "postgres:u:PASSWORD@h/db",
        "u:PASSWORD@h/db",
        "postgres://u:PASSWORD@127.0.0.1:1/db",
        "postgres://u:PASSWORD@127.0.0.1:port/db",
        "postgres://u:PASSWORD/127.0.0.1:1/db",
        "postgres://u:PASSWORD@127.0.0.1:1/db extra words",
        "postgres://u:PASSWORD@127.0.0.1:1/db?sslmode=PASSWORD",
        "mysql://u:PASSWORD@h/db",
        "sqlite://u:PASSWORD@h/db",
        "smtp:/u:PASSWORD@h",
        "smtps//u:PASSWORD@h",
        "smtp://u:PASSWORD@h:port",
        "smtp://u:PASSWORD@h?tls=PASSWORD",
        "http://u:PASSWORD@h",
    ];
    for address in addresses {
        let address = address.replace("PASSWORD", PASSWORD);
        let equals = |flag: &str| format!("{flag}={address}");
        let mut tried: Vec<Tried<'_>> = Vec::new();
        for flag in [
            "--database-url",
            "--smtp-url",
            "--public-url",
            "--listen",
            "--databse-url",
            "--smpt-url",
            "--trusted-proxy",
        ] {
            tried.push((vec!["serve".to_owned(), flag.to_owned(), address.clone()], Vec::new()));
            tried.push((vec!["serve".to_owned(), equals(flag)], Vec::new()));
            tried.push((vec![equals(flag), "migrate".to_owned()], Vec::new()));
        }
        tried.push((vec!["migrate".to_owned(), address.clone()], Vec::new()));
        tried.push((vec![address.clone()], Vec::new()));
        for variable in
            ["TALQY_DATABASE_URL", "TALQY_SMTP_URL", "TALQY_PUBLIC_URL", "TALQY_DATABASE_ULR", "TALQY_ZONE"]
        {
            tried.push((vec!["serve".to_owned()], vec![(variable, &address)]));
        }
        for (arguments, variables) in tried {
            // What is right is refused as well: this port cannot be listened on.
            let listening = [("TALQY_LISTEN", "192.0.2.1:1"), ("TALQY_LOG", "debug")];
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            let (code, text) = said(folder.path(), &arguments, &[&listening[..], &variables].concat());
            assert_ne!(code, Some(0), "{arguments:?} {variables:?}: {text}");
            assert!(!text.contains(PASSWORD), "{arguments:?} {variables:?}: {text}");
            assert!(!text.is_empty() && !text.contains("panicked"), "{text}");
        }
    }
}

#[test]
fn a_secret_of_a_provider_is_not_repeated_either() {
    let folder = tempfile::tempdir().unwrap();
    let equals = format!("--oidc-client-secret={PASSWORD}");
    let refused: [&[&str]; 3] = [
        &["serve", "--oidc-client-secret", PASSWORD],
        &["serve", &equals, "--oidc-client-secret", PASSWORD],
        &["migrate", "--oidc-client-secrets", PASSWORD],
    ];
    for arguments in refused {
        let (code, text) = said(folder.path(), arguments, &[("TALQY_LISTEN", "192.0.2.1:1")]);
        assert!(code != Some(0) && !text.contains(PASSWORD), "{arguments:?}: {text}");
    }
}

#[test]
fn secrets_come_from_files_too() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("url");
    std::fs::write(&file, format!("postgres://u:{PASSWORD}@127.0.0.1:1/db\n")).unwrap();
    let file = file.display().to_string();
    let (code, text) = said(folder.path(), &["migrate"], &[("TALQY_DATABASE_URL_FILE", &file)]);
    assert!(code == Some(1) && !text.contains(PASSWORD), "{text}");
    let (code, text) =
        said(folder.path(), &["migrate", "--database-url", "sqlite:a.db", "--database-url-file", &file], &[]);
    assert!(code == Some(2) && text.contains("one of them"), "{text}");
    let (code, text) = said(folder.path(), &["serve", "--smtp-url-file", "none"], &[]);
    assert!(code == Some(2) && text.contains("--smtp-url-file"), "{text}");
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_what_is_kept() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    assert!(talqy(&data, &["migrate"]).output().unwrap().status.success());
    let body = ["body", "add", "--code", "mj", "--kind", "central", "--name-kk", "Ә", "--name-ru", "Ю"];
    assert!(talqy(&data, &body).output().unwrap().status.success());
    let invite =
        ["user", "invite", "--email", "a@example.kz", "--name", "A", "--role", "head", "--body", "mj"];
    assert!(talqy(&data, &invite).output().unwrap().status.success());
    // A wide umask of whoever starts it changes nothing.
    let mut shell = Command::new("sh");
    shell.args(["-c", "umask 0; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_talqy")]).args(SERVE);
    let program = Program::start(shell.arg("--data-dir").arg(&data));
    let mail = data.join("mail");
    let mut wire = program.connect();
    // The letter is written by another task: the site is asked until it is there.
    for _ in 0..50_000 {
        wire.get("/health").unwrap();
        if mail.join("00000001.eml").exists() {
            break;
        }
    }
    let mut found = Vec::new();
    let mut open = vec![data];
    while let Some(path) = open.pop() {
        let mode = std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
        if path.is_dir() {
            open.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        }
        found.push(path.file_name().unwrap().to_string_lossy().into_owned());
    }
    for name in ["talqy.db", "talqy.db-wal", "secret.key", "signing.json", "00000001.eml"] {
        assert!(found.iter().any(|found| found == name), "{name} is not among {found:?}");
    }
    program.kill();
}
