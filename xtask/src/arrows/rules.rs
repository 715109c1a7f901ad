//! Which crate, and which folder of the site, may name which others.

/// A crate of the workspace.
#[derive(Debug)]
pub(super) struct Member {
    /// Its name.
    pub(super) name: &'static str,
    /// The folder of its files.
    pub(super) source: &'static str,
    /// The crates of the workspace that it may name.
    pub(super) may: &'static [&'static str],
}

/// Every crate of the workspace.
pub(super) const MEMBERS: [Member; 8] = [
    Member { name: "domain", source: "app/domain/src", may: &[] },
    Member { name: "identity", source: "app/identity/src", may: &[] },
    Member { name: "migrations", source: "migrations/src", may: &[] },
    Member { name: "services", source: "app/services/src", may: &["domain", "migrations"] },
    Member { name: "documents", source: "server/documents/src", may: &["domain"] },
    Member { name: "app", source: "app/src", may: &["domain", "identity", "services"] },
    Member {
        name: "server",
        source: "server/src",
        may: &["app", "documents", "domain", "identity", "migrations", "services"],
    },
    Member { name: "xtask", source: "xtask/src", may: &[] },
];

/// What the files of a folder, or one file, may name beside their own folder.
#[derive(Debug)]
pub(super) struct May {
    /// The folder or the file.
    pub(super) from: &'static str,
    /// The folders that it may name.
    pub(super) to: &'static [&'static str],
}

/// The folders of the site. Pages are named by the table of addresses alone.
pub(super) const FOLDERS: [May; 7] = [
    May { from: "calls", to: &["components", "islands", "site", "words"] },
    // `site` goes from here when the crate is split: what components know of it then comes in as arguments.
    May { from: "components", to: &["site", "words"] },
    May { from: "documents", to: &["components", "site", "words"] },
    May { from: "islands", to: &["calls", "components"] },
    May { from: "pages", to: &["calls", "components", "islands", "site", "words"] },
    May { from: "site", to: &["components"] },
    May { from: "site::routes", to: &["pages"] },
];
