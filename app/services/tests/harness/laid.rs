//! The newest schema, laid once for all scenarios of a process: each begins with a copy.

use std::path::Path;

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, Statement, TransactionTrait,
};
use services::Database;
use tokio::sync::{OnceCell, oneshot};

/// How the databases begin that are copied; their maker's number follows.
const PREFIX: &str = "talqy_laid_";
/// The kind of lock by which a maker says that it still copies its database.
const IN_USE: i32 = 0x7461_6c71;

/// Puts a copy where there is no file yet.
pub(super) async fn file(path: &Path) {
    static LAID: OnceCell<Vec<u8>> = OnceCell::const_new();
    if !path.exists() {
        std::fs::write(path, LAID.get_or_init(laid_file).await).expect("a copy");
    }
}

async fn laid_file() -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let first = folder.path().join("first.db");
    let database = Database::open(&format!("sqlite:{}", first.display())).await.expect("opens");
    database.migrate().await.expect("migrates");
    // The file alone is not everything: beside it stands the log of what was written.
    let copy = folder.path().join("laid.db");
    database.backup(&copy).await.expect("copied");
    database.close().await.expect("closes");
    std::fs::read(copy).expect("a database")
}

/// The name of the database on this server that is copied.
pub(super) async fn on_server(server: &str) -> &'static str {
    static NAME: OnceCell<String> = OnceCell::const_new();
    NAME.get_or_init(|| kept(server.to_owned())).await
}

/// Lays the schema in a thread that holds its lock until the process ends: no scenario is the last one, and each has a
/// runtime that ends with it.
async fn kept(server: String) -> String {
    let (tell, told) = oneshot::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(async {
            let (name, _held) = lay(&server).await;
            tell.send(name).expect("somebody waits");
            std::future::pending::<()>().await;
        });
    });
    told.await.expect("the schema is laid")
}

async fn lay(server: &str) -> (String, DatabaseTransaction) {
    let maintenance = sea_orm::Database::connect(server).await.expect("the server answers");
    sweep(&maintenance).await;
    let held = maintenance.begin().await.expect("a session");
    let own = Statement::from_string(DbBackend::Postgres, "SELECT pg_backend_pid()");
    let row = held.query_one_raw(own).await.expect("asked").expect("a row");
    let number: i32 = row.try_get_by_index(0).expect("a number");
    assert!(lock(&held, number).await, "the number of a session is its own");
    let name = format!("{PREFIX}{number}");
    for statement in [format!("DROP DATABASE IF EXISTS {name}"), format!("CREATE DATABASE {name}")] {
        maintenance.execute_unprepared(&statement).await.expect("a database");
    }
    let (address, _) = server.rsplit_once('/').expect("an address with a database");
    let database = Database::open(&format!("{address}/{name}")).await.expect("opens");
    database.migrate().await.expect("migrates");
    // Nobody may be in a database while it is copied.
    database.close().await.expect("closes");
    (name, held)
}

/// Drops what processes have left that are gone: their locks are free.
async fn sweep(maintenance: &DatabaseConnection) {
    let every = Statement::from_string(DbBackend::Postgres, "SELECT datname::text FROM pg_database");
    for row in maintenance.query_all_raw(every).await.expect("asked") {
        let name: String = row.try_get_by_index(0).expect("a name");
        let Some(number) = name.strip_prefix(PREFIX).and_then(|number| number.parse().ok()) else { continue };
        let asking = maintenance.begin().await.expect("a session");
        if lock(&asking, number).await {
            // Another process may be doing the same at this moment.
            let _swept = maintenance.execute_unprepared(&format!("DROP DATABASE IF EXISTS {name}")).await;
        }
        asking.rollback().await.expect("ended");
    }
}

/// Takes the lock of a maker until the transaction ends, unless it is held.
async fn lock(session: &DatabaseTransaction, number: i32) -> bool {
    let ask = format!("SELECT pg_try_advisory_xact_lock({IN_USE}, {number})");
    let row = session.query_one_raw(Statement::from_string(DbBackend::Postgres, ask)).await;
    row.expect("asked").expect("a row").try_get_by_index(0).expect("an answer")
}
