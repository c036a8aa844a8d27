//! Appraisals as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use super::changes::read;
use crate::charter::Charter;
use crate::finding::Error;
use crate::points::Points;
use crate::score::{self, Appraisal, Marked, Ratio};
use crate::value::{Expected, Log, Read, Trouble, Value};

/// What the places of values say of the text.
const VALUES: &str = "values";

/// Appraises a subject by the indicators of a scheme, as [`appraise`](score::appraise): `{"on-time": [73700, 972], "rework": 3}`,
/// where a pair is a fraction that is not rounded.
///
/// Gives the `score`, the `band` and the `marks`, each with `indicator`, `text`, `value`, `marks`, `full` and
/// `weight`. A fraction is rounded to three decimals, and then there is `exact` beside it.
///
/// # Errors
/// [`ErrorKind::Text`](crate::ErrorKind::Text) if it is no such text; else as [`appraise`](score::appraise).
///
/// ```
/// use gridcore::{Charter, json};
///
/// let charter = Charter::from_toml(
///     "name = \"w\"\ntiers = [\"team\"]\n[[schemes]]\nkey = \"order\"\nindicators = [{ key = \"tidy\" }]",
/// )?;
/// let appraisal = json::appraise(&charter, "order", r#"{"tidy": [200, 3]}"#)?;
/// assert!(appraisal.starts_with(r#"{"score":66.667,"exact":"200000/3000","marks":["#));
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn appraise(charter: &Charter, scheme: &str, values: &str) -> Result<String, Error> {
    let values: BTreeMap<String, Rate> = read(values, VALUES)?;
    let values = values.iter().map(|(name, rate)| (name.as_str(), rate.0));
    let appraisal = score::appraise(charter, scheme, values)?;
    Ok(super::text(&AppraisalText::of(&appraisal)))
}

/// A number, or a pair: what is divided, and by how many.
pub(crate) struct Rate(Ratio);

impl Read for Rate {
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
        match value {
            Value::List(_) => {
                let pair = Vec::<Points>::read(value, log)?;
                let ratio = match pair.as_slice() {
                    [over, under] => under.whole().and_then(|under| Ratio::new(*over, u64::try_from(under).ok()?)),
                    _ => None,
                };
                ratio.map(Self).ok_or(Trouble::Value(Expected::Number))
            }
            _ => Points::read(value, log).map(|points| Self(points.into())),
        }
    }

    fn blank() -> Option<Self> {
        Some(Self(Ratio::ZERO))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Rate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Rate".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let number = generator.subschema_for::<Points>();
        schemars::json_schema!({
            "description": "A number, or a pair: what is divided, and by how many; it is not rounded.",
            "anyOf": [
                number,
                {
                    "type": "array",
                    "prefixItems": [number, { "type": "integer", "minimum": 1 }],
                    "items": false,
                    "minItems": 2,
                    "maxItems": 2
                }
            ]
        })
    }
}

/// What a subject comes to by the indicators of a scheme.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Appraisal"))]
pub(crate) struct AppraisalText<'a> {
    /// The composite, to three decimals.
    score: Points,
    /// The fraction that was rounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    exact: Option<String>,
    /// The key of the band it lies in.
    #[serde(skip_serializing_if = "Option::is_none")]
    band: Option<&'a str>,
    /// What each indicator gives.
    marks: Vec<MarkedText<'a>>,
}

/// What one indicator gives.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Marked"))]
struct MarkedText<'a> {
    /// The key of the indicator.
    indicator: &'a str,
    /// What it asks for.
    #[serde(skip_serializing_if = "str::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    text: &'a str,
    /// What was reported, to three decimals.
    value: Points,
    /// The marks, to three decimals.
    marks: Points,
    /// The marks as the fraction that was rounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    exact: Option<String>,
    /// The most there are.
    full: Points,
    /// The weight, if indicators are weighed.
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<Points>,
}

impl<'a> AppraisalText<'a> {
    pub(super) fn of(appraisal: &'a Appraisal) -> Self {
        Self {
            score: appraisal.score.rounded(),
            exact: exact(appraisal.score),
            band: appraisal.band.as_deref(),
            marks: appraisal.marks.iter().map(MarkedText::of).collect(),
        }
    }
}

impl<'a> MarkedText<'a> {
    fn of(marked: &'a Marked) -> Self {
        Self {
            indicator: &marked.indicator,
            text: &marked.text,
            value: marked.value.rounded(),
            marks: marked.marks.rounded(),
            exact: exact(marked.marks),
            full: marked.full,
            weight: marked.weight,
        }
    }
}

/// A fraction, if three decimals do not say it.
pub(super) fn exact(ratio: Ratio) -> Option<String> {
    let (over, under) = ratio.parts();
    (ratio != ratio.rounded().into()).then(|| format!("{over}/{under}000"))
}
