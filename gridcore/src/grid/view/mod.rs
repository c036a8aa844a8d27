//! Views: a thing of a grid together with the grid, cheap to copy.

mod appointment;
mod area;
mod claim;
mod iterators;
mod link;
mod members;
mod person;
mod placement;
mod seats;
mod tier;
mod unit;

pub use appointment::Appointment;
pub use area::Area;
pub use claim::Claim;
pub use iterators::{Ancestors, Children, Descendants, PeopleIn, PeopleUnder};
pub use link::Link;
pub use person::Person;
pub use placement::Placement;
pub use seats::Seats;
pub use unit::Unit;

/// Views of two grids are never the same thing; within one grid the id says it.
macro_rules! view {
    ($(#[$doc:meta])* $name:ident($id:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $name<'g> {
            pub(crate) grid: &'g crate::grid::Grid,
            pub(crate) id: $id,
        }

        impl<'g> $name<'g> {
            pub(crate) const fn new(grid: &'g crate::grid::Grid, id: $id) -> Self {
                Self { grid, id }
            }
        }

        impl PartialEq for $name<'_> {
            fn eq(&self, other: &Self) -> bool {
                std::ptr::eq(self.grid, other.grid) && self.id == other.id
            }
        }

        impl Eq for $name<'_> {}

        impl std::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.key()).finish()
            }
        }
    };
}
use view;
