//! A draft that the public has commented on.

use domain::discussion::CommentInput;
use services::discussion::{Arrival, Channel, receive};
use services::{Request, Services};

use crate::site::harness::at;
use crate::site::harness::discussed::open_discussion;

/// A draft whose window has closed over three comments: two near-identical ones and another one.
pub(crate) async fn discussed(services: &Services) -> String {
    let (_, number) = open_discussion(services).await;
    let letter =
        "Просим сократить срок оказания услуги до одного рабочего дня, так как сведения уже есть в системах";
    let texts =
        [letter.to_owned(), format!("{letter}. Марат"), "Добавьте приём заявлений в субботу".to_owned()];
    for (place, text) in texts.into_iter().enumerate() {
        let input = CommentInput {
            kind: "individual".to_owned(),
            name: format!("Автор {place}"),
            email: format!("author{place}@example.kz"),
            language: "ru".to_owned(),
            text,
            ..CommentInput::default()
        };
        let arrival = Arrival { idempotency_key: None, channel: Channel::Form };
        let request = Request::public(at("2026-03-10T05:00:00Z"));
        receive(services, &request, &number, input, arrival).await.expect("received");
    }
    number
}
