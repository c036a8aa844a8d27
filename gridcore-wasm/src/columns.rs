//! Columns as JavaScript hands them over, to be read by the core.

use std::cell::OnceCell;

use gridcore::{Cell, Column};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "./columns.js")]
extern "C" {
    type Packed;
    type PackedColumn;

    #[wasm_bindgen(catch)]
    fn packed(table: &JsValue, name: &str) -> Result<Packed, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn rows(this: &Packed) -> usize;
    #[wasm_bindgen(method, getter)]
    fn columns(this: &Packed) -> Vec<PackedColumn>;

    #[wasm_bindgen(method, getter)]
    fn name(this: &PackedColumn) -> String;
    #[wasm_bindgen(method, getter)]
    fn text(this: &PackedColumn) -> Option<Vec<u8>>;
    #[wasm_bindgen(method, getter)]
    fn lengths(this: &PackedColumn) -> Option<Vec<u32>>;
    #[wasm_bindgen(method, getter)]
    fn counts(this: &PackedColumn) -> Option<Vec<u32>>;
    #[wasm_bindgen(method, getter)]
    fn numbers(this: &PackedColumn) -> Option<Vec<f64>>;
    #[wasm_bindgen(method, getter)]
    fn wholes(this: &PackedColumn) -> Option<Vec<i64>>;
    #[wasm_bindgen(method, getter)]
    fn odd(this: &PackedColumn) -> Option<String>;
}

/// A table by column.
pub(crate) struct Columns {
    pub(crate) rows: usize,
    columns: Vec<Taken>,
}

impl Columns {
    /// Takes over the columns of a table, or its rows.
    pub(crate) fn of(table: &JsValue, name: &str) -> Result<Self, JsValue> {
        let packed = packed(table, name)?;
        Ok(Self { rows: packed.rows(), columns: packed.columns().iter().map(Taken::of).collect() })
    }

    pub(crate) fn list(&self) -> Vec<&dyn Column> {
        self.columns.iter().map(|column| column as &dyn Column).collect()
    }
}

/// A column.
struct Taken {
    name: String,
    cells: Cells,
    /// The cells that are unlike the others, by row.
    odd: Vec<(usize, Odd)>,
}

enum Cells {
    Texts(Texts),
    Numbers(Vec<f64>),
    Wholes(Vec<i64>),
}

/// Texts end to end.
struct Texts {
    text: String,
    ends: Vec<usize>,
    /// In how many rows after each other each text stands; empty if in one each.
    counts: Vec<u32>,
    /// The text of each row, made when it is first asked for cell by cell.
    of_row: OnceCell<Vec<u32>>,
}

impl Texts {
    fn of(text: String, lengths: &[u32], counts: Vec<u32>) -> Self {
        Self { ends: ends(&text, lengths), text, counts, of_row: OnceCell::new() }
    }

    fn get(&self, run: usize) -> &str {
        let start = run.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(run).and_then(|end| self.text.get(start..*end)).unwrap_or_default()
    }

    fn of_row(&self, row: usize) -> &str {
        if self.counts.is_empty() {
            return self.get(row);
        }
        let runs = self.of_row.get_or_init(|| {
            let mut of_row = Vec::new();
            for (run, count) in (0..).zip(&self.counts) {
                of_row.resize(of_row.len() + *count as usize, run);
            }
            of_row
        });
        runs.get(row).map_or("", |run| self.get(*run as usize))
    }

    fn runs(&self) -> impl Iterator<Item = (&str, usize)> {
        let count = |run| self.counts.get(run).map_or(1, |count| *count as usize);
        (0..self.ends.len()).map(move |run| (self.get(run), count(run)))
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Odd {
    Text(String),
    Number(f64),
    Whole(String),
    Tags(Vec<String>),
    Other(String),
}

impl Taken {
    fn of(column: &PackedColumn) -> Self {
        let cells = match (column.text(), column.numbers()) {
            (Some(text), _) => {
                // What an encoder wrote is UTF-8.
                let text = String::from_utf8(text).unwrap_or_default();
                let (lengths, counts) = (column.lengths().unwrap_or_default(), column.counts().unwrap_or_default());
                Cells::Texts(Texts::of(text, &lengths, counts))
            }
            (None, Some(numbers)) => Cells::Numbers(numbers),
            (None, None) => Cells::Wholes(column.wholes().unwrap_or_default()),
        };
        let odd = column.odd().and_then(|odd| serde_json::from_str(&odd).ok()).unwrap_or_default();
        Self { name: column.name(), cells, odd }
    }
}

/// Where each text ends, given its length in UTF-16 units.
fn ends(text: &str, lengths: &[u32]) -> Vec<usize> {
    let units: usize = lengths.iter().map(|length| *length as usize).sum();
    let mut end = 0;
    if units == text.len() {
        // All of it is ASCII.
        let next = |length: &u32| {
            end += *length as usize;
            end
        };
        return lengths.iter().map(next).collect();
    }
    let mut chars = text.chars();
    let next = |length: &u32| {
        let mut left = *length as usize;
        while left > 0 {
            let Some(char) = chars.next() else { break };
            left = left.saturating_sub(char.len_utf16());
            end += char.len_utf8();
        }
        end
    };
    lengths.iter().map(next).collect()
}

impl Column for Taken {
    fn name(&self) -> &str {
        &self.name
    }

    fn cell(&self, row: usize) -> Cell<'_> {
        if let Ok(at) = self.odd.binary_search_by_key(&row, |(row, _)| *row) {
            return self.odd[at].1.cell();
        }
        match &self.cells {
            Cells::Texts(texts) => match texts.of_row(row) {
                "" => Cell::Absent,
                text => Cell::Text(text),
            },
            Cells::Numbers(numbers) => numbers.get(row).map_or(Cell::Absent, |number| of_number(*number)),
            Cells::Wholes(wholes) => wholes.get(row).map_or(Cell::Absent, |whole| Cell::Whole(*whole)),
        }
    }

    fn runs(&self) -> Option<Box<dyn Iterator<Item = (&str, usize)> + '_>> {
        match &self.cells {
            Cells::Texts(texts) if self.odd.is_empty() => Some(Box::new(texts.runs())),
            _ => None,
        }
    }
}

/// JavaScript has one kind of number: one without decimals is whole as far as doubles are exact.
fn of_number(number: f64) -> Cell<'static> {
    const EXACT: f64 = 9_007_199_254_740_991.0;
    if number.fract() == 0.0 && number.abs() <= EXACT {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and small enough")]
        return Cell::Whole(number as i64);
    }
    Cell::Decimal(number)
}

impl Odd {
    fn cell(&self) -> Cell<'_> {
        match self {
            Self::Text(text) => Cell::Text(text),
            Self::Number(number) => of_number(*number),
            Self::Whole(digits) => digits.parse().map_or(Cell::Other("bigint"), Cell::Whole),
            Self::Tags(tags) => Cell::Tags(tags.iter().map(String::as_str).collect()),
            Self::Other(word) => Cell::Other(match word.as_str() {
                "true" => "true",
                "false" => "false",
                "[..]" => "[..]",
                "{..}" => "{..}",
                _ => "?",
            }),
        }
    }
}
