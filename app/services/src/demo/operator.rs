//! Who operates the demonstration: nobody who exists.

use chrono::{DateTime, TimeDelta, Utc};
use domain::body::Role;
use domain::notice::{NoticeInput, NoticeName};

use super::data;
use super::people::Staff;
use crate::context::Services;
use crate::error::ServiceError;
use crate::notices::{change_notice, shipped};

/// The body whose administrator enters it.
const BODY: &str = "civil";

/// Enters the operator beside the shipped text, soon after the people were added.
pub(super) async fn fill(services: &Services, staff: &Staff, at: DateTime<Utc>) -> Result<(), ServiceError> {
    let request = staff.call(BODY, Role::Administrator, at - TimeDelta::days(364))?;
    let input = NoticeInput { text: shipped(NoticeName::Contact), operator: data::operator()? };
    change_notice(services, &request, NoticeName::Contact, 0, &input).await.map(drop)
}
