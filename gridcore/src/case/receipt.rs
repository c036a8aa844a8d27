//! Receipts of anonymous reports: a code for whoever reported, of which a salted hash is kept.

use serde::Serialize;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::desk::Desk;
use super::refuse::{Unknown, refused};
use super::store::More;
use super::view::Status;
use crate::charter::Outcome;
use crate::finding::catalogue::case as rules;
use crate::finding::{Error, ErrorKind};
use crate::hex::hex;
use crate::key::Id;

/// The letters of a code: digits and letters nobody mistakes for one another (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A receipt: the code is for whoever reported and is told once, what is kept goes with the report.
///
/// ```
/// use gridcore::case::Receipt;
///
/// // In earnest these come from a cryptographic source of the caller; there is none here.
/// let receipt = Receipt::new(&[7; 32]);
/// assert_eq!(receipt.code.len(), 26);
/// assert!(Receipt::is_of(&receipt.kept, &receipt.code.to_lowercase()));
/// assert!(!Receipt::is_of(&receipt.kept, "00000000000000000000000000"));
/// assert!(!receipt.kept.contains(&receipt.code));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// 26 digits and letters that say 128 bits.
    pub code: String,
    /// A salt and the SHA-256 of salt and code, in hexadecimal digits.
    pub kept: String,
}

impl Receipt {
    /// The receipt that 32 random bytes make: half of them are the code, half the salt.
    #[must_use]
    pub fn new(random: &[u8; 32]) -> Self {
        let (secret, salt) = random.split_at(16);
        let bits = secret.iter().fold(0_u128, |bits, byte| (bits << 8) | u128::from(*byte));
        let letter = |at: u32| LETTERS.get(usize::try_from((bits >> (5 * at)) & 31).unwrap_or(0)).copied();
        let code: String = (0..26).rev().filter_map(letter).map(char::from).collect();
        let kept = format!("{}:{}", hex(salt), hashed(&hex(salt), &code));
        Self { code, kept }
    }

    /// Whether a code is that of a receipt. Takes as long whatever the code has in common with the right one.
    #[must_use]
    pub fn is_of(kept: &str, code: &str) -> bool {
        let Some((salt, hash)) = kept.split_once(':') else { return false };
        // As people copy it: in any case, in groups, with letters that look like digits.
        let code: String = code
            .chars()
            .filter(|c| !matches!(c, ' ' | '-'))
            .map(|c| match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect();
        hashed(salt, &code).as_bytes().ct_eq(hash.as_bytes()).into()
    }
}

fn hashed(salt: &str, code: &str) -> String {
    hex(&Sha256::new().chain_update(salt).chain_update(code).finalize())
}

/// Whether a text is what is kept of a receipt.
pub(super) fn is_kept(text: &str) -> bool {
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    text.split_once(':').is_some_and(|(salt, hash)| salt.len() == 32 && hash.len() == 64 && plain(salt) && plain(hash))
}

/// What whoever holds a receipt is told of their report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReceiptAnswer {
    /// How the case stands.
    pub status: Status,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// Where the answer is found.
    pub answer: Option<String>,
}

impl Desk {
    /// What became of an anonymous report, for whoever holds its receipt; of a report that became part of
    /// another, what became of that.
    ///
    /// # Errors
    /// Of kind `key`, if there is no such case or the code is not that of its receipt: the two cannot be told
    /// apart.
    ///
    /// # Complexity
    /// `O(events)`.
    pub fn receipt_answer(&self, case: &str, code: &str) -> Result<ReceiptAnswer, Error> {
        let state = &self.state;
        let unknown = || {
            let args = vec![("name", case.into())];
            refused(ErrorKind::Key, &rules::UNKNOWN, Unknown::Case as u8, args, self.charter.language())
        };
        let id = state.keys.id(case).ok_or_else(unknown)?;
        let kept = state.log.iter().find_map(|record| match &record.more {
            More::Reported(reported) if record.case == id => state.name(reported.receipt),
            _ => None,
        });
        if !kept.is_some_and(|kept| Receipt::is_of(kept, code)) {
            return Err(unknown());
        }
        let mut last = id;
        while let Some(into) = state.cases.value(last).and_then(|case| case.into.some()) {
            last = into;
        }
        let data = state.cases.value(last).ok_or_else(unknown)?;
        let answer = state.log.iter().rev().find_map(|record| match &record.more {
            More::Closed { answer, .. } if record.case == last => state.name(*answer),
            _ => None,
        });
        let answer = answer.filter(|_| !data.is_open()).map(str::to_owned);
        Ok(ReceiptAnswer { status: data.status, outcome: data.outcome, answer })
    }
}
