//! The databases on which a scenario runs: a SQLite file and, where there is a server, a PostgreSQL database of its own.

use std::future::Future;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::ConnectionTrait;
use services::{Database, Services, Settings};
use tempfile::TempDir;

use super::laid;

/// Runs the scenario on every database there is, each time on an empty schema.
pub(crate) fn on_each_database<Scenario, Running>(scenario: Scenario)
where
    Scenario: Fn(Services) -> Running,
    Running: Future<Output = ()>,
{
    let scenario = &scenario;
    on_each_address(|url| async move {
        let services = open(&url).await;
        scenario(services.clone()).await;
        services.database.close().await.expect("closes");
    });
}

/// Runs the scenario with the address of every database there is, each time of one to be opened with [`open`].
pub(crate) fn on_each_address<Scenario, Running>(scenario: Scenario)
where
    Scenario: Fn(String) -> Running,
    Running: Future<Output = ()>,
{
    on_each(true, &scenario);
}

/// Runs the scenario with the address of every database there is, each time of one in which nothing was ever laid.
pub(crate) fn on_each_empty_address<Scenario, Running>(scenario: Scenario)
where
    Scenario: Fn(String) -> Running,
    Running: Future<Output = ()>,
{
    on_each(false, &scenario);
}

fn on_each<Scenario, Running>(is_laid: bool, scenario: &Scenario)
where
    Scenario: Fn(String) -> Running,
    Running: Future<Output = ()>,
{
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let folder = folder();
        scenario(sqlite_address(folder.path())).await;
        if let Ok(server) = std::env::var("TALQY_TEST_POSTGRES") {
            on_postgresql(&server, is_laid, scenario).await;
        }
    });
}

/// A folder for a database: in memory where `TALQY_TEST_MEMORY` names such a place, since each commit waits for a disk.
pub(crate) fn folder() -> TempDir {
    match std::env::var_os("TALQY_TEST_MEMORY") {
        Some(memory) => tempfile::tempdir_in(memory),
        None => tempfile::tempdir(),
    }
    .expect("a folder")
}

/// The address of the database of an installation with this data folder.
pub(crate) fn sqlite_address(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("talqy.db").display())
}

/// Opens a database with the newest schema: a file that is not there yet is made with it, another one brought to it.
pub(crate) async fn open(url: &str) -> Services {
    if let Some(file) = url.strip_prefix("sqlite:") {
        laid::file(Path::new(file)).await;
    }
    let database = Database::open(url).await.expect("opens");
    database.migrate().await.expect("migrates");
    Services::new(database, Settings::default())
}

async fn on_postgresql<Scenario, Running>(server: &str, is_laid: bool, scenario: &Scenario)
where
    Scenario: Fn(String) -> Running,
    Running: Future<Output = ()>,
{
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let name = format!("talqy_test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    let maintenance = sea_orm::Database::connect(server).await.expect("the server answers");
    let template = if is_laid { laid::on_server(server).await } else { "template1" };
    let create = format!("CREATE DATABASE {name} TEMPLATE {template}");
    maintenance.execute_unprepared(&create).await.expect("a database");
    let (address, _) = server.rsplit_once('/').expect("an address with a database");
    scenario(format!("{address}/{name}")).await;
    maintenance.execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)")).await.expect("drops");
}
