//! Who else writes a draft at this moment, in words.

use domain::standard::SectionKey;
use services::drafts::present;
use services::error::ServiceError;

use crate::w;
use crate::words::{instant_time, standard};
use crate::{Site, Visitor};

/// Who else writes, with the section of each; the words name the section where `named` says so.
///
/// # Errors
/// As [`services::drafts::present`].
pub async fn told(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    named: bool,
) -> Result<Vec<(SectionKey, String)>, ServiceError> {
    let language = visitor.language;
    let found = present(&site.services, &visitor.request(), number).await?;
    let words = found.into_iter().map(|one| {
        let time = instant_time(site.settings.zone, one.since);
        let name = one.name;
        let words = if named {
            let section =
                format!("{} {}", one.section.number(), standard::section_name(language, one.section));
            w!(language, presence.edits_named, section = section, name = name, time = time)
        } else {
            w!(language, presence.edits, name = name, time = time)
        };
        (one.section, words)
    });
    Ok(words.collect())
}
