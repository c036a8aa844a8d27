//! Reviews as JSON, and how they are asked for.

use super::changes::read;
use super::object::Object;
use crate::duty::{Review, ReviewList, ReviewRequest};
use crate::finding::Error;
use crate::roster::Cell;
use crate::time::{Date, Period};
use crate::value::{Log, Read, Record, Slot, Trouble, Value};

/// What the places of a request say of the text.
const REQUEST: &str = "request";

/// A request as a caller says it.
#[derive(Default)]
struct Asked {
    period: Option<Period>,
    today: Option<Date>,
}

impl Record for Asked {
    fn names(&self) -> &'static [&'static str] {
        &["period", "today"]
    }

    fn field(&mut self, name: &str) -> Option<&mut dyn Slot> {
        match name {
            "period" => Some(&mut self.period),
            "today" => Some(&mut self.today),
            _ => None,
        }
    }
}

impl Read for Asked {
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
        let mut asked = Self::default();
        log.table(value, &mut asked)?;
        if asked.period.is_none() { Err(Trouble::Missing("period")) } else { Ok(asked) }
    }

    fn blank() -> Option<Self> {
        None
    }
}

/// Reads what is reviewed: `{"period": "2024-05", "today": "2024-06-03"}`; a period is a name, or its first day
/// and the first day after. Without `today` it is looked at on the first day after the period.
///
/// # Errors
/// [`ErrorKind::Text`](crate::ErrorKind::Text) for what the text may not say, and without a period.
///
/// ```
/// use gridcore::json;
///
/// let asked = json::from_review_request(r#"{"period": ["2024-05-01", "2024-05-08"]}"#)?;
/// assert_eq!(asked.today.to_string(), "2024-05-08");
/// assert!(json::from_review_request(r#"{"period": "May"}"#).is_err());
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn from_review_request(request: &str) -> Result<ReviewRequest, Error> {
    let Asked { period, today } = read(request, REQUEST)?;
    let period = period.unwrap_or_else(|| Period::new(Date::ZERO, Date::ZERO));
    Ok(ReviewRequest { period, today: today.unwrap_or_else(|| period.until()) })
}

/// A review as one object: `period`, `today`, each of its lists by name as an array of objects, and `findings`. What is
/// absent is left out.
#[must_use]
pub fn review(review: &Review) -> String {
    let mut text = String::new();
    Object::write(&mut text, |object| {
        object.text("period", &review.request.period.to_string());
        object.text("today", &review.request.today.to_string());
        for list in ReviewList::ALL {
            object.raw(list.as_str(), &review_list(review, *list));
        }
        object.raw("findings", &super::findings(&review.findings));
    });
    text
}

/// One list of a review: an array of objects.
#[must_use]
pub fn review_list(review: &Review, list: ReviewList) -> String {
    let mut text = String::from("[");
    review.rows(list, &mut |row| {
        if !text.ends_with('[') {
            text.push(',');
        }
        Object::write(&mut text, |object| {
            for ((name, _), cell) in list.columns().iter().zip(row) {
                match cell {
                    Cell::Text(text) => object.text(name, text),
                    Cell::Whole(number) => object.value(name, number),
                    Cell::Points(points) => object.value(name, points),
                    Cell::Day(day) => object.text(name, &day.to_string()),
                    Cell::Tags(tags) => object.texts(name, tags.iter().copied()),
                    _ => {}
                }
            }
        });
    });
    text.push(']');
    text
}

/// The points due as entries for a ledger: an array of objects, as [`Review::entries`].
#[must_use]
pub fn review_entries(review: &Review, rule: &str, author: &str) -> String {
    super::text(&review.entries(rule, author).collect::<Vec<_>>())
}

/// The defects that become cases, as events: an array of objects, as [`Review::reports`].
#[must_use]
pub fn review_reports(review: &Review) -> String {
    super::to_events(&review.reports().collect::<Vec<_>>())
}
