//! The units that inspect each other, and which of them may.

use super::InspectRequest;
use super::kernel::Deficient;
use super::search::Failure;
use crate::charter::{EndKind, LinkKind};
use crate::finding::catalogue::call;
use crate::finding::{Args, Error, ErrorKind, Finding, Subject, listed};
use crate::grid::{End, Grid, What};
use crate::key::{LinkKindId, TierId, UnitId};
use crate::order;

/// What a request comes to.
#[derive(Debug)]
pub(super) struct Gathered {
    pub(super) tier: TierId,
    /// By key.
    pub(super) units: Vec<UnitId>,
    /// By inspector and inspected, whether the one may inspect the other.
    pub(super) allowed: Vec<bool>,
    /// Who inspected whom, and how many periods ago.
    pub(super) history: Vec<(usize, usize, u32)>,
    /// Who inspects whom now, by the links there are.
    pub(super) standing: Vec<(usize, usize)>,
}

/// A reason; the texts of `call.cannot-inspect` in order.
#[derive(Debug, Clone, Copy)]
enum Why {
    Few,
    Deficient,
    Reciprocal,
    NotFound,
    Ends,
}

fn refused(grid: &Grid, why: Why, args: Args) -> Error {
    let finding = Finding::new(&call::CANNOT_INSPECT, Subject::Table { table: "request".into() }, why as u8, args);
    Error::one(ErrorKind::Call, finding).in_language(grid.charter.spec.language)
}

pub(super) fn gather(grid: &Grid, request: &InspectRequest) -> Result<Gathered, Error> {
    let model = &grid.charter.model;
    let network = |key: &str| model.network(key).ok_or_else(|| grid.unknown(What::Network, key));
    let network = request.network.as_deref().map(network).transpose()?;
    let tier = |label: &str, network| model.unit_tier(network, label).ok_or_else(|| grid.unknown(What::Tier, label));
    let own = tier(&request.tier, network)?;
    let apart = request.apart.as_deref().map(|label| tier(label, Some(grid.network_of_tier(own)))).transpose()?;
    let link = |key: &str| model.link(key).ok_or_else(|| grid.unknown(What::LinkKind, key));
    let link = request.link.as_deref().map(link).transpose()?;
    let kind = link.map(|link| &model.links[link]);
    if let Some(kind) = kind.filter(|kind| (kind.source, kind.target) != (EndKind::Unit, EndKind::Unit)) {
        return Err(refused(grid, Why::Ends, vec![("link", kind.key.as_str().into())]));
    }
    let under = request.under.as_deref().map(|key| grid.unit(key)).transpose()?;
    let here =
        |unit: &UnitId| grid.units.tier(*unit) == own && under.is_none_or(|under| grid.is_under(*unit, under.id));
    let mut units: Vec<UnitId> = grid.units.ids().filter(here).collect();
    order::by_key(&mut units, |unit| grid.units.keys.key(*unit));
    if units.len() < 2 {
        return Err(refused(
            grid,
            Why::Few,
            vec![("count", units.len().into()), ("tier", request.tier.as_str().into())],
        ));
    }
    let allowed = allowed(grid, &units, apart, kind);
    let standing = link.map_or_else(Vec::new, |link| standing(grid, &units, link));
    let history = history(grid, request, &units, &standing)?;
    Ok(Gathered { tier: own, units, allowed, history, standing })
}

fn allowed(grid: &Grid, units: &[UnitId], apart: Option<TierId>, kind: Option<&LinkKind>) -> Vec<bool> {
    let above = |unit: UnitId| apart.and_then(|tier| grid.units.chain(unit).find(|id| grid.units.tier(*id) == tier));
    let nets: Vec<Option<UnitId>> = units.iter().map(|unit| above(*unit)).collect();
    let within = kind.and_then(|kind| kind.within);
    let may = |(one, net): (&UnitId, &Option<UnitId>), (other, its): (&UnitId, &Option<UnitId>)| {
        let near = within.is_none_or(|scope| grid.end_in_scope(End::Unit(*other), scope, End::Unit(*one)));
        one != other && (net.is_none() || net != its) && near
    };
    let pairs = || units.iter().zip(&nets);
    pairs().flat_map(|one| pairs().map(move |other| may(one, other))).collect()
}

/// The links of the kind between the units.
fn standing(grid: &Grid, units: &[UnitId], link: LinkKindId) -> Vec<(usize, usize)> {
    let at = |end: End| units.iter().position(|unit| End::Unit(*unit) == end);
    let mut standing = Vec::new();
    for (index, unit) in units.iter().enumerate() {
        let links = grid.links.starting(End::Unit(*unit)).filter(|(_, row)| row.kind == link);
        standing.extend(links.filter_map(|(_, row)| Some((index, at(row.target)?))));
    }
    order::natural(&mut standing);
    standing
}

/// The past of the request, with what links there are as the last period. What is about other units is passed over.
fn history(
    grid: &Grid,
    request: &InspectRequest,
    units: &[UnitId],
    standing: &[(usize, usize)],
) -> Result<Vec<(usize, usize, u32)>, Error> {
    let mut history: Vec<(usize, usize, u32)> = standing.iter().map(|(one, other)| (*one, *other, 1)).collect();
    for row in &request.history {
        let (one, other) = (grid.unit(&row.inspector)?.id, grid.unit(&row.inspected)?.id);
        let at = |id: UnitId| units.iter().position(|unit| *unit == id);
        history.extend(at(one).zip(at(other)).map(|(one, other)| (one, other, row.ago.max(1))));
    }
    Ok(history)
}

/// How many units a message names.
const NAMED: usize = 10;

/// Why the units have no plan.
pub(super) fn refusal(grid: &Grid, gathered: &Gathered, why: Failure) -> Error {
    let keys = |positions: &[usize]| {
        let ids = positions.iter().filter_map(|position| gathered.units.get(*position)).take(NAMED);
        let more = if positions.len() > NAMED { ", …" } else { "" };
        format!("{}{more}", listed(ids.map(|id| grid.units.keys.key(*id))))
    };
    let count = ("count", gathered.units.len().into());
    match why {
        Failure::Deficient(Deficient { rows, columns }) => {
            let mut args: Args =
                vec![("count", rows.len().into()), ("inspectors", keys(&rows).into()), ("room", columns.len().into())];
            if !columns.is_empty() {
                args.push(("inspected", keys(&columns).into()));
            }
            refused(grid, Why::Deficient, args)
        }
        Failure::Reciprocal => refused(grid, Why::Reciprocal, vec![count]),
        Failure::NotFound => refused(grid, Why::NotFound, vec![count]),
        Failure::Stopped(error) => error,
    }
}
