//! What stands beside the form of a comment, and what is offered to be supported.

use domain::discussion::{CommentInput, SupportInput};
use services::discussion::{beside, near, receipt, receive, support_receipt, supporters, take_back};
use services::{Request, ServiceError};

use super::{CLOSES, LETTER, arrival, send, supporter};
use crate::harness::discussed::{holds, individual, open_discussion, say};
use crate::harness::{at, on_each_database};

#[test]
fn the_newest_comments_on_a_clause_stand_beside_its_form_and_near_ones_are_offered() {
    on_each_database(|services| async move {
        let (_, number) = open_discussion(&services).await;
        for place in 1..=7 {
            say(&services, &number, &format!("Замечание{place} довод{place} вывод{place}.")).await;
        }
        let others = beside(&services, &number, None, None).await.unwrap();
        let numbers: Vec<i64> = others.comments.iter().map(|one| one.number).collect();
        assert_eq!((numbers, others.total), (vec![7, 6, 5, 4, 3], 7));
        let request = Request::public(at("2026-03-06T06:00:00Z"));
        let lone =
            near(&services, &request, &number, &individual(LETTER), &arrival(Some("k"))).await.unwrap();
        assert!(lone.is_empty(), "{lone:?}");
        say(&services, &number, LETTER).await;
        let input = individual(&format!("{LETTER}. Марат"));
        let offered = near(&services, &request, &number, &input, &arrival(Some("k"))).await.unwrap();
        assert_eq!(offered.iter().map(|one| one.number).collect::<Vec<_>>(), [8]);
        let elsewhere = CommentInput { section: "appeal".to_owned(), ..input.clone() };
        let none = near(&services, &request, &number, &elsewhere, &arrival(Some("k"))).await.unwrap();
        assert!(none.is_empty(), "on another clause it is another comment");
        // Sent once, the same form is answered with its receipt and not with an offer.
        receive(&services, &request, &number, input.clone(), arrival(Some("k"))).await.unwrap();
        let own = near(&services, &request, &number, &input, &arrival(Some("k"))).await.unwrap();
        assert!(own.is_empty(), "{own:?}");
        let late = Request::public(at(CLOSES));
        assert!(near(&services, &late, &number, &input, &arrival(None)).await.unwrap().is_empty());
    });
}

#[test]
fn r15_5_a_withdrawn_comment_is_neither_supported_nor_offered() {
    on_each_database(|services| async move {
        let (_, number) = open_discussion(&services).await;
        let request = Request::public(at("2026-03-05T06:00:00Z"));
        let sent = receive(&services, &request, &number, individual(LETTER), arrival(None)).await.unwrap();
        let input = supporter("Марат", "");
        let kept = send(&services, &number, "2026-03-06T06:00:00Z", &input, None).await.unwrap();
        let version = receipt(&services, &sent.receipt).await.unwrap().version;
        let request = Request::public(at("2026-03-07T06:00:00Z"));
        take_back(&services, &request, &sent.receipt, version).await.unwrap();
        let late = send(&services, &number, "2026-03-08T06:00:00Z", &supporter("Олег", ""), None).await;
        assert!(matches!(late, Err(ServiceError::NotFound)), "{late:?}");
        let request = Request::public(at("2026-03-08T06:00:00Z"));
        let typed = individual(&format!("{LETTER}. Олег"));
        let offered = near(&services, &request, &number, &typed, &arrival(None)).await.unwrap();
        assert!(offered.is_empty(), "{offered:?}");
        assert!(beside(&services, &number, None, None).await.unwrap().comments.is_empty());
        let page = supporters(&services, &number, 1, 1).await.unwrap();
        assert_eq!(page.supporters[0].supporter.name, None, "nobody reads what was supported");
        let own = support_receipt(&services, &kept.receipt).await.unwrap();
        assert_eq!((own.supporter.name.as_deref(), own.comment.text.as_str()), (Some("Марат"), ""));
        holds(&services).await;
    });
}

#[test]
fn r15_5_several_together_neither_support_nor_are_offered_to() {
    on_each_database(|services| async move {
        let (_, number) = open_discussion(&services).await;
        say(&services, &number, LETTER).await;
        let when = "2026-03-06T06:00:00Z";
        let group = SupportInput { kind: "group".to_owned(), ..supporter("", "a@example.kz") };
        let Err(ServiceError::InvalidComment(problems)) = send(&services, &number, when, &group, None).await
        else {
            panic!("refused")
        };
        let told: Vec<_> = problems.iter().map(|one| (one.field, one.problem.code())).collect();
        assert_eq!(told, [("kind", "group_support")]);
        let entity = SupportInput { kind: "foreign_entity".to_owned(), ..supporter("Acme", "") };
        send(&services, &number, when, &entity, None).await.unwrap();
        let several = CommentInput {
            kind: "group".to_owned(),
            names: "Айгүл\nМарат".to_owned(),
            ..individual(&format!("{LETTER}. Вместе"))
        };
        let request = Request::public(at(when));
        let offered = near(&services, &request, &number, &several, &arrival(None)).await.unwrap();
        assert!(offered.is_empty(), "{offered:?}");
        let alone = CommentInput { kind: "individual".to_owned(), ..several };
        let offered = near(&services, &request, &number, &alone, &arrival(None)).await.unwrap();
        assert_eq!(offered.len(), 1);
    });
}
