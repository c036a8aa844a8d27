//! Typed references: the text form in which a column names one of several kinds of thing.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// What a typed reference names: `person:p1`, `unit:u5`, `post:lead@u5`, `area:a3`, `kind:hazard`.
///
/// Everything after the prefix is the key, to the letter; the key of a post ends at the first
/// `@`, which a charter does not allow in a post.
///
/// ```
/// use gridcore::Reference;
///
/// let lead: Reference = "post:lead@u5".parse()?;
/// assert_eq!(lead, Reference::Post { post: "lead".into(), unit: "u5".into() });
/// assert_eq!(lead.to_string(), "post:lead@u5");
/// # Ok::<(), gridcore::BadReference>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reference<'a> {
    /// A person.
    Person(Cow<'a, str>),
    /// A unit.
    Unit(Cow<'a, str>),
    /// A post in a unit.
    Post {
        /// The post.
        post: Cow<'a, str>,
        /// The unit it stands in.
        unit: Cow<'a, str>,
    },
    /// An area.
    Area(Cow<'a, str>),
    /// A kind of matter.
    Kind(Cow<'a, str>),
}

impl<'a> Reference<'a> {
    /// Reads a reference, borrowing its keys.
    ///
    /// # Errors
    /// [`BadReference`] if the prefix is not one of the five or a key is empty.
    pub fn parse(text: &'a str) -> Result<Self, BadReference> {
        let (kind, key) = text.split_once(':').ok_or(BadReference)?;
        if key.is_empty() {
            return Err(BadReference);
        }
        match kind {
            "person" => Ok(Self::Person(key.into())),
            "unit" => Ok(Self::Unit(key.into())),
            "area" => Ok(Self::Area(key.into())),
            "kind" => Ok(Self::Kind(key.into())),
            "post" => match key.split_once('@') {
                Some((post, unit)) if !post.is_empty() && !unit.is_empty() => {
                    Ok(Self::Post { post: post.into(), unit: unit.into() })
                }
                _ => Err(BadReference),
            },
            _ => Err(BadReference),
        }
    }

    /// The same reference, owning its keys.
    #[must_use]
    pub fn into_owned(self) -> Reference<'static> {
        let own = |key: Cow<'a, str>| Cow::Owned(key.into_owned());
        match self {
            Self::Person(key) => Reference::Person(own(key)),
            Self::Unit(key) => Reference::Unit(own(key)),
            Self::Post { post, unit } => Reference::Post { post: own(post), unit: own(unit) },
            Self::Area(key) => Reference::Area(own(key)),
            Self::Kind(key) => Reference::Kind(own(key)),
        }
    }
}

impl fmt::Display for Reference<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(key) => write!(f, "person:{key}"),
            Self::Unit(key) => write!(f, "unit:{key}"),
            Self::Post { post, unit } => write!(f, "post:{post}@{unit}"),
            Self::Area(key) => write!(f, "area:{key}"),
            Self::Kind(key) => write!(f, "kind:{key}"),
        }
    }
}

impl std::str::FromStr for Reference<'static> {
    type Err = BadReference;

    fn from_str(text: &str) -> Result<Self, BadReference> {
        Reference::parse(text).map(Reference::into_owned)
    }
}

/// A text that is not a typed reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a typed reference; write `person:KEY`, `unit:KEY`, `post:POST@UNIT`, `area:KEY` or `kind:KEY`")]
pub struct BadReference;

impl Serialize for Reference<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Reference<'static> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}
