//! What a cell that cannot be read was probably meant to be, so that the advice is not worse than
//! none.

use super::flaw::Wrong;
use crate::points::{BadPoints, Points};
use crate::time::{BadDate, parse_date};

/// A number as people write it; the texts of `table.bad-number` from the fourth, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberSlip {
    WideDigits,
    Separators,
    DecimalComma,
    /// A comma that is one or the other.
    Comma,
}

/// A day as people write it; the texts of `table.bad-date` from the fourth, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateSlip {
    /// The day or the month comes first, and nothing says which.
    YearLast,
    /// The number by which spreadsheets count days.
    Serial,
    Time,
    Words,
}

/// What a spreadsheet left in a cell; the texts of `table.spreadsheet` in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SheetSlip {
    /// A formula that came to nothing.
    Fault,
    /// A long number, or a key taken for one, in powers of ten.
    Scientific,
}

/// Why a text is not a number.
pub(super) fn bad_number(text: &str, bad: BadPoints) -> Wrong {
    if bad != BadPoints::NotANumber {
        return Wrong::Number(bad);
    }
    let slip = if text.contains(|c| matches!(c, '\u{ff10}'..='\u{ff19}' | '\u{ff0e}' | '\u{ff0d}' | '\u{ff0b}')) {
        Some(NumberSlip::WideDigits)
    } else {
        number_slip(text.strip_prefix(['-', '+']).unwrap_or(text))
    };
    slip.map_or(Wrong::Number(bad), Wrong::NumberSlip)
}

fn is_comma(c: char) -> bool {
    matches!(c, ',' | '\u{ff0c}')
}

fn is_separator(c: char) -> bool {
    is_comma(c) || matches!(c, '_' | '\'' | '\u{2019}') || c.is_whitespace()
}

fn number_slip(text: &str) -> Option<NumberSlip> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let point = text.split_once('.');
    let (whole, fraction) = point.unwrap_or((text, "0"));
    let commas = text.chars().filter(|c| is_comma(*c)).count();
    if digits(fraction) && is_grouped(whole, is_separator) {
        let alone = commas == 1 && point.is_none() && whole.chars().filter(|c| is_separator(*c)).count() == 1;
        return Some(match (alone, whole.starts_with('0')) {
            (true, true) => NumberSlip::DecimalComma,
            (true, false) => NumberSlip::Comma,
            (false, _) => NumberSlip::Separators,
        });
    }
    let (whole, fraction) = text.split_once(is_comma).filter(|_| commas == 1)?;
    let plain = digits(whole) || is_grouped(whole, |c| c == '.' || is_separator(c)) || whole.is_empty();
    let is_number =
        plain && digits(fraction) && format!("0.{fraction}").parse() != Err::<Points, _>(BadPoints::NotANumber);
    is_number.then_some(NumberSlip::DecimalComma)
}

/// Whether digits stand in groups: three in the last, two or three in those before (as in
/// 12,34,567), up to three in the first.
fn is_grouped(text: &str, separator: impl Fn(char) -> bool) -> bool {
    let groups: Vec<&str> = text.split(separator).collect();
    let [first, between @ .., last] = groups.as_slice() else { return false };
    groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_digit()))
        && (1..=3).contains(&first.len())
        && between.iter().all(|group| (2..=3).contains(&group.len()))
        && last.len() == 3
}

/// Why a text is not a day.
pub(super) fn bad_date(text: &str, bad: BadDate) -> Wrong {
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let slip = if bad != BadDate::Form {
        None
    } else if text.contains(['年', '月', '日']) {
        Some(DateSlip::Words)
    } else if text.contains(':') || text.get(..10).is_some_and(|day| parse_date(day).is_ok()) {
        Some(DateSlip::Time)
    } else if matches!(text.len(), 5 | 6) && digits(text) {
        Some(DateSlip::Serial)
    } else {
        let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
        match parts.as_slice() {
            [first, second, last] => {
                let short = |part: &str| matches!(part.len(), 1 | 2) && digits(part);
                let year_last = short(first) && short(second) && matches!(last.len(), 2 | 4) && digits(last);
                year_last.then_some(DateSlip::YearLast)
            }
            _ => None,
        }
    };
    slip.map_or(Wrong::Date(bad), Wrong::DateSlip)
}

