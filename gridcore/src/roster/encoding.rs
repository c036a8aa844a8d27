//! Texts are UTF-8; what is not is told apart so that the message says how to read it.

use super::Roster;
use super::flaw::{Encoding, encoding, finding_of_file};
use crate::finding::Place;

/// How much of a text is looked at to tell its encoding.
const SAMPLE: usize = 64 * 1024;

impl Roster {
    /// The text of a file without its byte order mark; none, and a problem, if it is too long or
    /// not UTF-8.
    pub(crate) fn decode<'t>(&mut self, file: &str, text: &'t [u8]) -> Option<&'t str> {
        if text.len() > self.limits.text {
            let finding = self.limits.exceeded(file, text.len(), self.limits.text, "text");
            self.refuse(vec![finding]);
            return None;
        }
        match decode(text) {
            Ok(text) => Some(text),
            Err((found, line)) => {
                let finding = finding_of_file(file, encoding(found)).at(Place::file(file).line(line));
                self.refuse(vec![finding]);
                None
            }
        }
    }
}

/// What a text is written in, as platforms name it when they decode: `utf-8`, `utf-16le`, `utf-16be` or
/// `gb18030`; none if it is no text, or in something else.
///
/// gridcore reads UTF-8 and refuses the rest; a face decodes with what its platform has, and hands
/// over the text. `O(n)`.
///
/// ```
/// use gridcore::encoding_of;
///
/// assert_eq!(encoding_of("key,name\nu1,一号\n".as_bytes()), Some("utf-8"));
/// assert_eq!(encoding_of(b"key,name\nu1,\xd2\xbb\xba\xc5\n"), Some("gb18030"));
/// assert_eq!(encoding_of(b"k\0e\0y\0"), Some("utf-16le"));
/// assert_eq!(encoding_of(b"PK\x03\x04\x14\0\x06\0\xf8\xff"), None);
/// ```
#[must_use]
pub fn encoding_of(text: &[u8]) -> Option<&'static str> {
    match decode(text) {
        Ok(_) => Some("utf-8"),
        Err((Encoding::Utf16, _)) => match text {
            // Without a mark the first character, nearly always of ASCII, has its zero first or last.
            [0xfe, 0xff, ..] | [0, ..] => Some("utf-16be"),
            _ => Some("utf-16le"),
        },
        Err((Encoding::Gb18030, _)) => Some("gb18030"),
        Err((Encoding::Binary | Encoding::CutOff | Encoding::Other, _)) => None,
    }
}

/// The text without its byte order mark, or what it seems to be and the line where that shows.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, (Encoding, u32)> {
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or(bytes);
    if is_utf16(sample) {
        return Err((Encoding::Utf16, 1));
    }
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => error,
    };
    let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
    let rest = bytes.get(error.valid_up_to()..).unwrap_or_default();
    let found = if sample.contains(&0) || is_junk(rest.get(..rest.len().min(SAMPLE)).unwrap_or(rest)) {
        Encoding::Binary
    } else if error.error_len().is_none() {
        Encoding::CutOff
    } else if good.iter().filter(|b| **b >= 0xc0).count() < 4 && is_gb18030(rest) {
        Encoding::Gb18030
    } else {
        Encoding::Other
    };
    let lines = good.iter().filter(|b| **b == b'\n').count();
    Err((found, u32::try_from(lines + 1).unwrap_or(u32::MAX)))
}

/// A byte order mark, or pairs of a letter, comma or line end with a NUL, the same way round:
/// so are they spread over two bytes there. Other pairs with a NUL are few: a file of another
/// kind has as many of those.
fn is_utf16(sample: &[u8]) -> bool {
    if matches!(sample, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
        return true;
    }
    let (mut little, mut big, mut other) = (0_usize, 0_usize, 0_usize);
    for pair in sample.as_chunks::<2>().0 {
        match pair {
            [b' '..=b'~' | b'\t' | b'\n' | b'\r', 0] => little += 1,
            [0, b' '..=b'~' | b'\t' | b'\n' | b'\r'] => big += 1,
            [0, _] | [_, 0] => other += 1,
            _ => {}
        }
    }
    let (most, few) = (little.max(big), little.min(big) + other);
    few * 4 <= most && most > (sample.len() / 16).max(1)
}

/// Control characters no table has, in more than one byte of fifty.
fn is_junk(sample: &[u8]) -> bool {
    let controls = sample.iter().filter(|b| **b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r')).count();
    controls * 50 > sample.len()
}

/// Whether bytes that are not UTF-8 are pairs and fours of GB18030, as Chinese text is: nearly
/// all are in order, and most pairs lie where the two levels of common characters do. Other
/// 8-bit encodings fail the second test, since their letters stand between ASCII ones.
fn is_gb18030(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or(bytes);
    let (mut common, mut other, mut wrong) = (0_usize, 0_usize, 0_usize);
    loop {
        rest = match rest {
            [] => break,
            [0..=0x7f, tail @ ..] => tail,
            [0xb0..=0xf7, 0xa1..=0xfe, tail @ ..] | [0xa1..=0xa3, 0xa1..=0xfe, tail @ ..] => {
                common += 1;
                tail
            }
            [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, tail @ ..]
            | [0x81..=0xfe, 0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, tail @ ..] => {
                other += 1;
                tail
            }
            // The sample may end inside a character.
            [0x81..=0xfe] => break,
            [_, tail @ ..] => {
                wrong += 1;
                tail
            }
        };
    }
    common > 0 && common >= other && wrong * 50 <= common + other
}
