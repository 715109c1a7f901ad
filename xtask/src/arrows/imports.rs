//! The paths that a file names, read from its tokens: also inside macros, and without what only tests see.

use crate::tokens::{is_after_colons, is_colons};
use anyhow::{Result, anyhow};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::str::FromStr;

/// The segments of a path, from its root: `crate`, `super`, `self`, a crate or a module.
pub(super) type Path = Vec<String>;

/// What a file names.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Imports {
    /// Every path with at least two segments.
    pub(super) paths: Vec<Path>,
    /// What `use` brings into the file: the name there, and the path; `*` stands for everything below it.
    pub(super) names: Vec<(String, Path)>,
    /// The modules in files of their own that only tests see.
    pub(super) tests: Vec<String>,
}

/// Reads a file of Rust.
///
/// # Errors
/// When it does not consist of tokens of Rust.
pub(super) fn read(text: &str) -> Result<Imports> {
    let tokens = TokenStream::from_str(text).map_err(|error| anyhow!("{error}"))?;
    let mut imports = Imports::default();
    walk(tokens, &mut imports);
    Ok(imports)
}

fn walk(tokens: TokenStream, imports: &mut Imports) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut place = 0;
    while let Some(token) = tokens.get(place) {
        if is_test_attribute(&tokens, place) {
            let end = after_item(&tokens, place + 2);
            imports.tests.extend(declared_module(tokens.get(place + 2..end).unwrap_or_default()));
            place = end;
            continue;
        }
        if let Some(body) = inline_module(&tokens, place) {
            let mut inside = Imports::default();
            walk(body, &mut inside);
            imports.paths.extend(inside.paths.into_iter().map(outward));
            place += 3;
            continue;
        }
        match token {
            TokenTree::Ident(ident) if *ident == "use" => {
                let mut found = Vec::new();
                place = tree(&tokens, place + 1, &[], &mut found);
                imports.paths.extend(found.iter().map(|(_, path)| path.clone()));
                imports.names.extend(found);
            }
            TokenTree::Ident(_) if !is_after_colons(&tokens, place) && is_colons(&tokens, place + 1) => {
                let mut found = Vec::new();
                place = tree(&tokens, place, &[], &mut found);
                imports.paths.extend(found.into_iter().map(|(_, path)| path));
            }
            TokenTree::Group(group) => {
                walk(group.stream(), imports);
                place += 1;
            }
            _ => place += 1,
        }
    }
}

/// Whether `#[cfg(test)]` stands here.
fn is_test_attribute(tokens: &[TokenTree], place: usize) -> bool {
    let hash = matches!(tokens.get(place), Some(TokenTree::Punct(mark)) if mark.as_char() == '#');
    let Some(TokenTree::Group(group)) = tokens.get(place + 1) else { return false };
    hash && group.stream().to_string().replace(' ', "") == "cfg(test)"
}

/// The place after the item that begins here: its block or its semicolon.
fn after_item(tokens: &[TokenTree], from: usize) -> usize {
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(mark) => mark.as_char() == ';',
        _ => false,
    };
    tokens.iter().skip(from).position(ends).map_or(tokens.len(), |further| from + further + 1)
}

/// The name of the module that an item declares without its words.
fn declared_module(item: &[TokenTree]) -> Option<String> {
    item.windows(3).find_map(|tokens| match tokens {
        [TokenTree::Ident(word), TokenTree::Ident(name), TokenTree::Punct(end)]
            if *word == "mod" && end.as_char() == ';' =>
        {
            Some(name.to_string())
        }
        _ => None,
    })
}

/// The words of a module that stands inside the file.
fn inline_module(tokens: &[TokenTree], place: usize) -> Option<TokenStream> {
    match tokens.get(place..place + 3)? {
        [TokenTree::Ident(word), TokenTree::Ident(_), TokenTree::Group(body)]
            if *word == "mod" && body.delimiter() == Delimiter::Brace =>
        {
            Some(body.stream())
        }
        _ => None,
    }
}

