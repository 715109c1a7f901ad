//! The pages on which a comment is corrected, withdrawn, disowned and reported, with plain forms alone.

use ::http::StatusCode;
use services::Services;

use crate::signed::{hidden, read, send, signed_in};
use crate::site::Here;
use crate::site::harness::discussed::{open_discussion, say};
use crate::site::harness::{at, on_each_database};

const WORDS: &str = "Срок велик.";
const OPEN: &str = "2026-03-11T05:00:00Z";

/// A draft whose window is open over one comment: its number, and the secret of the receipt.
async fn commented(services: &Services) -> (String, String) {
    let (_, number) = open_discussion(services).await;
    let received = say(services, &number, WORDS).await;
    (number, received.receipt)
}

#[test]
fn r15_4_an_author_corrects_and_withdraws_from_the_receipt_until_the_closing_moment() {
    on_each_database(|services| async move {
        let (number, secret) = commented(&services).await;
        let here = Here::over(services);
        here.clock.set(at(OPEN));
        let receipt = format!("/en/receipts/{secret}");
        let change = format!("{receipt}/change");
        let comments = format!("/en/drafts/{number}/comments");
        assert!(here.get(&receipt).await.body.contains(&change));
        let page = here.get(&change).await;
        let seen = hidden(&page, "version");
        let same = [("do", "correct"), ("version", seen.as_str()), ("text", WORDS)];
        let refused = send(&here, "", &change, &same).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("The words are the same"), "{}", refused.body);
        let better = [("do", "correct"), ("version", seen.as_str()), ("text", "Срок слишком велик.")];
        assert_eq!(send(&here, "", &change, &better).await.status, StatusCode::SEE_OTHER);
        let public = here.get(&comments).await;
        for told in ["Срок слишком велик.", WORDS, "Corrected by its author", "Earlier wording"]
        {
            assert!(public.body.contains(told), "{told}: {}", public.body);
        }
        // Another window of the browser still shows the first wording.
        let old = [("do", "correct"), ("version", seen.as_str()), ("text", "Иначе.")];
        let stale = send(&here, "", &change, &old).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(
            stale.body.contains("Иначе.") && stale.body.contains("Срок слишком велик."),
            "{}",
            stale.body
        );
        let seen = hidden(&stale, "version");
        let withdraw = [("do", "withdraw"), ("version", seen.as_str())];
        assert_eq!(send(&here, "", &change, &withdraw).await.status, StatusCode::SEE_OTHER);
        let public = here.get(&comments).await;
        assert!(!public.body.contains("велик"), "{}", public.body);
        assert!(public.body.contains("Withdrawn by its author") && public.body.contains("id=\"no-1\""));
        let rest = here.get(&format!("/api/v1/drafts/{number}/comments/1")).await.json();
        assert_eq!((rest["text"].as_str(), rest["withdrawn_at"].is_string()), (Some(""), true));
        here.clock.set(at("2026-04-02T05:00:00Z"));
        let late = send(&here, "", &change, &better).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(
            late.body.contains("Article 15, paragraph 4") && late.body.contains("Срок слишком велик."),
            "{}",
            late.body
        );
    });
}

#[test]
fn an_owner_of_an_address_disowns_a_comment_by_a_press_and_not_by_opening_the_link() {
    on_each_database(|services| async move {
        let (number, secret) = commented(&services).await;
        let named = format!("{number}/1/{secret}");
        let key = services.settings.keys.hash(services::keys::Purpose::NotMine, &named);
        let here = Here::over(services);
        here.clock.set(at(OPEN));
        let comments = format!("/en/drafts/{number}/comments");
        let address = format!("{comments}/1/not-mine/{key}");
        let page = here.get(&address).await;
        assert_eq!((page.status, page.header("cache-control")), (StatusCode::OK, "private, no-store"));
        assert!(!page.body.contains(&secret));
        assert!(here.get(&comments).await.body.contains("Айгүл Серікова"));
        assert_eq!(here.get(&format!("{comments}/1/not-mine/none")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(send(&here, "", &address, &[]).await.status, StatusCode::SEE_OTHER);
        let public = here.get(&comments).await.body;
        assert!(!public.contains("Айгүл Серікова") && public.contains("author not confirmed"), "{public}");
        assert!(public.contains(WORDS));
    });
}

#[test]
fn a_reader_reports_a_comment_and_the_head_leaves_it() {
    on_each_database(|services| async move {
        let (number, _) = commented(&services).await;
        let here = Here::over(services);
        here.clock.set(at(OPEN));
        let form = format!("/en/drafts/{number}/comments/1/report");
        assert!(here.get(&format!("/en/drafts/{number}/comments")).await.body.contains(&form));
        let refused = send(&here, "", &form, &[("words", "Реклама сайта")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Реклама сайта"), "{}", refused.body);
        let sent = send(&here, "", &form, &[("kind", "advertising"), ("words", "Реклама сайта")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        assert!(here.get(sent.header("location")).await.body.contains("The report was received"));
        let head = signed_in(&here, "head@example.kz").await;
        assert!(read(&here, &head, "/en/desk").await.body.contains("/en/desk/abuse"));
        let inbox = read(&here, &head, "/en/desk/abuse").await.body;
        let answer = format!("/en/desk/drafts/{number}/comments/1/hide");
        assert!(inbox.contains("Реклама сайта") && inbox.contains(&answer), "{inbox}");
        assert_eq!(send(&here, &head, &answer, &[("do", "leave")]).await.status, StatusCode::SEE_OTHER);
        assert!(!read(&here, &head, "/en/desk/abuse").await.body.contains("Реклама сайта"));
    });
}
