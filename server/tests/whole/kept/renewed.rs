//! Until when a page is kept.

use ::http::{Method, StatusCode};
use chrono::TimeDelta;

use super::{again, comment};
use crate::signed::{read, signed_in};
use crate::site::Here;
use crate::site::harness::{SERVICE, morning, office, on_each_database, placed, written_draft};

#[test]
fn the_page_of_a_draft_is_kept_until_something_changes() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        placed(&services, &office, &number, morning()).await;
        let here = Here::over(services);
        let own = signed_in(&here, "head@example.kz").await;
        let address = format!("/ru/drafts/{number}");
        let first = here.get(&address).await;
        assert_eq!(first.status, StatusCode::OK, "{}", first.body);
        let kept = here.get(&address).await;
        let tag = kept.header("etag").to_owned();
        assert!(!tag.is_empty());
        assert_eq!(here.get(&address).await.header("etag"), tag);
        let policy = kept.header("content-security-policy");
        let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap();
        assert!(kept.body.contains(nonce), "the nonce is the one of the page");
        let known = here.ask(Method::GET, &address, &[("if-none-match", &tag)], "").await;
        assert_eq!((known.status, known.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
        let packed = here.ask(Method::GET, &address, &[("accept-encoding", "br")], "").await;
        assert_eq!(packed.header("content-encoding"), "br");
        assert_eq!(read(&here, &own, &address).await.header("etag"), "");

        comment(&here, &number).await;
        here.clock.set(morning() + TimeDelta::milliseconds(200));
        assert_eq!(
            here.get(&address).await.header("etag"),
            tag,
            "shown without asking for a quarter of a second"
        );
        here.clock.set(morning() + TimeDelta::milliseconds(300));
        assert_ne!(here.get(&address).await.header("etag"), tag, "a comment changes the page");
        let before = here.get(&address).await.header("etag").to_owned();
        here.clock.set(morning() + TimeDelta::minutes(1));
        assert_ne!(here.get(&address).await.header("etag"), before, "the minute changes the time left");
    });
}

#[test]
fn a_placed_draft_is_seen_at_once_on_every_page_that_lists_it() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let here = Here::over(services.clone());
        let lists = ["/ru/".to_owned(), "/ru/feed.atom".to_owned(), format!("/ru/register/{SERVICE}")];
        for address in &lists {
            assert!(!again(&here, address).await.body.contains(&number), "{address}");
        }
        placed(&services, &office, &number, morning()).await;
        for address in &lists {
            assert!(here.get(address).await.body.contains(&number), "{address}");
        }
        let comments = format!("/ru/drafts/{number}/comments");
        assert!(!again(&here, &comments).await.body.contains("Срок следует сократить."));
        comment(&here, &number).await;
        assert!(here.get(&comments).await.body.contains("Срок следует сократить."));
        // Closing needs no command: the minute alone ends what is open.
        assert!(again(&here, "/ru/calendar.ics").await.body.contains(&number));
        here.clock.set(morning() + TimeDelta::days(31));
        assert!(!here.get("/ru/calendar.ics").await.body.contains(&number));
    });
}
