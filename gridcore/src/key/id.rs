//! Dense ids, one type a kind of thing, and the columns they index.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// A dense id: a typed position in the columns of one kind of thing.
pub(crate) trait Id: Copy + Eq + Ord {
    /// The position in a column.
    fn index(self) -> usize;
    /// The id of a position; positions beyond the width of the id become [`Id::NONE`].
    fn new(index: usize) -> Self;
    /// The id that stands for nothing.
    const NONE: Self;

    fn is_none(self) -> bool {
        self == Self::NONE
    }

    fn some(self) -> Option<Self> {
        (self != Self::NONE).then_some(self)
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($width:ty);)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) struct $name($width);

        impl Id for $name {
            #[inline]
            fn index(self) -> usize {
                self.0 as usize
            }

            #[inline]
            fn new(index: usize) -> Self {
                Self(<$width>::try_from(index).unwrap_or(<$width>::MAX))
            }

            const NONE: Self = Self(<$width>::MAX);
        }
    )*};
}

ids! {
    /// A unit; equal to its node index in the forest.
    UnitId(u32);
    /// A person.
    PersonId(u32);
    /// An area.
    AreaId(u32);
    /// A row of the appointments in force.
    AppointmentId(u32);
    /// A row of the claims in force.
    ClaimId(u32);
    /// A row of the links in force.
    LinkId(u32);
    /// A row of a ledger, in the order of posting.
    EntryId(u32);
    /// Who or what stands in a ledger: as its subject, author or approver.
    PartyId(u32);
    /// The place of a unit in pre-order.
    PlaceId(u32);
    /// A unit that a ledger has seen.
    SeenUnitId(u32);
    /// A distinct set of tags.
    TagSetId(u32);
    /// A short text that recurs: a unit kind, an area kind, a channel.
    SymbolId(u32);
    /// A tag.
    TagId(u16);
    /// A network of the charter.
    NetworkId(u16);
    /// A tier of the charter, over all networks.
    TierId(u16);
    /// A post or role of the charter.
    PostId(u16);
    /// A kind of link of the charter.
    LinkKindId(u16);
    /// A number column of the charter.
    NumberId(u16);
    /// A case of a desk.
    CaseId(u32);
    /// A text a desk keeps: a reference, a key, where an answer is.
    NameId(u32);
    /// A flow of the charter.
    FlowId(u16);
    /// A stage of a flow.
    StageId(u16);
    /// A slot of an assignment problem.
    SlotId(u32);
    /// Somebody who can take seats, in an assignment problem.
    TakerId(u32);
    /// An edge of an assignment problem.
    EdgeId(u32);
    /// A bound of an assignment problem.
    BoundId(u32);
    /// A node of a flow network.
    NodeId(u32);
    /// An arc of a flow network.
    ArcId(u32);
}

/// The ids from `from` to before `to`.
pub(crate) fn span<I: Id>(from: I, to: I) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator {
    (from.index()..to.index()).map(I::new)
}

/// A column indexed by one kind of id.
///
/// Ids never come from outside the crate, so indexing with one that is out of range is a bug of
/// ours and not of the data; this is the one place where the crate indexes by number.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct IdVec<I, T> {
    items: Vec<T>,
    id: PhantomData<fn() -> I>,
}

/// Makes room for more values: for an eighth of what there is at least, where a list by itself doubles. That takes a few
/// copies more, and a large column has little room to spare.
pub(crate) fn reserve_sparely<T>(list: &mut Vec<T>, more: usize) {
    if list.capacity() - list.len() < more {
        list.reserve_exact(more.max(list.len() / 8));
    }
}

impl<I: Id, T> IdVec<I, T> {
    pub(crate) const fn new() -> Self {
        Self { items: Vec::new(), id: PhantomData }
    }

    pub(crate) fn filled(value: T, len: usize) -> Self
    where
        T: Clone,
    {
        Self { items: vec![value; len], id: PhantomData }
    }

    /// Forgets all values and takes `len` times this one; asks for memory only where there were never so many.
    pub(crate) fn refill(&mut self, value: T, len: usize)
    where
        T: Clone,
    {
        self.items.clear();
        self.items.resize(len, value);
    }

    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    /// Makes room for more values, as [`reserve_sparely`].
    pub(crate) fn reserve_sparely(&mut self, more: usize) {
        reserve_sparely(&mut self.items, more);
    }

    pub(crate) fn push(&mut self, value: T) -> I {
        let id = I::new(self.items.len());
        self.items.push(value);
        id
    }

    pub(crate) fn get_mut(&mut self, id: I) -> Option<&mut T> {
        self.items.get_mut(id.index())
    }

    /// The value of `id`, if there is one. Not called `get`: clippy takes what has `get` and an index for a slice.
    #[inline]
    pub(crate) fn value(&self, id: I) -> Option<&T> {
        self.items.get(id.index())
    }

    /// The values of the ids from `from` to before `to`.
    pub(crate) fn slice(&self, from: I, to: I) -> &[T] {
        self.items.get(from.index()..to.index()).unwrap_or_default()
    }

    /// Sets the value of `id`, growing the column with `fill` as far as needed.
    pub(crate) fn set(&mut self, id: I, value: T, fill: T)
    where
        T: Clone,
    {
        if id.index() >= self.items.len() {
            self.items.resize(id.index() + 1, fill);
        }
        self[id] = value;
    }

    pub(crate) fn ids(&self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + use<I, T> {
        (0..self.items.len()).map(I::new)
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator {
        self.items.iter().enumerate().map(|(i, t)| (I::new(i), t))
    }

    pub(crate) fn values(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    pub(crate) fn values_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.items.iter_mut()
    }

    /// Puts the values in order, which gives them other ids.
    pub(crate) fn sort_by(&mut self, compare: impl Fn(&T, &T) -> std::cmp::Ordering) {
        crate::order::by(&mut self.items, compare);
    }

    pub(crate) fn reserve(&mut self, more: usize) {
        self.items.reserve(more);
    }

    /// Adds values at the end.
    pub(crate) fn extend(&mut self, values: impl IntoIterator<Item = T>) {
        self.items.extend(values);
    }
}

impl<I: Id, T> FromIterator<T> for IdVec<I, T> {
    fn from_iter<A: IntoIterator<Item = T>>(iter: A) -> Self {
        Self { items: iter.into_iter().collect(), id: PhantomData }
    }
}

impl<I: Id, T> Default for IdVec<I, T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<I, T: fmt::Debug> fmt::Debug for IdVec<I, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.items.fmt(f)
    }
}

#[allow(clippy::indexing_slicing, reason = "ids are made by the crate itself and stay in range")]
impl<I: Id, T> Index<I> for IdVec<I, T> {
    type Output = T;

    #[inline]
    fn index(&self, id: I) -> &T {
        &self.items[id.index()]
    }
}

#[allow(clippy::indexing_slicing, reason = "ids are made by the crate itself and stay in range")]
impl<I: Id, T> IndexMut<I> for IdVec<I, T> {
    #[inline]
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.items[id.index()]
    }
}
