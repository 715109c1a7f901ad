//! A comment that somebody may support instead of sending the same.

use crate::components::in_a_list::in_a_list;

in_a_list! {
    /// A comment that says nearly what was typed, in the words of the page.
    pub struct Offer {
        /// Its number, as the form sends it.
        pub number,
        /// Its number, as it is said.
        pub said,
        /// Where it stands.
        pub address,
        /// Who sent it.
        pub who,
        /// How many support it, in words; empty where nobody does.
        pub supported,
        /// Its words, the beginning of long ones.
        pub text,
        /// The language of these.
        pub lang,
        /// The words of the control that supports it.
        pub control,
    }
}
