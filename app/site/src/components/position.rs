//! What a body has answered in a round, in words.

use chrono::NaiveDate;
use domain::coordination::Position;
use domain::language::Language;
use services::coordination::BodyInRound;

use crate::w;

/// The position of a body that counts on the legal date `on`: the given one, the one that holds, or consent by silence where a norm
/// says so (RC-3).
pub fn position_in_round(language: Language, one: &BodyInRound, on: Option<NaiveDate>) -> String {
    if one.struck.is_some() {
        return w!(language, approval.position_struck);
    }
    let is_past = on.is_some_and(|date| date > one.due_on);
    match (one.position, one.holds_from, one.silence_norm.clone().filter(|_| is_past)) {
        (Some(Position::Agree), ..) => w!(language, approval.position_agree),
        (Some(Position::AgreeWithRemarks), ..) => w!(language, approval.position_agree_with_remarks),
        (Some(Position::Refuse), ..) => w!(language, approval.position_refuse),
        (None, Some(round), _) => w!(language, approval.position_holds, round = round.to_string()),
        (None, None, Some(norm)) => w!(language, approval.position_consents, norm = norm),
        (None, None, None) => w!(language, approval.position_silent),
    }
}
