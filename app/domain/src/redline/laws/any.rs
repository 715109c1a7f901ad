//! The laws of the redline for drawn contents and for hostile ones.
//!
//! `PROPTEST_CASES` sets how many cases are tried.

use proptest::prelude::*;

use super::{contents, plain, texts};
use crate::language::{Language, Localized};
use crate::redline::{Fragment, FragmentKind, Redline, words};
use crate::standard::{Content, Detail, Element, ElementId, Section, SectionKey};

/// Sentences of which clauses are made, in three languages, with what tempts an engine into mistakes.
const SENTENCES: &[&str] = &[
    "Услугодатель рассматривает заявление в течение 5 (пяти) рабочих дней.",
    "Услугодатель рассматривает жалобу в течение 3 рабочих дней.",
    "При неполноте документов услугодатель отказывает в приеме заявления;",
    "1) заявление;",
    "2) копия договора аренды;",
    "по основаниям подпункта 2) пункта 3 статьи 10 Закона",
    "Заңның 10-бабының 3-тармағының 2) тармақшасы",
    "Көрсетілетін қызмет тегін көрсетіледі.",
    "The fee is 0.5 MCI under Article 15(4), т.е. ст. 10.",
    "с 9:00 до 18:30 часов, 1 000 теңге, 2026 жылғы 1 қаңтар",
    "| Выдача | 5 рабочих дней |",
    "e\u{301}👩\u{200d}👩 \u{200b}",
    "",
];

/// What is done to a clause between two revisions.
#[derive(Clone, Debug)]
enum Edit {
    DropWord(usize),
    AddWord(usize, &'static str),
    Move(usize),
    Remove,
    Add(usize),
    Split(usize),
    Join,
    Rename,
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (0..20_usize).prop_map(Edit::DropWord),
        (0..20_usize, prop::sample::select(vec!["не", "1", "жұмыс", ",", "5 дней.", "the"]))
            .prop_map(|(at, word)| Edit::AddWord(at, word)),
        (0..8_usize).prop_map(Edit::Move),
        Just(Edit::Remove),
        (0..SENTENCES.len()).prop_map(Edit::Add),
        (0..20_usize).prop_map(Edit::Split),
        Just(Edit::Join),
        Just(Edit::Rename),
    ]
}

type Lines = Vec<(u64, String)>;

fn lines() -> impl Strategy<Value = Lines> {
    let sentence =
        (prop::sample::select(SENTENCES), "[ \n]").prop_map(|(sentence, gap)| sentence.to_owned() + &gap);
    let clause = proptest::collection::vec(sentence, 0..4).prop_map(|sentences| sentences.concat());
    proptest::collection::vec(prop_oneof![9 => clause.boxed(), 1 => "(?s).{0,20}".boxed()], 0..7)
        .prop_map(|texts| (0..).zip(texts).collect())
}

/// The lines after the edits, each applied to the line of its number.
fn edited(mut lines: Lines, edits: &[(usize, Edit)]) -> Lines {
    let mut fresh = 1_000;
    for (place, edit) in edits {
        if lines.is_empty() {
            break;
        }
        fresh += 1;
        let place = place % lines.len();
        let line = lines[place].clone();
        let cut =
            |at: usize| line.1.char_indices().map(|(start, _)| start).nth(at * 3).unwrap_or(line.1.len());
        match edit {
            Edit::DropWord(at) => {
                let kept = line.1.split(' ').enumerate().filter(|(word, _)| word != at).map(|(_, word)| word);
                lines[place].1 = kept.collect::<Vec<_>>().join(" ");
            }
            Edit::AddWord(at, word) => lines[place].1.insert_str(cut(*at), &format!(" {word} ")),
            Edit::Move(to) => {
                lines.remove(place);
                lines.insert(to % (lines.len() + 1), line);
            }
            Edit::Remove => drop(lines.remove(place)),
            Edit::Add(sentence) => lines.insert(place, (fresh, SENTENCES[*sentence].to_owned())),
            Edit::Split(at) => {
                let rest = lines[place].1.split_off(cut(*at));
                lines.insert(place + 1, (fresh, rest));
            }
            Edit::Join if place + 1 < lines.len() => {
                let next = lines.remove(place + 1);
                lines[place].1.push_str(&next.1);
            }
            Edit::Join => {}
            Edit::Rename => lines[place].0 = fresh,
        }
    }
    lines
}

fn content(sections: [&Lines; 2]) -> Content {
    let keys = [SectionKey::Documents, SectionKey::Other];
    let section = |(key, lines): (SectionKey, &Lines)| Section {
        key,
        elements: lines
            .iter()
            .map(|(id, text)| Element {
                id: ElementId::from_random(*id * 2 + u64::from(key == SectionKey::Other)),
                text: Localized::same(text),
                detail: Detail::Prose,
            })
            .collect(),
    };
    Content::from(keys.into_iter().zip(sections).map(section).collect::<Vec<_>>())
}

/// Two revisions of a content, the second one edited in ways that drafters edit.
pub(crate) fn revisions() -> impl Strategy<Value = (Content, Content)> {
    let edits = || proptest::collection::vec((0..8_usize, edit()), 0..6);
    (lines(), lines(), edits(), edits()).prop_map(|(one, two, first, second)| {
        (content([&one, &two]), content([&edited(one.clone(), &first), &edited(two.clone(), &second)]))
    })
}

