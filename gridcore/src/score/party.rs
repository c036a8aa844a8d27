//! Who or what of a grid a typed reference stands for.

use crate::charter::EndKind;
use crate::grid::{Grid, Person, Unit};
use crate::key::{PostId, Reference};

/// Somebody or something of the grid that is named as subject or author.
pub(super) enum Party<'g> {
    Person(Person<'g>),
    Unit(Unit<'g>),
    /// A post and the unit it stands in.
    Post(PostId, Unit<'g>),
}

/// Why a name stands for nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    NotThere,
    NoReference,
}

impl<'g> Party<'g> {
    pub(super) fn find(grid: &'g Grid, name: &str) -> Result<Self, Missing> {
        let found = match Reference::parse(name) {
            Ok(Reference::Person(key)) => grid.person_id(&key).map(|id| Self::Person(Person::new(grid, id))),
            Ok(Reference::Unit(key)) => grid.unit_id(&key).map(|id| Self::Unit(Unit::new(grid, id))),
            Ok(Reference::Post { post, unit }) => grid.unit_id(&unit).and_then(|id| {
                let post = grid.charter().model.post(&post).filter(|post| grid.post_exists(*post, id))?;
                Some(Self::Post(post, Unit::new(grid, id)))
            }),
            _ => return Err(Missing::NoReference),
        };
        found.ok_or(Missing::NotThere)
    }

    pub(super) const fn kind(&self) -> EndKind {
        match self {
            Self::Person(_) => EndKind::Person,
            Self::Unit(_) => EndKind::Unit,
            Self::Post(..) => EndKind::Post,
        }
    }

    /// Whether it holds one of the posts, or is one; none named means anyone.
    pub(super) fn is_one_of(&self, grid: &Grid, posts: &[PostId]) -> bool {
        posts.is_empty()
            || match self {
                Self::Person(person) => posts.iter().any(|post| person.holds(&grid.charter().model.posts[*post].key)),
                Self::Unit(_) => false,
                Self::Post(post, _) => posts.contains(post),
            }
    }

    /// Visits the units it is placed in: a person's cells, the unit itself, or that of a post.
    pub(super) fn units(&self, mut visit: impl FnMut(Unit<'g>)) {
        match self {
            Self::Person(person) => person.cells().for_each(&mut visit),
            Self::Unit(unit) | Self::Post(_, unit) => visit(*unit),
        }
    }
}
