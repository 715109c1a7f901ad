//! What stands for a round as it was shown: nobody ends a round on answers that they have not seen.

use domain::coordination::Position;

use super::view::{BodyInRound, RoundView};
use crate::digest;

/// Stands for the answers of a round as they were shown: one more answer, another position or an amended opinion is another
/// mark.
pub fn round_mark(round: &RoundView) -> String {
    let bodies = round.bodies.iter().map(body_mark);
    let parts: Vec<String> =
        [round.number.to_string(), round.hash.clone()].into_iter().chain(bodies).collect();
    digest::sha256(parts.join("\u{0}").as_bytes())
}

fn body_mark(body: &BodyInRound) -> String {
    let position = body.position.map_or("", Position::code);
    let given_at = body.opinion.as_ref().map(|opinion| opinion.given_at.to_rfc3339()).unwrap_or_default();
    let struck_at = body.struck.as_ref().map(|(at, _)| at.to_rfc3339()).unwrap_or_default();
    format!("{} {position} {given_at} {struck_at} {:?}", body.id, body.holds_from)
}
