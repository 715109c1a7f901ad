//! The order on a standard as a document (Art. 10(1)): what it orders, who agreed, and the text of the standard as its appendix. As
//! long as it is not approved, it is the draft of the order, with room for what only the order has.

use domain::approval::Act;
use domain::coordination::Position;
use domain::document::{Block, Document, DocumentPart, Fact, List, Run};
use domain::draft::DraftKind;
use domain::language::Language;
use services::standards::ApprovalPage;

use super::{About, DocumentContext, text};
use crate::w;

/// Room to be filled by hand.
const ROOM: &str = "____________________";

/// The order, or its draft.
pub fn order(context: &DocumentContext, page: &ApprovalPage) -> Document {
    let language = context.language;
    let about = About::at_desk(&page.summary, &page.body);
    let at = super::told_at(page);
    let now = context.now(at);
    let act = page.approved.as_ref().map(|approved| &approved.act);
    let (number, on) = match act {
        Some(act) => (act.order.number.clone(), now.date(act.order.on)),
        None => (ROOM.to_owned(), ROOM.to_owned()),
    };
    let mut facts = vec![
        Fact::plain(w!(language, approval.order_number), number),
        Fact::plain(w!(language, approval.order_on), on),
    ];
    facts.extend(context.identity(&about));
    facts.extend(page.text.as_ref().map(|text| Fact::plain(w!(language, draft.hash), text.hash.clone())));
    let address = context.address(|address| address.draft(&page.summary.number));
    let cover = context.cover(&about, kind(language, about.kind), facts, address);
    let title = about.title.best(language).1.to_owned();
    let mut document = context.document(&about, cover, at);
    document.parts.push(DocumentPart {
        number: None,
        depth: 1,
        heading: w!(language, approval.order_orders),
        blocks: orders(context, page, act, &title),
    });
    document.parts.extend(agreed(language, page));
    // A standard that is cancelled is not written out once more.
    if let Some(sent) = page.text.as_ref().filter(|_| about.kind != DraftKind::Cancellation) {
        document.parts.push(DocumentPart {
            number: None,
            depth: 1,
            heading: w!(language, approval.order_appendix, title = title),
            blocks: Vec::new(),
        });
        document.parts.extend(text::parts(context, None, &sent.content));
    }
    document
}

fn kind(language: Language, kind: DraftKind) -> String {
    match kind {
        DraftKind::New => w!(language, approval.order_kind_new),
        DraftKind::Amendment => w!(language, approval.order_kind_amendment),
        DraftKind::Cancellation => w!(language, approval.order_kind_cancellation),
    }
}

/// The ground, the clauses and the signature.
fn orders(context: &DocumentContext, page: &ApprovalPage, act: Option<&Act>, title: &str) -> Vec<Block> {
    let language = context.language;
    let named = || title.to_owned();
    let does = match page.summary.kind {
        DraftKind::New => w!(language, approval.order_does_new, title = named()),
        DraftKind::Amendment => w!(language, approval.order_does_amendment, title = named()),
        DraftKind::Cancellation => w!(language, approval.order_does_cancellation, title = named()),
    };
    let tasks = [
        w!(language, approval.order_task_justice),
        w!(language, approval.order_task_site),
        w!(language, approval.order_task_informing),
    ];
    let tasks =
        List { first: Some(1), items: tasks.into_iter().map(|task| vec![Block::plain(task)]).collect() };
    let items = vec![
        vec![Block::plain(does)],
        vec![Block::plain(w!(language, approval.order_tasks)), Block::List(tasks)],
        vec![Block::plain(w!(language, approval.order_control, room = ROOM))],
        vec![Block::plain(effect(context, page, act))],
    ];
    let signatory = act.map_or_else(|| ROOM.to_owned(), |act| act.order.signatory.clone());
    vec![
        Block::plain(w!(language, approval.order_ground)),
        Block::List(List { first: Some(1), items }),
        Block::Paragraph(vec![Run::strong(w!(language, approval.order_signed, name = signatory))]),
    ]
}

/// The clause on entry into force: the usual one, unless a norm set another day.
fn effect(context: &DocumentContext, page: &ApprovalPage, act: Option<&Act>) -> String {
    let language = context.language;
    let set = act.and_then(|act| act.effect.as_ref()).filter(|effect| effect.norm.is_some());
    if let Some(effect) = set {
        let date = context.now(super::told_at(page)).date(effect.on);
        w!(language, approval.order_effect_on, date = date)
    } else {
        w!(language, approval.order_effect_usual)
    }
}

/// The bodies that agreed, as they stand beneath an order.
fn agreed(language: Language, page: &ApprovalPage) -> Option<DocumentPart> {
    let round = page.round.as_ref()?;
    let agrees = |position: Option<Position>| position.is_some_and(Position::agrees);
    let bodies = round.bodies.iter().filter(|one| one.struck.is_none());
    let bodies =
        bodies.filter(|one| agrees(one.position) || (one.position.is_none() && one.holds_from.is_some()));
    let items: Vec<Vec<Block>> =
        bodies.map(|one| vec![Block::plain(one.body.name.best(language).1.to_owned())]).collect();
    (!items.is_empty()).then(|| DocumentPart {
        number: None,
        depth: 1,
        heading: w!(language, approval.order_agreed),
        blocks: vec![Block::List(List { first: None, items })],
    })
}
