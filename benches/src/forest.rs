//! The peer for building: a forest in petgraph with a fast hash map, as one would write it by hand.

use hashbrown::{DefaultHashBuilder, HashTable};
use petgraph::stable_graph::{NodeIndex, StableDiGraph};
use std::hash::BuildHasher;

/// A unit as a node.
#[derive(Debug)]
pub struct Node {
    /// The key.
    pub key: Box<str>,
    /// The tier, as a position among the labels.
    pub tier: u16,
}

/// A forest with look-up by key.
#[derive(Debug, Default)]
pub struct Forest {
    /// Edges from parent to child.
    pub graph: StableDiGraph<Node, ()>,
    ids: HashTable<NodeIndex>,
    hasher: DefaultHashBuilder,
}

/// Why units form no forest.
#[derive(Debug, PartialEq, Eq)]
pub enum NoForest {
    /// A key is given twice.
    Duplicate(String),
    /// A parent is no unit.
    UnknownParent(String),
    /// A tier has no such label.
    UnknownTier(String),
    /// A unit lies below itself.
    Circle(String),
}

impl Forest {
    /// The forest of some rows of key, parent and label of the tier, all of it checked.
    ///
    /// # Errors
    /// The first row that does not fit.
    pub fn of_rows<'a, I>(rows: I, tiers: &[&str], count: usize) -> Result<Self, NoForest>
    where
        I: Iterator<Item = (&'a str, &'a str, &'a str)> + Clone,
    {
        let mut forest = Self::with_capacity(count);
        for (key, _, tier) in rows.clone() {
            forest.add(key, tier, tiers)?;
        }
        let mut parents: Vec<Option<NodeIndex>> = Vec::with_capacity(count);
        // Neighbouring rows mostly share their parent.
        let mut last = ("", NodeIndex::end());
        for (_, parent, _) in rows {
            if !parent.is_empty() && parent != last.0 {
                last = (parent, forest.id(parent).ok_or_else(|| NoForest::UnknownParent(parent.to_owned()))?);
            }
            parents.push((!parent.is_empty()).then_some(last.1));
        }
        forest.join(&parents)
    }

    fn with_capacity(count: usize) -> Self {
        Self {
            graph: StableDiGraph::with_capacity(count, count),
            ids: HashTable::with_capacity(count),
            hasher: DefaultHashBuilder::default(),
        }
    }

    /// The node of a key.
    #[must_use]
    pub fn id(&self, key: &str) -> Option<NodeIndex> {
        self.ids.find(self.hasher.hash_one(key), |id| *self.graph[*id].key == *key).copied()
    }

    fn add(&mut self, key: &str, tier: &str, tiers: &[&str]) -> Result<NodeIndex, NoForest> {
        let Some(tier) = tiers.iter().position(|label| *label == tier).and_then(|tier| u16::try_from(tier).ok()) else {
            return Err(NoForest::UnknownTier(tier.to_owned()));
        };
        let Self { graph, ids, hasher } = self;
        let hash = hasher.hash_one(key);
        let entry = ids.entry(hash, |id| *graph[*id].key == *key, |id| hasher.hash_one(&*graph[*id].key));
        match entry {
            hashbrown::hash_table::Entry::Occupied(_) => Err(NoForest::Duplicate(key.to_owned())),
            hashbrown::hash_table::Entry::Vacant(free) => {
                let id = NodeIndex::new(graph.node_count());
                free.insert(id);
                Ok(graph.add_node(Node { key: key.into(), tier }))
            }
        }
    }

    /// Adds the edges, if every way up ends.
    fn join(mut self, parents: &[Option<NodeIndex>]) -> Result<Self, NoForest> {
        // 0 unseen, else the number of the walk that came by.
        let mut walks = vec![0_u32; parents.len()];
        for (walk, start) in (1..).zip(0..parents.len()) {
            let mut at = start;
            while walks[at] == 0 {
                walks[at] = walk;
                match parents[at] {
                    Some(parent) => at = parent.index(),
                    None => break,
                }
                if walks[at] == walk {
                    return Err(NoForest::Circle(self.graph[NodeIndex::new(at)].key.to_string()));
                }
            }
        }
        for (child, parent) in parents.iter().enumerate() {
            if let Some(parent) = parent {
                self.graph.add_edge(*parent, NodeIndex::new(child), ());
            }
        }
        Ok(self)
    }

    /// The forest of a CSV text with the columns key, parent and tier.
    ///
    /// # Errors
    /// The first row that does not fit.
    ///
    /// # Panics
    /// On text that is not CSV.
    pub fn of_csv(text: &[u8], tiers: &[&str]) -> Result<Self, NoForest> {
        let mut reader = csv::Reader::from_reader(text);
        let mut record = csv::StringRecord::new();
        let lines = text.iter().filter(|byte| **byte == b'\n').count();
        let mut forest = Self::with_capacity(lines);
        // Where the key of each parent stands in one text: parents may come after their children.
        let (mut texts, mut ends) = (String::new(), Vec::with_capacity(lines));
        while reader.read_record(&mut record).expect("CSV") {
            let cell = |column| record.get(column).unwrap_or_default();
            forest.add(cell(0), cell(2), tiers)?;
            texts.push_str(cell(1));
            ends.push(texts.len());
        }
        let mut parents = Vec::with_capacity(ends.len());
        let (mut start, mut last) = (0, ("", NodeIndex::end()));
        for end in ends {
            let parent = &texts[start..end];
            if !parent.is_empty() && parent != last.0 {
                last = (parent, forest.id(parent).ok_or_else(|| NoForest::UnknownParent(parent.to_owned()))?);
            }
            parents.push((!parent.is_empty()).then_some(last.1));
            start = end;
        }
        forest.join(&parents)
    }
}
