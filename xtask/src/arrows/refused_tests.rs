use super::*;
use std::path::Path;

const SITE: Member = Member { name: "app", source: "src", may: &["services"] };
const FOLDERS: Folders = Folders {
    name: "app",
    guarded: &["calls", "pages"],
    rules: &[May { from: "islands", to: &["calls"] }, May { from: "site::routes", to: &["pages"] }],
};

fn krate(files: &[(&str, &str)]) -> Crate {
    let texts = files.iter().map(|(file, text)| (Path::new("src").join(file), (*text).to_owned()));
    Crate::of("src", texts.collect()).unwrap()
}

fn folder_faults(files: &[(&str, &str)], strays: &[Stray]) -> Vec<String> {
    let files = krate(files);
    folders(&files, &files.arrows(), &FOLDERS, &strays.iter().collect::<Vec<_>>())
}

fn circle_faults(files: &[(&str, &str)], knots: &[Knot]) -> Vec<String> {
    let files = krate(files);
    circles(&SITE, &files, &files.arrows(), knots)
}

#[test]
fn a_crate_that_may_not_be_named_is_refused_with_the_file() {
    let members = [SITE, Member { name: "server", source: "server/src", may: &[] }];
    let files =
        krate(&[("lib.rs", "mod a;"), ("a.rs", "use services::Database; use server::config::Common;")]);
    assert_eq!(
        crates(&members[0], &members, &files),
        ["src/a.rs names the crate server: app may name services of the workspace"]
    );
}

const PLANTED: [(&str, &str); 8] = [
    ("lib.rs", ""),
    ("islands.rs", ""),
    ("pages.rs", ""),
    ("site.rs", ""),
    ("islands/late.rs", "use crate::calls::send; use crate::pages::home::title;"),
    ("calls.rs", "pub fn send() {}"),
    ("pages/home.rs", "pub fn title() {}"),
    ("site/routes.rs", "use crate::pages::home::title;"),
];

#[test]
fn a_folder_that_may_not_be_named_is_refused_and_the_table_of_addresses_names_pages() {
    assert_eq!(
        folder_faults(&PLANTED, &[]),
        ["src/islands/late.rs names pages::home: islands may name calls beside itself"]
    );
}

#[test]
fn an_excused_arrow_is_let_through_and_refused_once_it_is_gone() {
    let stray = || [Stray { name: "app", from: "islands::late", to: "pages::home", reason: "of haste" }];
    assert_eq!(folder_faults(&PLANTED, &stray()), [""; 0]);
    assert_eq!(
        folder_faults(&[("lib.rs", "")], &stray()),
        [
            "islands::late does not name pages::home any more: take it off the exceptions, where it stands because of \
             haste"
        ]
    );
}

const CIRCLE: [(&str, &str); 4] = [
    ("lib.rs", ""),
    ("a.rs", "use crate::b::B;"),
    ("b.rs", "use crate::c::C;"),
    ("c.rs", "use crate::a::A;"),
];

#[test]
fn a_circle_is_refused_with_its_files_and_what_each_imports() {
    assert_eq!(
        circle_faults(&CIRCLE, &[]),
        [
            "src: files import each other in a circle; a type that both need stands in a leaf file:\n    src/a.rs imports b\n    \
          src/b.rs imports c\n    src/c.rs imports a"
        ]
    );
}

#[test]
fn an_excused_circle_may_not_grow_and_has_to_shrink() {
    let knot = |modules| [Knot { name: "app", modules, reason: "of haste" }];
    assert_eq!(circle_faults(&CIRCLE, &knot(&["a", "b", "c"])), [""; 0]);
    let grown = circle_faults(&CIRCLE, &knot(&["a", "b"]));
    assert_eq!(grown.len(), 1);
    assert!(grown[0].ends_with("src/b.rs imports c\n    src/c.rs imports a"), "{grown:?}");
    assert_eq!(
        circle_faults(&CIRCLE, &knot(&["a", "b", "c", "d"])),
        ["app: no longer in a circle: d; take this off the exceptions, where it stands because of haste"]
    );
    let other = [Knot { name: "server", modules: &["a"], reason: "of haste" }];
    assert_eq!(circle_faults(&CIRCLE, &other).len(), 1);
}
