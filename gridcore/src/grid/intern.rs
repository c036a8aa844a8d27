//! Texts and tag sets that recur.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::key::{Id, IdVec, KeyTable, SymbolId, TagId, TagSetId};
use crate::order;

/// Short texts that recur: kinds, channels, approvals.
#[derive(Debug, Clone, Default)]
pub(crate) struct Symbols {
    keys: KeyTable<SymbolId>,
}

impl Symbols {
    /// The symbol of a text; none for the empty one.
    pub(crate) fn intern(&mut self, text: &str) -> SymbolId {
        if text.is_empty() {
            return SymbolId::NONE;
        }
        let id = SymbolId::new(self.keys.len());
        match self.keys.insert(text, id) {
            Ok(Some(existing)) => existing,
            Ok(None) => id,
            Err(_) => SymbolId::NONE,
        }
    }

    pub(crate) fn text(&self, symbol: SymbolId) -> &str {
        self.keys.key(symbol)
    }
}

/// The tags in use and their distinct sets.
#[derive(Debug, Clone)]
pub(crate) struct TagSets {
    /// The charter's tags first, at the ids the charter gives them.
    names: KeyTable<TagId>,
    /// Each sorted by name; [`TagSets::EMPTY`] is the first.
    sets: IdVec<TagSetId, Box<[TagId]>>,
    /// The first 64 tags of each set as bits.
    masks: IdVec<TagSetId, u64>,
    seen: HashTable<TagSetId>,
    hasher: DefaultHashBuilder,
}

impl TagSets {
    pub(crate) fn new(charter: &IdVec<TagId, String>) -> Self {
        let names = charter.values().map(String::as_str);
        let mut sets = Self {
            names: KeyTable::of(names, charter.values().map(String::len).sum()).0,
            sets: IdVec::new(),
            masks: IdVec::new(),
            seen: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
        };
        sets.intern_ids(Vec::new());
        sets
    }

    /// The empty set.
    pub(crate) fn empty() -> TagSetId {
        TagSetId::new(0)
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = TagSetId> + use<> {
        self.sets.ids()
    }

    pub(crate) fn name(&self, tag: TagId) -> &str {
        self.names.key(tag)
    }

    pub(crate) fn tag(&self, name: &str) -> Option<TagId> {
        self.names.id(name)
    }

    pub(crate) fn tags(&self, set: TagSetId) -> impl Iterator<Item = &str> {
        self.sets.value(set).into_iter().flatten().map(|tag| self.name(*tag))
    }

    #[inline]
    pub(crate) fn contains(&self, set: TagSetId, tag: TagId) -> bool {
        if tag.index() < 64 {
            self.masks.value(set).is_some_and(|mask| mask >> tag.index() & 1 == 1)
        } else {
            self.sets.value(set).is_some_and(|tags| tags.contains(&tag))
        }
    }

    /// The set of some names; `None` if there are more distinct tags than ids.
    pub(crate) fn intern<'a>(&mut self, names: impl Iterator<Item = &'a str>) -> Option<TagSetId> {
        let mut tags = Vec::new();
        for name in names.filter(|n| !n.is_empty()) {
            let next = TagId::new(self.names.len());
            let tag = match self.names.id(name) {
                Some(known) => known,
                None if next.is_none() || self.names.insert(name, next).is_err() => return None,
                None => next,
            };
            tags.push(tag);
        }
        order::by_key(&mut tags, |tag| self.name(*tag));
        tags.dedup();
        Some(self.intern_ids(tags))
    }

    fn intern_ids(&mut self, tags: Vec<TagId>) -> TagSetId {
        let hash = self.hasher.hash_one(&*tags);
        let Self { sets, seen, hasher, masks, .. } = self;
        if let Some(id) = seen.find(hash, |id| *sets[*id] == *tags) {
            return *id;
        }
        masks.push(tags.iter().filter(|t| t.index() < 64).fold(0, |mask, t| mask | 1 << t.index()));
        let id = sets.push(tags.into_boxed_slice());
        seen.insert_unique(hash, id, |id| hasher.hash_one(&*sets[*id]));
        id
    }
}
