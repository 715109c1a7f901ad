//! The redline of two revisions of sixty and of six hundred clauses, beside a plain word difference of the same texts as
//! one string by the library that the engine itself uses: the ratio of the two is the price of elements, moves and
//! tidying.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench is run by hand and may stop at once")]

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use domain::language::{Language, Localized};
use domain::redline::Redline;
use domain::standard::{Content, Detail, Element, ElementId, SectionKey};
use similar::{Algorithm, TextDiff};
use std::hint::black_box;

const SENTENCE: &str =
    "Срок оказания государственной услуги со дня сдачи пакета документов услугодателю составляет";

fn content(clauses: u64, changed_percent: u64, later: bool) -> Content {
    let mut elements: Vec<Element> = (0..clauses)
        .map(|place| {
            let days = if later && (place * 37) % 100 < changed_percent { 3 } else { 5 };
            let words = format!(
                "{SENTENCE} {days} рабочих дней для случая {place}; продление не более чем на {place} дней."
            );
            Element {
                id: ElementId::from_random(place * 7919 + 1),
                text: Localized::same(words),
                detail: Detail::Prose,
            }
        })
        .collect();
    if later {
        let moved = elements.remove(3);
        elements.push(moved);
    }
    let mut content = Content::default();
    content.set(SectionKey::Other, elements);
    content
}

fn flat(content: &Content) -> String {
    let lines: Vec<String> =
        content.elements(SectionKey::Other).iter().map(|element| element.clause(Language::Ru)).collect();
    lines.join("\n")
}

fn redline(criterion: &mut Criterion) {
    for clauses in [60, 600] {
        for changed in [5, 20, 80] {
            let (old, new) = (content(clauses, changed, false), content(clauses, changed, true));
            let (old_text, new_text) = (flat(&old), flat(&new));
            let mut group = criterion.benchmark_group(format!("redline/{clauses} clauses"));
            group.sample_size(20);
            group.bench_function(BenchmarkId::new("by element", changed), |bencher| {
                bencher.iter(|| black_box(Redline::between(&old, &new, Language::Ru)));
            });
            group.bench_function(BenchmarkId::new("flat words (baseline)", changed), |bencher| {
                bencher.iter(|| {
                    let difference = TextDiff::configure()
                        .algorithm(Algorithm::Myers)
                        .diff_unicode_words(old_text.as_str(), new_text.as_str());
                    black_box(difference.ops().len())
                });
            });
            group.finish();
        }
    }
}

criterion_group!(benches, redline);
criterion_main!(benches);
