//! Revisions with their redline as a document, and what each side of it must read.

use domain::document::Block;
use domain::document::{ChangedClause, ChangedSection, Changes, Cover, Document, DocumentPart, Fact};
use domain::language::{Language, Localized};
use domain::redline::{ElementKind, ElementRedline, Fragment, Redline};
use domain::standard::{Content, Detail, Element, ElementId, Section, SectionKey};
use proptest::prelude::*;

/// The clauses of the sections that the tests change, each with the seed of its identity.
pub(crate) type Lines = Vec<(u64, String)>;

/// Sentences of which clauses are made.
const SENTENCES: &[&str] = &[
    "Услугодатель рассматривает заявление в течение 5 (пяти) рабочих дней.",
    "Жалоба подается на имя руководителя услугодателя в письменном виде.",
    "Жауап шағым тіркелген күннен бастап 3 жұмыс күні ішінде беріледі.",
    "При неполноте документов услугодатель отказывает в приеме заявления;",
    "1) заявление;",
    "2) копия договора аренды;",
    "Көрсетілетін қызмет тегін көрсетіледі.",
    "The fee is 0.5 MCI under Article 15(4) & <w:p>]]>.",
    "с 9:00 до 18:30 часов,\tперерыв с 13:00",
    "e\u{301}👩\u{200d}👩",
    "",
];

/// What is done to a clause between two revisions.
#[derive(Clone, Debug)]
pub(crate) enum Edit {
    AddWord(usize, &'static str),
    DropWord(usize),
    Move(usize),
    Away(usize),
    Remove,
    Add(usize),
    Split(usize),
    Join,
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (0..20_usize, prop::sample::select(vec!["не", "1", "жұмыс", ",", "5 дней."]))
            .prop_map(|(at, word)| Edit::AddWord(at, word)),
        (0..20_usize).prop_map(Edit::DropWord),
        (0..8_usize).prop_map(Edit::Move),
        (0..8_usize).prop_map(Edit::Away),
        Just(Edit::Remove),
        (0..SENTENCES.len()).prop_map(Edit::Add),
        (0..20_usize).prop_map(Edit::Split),
        Just(Edit::Join),
    ]
}

fn lines(from: u64) -> impl Strategy<Value = Lines> {
    let sentence =
        (prop::sample::select(SENTENCES), "[ \n]").prop_map(|(sentence, gap)| sentence.to_owned() + &gap);
    let clause = proptest::collection::vec(sentence, 0..4).prop_map(|sentences| sentences.concat());
    proptest::collection::vec(clause, 0..7).prop_map(move |texts| (from..).zip(texts).collect())
}

/// Both sections after the edits, each applied to the clause of its place.
fn edited(mut sections: [Lines; 2], edits: &[(usize, usize, Edit)]) -> [Lines; 2] {
    let mut fresh = 1_000;
    for (section, place, edit) in edits {
        let [own, other] = &mut sections;
        let (own, other) = if *section == 0 { (own, other) } else { (other, own) };
        if own.is_empty() {
            continue;
        }
        fresh += 1;
        let place = place % own.len();
        let text = own[place].1.clone();
        let cut = |at: usize| text.char_indices().map(|(start, _)| start).nth(at * 3).unwrap_or(text.len());
        match edit {
            Edit::AddWord(at, word) => own[place].1.insert_str(cut(*at), &format!(" {word} ")),
            Edit::DropWord(at) => {
                let kept = text.split(' ').enumerate().filter(|(word, _)| word != at).map(|(_, word)| word);
                own[place].1 = kept.collect::<Vec<_>>().join(" ");
            }
            Edit::Move(to) => {
                let line = own.remove(place);
                own.insert(to % (own.len() + 1), line);
            }
            Edit::Away(to) => {
                let line = own.remove(place);
                other.insert(to % (other.len() + 1), line);
            }
            Edit::Remove => drop(own.remove(place)),
            Edit::Add(sentence) => own.insert(place, (fresh, SENTENCES[*sentence].to_owned())),
            Edit::Split(at) => {
                let rest = own[place].1.split_off(cut(*at));
                own.insert(place + 1, (fresh, rest));
            }
            Edit::Join if place + 1 < own.len() => {
                let next = own.remove(place + 1);
                own[place].1.push_str(&next.1);
            }
            Edit::Join => {}
        }
    }
    sections
}

pub(crate) fn content([one, two]: &[Lines; 2]) -> Content {
    let section = |(key, lines): (SectionKey, &Lines)| Section {
        key,
        elements: lines
            .iter()
            .map(|(id, text)| Element {
                id: ElementId::from_random(*id),
                text: Localized::same(text),
                detail: Detail::Words,
            })
            .collect(),
    };
    let keys = [SectionKey::Appeal, SectionKey::Other];
    Content::from(keys.into_iter().zip([one, two]).map(section).collect::<Vec<_>>())
}

/// A redline of two revisions that somebody could have written.
pub(crate) fn redlines() -> impl Strategy<Value = Redline> {
    let edits = proptest::collection::vec((0..2_usize, 0..8_usize, edit()), 0..8);
    (lines(1), lines(101), edits).prop_map(|(one, two, edits)| {
        let old = [one, two];
        let new = edited(old.clone(), &edits);
        Redline::between(&content(&old), &content(&new), Language::Ru)
    })
}

