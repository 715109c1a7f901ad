//! What comes of a draft after its report: the round of its coordination, its standard, and a proposal for its service.

use chrono::{DateTime, Datelike, Utc};
use sea_orm::{ConnectionTrait, DbErr};

use crate::fill::KEEPER;
use crate::rows::{Draft, Stage, write};

/// So many proposals wait.
const PROPOSED: i64 = 20;
/// One in so many standards of other bodies has places that wait.
const WAITING: i64 = 10;

impl Draft {
    /// The round of its coordination, in which the keeper of the register and one other body are asked.
    pub(crate) async fn round(&self, connection: &impl ConnectionTrait, hash: &str) -> Result<(), DbErr> {
        let sql = "INSERT INTO coordination_rounds (id, draft_id, number, revision, hash, opened_at, ended_at, outcome) \
                   VALUES ($1, $1, 1, 2, $2, $3, $4, $5)";
        let ended_at = (self.stage != Stage::Coordinating).then(|| self.after(55));
        let outcome = if self.stage.is_approved() { "agreed" } else { "refused" };
        let outcome = ended_at.map(|_| outcome.to_owned());
        let values =
            vec![self.id.into(), hash.into(), self.after(45).into(), ended_at.into(), outcome.into()];
        write(connection, sql, values).await?;
        for (body, ground) in [(KEEPER, "authorized_services"), (KEEPER + 1, "interested")] {
            self.asked(connection, body, ground, ended_at).await?;
        }
        Ok(())
    }

    async fn asked(
        &self,
        connection: &impl ConnectionTrait,
        body: i64,
        ground: &str,
        ended_at: Option<DateTime<Utc>>,
    ) -> Result<(), DbErr> {
        let sql = "INSERT INTO round_bodies (id, round_id, body_id, grounds, due_on, position, answered_at, version) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, 1)";
        let position = if self.stage.is_approved() { "agree" } else { "refuse" };
        let id = self.id * 2 + body - KEEPER;
        let values = vec![
            id.into(),
            self.id.into(),
            body.into(),
            format!("[\"{ground}\"]").into(),
            self.after(59).date_naive().into(),
            ended_at.map(|_| position.to_owned()).into(),
            ended_at.into(),
        ];
        write(connection, sql, values).await?;
        let Some(at) = ended_at else { return Ok(()) };
        let opinion = "INSERT INTO opinions (id, round_body_id, position, reasons, given_at) VALUES ($1, $1, $2, $3, $4)";
        let reasons = "Проект согласован в представленной редакции.";
        write(connection, opinion, vec![id.into(), position.into(), reasons.into(), at.into()]).await
    }

    /// The standard that it became, and the places where that is made known.
    pub(crate) async fn standard(
        &self,
        connection: &impl ConnectionTrait,
        canonical: &str,
        hash: &str,
        at: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        let sql = "INSERT INTO standards (id, service_id, body_id, number, kind, draft_id, revision, content, hash, \
                   order_number, order_on, order_year, signatory, justice_number, justice_on, published_in, published_on, \
                   effective_on, entered_at, version) VALUES ($1, $1, $2, 1, 'adopted', $1, 2, $3, $4, $5, $6, $7, \
                   'А. Сапаров', $5, $6, 'Эталонный контрольный банк', $6, $8, $9, 1)";
        let order_on = self.after(56).date_naive();
        let values = vec![
            self.id.into(),
            self.body_id.into(),
            canonical.into(),
            hash.into(),
            self.place.to_string().into(),
            order_on.into(),
            i64::from(order_on.year()).into(),
            self.effective_at(at).map(|instant| instant.date_naive()).into(),
            self.after(56).into(),
        ];
        write(connection, sql, values).await?;
        let sql = "INSERT INTO informing_places (standard_id, place, due_on, done_on, version) VALUES ($1, $2, $3, $4, 1)";
        // Of the own body the same ones wait at every size, of the others some of all.
        let waits = if self.is_at_work { self.place % 6 == 0 } else { self.place % WAITING == 3 };
        let done_on = (!waits).then(|| self.after(58).date_naive());
        for place in ["portal", "own_site", "premises", "contact_centre"] {
            let due_on = self.after(59).date_naive();
            let values = vec![self.id.into(), place.into(), due_on.into(), done_on.into()];
            write(connection, sql, values).await?;
        }
        Ok(())
    }

    /// A proposal for its service: the same ones wait at every size, later ones were answered.
    pub(crate) async fn proposal(&self, connection: &impl ConnectionTrait) -> Result<(), DbErr> {
        if self.place >= PROPOSED && self.place % 10 != 0 {
            return Ok(());
        }
        let sql = "INSERT INTO proposals (service_id, kind, source, text, name, language, received_at, due_on, receipt, \
                   outcome, answer, answered_at) VALUES ($1, 'change', 'recipient', $2, 'Айгүл Серікова', 'ru', $3, $4, \
                   $5, $6, $7, $8)";
        let answered_at = (self.place >= PROPOSED).then(|| self.after(59));
        let values = vec![
            self.id.into(),
            format!("{}: прошу сократить срок оказания услуги до {} рабочих дней.", self.title, self.place)
                .into(),
            self.placed_at.into(),
            self.after(59).date_naive().into(),
            format!("growth{}", self.place).into(),
            answered_at.map(|_| "not_accepted".to_owned()).into(),
            answered_at.map(|_| "Срок установлен законом.".to_owned()).into(),
            answered_at.into(),
        ];
        write(connection, sql, values).await
    }
}
