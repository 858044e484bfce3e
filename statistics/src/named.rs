//! Values by name, found with one look-up and told apart by nothing but their names.

#![expect(
    clippy::disallowed_types,
    reason = "its order is never asked for: values lie as they came, names are sorted"
)]

use std::collections::HashMap;

/// Values by name.
#[derive(Clone, Debug)]
pub(crate) struct Named<V> {
    places: HashMap<String, usize>,
    values: Vec<V>,
}

impl<V> Default for Named<V> {
    fn default() -> Self {
        Self { places: HashMap::new(), values: Vec::new() }
    }
}

impl<V: Default> Named<V> {
    /// The value of this name; an empty one the first time.
    pub(crate) fn of(&mut self, name: &str) -> &mut V {
        let place = self.places.get(name).copied().unwrap_or_else(|| {
            self.places.insert(name.to_owned(), self.values.len());
            self.values.push(V::default());
            self.values.len() - 1
        });
        &mut self.values[place]
    }

    /// How many names there are.
    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// The values, in no order that means anything.
    pub(crate) fn values(&self) -> impl Iterator<Item = &V> {
        self.values.iter()
    }

    /// Names and values, in the order of names.
    pub(crate) fn sorted(self) -> impl Iterator<Item = (String, V)> {
        let mut names: Vec<(String, usize)> = self.places.into_iter().collect();
        names.sort_unstable();
        let mut values: Vec<Option<V>> = self.values.into_iter().map(Some).collect();
        names.into_iter().filter_map(move |(name, place)| Some((name, values[place].take()?)))
    }
}
