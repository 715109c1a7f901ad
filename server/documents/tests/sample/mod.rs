//! A document with one of everything, in each language, for the tests of every format.

mod redline;
mod words;

use chrono::{TimeZone, Utc};
use domain::document::{
    Bar, Bars, Block, Changes, Clause, Column, Cover, Document, DocumentPart, Fact, List, Run, Table, blocks,
};
use domain::language::Language;

use words::Words;
pub(crate) use words::{HOSTILE, KAZAKH_LETTERS};

/// The sample in a language.
pub(crate) fn document(language: Language) -> Document {
    let words = words::of(language);
    Document {
        language,
        cover: cover(&words),
        running: words.running.into(),
        contents: Some(words.contents.into()),
        parts: vec![
            part("1", 1, words.summary, summary(&words)),
            part("2", 1, words.standard, Vec::new()),
            part("2.6", 2, words.required, clauses(&words)),
            part("3", 1, words.comments, comments(&words)),
            part("4", 1, words.redline, vec![Block::Changes(changes(language, &words))]),
            DocumentPart { number: None, depth: 1, heading: words.annex.into(), blocks: annex(&words) },
        ],
        author: words.body.into(),
        at: Utc.with_ymd_and_hms(2026, 3, 17, 9, 30, 15).unwrap(),
    }
}

fn part(number: &str, depth: u8, heading: &str, blocks: Vec<Block>) -> DocumentPart {
    DocumentPart { number: Some(number.into()), depth, heading: heading.into(), blocks }
}

fn cover(words: &Words) -> Cover {
    Cover {
        body: words.body.into(),
        kind: words.kind.into(),
        title: words.title.into(),
        facts: vec![
            Fact::plain(words.number, "KZ-2026-0042"),
            Fact::plain(words.discussed, words.window),
            Fact {
                term: words.hash.into(),
                value: vec![Run {
                    code: true,
                    ..Run::plain("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                }],
            },
        ],
        address: Some(format!("https://talqy.example/{}/drafts/KZ-2026-0042/report", words.code)),
        notice: Some(words.notice.into()),
    }
}

fn summary(words: &Words) -> Vec<Block> {
    vec![
        Block::plain(words.paragraph),
        Block::Paragraph(vec![
            Run::strong(words.strong),
            Run::plain(" – "),
            Run { emphasis: true, ..Run::plain(words.emphasis) },
            Run::plain(", "),
            Run::link(words.linked, "https://talqy.example/law"),
            Run::plain("."),
        ]),
        Block::Subheading(words.figures.into()),
        Block::Bars(Bars {
            caption: words.by_day.into(),
            bars: [("02.02.2026", 4), ("03.02.2026", 17), ("04.02.2026", 0), ("05.02.2026", 9)]
                .map(|(label, count)| Bar { label: label.into(), count })
                .into(),
        }),
        Block::Table(table(words, 3)),
        Block::List(List {
            first: Some(3),
            items: vec![
                vec![Block::plain(words.first)],
                vec![
                    Block::plain(words.second),
                    Block::List(List { first: None, items: vec![vec![Block::plain(words.third)]] }),
                ],
            ],
        }),
    ]
}

fn table(words: &Words, rows: usize) -> Table {
    let column = |heading: &str, share, is_figure| Column { heading: heading.into(), share, is_figure };
    Table {
        caption: words.table.into(),
        columns: vec![
            column(words.element, 2, false),
            column(words.text, 5, false),
            column(words.count, 1, true),
        ],
        rows: (1..=rows)
            .map(|row| {
                vec![
                    vec![Run::plain(format!("2.6.{row}"))],
                    vec![Run::plain(words.paragraph)],
                    vec![Run::plain((row * 7).to_string())],
                ]
            })
            .collect(),
    }
}

fn clauses(words: &Words) -> Vec<Block> {
    let clause = |number: &str, text: &str| Clause {
        number: number.into(),
        depth: 0,
        language: None,
        blocks: vec![Block::plain(text)],
        source: Some(words.source.into()),
        address: Some(format!("https://talqy.example/{}/drafts/KZ-2026-0042#{number}", words.code)),
    };
    vec![
        Block::Clause(clause("2.6.1", words.first)),
        Block::Clause(Clause { source: None, address: None, ..clause("2.6.2", words.paragraph) }),
        Block::Clause(Clause { blocks: blocks(words.prose), ..clause("2.6.10", "") }),
    ]
}

/// Comments as the report tells them: a clause in the language of its author with a quotation and an answer.
fn comments(words: &Words) -> Vec<Block> {
    let comment = |number: usize, language: Language| {
        let own = words::of(language);
        Block::Clause(Clause {
            number: format!("№ {number}"),
            depth: 0,
            language: Some(language.code()),
            blocks: vec![
                Block::Paragraph(vec![Run::strong(own.person)]),
                Block::Quotation(vec![Block::plain(own.paragraph), Block::plain(HOSTILE)]),
                Block::Facts(vec![Fact::plain(own.decision, own.accepted)]),
            ],
            source: None,
            address: None,
        })
    };
    let languages = Language::ALL.into_iter().enumerate();
    let mut blocks = vec![Block::plain(words.paragraph)];
    blocks.extend(languages.map(|(number, language)| comment(number + 1, language)));
    blocks
}

fn changes(language: Language, words: &Words) -> Changes {
    Changes { language, author: "Talqy".into(), sections: vec![redline::section(language, words)] }
}

fn annex(words: &Words) -> Vec<Block> {
    vec![
        Block::Facts(vec![
            Fact::plain(words.number, "KZ-2026-0042"),
            Fact::plain(words.discussed, words.window),
        ]),
        Block::Verbatim("{\n  \"hash\": \"9f86d081\",\n  \"n\":    2\n}".into()),
        Block::plain(KAZAKH_LETTERS),
        Block::Table(table(words, 60)),
    ]
}
