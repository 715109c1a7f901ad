//! The clauses of an amending act for six hundred changes, beside the redline of the same texts, which they are made from: how
//! long it takes to find the clauses, to say them in each language, and to prove them by applying them.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench is run by hand and may stop at once")]

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use domain::amending::{apply, clauses, list};
use domain::language::{Language, Localized};
use domain::redline::Redline;
use domain::standard::{Content, Detail, Element, ElementId, SectionKey};
use std::hint::black_box;

/// A text of clauses; in the later one each has another number of days, every tenth is new, and one went to the end.
fn content(changes: u64, later: bool) -> Content {
    let days = if later { 3 } else { 5 };
    let clause = |place: u64| {
        let is_new = later && place % 10 == 9;
        let words = |kk: &str, ru: &str| {
            Localized::new(
                format!("{kk} {days} ({place})."),
                format!("{ru} {days} ({place})."),
                String::new(),
            )
        };
        Element {
            id: ElementId::from_random(place * 7919 + 1 + u64::from(is_new)),
            text: words(
                "Мемлекеттік қызмет құжаттар топтамасы тапсырылған күннен бастап көрсетіледі, жұмыс күні саны:",
                "Государственная услуга оказывается со дня сдачи пакета документов, число рабочих дней:",
            ),
            detail: Detail::Prose,
        }
    };
    let mut elements: Vec<Element> = (0..changes).map(clause).collect();
    if later {
        let moved = elements.remove(3);
        elements.push(moved);
    }
    let mut content = Content::default();
    content.set(SectionKey::Other, elements);
    content
}

fn amending(criterion: &mut Criterion) {
    for changes in [60, 600] {
        let (old, new) = (content(changes, false), content(changes, true));
        let found = clauses(&old, &new);
        assert_eq!(apply(&old, &found).unwrap().canonical(), new.canonical());
        let mut group = criterion.benchmark_group(format!("amending/{changes} changes"));
        group.sample_size(20);
        group.bench_function("clauses", |bencher| bencher.iter(|| black_box(clauses(&old, &new))));
        group.bench_function("apply", |bencher| bencher.iter(|| black_box(apply(&old, &found))));
        for language in Language::ALL {
            group.bench_function(BenchmarkId::new("words", language.code()), |bencher| {
                bencher.iter(|| black_box(list(&found, language, &old, &new)));
            });
        }
        group.bench_function("redline (baseline)", |bencher| {
            bencher.iter(|| black_box(Redline::between(&old, &new, Language::Ru)));
        });
        group.finish();
    }
}

criterion_group!(benches, amending);
criterion_main!(benches);
