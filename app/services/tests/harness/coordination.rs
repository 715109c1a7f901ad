//! Coordination and approval step by step, as their people take the steps: each on what they see at that moment.

use domain::approval::ApprovalInput;
use domain::coordination::Position;
use domain::draft::StageName;
use services::coordination::{
    GiveInput, SendInput, asked, end_round, give_opinion, plan, round_mark, rounds, send,
};
use services::standards::{approval, approve};
use services::{Request, ServiceError, Services};

/// Sends the draft to the bodies that the law names: the number of the round.
pub(crate) async fn send_round(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<u32, ServiceError> {
    let seen = plan(services, request, number).await?.seen;
    send(services, request, number, SendInput::default(), &seen).await
}

/// An opinion without remarks.
pub(crate) fn opinion(position: Position, reasons: &str) -> GiveInput {
    GiveInput { position: position.code().to_owned(), reasons: reasons.to_owned(), remarks: Vec::new() }
}

/// Gives the opinion of a body on the text that it is asked about.
pub(crate) async fn opine(
    services: &Services,
    request: &Request,
    number: &str,
    body: &str,
    input: &GiveInput,
) -> Result<Position, ServiceError> {
    let page = asked(services, request, number, body).await?;
    let version = page.draft.as_ref().map_or(0, |draft| draft.version);
    give_opinion(services, request, number, body, &page.round.hash, input, version).await
}

/// Ends the last round on the answers that stand: the stage that follows.
pub(crate) async fn end_last_round(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<StageName, ServiceError> {
    let shown = rounds(services, request, number).await?;
    let (round, mark) = shown.first().map_or((1, String::new()), |last| (last.number, round_mark(last)));
    end_round(services, request, number, round, &mark).await
}

/// An order that is neither registered nor published yet.
pub(crate) fn order(number: &str, on: &str) -> ApprovalInput {
    ApprovalInput {
        order_number: number.to_owned(),
        order_on: on.to_owned(),
        signatory: "Министр А. Үсенов".to_owned(),
        ..ApprovalInput::default()
    }
}

/// What is recorded of an order afterwards: its registration and its first official publication.
pub(crate) fn registered(justice_number: &str, justice_on: &str, published_on: &str) -> ApprovalInput {
    ApprovalInput {
        justice_number: justice_number.to_owned(),
        justice_on: justice_on.to_owned(),
        published_in: "Эталонный контрольный банк".to_owned(),
        published_on: published_on.to_owned(),
        ..ApprovalInput::default()
    }
}

/// Approves the text that stands.
pub(crate) async fn approve_shown(
    services: &Services,
    request: &Request,
    number: &str,
    input: ApprovalInput,
) -> Result<(), ServiceError> {
    let seen = approval(services, request, number).await?.seen;
    approve(services, request, number, input, &seen).await
}
