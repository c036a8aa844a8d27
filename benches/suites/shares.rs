//! A bonus shared over people to the minor unit, beside numpy; seats by the divisor methods.

use std::path::Path;
use std::time::Duration;

use gridcore::score::{self, Method, Sharing, Ties};
use gridcore_benches::measure::{Scale, median, median_of, time};
use gridcore_benches::peer::{python, run};
use gridcore_benches::table::{Table, Target};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Numpy {
    ns: u64,
    squares: i64,
    version: String,
}

fn main() {
    let scale = Scale::of_run();
    let python = python();
    let mut table = Table::new();
    for size in scale.sizes(1_000_000) {
        let weights: Vec<i64> = (0..size).map(|at| i64::try_from((at * 7919) % 100_003).unwrap_or(0)).collect();
        let total = 500 * i64::try_from(size).unwrap_or(0) + 77;
        let share = |method| {
            let sharing = Sharing { method, ties: Ties::Position, ..Sharing::default() };
            score::share(&weights, total, &sharing).expect("weights")
        };
        let runs = scale.runs(size);
        let mut times = Vec::new();
        let mut ours = || times.extend((0..=runs / 2).map(|_| time(|| share(Method::LargestRemainder))));
        // Before and after the peer, so that both meet the same machine.
        ours();
        let peer = python.as_deref().map(|python| numpy(python, size, runs));
        ours();
        let job = "share by the largest remainder";
        match peer {
            Some(peer) => {
                let squares: i64 = share(Method::LargestRemainder).iter().map(|share| share * share).sum();
                assert_eq!(squares, peer.squares, "both give the same shares, whoever a tie falls to");
                let name = format!("numpy {}", peer.version);
                let both = [median(times), Duration::from_nanos(peer.ns)];
                table.beside(job, size, &name, both, Target::Ratio(1.2));
            }
            None => table.alone(job, size, median(times), Target::None),
        }
        for method in [Method::SainteLague, Method::DHondt, Method::HuntingtonHill] {
            let time = median_of(runs / 4 + 1, || share(method));
            table.alone(&format!("share by {}", method.as_str()), size, time, Target::None);
        }
    }
    table.print("shares: people by points, 500 units each");
}

fn numpy(python: &Path, size: usize, runs: usize) -> Numpy {
    run(python, "shares.py", &[size.to_string(), runs.to_string()])
}