/// A path of a module inside the file as the file itself would write it.
fn outward(path: Path) -> Path {
    match path.as_slice() {
        [first, second, ..] if first == "super" && second == "super" => path.into_iter().skip(1).collect(),
        [first, ..] if first == "super" => {
            std::iter::once("self".to_owned()).chain(path.into_iter().skip(1)).collect()
        }
        _ => path,
    }
}

/// Reads one tree of paths from `place` on and returns the place after it.
fn tree(tokens: &[TokenTree], mut place: usize, before: &[String], found: &mut Vec<(String, Path)>) -> usize {
    let mut path = before.to_vec();
    loop {
        match tokens.get(place) {
            Some(TokenTree::Ident(ident)) => {
                path.push(ident.to_string());
                place += 1;
            }
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace && !path.is_empty() => {
                trees(group.stream(), &path, found);
                return place + 1;
            }
            Some(TokenTree::Punct(mark)) if mark.as_char() == '*' && !path.is_empty() => {
                found.push(("*".to_owned(), path));
                return place + 1;
            }
            // A root of the language itself, the generics of a call.
            Some(TokenTree::Punct(mark)) if mark.as_char() == ':' && path.is_empty() => {
                place += 1;
                continue;
            }
            _ => break,
        }
        if !is_colons(tokens, place) {
            break;
        }
        place += 2;
    }
    let renamed = match (tokens.get(place), tokens.get(place + 1)) {
        // What follows `as` in an expression may be a path of its own.
        (Some(TokenTree::Ident(word)), Some(TokenTree::Ident(name)))
            if *word == "as" && !is_colons(tokens, place + 2) =>
        {
            place += 2;
            Some(name.to_string())
        }
        _ => None,
    };
    // `use a::{self}` brings `a` itself.
    if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    if let Some(last) = path.last().cloned().filter(|_| path.len() > 1) {
        found.push((renamed.unwrap_or(last), path));
    }
    place
}

/// The trees between braces, parted by commas.
fn trees(stream: TokenStream, before: &[String], found: &mut Vec<(String, Path)>) {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',');
    for part in tokens.split(is_comma).filter(|part| !part.is_empty()) {
        tree(part, 0, before, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(text: &str) -> Vec<String> {
        read(text).unwrap().paths.iter().map(|path| path.join("::")).collect()
    }

    #[test]
    fn trees_are_spread_and_names_are_remembered() {
        let found = read("use crate::a::{self, b::C as D, e::*}; use super::f;").unwrap();
        let names: Vec<_> = found.names.iter().map(|(name, path)| (&**name, path.join("::"))).collect();
        assert_eq!(
            names,
            [
                ("a", "crate::a".to_owned()),
                ("D", "crate::a::b::C".to_owned()),
                ("*", "crate::a::e".to_owned()),
                ("f", "super::f".to_owned()),
            ]
        );
    }

    #[test]
    fn paths_inside_bodies_and_macros_count_and_those_of_tests_do_not() {
        assert_eq!(
            paths("fn f() { crate::a::g::<u8>(view! { <p>{crate::w!(x, y.z)}</p> }) }"),
            ["crate::a::g", "crate::w"]
        );
        assert_eq!(paths("#[cfg(test)] mod tests { use crate::a::b; } use crate::c::d;"), ["crate::c::d"]);
        assert_eq!(paths("#[cfg(test)] #[path = \"x.rs\"] mod tests; use crate::c::d;"), ["crate::c::d"]);
        assert_eq!(read("#[cfg(test)] mod whole; mod other;").unwrap().tests, ["whole"]);
    }

    #[test]
    fn a_path_after_as_and_a_path_from_the_root_of_all_crates_count() {
        assert_eq!(paths("fn f() { crate::a::b() as crate::c::D }"), ["crate::a::b", "crate::c::D"]);
        assert_eq!(paths("fn f() { g(::a::b::C) }"), ["a::b::C"]);
    }

    #[test]
    fn a_module_inside_the_file_is_read_from_the_file() {
        assert_eq!(
            paths("mod a { use super::b::C; use super::super::d::E; use crate::f::G; }"),
            ["self::b::C", "super::d::E", "crate::f::G"]
        );
    }
}
