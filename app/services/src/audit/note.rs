//! Writing the record.

use sea_orm::{ConnectionTrait, EntityTrait, Set};

use super::kind::AuditKind;
use super::network::shortened;
use crate::context::{Request, Services};
use crate::entity::audit::{ActiveModel, Entity};
use crate::error::ServiceError;

/// How much of the name of a browser is kept, in characters.
const DEVICE_LENGTH: usize = 120;

/// What is noted, besides who asked and when.
#[derive(Clone, Debug)]
pub struct Noted {
    kind: AuditKind,
    user_id: Option<i64>,
    subject: String,
    device: Option<String>,
}

impl Noted {
    /// Something that the asker of the request did, to or with `subject`.
    pub fn new(kind: AuditKind, subject: impl Into<String>) -> Self {
        Self { kind, user_id: None, subject: subject.into(), device: None }
    }

    /// The same about a person whom the request does not name yet, such as at a sign-in.
    #[must_use]
    pub fn of(self, user_id: i64) -> Self {
        Self { user_id: Some(user_id), ..self }
    }

    /// The same with the name of the browser.
    #[must_use]
    pub fn with(self, device: &str) -> Self {
        let device = device.chars().filter(|letter| !letter.is_control()).take(DEVICE_LENGTH).collect();
        Self { device: Some(device), ..self }
    }
}

/// Notes something before it is answered. Where the database takes nothing now, it is noted in the log of the process.
///
/// # Errors
/// [`ServiceError`] if the note cannot be written for another reason.
pub async fn note(services: &Services, request: &Request, noted: Noted) -> Result<(), ServiceError> {
    let written = async {
        let write = services.database.write().await?;
        note_in(&*write, request, &noted).await?;
        write.commit().await
    };
    match written.await {
        Err(ServiceError::Busy | ServiceError::Unavailable) => {
            let user = noted.user_id.or_else(|| request.user_id());
            let network = request.remote.map(shortened);
            let (kind, subject) = (noted.kind.code(), &noted.subject);
            tracing::warn!(kind, subject, user, network, "recorded here: the database takes nothing now");
            Ok(())
        }
        other => other,
    }
}

/// Notes something in the transaction of a command.
pub(crate) async fn note_in(
    connection: &impl ConnectionTrait,
    request: &Request,
    noted: &Noted,
) -> Result<(), ServiceError> {
    Entity::insert(row(request, noted)).exec_without_returning(connection).await?;
    Ok(())
}

pub(super) fn row(request: &Request, noted: &Noted) -> ActiveModel {
    ActiveModel {
        at: Set(request.at),
        user_id: Set(noted.user_id.or_else(|| request.user_id())),
        action: Set(noted.kind.code().to_owned()),
        subject: Set(noted.subject.clone()),
        network: Set(request.remote.map(shortened)),
        device: Set(noted.device.clone()),
        ..Default::default()
    }
}