proptest! {
    #[test]
    fn drawn_revisions_keep_the_laws((old, new) in revisions()) {
        contents(&old, &new);
    }

    #[test]
    fn any_text_keeps_the_laws(old in "(?s).{0,40}", new in "(?s).{0,40}") {
        texts(&old, &new);
    }
}

/// Contents that once broke a law.
#[test]
fn contents_found_earlier_keep_the_laws() {
    let standard = |sections: &[(SectionKey, &[(&str, &str)])]| {
        let section = |(key, lines): &(SectionKey, &[(&str, &str)])| {
            let element = |(id, text): &(&str, &str)| Element {
                id: ElementId::parse(id).unwrap(),
                text: Localized::same(*text),
                detail: Detail::Prose,
            };
            Section { key: *key, elements: lines.iter().map(element).collect() }
        };
        Content::from(sections.iter().map(section).collect::<Vec<_>>())
    };
    let (appeal, other) = (SectionKey::Appeal, SectionKey::Other);
    // One old element stood at the place of two new ones.
    contents(
        &standard(&[(appeal, &[("h", "the"), ("a", "")]), (other, &[("a", "the")])]),
        &standard(&[(other, &[("c", "day and night the"), ("a", ""), ("c", "the day and night")])]),
    );
}

/// Texts made to cost an engine more than their length.
fn hostile(size: usize) -> Vec<(&'static str, String, String)> {
    let many =
        |count: usize, piece: &dyn Fn(usize) -> String| (0..count).map(piece).collect::<Vec<_>>().concat();
    let noise = |seed: usize| {
        let mut state = seed;
        let mut word = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            if state >> 62 == 0 { "a " } else { "b " }
        };
        (0..size).map(|_| word()).collect::<String>()
    };
    vec![
        ("noise of two words", noise(1), noise(2)),
        (
            "one word again and again",
            "a ".repeat(size),
            "a ".repeat(size / 2) + "b " + &"a ".repeat(size / 2),
        ),
        ("no word in common", many(size, &|n| format!("w{n} ")), many(size, &|n| format!("v{n} "))),
        (
            "the words backwards",
            many(size, &|n| format!("w{n} ")),
            many(size, &|n| format!("w{} ", size - n)),
        ),
        (
            "sentences alike",
            many(size / 4, &|n| format!("a b{} c. ", n % 7)),
            many(size / 4, &|n| format!("a b{} d. ", n % 5)),
        ),
        (
            "sentences backwards",
            many(size / 4, &|n| format!("Пункт w{n} здесь. ")),
            many(size / 4, &|n| format!("Пункт w{} здесь. ", size - n)),
        ),
        (
            "items renumbered",
            many(size / 4, &|n| format!("{n}) пункт;\n")),
            many(size / 4, &|n| format!("{}) пункт;\n", n + 1)),
        ),
        (
            "a list of numbers",
            "статьи ".to_owned() + &"1, ".repeat(size),
            "статьи ".to_owned() + &"1, 2) ".repeat(size / 2),
        ),
        ("groups of digits", "1 000 ".repeat(size / 2), "1 001 ".repeat(size / 2)),
        ("open brackets", "5 (".repeat(size / 2), "5 ((".repeat(size / 2)),
        ("hyphens", "a-".repeat(size), "a-b-".repeat(size / 2)),
        (
            "an address without end",
            format!("https://{}", "a/".repeat(size)),
            format!("https://{}", "a/b".repeat(size / 2)),
        ),
        ("marks above marks", "e\u{301}".repeat(size), "e\u{301}\u{301}".repeat(size / 2)),
        ("line feeds", "\n".repeat(size), "\r\n".repeat(size)),
        ("one side far longer", "a b. ".repeat(size), "b a. ".repeat(20)),
    ]
}

#[test]
fn hostile_texts_keep_the_laws() {
    for (name, old, new) in hostile(3_000) {
        let fragments = words(&old, &new);
        assert_eq!(Fragment::old_text(&fragments), old, "{name}");
        assert_eq!(Fragment::new_text(&fragments), new, "{name}");
        assert!(fragments.iter().any(|fragment| fragment.kind != FragmentKind::Same), "{name}");
    }
}

/// Many elements that know nothing of each other, made to be compared each with each.
#[test]
fn hostile_contents_keep_the_laws() {
    let many = |from: u64, text: &dyn Fn(u64) -> String| -> Lines {
        (0..800).map(|place| (from + place, text(place))).collect()
    };
    let words = |seed: u64| {
        (0..30).map(|word| format!("w{} ", (seed * 31 + word * 17) % 50)).collect::<Vec<_>>().concat()
    };
    let none = Lines::new();
    for (name, one, other) in [
        (
            "the same text",
            many(0, &|_| "одно и то же".to_owned()),
            many(5_000, &|_| "одно и то же.".to_owned()),
        ),
        ("the same words", many(0, &words), many(5_000, &|place| words(place + 7))),
        (
            "no word in common",
            many(0, &|n| format!("a{n} b{n} c{n}")),
            many(5_000, &|n| format!("d{n} e{n} f{n}")),
        ),
        (
            "backwards",
            many(0, &|n| format!("пункт {n} есть")),
            many(0, &|n| format!("пункт {} есть", 800 - n)),
        ),
    ] {
        let (old, new) = (content([&none, &one]), content([&none, &other]));
        let redline = Redline::between(&old, &new, Language::Ru);
        assert_eq!(redline.accept(), plain(&new), "{name}");
        assert_eq!(redline.reject(), plain(&old), "{name}");
    }
}
