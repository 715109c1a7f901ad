//! The seals of rows: what of each row the ledger fixes. What the public may read is hashed as it is, so that anybody can
//! check it; what it may not read, or not yet, is hashed with the secret of the installation, so that nobody can guess it.

mod coordination;
mod decisions;
mod support;

use chrono::{DateTime, NaiveDate, Utc};
use domain::ledger::{Key, Record};
use domain::report::canonical;
use domain::standard::ContentHash;
use serde::Serialize;

use crate::entity::{
    attachment, comment, comment_entry, comment_version, draft, erasure, hiding, late_attempt, placement,
    report, revision,
};
use crate::error::ServiceError;
use crate::keys::{Keyring, Purpose};

pub(crate) use coordination::{asked, meeting, opinion, remark_answer, round, standard};
pub(crate) use decisions::{change_reason, comment_reason, decision, former, links};
pub(crate) use support::support;

type Sealed = Result<Record, ServiceError>;

/// The hash of something that is public.
pub(crate) fn public(value: &impl Serialize) -> Result<ContentHash, ServiceError> {
    Ok(ContentHash::of(canonical::json(value)?.as_bytes()))
}

/// The keyed hash of something that is not public.
pub(crate) fn keyed(keys: &Keyring, value: &impl Serialize) -> Result<ContentHash, ServiceError> {
    let hash = keys.hash(Purpose::Pseudonym, &canonical::json(value)?);
    ContentHash::parse(&hash).map_err(ServiceError::internal)
}

/// Seals a draft: what it is. Where it stands follows from the events.
pub(crate) fn draft(row: &draft::Model) -> Sealed {
    #[derive(Serialize)]
    struct Facts<'a> {
        number: &'a str,
        year: i64,
        sequence: i64,
        service: i64,
        kind: &'a str,
        amends: Option<i64>,
        // Absent from the seals of before, which have to stay what they are.
        #[serde(skip_serializing_if = "Option::is_none")]
        amends_standard: Option<i64>,
        created_at: DateTime<Utc>,
        created_by: Option<i64>,
    }
    let facts = Facts {
        number: &row.number,
        year: row.year,
        sequence: row.sequence,
        service: row.service_id,
        kind: &row.kind,
        amends: row.amends_draft_id,
        amends_standard: row.amends_standard_id,
        created_at: row.created_at,
        created_by: row.created_by,
    };
    Ok(Record::new(Key::Draft).facts(public(&facts)?))
}

/// Seals the withdrawal of a draft. One that was never placed is not public, nor is its reason.
pub(crate) fn withdrawal(keys: &Keyring, row: &draft::Model) -> Sealed {
    let private = ("withdrawal", row.id, row.withdrawn_at, row.withdrawn_by, &row.withdraw_reason);
    Ok(Record::new(Key::Withdrawal).private(keyed(keys, &private)?))
}

/// Seals a placement together with the body that placed.
pub(crate) fn placement(row: &placement::Model, body_id: i64) -> Sealed {
    #[derive(Serialize)]
    struct Facts<'a> {
        draft: i64,
        body: i64,
        revision: i64,
        placed_at: DateTime<Utc>,
        placed_on: NaiveDate,
        due_on: Option<NaiveDate>,
        opens_at: DateTime<Utc>,
        closes_at: DateTime<Utc>,
        first_day: NaiveDate,
        last_day: NaiveDate,
        confirmed_by: Option<i64>,
        edition: &'a str,
    }
    let facts = Facts {
        draft: row.draft_id,
        body: body_id,
        revision: row.revision_id,
        placed_at: row.placed_at,
        placed_on: row.placed_on,
        due_on: row.due_on,
        opens_at: row.opens_at,
        closes_at: row.closes_at,
        first_day: row.first_day,
        last_day: row.last_day,
        confirmed_by: row.confirmed_by,
        edition: &row.edition,
    };
    let text = (&row.late_reason, &row.ways);
    Ok(Record::new(Key::Placement).facts(public(&facts)?).text(public(&text)?))
}

/// Seals a revision. The hash of its text is the one that is shown with it.
pub(crate) fn revision(row: &revision::Model) -> Sealed {
    let facts = (row.draft_id, row.id, row.number, &row.kind, &row.hash, row.created_at, row.created_by);
    let text = ContentHash::of(row.content.as_bytes());
    Ok(Record::new(Key::Revision(row.number)).facts(public(&facts)?).text(text))
}

/// Seals a report. The hash of its text is the one that is published with it.
pub(crate) fn report(row: &report::Model, text: ContentHash) -> Sealed {
    let facts =
        (row.draft_id, row.from_revision, row.to_revision, &row.hash, row.published_at, row.published_by);
    // Absent from the seals of before, which have to stay what they are.
    let facts = match &row.figures {
        Some(figures) => public(&(facts, figures, &row.causes))?,
        None => public(&facts)?,
    };
    Ok(Record::new(Key::Report).facts(facts).text(text))
}

