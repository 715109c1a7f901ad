//! The fields of a form, declared once: their names on the wire, and one value of any type for each of them.

/// Makes a structure with one value of type `T` for each field of a form: texts as they were typed, signals of an island,
/// places in another document. The name of a field on the wire is its name here.
macro_rules! form_fields {
    ($(#[$note:meta])* pub struct $name:ident { $($(#[$says:meta])* $field:ident,)* }) => {
        $(#[$note])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(default)]
        pub struct $name<T> { $($(#[$says])* pub $field: T,)* }

        impl $name<&'static str> {
            /// The name of each field on the wire.
            pub const NAMES: Self = Self { $($field: stringify!($field),)* };
        }

        impl<T> $name<T> {
            /// Reads the value of each field by its name, in the order of the form.
            pub fn from_fn(mut value: impl FnMut(&'static str) -> T) -> Self {
                Self { $($field: value(stringify!($field)),)* }
            }

            /// Another value for each field, made from its name and its value.
            pub fn map<U>(self, mut with: impl FnMut(&'static str, T) -> U) -> $name<U> {
                $name { $($field: with(stringify!($field), self.$field),)* }
            }

            /// The value of the field of this name; nothing if the form has no such field.
            pub fn get(&self, name: &str) -> Option<&T> {
                $(if name == stringify!($field) {
                    return Some(&self.$field);
                })*
                None
            }

            /// Every field: its name and its value, in the order of the form.
            pub fn pairs(self) -> impl Iterator<Item = (&'static str, T)> {
                [$((stringify!($field), self.$field),)*].into_iter()
            }
        }
    };
}

pub(crate) use form_fields;

#[cfg(test)]
mod tests {
    #![allow(unreachable_pub, reason = "the macro makes public items")]

    form_fields! {
        /// Two fields.
        pub struct TwoFields {
            /// The first.
            first,
            /// The second.
            second,
        }
    }

    #[test]
    fn what_is_written_is_read_back_by_the_same_names() {
        let written = [("second", "b"), ("third", "c"), ("first", "a")];
        let value =
            |name: &str| written.iter().find(|(given, _)| *given == name).map_or("", |(_, value)| value);
        let read = TwoFields::from_fn(|name| value(name).to_owned());
        assert_eq!((read.first.as_str(), read.second.as_str()), ("a", "b"));
        assert_eq!(read.get("second").map(String::as_str), Some("b"));
        assert_eq!(read.get("third"), None);
        let lengths = read.clone().map(|name, value| name.len() + value.len());
        assert_eq!(lengths, TwoFields { first: 6, second: 7 });
        let names = (TwoFields::NAMES.first, TwoFields::NAMES.second);
        assert_eq!(names, ("first", "second"));
        assert_eq!(read.pairs().map(|(name, _)| name).collect::<Vec<_>>(), ["first", "second"]);
    }
}
