//! The explanatory note: what the draft is, why, what changes, its effect and finances, its discussion and coordination.

use domain::draft::DraftKind;
use domain::language::Language;
use domain::paper::literal;
use domain::standard::impact::{Effect, impact};
use domain::standard::{Content, Section};
use domain::time::LegalZone;
use services::papers::PapersPage;

use super::ROOM;
use super::impact_words::impact_words;
use crate::components::standard_act::numbered_of;
use crate::w;
use crate::words::standard::article;
use crate::words::{date, number};

/// The note in CommonMark.
pub(super) fn note(zone: LegalZone, page: &PapersPage, language: Language) -> String {
    let parts = [
        (w!(language, papers.note_what), what(page, language)),
        (w!(language, papers.note_why), why(page, language)),
        (w!(language, papers.note_changes), changes(page, language)),
        (w!(language, papers.note_effect), effect(page, language)),
        (w!(language, papers.note_finances), w!(language, papers.finances_room, room = ROOM)),
        (w!(language, papers.note_discussion), discussion(zone, page, language)),
        (w!(language, papers.note_coordination), coordination(zone, page, language)),
    ];
    let parts = parts.into_iter().zip(1_usize..);
    let parts = parts.map(|((heading, says), place)| format!("## {place}. {heading}\n\n{says}"));
    parts.collect::<Vec<_>>().join("\n\n")
}

/// The name of the service in a language.
pub(super) fn title(page: &PapersPage, language: Language) -> String {
    let summary = &page.summary;
    let title = if summary.title.is_blank() { &summary.service_name } else { &summary.title };
    literal(title.best(language).1)
}

fn what(page: &PapersPage, language: Language) -> String {
    let summary = &page.summary;
    let title = title(page, language);
    let body = literal(page.body.name.best(language).1);
    let code = summary.service_code.clone();
    let says = match summary.kind {
        DraftKind::New => w!(language, papers.what_new, title = title, code = code, body = body),
        DraftKind::Amendment => w!(language, papers.what_amendment, title = title, code = code, body = body),
        DraftKind::Cancellation => {
            w!(language, papers.what_cancellation, title = title, code = code, body = body)
        }
    };
    let act = page.base.as_ref().map(|base| {
        let act = literal(&numbered_of(language, &base.order_number, base.order_on));
        w!(language, papers.what_act, act = act)
    });
    std::iter::once(says).chain(act).collect::<Vec<_>>().join(" ")
}

fn why(page: &PapersPage, language: Language) -> String {
    let summary = &page.summary;
    let reasons = page.reasons.best(language).1;
    let mut says = match summary.kind {
        DraftKind::New => {
            let (on, law) = (date(language, summary.included_on), article(language, "Art. 15(2)"));
            vec![
                w!(language, papers.why_new, date = on, article = law),
                w!(language, papers.why_room, room = ROOM),
            ]
        }
        DraftKind::Cancellation if !reasons.is_empty() => vec![reasons.to_owned()],
        DraftKind::Amendment | DraftKind::Cancellation => vec![w!(language, papers.why_room, room = ROOM)],
    };
    if !page.proposals.is_empty() {
        let numbers: Vec<String> = page.proposals.iter().map(ToString::to_string).collect();
        says.push(w!(language, papers.why_proposals, numbers = numbers.join(", ")));
    }
    says.join("\n\n")
}

/// What the draft changes for people: against the text in force, of a first standard against nothing.
fn changes(page: &PapersPage, language: Language) -> String {
    if page.summary.kind == DraftKind::Cancellation {
        return w!(language, papers.changes_cancellation);
    }
    let nothing = Content::from(Vec::<Section>::new());
    let old = page.old.as_ref().filter(|_| page.summary.kind == DraftKind::Amendment);
    let impacts = impact(old.unwrap_or(&nothing), &page.new);
    if impacts.is_empty() {
        return w!(language, papers.changes_words);
    }
    let lead = if page.summary.kind == DraftKind::New {
        w!(language, papers.changes_new)
    } else {
        w!(language, papers.changes_amendment)
    };
    let lines = impacts.iter().map(|one| format!("- {}", impact_words(language, one)));
    format!("{lead}\n\n{}", lines.collect::<Vec<_>>().join("\n"))
}

fn effect(page: &PapersPage, language: Language) -> String {
    let room = w!(language, papers.effect_room, room = ROOM);
    let Some(old) = page.old.as_ref().filter(|_| page.summary.kind == DraftKind::Amendment) else {
        return room;
    };
    let impacts = impact(old, &page.new);
    let many = |effect| impacts.iter().filter(|one| one.effect == effect).count().to_string();
    let (better, worse) = (many(Effect::Better), many(Effect::Worse));
    let counted = w!(language, papers.effect_counted, better = better, worse = worse);
    format!("{counted}\n\n{room}")
}

fn discussion(zone: LegalZone, page: &PapersPage, language: Language) -> String {
    let summary = &page.summary;
    let law = article(language, "Art. 15(2)");
    let Some(placement) = &summary.placement else {
        return w!(language, papers.discussion_planned, article = law);
    };
    let window = &placement.window;
    let (from, to) = (date(language, window.placed_on), date(language, window.last_day));
    let placed = w!(language, papers.discussion_placed, from = from, to = to);
    // While comments are being received and weighed their figures change: they are told with the report.
    let Some(reported_at) = summary.reported_at else { return placed };
    let count = |many: i64| number(language, u64::try_from(many).unwrap_or(0));
    let figures = w!(
        language,
        papers.discussion_figures,
        received = count(summary.comment_count),
        decided = count(summary.decided_count),
        withdrawn = count(summary.withdrawn_count),
        late = count(summary.late_count),
        date = date(language, zone.date_of(reported_at))
    );
    format!("{placed} {figures}")
}

fn coordination(zone: LegalZone, page: &PapersPage, language: Language) -> String {
    if page.rounds.is_empty() {
        return w!(language, papers.coordination_planned, article = article(language, "Art. 15(4)"));
    }
    let rounds = page.rounds.iter().rev().filter_map(|round| {
        let (from, to) = (zone.date_of(round.opened_at), zone.date_of(round.ended_at?));
        let (from, to) = (date(language, from), date(language, to));
        let place = round.number.to_string();
        Some(if round.agreed == Some(true) {
            w!(language, papers.round_agreed, number = place, from = from, to = to)
        } else {
            w!(language, papers.round_ended, number = place, from = from, to = to)
        })
    });
    rounds.collect::<Vec<_>>().join("\n\n")
}