/// The redline of two sections that are written as texts.
pub(crate) fn between(old: [&[(u64, &str)]; 2], new: [&[(u64, &str)]; 2]) -> Redline {
    let owned = |lines: &[(u64, &str)]| lines.iter().map(|(id, text)| (*id, (*text).to_owned())).collect();
    Redline::between(&content(&old.map(owned)), &content(&new.map(owned)), Language::Ru)
}

/// The redline as a document shows it: whole, or only what changed with what it was cut out of or joined to.
pub(crate) fn changes(redline: &Redline, whole: bool) -> Changes {
    let is_shown = |elements: &[ElementRedline], element: &ElementRedline| {
        let is_host = elements.iter().any(|other| match &other.kind {
            ElementKind::Split { from: host } | ElementKind::Joined { into: host } => *host == element.id,
            _ => false,
        });
        whole || element.is_changed() || is_host
    };
    let clause = |element: &ElementRedline| ChangedClause {
        redline: element.clone(),
        remark: matches!(element.kind, ElementKind::Moved { .. }).then(|| "Перемещено".to_owned()),
        because: element.is_changed().then(|| "Замечания № 3, № 7\nсм. решение".to_owned()),
    };
    let sections = redline.sections.iter().map(|section| ChangedSection {
        number: section.key.number().to_owned(),
        heading: "Порядок обжалования".to_owned(),
        clauses: section
            .elements
            .iter()
            .filter(|element| is_shown(&section.elements, element))
            .map(clause)
            .collect(),
    });
    Changes {
        language: redline.language,
        author: "Talqy".to_owned(),
        sections: sections.filter(|section| whole || !section.clauses.is_empty()).collect(),
    }
}

/// A document that holds the blocks.
pub(crate) fn document(blocks: Vec<Block>) -> Document {
    Document {
        language: Language::Ru,
        cover: Cover {
            body: "Министерство юстиции Республики Казахстан".to_owned(),
            kind: "Отчет о завершении публичного обсуждения".to_owned(),
            title: "Выдача справки".to_owned(),
            facts: vec![Fact::plain("Номер", "2026/1")],
            address: Some("https://talqy.example.kz/ru/drafts/1".to_owned()),
            notice: Some("Демонстрационные данные".to_owned()),
        },
        running: "Отчет № 2026/1".to_owned(),
        contents: Some("Содержание".to_owned()),
        parts: vec![DocumentPart {
            number: Some("1".to_owned()),
            depth: 1,
            heading: "Изменения".to_owned(),
            blocks,
        }],
        author: "Министерство юстиции".to_owned(),
        at: "2026-04-02T05:00:00Z".parse().unwrap(),
    }
}

/// What a side reads: for each section with a clause, its clauses with their numbers.
pub(crate) type Read = Vec<(String, Vec<String>)>;

/// What the new side of the shown changes reads.
pub(crate) fn accepted(changes: &Changes) -> Read {
    let section = |section: &ChangedSection| {
        let mut clauses: Vec<String> = Vec::new();
        for ChangedClause { redline, .. } in &section.clauses {
            let text = Fragment::new_text(&redline.fragments);
            match (&redline.kind, &redline.new_number, clauses.last_mut()) {
                (ElementKind::Joined { .. }, _, Some(last)) => last.push_str(&text),
                (_, Some(number), _) => clauses.push(format!("{number}\t{text}")),
                _ => {}
            }
        }
        (section.number.clone(), clauses)
    };
    tidy(changes.sections.iter().map(section).collect())
}

/// What the old side of the shown changes reads.
pub(crate) fn rejected(changes: &Changes) -> Read {
    let mut clauses: Vec<(SectionKey, usize, String)> = Vec::new();
    for ChangedClause { redline, .. } in changes.sections.iter().flat_map(|section| &section.clauses) {
        let text = Fragment::old_text(&redline.fragments);
        if let ElementKind::Split { .. } = redline.kind {
            clauses.last_mut().unwrap().2.push_str(&text);
        } else if let Some(number) = &redline.old_number {
            let (section, place) = number.rsplit_once('.').unwrap();
            let key = SectionKey::ALL.into_iter().find(|key| key.number() == section).unwrap();
            clauses.push((key, place.parse().unwrap(), format!("{number}\t{text}")));
        } else {
            // An added clause, after which nothing is ever cut out.
            clauses.push((SectionKey::Other, usize::MAX, String::new()));
        }
    }
    clauses.retain(|(_, place, _)| *place != usize::MAX);
    clauses.sort_by_key(|(key, place, _)| (*key, *place));
    let own = |key: SectionKey| {
        let texts = clauses.iter().filter(|(own, _, _)| *own == key).map(|(_, _, text)| text.clone());
        (key.number().to_owned(), texts.collect())
    };
    tidy(SectionKey::ALL.into_iter().map(own).collect())
}

/// As a file holds it: without empty sections, and every character that XML can hold.
fn tidy(mut read: Read) -> Read {
    read.retain(|(_, clauses)| !clauses.is_empty());
    for clause in read.iter_mut().flat_map(|(_, clauses)| clauses) {
        let lines = clause.chars().map(|letter| match letter {
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            letter => letter,
        });
        let held = |letter: &char| {
            !matches!(letter, '\u{fffe}' | '\u{ffff}')
                && (!letter.is_control() || matches!(letter, '\n' | '\t'))
        };
        *clause = lines.filter(held).collect();
    }
    read
}
