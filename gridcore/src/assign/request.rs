//! What is to be staffed, as data.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::charter::{Predicate, Preference};
use crate::points::Points;
use crate::time::{Date, optional_date};

/// What is to be staffed and how; the empty request fills every required seat of the grid that is open,
/// as the charter prefers.
///
/// As JSON it is one object; a field that is not known is refused.
///
/// ```
/// use gridcore::Preference;
/// use gridcore::assign::{PostRequest, Request};
///
/// // "Members mainly" as an order of preferences, for officers alone.
/// let request = Request {
///     posts: vec!["officer".into()],
///     of: [("officer".into(), PostRequest {
///         prefer: Some(vec![Preference::High("merit".into())]),
///         ..PostRequest::default()
///     })].into(),
///     ..Request::default()
/// };
/// assert_eq!(gridcore::json::from_request(&gridcore::json::to_request(&request))?, request);
/// # Ok::<(), gridcore::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Request {
    /// The posts and roles to staff; none named means all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<String>,
    /// The units to staff, each with all below it; none named means all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<String>,
    /// What becomes of those who hold these posts now.
    #[serde(skip_serializing_if = "is_default")]
    pub holders: Holders,
    /// Whether seats a post may have but does not need are filled too, as far as their number is
    /// bounded.
    #[serde(skip_serializing_if = "is_default")]
    pub optional: bool,
    /// How many posts one person may be given at once, beside those that follow them or go with them;
    /// absent means one, or as many of these as they hold already. Roles are not counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_person: Option<u32>,
    /// What is preferred in holders, the most important first; absent means as the charter says of each
    /// post.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefer: Option<Vec<Preference>>,
    /// A condition that every new holder must meet beside that of the charter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require: Option<Predicate>,
    /// Shares of the holders that must meet a condition, as far as can be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shares: Vec<Share>,
    /// Who was nominated for what.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nominations: Vec<Nomination>,
    /// Whether only those who were nominated are chosen.
    #[serde(skip_serializing_if = "is_default")]
    pub nominated: bool,
    /// The channel of appointments that come from no nomination.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// The approvals that are given to all new appointments, as far as their posts need them; the
    /// others are pending.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub approvals: Vec<String>,
    /// What is said of single posts and roles instead, by key.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub of: BTreeMap<String, PostRequest>,
    /// The first day of new appointments; absent means the day of the grid.
    #[serde(with = "optional_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub date: Option<Date>,
}

/// What becomes of those who hold a post now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Holders {
    /// They stay where nothing bars them and their term is not over; open seats are filled.
    #[default]
    Keep,
    /// Every seat is decided anew, and among the best plans the one that keeps most of them is chosen.
    Reopen,
}

/// What is said of one post or role; what is absent is as in the request.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct PostRequest {
    /// Whether seats it does not need are filled too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub optional: Option<bool>,
    /// What is preferred in its holders, the most important first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefer: Option<Vec<Preference>>,
    /// A condition that every new holder must meet beside that of the charter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require: Option<Predicate>,
    /// Whether only those who were nominated for it are chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nominated: Option<bool>,
    /// The channel of appointments that come from no nomination.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// The approvals that are given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approvals: Option<Vec<String>>,
}

/// A share of the holders of some posts, taken together, that must meet a condition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// The posts and roles whose holders are counted; none named means all that are staffed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<String>,
    /// The condition.
    pub people: Predicate,
    /// Which part of the holders must meet it at least, from 0 to 1.
    pub share: Points,
}

/// A nomination: somebody was named for a post, by themselves, by others or by the organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Nomination {
    /// Who was named.
    pub person: String,
    /// The post or role.
    pub post: String,
    /// Where; absent means in any unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The channel it came by, such as `self`, `colleagues` or `organisation`; one the post does not
    /// allow makes it void.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub channel: String,
    /// How many votes it had.
    #[serde(skip_serializing_if = "is_default")]
    pub votes: u32,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
