//! Who speaks (R15-5): named entities that confirm, receipts that are taken as files, several clauses in one sending.

use domain::discussion::{AuthorKind, CommentInput, ConfirmEntities, Confirmation, CorrectionInput};
use services::discussion::{
    Arrival, Channel, CommentFilter, comments, confirm, confirmable, correct, not_mine, receipt, receive,
    receive_several,
};
use services::{Request, ServiceError, Services, Settings, ledger, outbox};

use crate::harness::discussed::{holds, open_discussion};
use crate::harness::{at, on_each_address, open, tell};

fn entrepreneur(text: &str) -> CommentInput {
    CommentInput {
        kind: "entrepreneur".to_owned(),
        name: "ИП Серікова".to_owned(),
        iin: "900101350003".to_owned(),
        email: "ip@example.kz".to_owned(),
        language: "ru".to_owned(),
        text: text.to_owned(),
        ..CommentInput::default()
    }
}

fn by(key: Option<&str>) -> Arrival {
    Arrival { idempotency_key: key.map(str::to_owned), channel: Channel::Island }
}

fn public() -> Request {
    Request::public(at("2026-03-05T06:00:00Z"))
}

/// What the letters to an address say.
async fn letters(services: &Services, recipient: &str) -> Vec<String> {
    let taken = outbox::claim(services, at("2026-03-05T06:05:00Z"), 100).await.unwrap();
    let own = taken.into_iter().filter(|letter| letter.message.recipient == recipient);
    own.map(|letter| letter.message.body).collect()
}

fn key_of(letters: &[String]) -> Option<String> {
    let letter = letters.iter().find(|letter| letter.contains("/speakers/"))?;
    let rest = letter.split("/speakers/").nth(1)?;
    Some(rest.chars().take_while(char::is_ascii_alphanumeric).collect())
}

#[test]
fn r15_5_a_named_entity_shows_as_confirmed_only_after_its_letter_was_answered() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (_, number) = open_discussion(&services).await;
        let sent = receive(&services, &public(), &number, entrepreneur("Сократите срок"), by(None)).await;
        let own = sent.unwrap().receipt;
        let shown = async || {
            let page = comments(&services, &number, &CommentFilter::default()).await.unwrap();
            (page.comments[0].author.kind, page.comments[0].author.confirmation)
        };
        assert_eq!(shown().await, (AuthorKind::Entrepreneur, Some(Confirmation::Unconfirmed)));
        let key = key_of(&letters(&services, "ip@example.kz").await).expect("the letter asks");
        assert_ne!(key, own);
        // Opening changes nothing.
        let found = confirmable(&services, &key).await.unwrap();
        assert_eq!((found.confirmed, found.comments.len()), (false, 1));
        assert_eq!(shown().await.1, Some(Confirmation::Unconfirmed));
        for _ in 0..2 {
            confirm(&services, &public(), &key).await.unwrap();
            assert_eq!(shown().await.1, Some(Confirmation::Confirmed));
        }
        for wrong in ["none", own.as_str()] {
            let refused = confirm(&services, &public(), wrong).await.unwrap_err();
            assert!(matches!(refused, ServiceError::NotFound), "{refused:?}");
        }
        holds(&services).await;
        // Confirming behind the back of the ledger is seen.
        tell(&url, "UPDATE comments SET confirmation = 'unconfirmed'").await;
        assert!(!ledger::prove(&services, &[]).await.unwrap().holds());
        services.database.close().await.unwrap();
    });
}

#[test]
fn r15_5_where_it_is_required_a_named_entity_gives_an_email_and_is_received_at_its_arrival() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (_, number) = open_discussion(&services).await;
        let settings = Settings { confirm_entities: ConfirmEntities::Required, ..Settings::default() };
        let strict = Services::new(services.database.clone(), settings);
        let bare = CommentInput { email: String::new(), ..entrepreneur("Сократите срок") };
        let refused = receive(&strict, &public(), &number, bare.clone(), by(None)).await.unwrap_err();
        let ServiceError::InvalidComment(problems) = refused else { panic!("{refused:?}") };
        let told: Vec<_> = problems.iter().map(|one| (one.field, one.problem.code())).collect();
        assert_eq!(told, [("email", "empty")]);
        let received = receive(&strict, &public(), &number, entrepreneur("Срок"), by(None)).await.unwrap();
        assert_eq!((received.number, received.received_at), (1, public().at));
        let page = comments(&strict, &number, &CommentFilter::default()).await.unwrap();
        assert_eq!(page.comments[0].author.confirmation, Some(Confirmation::Awaited));
        // An individual is asked for nothing; without e-mail no letter goes out, and the receipt says so.
        let alone = CommentInput { kind: "individual".to_owned(), ..bare };
        let received = receive(&strict, &public(), &number, alone, by(None)).await.unwrap();
        let view = receipt(&strict, &received.receipt).await.unwrap();
        assert_eq!((view.mailed, view.comment.author.confirmation), (false, None));
        assert!(letters(&strict, "").await.is_empty());
        services.database.close().await.unwrap();
    });
}

