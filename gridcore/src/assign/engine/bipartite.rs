//! The kernel for parts without bounds in which each person takes one seat: shortest paths from slot to slot.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::finding::Error;
use crate::key::{EdgeId, Id, IdVec, SlotId, TakerId};

use super::auction;
use super::cost::Cost;
use super::model::Model;
use super::parts::Part;
use super::solve::Flow;
use super::watch::{LOOKS, Watch};

/// Whether the kernel can be used: no bounds, and one seat a person at no cost of its own.
pub(super) fn suits(model: &Model<'_>) -> bool {
    let one = |id: &TakerId| model.problem.people[*id].is_one();
    model.part.bounds.len() == 0 && model.part.people.values().all(one)
}

/// Edges looked at before the other kernel has a try, by edge.
const LONG: usize = 8;

/// Lets the slots bid for people first, which fills most seats (the augmenting row reduction of Jonker & Volgenant
/// 1987); then fills the others one after the other by Dijkstra's algorithm over slots: the person a slot reaches is
/// free, or leads on to the slot that holds them. A search ends at the nearest free person, or where a seat stays
/// empty at less cost; prices rise only for what it has settled.
///
/// `O(f m log n)` for `f` seats and `m` edges at worst; near to `O(m)` where more people than seats are to be had.
pub(super) fn fill<C: Cost>(model: &Model<'_>, costs: &IdVec<EdgeId, C>, watch: &Watch<'_>) -> Result<Flow<C>, Error> {
    let mut kernel = Kernel::new(model, costs);
    let left = kernel.bid_all(watch)?;
    // Where people are scarce paths lead far; where they are not, they end long before.
    let mut limit = LONG * costs.len();
    for slot in left {
        let before = kernel.scanned;
        kernel.augment(slot);
        watch.long_step(kernel.scanned - before)?;
        if kernel.scanned > limit {
            limit = usize::MAX;
            let seats = kernel.seats.values().map(|(_, required)| *required).collect();
            if kernel.can_fill_all
                && let Some(flow) = auction::fill(model, costs, &seats, watch)?
            {
                return Ok(flow);
            }
        }
    }
    let mut price = IdVec::filled(C::default(), model.layout.parent.len());
    for (slot, own) in kernel.slot_price.iter() {
        price[model.layout.slot(slot)] = *own;
    }
    for (person, own) in kernel.price.iter() {
        price[model.layout.person(person)] = *own;
    }
    Ok(Flow { chosen: kernel.chosen, price })
}

struct Kernel<'a, C> {
    part: &'a Part,
    costs: &'a IdVec<EdgeId, C>,
    fill: C,
    /// By slot, how many seats may stay empty at no cost, and how many at the cost of one required.
    seats: IdVec<SlotId, (u32, u32)>,
    /// Whether all seats are required, and none has been left empty.
    can_fill_all: bool,
    /// How many edges were looked at on the way.
    scanned: usize,
    chosen: IdVec<EdgeId, bool>,
    /// The edge by which each person is held.
    held: IdVec<TakerId, EdgeId>,
    price: IdVec<TakerId, C>,
    slot_price: IdVec<SlotId, C>,
    distance: IdVec<TakerId, C>,
    by: IdVec<TakerId, EdgeId>,
    slot_distance: IdVec<SlotId, C>,
    /// The person a slot was reached by.
    slot_by: IdVec<SlotId, TakerId>,
    touched: Vec<TakerId>,
    slots_touched: Vec<SlotId>,
    heap: BinaryHeap<(Reverse<C>, SlotId)>,
}

/// Where a search ends.
#[derive(Debug, Clone, Copy)]
enum End {
    Person(TakerId),
    /// A seat of the slot stays empty.
    Empty(SlotId),
}

/// What comes of a bid.
#[derive(Debug, Clone, Copy)]
enum Bid {
    /// The seat is filled, or stays empty.
    Served,
    /// The seat is filled by somebody whom this slot has lost.
    Lost(SlotId),
    /// Nothing is decided: a path has to be found.
    Tied,
}

