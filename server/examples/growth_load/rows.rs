//! The rows of one draft in its stage: its service, its placement and its report; what comes later is called from here.

use chrono::{DateTime, TimeDelta, Utc};
use domain::language::Localized;
use domain::standard::{Content, Detail, Element, ElementId, SectionKey};
use sea_orm::{ConnectionTrait, DbErr, Statement, Value};

/// The clauses of a section of a text of an ordinary length.
const CLAUSES: u64 = 5;
/// How much of a stored report its readers of figures pass over.
const REPORTED: usize = 4_000;

/// Where a draft stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    Drafting,
    Open,
    Review,
    Reported,
    Coordinating,
    Returned,
    Approved,
    InForce,
    Withdrawn,
}

impl Stage {
    /// As what it is stored.
    const fn code(self) -> &'static str {
        match self {
            Self::Drafting => "drafting",
            Self::Open | Self::Review => "placed",
            Self::Reported => "reported",
            Self::Coordinating => "coordinating",
            Self::Returned => "returned",
            Self::Approved | Self::InForce => "approved",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// When a draft of a place was placed; of one that is being written when it was begun.
    pub(crate) fn placed_at(self, place: i64, at: DateTime<Utc>) -> DateTime<Utc> {
        let days = match self {
            Self::Open => 1 + place % 20,
            Self::Review => 32 + place % 8,
            _ => 60 + place % 900,
        };
        at - TimeDelta::days(days) - TimeDelta::seconds(place % 3_600)
    }

    const fn is_reported(self) -> bool {
        !matches!(self, Self::Drafting | Self::Open | Self::Review | Self::Withdrawn)
    }

    const fn is_sent(self) -> bool {
        self.is_reported() && !matches!(self, Self::Reported)
    }

    pub(crate) const fn is_approved(self) -> bool {
        matches!(self, Self::Approved | Self::InForce)
    }
}

/// A draft to be written.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) place: i64,
    /// Also the key of its service, its round and its standard.
    pub(crate) id: i64,
    pub(crate) body_id: i64,
    pub(crate) stage: Stage,
    pub(crate) title: String,
    /// Whether its text has an ordinary length; others have one clause.
    pub(crate) is_long: bool,
    /// Whether it is of those on which the own body works at every size.
    pub(crate) is_at_work: bool,
    pub(crate) placed_at: DateTime<Utc>,
}

/// Writes one statement.
pub(crate) async fn write(
    connection: &impl ConnectionTrait,
    sql: &str,
    values: Vec<Value>,
) -> Result<(), DbErr> {
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
    connection.execute_raw(statement).await?;
    Ok(())
}

impl Draft {
    /// Its number: of a year in which the demonstration has none.
    pub(crate) fn number(&self) -> String {
        format!("2019-{:04}", self.place + 1)
    }

    /// The code of its service.
    pub(crate) fn code(&self) -> String {
        format!("9{:05}", self.place)
    }

    /// So many days after its placement.
    pub(crate) fn after(&self, days: i64) -> DateTime<Utc> {
        self.placed_at + TimeDelta::days(days)
    }

    /// The instant at which it takes effect, of an approved one.
    pub(crate) fn effective_at(&self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self.stage {
            Stage::Approved => Some(at + TimeDelta::days(20)),
            Stage::InForce => Some(self.after(58)),
            _ => None,
        }
    }

    fn text(&self) -> Content {
        let clause = |section: u64, place: u64| Element {
            id: ElementId::from_random(section * 7_919 + place * 104_729 + 1),
            text: Localized::same(format!(
                "Услугодатель обеспечивает приём документов в порядке электронной очереди, а лицам с инвалидностью \
                 первой и второй группы оказывает услугу вне очереди с выездом по месту жительства ({}, {section}.{place}).",
                self.place
            )),
            detail: Detail::Prose,
        };
        let mut content = Content::default();
        if self.is_long {
            for (section, key) in (1..).zip(SectionKey::ALL) {
                content.set(key, (0..CLAUSES).map(|place| clause(section, place)).collect());
            }
        } else {
            content.set(SectionKey::Other, vec![clause(12, 0)]);
        }
        content
    }

    /// Writes all its rows.
    pub(crate) async fn insert(
        &self,
        connection: &impl ConnectionTrait,
        at: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        let text = self.text();
        let (canonical, hash) = (text.canonical(), text.hash().to_string());
        self.service(connection).await?;
        self.draft(connection, at).await?;
        if self.stage != Stage::Drafting {
            self.placement(connection, &canonical, &hash).await?;
        }
        if self.stage.is_reported() {
            self.report(connection, &canonical, &hash).await?;
        }
        if self.stage.is_sent() {
            self.round(connection, &hash).await?;
        }
        if self.stage.is_approved() {
            self.standard(connection, &canonical, &hash, at).await?;
        }
        self.proposal(connection).await
    }

