//! The seals of what follows the report: rounds, the bodies in them, opinions, answers, meetings, acts. What bodies say of a
//! draft is not public before their round has ended, and some of it never: it is sealed with the secret of the installation.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ledger::{Key, Record};
use domain::standard::ContentHash;
use serde::Serialize;

use super::{Sealed, keyed, public};
use crate::entity::{coordination_round, meeting, opinion, remark, remark_answer, round_body, standard};
use crate::keys::Keyring;

/// Seals a round with who is asked in it. What the developing body wrote to them is not public.
pub(crate) fn round(keys: &Keyring, row: &coordination_round::Model, bodies: &[round_body::Model]) -> Sealed {
    let mut asked: Vec<(i64, i64)> = bodies.iter().map(|body| (body.id, body.body_id)).collect();
    asked.sort_unstable();
    let facts = (
        (row.draft_id, row.id, row.number, row.revision, &row.hash),
        (row.opened_at, row.opened_by, row.ended_at, row.ended_by, &row.outcome),
        asked,
    );
    let note = keyed(keys, &("round", row.id, &row.note))?;
    Ok(Record::new(Key::Round(row.id)).facts(public(&facts)?).private(note))
}

/// Seals a body in a round: why it is asked and by when, and the position that stands, which is not public before the end.
pub(crate) fn asked(keys: &Keyring, row: &round_body::Model) -> Sealed {
    let facts = (row.id, row.round_id, row.body_id, &row.grounds, row.due_on);
    let private = (
        ("asked", row.id, &row.due_norm, &row.silence_norm, row.seen_revision),
        (&row.position, row.answered_at, row.holds_from),
        (row.struck_at, row.struck_by, &row.struck_reason),
    );
    Ok(Record::new(Key::Asked(row.id)).facts(public(&facts)?).private(keyed(keys, &private)?))
}

/// Seals an opinion with its remarks, given in any order.
pub(crate) fn opinion(keys: &Keyring, row: &opinion::Model, remarks: &[remark::Model]) -> Sealed {
    let mut remarks: Vec<&remark::Model> = remarks.iter().collect();
    remarks.sort_unstable_by_key(|remark| (remark.number, remark.id));
    let remarks: Vec<_> = remarks
        .into_iter()
        .map(|remark| {
            (
                (remark.id, remark.number, &remark.section, &remark.element, &remark.language),
                (&remark.quote, &remark.text, &remark.suggestion, &remark.internal_norm),
            )
        })
        .collect();
    let private = (
        ("opinion", row.id, row.round_body_id, &row.position, &row.reasons),
        (row.given_at, row.given_by, row.superseded_at),
        remarks,
    );
    Ok(Record::new(Key::Opinion(row.id)).private(keyed(keys, &private)?))
}

/// Seals the answer to a remark, and whether the body sees the remark resolved.
pub(crate) fn remark_answer(keys: &Keyring, row: &remark_answer::Model) -> Sealed {
    let private = (
        ("remark_answer", row.remark_id, &row.outcome, &row.words, &row.element),
        (row.answered_at, row.answered_by, row.resolved, row.resolved_at, row.resolved_by),
    );
    Ok(Record::new(Key::RemarkAnswer(row.remark_id)).private(keyed(keys, &private)?))
}

/// Seals a meeting, whose participants are persons.
pub(crate) fn meeting(keys: &Keyring, row: &meeting::Model) -> Sealed {
    let private = (
        ("meeting", row.id, row.draft_id, row.round, row.held_on),
        (&row.participants, &row.settled, row.protocol_id, row.recorded_at, row.recorded_by),
    );
    Ok(Record::new(Key::Meeting(row.id)).private(keyed(keys, &private)?))
}

/// Seals an act with the text that it puts in force. The hash of the text is the one that is shown with it.
pub(crate) fn standard(row: &standard::Model) -> Sealed {
    #[derive(Serialize)]
    struct Facts<'a> {
        service: i64,
        body: i64,
        number: i64,
        kind: &'a str,
        draft: Option<i64>,
        revision: Option<i64>,
        hash: &'a str,
        order_number: &'a str,
        order_on: NaiveDate,
        order_year: i64,
        signatory: &'a str,
        justice: (&'a Option<String>, Option<NaiveDate>),
        published: (&'a Option<String>, Option<NaiveDate>),
        effective: (Option<NaiveDate>, &'a Option<String>),
        entered_at: DateTime<Utc>,
        entered_by: Option<i64>,
        // Absent from the seals of acts that nobody corrected, which have to stay what they are.
        #[serde(skip_serializing_if = "Option::is_none")]
        corrections: Option<&'a str>,
    }
    let facts = Facts {
        service: row.service_id,
        body: row.body_id,
        number: row.number,
        kind: &row.kind,
        draft: row.draft_id,
        revision: row.revision,
        hash: &row.hash,
        order_number: &row.order_number,
        order_on: row.order_on,
        order_year: row.order_year,
        signatory: &row.signatory,
        justice: (&row.justice_number, row.justice_on),
        published: (&row.published_in, row.published_on),
        effective: (row.effective_on, &row.effective_norm),
        entered_at: row.entered_at,
        entered_by: row.entered_by,
        corrections: row.corrections.as_deref(),
    };
    let text = ContentHash::of(row.content.as_bytes());
    Ok(Record::new(Key::Standard(row.id)).facts(public(&facts)?).text(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(position: &str) -> opinion::Model {
        opinion::Model {
            id: 3,
            round_body_id: 2,
            position: position.to_owned(),
            reasons: String::new(),
            given_at: "2026-06-01T05:00:00Z".parse().unwrap(),
            given_by: Some(1),
            superseded_at: None,
        }
    }

    fn made(number: i64, text: &str) -> remark::Model {
        remark::Model {
            id: number,
            opinion_id: 3,
            number,
            section: None,
            element: None,
            language: None,
            quote: None,
            text: text.to_owned(),
            suggestion: None,
            internal_norm: None,
        }
    }

    #[test]
    fn an_opinion_is_sealed_with_its_remarks_in_whatever_order_they_come() {
        let keys = Keyring::new(&[7; 32]);
        let sealed = |position, remarks: &[remark::Model]| opinion(&keys, &given(position), remarks).unwrap();
        let (first, second) = (made(1, "Уточнить срок."), made(2, "Уточнить форму."));
        let both = sealed("agree_with_remarks", &[first.clone(), second.clone()]);
        assert_eq!(both, sealed("agree_with_remarks", &[second.clone(), first.clone()]));
        assert_ne!(both, sealed("agree_with_remarks", std::slice::from_ref(&first)));
        assert_ne!(both, sealed("agree_with_remarks", &[first.clone(), made(2, "Другое.")]));
        assert_ne!(both, sealed("refuse", &[first, second]));
        assert!(both.facts.is_none() && both.text.is_none(), "nothing of it can be guessed");
    }
}
