//! The order of functions in the module: those that are alike stand together, so that the module zips better.
//!
//! `gzip` finds what it has seen within the last 32 KB. The compiler makes many functions that differ by a type only; wide
//! apart they are unlike anything, side by side the second costs next to nothing. Nothing but the numbers of the functions
//! changes.

use std::collections::{HashMap, VecDeque};

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

/// The module with its functions in an order that zips well.
pub(crate) fn reorder(module: &[u8]) -> Result<Vec<u8>, Error> {
    let (imported, bodies) = functions(module)?;
    let order = Alike::new(&bodies).order();
    let mut number = vec![0; order.len()];
    for (new, old) in (imported..).zip(&order) {
        number[*old] = new;
    }
    let mut reordered = Module::new();
    Ordered { imported, order, number }.parse_core_module(&mut reordered, Parser::new(0), module)?;
    Ok(reordered.finish())
}

/// How many functions are imported, and the bytes of all others.
fn functions(module: &[u8]) -> Result<(u32, Vec<&[u8]>), Error> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    Ok((imported, bodies))
}

/// Writes a module anew with its functions in an order.
struct Ordered {
    imported: u32,
    /// The old positions.
    order: Vec<usize>,
    /// The new number by old position.
    number: Vec<u32>,
}

impl Reencode for Ordered {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(if function < self.imported { function } else { self.number[(function - self.imported) as usize] })
    }

    fn parse_function_section(
        &mut self,
        new: &mut FunctionSection,
        old: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let types = old.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for position in &self.order {
            new.function(types[*position]);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, new: &mut CodeSection, old: CodeSectionReader<'_>) -> Result<(), Error> {
        let bodies = old.into_iter().collect::<Result<Vec<FunctionBody<'_>>, _>>()?;
        for position in self.order.clone() {
            utils::parse_function_body(self, new, bodies[position].clone())?;
        }
        Ok(())
    }
}

/// So many bytes in a row count as seen before; fewer hardly pay in a zipped file.
const RUN: usize = 5;
/// So many of the last bytes are looked at, a little less than `gzip` does.
const WINDOW: usize = 31_000;

/// Which runs of bytes the functions share with the last ones taken.
struct Alike {
    /// The runs of each function, by number, as they come.
    runs: Vec<Vec<u32>>,
    /// The functions that have a run, each once, by run.
    holders: Vec<Vec<u32>>,
    /// How many runs of a function differ, by function.
    distinct: Vec<u32>,
    /// How many of those are in the window, by function.
    shared: Vec<u32>,
    /// How often a run is in the window, by run.
    times: Vec<u32>,
    window: VecDeque<u32>,
}

impl Alike {
    fn new(bodies: &[&[u8]]) -> Alike {
        let mut numbers = HashMap::new();
        let mut holders: Vec<Vec<u32>> = Vec::new();
        let mut runs = Vec::with_capacity(bodies.len());
        let mut distinct = vec![0; bodies.len()];
        for ((body, function), distinct) in bodies.iter().zip(0_u32..).zip(&mut distinct) {
            let mut own = Vec::with_capacity(body.len());
            for run in body.windows(RUN) {
                let number = *numbers.entry(run).or_insert(holders.len());
                if number == holders.len() {
                    holders.push(Vec::new());
                }
                if holders[number].last() != Some(&function) {
                    holders[number].push(function);
                    *distinct += 1;
                }
                own.push(number as u32);
            }
            runs.push(own);
        }
        let (shared, times) = (vec![0; bodies.len()], vec![0; holders.len()]);
        Alike { runs, holders, distinct, shared, times, window: VecDeque::new() }
    }

    /// Positions, from the first function on each time to the one that is most like the last ones.
    fn order(mut self) -> Vec<usize> {
        let mut left: Vec<usize> = (0..self.runs.len()).collect();
        let mut order = Vec::with_capacity(left.len());
        while let Some(best) = (0..left.len())
            .reduce(|best, next| if self.likeness(left[next]) > self.likeness(left[best]) { next } else { best })
        {
            let function = left.remove(best);
            self.take(function);
            order.push(function);
        }
        order
    }

    /// Of two functions with the same share of known runs the larger one comes first: it is harder to place.
    fn likeness(&self, function: usize) -> f64 {
        let (shared, distinct) = (f64::from(self.shared[function]), f64::from(self.distinct[function]) + 8.0);
        let share = shared / distinct;
        share.powi(4) * shared
    }

    /// Moves the window over a function.
    fn take(&mut self, function: usize) {
        for run in std::mem::take(&mut self.runs[function]) {
            self.window.push_back(run);
            self.times[run as usize] += 1;
            if self.times[run as usize] == 1 {
                self.holders[run as usize].iter().for_each(|holder| self.shared[*holder as usize] += 1);
            }
            if self.window.len() <= WINDOW {
                continue;
            }
            let Some(gone) = self.window.pop_front() else { break };
            self.times[gone as usize] -= 1;
            if self.times[gone as usize] == 0 {
                self.holders[gone as usize].iter().for_each(|holder| self.shared[*holder as usize] -= 1);
            }
        }
    }
}
