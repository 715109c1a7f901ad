//! Comments that reached the body on paper or by another way are entered by its staff within the law's window (R15-4, R15-5).

use domain::discussion::{CommentInput, DecisionInput, EntryInput, Outcome, Way};
use domain::draft::Refusal;
use services::discussion::{
    AttachmentUpload, DecideInput, EnteredComment, NewAttachment, Received, attachment, attachment_at_desk,
    attachments, comment, decide, enter,
};
use services::{Request, ServiceError, Services, reading};

use crate::harness::discussed::{holds, individual, open_discussion};
use crate::harness::refused::refusal;
use crate::harness::{Office, at, later, on_each_database, publish};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n%%EOF\n";
/// After the window has closed: what came in time may still be entered.
const REVIEW: &str = "2026-04-03T05:00:00Z";

fn scan() -> NewAttachment {
    let mut upload = AttachmentUpload::begin().unwrap();
    upload.add(PDF).unwrap();
    upload.finish("scan.pdf").unwrap().unwrap()
}

/// A letter on paper that came at this moment of the legal clock.
fn letter(date: &str, time: &str, files: Vec<NewAttachment>) -> EnteredComment {
    EnteredComment {
        comment: CommentInput { email: String::new(), ..individual("Срок велик.") },
        entry: EntryInput {
            way: "paper".to_owned(),
            date: date.to_owned(),
            time: time.to_owned(),
            registered: "12-3/45".to_owned(),
            ..EntryInput::default()
        },
        key: Some(format!("{date} {time}")),
        files,
    }
}

async fn entered(
    services: &Services,
    office: &Office,
    number: &str,
    typed: EnteredComment,
) -> Result<Received, ServiceError> {
    enter(services, &later(&office.drafter, at(REVIEW)), number, typed).await
}

#[test]
fn r15_5_a_letter_stands_among_the_comments_with_the_moment_of_its_receipt() {
    on_each_database(|services| async move {
        let (office, number) = open_discussion(&services).await;
        let received =
            entered(&services, &office, &number, letter("2026-03-05", "09:30", vec![scan()])).await.unwrap();
        assert_eq!((received.number, received.received_at), (1, at("2026-03-05T04:30:00Z")));
        let again =
            entered(&services, &office, &number, letter("2026-03-05", "09:30", vec![scan()])).await.unwrap();
        assert!(again.repeated);

        let shown = comment(&services, &number, 1).await.unwrap();
        let told = shown.entered.unwrap();
        assert_eq!((told.way, told.entered_at), (Way::Paper, at(REVIEW)));
        assert_eq!(told.registered.as_deref(), Some("12-3/45"));
        // The scan is for the staff until somebody publishes it.
        assert!(attachments(&services, &number, &[1]).await.unwrap().is_empty());
        assert!(attachment(&services, &number, (1, 1)).await.is_err());
        let drafter = later(&office.drafter, at(REVIEW));
        assert_eq!(attachment_at_desk(&services, &drafter, &number, (1, 1)).await.unwrap().bytes, PDF);
        let mut published = letter("2026-03-05", "09:31", vec![scan()]);
        published.entry.publish = "1".to_owned();
        entered(&services, &office, &number, published).await.unwrap();
        assert_eq!(attachment(&services, &number, (2, 1)).await.unwrap().bytes, PDF);
        holds(&services).await;

        let form = DecisionInput {
            outcome: Outcome::NotAccepted.code().to_owned(),
            substantiation: "Срок установлен законом, сократить его нельзя.".to_owned(),
            summary: "Просят сократить срок".to_owned(),
        };
        let input =
            DecideInput { comments: vec![1, 2], decision: form.parse().unwrap(), elements: Vec::new() };
        decide(&services, &drafter, &number, input).await.unwrap();
        publish(&services, &later(&office.head, at(REVIEW)), &number).await.unwrap();
        let page = reading::report(&services, &Request::public(at(REVIEW)), &number).await.unwrap();
        let ways: Vec<_> = page.report.comments.iter().map(|one| one.entered.as_ref().unwrap().way).collect();
        assert_eq!(ways, [Way::Paper, Way::Paper]);
        // What was not entered before the report cannot stand in it.
        let after = entered(&services, &office, &number, letter("2026-03-06", "10:00", vec![scan()])).await;
        assert_eq!(refusal(after), Refusal::AlreadyReported);
        holds(&services).await;
    });
}

#[test]
fn r15_4_the_moment_of_receipt_decides_and_not_that_of_entry() {
    on_each_database(|services| async move {
        let (office, number) = open_discussion(&services).await;
        // The window: from 11:00 of 2 March to the end of 1 April.
        let table = [
            ("2026-03-02", "10:59", false),
            ("2026-03-02", "11:00", true),
            ("2026-04-01", "23:59", true),
            ("2026-04-02", "00:00", false),
            ("2026-04-02", "09:00", false),
        ];
        for (date, time, is_in_time) in table {
            let answer = entered(&services, &office, &number, letter(date, time, vec![scan()])).await;
            assert_eq!(answer.is_ok(), is_in_time, "{date} {time}: {answer:?}");
        }
        let late = entered(&services, &office, &number, letter("2026-04-02", "09:00", vec![scan()])).await;
        let Refusal::DiscussionClosed { received_at, .. } = refusal(late) else { panic!("closed") };
        assert_eq!(received_at, at("2026-04-02T04:00:00Z"));
        let public = Request::public(at(REVIEW));
        let page = reading::draft(&services, &public, &number).await.unwrap();
        assert_eq!(page.summary.comments, 2);
        holds(&services).await;
    });
}

#[test]
fn r15_5_what_came_on_paper_needs_no_email_and_no_letter_confirms_it() {
    on_each_database(|services| async move {
        let (office, number) = open_discussion(&services).await;
        let mut entity = letter("2026-03-05", "09:30", vec![scan()]);
        entity.comment.kind = "entrepreneur".to_owned();
        entity.comment.iin = "900101350003".to_owned();
        entered(&services, &office, &number, entity).await.unwrap();
        let mut several = letter("2026-03-05", "09:31", vec![scan()]);
        several.comment.kind = "group".to_owned();
        several.comment.names = "Айгүл Серікова\nМарат Оспанов".to_owned();
        entered(&services, &office, &number, several).await.unwrap();
        for one in [1, 2] {
            let shown = comment(&services, &number, one).await.unwrap();
            assert!(shown.author.name.is_some(), "{shown:?}");
            assert_eq!(shown.author.confirmation, None);
        }
    });
}

#[test]
fn r15_5_only_the_staff_of_the_body_enters_comments() {
    on_each_database(|services| async move {
        let (_, number) = open_discussion(&services).await;
        let public = Request::public(at(REVIEW));
        let denied = enter(&services, &public, &number, letter("2026-03-05", "09:30", vec![scan()])).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
    });
}
