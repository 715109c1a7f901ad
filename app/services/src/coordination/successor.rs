//! Who stands in the place of a body that was abolished (RC-2).

use chrono::NaiveDate;
use domain::body::BodyId;
use domain::coordination::{CoordinatingBody, stands_for};
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

use super::sending::{coordinating, is_abolished};
use crate::entity::body;
use crate::error::ServiceError;

/// Every body as it stands on a legal date.
pub(super) struct Bodies {
    rows: Vec<body::Model>,
    kinds: Vec<CoordinatingBody>,
    today: NaiveDate,
}

impl Bodies {
    /// Reads them.
    pub(super) async fn read(
        connection: &impl ConnectionTrait,
        today: NaiveDate,
    ) -> Result<Self, ServiceError> {
        let rows = body::Entity::find().order_by_asc(body::Column::Code).all(connection).await?;
        let kinds = rows.iter().map(|row| coordinating(row, today)).collect();
        Ok(Self { rows, kinds, today })
    }

    /// The row of a body.
    pub(super) fn row(&self, body: BodyId) -> Option<&body::Model> {
        self.rows.iter().find(|row| row.id == body.0)
    }

    /// The bodies that are no more.
    pub(super) fn abolished(&self) -> impl Iterator<Item = &body::Model> {
        self.rows.iter().filter(|row| is_abolished(row, self.today))
    }

    /// The body that took over the duties of an abolished one and stands; nothing where nobody did, and for a body that is not
    /// abolished.
    pub(super) fn successor(&self, body: BodyId) -> Option<&body::Model> {
        let successor = stands_for(body, &self.kinds).filter(|successor| *successor != body)?;
        self.row(successor)
    }
}
