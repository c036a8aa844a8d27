//! What of a picture fits into a bounded diagram.

use super::picture::Picture;
use crate::order;

/// How much more may be drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub(super) units: usize,
    pub(super) arrows: usize,
    pub(super) text: usize,
}

impl Room {
    /// Takes room if there is enough.
    pub(super) fn take(&mut self, units: usize, arrows: usize, text: usize) -> bool {
        let left = (self.units.checked_sub(units), self.arrows.checked_sub(arrows), self.text.checked_sub(text));
        if let (Some(units), Some(arrows), Some(text)) = left {
            *self = Self { units, arrows, text };
            return true;
        }
        false
    }
}

/// The units that fit, those nearest to the roots first, each with what is written of it.
#[derive(Debug)]
pub(super) struct Cut<T> {
    /// By position; none if the unit is left out.
    drawn: Vec<Option<T>>,
    /// By position of a unit drawn, what is left out below it and below no other drawn.
    below: Vec<LeftOut>,
    /// What is left out together with its root.
    pub(super) roots: LeftOut,
}

/// Units left out.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct LeftOut {
    pub(super) units: usize,
    /// How many findings they have.
    pub(super) findings: usize,
}

impl<T> Cut<T> {
    /// Writes units as long as there is room.
    pub(super) fn new(
        picture: &Picture<'_>,
        room: &mut Room,
        write: impl Fn(usize) -> Option<T>,
        length: impl Fn(&T) -> usize,
    ) -> Self {
        let count = picture.nodes.len();
        let mut drawn: Vec<Option<T>> = (0..count).map(|_| None).collect();
        for position in by_depth(picture) {
            let arrows = usize::from(picture.nodes.get(position).is_some_and(|node| node.parent.is_some()));
            let Some(written) = write(position).filter(|written| room.take(1, arrows, length(written))) else {
                break;
            };
            if let Some(slot) = drawn.get_mut(position) {
                *slot = Some(written);
            }
        }
        let mut cut = Self { drawn, below: vec![LeftOut::default(); count], roots: LeftOut::default() };
        cut.count(picture);
        cut
    }

    /// Counts what is left out at the nearest unit drawn. A parent stands before its children, so
    /// one pass forward finds it.
    fn count(&mut self, picture: &Picture<'_>) {
        let mut nearest: Vec<Option<usize>> = Vec::with_capacity(self.drawn.len());
        for (position, node) in picture.nodes.iter().enumerate() {
            if self.get(position).is_some() {
                nearest.push(Some(position));
                continue;
            }
            let above = node.parent.and_then(|parent| nearest.get(parent).copied().flatten());
            nearest.push(above);
            let left_out = match above {
                Some(above) => self.below.get_mut(above),
                None => Some(&mut self.roots),
            };
            if let Some(left_out) = left_out {
                left_out.units += 1;
                left_out.findings += node.mark.map_or(0, |mark| mark.count);
            }
        }
    }

    /// What is written of a unit; none if it is left out.
    pub(super) fn get(&self, position: usize) -> Option<&T> {
        self.drawn.get(position)?.as_ref()
    }

    /// What is written, in pre-order.
    pub(super) fn drawn(&self) -> impl Iterator<Item = &T> {
        self.drawn.iter().flatten()
    }

    /// What is left out below a unit drawn.
    pub(super) fn below(&self, position: usize) -> LeftOut {
        self.below.get(position).copied().unwrap_or_default()
    }
}

/// The positions of units, those nearest to a root first, else in pre-order.
fn by_depth(picture: &Picture<'_>) -> Vec<usize> {
    let mut depths: Vec<usize> = Vec::with_capacity(picture.nodes.len());
    for node in &picture.nodes {
        depths.push(node.parent.and_then(|parent| depths.get(parent)).map_or(0, |depth| depth + 1));
    }
    let mut order: Vec<usize> = (0..depths.len()).collect();
    order::by_key(&mut order, |position| depths.get(*position).copied());
    order
}
