//! The seats of posts in a unit.

use super::Unit;
use crate::grid::NO_SHIFT;

/// The seats of a post or role in a unit, or of one of its shifts there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Seats<'g> {
    /// The post or role.
    pub post: &'g str,
    /// The shift, if the post has shifts.
    pub shift: Option<&'g str>,
    /// How many holders it needs.
    pub required: u32,
    /// How many it may have; none for any number.
    pub most: Option<u32>,
    /// How many it has.
    pub held: u32,
}

impl Seats<'_> {
    /// How many holders are missing.
    #[must_use]
    pub const fn open(&self) -> u32 {
        self.required.saturating_sub(self.held)
    }

    /// How many more holders there is room for; none for any number.
    #[must_use]
    pub fn free(&self) -> Option<u32> {
        self.most.map(|most| most.saturating_sub(self.held))
    }
}

impl<'g> Unit<'g> {
    /// The seats of the posts and roles that exist in it, in the order of the charter; those of a
    /// post with shifts shift by shift. `O(appointments in the unit)` for each.
    ///
    /// ```
    /// # use gridcore::{Charter, Grid, Roster, TableKind};
    /// let charter = Charter::from_toml(r#"
    ///     name = "w"
    ///     tiers = ["team"]
    ///     posts = [{ key = "watch", at = ["team"], seats = { min = 2, max = 3 } }]
    /// "#)?;
    /// # let mut roster = Roster::new();
    /// # roster.add_csv(TableKind::Units, "units.csv", b"key,tier\nt1,team\n", &charter);
    /// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\np1,t1\n", &charter);
    /// # let appointments = b"person,post,unit\np1,watch,t1\n";
    /// # roster.add_csv(TableKind::Appointments, "appointments.csv", appointments, &charter);
    /// # let grid = Grid::new(&charter, &roster)?;
    /// let seats = grid.unit("t1")?.seats().next().expect("the watch");
    /// assert_eq!((seats.required, seats.most, seats.held), (2, Some(3), 1));
    /// assert_eq!((seats.open(), seats.free()), (1, Some(2)));
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    pub fn seats(&self) -> impl Iterator<Item = Seats<'g>> + use<'g> {
        let unit = *self;
        self.post_ids().flat_map(move |(id, post)| {
            let shifts = post.shifts.iter().enumerate().map(|(index, shift)| (u16::try_from(index).ok(), Some(shift)));
            let whole = post.shifts.is_empty().then_some((None, None));
            shifts.chain(whole).map(move |(index, shift)| {
                let rows = unit.grid.appointments.of_post(id, unit.id);
                let held = rows.filter(|(_, row)| shift.is_none() || row.shift == index.unwrap_or(NO_SHIFT)).count();
                Seats {
                    post: &post.key,
                    shift: shift.map(String::as_str),
                    required: post.seats.min,
                    most: post.seats.max,
                    held: u32::try_from(held).unwrap_or(u32::MAX),
                }
            })
        })
    }
}
