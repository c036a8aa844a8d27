//! Many short texts in one allocation.

use super::{Id, IdVec};

/// Where a text stands in the arena.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Span {
    start: u32,
    len: u32,
}

/// A text for every id, in one arena; ids without a text have the empty one.
///
/// Texts that are replaced leave a hole; the arena is packed anew when more than half of it
/// is holes, so `set` is amortised `O(len)`. An arena holds at most 4 GiB: a text beyond that
/// is refused by [`Strings::set`].
#[derive(Debug, Clone)]
pub(crate) struct Strings<I> {
    arena: String,
    spans: IdVec<I, Span>,
    holes: usize,
}

impl<I: Id> Strings<I> {
    pub(crate) fn new() -> Self {
        Self { arena: String::new(), spans: IdVec::new(), holes: 0 }
    }

    /// Many texts at once, of ids from 0 on. Together they have at most 4 GiB, as the texts of one
    /// column do.
    pub(crate) fn of<'t>(texts: impl Iterator<Item = &'t str>, bytes: usize) -> Self {
        let mut arena = String::with_capacity(bytes);
        let offset = |arena: &String| u32::try_from(arena.len()).unwrap_or(u32::MAX);
        let spans = texts.map(|text| {
            let start = offset(&arena);
            arena.push_str(text);
            Span { start, len: offset(&arena) - start }
        });
        Self { spans: spans.collect(), arena, holes: 0 }
    }

    #[inline]
    pub(crate) fn get(&self, id: I) -> &str {
        let span = self.spans.value(id).copied().unwrap_or_default();
        self.arena.get(span.start as usize..span.start as usize + span.len as usize).unwrap_or_default()
    }

    /// Sets the text of `id`; false if the arena is full.
    pub(crate) fn set(&mut self, id: I, text: &str) -> bool {
        if text.is_empty() && id.index() >= self.spans.len() {
            return true;
        }
        let (Ok(start), Ok(len)) = (u32::try_from(self.arena.len()), u32::try_from(text.len())) else {
            return false;
        };
        if start.checked_add(len).is_none() {
            return false;
        }
        let old = self.spans.value(id).map_or(0, |s| s.len as usize);
        self.arena.push_str(text);
        self.spans.set(id, Span { start, len }, Span::default());
        self.holes += old;
        if self.holes > 4096 && self.holes * 2 > self.arena.len() {
            self.pack();
        }
        true
    }

    fn pack(&mut self) {
        let mut packed = Self::new();
        packed.arena.reserve(self.arena.len() - self.holes);
        for id in self.spans.ids() {
            packed.set(id, self.get(id));
        }
        *self = packed;
    }
}

impl<I: Id> Default for Strings<I> {
    fn default() -> Self {
        Self::new()
    }
}
