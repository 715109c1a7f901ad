use super::*;

fn krate(files: &[(&str, &str)]) -> Crate {
    let texts = files.iter().map(|(file, text)| (Path::new("src").join(file), (*text).to_owned()));
    Crate::of("src", texts.collect()).unwrap()
}

fn arrows(files: &[(&str, &str)]) -> Vec<String> {
    let arrows = krate(files).arrows();
    arrows.iter().map(|arrow| format!("{} -> {}", arrow.from.join("::"), arrow.to.join("::"))).collect()
}

#[test]
fn re_exports_are_followed_to_the_file_that_holds_the_item() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "use crate::b::Held;"),
        ("b/mod.rs", "mod leaf; pub use leaf::Held;"),
        ("b/leaf.rs", "pub struct Held;"),
    ];
    assert_eq!(arrows(&files), ["a -> b::leaf"]);
}

#[test]
fn a_path_through_an_imported_module_leads_into_it() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "use crate::b; fn f() { b::leaf::g() }"),
        ("b/mod.rs", "pub mod leaf;"),
        ("b/leaf.rs", "pub fn g() {}"),
    ];
    assert_eq!(arrows(&files), ["a -> b", "a -> b::leaf"]);
}

#[test]
fn parent_and_child_are_no_arrow_and_tests_are_left_out() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        ("a/mod.rs", "mod leaf; #[cfg(test)] mod proof; use leaf::g;"),
        ("a/leaf.rs", "use super::X;"),
        ("a/proof.rs", "use crate::b::Y;"),
        ("a/leaf_tests.rs", "use crate::b::Y;"),
        ("b.rs", ""),
    ];
    assert_eq!(arrows(&files), [""; 0]);
}

#[test]
fn the_program_beside_a_library_does_not_take_its_place() {
    let files = [
        ("lib.rs", "mod a; mod b; pub use b::Held;"),
        ("main.rs", "fn main() {}"),
        ("a.rs", "use crate::Held;"),
        ("b.rs", "pub struct Held;"),
    ];
    assert_eq!(arrows(&files), ["a -> b"]);
}

#[test]
fn another_crate_is_seen_and_a_module_or_an_import_of_its_name_is_none() {
    let files = [
        ("lib.rs", "mod a; mod services; fn f() { services::g() }"),
        ("services.rs", "use crate::a::domain; fn g() { domain::h() }"),
        ("a.rs", "use services::Database; fn f(_: ::server::Site) {}"),
    ];
    let krate = krate(&files);
    let named = krate.outside(&["services", "domain", "server"]);
    let a = Path::new("src/a.rs");
    assert_eq!(named.into_iter().collect::<Vec<_>>(), [(a, "server"), (a, "services")]);
}
