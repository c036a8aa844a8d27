//! The lines of a board, their texts end to end in one.

use super::BoardRow;

/// What each line of a board is about.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines {
    texts: String,
    lines: Vec<Line>,
}

#[derive(Debug, Clone, Copy)]
struct Line {
    key: Span,
    tier: Span,
    parent: Option<Span>,
    depth: usize,
    heads: u32,
}

/// Where a text stands.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: usize,
    end: usize,
}

impl Lines {
    /// No lines, with room for so many.
    pub(super) fn with_capacity(lines: usize) -> Self {
        Self { texts: String::with_capacity(lines * 8), lines: Vec::with_capacity(lines) }
    }

    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<BoardRow<'_>> {
        self.lines.get(at).map(|line| self.row(line))
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = BoardRow<'_>> + ExactSizeIterator {
        self.lines.iter().map(|line| self.row(line))
    }

    pub(super) fn push(&mut self, row: BoardRow<'_>) {
        // Lines follow a sibling or the one above them, whose texts are theirs too.
        let line = self.written(row, self.lines.last().copied());
        self.lines.push(line);
    }

    /// Says something else of the line `at`: its texts are written where they are others.
    pub(super) fn set(&mut self, at: usize, row: BoardRow<'_>) {
        let line = self.written(row, self.lines.get(at).copied());
        if let Some(slot) = self.lines.get_mut(at) {
            *slot = line;
        }
    }

    /// A line, whose texts may be those of a known one.
    fn written(&mut self, row: BoardRow<'_>, known: Option<Line>) -> Line {
        let [key, tier] = [known.map(|known| known.key), known.map(|known| known.tier)];
        let above = known.and_then(|known| known.parent);
        Line {
            key: self.span(row.key, [key, None]),
            tier: self.span(row.tier, [tier, None]),
            parent: row.parent.map(|parent| self.span(parent, [above, key])),
            depth: row.depth,
            heads: row.heads,
        }
    }

    /// Where a text stands, which may be where one of these does.
    fn span(&mut self, text: &str, known: [Option<Span>; 2]) -> Span {
        let known = known.into_iter().flatten().find(|span| self.text(*span) == text);
        known.unwrap_or_else(|| {
            let start = self.texts.len();
            self.texts.push_str(text);
            Span { start, end: self.texts.len() }
        })
    }

    fn text(&self, span: Span) -> &str {
        self.texts.get(span.start..span.end).unwrap_or_default()
    }

    fn row(&self, line: &Line) -> BoardRow<'_> {
        BoardRow {
            key: self.text(line.key),
            tier: self.text(line.tier),
            parent: line.parent.map(|parent| self.text(parent)),
            depth: line.depth,
            heads: line.heads,
        }
    }
}

impl PartialEq for Lines {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Lines {}

impl<'r> FromIterator<BoardRow<'r>> for Lines {
    fn from_iter<T: IntoIterator<Item = BoardRow<'r>>>(rows: T) -> Self {
        let mut lines = Self::default();
        rows.into_iter().for_each(|row| lines.push(row));
        lines
    }
}
