//! What an installation knows about itself.

use std::sync::Arc;

use domain::body::BodyKind;
use sea_orm::ConnectionTrait;
use services::demo::{self, Holding};
use services::installation::{Agreement, adopt, agree};
use services::{Database, Entropy, Keyring, Services, Settings, ledger};

use crate::harness::{add, morning, on_each_address, on_each_database, on_each_empty_address, open};

#[test]
fn a_database_knows_the_secrets_that_it_was_used_with() {
    on_each_database(|services| async move {
        let at = morning();
        assert_eq!(agree(&services, at).await.unwrap(), Agreement::Agrees);
        assert_eq!(agree(&services, at).await.unwrap(), Agreement::Agrees);
        let with = |settings| Services::new(services.database.clone(), settings);
        let other = with(Settings { keys: Arc::new(Keyring::new(&[8; 32])), ..Settings::default() });
        assert_eq!(agree(&other, at).await.unwrap(), Agreement::OtherSecret);
        let known = services.settings.signing.present_id().to_owned();
        let rotated = Arc::new(services.settings.signing.rotated(Entropy, at).unwrap());
        let rotated = with(Settings { signing: rotated, ..Settings::default() });
        assert_eq!(agree(&rotated, at).await.unwrap(), Agreement::Agrees, "an earlier key is among the keys");
        let newest = rotated.settings.signing.present_id().to_owned();
        let behind = agree(&services, at).await.unwrap();
        assert_eq!(behind, Agreement::OtherSigningKey { known: newest.clone() });
        assert_ne!(known, newest);
        adopt(&other, at).await.unwrap();
        assert_eq!(agree(&other, at).await.unwrap(), Agreement::Agrees);
    });
}

#[test]
fn a_demonstration_that_was_broken_off_is_begun_anew_and_other_data_are_left_alone() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        assert_eq!(demo::holding(&services).await.unwrap(), Holding::Nothing);
        assert_eq!(demo::settle(&services, morning()).await.unwrap(), Holding::Nothing);
        assert_eq!(demo::settle(&services, morning()).await.unwrap(), Holding::Demonstration);
        let whole = ledger::verify(&services.database).await.unwrap().events;
        // As a process leaves it that is killed in the middle.
        let intruder = sea_orm::Database::connect(&url).await.unwrap();
        intruder.execute_unprepared("UPDATE marks SET value = 'filling'").await.unwrap();
        intruder.execute_unprepared("DELETE FROM comments WHERE number > 3").await.unwrap();
        intruder.close().await.unwrap();
        assert_eq!(demo::settle(&services, morning()).await.unwrap(), Holding::Half);
        let again = ledger::verify(&services.database).await.unwrap();
        assert_eq!((again.events, again.broken), (whole, None));
        services.database.close().await.unwrap();
    });
    on_each_database(|services| async move {
        add(&services, "mod", BodyKind::Central).await;
        assert_eq!(demo::settle(&services, morning()).await.unwrap(), Holding::Other);
        assert_eq!(ledger::verify(&services.database).await.unwrap().events, 1);
    });
}

#[test]
fn a_database_without_an_installation_is_known_without_a_trace() {
    on_each_empty_address(|url| async move {
        let database = Database::open(&url).await.unwrap();
        assert!(!database.is_laid().await.unwrap());
        assert!(!database.is_laid().await.unwrap());
        database.migrate().await.unwrap();
        assert!(database.is_laid().await.unwrap());
        database.close().await.unwrap();
    });
}
