//! The program talqy.

use std::sync::Arc;

use services::context::{Services, Settings as ServiceSettings};
use services::storage::Database;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    tracing_subscriber::fmt().with_env_filter("info").init();
    let database = Database::open("sqlite:/tmp/talqy-probe.db").await?;
    database.migrate().await?;
    let services = Services::new(database, ServiceSettings::default());
    let settings = app::site::Settings {
        public_url: "http://127.0.0.1:3000".to_owned(),
        zone: domain::time::LegalZone::default(),
        required_languages: vec![],
        demonstration: true,
        package: format!("pkg/{}", server::assets::version()),
        secure_cookies: true,
    };
    let site = app::site::Site::new(services, settings, Arc::new(server::clock::SystemClock));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    axum::serve(listener, server::http::router(site).into_make_service_with_connect_info::<std::net::SocketAddr>()).await?;
    Ok(())
}
