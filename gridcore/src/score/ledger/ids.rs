//! The ids of entries: they come one after the other and are never changed.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::key::{EntryId, Id, IdVec};

/// The ids of entries, end to end in one text, and the entry of each.
///
/// Four bytes an id beside it in the table, for where it ends: it begins where the one before ends.
#[derive(Debug, Clone, Default)]
pub(super) struct Ids {
    text: String,
    ends: IdVec<EntryId, u32>,
    slots: HashTable<EntryId>,
    hasher: DefaultHashBuilder,
}

impl Ids {
    pub(super) fn get(&self, entry: EntryId) -> &str {
        id_of(&self.text, &self.ends, entry)
    }

    pub(super) fn hash(&self, id: &str) -> u64 {
        self.hasher.hash_one(id)
    }

    /// The entry of an id and its hash.
    pub(super) fn find(&self, id: &str, hash: u64) -> Option<EntryId> {
        self.slots.find(hash, |entry| self.get(*entry) == id).copied()
    }

    /// The hashes of many ids, and the entries that have them.
    pub(super) fn find_all<'i>(
        &self,
        ids: impl ExactSizeIterator<Item = &'i str> + Clone,
    ) -> Vec<(u64, Option<EntryId>)> {
        // What waits for memory waits side by side: first of all the hashes, then what looks alike.
        let mut found: Vec<_> = ids.clone().map(|id| (self.hash(id), None)).collect();
        for (hash, entry) in &mut found {
            *entry = self.slots.find(*hash, |_| true).copied();
        }
        // That is nearly always the one, or there is none.
        for (id, (hash, entry)) in ids.zip(&mut found) {
            *entry = entry.and_then(|_| self.find(id, *hash));
        }
        found
    }

    /// Whether ids of so many bytes together still fit: all have at most 4 GiB.
    pub(super) fn has_room(&self, bytes: usize) -> bool {
        self.text.len().checked_add(bytes).is_some_and(|all| u32::try_from(all).is_ok())
    }

    /// Makes room for more ids of so many bytes together, with little to spare.
    pub(super) fn reserve_sparely(&mut self, more: usize, bytes: usize) {
        self.ends.reserve_sparely(more);
        if self.text.capacity() - self.text.len() < bytes {
            self.text.reserve_exact(bytes.max(self.text.len() / 8));
        }
    }

    /// Takes the id of the next entry, which no entry has and for which there is room.
    pub(super) fn push(&mut self, id: &str, hash: u64) {
        self.text.push_str(id);
        let entry = self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        let Self { slots, hasher, text, ends } = self;
        slots.insert_unique(hash, entry, |entry| hasher.hash_one(id_of(text, ends, *entry)));
    }
}

/// The id of an entry: what stands between where the one before ends and where it ends itself.
fn id_of<'t>(text: &'t str, ends: &IdVec<EntryId, u32>, entry: EntryId) -> &'t str {
    let end = |entry: EntryId| ends.value(entry).map_or(0, |end| *end as usize);
    let start = entry.index().checked_sub(1).map_or(0, |before| end(EntryId::new(before)));
    text.get(start..end(entry)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Ids;
    use crate::key::{EntryId, Id};

    #[test]
    fn ids_are_found_and_have_room_to_the_byte() {
        let mut ids = Ids::default();
        for id in ["e1", "", "e10", "e-1"] {
            ids.push(id, ids.hash(id));
        }
        let asked = ["e10", "e2", "e1", "e-1", "e"];
        let found: Vec<_> = ids.find_all(asked.into_iter()).into_iter().map(|(_, entry)| entry).collect();
        let expected = [Some(2), None, Some(0), Some(3), None].map(|entry| entry.map(EntryId::new));
        assert_eq!(found, expected);
        assert_eq!([0, 1, 2, 3, 4].map(|entry| ids.get(EntryId::new(entry))), ["e1", "", "e10", "e-1", ""]);
        let left = u32::MAX as usize - "e1e10e-1".len();
        assert_eq!([left, left + 1, usize::MAX].map(|bytes| ids.has_room(bytes)), [true, false, false]);
    }
}
