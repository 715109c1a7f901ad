//! Meetings that settle disagreements: when they were held, who took part, what was settled, the protocol as a file (RC-3).

use chrono::NaiveDate;
use domain::access::{Action, allow};
use domain::discussion::{TextProblem, screen, screen_line};
use domain::ledger::Facts;
use domain::standard::ContentHash;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::{Deserialize, Serialize};

use super::meetings::{MeetingView, of_draft};
use super::protocol_file::{LARGEST_PROTOCOL, ProtocolKind, UploadedFile};
use crate::context::{Request, Services};
use crate::drafts::load::{load, touch};
use crate::entity::{coordination_round, file, meeting};
use crate::error::{FieldProblem, ServiceError};
use crate::ledger::{self, seal};
use crate::storage::Write;

/// The most characters of the list of those who took part.
const PARTICIPANTS_LIMIT: u32 = 4_000;
/// The most characters of what was settled.
const SETTLED_LIMIT: u32 = 20_000;
/// The most characters of the name of a file.
const FILE_NAME_LIMIT: u32 = 200;

/// A meeting as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeetingInput {
    /// The day on which it was held, `2026-03-02`.
    pub held_on: String,
    /// Who took part.
    pub participants: String,
    /// What was settled.
    pub settled: String,
    /// The protocol, if there is one.
    pub protocol: Option<UploadedFile>,
}

/// The file of a protocol.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProtocolFile {
    /// What it is.
    pub kind: ProtocolKind,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A meeting fit to be recorded.
struct NewMeeting {
    held_on: NaiveDate,
    participants: String,
    settled: String,
    protocol: Option<(String, ProtocolKind, Vec<u8>)>,
}

/// Records a meeting about the last round of the draft `number`.
///
/// # Errors
/// [`ServiceError::Invalid`] on the fields `held_on` (`date`, `future`, `before_sent`), `participants`, `settled` and `protocol`
/// (`too_large`, `unknown_kind`, or the problem of its name); the refusals of [`domain::draft::Draft::answer_remarks`];
/// [`ServiceError::NotFound`], [`ServiceError::Denied`].
pub async fn record_meeting(
    services: &Services,
    request: &Request,
    number: &str,
    input: MeetingInput,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    allow(&request.actor, Action::AnswerRemarks, &loaded.resource())?;
    loaded.draft.answer_remarks()?;
    let rounds = rounds_of(&write, loaded.row.id).await?;
    let (first, last) = rounds.first().zip(rounds.last()).ok_or(ServiceError::NotFound)?;
    let sent_on = services.settings.zone.date_of(first.opened_at);
    let meeting = checked(input, sent_on, request.today(services))?;
    let hash = meeting.protocol.as_ref().map(|(_, _, bytes)| ContentHash::of(bytes));
    let protocol_id = match meeting.protocol {
        Some((name, kind, bytes)) => Some(kept(&write, request, name, kind, bytes).await?),
        None => None,
    };
    let row = meeting::ActiveModel {
        draft_id: Set(loaded.row.id),
        round: Set(last.number),
        held_on: Set(meeting.held_on),
        participants: Set(meeting.participants),
        settled: Set(meeting.settled),
        protocol_id: Set(protocol_id),
        recorded_at: Set(request.at),
        recorded_by: Set(request.user_id()),
        ..Default::default()
    };
    let row = row.insert(&*write).await?;
    let subject = loaded.subject();
    touch(&write, loaded.row.into()).await?;
    let sealed = seal::meeting(&services.settings.keys, &row)?;
    let facts = Facts::of("meeting", row.id)
        .and("round", row.round)
        .and("held_on", row.held_on)
        .and("protocol", hash)
        .sealing([sealed]);
    ledger::append(&write, request, "meeting.recorded", &subject, facts).await?;
    write.commit().await
}

async fn rounds_of(write: &Write, draft_id: i64) -> Result<Vec<coordination_round::Model>, ServiceError> {
    let rounds = coordination_round::Entity::find()
        .filter(coordination_round::Column::DraftId.eq(draft_id))
        .order_by_asc(coordination_round::Column::Number);
    Ok(rounds.all(&**write).await?)
}

/// The meeting of a form: held since the draft was sent, and not later than today.
fn checked(input: MeetingInput, sent_on: NaiveDate, today: NaiveDate) -> Result<NewMeeting, ServiceError> {
    let mut problems = Vec::new();
    let mut told = |field: &str, code: &str| problems.push(FieldProblem::new(field, code));
    let held_on = NaiveDate::parse_from_str(input.held_on.trim(), "%Y-%m-%d").ok();
    match held_on {
        None => told("held_on", "date"),
        Some(day) if day > today => told("held_on", "future"),
        Some(day) if day < sent_on => told("held_on", "before_sent"),
        Some(_) => {}
    }
    let mut words = |field: &str, raw: &str, limit| match screen(raw, limit) {
        Ok(words) => words,
        Err(problem) => {
            told(field, problem.code());
            String::new()
        }
    };
    let participants = words("participants", &input.participants, PARTICIPANTS_LIMIT);
    let settled = words("settled", &input.settled, SETTLED_LIMIT);
    let protocol = match input.protocol.map(protocol_of).transpose() {
        Ok(protocol) => protocol,
        Err(code) => {
            told("protocol", code);
            None
        }
    };
    match held_on {
        Some(held_on) if problems.is_empty() => Ok(NewMeeting { held_on, participants, settled, protocol }),
        _ => Err(ServiceError::Invalid(problems)),
    }
}

