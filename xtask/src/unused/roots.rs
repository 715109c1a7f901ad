//! The names at which the paths of a file begin, read from its tokens: also inside macros, not in comments and texts.

use crate::tokens::{is_after_colons, is_colons};
use anyhow::{Result, anyhow};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::str::FromStr;

/// What a file begins its paths with.
#[derive(Debug, Default)]
pub(super) struct Roots {
    /// Names that may be crates.
    pub(super) crates: BTreeSet<String>,
    /// The files that it names in `#[path = "…"]`.
    pub(super) files: Vec<String>,
}

/// Reads a file of Rust.
///
/// # Errors
/// When it does not consist of tokens of Rust.
pub(super) fn read(text: &str) -> Result<Roots> {
    let tokens = TokenStream::from_str(text).map_err(|error| anyhow!("{error}"))?;
    let mut roots = Roots::default();
    walk(tokens, &mut roots);
    Ok(roots)
}

fn walk(stream: TokenStream, roots: &mut Roots) {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    for (place, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(name) if is_root(&tokens, place) => {
                roots.crates.insert(name.to_string());
            }
            // What stands between braces after `::` goes on with a path.
            TokenTree::Group(_) if place >= 2 && is_colons(&tokens, place - 2) => {}
            TokenTree::Group(group) => {
                if group.delimiter() == Delimiter::Bracket {
                    roots.files.extend(path_attribute(group.stream()));
                }
                walk(group.stream(), roots);
            }
            _ => {}
        }
    }
}

/// Whether a path begins at this name, or `use` and `extern crate` take it whole.
fn is_root(tokens: &[TokenTree], place: usize) -> bool {
    if is_after_colons(tokens, place) {
        return false;
    }
    let before = place.checked_sub(1).and_then(|before| tokens.get(before));
    let is_taken = matches!(before, Some(TokenTree::Ident(word)) if *word == "use" || *word == "crate");
    is_taken || is_colons(tokens, place + 1)
}

/// The file that an attribute names.
fn path_attribute(attribute: TokenStream) -> Option<String> {
    let tokens: Vec<TokenTree> = attribute.into_iter().collect();
    match tokens.as_slice() {
        [TokenTree::Ident(word), TokenTree::Punct(mark), TokenTree::Literal(file)]
            if *word == "path" && mark.as_char() == '=' =>
        {
            Some(file.to_string().trim_matches('"').to_owned())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crates(text: &str) -> Vec<String> {
        read(text).unwrap().crates.into_iter().collect()
    }

    #[test]
    fn a_root_counts_in_imports_bodies_macros_and_attributes() {
        assert_eq!(crates("use a::b::{c, d::e}; use f; extern crate g;"), ["a", "f", "g"]);
        assert_eq!(crates("fn f() { h!(view! { <p>{a::b(::c::d)}</p> }) }"), ["a", "c"]);
        assert_eq!(crates("#[a::test] fn f() { b::c!() }"), ["a", "b"]);
    }

    #[test]
    fn a_local_name_a_comment_and_a_text_do_not_count() {
        assert_eq!(crates("fn f(url: u8) { let csv = url.http(); } // a::b\n"), [""; 0]);
        assert_eq!(crates("const A: &str = \"serde::x\"; /* a::b */"), [""; 0]);
        assert_eq!(crates("use a::url::b;"), ["a"]);
    }

    #[test]
    fn a_file_of_elsewhere_is_found_by_its_attribute() {
        assert_eq!(read("#[path = \"../x/mod.rs\"] mod x;").unwrap().files, ["../x/mod.rs"]);
        assert_eq!(read("#[doc = \"a\"] mod x;").unwrap().files, [""; 0]);
    }
}
