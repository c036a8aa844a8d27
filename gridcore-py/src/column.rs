//! Columns of an Arrow frame as the core reads them: each type of Arrow as a cell.

use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Decimal32Type, Decimal64Type, Decimal128Type, Decimal256Type,
    Float16Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, TimestampMicrosecondType,
    TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type,
    UInt64Type,
};
use arrow_array::{Array, ArrayRef, LargeStringArray, PrimitiveArray, StringArray, StringViewArray};
use arrow_schema::{DataType, TimeUnit};
use gridcore::time::Moment;
use gridcore::{Cell, Column};

use crate::day;

const MILLISECONDS: i64 = 86_400_000;
const MINUTES: i64 = 1_440;

/// A column of a frame, in as many parts as the frame has.
pub(crate) struct FrameColumn<'n> {
    name: &'n str,
    /// Each with the row it starts at.
    parts: Vec<(usize, Values)>,
}

impl<'n> FrameColumn<'n> {
    pub(crate) fn new<'a>(name: &'n str, arrays: impl Iterator<Item = &'a ArrayRef>) -> Self {
        let mut start = 0;
        let parts = arrays.map(|array| {
            let part = (start, Values::of(array));
            start += array.len();
            part
        });
        Self { name, parts: parts.collect() }
    }
}

impl Column for FrameColumn<'_> {
    fn name(&self) -> &str {
        self.name
    }

    fn cell(&self, row: usize) -> Cell<'_> {
        let part = match self.parts.as_slice() {
            [one] => Some(one),
            parts => parts.get(parts.partition_point(|(start, _)| *start <= row).wrapping_sub(1)),
        };
        part.map_or(Cell::Absent, |(start, values)| values.cell(row - start))
    }
}

/// A cell that borrows nothing.
type Made = Box<dyn Fn(usize) -> Cell<'static> + Send>;

/// The values of one part.
enum Values {
    Text(StringArray),
    LargeText(LargeStringArray),
    TextView(StringViewArray),
    Made(Made),
    /// Where each row's value stands among the distinct ones.
    Dictionary(Box<dyn Fn(usize) -> Option<usize> + Send>, Box<Self>),
    /// Where each row's values stand among all.
    Lists(Box<dyn Fn(usize) -> Option<Range<usize>> + Send>, Box<Self>),
}

impl Values {
    fn of(array: &ArrayRef) -> Self {
        match array.data_type() {
            DataType::Utf8 => Self::Text(array.as_string().clone()),
            DataType::LargeUtf8 => Self::LargeText(array.as_string().clone()),
            DataType::Utf8View => Self::TextView(array.as_string_view().clone()),
            DataType::Dictionary(..) => {
                let dictionary = array.as_any_dictionary();
                let (keys, nulls) = (dictionary.normalized_keys(), dictionary.keys().nulls().cloned());
                let key = move |row| keys.get(row).copied().filter(|_| nulls.as_ref().is_none_or(|n| n.is_valid(row)));
                Self::Dictionary(Box::new(key), Box::new(Self::of(dictionary.values())))
            }
            DataType::List(_) => {
                let lists = array.as_list::<i32>().clone();
                let values = Box::new(Self::of(lists.values()));
                Self::Lists(Box::new(move |row| range(&lists, lists.value_offsets(), row)), values)
            }
            DataType::LargeList(_) => {
                let lists = array.as_list::<i64>().clone();
                let values = Box::new(Self::of(lists.values()));
                Self::Lists(Box::new(move |row| range(&lists, lists.value_offsets(), row)), values)
            }
            _ => Self::Made(made(array)),
        }
    }

