//! What is asked for at an address that is not there, or not for who asks.

use ::http::{Method, StatusCode};
use domain::body::{BodyKind, Role};

use crate::signed::{read, signed_in};
use crate::site::Here;
use crate::site::harness::{add, office, on_each_database, staff, written_draft};

#[test]
fn what_is_not_there_or_not_theirs_is_explained_in_the_language_of_the_reader() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let number = written_draft(&services, &people).await;
        let other = add(&services, "other", BodyKind::Central).await;
        staff(&services, "stranger@example.kz", other, Role::Drafter).await;
        let here = Here::over(services);
        let stranger = signed_in(&here, "stranger@example.kz").await;
        let words = [
            ("kk", "Бұл мекенжайда ештеңе жоқ", "Бұл әрекетке құқығыңыз жоқ"),
            ("ru", "По этому адресу ничего нет", "У вас нет права на это действие"),
            ("en", "There is nothing at this address", "This is not yours to do"),
        ];
        for (language, nothing, forbidden) in words {
            let lang = format!("<html lang=\"{language}\"");
            for path in [
                "drafts/1999-0001",
                "drafts/1999-0001/comment",
                "drafts/1999-0001/comments",
                "drafts/1999-0001/report",
                "drafts/1999-0001/compare/1/2",
                "drafts/%F0%9F%98%80",
                "register/none",
                "receipts/none",
                "desk/drafts/1999-0001",
                // Placed by nobody yet: the public does not learn that it is there.
                &format!("drafts/{number}"),
            ] {
                let page = read(&here, &stranger, &format!("/{language}/{path}")).await;
                assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}: {}", page.body);
                assert!(page.body.contains(&lang) && page.body.contains(nothing), "{path}: {}", page.body);
            }
            for path in ["", "/edit/procedure.term", "/placement", "/withdraw", "/decide", "/history/appeal"]
            {
                let page = read(&here, &stranger, &format!("/{language}/desk/drafts/{number}{path}")).await;
                assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}");
                assert!(page.body.contains(&lang) && page.body.contains(forbidden), "{path}: {}", page.body);
            }
            let of_bad = [("cookie", &*format!("talqy_language={language}"))];
            let page = here.ask(Method::GET, "/de/register", &of_bad, "").await;
            assert_eq!(page.status, StatusCode::NOT_FOUND);
            assert!(page.body.contains(&lang) && page.body.contains(nothing), "{}", page.body);
        }
    });
}
