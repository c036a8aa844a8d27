//! The texts of a picture: the few words of its own, in the language of the charter.

use crate::finding::Language;

/// Something that is counted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Counted {
    /// People placed in a unit or below it.
    People,
    /// Findings at a unit.
    Findings,
    /// Findings at no unit shown.
    FindingsElsewhere,
    /// Units left out.
    MoreUnits,
    /// Links left out.
    MoreLinks,
}

impl Counted {
    pub(super) fn say(self, count: usize, language: Language) -> String {
        let s = if count == 1 { "" } else { "s" };
        match (language, self) {
            (Language::En, Self::People) if count == 1 => "1 person".to_owned(),
            (Language::En, Self::People) => format!("{count} people"),
            (Language::En, Self::Findings) => format!("{count} finding{s}"),
            (Language::En, Self::FindingsElsewhere) => format!("{count} finding{s} elsewhere"),
            (Language::En, Self::MoreUnits) => format!("+{count} unit{s}"),
            (Language::En, Self::MoreLinks) => format!("+{count} link{s}"),
            (Language::Zh, Self::People) => format!("{count} 人"),
            (Language::Zh, Self::Findings) => format!("{count} 个问题项"),
            (Language::Zh, Self::FindingsElsewhere) => format!("另有 {count} 个问题项"),
            (Language::Zh, Self::MoreUnits) => format!("另有 {count} 个网格"),
            (Language::Zh, Self::MoreLinks) => format!("另有 {count} 条联系"),
        }
    }
}

/// The character itself, or U+FFFD for the two that XML cannot hold: what is drawn ends up as SVG.
pub(super) const fn drawable(c: char) -> char {
    if matches!(c, '\u{fffe}' | '\u{ffff}') { '\u{fffd}' } else { c }
}
