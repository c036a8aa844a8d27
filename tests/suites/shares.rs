//! Shares and ranks: against published apportionments, against naive ones, and at the limits.

use std::collections::BTreeMap;

use gridcore::Points;
use gridcore::score::{self, Method, Pot, Ranking, Ranks, Ratio, Sharing, Ties};
use gridcore_tests::generate::config;
use gridcore_tests::oracle::shares::{self, Claim};
use gridcore_tests::repository::{data, text};
use proptest::prelude::*;

/// Weights and published seats, by the first column.
fn published(file: &str, columns: [usize; 3]) -> BTreeMap<String, (Vec<i64>, Vec<i64>)> {
    let mut found: BTreeMap<String, (Vec<i64>, Vec<i64>)> = BTreeMap::new();
    for line in text(&data().join("apportionments").join(file)).lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let (weights, seats) = found.entry(cells[columns[0]].to_owned()).or_default();
        weights.push(cells[columns[1]].parse().expect("a number"));
        seats.push(cells[columns[2]].parse().expect("a number"));
    }
    found
}

#[test]
fn the_house_of_representatives_by_huntington_hill() {
    let censuses = published("us-house.csv", [0, 2, 3]);
    let populations = [("1990", 249_022_783), ("2000", 281_424_177), ("2010", 309_183_463), ("2020", 331_108_434)];
    assert_eq!(censuses.len(), populations.len());
    for (census, population) in populations {
        let (weights, seats) = &censuses[census];
        assert_eq!((weights.len(), weights.iter().sum::<i64>()), (50, population), "{census}");
        let sharing = Sharing { method: Method::HuntingtonHill, floors: &[1; 50], ..Sharing::default() };
        assert_eq!(&score::share(weights, 435, &sharing).expect("no tie"), seats, "{census}");
        // The method gives every state a seat, also without being told.
        let sharing = Sharing { method: Method::HuntingtonHill, ..Sharing::default() };
        assert_eq!(&score::share(weights, 435, &sharing).expect("no tie"), seats, "{census}");
    }
}

#[test]
fn the_bundestag_by_sainte_lague() {
    let parties = published("bundestag-2025.csv", [0, 1, 2]);
    let weights: Vec<i64> = parties.values().flat_map(|(votes, _)| votes.clone()).collect();
    let seats: Vec<i64> = parties.values().flat_map(|(_, seats)| seats.clone()).collect();
    assert_eq!(seats.iter().sum::<i64>(), 630);
    let sharing = Sharing { method: Method::SainteLague, ..Sharing::default() };
    assert_eq!(score::share(&weights, 630, &sharing).expect("no tie"), seats);
}

#[test]
fn the_european_parliament_in_britain_by_dhondt() {
    let regions = published("uk-european-parliament-2019.csv", [0, 2, 3]);
    for (region, members) in [("London", 8), ("East of England", 7), ("South East", 10), ("South West", 6)] {
        let (votes, seats) = &regions[region];
        let sharing = Sharing { method: Method::DHondt, ..Sharing::default() };
        assert_eq!(&score::share(votes, members, &sharing).expect("no tie"), seats, "{region}");
    }
}

/// Claims with small numbers, and a total their bounds leave room for.
fn claims() -> impl Strategy<Value = (Vec<Claim>, i128)> {
    let claim = (0_i64..12, 0_i64..6, 0_i64..40).prop_map(|(weight, floor, more)| Claim {
        weight: i128::from(weight),
        floor: i128::from(floor),
        cap: i128::from(floor + more),
    });
    (prop::collection::vec(claim, 1..9), any::<bool>(), any::<bool>(), 0_i128..=1000).prop_map(
        |(mut claims, floors, caps, part)| {
            for claim in &mut claims {
                claim.floor = if floors { claim.floor } else { 0 };
                claim.cap = if caps { claim.cap } else { 500 };
            }
            let of = |bound: fn(&Claim) -> i128| -> i128 { claims.iter().filter(|c| c.weight > 0).map(bound).sum() };
            let (low, high) = (of(|c| c.floor), of(|c| c.cap).min(200));
            let total = low + (high - low).max(0) * part / 1000;
            (claims, total)
        },
    )
}

fn narrow(numbers: impl Iterator<Item = i128>) -> Vec<i64> {
    numbers.map(|number| i64::try_from(number).expect("a small number")).collect()
}

