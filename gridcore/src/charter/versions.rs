//! Dated versions of a charter.

use std::sync::Arc;

use super::model::Charter;
use crate::finding::catalogue::charter as rules;
use crate::finding::{Args, Error, ErrorKind, Finding, Language, Place, Subject, listed};
use crate::order;
use crate::time::Date;

impl Charter {
    /// The one of several versions that is in force on `day`; without a day, the one version if
    /// it is undated.
    ///
    /// # Errors
    /// Of kind [`Charter`](ErrorKind::Charter) if two versions are ever in force on the same day
    /// or none is on this one; of kind [`Call`](ErrorKind::Call) if the versions are dated and no
    /// day is given.
    ///
    /// # Complexity
    /// `O(n log n)` in the number of versions.
    ///
    /// # Example
    /// ```
    /// use gridcore::Charter;
    ///
    /// let old = Charter::from_json(r#"{ "name": "old", "tiers": ["team"], "until": "2024-07-01" }"#)?;
    /// let new = Charter::from_json(r#"{ "name": "new", "tiers": ["team"], "from": "2024-07-01" }"#)?;
    /// let day = gridcore::time::Date::constant(2024, 7, 1);
    /// assert_eq!(Charter::in_force(&[old, new], Some(day))?.name(), "new");
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    pub fn in_force(versions: &[Self], day: Option<Date>) -> Result<&Self, Error> {
        versions_overlap(versions)?;
        versions.iter().find(|v| v.interval().contains(day)).ok_or_else(|| not_in_force(versions, day))
    }
}

/// Sorted by their first day, versions are apart if each is apart from the next.
fn versions_overlap(versions: &[Charter]) -> Result<(), Error> {
    let mut order: Vec<(usize, &Charter)> = versions.iter().enumerate().collect();
    order::by_key(&mut order, |(index, version)| (version.interval().from, *index));
    for pair in order.windows(2) {
        if let [(first, a), (second, b)] = pair
            && a.interval().overlaps(b.interval())
        {
            let mut args = vec![("first", called(*first, a).into()), ("second", called(*second, b).into())];
            let from = b.interval().from.or(a.interval().from);
            args.extend(from.map(|day| ("day", day.into())));
            let finding = Finding::new(&rules::VERSIONS_OVERLAP, Subject::Charter, u8::from(from.is_none()), args);
            let place = match &b.file {
                Some(file) => Place::file(Arc::clone(file)).column("from"),
                None => Place::file("charter").column(format!("versions[{second}]")),
            };
            return Err(Error::one(ErrorKind::Charter, finding.at(place)).in_language(language(versions)));
        }
    }
    Ok(())
}

fn not_in_force(versions: &[Charter], day: Option<Date>) -> Error {
    let (kind, text) = match (versions.is_empty(), day) {
        (true, _) => (ErrorKind::Charter, 2),
        (false, None) => (ErrorKind::Call, 1),
        (false, Some(_)) => (ErrorKind::Charter, 0),
    };
    let mut args: Args = day.map(|day| ("day", day.into())).into_iter().collect();
    let files: Vec<&str> = versions.iter().filter_map(|version| version.file.as_deref()).collect();
    if !files.is_empty() {
        args.push(("files", listed(files).into()));
    }
    Error::one(kind, Finding::new(&rules::NOT_IN_FORCE, Subject::Charter, text, args)).in_language(language(versions))
}

/// A version by its file, or by its number.
fn called(index: usize, version: &Charter) -> String {
    version.file.as_ref().map_or_else(|| (index + 1).to_string(), |file| format!("`{file}`"))
}

/// The language of several versions is that of the first.
fn language(versions: &[Charter]) -> Language {
    versions.first().map(Charter::language).unwrap_or_default()
}