    async fn service(&self, connection: &impl ConnectionTrait) -> Result<(), DbErr> {
        let sql = "INSERT INTO services (id, code, name_kk, name_ru, name_en, recipients, developing_body_id, providers, \
                   through_state_corporation, through_portal, forms, paid, included_on, search, version, created_at, \
                   updated_at) VALUES ($1, $2, $3, $3, $3, 'both', $4, '[]', false, false, '[]', false, $5, $6, 1, $7, $7)";
        let included_at = self.after(-10);
        let values = vec![
            self.id.into(),
            self.code().into(),
            self.title.clone().into(),
            self.body_id.into(),
            included_at.date_naive().into(),
            format!("{} {}", self.code(), self.title.to_lowercase()).into(),
            included_at.into(),
        ];
        write(connection, sql, values).await
    }

    async fn draft(&self, connection: &impl ConnectionTrait, at: DateTime<Utc>) -> Result<(), DbErr> {
        let sql = "INSERT INTO drafts (id, number, year, sequence, service_id, body_id, kind, title_kk, title_ru, title_en, \
                   stage, created_at, edition, comment_count, decided_count, late_count, version, closes_at, approved_at, \
                   effective_at, withdrawn_at, withdraw_reason) VALUES ($1, $2, 2019, $3, $1, $4, 'new', $5, $5, $5, $6, \
                   $7, $8, 0, 0, 0, 1, $9, $10, $11, $12, $13)";
        let edition = domain::law::in_force_on(self.placed_at.date_naive()).id.to_string();
        let is_withdrawn = self.stage == Stage::Withdrawn;
        let values = vec![
            self.id.into(),
            self.number().into(),
            (self.place + 1).into(),
            self.body_id.into(),
            self.title.clone().into(),
            self.stage.code().into(),
            self.after(-5).into(),
            edition.into(),
            (self.stage != Stage::Drafting).then(|| self.after(30)).into(),
            self.stage.is_approved().then(|| self.after(56)).into(),
            self.effective_at(at).into(),
            is_withdrawn.then(|| self.after(50)).into(),
            is_withdrawn.then(|| "Услуга исключена из реестра.".to_owned()).into(),
        ];
        write(connection, sql, values).await
    }

    async fn placement(
        &self,
        connection: &impl ConnectionTrait,
        canonical: &str,
        hash: &str,
    ) -> Result<(), DbErr> {
        self.revision(connection, 1, "placed", canonical, hash).await?;
        let sql = "INSERT INTO placements (draft_id, revision_id, placed_at, placed_on, opens_at, closes_at, first_day, \
                   last_day, ways, edition) VALUES ($1, $2, $3, $4, $3, $5, $6, $7, '[{\"way\":\"portal\"}]', 'e')";
        let values = vec![
            self.id.into(),
            (self.id * 2 + 1).into(),
            self.placed_at.into(),
            self.placed_at.date_naive().into(),
            self.after(30).into(),
            self.after(1).date_naive().into(),
            self.after(30).date_naive().into(),
        ];
        write(connection, sql, values).await
    }

    async fn revision(
        &self,
        connection: &impl ConnectionTrait,
        number: i64,
        kind: &str,
        canonical: &str,
        hash: &str,
    ) -> Result<(), DbErr> {
        let sql = "INSERT INTO revisions (id, draft_id, number, kind, content, hash, created_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let values = vec![
            (self.id * 2 + number).into(),
            self.id.into(),
            number.into(),
            kind.into(),
            canonical.into(),
            hash.into(),
            self.placed_at.into(),
        ];
        write(connection, sql, values).await
    }

    async fn report(
        &self,
        connection: &impl ConnectionTrait,
        canonical: &str,
        hash: &str,
    ) -> Result<(), DbErr> {
        self.revision(connection, 2, "revised", canonical, hash).await?;
        let sql = "INSERT INTO reports (draft_id, from_revision, to_revision, report, hash, published_at) \
                   VALUES ($1, 1, 2, $2, 'h', $3)";
        let figures = r#""total":0,"by_day":[],"by_section":[],"by_author":{},"by_outcome":{}"#;
        let report = format!(r#"{{"participation":{{{figures}}},"rest":"{}"}}"#, "о".repeat(REPORTED));
        write(connection, sql, vec![self.id.into(), report.into(), self.after(40).into()]).await
    }
}
