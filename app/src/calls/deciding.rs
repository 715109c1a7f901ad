//! Deciding on comments: what is doubtful in a substantiation while it is typed.

use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::CallFault;

/// What is doubtful in a substantiation typed for some comments: the code and the sentence of each doubt.
///
/// # Errors
/// [`CallFault`] if the asker may not decide, or nothing can be said now.
#[server(prefix = "/call", endpoint = "weigh_substantiation", input = Json)]
pub async fn weigh_substantiation(
    number: String,
    comments: Vec<i64>,
    substantiation: String,
) -> Result<Vec<(String, String)>, CallFault> {
    super::answers::answers().weigh_substantiation(number, comments, substantiation).await
}
