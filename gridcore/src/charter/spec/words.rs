//! Closed lists of words that a charter uses.

/// An enum whose values are written as words: the list of all, the word of each, and the way back.
macro_rules! words {
    ($(
        $(#[$doc:meta])*
        $name:ident { $($(#[$meaning:meta])* $value:ident = $word:literal,)* }
    )*) => {$(
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $(#[$doc])*
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$meaning])* $value,)*
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$value),*];

            /// The words, in the same order.
            pub(crate) const WORDS: &[&str] = &[$($word),*];

            /// The word it is written as.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$value => $word,)*
                }
            }

            /// The one that is written as a word.
            #[must_use]
            pub fn from_name(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.as_str() == word)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::value::Read for $name {
            fn read<'v>(
                value: &'v $crate::value::Value<'v>,
                _: &mut $crate::value::Log<'v>,
            ) -> Result<Self, $crate::value::Trouble> {
                let word = $crate::value::word_of(value, Self::WORDS)?;
                Self::ALL.get(word).copied().ok_or($crate::value::Trouble::Value($crate::value::Expected::Text))
            }

            fn blank() -> Option<Self> {
                None
            }
        }
    )*};
}
pub(crate) use words;
