//! Lists that cannot be shared or ranked.

use gridcore::score::{self, Pot, Ranks, Sharing, Ties};
use gridcore::{Cell, Column};

use super::{Case, refused};

pub(super) fn cases() -> Vec<Case> {
    let mut cases = shares();
    cases.extend(pots());
    cases.extend(lists());
    cases
}

fn shares() -> Vec<Case> {
    let plain = Sharing::default();
    let case = |weights: &[i64], total: i64, sharing: Sharing<'_>, with: &str| {
        let call = format!("score::share({weights:?}, {total}, {with})");
        Case::new(format!("score/{call}"), call, refused("share", score::share(weights, total, &sharing)))
    };
    let same = ["a", "b", "b"];
    vec![
        case(&[1, 2], 9, Sharing { floors: &[1], ..plain }, "floors: 1"),
        case(&[1, 2], 9, Sharing { ties: Ties::Keys(&["a"]), ..plain }, "keys: a"),
        case(&[1, -2], 9, plain, ""),
        case(&[1, 2], -9, plain, ""),
        case(&[1, 2], 9, Sharing { floors: &[0, 5], caps: &[9, 4], ..plain }, "floors: 0, 5, caps: 9, 4"),
        case(&[0, 0], 9, plain, ""),
        case(&[1, 2, 0], 9, Sharing { floors: &[5, 5, 5], ..plain }, "floors: 5, 5, 5"),
        case(&[1, 2, 0], 9, Sharing { caps: &[4, 4, 4], ..plain }, "caps: 4, 4, 4"),
        case(&[1, 1, 1], 4, plain, ""),
        case(&[1; 14], 1, plain, ""),
        case(&[1, 1, 1], 5, Sharing { ties: Ties::Keys(&same), ..plain }, "keys: a, b, b"),
    ]
}

fn pots() -> Vec<Case> {
    let pot = Pot { total: 10, groups: &[("n", 1), ("s", 1)], people: &[("n", 3), ("s", 0)], ..Pot::default() };
    let case = |with: &str, pot: Pot<'_>| {
        Case::new(format!("score/score::redistribute with {with}"), with, refused("pot", score::redistribute(&pot)))
    };
    vec![
        case("nobody in s who has points", pot),
        case("a person in group w", Pot { people: &[("n", 3), ("w", 1)], ..pot }),
        case("points below zero", Pot { people: &[("n", 3), ("s", -1)], ..pot }),
        case("group n twice", Pot { groups: &[("n", 1), ("n", 1)], ..pot }),
        case("one key for two people", Pot { ties: Ties::Keys(&["a"]), ..pot }),
    ]
}

struct List(Vec<Cell<'static>>);

impl Column for List {
    fn name(&self) -> &'static str {
        "weights"
    }

    fn cell(&self, row: usize) -> Cell<'_> {
        self.0.get(row).cloned().unwrap_or(Cell::Absent)
    }
}

fn lists() -> Vec<Case> {
    let list = List(vec![Cell::Whole(1), Cell::Decimal(0.0001), Cell::Absent, Cell::Text("x")]);
    let case = |name: &str, error| Case::new(format!("score/{name}"), "1, 0.0001, nothing, x", error);
    let within = Ranks { within: &[0, 0, 1], ..Ranks::default() };
    vec![
        case("numbers", refused("numbers", score::numbers(4, &list))),
        case("keys", refused("keys", score::keys(4, &list))),
        Case::new("score/rank", "2 values in 3 groups", refused("rank", score::rank(&[None, None], &within))),
    ]
}
