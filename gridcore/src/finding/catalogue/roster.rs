//! What a roster must be to form a grid.

use super::rules;

rules! { Roster "roster":
}
