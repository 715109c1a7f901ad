//! The page of the record of who signed in and who read personal data.

use domain::body::{BodyKind, Role};

use crate::signed::{read, signed_in};
use crate::site::Here;
use crate::site::harness::{add, on_each_database, staff};

#[test]
fn an_administrator_sees_who_read_what_and_pages_through_it() {
    on_each_database(|services| async move {
        let body = add(&services, "ministry", BodyKind::Central).await;
        staff(&services, "admin@example.kz", body, Role::Administrator).await;
        let here = Here::over(services);
        let cookie = signed_in(&here, "admin@example.kz").await;
        let page = async |address: &str| read(&here, &cookie, address).await;
        for _ in 0..60 {
            page("/en/desk/people").await;
        }
        page("/en/desk/ledger").await;
        let shown = page("/en/desk/audit").await;
        assert_eq!(shown.status, 200, "{}", shown.body);
        // In the table and in the choice of the filter.
        let times = |body: &str, words: &str| body.matches(words).count();
        assert!(times(&shown.body, "Read the accounts of the staff") > 40, "{}", shown.body);
        assert!(
            shown.body.contains("127.0.0.0/24") && shown.body.contains("Earlier entries"),
            "{}",
            shown.body
        );
        let ledger = page("/en/desk/audit?kind=ledger_read&person=1").await;
        assert_eq!(times(&ledger.body, "Read the ledger"), 2, "{}", ledger.body);
        assert_eq!(times(&ledger.body, "<tr>"), 2, "the head and one line");
        assert_eq!(page("/en/desk/audit?kind=none").await.status, 200);
        assert_eq!(page("/en/desk/audit?person=none").await.status, 400);
        for language in ["ru", "kk"] {
            assert_eq!(page(&format!("/{language}/desk/audit")).await.status, 200);
        }
    });
}
