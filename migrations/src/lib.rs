//! The database schema of Talqy: hand-written, append-only, the same for SQLite and PostgreSQL.
//!
//! Instants are bound by the application from the clock of the request and have no default in the database; integers are
//! 64 bits wide; JSON is text; every foreign key stands at `CREATE TABLE`, because SQLite cannot add one later.

mod m0001_people;
mod m0002_register;
mod m0003_drafts;
mod m0004_discussion;
mod m0005_report;
mod m0006_records;
mod m0007_withheld;
mod m0008_probe;
mod m0010_rates;
mod m0012_sign_in;
mod m0013_accounts;
mod m0014_second_factors;
mod m0015_identities;
mod m0016_hashes_only;
mod m0017_signed_heads;
mod m0018_letters;
mod m0019_audit;
mod m0020_hidings;
mod m0021_proofs;
mod m0022_coordination;
mod m0023_standards;
mod m0024_amending;
mod m0025_proposals;
mod m0026_tokens;
mod m0027_signatures;
mod m0028_corrections;
mod m0029_search;
mod m0030_scale;
mod m0031_letter_of_law;
mod m0032_letters;
mod m0033_files;
mod m0034_author;
mod m0035_speaker;
mod m0036_attachments;
mod m0037_notices;
mod m0038_support;
mod m0039_growth;
mod m0040_paper;
mod m0041_report_comments;
mod m0042_mailings;
mod m0043_filters;
mod m0044_staff_letters;
mod m0045_presence;
mod m0046_person_history;
mod m0047_exclusions;
mod m0048_word_changes;
mod m0050_notes;
mod m0051_confirming;
mod m0053_cited_laws;
mod m0055_papers;
mod m0056_held_mailings;
mod step;
mod table;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::{MigrationTrait, async_trait};

/// Brings a database to the newest schema, or back.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_people::Migration),
            Box::new(m0002_register::Migration),
            Box::new(m0003_drafts::Migration),
            Box::new(m0004_discussion::Migration),
            Box::new(m0005_report::Migration),
            Box::new(m0006_records::Migration),
            Box::new(m0007_withheld::Migration),
            Box::new(m0008_probe::Migration),
            Box::new(m0010_rates::Migration),
            Box::new(m0012_sign_in::Migration),
            Box::new(m0013_accounts::Migration),
            Box::new(m0014_second_factors::Migration),
            Box::new(m0015_identities::Migration),
            Box::new(m0016_hashes_only::Migration),
            Box::new(m0017_signed_heads::Migration),
            Box::new(m0018_letters::Migration),
            Box::new(m0019_audit::Migration),
            Box::new(m0020_hidings::Migration),
            Box::new(m0021_proofs::Migration),
            Box::new(m0022_coordination::Migration),
            Box::new(m0023_standards::Migration),
            Box::new(m0024_amending::Migration),
            Box::new(m0025_proposals::Migration),
            Box::new(m0026_tokens::Migration),
            Box::new(m0027_signatures::Migration),
            Box::new(m0028_corrections::Migration),
            Box::new(m0029_search::Migration),
            Box::new(m0030_scale::Migration),
            Box::new(m0031_letter_of_law::Migration),
            Box::new(m0032_letters::Migration),
            Box::new(m0033_files::Migration),
            Box::new(m0034_author::Migration),
            Box::new(m0035_speaker::Migration),
            Box::new(m0036_attachments::Migration),
            Box::new(m0037_notices::Migration),
            Box::new(m0038_support::Migration),
            Box::new(m0039_growth::Migration),
            Box::new(m0040_paper::Migration),
            Box::new(m0041_report_comments::Migration),
            Box::new(m0042_mailings::Migration),
            Box::new(m0043_filters::Migration),
            Box::new(m0044_staff_letters::Migration),
            Box::new(m0045_presence::Migration),
            Box::new(m0046_person_history::Migration),
            Box::new(m0047_exclusions::Migration),
            Box::new(m0048_word_changes::Migration),
            Box::new(m0050_notes::Migration),
            Box::new(m0051_confirming::Migration),
            Box::new(m0053_cited_laws::Migration),
            Box::new(m0055_papers::Migration),
            Box::new(m0056_held_mailings::Migration),
        ]
    }
}