/// What a spreadsheet left in a cell in place of what was written there.
#[inline]
pub(super) fn of_spreadsheet(cell: &str) -> Option<Wrong> {
    match cell.as_bytes() {
        [b'#', ..] => is_fault(cell.trim_end()).then_some(Wrong::Spreadsheet(SheetSlip::Fault)),
        [.., b'E', b'+', b'0'..=b'9', b'0'..=b'9'] => {
            let mantissa = cell.get(..cell.len() - 4).unwrap_or_default();
            let number = mantissa.parse::<f64>().is_ok() && !mantissa.contains(['e', 'E']);
            number.then_some(Wrong::Spreadsheet(SheetSlip::Scientific))
        }
        _ => None,
    }
}

fn is_fault(cell: &str) -> bool {
    matches!(
        cell,
        "#N/A" | "#REF!" | "#VALUE!" | "#DIV/0!" | "#NAME?" | "#NULL!" | "#NUM!" | "#SPILL!" | "#CALC!" | "#FIELD!"
    ) || (cell.len() > 2 && cell.bytes().all(|b| b == b'#'))
}

#[cfg(test)]
mod tests {
    use super::{DateSlip, NumberSlip, SheetSlip, bad_date, bad_number, of_spreadsheet};
    use crate::points::{BadPoints, Points};
    use crate::roster::flaw::Wrong;
    use crate::time::parse_date;

    #[test]
    fn commas_are_told_apart() {
        let slip = |text: &str| bad_number(text, text.parse::<Points>().expect_err(text));
        let all = |texts: &[&str], wrong: NumberSlip| {
            texts.iter().for_each(|text| assert_eq!(slip(text), Wrong::NumberSlip(wrong), "{text}"));
        };
        all(&["3,5", "-3,5", ",5", "0,123", "1234,567", "1.234,5", "1 234,56", "3，5"], NumberSlip::DecimalComma);
        all(&["1,234.5", "1,234,567", "12,34,567", "1 234", "1'234", "-1_000.5", "1,234 567"], NumberSlip::Separators);
        all(&["1,234", "+12，345"], NumberSlip::Comma);
        all(&["１２", "３．５"], NumberSlip::WideDigits);
        for text in ["1 2", "1,2,3", "ten", "3,x", ",", "1,", "12 3", "-", "1.2.3"] {
            assert_eq!(slip(text), Wrong::Number(BadPoints::NotANumber), "{text}");
        }
    }

    #[test]
    fn dates_are_told_apart() {
        let slip = |text: &str| bad_date(text, parse_date(text).expect_err(text));
        let all = |texts: &[&str], wrong: DateSlip| {
            texts.iter().for_each(|text| assert_eq!(slip(text), Wrong::DateSlip(wrong), "{text}"));
        };
        all(&["1/2/2024", "31.12.2024", "1-2-24"], DateSlip::YearLast);
        all(&["45292", "401768"], DateSlip::Serial);
        all(&["2024-01-01 00:00:00", "2024-01-01T00:00", "2024/1/1 0:00", "2024-01-01Z"], DateSlip::Time);
        all(&["2024年1月1日", "1月1日"], DateSlip::Words);
        for text in ["2024/1/1", "20240101", "2024", "soon", "2024-02-30", "9999-12-31"] {
            assert!(matches!(slip(text), Wrong::Date(_)), "{text}");
        }
    }

    #[test]
    fn what_a_spreadsheet_left_is_told_from_keys() {
        for (text, slip) in [
            ("#N/A", SheetSlip::Fault),
            ("#REF!", SheetSlip::Fault),
            ("#####", SheetSlip::Fault),
            ("1.00E+05", SheetSlip::Scientific),
            ("1E+12", SheetSlip::Scientific),
        ] {
            assert_eq!(of_spreadsheet(text), Some(Wrong::Spreadsheet(slip)), "{text}");
        }
        for key in ["#", "#7", "#north", "1E5", "E+05", "xE+05", "1.0E+5", "nanE+", "E1E+05", "A1E+05", ""] {
            assert_eq!(of_spreadsheet(key), None, "{key}");
        }
    }
}
