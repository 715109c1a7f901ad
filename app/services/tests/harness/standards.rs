//! Versions of a standard, entered as they stand in the table.

use domain::standard::{Content, SectionKey};
use sea_orm::ConnectionTrait;
use services::Services;

use super::{Office, SERVICE, written};

/// The text of the scenarios with other words about appeals in Russian.
pub(crate) fn text(appeal: &str) -> Content {
    let mut content = written::content();
    let mut elements = content.elements(SectionKey::Appeal).to_vec();
    if let Some(first) = elements.first_mut() {
        appeal.clone_into(&mut first.text.ru);
    }
    content.set(SectionKey::Appeal, elements);
    content
}

/// Enters a version of the standard of the service of the scenarios.
pub(crate) async fn enter(
    services: &Services,
    office: &Office,
    (number, kind): (i64, &str),
    effective_on: Option<&str>,
    content: &Content,
) {
    let service = services::register::entry(services, SERVICE).await.expect("a service").id;
    let quoted = content.canonical().replace('\'', "''");
    let effective_on = effective_on.map_or_else(|| "NULL".to_owned(), |date| format!("'{date}'"));
    let statement = format!(
        "INSERT INTO standards (service_id, body_id, number, kind, content, hash, order_number, order_on, order_year, \
         signatory, justice_number, justice_on, published_in, published_on, effective_on, entered_at, version) VALUES \
         ({service}, {}, {number}, '{kind}', '{quoted}', '{}', '{number}-п', '2026-01-12', 2026, 'А. Сапаров', '3456', \
         '2026-01-19', 'Эталонный контрольный банк', '2026-01-22', {effective_on}, '2026-01-12 05:00:00+00:00', 1)",
        office.ministry.0,
        content.hash(),
    );
    let write = services.database.write().await.expect("a transaction");
    write.execute_unprepared(&statement).await.expect("entered");
    write.commit().await.expect("committed");
}
