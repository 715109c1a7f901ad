//! The program as it is started: what stops it, with which words and which status.

use std::process::{Command, Output};

use crate::program::{Program, SERVE};

fn talqy(arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    Command::new(env!("CARGO_BIN_EXE_talqy"))
        .args(arguments)
        .envs(variables.iter().copied())
        .current_dir(folder.path())
        .output()
        .expect("it starts")
}

fn refused(arguments: &[&str], variables: &[(&str, &str)]) -> String {
    let output = talqy(arguments, variables);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    said
}

#[test]
fn settings_that_are_unknown_malformed_or_contradict_each_other_stop_the_start_with_one_line() {
    assert!(refused(&["serve", "--listn", "x"], &[]).contains("--listn"));
    assert!(refused(&["serve"], &[("TALQY_LISTN", "x")]).contains("TALQY_LISTN"));
    assert!(refused(&["serve", "--listen", "here"], &[]).contains("--listen"));
    assert!(refused(&["serve", "--public-url", "http://talqy.example"], &[]).contains("https"));
    assert!(refused(&["serve", "--listen", "0.0.0.0:0"], &[]).contains("--public-url"));
    assert!(refused(&["serve", "--demo", "--smtp-url", "smtp://mail.example"], &[]).contains("--demo"));
    assert!(refused(&["serve", "--smtp-url", "http://mail.example"], &[]).contains("smtp://"));
    let public = ["serve", "--demo", "--public-url", "https://talqy.example"];
    assert!(refused(&public, &[]).contains("--demo-in-public"));
    assert!(refused(&["serve", "--trusted-proxy", "proxy"], &[]).contains("--trusted-proxy"));
    assert!(refused(&["migrate", "--zone", "Mars/Olympus"], &[]).contains("--zone"));
    let database = refused(&["migrate"], &[("TALQY_DATABASE_URL", "mysql://me:secret@host/talqy")]);
    assert!(database.contains("--database-url") && !database.contains("secret"));
}

#[test]
fn a_fresh_folder_becomes_an_installation() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_talqy"));
        let output = command.args(arguments).arg("--data-dir").arg(folder.path()).output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    assert_eq!(run(&["migrate"]).0, Some(0));
    let body =
        ["body", "add", "--code", "mj", "--kind", "central", "--name-kk", "Әділет", "--name-ru", "Юстиция"];
    assert_eq!(run(&body).0, Some(0));
    let demonstration = ["serve", "--demo", "--listen", "127.0.0.1:0"];
    assert_eq!(run(&demonstration).0, Some(2), "data that are no demonstration are left alone");
    let invite = ["user", "invite", "--email", "a@example.kz", "--name", "Асель", "--role", "administrator"];
    let (code, link) = run(&[&invite[..], &["--body", "mj"]].concat());
    assert_eq!(code, Some(0));
    assert!(link.starts_with("http://127.0.0.1:3000/ru/invitation/"), "{link}");
    assert_eq!(run(&[&invite[..], &["--body", "none"]].concat()).0, Some(2));
    let calendar = folder.path().join("year.csv");
    std::fs::write(&calendar, include_str!("../../../app/domain/data/kz-calendar-2024-2027.csv")).unwrap();
    let (code, said) = run(&["calendar", "import", &calendar.display().to_string()]);
    assert_eq!((code, said.lines().count()), (Some(0), 4), "{said}");
    // Two days of a year are no year: nothing is replaced unless the year is named.
    std::fs::write(&calendar, "2027-12-31,Жаңа жыл\n2028-01-01,Жаңа жыл\n2028-01-02,Жаңа жыл\n").unwrap();
    let path = calendar.display().to_string();
    let import = ["calendar", "import", &path];
    assert_eq!(run(&import).0, Some(2));
    let (code, said) = run(&[&import[..], &["--year", "2028", "--dry-run"]].concat());
    assert_eq!(code, Some(0));
    assert!(said.contains("2027: 1 days are left out"), "{said}");
    assert!(said.contains("2028-01-01: ordinary -> holiday Жаңа жыл"), "{said}");
    let copies = tempfile::tempdir().unwrap();
    let copy = copies.path().join("copy").display().to_string();
    assert_eq!(run(&["backup", &copy]).0, Some(0));
    assert_eq!(run(&["backup", &copy]).0, Some(2));
    let (code, said) = run(&["ledger", "verify"]);
    assert_eq!(code, Some(0));
    assert!(said.starts_with("7 events hold"), "{said}");
}

#[test]
fn serving_makes_the_data_folder_for_itself_alone_and_no_other_command_makes_one() {
    let around = tempfile::tempdir().unwrap();
    let data = around.path().join("new/data");
    let copy = around.path().join("copy").display().to_string();
    let invite =
        ["user", "invite", "--email", "a@example.kz", "--name", "A", "--role", "head", "--body", "mj"];
    for arguments in [&["backup", &copy][..], &["ledger", "verify"], &invite] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_talqy"));
        // Its password may be a word of the message, and would be hidden in it.
        command.env_remove("TALQY_TEST_POSTGRES");
        let ended = command.args(arguments).arg("--data-dir").arg(&data).output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains("there is no database") && said.contains("talqy serve"), "{said}");
        assert_eq!(std::fs::read_dir(around.path()).unwrap().count(), 0, "{arguments:?} made something");
    }
    let program = Program::start(&mut crate::program::talqy(&data, &SERVE));
    assert_eq!(program.connect().get("/ru/law").unwrap().status, 200);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&data), mode(&data.join("talqy.db"))), (0o700, 0o600));
    }
}
