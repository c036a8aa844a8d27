//! The networks of a charter, whichever way they are written.

use super::MAIN;
use crate::charter::spec::{CharterSpec, Predicate, TierSpec};

/// A network, and where it is written.
pub(super) struct NetworkView<'a> {
    pub(super) key: &'a str,
    pub(super) tiers: &'a [TierSpec],
    pub(super) people: Option<&'a Predicate>,
    pub(super) refines: Option<&'a str>,
    /// The path of the network and a dot; empty for the one that has no name.
    pub(super) prefix: String,
}

/// The network without a name, if tiers are listed, and those with one.
pub(super) fn networks(spec: &CharterSpec) -> Vec<NetworkView<'_>> {
    let unnamed = (!spec.tiers.is_empty()).then(|| NetworkView {
        key: MAIN,
        tiers: &spec.tiers,
        people: None,
        refines: None,
        prefix: String::new(),
    });
    let named = spec.networks.iter().enumerate().map(|(index, network)| NetworkView {
        key: &network.key,
        tiers: &network.tiers,
        people: network.people.as_ref(),
        refines: network.refines.as_deref(),
        prefix: format!("networks[{index}]."),
    });
    unnamed.into_iter().chain(named).collect()
}
