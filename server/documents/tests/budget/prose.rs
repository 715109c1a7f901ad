//! CommonMark that is made to cost much: as long as the longest text of an element, in all its letters.

use domain::document::{Block, blocks};
use domain::standard::prose::{to_html, to_plain};

use crate::cost::cost;

/// The longest text of an element, in characters.
const LONGEST: usize = 20_000;
/// No page of a text is more times as long as its source.
const MOST_TIMES: usize = 40;

fn filled(pattern: &str) -> String {
    pattern.chars().cycle().take(LONGEST).collect()
}

fn sources() -> Vec<(&'static str, String)> {
    let wide = format!("|{}\n|{}\n", "a|".repeat(2_000), "-|".repeat(2_000));
    let middle = format!("|{}\n|{}\n", "a|".repeat(40), "-|".repeat(40));
    let long = |from: usize| LONGEST.saturating_sub(from);
    vec![
        ("quotations in each other", filled(">")),
        ("quotations in each other, many lines", filled("> > > > > > > > > > > > > > > > > > > > a\n")),
        ("lists in each other", filled("- ")),
        (
            "lists in each other, deeper line by line",
            (0..190).map(|depth| format!("{}- a\n", " ".repeat(depth))).collect::<Vec<_>>().concat(),
        ),
        ("numbers in each other", filled("1. ")),
        ("open brackets", filled("[")),
        ("open images", filled("![")),
        ("brackets that close", format!("{}{}", "[".repeat(LONGEST / 2), "]".repeat(LONGEST / 2))),
        ("links", filled("[a](b)")),
        ("links that are not closed", filled("[a](")),
        ("links in angles", filled("[a](<b")),
        ("links with a reference", format!("[a]: /{}\n\n{}", "x".repeat(6_000), "[a] ".repeat(3_400))),
        ("references", filled("[a]: b\n")),
        ("emphasis", filled("***a")),
        ("emphasis of two kinds", filled("*_a ")),
        ("emphasis that opens", filled("*a **a ")),
        (
            "strong emphasis in each other",
            format!("{}a{}", "**".repeat(LONGEST / 4), "**".repeat(LONGEST / 4)),
        ),
        ("code marks", filled("`a``b```")),
        (
            "code marks that grow",
            (1..190).map(|count| format!("{}a", "`".repeat(count))).collect::<Vec<_>>().concat(),
        ),
        ("backslashes", filled("\\")),
        ("entities", filled("&amp;")),
        ("characters that are escaped", filled("\"&<>'")),
        ("open tags", filled("<a ")),
        ("open comments", filled("<!--")),
        ("open declarations", filled("<?a <!A <![CDATA[")),
        ("rules", filled("---\n")),
        ("headings", filled("#\n")),
        ("headings below", filled("a\n=\n")),
        ("tables of one column", filled("|a|\n|-|\n\n")),
        ("a wide table of short rows", format!("{wide}{}", "a\n".repeat(long(wide.len()) / 2))),
        ("a table of forty columns, short rows", format!("{middle}{}", "a\n".repeat(long(middle.len()) / 2))),
        ("table marks", filled("|")),
        ("table marks under each other", filled("|-|\n")),
        (
            "a long address with many words in it",
            format!("[{}](https://{})", "*a* b ".repeat(1_600), "x".repeat(10_000)),
        ),
        ("tabs", filled("\t>\t-")),
        ("empty lines in a list", filled("-\n\n ")),
    ]
}

/// The costs that are more than the budget.
pub(crate) fn costs() -> Vec<String> {
    let mut over = Vec::new();
    for (name, source) in sources() {
        let html = |html: &String| format!("{} kB of HTML", html.len() / 1024);
        let written = to_html(&source);
        over.extend(cost(name, source.len(), || to_html(&source), html));
        if written.len() > MOST_TIMES * source.len() {
            over.push(format!("{name}: {} bytes of HTML from {}", written.len(), source.len()));
        }
        over.extend(cost(
            name,
            source.len(),
            || to_plain(&source),
            |plain| format!("{} kB plain", plain.len() / 1024),
        ));
        let told = |found: &Vec<Block>| {
            let size = format!("{found:?}").len();
            format!("{} blocks, {} kB", found.len(), size / 1024)
        };
        over.extend(cost(name, source.len(), || blocks(&source), told));
    }
    over
}
