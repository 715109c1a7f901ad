//! Words that travel to the browser as a list: a reader of so many named fields is heavy to load.

/// Makes a structure of texts that is written as a list and read from one; what is missing is empty.
macro_rules! in_a_list {
    ($(#[$note:meta])* pub struct $name:ident { $($(#[$says:meta])* pub $field:ident,)* }) => {
        $(#[$note])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(from = "Vec<String>", into = "Vec<String>")]
        pub struct $name { $($(#[$says])* pub $field: String,)* }

        impl From<Vec<String>> for $name {
            fn from(list: Vec<String>) -> Self {
                let mut words = list.into_iter();
                Self { $($field: $crate::islands::in_a_list::take(&mut words),)* }
            }
        }

        impl From<$name> for Vec<String> {
            fn from(words: $name) -> Self {
                vec![$(words.$field,)*]
            }
        }
    };
}

pub(super) use in_a_list;

/// The next text of a list. Written out at every place where it is used, it would make the forms heavier to load.
#[inline(never)]
pub(super) fn take(list: &mut std::vec::IntoIter<String>) -> String {
    list.next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    in_a_list! {
        /// Two words.
        pub struct Two {
            /// The first.
            pub first,
            /// The second.
            pub second,
        }
    }

    #[test]
    fn words_come_back_to_their_places() {
        let two = Two { first: "a".to_owned(), second: "b".to_owned() };
        let carried = serde_json::to_string(&two).unwrap();
        assert_eq!(carried, r#"["a","b"]"#);
        assert_eq!(serde_json::from_str::<Two>(&carried).unwrap(), two);
    }
}
