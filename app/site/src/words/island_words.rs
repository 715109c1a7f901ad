//! The words that islands get, filled from the lists of their keys.

/// Makes a function that fills the words of an island in a language: `app::for_comment_words!(island_words words
/// CommentWords)` makes `words`.
macro_rules! island_words {
    ($function:ident $words:ident $($space:ident: $($key:ident)+;)+) => {
        fn $function(language: domain::language::Language) -> $words {
            $words { $($($key: $crate::w!(language, $space.$key),)+)+ }
        }
    };
}

pub(crate) use island_words;
