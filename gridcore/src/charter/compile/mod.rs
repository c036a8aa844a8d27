//! From the specification to the model: every name resolved, every default filled in, and
//! everything that is wrong found in one pass.

mod assessment;
mod circle;
mod columns;
mod desk;
mod duty;
mod faults;
mod flow;
mod indicator;
mod limits;
mod link;
mod names;
mod network;
mod post;
mod predicate;
mod rules;
mod scheme;
mod several;
mod views;

pub(in crate::charter) use faults::Faults;
pub(in crate::charter) use limits::check_text;
use names::Names;
pub(in crate::charter) use predicate::with_parts;
use views::NetworkView;

use super::model::{Charter, Model, NamedUnit, Number};
use super::spec::CharterSpec;
use crate::finding::catalogue::charter as catalogue;
use crate::finding::{Error, ErrorKind};
use crate::limits::Limits;

/// The newest format of charters this version reads.
const FORMAT: u32 = 1;

/// The key of the only network of a charter that lists its tiers without one.
pub(in crate::charter) const MAIN: &str = "main";

/// Validates a specification, after `faults` were found in reading it.
pub(in crate::charter) fn build(
    spec: CharterSpec,
    file: &str,
    limits: &Limits,
    faults: Faults,
) -> Result<Charter, Error> {
    newer_format(&spec, file, limits)?;
    let spec = limits::check(spec, file, limits)?;
    let mut compiler = Compiler::new(&spec, limits, faults);
    let model = compiler.model();
    let faults = compiler.faults;
    if faults.is_empty() {
        Ok(Charter { spec, model, file: None })
    } else {
        Err(faults.into_error(ErrorKind::Charter, spec.language))
    }
}

/// Nothing else is said of a newer format: its fields may mean something else.
fn newer_format(spec: &CharterSpec, file: &str, limits: &Limits) -> Result<(), Error> {
    let found = spec.format.unwrap_or(FORMAT);
    if (1..=FORMAT).contains(&found) {
        return Ok(());
    }
    let mut faults = Faults::new(file, limits);
    let args = vec![("found", found.into()), ("known", FORMAT.into())];
    faults.push(format_args!("format"), &catalogue::NEWER_FORMAT, u8::from(found == 0), args);
    Err(faults.into_error(ErrorKind::Text, spec.language))
}

/// A specification, the names it declares, and the faults found so far.
struct Compiler<'a> {
    spec: &'a CharterSpec,
    limits: &'a Limits,
    networks: Vec<NetworkView<'a>>,
    names: Names<'a>,
    units: Vec<NamedUnit>,
    faults: Faults,
}

impl<'a> Compiler<'a> {
    fn new(spec: &'a CharterSpec, limits: &'a Limits, faults: Faults) -> Self {
        let networks = views::networks(spec);
        let names = Names::new(spec, &networks);
        Self { spec, limits, networks, names, units: Vec::new(), faults }
    }

    fn model(&mut self) -> Model {
        self.header();
        self.declare();
        let schemes = self.compile_schemes();
        let calendars = self.compile_calendars();
        let flows = self.compile_flows(&calendars);
        let (fallback, channels) = self.compile_desk();
        let duties = self.compile_duties();
        self.compile_checklists();
        let risks = self.compile_risks();
        self.columns();
        let networks = self.compile_networks();
        let tiers = self.compile_tiers();
        let posts = self.compile_posts();
        let combined = self.compile_combined();
        let exclusive = self.compile_exclusive();
        let requirements = self.compile_requirements();
        let links = self.compile_links();
        let kinds = self.compile_kinds();
        let codes = self.compile_codes();
        let rules = self.compile_rules();
        Model {
            networks,
            tiers,
            posts,
            tags: self.names.take_tags(),
            numbers: self.compile_numbers(),
            combined,
            exclusive,
            requirements,
            links,
            kinds,
            units: std::mem::take(&mut self.units),
            codes,
            rules,
            schemes,
            flows,
            calendars,
            fallback,
            channels,
            duties,
            risks,
        }
    }

    fn header(&mut self) {
        self.key_form(format_args!("name"), &self.spec.name, "");
        self.empty_interval();
    }

    fn empty_interval(&mut self) {
        if let (Some(from), Some(until)) = (self.spec.from, self.spec.until)
            && until <= from
        {
            let args = vec![("from", from.into()), ("until", until.into())];
            self.faults.push(format_args!("until"), &catalogue::EMPTY_INTERVAL, 0, args);
        }
    }

    fn compile_numbers(&self) -> crate::key::IdVec<crate::key::NumberId, Number> {
        let number = |n: &super::spec::NumberSpec| Number { key: n.key.clone(), min: n.min, max: n.max };
        self.spec.numbers.iter().map(number).collect()
    }
}
