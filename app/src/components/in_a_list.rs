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
                Self { $($field: $crate::components::in_a_list::take(&mut words),)* }
            }
        }

        impl From<$name> for Vec<String> {
            fn from(words: $name) -> Self {
                vec![$(words.$field,)*]
            }
        }
    };
}

/// Makes the structure of the words of an island from the list of their keys by name space. The list is a macro
/// (`for_…_words`) that gives itself to another one, so that the site fills the structure from the same list
/// (`site::words::island_words`).
macro_rules! island_words {
    ($name:ident $($space:ident: $($key:ident)+;)+) => {
        $crate::components::in_a_list::in_a_list! {
            /// The words of an island, in the language of the page.
            #[allow(missing_docs, clippy::allow_attributes, reason = "each is the key of the same name in the locales")]
            pub struct $name { $($(pub $key,)+)+ }
        }
    };
}

pub(crate) use {in_a_list, island_words};

/// The next text of a list. Written out at every place where it is used, it would make the forms heavier to load.
#[inline(never)]
pub(crate) fn take(list: &mut std::vec::IntoIter<String>) -> String {
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

    macro_rules! for_few_words {
        ($then:ident $($with:tt)*) => {
            $then! { $($with)* comment: text; form: optional; }
        };
    }

    for_few_words!(island_words FewWords);

    #[test]
    fn the_words_of_an_island_are_those_of_their_list() {
        let few = FewWords::from(vec!["Comment".to_owned(), "(optional)".to_owned()]);
        assert_eq!((few.text.as_str(), few.optional.as_str()), ("Comment", "(optional)"));
    }

    #[test]
    fn words_come_back_to_their_places() {
        let two = Two { first: "a".to_owned(), second: "b".to_owned() };
        let carried = serde_json::to_string(&two).unwrap();
        assert_eq!(carried, r#"["a","b"]"#);
        assert_eq!(serde_json::from_str::<Two>(&carried).unwrap(), two);
    }
}
