//! What a finding is about.

use std::fmt::{self, Write};

use serde::{Deserialize, Serialize};

use crate::key::OneLine;

/// The thing a finding is about, by key.
///
/// The order of the variants and of their keys is the canonical order of findings of one rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Subject {
    /// The charter.
    Charter,
    /// A text or table that was handed in.
    Table {
        /// Its name.
        table: Box<str>,
    },
    /// A network.
    Network {
        /// Its key.
        key: Box<str>,
    },
    /// A tier of a network.
    Tier {
        /// The network.
        network: Box<str>,
        /// The label.
        tier: Box<str>,
    },
    /// A unit.
    Unit {
        /// Its key.
        key: Box<str>,
    },
    /// A person.
    Person {
        /// Their key.
        key: Box<str>,
    },
    /// An area.
    Area {
        /// Its key.
        key: Box<str>,
    },
    /// A post or role in a unit, held or vacant.
    Post {
        /// The post.
        post: Box<str>,
        /// The unit.
        unit: Box<str>,
    },
    /// A combined count, over the network or in one unit.
    Combined {
        /// The count.
        key: Box<str>,
        /// The unit it is taken in, if it is not taken over the network.
        unit: Option<Box<str>>,
    },
    /// A person's appointment.
    Appointment {
        /// The post.
        post: Box<str>,
        /// The unit.
        unit: Box<str>,
        /// The person.
        person: Box<str>,
        /// The shift, if the post has shifts.
        shift: Option<Box<str>>,
    },
    /// A link.
    Link {
        /// The kind of link; `link` because `kind` names the subject.
        link: Box<str>,
        /// Where it starts, as a typed reference.
        source: Box<str>,
        /// Where it ends, as a typed reference.
        target: Box<str>,
    },
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut f = OneLine(f);
        match self {
            Self::Charter => f.write_str("charter"),
            Self::Table { table } => write!(f, "table:{table}"),
            Self::Network { key } => write!(f, "network:{key}"),
            Self::Tier { network, tier } => write!(f, "tier:{tier}@{network}"),
            Self::Unit { key } => write!(f, "unit:{key}"),
            Self::Person { key } => write!(f, "person:{key}"),
            Self::Area { key } => write!(f, "area:{key}"),
            Self::Post { post, unit } => write!(f, "post:{post}@{unit}"),
            Self::Combined { key, unit: None } => write!(f, "combined:{key}"),
            Self::Combined { key, unit: Some(unit) } => write!(f, "combined:{key}@{unit}"),
            Self::Appointment { post, unit, person, shift: None } => write!(f, "appointment:{post}@{unit} of {person}"),
            Self::Appointment { post, unit, person, shift: Some(shift) } => {
                write!(f, "appointment:{post}@{unit} of {person} on {shift}")
            }
            Self::Link { link, source, target } => write!(f, "link:{link} from {source} to {target}"),
        }
    }
}