    fn cell(&self, row: usize) -> Cell<'_> {
        match self {
            Self::Text(array) if array.is_valid(row) => Cell::Text(array.value(row)),
            Self::LargeText(array) if array.is_valid(row) => Cell::Text(array.value(row)),
            Self::TextView(array) if array.is_valid(row) => Cell::Text(array.value(row)),
            Self::Text(_) | Self::LargeText(_) | Self::TextView(_) => Cell::Absent,
            Self::Made(made) => made(row),
            Self::Dictionary(key, values) => key(row).map_or(Cell::Absent, |key| values.cell(key)),
            Self::Lists(range, values) => match range(row) {
                None => Cell::Absent,
                Some(range) => {
                    range.map(|at| values.text(at)).collect::<Option<_>>().map_or(Cell::Other("[..]"), Cell::Tags)
                }
            },
        }
    }

    /// The text of a row, if it is one.
    fn text(&self, row: usize) -> Option<&str> {
        match self.cell(row) {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Where the values of a row stand.
fn range<O: Copy + TryInto<usize>>(array: &dyn Array, offsets: &[O], row: usize) -> Option<Range<usize>> {
    let at = |row: usize| (*offsets.get(row)?).try_into().ok();
    array.is_valid(row).then(|| Some(at(row)?..at(row + 1)?)).flatten()
}

fn made(array: &ArrayRef) -> Made {
    match array.data_type() {
        DataType::Null => Box::new(|_| Cell::Absent),
        DataType::Boolean => {
            let array = array.as_boolean().clone();
            cells(array.clone(), move |row| Cell::Other(if array.value(row) { "true" } else { "false" }))
        }
        DataType::Int8 => whole::<Int8Type>(array),
        DataType::Int16 => whole::<Int16Type>(array),
        DataType::Int32 => whole::<Int32Type>(array),
        DataType::Int64 => whole::<Int64Type>(array),
        DataType::UInt8 => whole::<UInt8Type>(array),
        DataType::UInt16 => whole::<UInt16Type>(array),
        DataType::UInt32 => whole::<UInt32Type>(array),
        DataType::UInt64 => values::<UInt64Type>(array, |value| Cell::Exact(value.into(), 0)),
        DataType::Float16 => values::<Float16Type>(array, |value| Cell::Decimal(shortest(value.to_f32()))),
        DataType::Float32 => values::<Float32Type>(array, |value| Cell::Decimal(shortest(value))),
        DataType::Float64 => values::<Float64Type>(array, Cell::Decimal),
        DataType::Decimal32(_, scale) => exact::<Decimal32Type>(array, *scale),
        DataType::Decimal64(_, scale) => exact::<Decimal64Type>(array, *scale),
        DataType::Decimal128(_, scale) => exact::<Decimal128Type>(array, *scale),
        DataType::Decimal256(_, scale) => {
            let scale = *scale;
            let cell = move |number: Option<i128>| number.map_or(Cell::Other("number"), |n| Cell::Exact(n, scale));
            values::<Decimal256Type>(array, move |value| cell(value.to_i128()))
        }
        DataType::Date32 => values::<Date32Type>(array, |days| day::cell(days.into())),
        DataType::Date64 => times::<Date64Type>(array, MILLISECONDS),
        DataType::Timestamp(unit, None) => match unit {
            TimeUnit::Second => times::<TimestampSecondType>(array, MILLISECONDS / 1_000),
            TimeUnit::Millisecond => times::<TimestampMillisecondType>(array, MILLISECONDS),
            TimeUnit::Microsecond => times::<TimestampMicrosecondType>(array, MILLISECONDS * 1_000),
            TimeUnit::Nanosecond => times::<TimestampNanosecondType>(array, MILLISECONDS * 1_000_000),
        },
        DataType::Timestamp(..) => other(array, "instant"),
        DataType::Struct(_) | DataType::Map(..) => other(array, "{..}"),
        DataType::Binary | DataType::LargeBinary | DataType::BinaryView => other(array, "bytes"),
        _ => other(array, "value"),
    }
}

/// Cells of an array, its nulls being absent.
fn cells(array: impl Array + 'static, cell: impl Fn(usize) -> Cell<'static> + Send + 'static) -> Made {
    let nulls = array.logical_nulls();
    Box::new(move |row| if nulls.as_ref().is_none_or(|n| n.is_valid(row)) { cell(row) } else { Cell::Absent })
}

fn values<T: ArrowPrimitiveType>(array: &ArrayRef, cell: impl Fn(T::Native) -> Cell<'static> + Send + 'static) -> Made {
    let array: PrimitiveArray<T> = array.as_primitive::<T>().clone();
    cells(array.clone(), move |row| cell(array.value(row)))
}

fn whole<T: ArrowPrimitiveType<Native: Into<i64>>>(array: &ArrayRef) -> Made {
    values::<T>(array, |value| Cell::Whole(value.into()))
}

fn exact<T: ArrowPrimitiveType<Native: Into<i128>>>(array: &ArrayRef, scale: i8) -> Made {
    values::<T>(array, move |value| Cell::Exact(value.into(), scale))
}

/// Times of no zone: midnights are days, whole minutes are moments.
fn times<T: ArrowPrimitiveType<Native = i64>>(array: &ArrayRef, day: i64) -> Made {
    let minute = day / MINUTES;
    values::<T>(array, move |time| match time {
        _ if time % day == 0 => day::cell(time / day),
        _ if time % minute == 0 => Moment::of(time / minute).map_or(Cell::Other("time of day"), Cell::Moment),
        _ => Cell::Other("time of day"),
    })
}

fn other(array: &ArrayRef, word: &'static str) -> Made {
    cells(array.clone(), move |_| Cell::Other(word))
}

/// The number a single-precision one is written as: 0.1 is 0.1 and not 0.100000001.
fn shortest(value: f32) -> f64 {
    value.to_string().parse().unwrap_or(f64::NAN)
}
