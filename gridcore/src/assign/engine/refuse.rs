//! Assignment problems that cannot be solved as they stand.

use crate::finding::catalogue::call;
use crate::finding::{Args, Error, ErrorKind, Finding, FindingsBuilder, Language, Subject};
use crate::key::{EdgeId, Id, SlotId, TakerId};

use super::problem::{Load, Problem};
use super::rows::Look;

/// What is wrong with a problem; the texts of `call.assignment` in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::assign) enum Wrong {
    Slot,
    Person,
    Costs,
    Columns,
    Twice,
    Seats,
    Bound,
    BoundEdge,
    LoadCosts,
    LoadFalls,
    Total,
    Combined,
    Stopped,
    Matrix,
    NotNumber,
    Infeasible,
    OtherProblem,
    PlanEdge,
    PlanSlot,
    PlanPerson,
    PlanBound,
    PlanTotals,
    PlanWeights,
    PriceEdge,
    PriceSlot,
    PricePerson,
    PriceBound,
}

/// The findings listed of one problem.
const LISTED: usize = 100;

/// The finding that something is wrong.
pub(in crate::assign) fn finding(wrong: Wrong, args: Args) -> Finding {
    Finding::new(&call::ASSIGNMENT, Subject::Table { table: "assignment".into() }, wrong as u8, args)
}

/// The error of one thing that is wrong.
pub(in crate::assign) fn refused(wrong: Wrong, args: Args) -> Error {
    Error::one(ErrorKind::Call, finding(wrong, args))
}

/// Refuses a problem whose parts do not fit together, with everything that is wrong; what was seen of its edges.
pub(super) fn sound(problem: &Problem) -> Result<Look, Error> {
    let look = Look::of(problem);
    let mut found = FindingsBuilder::new(Language::default(), LISTED);
    if let Some((first, other)) = problem.odd_columns {
        found.push(finding(Wrong::Columns, vec![("found", other.into()), ("count", first.into())]));
    }
    if let Some((edge, costs)) = problem.odd_costs {
        let args = vec![("edge", edge.into()), ("found", costs.into()), ("count", problem.levels.len().into())];
        found.push(finding(Wrong::Costs, args));
    }
    for (id, slot) in problem.slots.iter().filter(|(_, slot)| slot.required > slot.most) {
        let args = vec![("slot", id.index().into()), ("required", slot.required.into()), ("most", slot.most.into())];
        found.push(finding(Wrong::Seats, args));
    }
    for (id, load) in problem.people.iter() {
        loads(problem, id.index(), load, &mut found);
    }
    if look.is_odd {
        edges(problem, &mut found);
    }
    bounds(problem, &mut found);
    if found.is_empty() { Ok(look) } else { Err(Error::new(ErrorKind::Call, found.finish())) }
}

fn loads(problem: &Problem, person: usize, load: &Load, found: &mut FindingsBuilder) {
    let count = problem.levels.len();
    if let Some(odd) = load.extra.iter().find(|costs| costs.len() != count) {
        let args = vec![("person", person.into()), ("found", odd.len().into()), ("count", count.into())];
        found.push(finding(Wrong::LoadCosts, args));
        return;
    }
    let pairs = load.extra.iter().zip(load.extra.iter().skip(1));
    if let Some(at) = pairs.into_iter().position(|(before, after)| after < before) {
        found.push(finding(Wrong::LoadFalls, vec![("person", person.into()), ("seat", (at + 2).into())]));
    }
}

fn edges(problem: &Problem, found: &mut FindingsBuilder) {
    let [slots, people, ..] = problem.size();
    let (slot_end, person_end) = (SlotId::new(slots), TakerId::new(people));
    for (edge, slot) in problem.edge_slots.iter().filter(|(_, slot)| **slot >= slot_end).take(LISTED) {
        let args = vec![("edge", edge.index().into()), ("slot", slot.index().into()), ("count", slots.into())];
        found.push(finding(Wrong::Slot, args));
    }
    let odd = problem.edge_people.iter().filter(|(_, person)| **person >= person_end);
    for (edge, person) in odd.take(LISTED) {
        let args = vec![("edge", edge.index().into()), ("person", person.index().into()), ("count", people.into())];
        found.push(finding(Wrong::Person, args));
    }
}

fn bounds(problem: &Problem, found: &mut FindingsBuilder) {
    let edges = problem.edge_slots.len();
    for (id, bound) in problem.bounds.iter() {
        let number = ("bound", id.index().into());
        if bound.least > bound.most {
            let args = vec![number, ("least", bound.least.into()), ("most", bound.most.into())];
            found.push(finding(Wrong::Bound, args));
        } else if let Some(odd) = bound.edges.iter().find(|edge: &&EdgeId| edge.index() >= edges) {
            let args = vec![number, ("edge", odd.index().into()), ("count", edges.into())];
            found.push(finding(Wrong::BoundEdge, args));
        }
    }
}
