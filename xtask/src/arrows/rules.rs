//! Which crate, and which folder of the crates that people see, may name which others.

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
pub(super) const MEMBERS: [Member; 9] = [
    Member { name: "domain", source: "app/domain/src", may: &[] },
    Member { name: "identity", source: "app/identity/src", may: &[] },
    Member { name: "migrations", source: "migrations/src", may: &[] },
    Member { name: "services", source: "app/services/src", may: &["domain", "migrations"] },
    Member { name: "documents", source: "server/documents/src", may: &["domain"] },
    Member { name: "app", source: "app/src", may: &["domain"] },
    Member { name: "site", source: "app/site/src", may: &["app", "domain", "identity", "services"] },
    Member {
        name: "server",
        source: "server/src",
        may: &["app", "documents", "domain", "identity", "services", "site"],
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

/// The folders of a crate that not every file may name.
#[derive(Debug)]
pub(super) struct Folders {
    /// The crate.
    pub(super) name: &'static str,
    /// The folders.
    pub(super) guarded: &'static [&'static str],
    /// Who may name them.
    pub(super) rules: &'static [May],
}

/// The folders of what wakes in the browser, and of the site. Pages are named by the table of addresses, and by the answer to a
/// save, whose words are the page's.
pub(super) const FOLDERS: [Folders; 2] = [
    Folders {
        name: "app",
        guarded: &["calls", "components", "islands"],
        rules: &[
            May { from: "calls", to: &["components"] },
            May { from: "islands", to: &["calls", "components"] },
        ],
    },
    Folders {
        name: "site",
        guarded: &["answers", "components", "documents", "pages", "words"],
        rules: &[
            May { from: "answers", to: &["components", "pages", "words"] },
            May { from: "components", to: &["words"] },
            May { from: "documents", to: &["components", "words"] },
            May { from: "pages", to: &["answers", "components", "words"] },
            May { from: "answer", to: &["components"] },
            May { from: "render", to: &["components"] },
            May { from: "routes", to: &["pages"] },
        ],
    },
];
