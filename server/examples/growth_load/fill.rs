//! Drafts in every stage beside the demonstration, each of a service of its own: raw rows in one transaction.

use std::error::Error;

use chrono::{DateTime, Utc};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sea_orm::{ConnectionTrait, DbErr, Statement, TransactionTrait};

use crate::rows::{Draft, Stage, write};

/// The person who signs in: a head of the demonstration, who is given more to do here.
pub(crate) const EMAIL: &str = "head@talqy.example";
/// The bodies.
const BODIES: i64 = 20;
/// The body in which the person is the head.
const OWN: i64 = 1_001;
/// The body in which the person answers drafts and keeps the register; it is asked about every draft.
pub(crate) const KEEPER: i64 = 1_002;
/// The keys of services and drafts begin here.
const KEYS: i64 = 100_000;
/// So many drafts of the own body there are at every size; later ones are its archive.
const AT_WORK: i64 = 90;
/// So many drafts have the rare word in their titles.
const RARE: i64 = 25;
/// The draft that is looked at: it is in force.
const LOOKED_AT: i64 = 2;
/// What the services are about.
const SUBJECTS: [&str; 5] = ["справок", "лицензий", "разрешений", "удостоверений", "пособий"];

/// Of a hundred drafts, those before a place are in a stage.
const SHARES: [(i64, Stage); 9] = [
    (4, Stage::Drafting),
    (34, Stage::Open),
    (37, Stage::Review),
    (39, Stage::Reported),
    (42, Stage::Coordinating),
    (43, Stage::Returned),
    (44, Stage::Approved),
    (96, Stage::InForce),
    (100, Stage::Withdrawn),
];

/// What pages are asked for.
#[derive(Debug)]
pub(crate) struct Filled {
    /// The number of a draft.
    pub(crate) number: String,
    /// The code of its service.
    pub(crate) code: String,
    /// The code of a body.
    pub(crate) body: &'static str,
    /// A word that few drafts have, as an address writes it.
    pub(crate) rare: String,
    /// A word that every draft has.
    pub(crate) common: String,
}

/// Fills in as many drafts as are asked for.
pub(crate) async fn fill(url: &str, many: i64, at: DateTime<Utc>) -> Result<Filled, Box<dyn Error>> {
    let connection = sea_orm::Database::connect(url).await?;
    let transaction = connection.begin().await?;
    bodies(&transaction).await?;
    for place in 0..many {
        draft_of(place, at).insert(&transaction, at).await?;
    }
    transaction.commit().await?;
    connection.close().await?;
    let looked_at = draft_of(LOOKED_AT, at);
    let encoded = |word: &str| utf8_percent_encode(word, NON_ALPHANUMERIC).to_string();
    Ok(Filled {
        number: looked_at.number(),
        code: looked_at.code(),
        body: "growth1002",
        rare: encoded("пасек"),
        common: encoded("регистрация"),
    })
}

/// The draft of a place: its stage, its body and its title follow from the place alone.
fn draft_of(place: i64, at: DateTime<Utc>) -> Draft {
    // Thirty-seven shares no divisor with a hundred: every hundred drafts hold every share, mixed.
    let share = place * 37 % 100;
    let stage = SHARES.iter().find(|(until, _)| share < *until).map_or(Stage::Withdrawn, |(_, stage)| *stage);
    let is_archive = stage == Stage::InForce && place % BODIES == 0;
    let body_id = if place < AT_WORK || is_archive { OWN } else { KEEPER + place % (BODIES - 1) };
    let subject = usize::try_from(place).ok().and_then(|place| SUBJECTS.get(place % SUBJECTS.len()).copied());
    let subject = if place < RARE { "пасек" } else { subject.unwrap_or_default() };
    Draft {
        place,
        id: KEYS + place,
        body_id,
        stage,
        title: format!("Регистрация {subject} № {place}"),
        is_long: place == LOOKED_AT,
        is_at_work: place < AT_WORK,
        placed_at: stage.placed_at(place, at),
    }
}

/// The bodies, and what the person does in two of them.
async fn bodies(connection: &impl ConnectionTrait) -> Result<(), DbErr> {
    let body = "INSERT INTO bodies (id, code, kind, name_kk, name_ru, name_en, reports_to_president, email, version) \
                VALUES ($1, $2, $3, $4, $5, $6, false, '', 1)";
    for id in OWN..OWN + BODIES {
        let kind = if id == KEEPER { "authorized_services" } else { "central" };
        let values = vec![
            id.into(),
            format!("growth{id}").into(),
            kind.into(),
            format!("{id}-министрлік").into(),
            format!("Министерство {id}").into(),
            format!("Ministry {id}").into(),
        ];
        write(connection, body, values).await?;
    }
    let backend = connection.get_database_backend();
    let asked =
        Statement::from_sql_and_values(backend, "SELECT id FROM users WHERE email = $1", [EMAIL.into()]);
    let found = connection.query_one_raw(asked).await?;
    let person: i64 = found.ok_or_else(|| DbErr::RecordNotFound(EMAIL.to_owned()))?.try_get("", "id")?;
    let role = "INSERT INTO memberships (user_id, body_id, role) VALUES ($1, $2, $3)";
    for (body, name) in [(OWN, "head"), (KEEPER, "registrar"), (KEEPER, "coordinator")] {
        write(connection, role, vec![person.into(), body.into(), name.into()]).await?;
    }
    Ok(())
}