fn protocol_of(file: UploadedFile) -> Result<(String, ProtocolKind, Vec<u8>), &'static str> {
    let UploadedFile { name, bytes } = file;
    if bytes.len() > LARGEST_PROTOCOL {
        return Err("too_large");
    }
    let kind = ProtocolKind::of(&bytes).ok_or("unknown_kind")?;
    // Some browsers tell the whole path of a file.
    let own = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = screen_line(own, FILE_NAME_LIMIT).map_err(TextProblem::code)?;
    Ok((name, kind, bytes))
}

async fn kept(
    write: &Write,
    request: &Request,
    name: String,
    kind: ProtocolKind,
    bytes: Vec<u8>,
) -> Result<i64, ServiceError> {
    let row = file::ActiveModel {
        hash: Set(ContentHash::of(&bytes).to_string()),
        name: Set(name),
        media_type: Set(kind.media_type().to_owned()),
        size: Set(i64::try_from(bytes.len()).map_err(ServiceError::internal)?),
        bytes: Set(bytes),
        kept_at: Set(request.at),
        kept_by: Set(request.user_id()),
        ..Default::default()
    };
    Ok(row.insert(&**write).await?.id)
}

/// The meetings about the draft `number`, the newest first.
///
/// # Errors
/// [`ServiceError::NotFound`], or [`ServiceError::Denied`] unless the actor writes for the body of the draft.
pub async fn meetings(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<Vec<MeetingView>, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, number).await?;
    allow(&request.actor, Action::ReadDraft, &loaded.resource())?;
    of_draft(connection, loaded.row.id).await
}

/// The protocol of a meeting about the draft `number`.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such meeting or it has none; [`ServiceError::Denied`] unless the actor writes for the
/// body of the draft.
pub async fn protocol(
    services: &Services,
    request: &Request,
    number: &str,
    meeting_id: i64,
) -> Result<ProtocolFile, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, number).await?;
    allow(&request.actor, Action::ReadDraft, &loaded.resource())?;
    let row = file_of(connection, loaded.row.id, meeting_id).await?.ok_or(ServiceError::NotFound)?;
    let kind = ProtocolKind::from_media_type(&row.media_type);
    let kind = kind.ok_or_else(|| ServiceError::internal(format!("file {} is of no kind", row.id)))?;
    Ok(ProtocolFile { kind, bytes: row.bytes })
}

async fn file_of(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    meeting_id: i64,
) -> Result<Option<file::Model>, ServiceError> {
    let row = meeting::Entity::find_by_id(meeting_id)
        .filter(meeting::Column::DraftId.eq(draft_id))
        .one(connection)
        .await?;
    match row.and_then(|row| row.protocol_id) {
        Some(id) => Ok(file::Entity::find_by_id(id).one(connection).await?),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn told(input: MeetingInput) -> Vec<(String, String)> {
        match checked(input, day("2026-05-04"), day("2026-05-20")) {
            Err(ServiceError::Invalid(problems)) => {
                problems.into_iter().map(|problem| (problem.field, problem.code)).collect()
            }
            _ => Vec::new(),
        }
    }

    #[test]
    fn rc_3_a_meeting_was_held_since_the_draft_was_sent() {
        let on = |held_on: &str| MeetingInput {
            held_on: held_on.to_owned(),
            participants: "Министерство, уполномоченный орган".to_owned(),
            settled: "Срок оставлен прежним.".to_owned(),
            protocol: None,
        };
        for (held_on, code) in [("2026-05-21", "future"), ("2026-05-03", "before_sent"), ("вчера", "date")]
        {
            assert_eq!(told(on(held_on)), [("held_on".to_owned(), code.to_owned())], "{held_on}");
        }
        assert!(told(on("2026-05-04")).is_empty() && told(on(" 2026-05-20 ")).is_empty());
    }

    #[test]
    fn everything_wrong_with_a_meeting_is_told_at_once() {
        let protocol = UploadedFile { name: "protocol.exe".to_owned(), bytes: b"MZ".to_vec() };
        let problems = told(MeetingInput { protocol: Some(protocol), ..MeetingInput::default() });
        let fields: Vec<_> = problems.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["held_on", "participants", "settled", "protocol"]);
    }

    #[test]
    fn of_a_path_only_the_name_is_kept() {
        let name = r"C:\Users\a\Протокол.pdf".to_owned();
        let file = UploadedFile { name, bytes: b"%PDF-1.7".to_vec() };
        assert_eq!(protocol_of(file).map(|(name, ..)| name), Ok("Протокол.pdf".to_owned()));
        let large = UploadedFile { name: "a.pdf".to_owned(), bytes: vec![0; LARGEST_PROTOCOL + 1] };
        assert_eq!(protocol_of(large).map(|(name, ..)| name), Err("too_large"));
    }
}
