//! Cells drawn slowly: every way to cut every unit, and every way to share out the cells.

/// A person to be cut off: their weight, their team and the cell they must not share with others.
#[derive(Debug, Clone)]
pub struct Cut {
    /// Their weight.
    pub weight: i64,
    /// Their team; empty for none.
    pub team: String,
    /// The cell of the network that is refined.
    pub within: String,
}

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// People of a cell.
    pub size: (usize, usize),
    /// Cells of a unit.
    pub span: (usize, usize),
    /// Cells in all.
    pub cells: usize,
    /// What splitting a team costs.
    pub split: i64,
}

/// The least that drawing the cells costs; none if it cannot be done.
#[must_use]
pub fn draw(units: &[Vec<Cut>], bounds: Bounds) -> Option<i64> {
    let mut least: Vec<Option<i64>> = vec![Some(0)];
    for unit in units {
        let own = by_count(unit, bounds);
        let mut with = vec![None; least.len() + own.len()];
        for (before, cost) in least.iter().enumerate() {
            for (count, more) in own.iter().enumerate() {
                if let (Some(cost), Some(more)) = (cost, more) {
                    let slot: &mut Option<i64> = &mut with[before + count];
                    *slot = Some(slot.map_or(cost + more, |known| known.min(cost + more)));
                }
            }
        }
        least = with;
    }
    least.get(bounds.cells).copied().flatten()
}

/// By number of cells, the least that cutting a unit costs.
fn by_count(unit: &[Cut], bounds: Bounds) -> Vec<Option<i64>> {
    let mut least = vec![None; unit.len() + 1];
    if unit.is_empty() {
        least[0] = (bounds.span.0 == 0).then_some(0);
        return least;
    }
    for cuts in 0..1_u32 << (unit.len() - 1) {
        let mut cells: Vec<Vec<&Cut>> = vec![Vec::new()];
        let mut cost = 0;
        for (at, person) in unit.iter().enumerate() {
            if at > 0 && cuts >> (at - 1) & 1 == 1 {
                let before = &unit[at - 1];
                let team = !person.team.is_empty() && person.team == before.team && person.within == before.within;
                cost += if team { bounds.split } else { 0 };
                cells.push(Vec::new());
            }
            cells.last_mut().expect("a cell").push(person);
        }
        let fits = |cell: &Vec<&Cut>| {
            (bounds.size.0..=bounds.size.1).contains(&cell.len())
                && cell.iter().all(|person| person.within == cell[0].within)
        };
        if cells.iter().all(fits) && (bounds.span.0..=bounds.span.1).contains(&cells.len()) {
            cost += cells.iter().map(|cell| cell.iter().map(|p| p.weight).sum::<i64>().pow(2)).sum::<i64>();
            let slot: &mut Option<i64> = &mut least[cells.len()];
            *slot = Some(slot.map_or(cost, |known| known.min(cost)));
        }
    }
    least
}
