//! What is set for a body and how the register was approved, over HTTP: what is typed comes back, with its errors beside it.

use ::http::StatusCode;
use domain::body::Role;

use crate::signed::{read, send, signed_in};
use crate::site::Here;
use crate::site::harness::{SERVICE, office, on_each_database, staff};

#[test]
fn rc_2_the_settings_of_a_body_come_back_with_their_errors_or_stay() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        staff(&services, "administrator@example.kz", people.ministry, Role::Administrator).await;
        let here = Here::over(services);
        let administrator = signed_in(&here, "administrator@example.kz").await;
        let ministry = people.ministry.0.to_string();
        let body = [
            ("version", "1"),
            ("code", "keeper"),
            ("kind", "authorized_services"),
            ("name_kk", "Орган"),
            ("name_ru", "Орган"),
            ("coordination_norm", "п. 12 Регламента"),
            ("successor", ministry.as_str()),
        ];
        let address = "/en/desk/bodies/keeper";
        let wrong = [&body[..], &[("coordination_days", "sixty")]].concat();
        let answer = send(&here, &administrator, address, &wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for field in ["coordination_days", "abolished_on"] {
            assert!(answer.body.contains(&format!("f-{field}-error")), "{field}: {}", answer.body);
        }
        assert!(answer.body.contains("sixty") && answer.body.contains("п. 12 Регламента"));

        let right = [&body[..], &[("coordination_days", "15"), ("abolished_on", "2026-07-01")]].concat();
        let answer = send(&here, &administrator, address, &right).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let list = read(&here, &administrator, "/en/desk/bodies").await;
        assert!(list.body.contains("abolished from 1 July 2026"), "{}", list.body);
        let stale = send(&here, &administrator, address, &right).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(stale.body.contains("15 business days"), "what stands is told: {}", stale.body);
    });
}

#[test]
fn r12_2_the_approving_act_comes_back_with_its_errors_or_is_public() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let here = Here::over(services);
        let registrar = signed_in(&here, "registrar@example.kz").await;
        let ministry = people.ministry.0.to_string();
        let entry = [
            ("version", "1"),
            ("code", SERVICE),
            ("name_kk", "Қызмет"),
            ("name_ru", "Услуга"),
            ("recipients", "individuals"),
            ("developing_body", ministry.as_str()),
            ("provider_body", ""),
            ("provider_kk", "Органдар"),
            ("provider_ru", "Органы"),
            ("provider_en", ""),
            ("forms", "paper"),
            ("included_on", "2026-03-02"),
            ("approved_on", "2026-02-20"),
            ("date_reason", "Реестр утверждён раньше"),
            ("accepting", "Емхана № 1 | Поликлиника № 1"),
            ("act_kind", "order"),
            ("act_number", "12-н"),
        ];
        let address = format!("/en/desk/register/{SERVICE}");
        let half = [&entry[..], &[("act_address", "adilet.zan.kz")]].concat();
        let answer = send(&here, &registrar, &address, &half).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for field in ["act_on", "act_address"] {
            assert!(answer.body.contains(&format!("f-{field}-error")), "{field}: {}", answer.body);
        }
        assert!(answer.body.contains("12-н") && answer.body.contains("adilet.zan.kz"));

        let whole =
            [&entry[..], &[("act_on", "2026-02-20"), ("act_address", "https://adilet.zan.kz/5")]].concat();
        let answer = send(&here, &registrar, &address, &whole).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let public = here.get(&format!("/en/register/{SERVICE}")).await;
        assert!(public.body.contains("https://adilet.zan.kz/5"), "{}", public.body);
        assert!(public.body.contains("20 February 2026"), "{}", public.body);
        let entry = here.get(&format!("/api/v1/services/{SERVICE}")).await.json();
        assert_eq!(entry["register_approved_on"], "2026-02-20");
        assert_eq!(entry["register_act"]["kind"], "order");
        assert!(public.body.contains("Реестр утверждён раньше"), "{}", public.body);
        assert!(public.body.contains("Поликлиника № 1"), "{}", public.body);
        assert_eq!(entry["accepting"][0]["ru"], "Поликлиника № 1");
        assert_eq!(entry["date_reason"], "Реестр утверждён раньше");
    });
}