impl<'a, C: Cost> Kernel<'a, C> {
    fn new(model: &Model<'a>, costs: &'a IdVec<EdgeId, C>) -> Self {
        let part = model.part;
        let (slots, people) = (part.slots.len(), part.people.len());
        let fill = C::narrow(model.weights.fill);
        let mut seats = IdVec::filled((0, 0), slots);
        let mut slot_price = IdVec::filled(C::default(), slots);
        for slot in part.slots.ids() {
            let wanted = &model.problem.slots[part.slots[slot]];
            let most = model.most(model.layout.slot(slot));
            let required = wanted.required.min(most);
            seats[slot] = (most - required, required);
            let empty = if seats[slot].0 > 0 { C::default() } else { fill };
            let least = part.of_slot(slot).map(|edge| costs[edge]).min();
            slot_price[slot] = least.map_or(empty, |least| least.min(empty));
        }
        Self {
            part,
            costs,
            fill,
            can_fill_all: seats.values().all(|(optional, _)| *optional == 0),
            scanned: 0,
            seats,
            chosen: IdVec::filled(false, part.edges.len()),
            held: IdVec::filled(EdgeId::NONE, people),
            price: IdVec::filled(C::default(), people),
            slot_price,
            distance: IdVec::filled(C::FAR, people),
            by: IdVec::filled(EdgeId::NONE, people),
            slot_distance: IdVec::filled(C::FAR, slots),
            slot_by: IdVec::filled(TakerId::NONE, slots),
            touched: Vec::new(),
            slots_touched: Vec::new(),
            heap: BinaryHeap::new(),
        }
    }

    /// Lets each slot bid for its seats; the slots of the seats that are left to fill, in order, as often as they
    /// lack one.
    fn bid_all(&mut self, watch: &Watch<'_>) -> Result<Vec<SlotId>, Error> {
        let mut left = Vec::new();
        let mut budget = 4 * self.held.len() + 64;
        for slot in self.part.slots.ids() {
            let (optional, required) = self.seats[slot];
            watch.steps(u64::from(optional + required))?;
            for _ in 0..optional + required {
                let mut bidder = Some(slot);
                while let Some(slot) = bidder {
                    watch.steps(self.part.of_slot(slot).len() as u64 / LOOKS)?;
                    bidder = match self.bid(slot) {
                        Bid::Served => None,
                        Bid::Lost(loser) if budget > 0 => {
                            budget -= 1;
                            Some(loser)
                        }
                        Bid::Lost(loser) => {
                            left.push(loser);
                            None
                        }
                        Bid::Tied => {
                            left.push(slot);
                            None
                        }
                    };
                }
            }
        }
        Ok(left)
    }

    /// Gives a slot the person it gets at the least cost, and raises their price until the next would cost it as
    /// much; the slot that held them has to bid again. That slot may have been ready to pay more than the price: then
    /// the price rises, and the person stays.
    fn bid(&mut self, slot: SlotId) -> Bid {
        let (mut first, mut second, mut best) = (C::FAR, C::FAR, EdgeId::NONE);
        for edge in self.part.of_slot(slot) {
            let cost = self.costs[edge] + self.price[self.part.edge_people[edge]];
            if cost < second && !self.chosen[edge] {
                if cost < first {
                    second = first;
                    first = cost;
                    best = edge;
                } else {
                    second = cost;
                }
            }
        }
        let (optional, required) = self.seats[slot];
        let empty = match (optional, required) {
            (0, 0) => C::FAR,
            (0, _) => self.fill,
            _ => C::default(),
        };
        if empty <= first {
            self.can_fill_all = false;
            let seats = &mut self.seats[slot];
            if optional > 0 {
                seats.0 -= 1
            } else {
                seats.1 -= 1
            }
            self.slot_price[slot] = empty;
            return Bid::Served;
        }
        let second = second.min(empty);
        let person = self.part.edge_people[best];
        let held = self.held[person];
        let rise = second - first;
        self.slot_price[slot] = second;
        if let Some(held) = held.some() {
            let holder = self.part.edge_slots[held];
            let ready = self.slot_price[holder] - self.costs[held] - self.price[person];
            if rise < ready || rise == C::default() {
                self.price[person] += rise;
                return Bid::Tied;
            }
            self.chosen[held] = false;
        }
        self.price[person] += rise;
        self.chosen[best] = true;
        self.held[person] = best;
        held.some().map_or(Bid::Served, |held| Bid::Lost(self.part.edge_slots[held]))
    }

