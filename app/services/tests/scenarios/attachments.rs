//! Files of comments: kept and sealed with the comment, read for the search, taken out on a lawful demand (R15-5).

use domain::discussion::{HidingGround, HidingInput};
use sea_orm::ConnectionTrait;
use services::discussion::{
    Arrival, AttachmentUpload, Channel, CommentFilter, Erasure, NewAttachment, Received, attachment,
    attachment_at_desk, attachments, attachments_at_desk, attachments_of_receipt, comments, erase, hide,
    keep_words, next_unread, receipt, receive_with, take_back,
};
use services::{Request, ServiceError, Services, ledger};

use crate::harness::discussed::{holds, individual, open_discussion};
use crate::harness::{at, later, on_each_address, on_each_database, open};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n%%EOF\n";

fn pdf(name: &str) -> NewAttachment {
    let mut upload = AttachmentUpload::begin().unwrap();
    upload.add(PDF).unwrap();
    upload.finish(name).unwrap().unwrap()
}

async fn send(services: &Services, number: &str, files: Vec<NewAttachment>) -> (i64, bool) {
    let received = sent(services, number, files).await;
    (received.number, received.repeated)
}

async fn sent(services: &Services, number: &str, files: Vec<NewAttachment>) -> Received {
    let input = individual("Смотрите файл.");
    let arrival = Arrival { idempotency_key: Some("key".to_owned()), channel: Channel::Form };
    let request = Request::public(at("2026-03-05T06:00:00Z"));
    receive_with(services, &request, number, input, arrival, files).await.unwrap()
}

async fn found(services: &Services, number: &str, text: &str) -> Vec<i64> {
    let filter = CommentFilter { text: text.to_owned(), ..CommentFilter::default() };
    let page = comments(services, number, &filter).await.unwrap();
    page.comments.into_iter().map(|comment| comment.number).collect()
}

#[test]
fn a_comment_is_found_by_its_files_until_it_is_withdrawn() {
    on_each_database(|services| async move {
        let (office, number) = open_discussion(&services).await;
        let secret = sent(&services, &number, vec![pdf("a.pdf")]).await.receipt;
        assert!(found(&services, &number, "насоса").await.is_empty());
        let unread = next_unread(&services, 0).await.unwrap().unwrap();
        let read = Some("Нужен новый насос.".to_owned());
        keep_words(&services, unread.id, read, at("2026-03-05T06:01:00Z")).await.unwrap();
        assert_eq!(found(&services, &number, "насоса").await, [1]);

        let version = receipt(&services, &secret).await.unwrap().version;
        let author = Request::public(at("2026-03-07T06:00:00Z"));
        take_back(&services, &author, &secret, version).await.unwrap();
        assert!(found(&services, &number, "насоса").await.is_empty());
        assert!(attachments(&services, &number, &[1]).await.unwrap().is_empty());
        assert!(matches!(attachment(&services, &number, (1, 1)).await, Err(ServiceError::NotFound)));
        // Its author and those who decide keep it.
        assert_eq!(attachments_of_receipt(&services, &secret).await.unwrap().len(), 1);
        let head = later(&office.head, at("2026-03-07T07:00:00Z"));
        assert_eq!(attachment_at_desk(&services, &head, &number, (1, 1)).await.unwrap().bytes, PDF);
        holds(&services).await;
    });
}

#[test]
fn r15_5_files_are_kept_once_sealed_and_taken_out() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (office, number) = open_discussion(&services).await;
        let head = later(&office.head, at("2026-03-06T06:00:00Z"));
        assert_eq!(send(&services, &number, vec![pdf("a.pdf"), pdf("b.pdf")]).await, (1, false));
        assert_eq!(send(&services, &number, vec![pdf("a.pdf"), pdf("b.pdf")]).await, (1, true));
        // The same words with other files are another sending.
        assert_eq!(send(&services, &number, vec![pdf("a.pdf")]).await, (2, false));
        holds(&services).await;
        let listed = attachments(&services, &number, &[1, 2, 3]).await.unwrap();
        let names = |of: i64| listed[&of].iter().map(|file| file.name.as_str()).collect::<Vec<_>>();
        assert_eq!((names(1), names(2)), (vec!["a.pdf", "b.pdf"], vec!["a.pdf"]));
        assert_eq!(attachment(&services, &number, (1, 2)).await.unwrap().bytes, PDF);

        let unread = next_unread(&services, 0).await.unwrap().unwrap();
        keep_words(&services, unread.id, None, head.at).await.unwrap();
        let listed = attachments(&services, &number, &[1]).await.unwrap();
        assert!(listed[&1][0].is_wordless && !listed[&1][1].is_wordless);
        assert_ne!(next_unread(&services, 0).await.unwrap().unwrap().id, unread.id);

        let hiding = HidingInput {
            ground: HidingGround::PersonalData.code().to_owned(),
            reason: "Адрес другого человека.".to_owned(),
        };
        hide(&services, &head, &number, 1, &hiding).await.unwrap();
        assert!(attachments(&services, &number, &[1]).await.unwrap().is_empty());
        let gone = attachment(&services, &number, (1, 1)).await;
        assert!(matches!(gone, Err(ServiceError::NotFound)));
        assert_eq!(attachments_at_desk(&services, &head, &number, &[1]).await.unwrap()[&1].len(), 2);
        let words =
            Erasure { words: true, person: false, demand: "Решение суда № 1".to_owned() };
        erase(&services, &head, &number, 1, &words).await.unwrap();
        let gone = attachment_at_desk(&services, &head, &number, (1, 1)).await;
        assert!(matches!(gone, Err(ServiceError::NotFound)));
        assert!(attachments_at_desk(&services, &head, &number, &[1]).await.unwrap()[&1][0].name.is_empty());
        holds(&services).await;

        // A file that is changed behind the back of the ledger is not handed out, and its row is seen.
        let beside = sea_orm::Database::connect(&url).await.unwrap();
        beside.execute_unprepared("UPDATE attachments SET hash = '' WHERE comment = 2").await.unwrap();
        assert!(attachment(&services, &number, (2, 1)).await.is_err());
        assert!(!ledger::prove(&services, &[]).await.unwrap().holds());
        beside.close().await.unwrap();
        services.database.close().await.unwrap();
    });
}
