//! What is written is valid against the schema of the standard.

use std::path::{Path, PathBuf};
use std::process::Command;

use domain::language::Language;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::super::AknEventKind;
use super::sample;
use super::standard::standard_of;

/// The schema: what `TALQY_TEST_AKN_SCHEMA` names, or what `cargo xtask test` has fetched. Nothing if the variable is empty:
/// then the one who called knows that it is missing and says so.
fn schema() -> Option<PathBuf> {
    let path = match std::env::var_os("TALQY_TEST_AKN_SCHEMA") {
        Some(named) if named.is_empty() => return None,
        Some(named) => PathBuf::from(named),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/tools/akn/akomantoso30.xsd"),
    };
    assert!(path.is_file(), "no schema at {}: `cargo xtask test` fetches it", path.display());
    Some(path)
}

/// Holds files against the schema with `xmllint`.
fn validate(files: &[(String, String)]) {
    let Some(schema) = schema() else { return };
    let folder = tempfile::tempdir().unwrap();
    let mut lint = Command::new("xmllint");
    lint.args(["--nonet", "--noout", "--schema"]).arg(schema);
    for (name, xml) in files {
        let path = folder.path().join(name);
        std::fs::write(&path, xml).unwrap();
        lint.arg(path);
    }
    let output = lint.output().expect("xmllint is missing: install libxml2-utils");
    let said = String::from_utf8_lossy(&output.stderr);
    let wrong: Vec<_> = said.lines().filter(|line| !line.ends_with(" validates")).take(20).collect();
    assert!(output.status.success(), "{}", wrong.join("\n"));
}

#[test]
fn revisions_and_reports_are_valid() {
    let (old, new) = super::report::two_contents();
    let mut files: Vec<_> = Language::ALL
        .map(|language| (format!("{}.xml", language.code()), sample::revision_of(&old, language)))
        .to_vec();
    let versions = [
        ("standard.xml", None, true),
        ("undated.xml", None, false),
        ("amended.xml", Some(AknEventKind::Amendment), true),
        ("ended.xml", Some(AknEventKind::Repeal), true),
    ];
    for (name, next, is_dated) in versions {
        let next = next.map(|kind| (kind, sample::day(9, 1)));
        for (made, old) in [("whole", None), ("by-clauses", Some(&old))] {
            files.push((format!("{made}-{name}"), standard_of(old, &new, next, is_dated)));
        }
    }
    for language in Language::ALL {
        let name = format!("amendment-{}.xml", language.code());
        files.push((name, sample::amendment_of(&old, &new, language)));
    }
    let appended = sample::appended();
    files.push(("appended.xml".to_owned(), sample::revision_of(&appended, Language::Ru)));
    files.push(("supplemented.xml".to_owned(), sample::amendment_of(&new, &appended, Language::Kk)));
    files.push(("curtailed.xml".to_owned(), sample::amendment_of(&appended, &new, Language::Kk)));
    files.push(("version.xml".to_owned(), standard_of(Some(&new), &appended, None, true)));
    // In Kazakh the names of the groups stand in another language than their clauses.
    for language in [Language::Kk, Language::Ru] {
        let name = format!("groups-{}.xml", language.code());
        files.push((name, sample::revision_of(&super::draft::grouped(), language)));
    }
    let empty = domain::standard::Content::default();
    files.push(("empty.xml".to_owned(), sample::revision_of(&empty, Language::Kk)));
    let hostile = super::draft::HOSTILE;
    files.push(("report.xml".to_owned(), sample::report_of(&sample::report(&old, &new, hostile))));
    let mut bare = sample::report(&empty, &empty, "");
    bare.comments.clear();
    bare.explained_gaps.clear();
    bare.redlines.clear();
    files.push(("bare.xml".to_owned(), sample::report_of(&bare)));
    validate(&files);
}

#[test]
fn any_content_is_valid() {
    let mut runner = TestRunner::deterministic();
    let mut any = || sample::any_content().new_tree(&mut runner).unwrap().current();
    let mut files = Vec::new();
    for place in 0..48 {
        let (old, new) = (any(), any());
        files.push((format!("revision{place}.xml"), sample::revision_of(&new, Language::Kk)));
        files.push((format!("amendment{place}.xml"), sample::amendment_of(&old, &new, Language::Ru)));
        files.push((format!("standard{place}.xml"), standard_of(Some(&old), &new, None, true)));
        files.push((
            format!("report{place}.xml"),
            sample::report_of(&sample::report(&old, &new, "\u{1}<a>&amp;")),
        ));
    }
    validate(&files);
}
