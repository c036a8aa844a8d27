//! The interning table of one kind of key.

use std::hash::BuildHasher;

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};

use super::{Id, Strings};

/// So many keys are hashed before they are looked for or put in their places, so that what waits for
/// memory waits side by side.
const TOGETHER: usize = 64;

/// Keys of one kind and their ids, both ways.
///
/// Ids are given by the caller (they are rows or node indices); a removed id may be given
/// again. Look-ups hash the text once and compare it at most a few times.
#[derive(Debug, Clone)]
pub(crate) struct KeyTable<I> {
    strings: Strings<I>,
    slots: HashTable<I>,
    hasher: DefaultHashBuilder,
}

impl<I: Id> KeyTable<I> {
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self {
            strings: Strings::new(),
            slots: HashTable::with_capacity(capacity),
            hasher: DefaultHashBuilder::default(),
        }
    }

    /// A table of many keys at once, numbered from 0 as they come, and each that repeats an earlier
    /// one: the id of that, and its own. Look-ups give the first of them.
    pub(crate) fn of<'k>(keys: impl ExactSizeIterator<Item = &'k str>, bytes: usize) -> (Self, Vec<(I, I)>) {
        let count = keys.len();
        let mut table = Self { strings: Strings::of(keys, bytes), ..Self::with_capacity(count) };
        let Self { strings, slots, hasher } = &mut table;
        let mut repeated = Vec::new();
        let mut hashes = [0; TOGETHER];
        for start in (0..count).step_by(TOGETHER) {
            let ids = || (start..count).map(I::new);
            hashes.iter_mut().zip(ids()).for_each(|(hash, id)| *hash = hasher.hash_one(strings.get(id)));
            for (hash, id) in hashes.iter().zip(ids()) {
                let key = strings.get(id);
                match slots.entry(*hash, |id| strings.get(*id) == key, |id| hasher.hash_one(strings.get(*id))) {
                    Entry::Occupied(first) => repeated.push((*first.get(), id)),
                    Entry::Vacant(free) => {
                        free.insert(id);
                    }
                }
            }
        }
        (table, repeated)
    }

    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    /// The key of `id`; empty if it was removed.
    #[inline]
    pub(crate) fn key(&self, id: I) -> &str {
        self.strings.get(id)
    }

    #[inline]
    pub(crate) fn id(&self, key: &str) -> Option<I> {
        self.slots.find(self.hasher.hash_one(key), |id| self.strings.get(*id) == key).copied()
    }

    /// The ids of many keys, in their order; none for a key that has no id.
    ///
    /// Each is found as by [`KeyTable::id`], but what waits for memory waits side by side: several
    /// times as fast on a table that the caches do not hold.
    pub(crate) fn ids<'k>(&self, mut keys: impl ExactSizeIterator<Item = &'k str>) -> Vec<I> {
        let mut ids = Vec::with_capacity(keys.len());
        let mut asked = Vec::with_capacity(TOGETHER);
        while keys.len() > 0 {
            asked.clear();
            asked.extend(keys.by_ref().take(TOGETHER).map(|key| (key, self.hasher.hash_one(key))));
            let start = ids.len();
            // The first id whose hash looks alike is nearly always the one.
            ids.extend(asked.iter().map(|(_, hash)| self.slots.find(*hash, |_| true).copied().unwrap_or(I::NONE)));
            for ((key, _), id) in asked.iter().zip(ids.iter_mut().skip(start)) {
                if !id.is_none() && self.strings.get(*id) != *key {
                    *id = self.id(key).unwrap_or(I::NONE);
                }
            }
        }
        ids
    }

    /// Gives `id` to `key`. Returns the id that has the key already, if one has; the error is a
    /// full arena.
    pub(crate) fn insert(&mut self, key: &str, id: I) -> Result<Option<I>, ArenaFull> {
        let Self { strings, slots, hasher } = self;
        let hash = hasher.hash_one(key);
        match slots.entry(hash, |id| strings.get(*id) == key, |id| hasher.hash_one(strings.get(*id))) {
            Entry::Occupied(taken) => Ok(Some(*taken.get())),
            Entry::Vacant(free) => {
                if !strings.set(id, key) {
                    return Err(ArenaFull);
                }
                free.insert(id);
                Ok(None)
            }
        }
    }

    /// Forgets the key of `id`, be it one that repeats another's.
    pub(crate) fn remove(&mut self, id: I) {
        let hash = self.hasher.hash_one(self.strings.get(id));
        if let Ok(entry) = self.slots.find_entry(hash, |slot| *slot == id) {
            entry.remove();
        }
        self.strings.set(id, "");
    }

    /// The first keys, for a did-you-mean that stays cheap on large tables.
    pub(crate) fn sample(&self) -> impl Iterator<Item = &str> {
        (0..self.slots.len().min(1_000)).map(|i| self.key(I::new(i))).filter(|k| !k.is_empty())
    }
}

impl<I: Id> Default for KeyTable<I> {
    fn default() -> Self {
        Self::with_capacity(0)
    }
}

/// The keys of one kind exceed 4 GiB.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ArenaFull;
