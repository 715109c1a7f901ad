//! How the ledger was found when it was last verified.

use domain::language::Language;
use domain::ledger::ChainFault;
use domain::time::LegalZone;
use leptos::prelude::*;
use services::ledger::{Difference, How, LedgerCheck, LedgerFinding};

use crate::{w, words};

/// The command that verifies apart from the site.
const COMMAND: &str = "talqy ledger verify";

/// The state in words.
pub(super) fn state(language: Language, zone: LegalZone, check: &LedgerCheck) -> AnyView {
    let (class, title, says) = match &check.found {
        None => (
            "notice good",
            w!(language, admin.holds),
            w!(
                language,
                admin.holds_says,
                events = words::number(language, check.events),
                heads = words::number(language, check.heads),
                rows = words::number(language, check.rows)
            ),
        ),
        Some(LedgerFinding::Event(broken)) => {
            ("notice bad", w!(language, admin.broken, number = broken.sequence), fault(language, broken.why))
        }
        Some(LedgerFinding::Row(Difference { subject, row, how })) => {
            let what = format!("{subject}, {row}");
            ("notice bad", w!(language, admin.differs, what = what), difference(language, *how))
        }
    };
    let moment = words::moment(language, zone, check.at);
    view! {
        <section class=class role="status">
            <h2>{title}</h2>
            <p class="num">{says}</p>
            <p class="small num">{w!(language, admin.verified_at, moment = moment)}</p>
            <p class="small">{w!(language, admin.offline)}" "<code>{COMMAND}</code></p>
        </section>
    }
    .into_any()
}

fn fault(language: Language, why: ChainFault) -> String {
    match why {
        ChainFault::Sequence => w!(language, admin.broken_sequence),
        ChainFault::Link => w!(language, admin.broken_link),
        ChainFault::Content => w!(language, admin.broken_content),
        ChainFault::Head => w!(language, admin.broken_head),
        ChainFault::Signature => w!(language, admin.broken_signature),
    }
}

fn difference(language: Language, how: How) -> String {
    match how {
        How::Facts => w!(language, admin.differs_facts),
        How::Text => w!(language, admin.differs_text),
        How::Wording => w!(language, admin.differs_wording),
        How::Private => w!(language, admin.differs_private),
        How::Missing => w!(language, admin.differs_missing),
        How::Added => w!(language, admin.differs_added),
        How::Count => w!(language, admin.differs_count),
        How::Unreadable => w!(language, admin.differs_unreadable),
    }
}
