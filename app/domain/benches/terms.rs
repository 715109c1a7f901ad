//! The words of the index for a text of a thousand words in each language, beside cutting the same text into words; and the reading
//! of a query.

#![allow(missing_docs, reason = "a bench is run by hand and may stop at once")]

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use domain::language::Language;
use domain::search::{Query, terms};
use std::hint::black_box;

/// A sentence of a standard in a language, again and again up to a thousand words.
fn text(language: Language) -> String {
    let sentence = match language {
        Language::Kk => {
            "Көрсетілетін қызметті берушінің өтінішті және қоса берілген құжаттарды қабылдауы мен тіркеуін құжаттар топтамасы \
             тапсырылған күннен бастап екі жұмыс күні ішінде жүзеге асырылады."
        }
        Language::Ru => {
            "Услугодатель в течение двух рабочих дней со дня поступления заявления и приложенных к нему документов проверяет их полноту \
             и выдаёт справку либо мотивированный отказ в оказании государственной услуги."
        }
        Language::En => {
            "Within two working days of the receipt of the application and of the documents attached to it the provider checks whether \
             they are complete and issues the certificate or a reasoned refusal."
        }
    };
    let words: Vec<&str> = sentence.split(' ').cycle().take(1_000).collect();
    words.join(" ")
}

fn words(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("terms/1,000 words");
    group.sample_size(20);
    for language in Language::ALL {
        let text = text(language);
        assert!(terms(&text, Some(language)).len() >= 1_000);
        group.bench_function(BenchmarkId::new("of its language", language.code()), |bencher| {
            bencher.iter(|| black_box(terms(&text, Some(language))));
        });
        group.bench_function(BenchmarkId::new("language unknown", language.code()), |bencher| {
            bencher.iter(|| black_box(terms(&text, None)));
        });
        group.bench_function(BenchmarkId::new("small letters (baseline)", language.code()), |bencher| {
            bencher.iter(|| black_box(text.to_lowercase().split(' ').count()));
        });
    }
    group.finish();
    let mut queries = criterion.benchmark_group("query");
    for typed in ["өтініштерді тіркеу", "выдача справки", "cghfdrf", "anyqtama beru"]
    {
        queries.bench_function(typed, |bencher| bencher.iter(|| black_box(Query::parse(typed))));
    }
    queries.finish();
}

criterion_group!(benches, words);
criterion_main!(benches);