proptest! {
    #![proptest_config(config(3000))]

    #[test]
    fn shares_are_those_of_one_unit_at_a_time((claims, total) in claims(), method in 0_usize..4) {
        let method = Method::ALL[method];
        let weights = narrow(claims.iter().map(|claim| claim.weight));
        let floors = narrow(claims.iter().map(|claim| claim.floor));
        let caps = narrow(claims.iter().map(|claim| claim.cap));
        let total_units = i64::try_from(total).expect("a small number");
        let bounded = |ties| Sharing { method, floors: &floors, caps: &caps, ties };
        let found = score::share(&weights, total_units, &bounded(Ties::Position)).expect("room for the total");
        prop_assert_eq!(&found, &narrow(shares::share(&claims, total, method).into_iter()));

        // Keys against the order of the list are the list turned round; a tie is where that matters.
        let names: Vec<String> = (0..claims.len()).rev().map(|at| format!("k{at:02}")).collect();
        let keys: Vec<&str> = names.iter().map(String::as_str).collect();
        let by_key = score::share(&weights, total_units, &bounded(Ties::Keys(&keys))).expect("keys of their own");
        let turned: Vec<Claim> = claims.iter().rev().copied().collect();
        let mut expected = narrow(shares::share(&turned, total, method).into_iter());
        expected.reverse();
        prop_assert_eq!(&by_key, &expected);
        let refused = score::share(&weights, total_units, &bounded(Ties::Refused));
        prop_assert_eq!(refused.is_ok(), by_key == found);
        if let Ok(shares) = refused {
            prop_assert_eq!(shares, found);
        }
    }

    #[test]
    fn whatever_the_size_of_the_numbers_nothing_is_lost(
        weights in prop::collection::vec(prop_oneof![0_i64..5, 0..=i64::MAX, i64::MAX - 3..=i64::MAX, 1_i64 << 40..1 << 51], 1..20),
        total in prop_oneof![0_i64..100, 0..=i64::MAX, i64::MAX - 3..=i64::MAX, 1_i64 << 48..1 << 51],
        method in 0_usize..4,
    ) {
        let sum: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
        prop_assume!(sum > 0);
        let sharing = Sharing { method: Method::ALL[method], ties: Ties::Position, ..Sharing::default() };
        let shares = score::share(&weights, total, &sharing).expect("a weight");
        prop_assert_eq!(shares.iter().map(|share| i128::from(*share)).sum::<i128>(), i128::from(total));
        for (share, weight) in shares.iter().zip(&weights) {
            prop_assert!(*share >= 0 && (*weight > 0 || *share == 0));
            if method == 0 {
                let whole = i128::from(*weight) * i128::from(total) / sum;
                prop_assert!((whole..=whole + 1).contains(&i128::from(*share)), "{} of {}", share, whole);
            }
        }
    }

    #[test]
    fn a_pot_is_shared_twice(
        scores in prop::collection::vec(1_i64..9, 1..5),
        people in prop::collection::vec((0_usize..5, 1_i64..9), 5..20),
        total in 0_i64..500,
    ) {
        let names = ["g0", "g1", "g2", "g3"];
        let groups: Vec<(&str, i64)> = names.iter().copied().zip(scores.iter().copied()).collect();
        // The first people see to it that nobody's group is empty.
        let group = |at: usize, group: usize| names[if at < scores.len() { at } else { group % scores.len() }];
        let people: Vec<(&str, i64)> = people.iter().enumerate().map(|(at, (g, points))| (group(at, *g), *points)).collect();
        let pot = Pot { total, groups: &groups, people: &people, ties: Ties::Position, ..Pot::default() };
        let shared = score::redistribute(&pot).expect("points in every group");
        let listed = Sharing { ties: Ties::Position, ..Sharing::default() };
        prop_assert_eq!(&shared.groups, &score::share(&scores, total, &listed).expect("scores"));
        for ((name, _), share) in groups.iter().zip(&shared.groups) {
            let members: Vec<usize> = (0..people.len()).filter(|person| people[*person].0 == *name).collect();
            let weights: Vec<i64> = members.iter().map(|person| people[*person].1).collect();
            let found: Vec<i64> = members.iter().map(|person| shared.people[*person]).collect();
            prop_assert_eq!(found, score::share(&weights, *share, &listed).expect("points"));
        }
    }

    #[test]
    fn ranks_are_those_of_counting(
        keys in prop::collection::vec((0_usize..3, prop::option::weighted(0.9, -3_i64..4), prop::option::weighted(0.8, 0_i64..3), 1_u64..4), 0..25),
        ranking in 0_usize..5,
        ascending in any::<bool>(),
        broken in any::<bool>(),
    ) {
        // The same numbers over different counts: equal as fractions, told apart by no double.
        let ratio = |number: Option<i64>, count: u64| {
            let scaled = number?.checked_mul(i64::try_from(count).ok()?)?;
            Ratio::new(Points::from_thousandths(scaled)?, count)
        };
        let values: Vec<Option<Ratio>> = keys.iter().map(|(_, value, _, count)| ratio(*value, *count)).collect();
        let ties: Vec<Option<Ratio>> = keys.iter().map(|(_, _, tie, count)| ratio(*tie, *count)).collect();
        let within: Vec<usize> = keys.iter().map(|(group, ..)| *group).collect();
        let lists: Vec<&[Option<Ratio>]> = if broken { vec![&ties] } else { vec![] };
        let ranking = Ranking::ALL[ranking];
        let found = score::rank(&values, &Ranks { ranking, ascending, ties: &lists, within: &within }).expect("lists of one length");
        let naive: Vec<(usize, Vec<Option<i64>>)> = keys
            .iter()
            .map(|(group, value, tie, _)| (*group, if broken { vec![*value, *tie] } else { vec![*value] }))
            .collect();
        let expected: Vec<Option<Points>> = shares::ranks(&naive, ranking, ascending)
            .into_iter()
            .map(|halves| halves.and_then(|halves| Points::from_thousandths(halves * 500)))
            .collect();
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn a_million_equal_claims_are_settled_by_key() {
    let weights = vec![7; 1_000_000];
    let names: Vec<String> = (0..1_000_000).map(|at| format!("{:06}", (at * 7_919_usize) % 1_000_000)).collect();
    let keys: Vec<&str> = names.iter().map(String::as_str).collect();
    let shares = score::share(&weights, 2_500_000, &Sharing { ties: Ties::Keys(&keys), ..Sharing::default() });
    let shares = shares.expect("keys of their own");
    assert!(shares.iter().zip(&keys).all(|(share, key)| *share == if *key < "500000" { 3 } else { 2 }));
}
