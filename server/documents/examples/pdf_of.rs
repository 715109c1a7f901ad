//! How long a report of many comments takes as PDF, and how much memory:
//! `cargo run --release -p documents --example pdf_of -- 10000 [file]`.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement by hand tells what it reads off the clock"
)]

use std::time::Instant;

use chrono::{TimeZone, Utc};
use documents::pdf;
use domain::document::{Block, Clause, Cover, Document, DocumentPart, Fact, Run};
use domain::language::Language;

const KAZAKH: &str = "Мемлекеттік көрсетілетін қызметті алу мерзімі тым ұзақ сондықтан өтінішті қарау мерзімін үш жұмыс \
                      күніне дейін қысқартуды ұсынамын құжаттардың тізбесінен тіркелгені туралы анықтаманы алып тастау \
                      қажет өйткені ол ақпараттық жүйелерде бар";
const RUSSIAN: &str = "Срок оказания государственной услуги слишком велик поэтому предлагаю сократить срок рассмотрения \
                       заявления до трёх рабочих дней из перечня документов следует исключить справку о регистрации \
                       поскольку эти сведения содержатся в информационных системах";
const ENGLISH: &str = "The term of the state service is too long therefore I propose to shorten the term for considering \
                       the application to three business days the certificate of registration should be removed from \
                       the list of documents because information systems already hold it";

fn main() {
    let mut arguments = std::env::args().skip(1);
    let count = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(10_000);
    let (document, words) = report(count);
    let before = Instant::now();
    match pdf(&document) {
        Ok(bytes) => {
            let (seconds, size) = (before.elapsed().as_secs_f64(), bytes.len() >> 10);
            println!("{count} comments, {words} words, {size} KiB: {seconds:.2} s");
            if let Some(path) = arguments.next()
                && let Err(error) = std::fs::write(path, bytes)
            {
                println!("not written: {error}");
            }
        }
        Err(error) => println!("{error}"),
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    println!("{}", status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("peak memory unknown"));
}

/// How many words a comment has: mostly eight to thirty-eight, every tenth a hundred to two hundred and fifty.
fn length(number: usize) -> usize {
    if number.is_multiple_of(10) { 100 + number * 7_919 % 151 } else { 8 + number * 7_919 % 31 }
}

/// A report of `count` comments, and how many words they have.
fn report(count: usize) -> (Document, usize) {
    let mut words = 0;
    let comments = (1..=count)
        .map(|number| {
            let (language, vocabulary) = match number % 3 {
                0 => (Language::Kk, KAZAKH),
                1 => (Language::Ru, RUSSIAN),
                _ => (Language::En, ENGLISH),
            };
            let length = length(number);
            words += length;
            comment(number, language, &text(vocabulary, number, length))
        })
        .collect();
    let part = |number: &str, heading: &str, blocks| DocumentPart {
        number: Some(number.into()),
        depth: 1,
        heading: heading.into(),
        blocks,
    };
    let document = Document {
        language: Language::Ru,
        cover: Cover {
            body: "Министерство цифрового развития Республики Казахстан".into(),
            kind: "Отчёт о завершении публичного обсуждения".into(),
            title: "Проект стандарта государственной услуги".into(),
            facts: vec![Fact::plain("Номер проекта", "KZ-2026-0042")],
            address: Some("https://talqy.example/ru/drafts/KZ-2026-0042/report".into()),
            notice: None,
        },
        running: "Отчёт о завершении публичного обсуждения, KZ-2026-0042".into(),
        contents: Some("Содержание".into()),
        parts: vec![part("1", "Итоги", vec![Block::plain(RUSSIAN)]), part("2", "Замечания", comments)],
        author: "Министерство цифрового развития".into(),
        at: Utc.timestamp_opt(1_773_739_815, 0).single().unwrap_or_default(),
    };
    (document, words)
}

fn text(vocabulary: &str, start: usize, length: usize) -> String {
    vocabulary.split_whitespace().cycle().skip(start % 29).take(length).collect::<Vec<_>>().join(" ")
}

fn comment(number: usize, language: Language, text: &str) -> Block {
    Block::Clause(Clause {
        number: number.to_string(),
        depth: 0,
        language: Some(language.code()),
        blocks: vec![
            Block::Paragraph(vec![Run::strong("Әбдіқадырова Гүлнұр"), Run::plain(", 14.02.2026, 2.6.1")]),
            Block::Quotation(vec![Block::plain(text)]),
            Block::Paragraph(vec![
                Run::strong("Принято."),
                Run::plain(" Срок сокращён до трёх рабочих дней."),
            ]),
        ],
        source: None,
        address: None,
    })
}
