//! The notices of the operator: what ships, what an administrator writes in its place, and what stays of every version.

use domain::access::Reason;
use domain::body::{BodyKind, Role};
use domain::language::Localized;
use domain::notice::{NoticeInput, NoticeName, Operator};
use services::notices::{change_notice, notice, notice_at, shipped, versions};
use services::{Conflict, Request, ServiceError, ledger};

use crate::harness::{add, morning, on_each_database, staff};

fn written(text: &str) -> NoticeInput {
    NoticeInput { text: Localized::same(text), operator: Operator::default() }
}

fn entered() -> Operator {
    Operator {
        name: Localized::new("Министрлік", "Министерство", "Ministry"),
        address: Localized::new("Астана", "Астана", "Astana"),
        email: "site@example.kz".to_owned(),
        phone: "1414".to_owned(),
    }
}

#[test]
fn a_notice_is_the_shipped_one_until_it_is_written_and_can_be_put_back() {
    on_each_database(|services| async move {
        let body = add(&services, "ministry", BodyKind::Central).await;
        let administrator = staff(&services, "administrator@example.kz", body, Role::Administrator).await;
        let name = NoticeName::Help;
        let first = notice(&services, name).await.unwrap();
        assert_eq!((first.version, first.is_shipped, first.at), (0, true, None));
        assert_eq!(first.text, shipped(name));

        let save = async |version: i64, input: NoticeInput| {
            change_notice(&services, &administrator, name, version, &input).await
        };
        let events = ledger::sequence(&services.database).await.unwrap();
        assert_eq!(save(0, NoticeInput { text: shipped(name), ..written("") }).await.unwrap(), 0);
        assert_eq!(ledger::sequence(&services.database).await.unwrap(), events, "what ships is no change");

        assert_eq!(save(0, written("Own words")).await.unwrap(), 1);
        assert_eq!(ledger::sequence(&services.database).await.unwrap(), events + 1);
        assert_eq!(save(1, written("Own words")).await.unwrap(), 1, "the same words are no new version");
        let own = notice(&services, name).await.unwrap();
        assert_eq!((own.text.ru.as_str(), own.is_shipped), ("Own words", false));
        assert_eq!(notice(&services, NoticeName::Privacy).await.unwrap().version, 0, "another stays");

        assert_eq!(save(1, NoticeInput { text: shipped(name), ..written("") }).await.unwrap(), 2);
        assert!(notice(&services, name).await.unwrap().is_shipped);
        let kept = versions(&services, &administrator, name).await.unwrap();
        let told: Vec<_> = kept.iter().map(|one| (one.version, one.is_shipped, one.by.as_deref())).collect();
        assert_eq!(told, [(2, true, Some("administrator")), (1, false, Some("administrator"))]);
        assert_eq!(kept[0].at, administrator.at);
        let older = notice_at(&services, &administrator, name, 1).await.unwrap();
        assert_eq!(older.text.kk, "Own words");
        assert_eq!(notice_at(&services, &administrator, name, 0).await.unwrap().text, shipped(name));
        let none = notice_at(&services, &administrator, name, 3).await;
        assert!(matches!(none, Err(ServiceError::NotFound)), "{none:?}");
        assert!(ledger::prove(&services, &[]).await.unwrap().holds());
    });
}

#[test]
fn nobody_writes_over_a_notice_that_was_not_seen() {
    on_each_database(|services| async move {
        let body = add(&services, "ministry", BodyKind::Central).await;
        let administrator = staff(&services, "administrator@example.kz", body, Role::Administrator).await;
        let name = NoticeName::Contact;
        let first = NoticeInput { operator: entered(), ..written("Own words") };
        change_notice(&services, &administrator, name, 0, &first).await.unwrap();
        let unseen = change_notice(&services, &administrator, name, 0, &written("Others")).await.unwrap_err();
        let ServiceError::Stale(conflict) = unseen else { panic!("{unseen:?}") };
        let Conflict::Notice(stands) = *conflict else { panic!("a notice") };
        assert_eq!((stands.version, stands.operator.clone()), (1, entered()));
        assert_eq!(notice(&services, name).await.unwrap(), *stands, "nothing was overwritten");
    });
}

#[test]
fn only_an_administrator_writes_notices() {
    on_each_database(|services| async move {
        let body = add(&services, "ministry", BodyKind::Central).await;
        let head = staff(&services, "head@example.kz", body, Role::Head).await;
        for (request, reason) in [
            (Request::public(morning()), Reason::SignInNeeded),
            (head, Reason::RoleNeeded { roles: &[Role::Administrator] }),
        ] {
            let name = NoticeName::Privacy;
            let refusals = [
                change_notice(&services, &request, name, 0, &written("a")).await.map(|_| ()),
                versions(&services, &request, name).await.map(|_| ()),
                notice_at(&services, &request, name, 0).await.map(|_| ()),
            ];
            for refused in refusals {
                let Err(ServiceError::Denied(denied)) = refused else { panic!("{refused:?}") };
                assert_eq!(denied.reason, reason);
            }
        }
    });
}
