//! The desk of a charter: by what ways matters come in, who stands in, and working calendars.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::words::words;
use crate::time::{Date, parse_date};

/// How matters come to the desk, and who has those that nobody in the tree may handle.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct DeskSpec {
    /// The bodies that handle what concerns those who would handle it: the first that is not
    /// concerned itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fallback: Vec<BodySpec>,
    /// The channels by which matters are reported; none listed means any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<ChannelSpec>,
    /// The kinds of product a report may yield, such as rules and work flows; absent means any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub products: Option<Vec<String>>,
}

/// Posts of one unit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct BodySpec {
    /// The unit. One that is not there on the day is a finding.
    pub unit: String,
    /// Its posts that act for it; none named means all that answer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<String>,
}

/// A channel by which matters are reported.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ChannelSpec {
    /// The key of the channel.
    pub key: String,
    /// The body that gets what comes this way, past the tiers; absent means that the place decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<BodySpec>,
}

/// A working calendar: the hours of a working day, and which days are working days.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct CalendarSpec {
    /// The key of the calendar.
    pub key: String,
    /// The working hours of a day, in order: `08:30-12:00`, `13:30-17:30`. Hours after midnight
    /// belong to the day on which they begin: `22:00-06:00`.
    pub hours: Vec<String>,
    /// The days of the week that are working days; none named means Monday to Friday.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<Weekday>,
    /// Days that are no working days.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub holidays: Vec<CalendarDay>,
    /// Days that are working days in spite of the week, such as those that make up for a holiday.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub workdays: Vec<CalendarDay>,
}

words! {
    /// A day of the week.
    Weekday {
        /// Monday.
        Mon = "mon",
        /// Tuesday.
        Tue = "tue",
        /// Wednesday.
        Wed = "wed",
        /// Thursday.
        Thu = "thu",
        /// Friday.
        Fri = "fri",
        /// Saturday.
        Sat = "sat",
        /// Sunday.
        Sun = "sun",
    }
}

/// A day of a calendar, written `2024-10-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CalendarDay(pub Date);

impl Serialize for CalendarDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for CalendarDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        parse_date(&text).map(Self).map_err(de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for CalendarDay {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        crate::schema::Day::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        crate::schema::Day::json_schema(generator)
    }
}
