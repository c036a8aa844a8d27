//! Columns of edges, with seats, loads and bounds.

use gridcore::assign::{Load, Options, Problem, Solution};

/// Bytes as small numbers; zero when they are used up.
struct Bytes<'a>(std::slice::Iter<'a, u8>);

impl Bytes<'_> {
    fn byte(&mut self) -> u8 {
        self.0.next().copied().unwrap_or_default()
    }

    /// A number below `end`, rarely one beyond.
    fn index(&mut self, end: u32) -> u32 {
        match self.byte() {
            255 => u32::MAX,
            byte => u32::from(byte) % (end + u32::from(byte == 254)).max(1),
        }
    }

    /// Small, or as large as can be.
    fn cost(&mut self) -> i64 {
        let byte = self.byte().cast_signed();
        match byte {
            i8::MAX => i64::MAX,
            i8::MIN => i64::MIN,
            100.. => 1 << (byte - 70),
            _ => i64::from(byte),
        }
    }
}

/// The first bytes say how many levels, slots and people there are; then come slots, loads, edges, each with a
/// byte that says whether more follow, and bounds.
pub fn assignment(data: &[u8]) {
    let bytes = &mut Bytes(data.iter());
    let levels = bytes.index(4).min(4) as usize;
    let mut problem = Problem::new((0..levels).map(|level| format!("level {level}")));
    let (slots, people) = (bytes.index(9).min(9), bytes.index(9).min(9));
    for _ in 0..slots {
        let most = bytes.index(5);
        problem.slot(bytes.index(4).min(most.saturating_add(1)), most);
    }
    for _ in 0..people {
        let extra = (0..bytes.index(3).min(3)).map(|_| (0..levels).map(|_| bytes.cost()).collect()).collect();
        problem.person(Load { most: bytes.index(4), extra });
    }
    let mut pairs = Vec::new();
    for _ in 0..bytes.byte().min(60) {
        let pair = (bytes.index(slots), bytes.index(people));
        let costs: Vec<i64> = (0..levels).map(|_| bytes.cost()).collect();
        // Most problems should be ones that can be solved.
        if !pairs.contains(&pair) || pairs.len() == 59 {
            pairs.push(pair);
            problem.edge(pair.0, pair.1, &costs);
        }
    }
    for _ in 0..bytes.byte().min(8) {
        let edges: Vec<u32> = (0..bytes.byte().min(20)).map(|_| bytes.index(pairs.len() as u32)).collect();
        let most = bytes.index(6);
        problem.bound(edges, bytes.index(3), most);
    }
    let options = Options { nodes: 60, ..Options::default() };
    match problem.solve(&options) {
        Ok(solution) => holds(&problem, &solution, &options),
        Err(error) => assert!(error.findings().iter().all(|finding| finding.rule() == "call.assignment")),
    }
}

fn holds(problem: &Problem, solution: &Solution, options: &Options<'_>) {
    if let Err(error) = solution.verify(problem) {
        panic!("{error}");
    }
    assert!((solution.least_missing(), solution.bound()) <= (solution.missing(), solution.total()));
    assert_eq!(&problem.solve(options).expect("solved before"), solution);
    let plain = problem.solve(&Options { ties: false, ..*options }).expect("solved before");
    assert_eq!((plain.missing(), plain.total()), (solution.missing(), solution.total()));
    let edges: Vec<u32> = (0..3).filter(|edge| (*edge as usize) < problem.size()[2]).collect();
    for found in solution.alternatives(problem, &edges, options).expect("solved before").into_iter().flatten() {
        let best = found.missing < 0 || (found.missing == 0 && found.loss < vec![0; found.loss.len()]);
        assert!(!solution.is_exact() || !best, "{found:?}");
    }
    if let Some(slot) = solution.unfilled().iter().position(|lacks| *lacks > 0) {
        let set = solution.deficient(problem, slot as u32, options).expect("solved before");
        assert!(set.is_some_and(|set| set.available < set.wanted));
    }
}