    /// Fills a seat, or leaves one empty.
    fn augment(&mut self, from: SlotId) {
        self.heap.clear();
        self.slot_distance[from] = C::default();
        self.slots_touched.push(from);
        let (mut length, mut end) = (C::FAR, None);
        let mut next = Some((C::default(), from));
        while let Some((distance, slot)) = next {
            if distance >= length {
                break;
            }
            if distance == self.slot_distance[slot] {
                self.scan(slot, distance, &mut length, &mut end);
            }
            next = self.heap.pop().map(|(Reverse(distance), slot)| (distance, slot));
        }
        for slot in self.slots_touched.drain(..) {
            if self.slot_distance[slot] < length {
                self.slot_price[slot] += length - self.slot_distance[slot];
            }
            self.slot_distance[slot] = C::FAR;
        }
        for person in self.touched.drain(..) {
            if self.distance[person] < length {
                self.price[person] += length - self.distance[person];
            }
            self.distance[person] = C::FAR;
        }
        if let Some(end) = end {
            self.shift(from, end);
        }
    }

    fn scan(&mut self, slot: SlotId, distance: C, length: &mut C, end: &mut Option<End>) {
        let base = distance - self.slot_price[slot];
        let (optional, required) = self.seats[slot];
        if optional + required > 0 {
            let empty = base + if optional > 0 { C::default() } else { self.fill };
            if empty < *length {
                *length = empty;
                *end = Some(End::Empty(slot));
            }
        }
        let edges = self.part.of_slot(slot);
        self.scanned += edges.len();
        for edge in edges {
            let person = self.part.edge_people[edge];
            let reached = base + self.costs[edge] + self.price[person];
            if reached >= *length || reached >= self.distance[person] || self.chosen[edge] {
                continue;
            }
            if self.distance[person] == C::FAR {
                self.touched.push(person);
            }
            self.distance[person] = reached;
            self.by[person] = edge;
            let held = self.held[person];
            if held.is_none() {
                *length = reached;
                *end = Some(End::Person(person));
                continue;
            }
            let holder = self.part.edge_slots[held];
            let on = reached + self.slot_price[holder] - self.costs[held] - self.price[person];
            if on < self.slot_distance[holder] && on < *length {
                if self.slot_distance[holder] == C::FAR {
                    self.slots_touched.push(holder);
                }
                self.slot_distance[holder] = on;
                self.slot_by[holder] = person;
                self.heap.push((Reverse(on), holder));
            }
        }
    }

    /// Hands the seats on along the path that was found.
    fn shift(&mut self, from: SlotId, end: End) {
        let mut at = match end {
            End::Person(person) => person,
            End::Empty(slot) => {
                self.can_fill_all = false;
                let (optional, required) = &mut self.seats[slot];
                if *optional > 0 {
                    *optional -= 1
                } else {
                    *required -= 1
                }
                if slot == from {
                    return;
                }
                let person = self.slot_by[slot];
                let held = self.held[person];
                self.chosen[held] = false;
                person
            }
        };
        loop {
            let edge = self.by[at];
            self.chosen[edge] = true;
            self.held[at] = edge;
            let slot = self.part.edge_slots[edge];
            if slot == from {
                return;
            }
            at = self.slot_by[slot];
            let held = self.held[at];
            self.chosen[held] = false;
        }
    }
}