#[test]
fn r15_5_several_clauses_are_received_together_or_not_at_all() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (_, number) = open_discussion(&services).await;
        let broken = [entrepreneur("Первое"), entrepreneur(" ")];
        let refused =
            receive_several(&services, &public(), &number, &broken, &by(Some("k")), Vec::new()).await;
        let (place, error) = refused.unwrap_err();
        assert_eq!(place, 1);
        assert!(matches!(error, ServiceError::InvalidComment(_)), "{error:?}");
        assert!(comments(&services, &number, &CommentFilter::default()).await.unwrap().comments.is_empty());

        let three = ["Первое", "Второе", "Третье"].map(entrepreneur);
        let send = async || {
            receive_several(&services, &public(), &number, &three, &by(Some("k")), Vec::new()).await.unwrap()
        };
        let received = send().await;
        let numbers: Vec<i64> = received.iter().map(|one| one.number).collect();
        assert_eq!(numbers, [1, 2, 3]);
        // The same sending again is answered with the same receipts.
        let again = send().await;
        assert!(again.iter().all(|one| one.repeated));
        assert_eq!(again[0].receipt, received[0].receipt);
        let view = receipt(&services, &received[0].receipt).await.unwrap();
        let others: Vec<(i64, String)> =
            received[1..].iter().map(|one| (one.number, one.receipt.clone())).collect();
        assert_eq!(view.together, others);
        // One letter asks for all.
        let letters = letters(&services, "ip@example.kz").await;
        assert_eq!(letters.len(), 3);
        assert_eq!(letters.iter().filter(|letter| letter.contains("/speakers/")).count(), 1);
        confirm(&services, &public(), &key_of(&letters).unwrap()).await.unwrap();
        let page = comments(&services, &number, &CommentFilter::default()).await.unwrap();
        assert!(page.comments.iter().all(|one| one.author.confirmation == Some(Confirmation::Confirmed)));
        holds(&services).await;
        services.database.close().await.unwrap();
    });
}

#[test]
fn r15_5_a_correction_keeps_who_speaks_and_a_disowned_comment_leaves_its_sending() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (_, number) = open_discussion(&services).await;
        let two = ["Первое", "Второе"].map(entrepreneur);
        let received =
            receive_several(&services, &public(), &number, &two, &by(None), Vec::new()).await.unwrap();
        let letters = letters(&services, "ip@example.kz").await;
        let own = letters.iter().find(|letter| letter.contains("/comments/1/not-mine/")).unwrap();
        let secret = own.split("/comments/1/not-mine/").nth(1).unwrap();
        let secret: String = secret.chars().take_while(char::is_ascii_alphanumeric).collect();
        let key = key_of(&letters).expect("the letter asks");

        let second = &received[1].receipt;
        let version = receipt(&services, second).await.unwrap().version;
        let words =
            CorrectionInput { text: "Второе, иначе".to_owned(), suggestion: String::new() };
        correct(&services, &public(), second, version, &words).await.unwrap();
        let author = async |secret: &str| receipt(&services, secret).await.unwrap().comment.author;
        let corrected = author(second).await;
        assert_eq!(corrected.name.as_deref(), Some("ИП Серікова"));
        assert_eq!(
            (corrected.kind, corrected.confirmation),
            (AuthorKind::Entrepreneur, Some(Confirmation::Unconfirmed))
        );

        not_mine(&services, &public(), &number, 1, &secret).await.unwrap();
        let first = author(&received[0].receipt).await;
        assert_eq!((first.disowned, first.name, first.confirmation), (true, None, None));
        assert!(receipt(&services, second).await.unwrap().together.is_empty());
        // Nobody confirms in the name of an address whose owner has said that it is not theirs.
        let refused = confirm(&services, &public(), &key).await.unwrap_err();
        assert!(matches!(refused, ServiceError::NotFound), "{refused:?}");
        holds(&services).await;
        services.database.close().await.unwrap();
    });
}
