//! Every connection is an open file, and the system gives a process only so many.

/// What the database, the log and the files of the site need besides.
const OTHERS: u64 = 192;

/// Asks the system for as many open files as it gives, and tells how many connections they make.
pub(super) fn room_for_connections() -> usize {
    let files = match rlimit::increase_nofile_limit(u64::MAX) {
        Ok(files) => files,
        Err(error) => {
            tracing::warn!(%error, "the limit of open files (RLIMIT_NOFILE) cannot be raised");
            rlimit::getrlimit(rlimit::Resource::NOFILE).map_or(1024, |(soft, _)| soft)
        }
    };
    if files < 2048 {
        tracing::warn!(files, "the system allows few open files, so few connections: raise LimitNOFILE");
    }
    usize::try_from(files.saturating_sub(OTHERS).max(16)).unwrap_or(usize::MAX)
}
