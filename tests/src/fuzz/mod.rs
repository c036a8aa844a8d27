//! The bodies of the fuzz targets: what must hold whatever the input.
//!
//! The targets in `fuzz/` run them under libFuzzer, the suite `fuzz_replay` runs them over the
//! committed corpora on a stable toolchain. A body panics when something does not hold.

mod assignment;
mod changes;
mod charter;
mod document;
mod entries;
mod events;
mod fixture;
mod folder;
mod journal;
mod paths;
mod requests;
mod reviews;
mod schemes;
mod sound;
mod tables;

pub use assignment::assignment;
pub use changes::changes;
pub use charter::charter;
pub use document::document;
pub use entries::entries;
pub use events::events;
pub use folder::folder;
pub use journal::journal;
pub use paths::paths;
pub use requests::requests;
pub use reviews::reviews;
pub use schemes::schemes;
pub use tables::{csv, json_rows};

/// The body of a target.
pub type Target = fn(&[u8]);

/// Every target by name; the name is that of its folder in `fuzz/corpus` and of its binary.
pub const TARGETS: [(&str, Target); 14] = [
    ("assignment", assignment),
    ("changes", changes),
    ("charter", charter),
    ("csv", csv),
    ("document", document),
    ("entries", entries),
    ("events", events),
    ("folder", folder),
    ("journal", journal),
    ("json_rows", json_rows),
    ("paths", paths),
    ("requests", requests),
    ("reviews", reviews),
    ("schemes", schemes),
];
