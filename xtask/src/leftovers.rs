//! What tasks that were killed have left behind.

use std::fs;
use std::path::Path;

/// Removes the folders that carry a name and the number of a process, where `/proc` tells that the process is gone.
pub(crate) fn sweep(place: &Path, name: &str) {
    if !Path::new("/proc/self").exists() {
        return;
    }
    for entry in fs::read_dir(place).into_iter().flatten().flatten() {
        let found = entry.file_name();
        let Some(process) = found.to_str().and_then(|found| found.strip_prefix(name)) else { continue };
        let is_number = !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && !Path::new("/proc").join(process).exists() {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_process_that_is_gone_has_left_is_removed() {
        let place = std::env::temp_dir().join(format!("talqy-leftovers-{}", std::process::id()));
        let own = format!("of-{}", std::process::id());
        let names = ["of-4294967295", own.as_str(), "of-", "of-somebody", "other-4294967295"];
        for name in names {
            fs::create_dir_all(place.join(name)).unwrap();
        }
        sweep(&place, "of-");
        let left: Vec<&str> = names.into_iter().filter(|name| place.join(name).exists()).collect();
        let removed = usize::from(Path::new("/proc/self").exists());
        assert_eq!(left, names[removed..]);
        fs::remove_dir_all(place).unwrap();
    }
}
