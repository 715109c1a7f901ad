//! The Leptos site of Talqy: pages are documents made on the server, islands are their live parts.

#[cfg(feature = "ssr")]
pub mod words;
#[cfg(feature = "ssr")]
pub mod probe {
    //! x
    use crate::w;
    use domain::language::Language;
    /// x
    pub fn t() -> String {
        let s = w!(Language::Ru, site.days_left, count = 5u64);
        let k = w!(Language::Kk, site.skip);
        format!("{s} {k}")
    }
}
