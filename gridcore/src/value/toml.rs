//! Values from TOML and back.

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::{Step, Value, whole};

/// A text that was read, by where its values stand.
#[derive(Debug)]
pub(crate) struct Spans<'t>(Spanned<DeTable<'t>>);

/// What is wrong with a text that is not TOML: the byte, and why.
pub(crate) type Bad = (usize, String);

/// Reads TOML.
pub(crate) fn from_toml(text: &str) -> Result<Spans<'_>, Bad> {
    DeTable::parse(text).map(Spans).map_err(|error| bad(&error))
}

fn bad(error: &Error) -> Bad {
    (error.span().map_or(0, |span| span.start), error.message().to_owned())
}

/// A table as TOML.
pub(crate) fn to_toml(value: &Value<'_>) -> String {
    // Tables, lists, texts and finite numbers are all TOML, and keys are text, so there is nothing the
    // writer could refuse.
    toml::to_string(value).unwrap_or_default()
}

impl Spans<'_> {
    /// The values.
    pub(crate) fn value(&self) -> Result<Value<'_>, Bad> {
        table(self.0.get_ref())
    }

    /// Where what a path names starts, or the innermost part of the path that is there.
    pub(crate) fn start_of<'p>(&self, path: impl Iterator<Item = Step<'p>>) -> Option<usize> {
        let mut start = None;
        let mut inside: Option<&DeValue<'_>> = None;
        for step in path {
            let fields = match inside {
                None => Some(self.0.get_ref()),
                Some(DeValue::Table(table)) => Some(table),
                Some(_) => None,
            };
            let found = match (step, inside) {
                (Step::Field(name), _) => {
                    fields.and_then(|table| table.get_key_value(name)).map(|(key, value)| (key.span().start, value))
                }
                (Step::Item(index), Some(DeValue::Array(list))) => {
                    list.get(index).map(|value| (value.span().start, value))
                }
                (Step::Item(_), _) => None,
            };
            let Some((at, value)) = found else { break };
            start = Some(at);
            inside = Some(value.get_ref());
        }
        start
    }
}

fn table<'v>(table: &'v DeTable<'_>) -> Result<Value<'v>, Bad> {
    let fields = table.iter().map(|(name, field)| Ok(((&**name.get_ref()).into(), value(field)?)));
    fields.collect::<Result<_, Bad>>().map(Value::Table)
}

/// A value. The parser bounds the depth.
fn value<'v>(value: &'v Spanned<DeValue<'_>>) -> Result<Value<'v>, Bad> {
    let beyond = |what: &str| (value.span().start, what.to_owned());
    Ok(match value.get_ref() {
        DeValue::String(text) => Value::Text((&**text).into()),
        DeValue::Integer(number) => {
            let (digits, radix) = (number.as_str(), number.radix());
            match (i64::from_str_radix(digits, radix), u64::from_str_radix(digits, radix)) {
                (Ok(number), _) => Value::Integer(number),
                (_, Ok(number)) => whole(number),
                _ => return Err(beyond("integer number overflowed")),
            }
        }
        DeValue::Float(number) => match number.as_str().parse::<f64>() {
            Ok(read) if !read.is_infinite() || number.as_str().contains("inf") => Value::Decimal(read),
            _ => return Err(beyond("floating-point number overflowed")),
        },
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(list) => Value::List(list.iter().map(self::value).collect::<Result<_, Bad>>()?),
        DeValue::Table(fields) => table(fields)?,
    })
}