/// Seals a comment: the hash of its words is the one that stands on the receipt; who sent it is not public.
pub(crate) fn comment(keys: &Keyring, row: &comment::Model) -> Sealed {
    #[derive(Serialize)]
    struct Facts<'a> {
        draft: i64,
        number: i64,
        received_at: DateTime<Utc>,
        author_kind: &'a str,
        name_withheld: bool,
        region: &'a Option<String>,
        language: &'a str,
        section: &'a Option<String>,
        element: &'a Option<String>,
        anchor_language: &'a Option<String>,
        receipt: ContentHash,
        // Absent from the seals of before, which have to stay what they are.
        #[serde(skip_serializing_if = "Option::is_none")]
        country: &'a Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        confirmation: &'a Option<String>,
        // Absent from the seals of comments that stayed what they were.
        #[serde(skip_serializing_if = "Option::is_none")]
        corrected_at: Option<DateTime<Utc>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        withdrawn_at: Option<DateTime<Utc>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        disowned_at: Option<DateTime<Utc>>,
    }
    let facts = Facts {
        draft: row.draft_id,
        number: row.number,
        received_at: row.received_at,
        author_kind: &row.author_kind,
        name_withheld: row.name_withheld,
        region: &row.region,
        language: &row.language,
        section: &row.section,
        element: &row.element,
        anchor_language: &row.anchor_language,
        // Twenty-six random letters and digits: their hash gives nothing away.
        receipt: ContentHash::of(row.receipt.as_bytes()),
        country: &row.country,
        confirmation: &row.confirmation,
        corrected_at: row.corrected_at,
        withdrawn_at: row.withdrawn_at,
        disowned_at: row.disowned_at,
    };
    let wording = match (&row.quote, &row.suggestion) {
        (None, None) => None,
        both => Some(public(&both)?),
    };
    // With the place of the comment: two comments of one person must not show the same hash.
    let private = ("comment", row.draft_id, row.number, &row.author_name, &row.email, &row.bin);
    Ok(Record::new(Key::Comment(row.number))
        .facts(public(&facts)?)
        .text(ContentHash::of(row.text.as_bytes()))
        .wording(wording)
        .private(keyed(keys, &private)?))
}

/// Seals a file that came with a comment: its bytes by the hash that is shown with it, its name as the words of its author.
pub(crate) fn attachment(keys: &Keyring, row: &attachment::Model) -> Sealed {
    let facts = (row.draft_id, row.id, row.comment, row.place, &row.kind, row.size, &row.hash, row.is_public);
    let private = ("attachment", row.id, &row.name, row.file_id.is_some());
    Ok(Record::new(Key::Attachment(row.id)).facts(public(&facts)?).private(keyed(keys, &private)?))
}

/// Seals how a comment came that was entered by staff.
pub(crate) fn comment_entry(row: &comment_entry::Model) -> Sealed {
    let facts = (
        row.draft_id,
        row.id,
        row.comment,
        (&row.way, &row.site, &row.registered),
        (row.entered_at, row.entered_by),
    );
    Ok(Record::new(Key::Entry(row.id)).facts(public(&facts)?))
}

/// Seals a wording of a comment that its author replaced: the hash of its words is the one that stood on the receipt.
pub(crate) fn comment_version(row: &comment_version::Model) -> Sealed {
    let facts = (row.draft_id, row.id, row.comment, row.until);
    let wording = row.suggestion.as_ref().map(public).transpose()?;
    Ok(Record::new(Key::CommentVersion(row.id))
        .facts(public(&facts)?)
        .text(ContentHash::of(row.text.as_bytes()))
        .wording(wording))
}

/// Seals a late attempt, of which no word is kept.
pub(crate) fn late(row: &late_attempt::Model) -> Sealed {
    let facts = (row.draft_id, row.id, row.at, &row.channel, &row.fingerprint);
    Ok(Record::new(Key::Late(row.id)).facts(public(&facts)?))
}

/// Seals a hiding. `hides` is whether the comment itself says that its words are hidden. The reason is public; what the
/// author objects is not.
pub(crate) fn hiding(keys: &Keyring, row: &hiding::Model, hides: bool) -> Sealed {
    let facts = (
        (row.draft_id, row.id, row.comment, &row.state, &row.ground, hides),
        (row.hidden_at, row.hidden_by, row.objected_at, row.answered_at, row.answered_by),
    );
    let private = ("hiding", row.id, &row.objection, &row.answer);
    Ok(Record::new(Key::Hiding(row.id))
        .facts(public(&facts)?)
        .text(ContentHash::of(row.reason.as_bytes()))
        .private(keyed(keys, &private)?))
}

/// Seals what was taken out of a comment or of a support of it, and on which demand.
pub(crate) fn erasure(keys: &Keyring, row: &erasure::Model) -> Sealed {
    let facts = (row.draft_id, row.id, row.comment, row.words, row.person, row.at, row.by);
    // What is taken out of a comment itself is sealed as it was before there were supports.
    let facts = match row.support {
        None => public(&facts)?,
        Some(support) => public(&(facts, support))?,
    };
    let private = keyed(keys, &("erasure", row.id, &row.demand))?;
    Ok(Record::new(Key::Erasure(row.id)).facts(facts).private(private))
}

/// What a draft is called in the ledger.
pub(crate) fn subject_of(number: &str) -> String {
    format!("draft:{number}")
}
