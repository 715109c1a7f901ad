//! How a long document is cut, so that only some of its pages are typeset at once: the typesetter needs a
//! megabyte for a page that it works on, and what is written keeps a hundredth of that.

use domain::document::{Block, Document, DocumentPart, List, Run};

use super::letters;

/// How many bytes of words are typeset at once, about thirty pages. A document that is shorter is never cut; after each cut a
/// page begins.
pub(super) const AT_ONCE: usize = 200_000;

/// The deepest heading of a part: PDF knows six, and a subheading stands one deeper.
const DEEPEST_HEADING: usize = 5;

/// A part, or what of its blocks is typeset at once.
pub(super) struct Slice<'a> {
    /// The part, if it begins here.
    pub(super) begins: Option<&'a DocumentPart>,
    /// How deep the heading above it stands, from 1; 0 before any.
    pub(super) level: usize,
    pub(super) blocks: &'a [Block],
}

/// The portions in order, each of one slice or more and of about `at_once` bytes of words.
pub(super) fn portions(document: &Document, at_once: usize) -> Vec<Vec<Slice<'_>>> {
    let mut portions = vec![Vec::new()];
    let (mut level, mut room) = (0, at_once);
    for part in &document.parts {
        // A heading may not stand deeper than one level below the one before it; what has none stands with what is before.
        if letters::shows(&part.heading) {
            level = usize::from(part.depth).clamp(1, (level + 1).min(DEEPEST_HEADING));
        }
        let (mut begins, mut blocks) = (Some(part), part.blocks.as_slice());
        loop {
            let (now, later) = blocks.split_at(that_fit(blocks, &mut room));
            if let Some(portion) = portions.last_mut() {
                portion.push(Slice { begins: begins.take(), level, blocks: now });
            }
            if later.is_empty() {
                break;
            }
            (blocks, room) = (later, at_once);
            portions.push(Vec::new());
        }
    }
    portions
}

/// How many of the blocks fit, at least one.
fn that_fit(blocks: &[Block], room: &mut usize) -> usize {
    let mut count = 0;
    for block in blocks {
        let weight = weight(block);
        if weight > *room && count > 0 {
            *room = 0;
            return count;
        }
        *room = room.saturating_sub(weight);
        count += 1;
    }
    count
}

fn weight(block: &Block) -> usize {
    let inner = |blocks: &[Block]| blocks.iter().map(weight).sum::<usize>();
    match block {
        Block::Paragraph(words) => runs(words),
        Block::Subheading(words) | Block::Verbatim(words) => words.len(),
        Block::List(List { items, .. }) => items.iter().map(|item| inner(item)).sum(),
        Block::Marked(lines) => lines.iter().map(|line| line.mark.len() + inner(&line.blocks)).sum(),
        Block::Quotation(blocks) => inner(blocks),
        Block::Table(table) => table.rows.iter().flatten().map(|cell| runs(cell)).sum(),
        Block::Facts(facts) => facts.iter().map(|fact| fact.term.len() + runs(&fact.value)).sum(),
        Block::Bars(bars) => bars.bars.len() * 50,
        Block::Clause(clause) => 50 + inner(&clause.blocks),
        Block::Changes(changes) => {
            let clauses = changes.sections.iter().flat_map(|section| &section.clauses);
            clauses.flat_map(|clause| &clause.redline.fragments).map(|fragment| fragment.text.len()).sum()
        }
    }
}

fn runs(runs: &[Run]) -> usize {
    runs.iter().map(|run| run.text.len()).sum()
}
