//! Every rule of the law that is said to be kept names a test that proves it, and that test exists under the rule's name.

use crate::workspace::{Workspace, files_below};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;

/// Where the rules are listed with their status and their proof.
const TABLE: &str = "app/domain/src/law/rule.rs";

/// Where tests stand.
const SOURCES: [&str; 3] = ["app", "migrations", "server"];

/// A row of the table of rules.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    code: String,
    slug: String,
    is_planned: bool,
    proof: String,
}

/// Looks for the proof of every rule.
///
/// # Errors
/// When a rule that is kept, whole or in part, names no test, one of another rule, or one that does not exist; when one that is
/// only planned names a test; when the table cannot be read.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let table = fs::read_to_string(workspace.root.join(TABLE)).context(TABLE)?;
    let mut tests = BTreeSet::new();
    for folder in SOURCES {
        for file in files_below(&workspace.root.join(folder))? {
            if file.extension().is_some_and(|extension| extension == "rs") {
                tests.extend(tests_of(&fs::read_to_string(&file)?));
            }
        }
    }
    let faults = faults(&rows(&table)?, &tests);
    if faults.is_empty() { Ok(()) } else { bail!("{}", faults.join("\n")) }
}

fn faults(rows: &[Row], tests: &BTreeSet<String>) -> Vec<String> {
    let fault = |row: &Row| {
        let Row { code, slug, is_planned, proof } = row;
        match (*is_planned, proof.as_str()) {
            (true, "") => None,
            (true, proof) => Some(format!("{code} is planned and yet proven by {proof}")),
            (false, "") => Some(format!("{code} is kept and names no test")),
            (false, proof) if !proof.starts_with(&format!("{slug}_")) => {
                Some(format!("{code} is proven by {proof}, which does not bear its name"))
            }
            (false, proof) if !tests.contains(proof) => {
                Some(format!("{code} is proven by {proof}, and there is no such test"))
            }
            (false, _) => None,
        }
    };
    rows.iter().filter_map(fault).collect()
}

/// The rows of the table: a name, four texts in quotation marks and a status before the last one, up to a semicolon.
fn rows(source: &str) -> Result<Vec<Row>> {
    let (_, table) = source.split_once("\nrules! {").context("there is no table of rules")?;
    let (table, _) = table.split_once("\n}").context("the table of rules has no end")?;
    let lines = table.lines().filter(|line| !line.trim_start().starts_with("///"));
    let plain = lines.collect::<Vec<_>>().join("\n");
    let mut rows = Vec::new();
    for written in plain.split_terminator(';').filter(|written| !written.trim().is_empty()) {
        // Between the quotation marks stand the texts, around them the rest.
        let parts: Vec<&str> = written.split('"').collect();
        let [_, code, _, slug, _, _article, status, proof, _] = parts.as_slice() else {
            bail!("a row of the table of rules cannot be read: {}", written.trim());
        };
        rows.push(Row {
            code: (*code).to_owned(),
            slug: (*slug).to_owned(),
            is_planned: status.trim() == "Planned",
            proof: (*proof).to_owned(),
        });
    }
    Ok(rows)
}

/// The names of the tests in a file: functions right below an attribute that ends in `test]`.
fn tests_of(source: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut below = false;
    for line in source.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let function = line.strip_prefix("async ").unwrap_or(line).strip_prefix("fn ");
        if let Some(name) = function.filter(|_| below) {
            let name = name.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_');
            names.push(name.collect());
        }
        below = line.starts_with("#[") && (line.ends_with("test]") || below);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "macro_rules! rules {}\n\nrules! {\n    /// Said; and said again.\n    A \"R1\" \"r1\" \"Art. 1\" Kept \"r1_holds\";\n    /// Not yet.\n    B \"R2\" \"r2\" \"\" Planned \"\";\n    C \"R3\" \"r3\" \"\" Partly\n        \"r3_gone\";\n}\n\nfn more() {}\n";

    #[test]
    fn a_rule_is_kept_only_with_a_test_of_its_name() {
        let table = rows(TABLE).unwrap();
        assert_eq!(table.len(), 3);
        let tests = BTreeSet::from(["r1_holds".to_owned(), "r2_holds".to_owned()]);
        assert_eq!(faults(&table, &tests), ["R3 is proven by r3_gone, and there is no such test"]);
        let row = |is_planned, proof: &str| Row {
            code: "R1".to_owned(),
            slug: "r1".to_owned(),
            is_planned,
            proof: proof.to_owned(),
        };
        for (row, told) in [
            (row(false, ""), "names no test"),
            (row(false, "r2_holds"), "name"),
            (row(true, "r1_holds"), "planned"),
        ] {
            let found = faults(&[row], &tests);
            assert!(found.len() == 1 && found[0].contains(told), "{found:?}");
        }
        assert!(faults(&[row(false, "r1_holds"), row(true, "")], &tests).is_empty());
    }

    #[test]
    fn tests_are_known_by_the_attribute_above_them() {
        let source = "#[test]\nfn one() {}\nfn two() {}\n#[tokio::test]\nasync fn three() {}\n    #[test]\n    #[ignore]\n    fn four(a in b) {}\n";
        assert_eq!(tests_of(source), ["one", "three", "four"]);
    }
}
