//! The law of a ground: picked from what the body cited before, with several places, and the grounds that the Law itself gives.

use ::http::StatusCode;

use crate::signed::{read, send, signed_in};
use crate::site::Here;
use crate::site::harness::{morning, office, on_each_database, written_draft};

/// The value of a hidden field.
fn hidden(body: &str, name: &str) -> String {
    let (_, after) = body.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    after.split('"').next().unwrap().to_owned()
}

#[test]
fn r14_3_a_law_is_picked_without_a_script_and_its_places_are_printed_as_acts_do() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let number = written_draft(&services, &people).await;
        let here = Here::over(services);
        here.clock.set(morning());
        let drafter = signed_in(&here, "drafter@example.kz").await;
        let page = format!("/ru/desk/drafts/{number}/edit/procedure.refusal_grounds");
        let five = send(&here, &drafter, &page, &[("base", "1"), ("do", "grounds")]).await;
        assert_eq!(five.status, StatusCode::OK, "{}", five.body);
        assert_eq!(five.body.matches("class=\"line\"").count(), 5);
        assert!(five.body.contains("установление недостоверности документов"));

        let typed = [
            ("do", "save"),
            ("line.zq9.text.kk", "Негіз"),
            ("line.zq9.text.ru", "Основание"),
            ("line.zq9.law.kk", "Ара туралы Заң"),
            ("line.zq9.law.ru", "Закон «О пчеловодстве»"),
            ("line.zq9.number", "№ 5-VI"),
            ("line.zq9.date", "2002-01-12"),
            ("line.zq9.article", "4"),
            ("line.zq9.paragraphs", "2"),
            ("line.zq9.subparagraphs", "1) и 3)"),
            ("line.zq9.article.2", "7"),
        ];
        let base = hidden(&read(&here, &drafter, &page).await.body, "base");
        let with = |fields: &[(&'static str, &'static str)]| {
            fields.iter().map(|(name, value)| (*name, *value)).collect::<Vec<_>>()
        };
        let mut wrong = with(&typed);
        wrong[9].1 = "первый";
        wrong.push(("base", base.as_str()));
        let refused = send(&here, &drafter, &page, &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Укажите номера через запятую") && refused.body.contains("первый"));
        let mut right = with(&typed);
        right.push(("base", base.as_str()));
        let saved = send(&here, &drafter, &page, &right).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);

        let shown = read(&here, &drafter, &page).await.body;
        let label = "Закон от 12 января 2002 года № 5-VI «О пчеловодстве»";
        let (before, _) = shown.split_once(&format!(">{label}<")).unwrap();
        let key = before.rsplit_once("value=\"").unwrap().1.split('"').next().unwrap().to_owned();
        let base = hidden(&shown, "base");
        let picked = [
            ("base", base.as_str()),
            ("do", "save"),
            ("line.b1.text.kk", "Тағы бір негіз"),
            ("line.b1.text.ru", "Ещё одно основание"),
            ("picked.b1", ""),
            ("pick.b1", key.as_str()),
            ("line.b1.article", "9"),
        ];
        let saved = send(&here, &drafter, &page, &picked).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let shown = read(&here, &drafter, &page).await.body;
        assert!(shown.contains("value=\"5-VI\"") && shown.contains("value=\"2002-01-12\""), "{shown}");

        let list = read(&here, &drafter, "/ru/desk/laws").await;
        assert!(list.body.contains(label), "{}", list.body);
        let one = read(&here, &drafter, &format!("/ru/desk/laws?law={key}")).await;
        assert!(one.body.contains("value=\"5-VI\""), "{}", one.body);
        let version = hidden(&one.body, "version");
        let wrong = [("do", "save"), ("law", key.as_str()), ("version", version.as_str()), ("date", "вчера")];
        let refused = send(&here, &drafter, "/ru/desk/laws", &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("value=\"вчера\"") && refused.body.contains("Укажите дату"));
    });
}
