//! The order on a standard as a document (Art. 10(1)): what it orders, who agreed, and the text of a new standard as its appendix; an
//! amendment sets out its clauses, a cancellation its reasons (R15-10). As long as it is not approved, it is the draft of the order,
//! with room for what only the order has.

use domain::approval::Act;
use domain::coordination::Position;
use domain::document::{self, Block, Document, DocumentPart, Fact, List, Run};
use domain::draft::DraftKind;
use domain::language::Language;
use services::standards::{ApprovalPage, OrderPage};

use super::{About, DocumentContext, clauses, text};
use crate::components::standard_act::numbered_of;
use crate::w;

/// Room to be filled by hand.
const ROOM: &str = "____________________";

/// The order, or its draft.
pub fn order(context: &DocumentContext, order: &OrderPage) -> Document {
    let language = context.language;
    let page = &order.page;
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
        blocks: orders(context, order, act, &title),
    });
    document.parts.extend(agreed(language, page));
    // A standard that is cancelled is not written out once more, nor what an amendment leaves as it is.
    let is_written_out = about.kind != DraftKind::Cancellation && !sets_out(order);
    if let Some(sent) = page.text.as_ref().filter(|_| is_written_out) {
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

/// Whether the order sets out the clauses of an amendment. Clauses that do not lead to the text would put another one in force than
/// the bodies agreed to.
fn sets_out(order: &OrderPage) -> bool {
    let is_amendment = order.page.summary.kind == DraftKind::Amendment;
    is_amendment && order.clauses.proven && !order.clauses.clauses.is_empty()
}

fn kind(language: Language, kind: DraftKind) -> String {
    match kind {
        DraftKind::New => w!(language, approval.order_kind_new),
        DraftKind::Amendment => w!(language, approval.order_kind_amendment),
        DraftKind::Cancellation => w!(language, approval.order_kind_cancellation),
    }
}

/// The ground, the clauses and the signature.
fn orders(context: &DocumentContext, order: &OrderPage, act: Option<&Act>, title: &str) -> Vec<Block> {
    let language = context.language;
    let tasks = [
        w!(language, approval.order_task_justice),
        w!(language, approval.order_task_site),
        w!(language, approval.order_task_informing),
    ];
    let tasks =
        List { first: Some(1), items: tasks.into_iter().map(|task| vec![Block::plain(task)]).collect() };
    let items = vec![
        does(context, order, title),
        vec![Block::plain(w!(language, approval.order_tasks)), Block::List(tasks)],
        vec![Block::plain(w!(language, approval.order_control, room = ROOM))],
        vec![Block::plain(effect(context, &order.page, act))],
    ];
    let signatory = act.map_or_else(|| ROOM.to_owned(), |act| act.order.signatory.clone());
    let mut blocks = reasons(language, order);
    blocks.extend([
        Block::plain(w!(language, approval.order_ground)),
        Block::List(List { first: Some(1), items }),
        Block::Paragraph(vec![Run::strong(w!(language, approval.order_signed, name = signatory))]),
    ]);
    blocks
}

/// What the order does to the standard; an amendment with its clauses.
fn does(context: &DocumentContext, order: &OrderPage, title: &str) -> Vec<Block> {
    let language = context.language;
    let title = title.to_owned();
    let act = order.base.as_ref().map(|base| numbered_of(language, &base.order_number, base.order_on));
    let says = match (order.page.summary.kind, act) {
        (DraftKind::New, _) => w!(language, approval.order_does_new, title = title),
        (DraftKind::Amendment, _) if !sets_out(order) => {
            w!(language, approval.order_does_amendment, title = title)
        }
        (DraftKind::Amendment, Some(act)) => {
            w!(language, approval.order_does_clauses_of, title = title, act = act)
        }
        (DraftKind::Amendment, None) => w!(language, approval.order_does_clauses, title = title),
        (DraftKind::Cancellation, Some(act)) => {
            w!(language, approval.order_does_cancellation_of, title = title, act = act)
        }
        (DraftKind::Cancellation, None) => w!(language, approval.order_does_cancellation, title = title),
    };
    let list =
        sets_out(order).then(|| List { first: Some(1), items: clauses::items(language, &order.clauses) });
    std::iter::once(Block::plain(says)).chain(list.map(Block::List)).collect()
}

/// Why a standard is cancelled, before what is ordered.
fn reasons(language: Language, order: &OrderPage) -> Vec<Block> {
    let words = order.reasons.best(language).1;
    if order.page.summary.kind != DraftKind::Cancellation || words.is_empty() {
        return Vec::new();
    }
    let ground = Block::Paragraph(vec![Run::strong(w!(language, approval.order_reasons))]);
    std::iter::once(ground).chain(document::blocks(words)).collect()
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
