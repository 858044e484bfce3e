//! How many stops are asked, by place: a Fenwick tree, so that one question more or less costs a few additions.

/// Counts by place, with their sums.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// `sums[i]` is the sum of the counts that end at place i, as many as the lowest bit of i + 1 says.
    sums: Vec<u32>,
    total: u32,
}

impl Tally {
    pub(super) fn new(places: usize) -> Tally {
        Tally { sums: vec![0; places], total: 0 }
    }

    pub(super) fn total(&self) -> usize {
        self.total as usize
    }

    /// Adds to the count at a place; counts never fall below nothing.
    pub(super) fn add(&mut self, place: usize, more: u32, less: u32) {
        self.total = self.total.wrapping_add(more).wrapping_sub(less);
        let mut next = place + 1;
        while next <= self.sums.len() {
            self.sums[next - 1] = self.sums[next - 1].wrapping_add(more).wrapping_sub(less);
            next += next & next.wrapping_neg();
        }
    }

    /// The sum of the counts before a place.
    pub(super) fn before(&self, place: usize) -> usize {
        let (mut sum, mut next) = (0, place);
        while next > 0 {
            sum += self.sums[next - 1] as usize;
            next &= next - 1;
        }
        sum
    }

    /// The place in which number `wanted` (from 0) is counted, and which number it is there.
    pub(super) fn find(&self, wanted: usize) -> Option<(usize, usize)> {
        if wanted >= self.total() {
            return None;
        }
        let (mut place, mut left) = (0, wanted);
        let mut stride = self.sums.len().next_power_of_two();
        while stride > 0 {
            let next = place + stride;
            if next <= self.sums.len() && (self.sums[next - 1] as usize) <= left {
                left -= self.sums[next - 1] as usize;
                place = next;
            }
            stride /= 2;
        }
        Some((place, left))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn counts_are_found_where_they_were_added(counts in proptest::collection::vec(0_u32..4, 1..60)) {
            let mut tally = Tally::new(counts.len());
            for (place, count) in counts.iter().enumerate() {
                tally.add(place, count + 2, 0);
                tally.add(place, 0, 2);
            }
            let mut number = 0;
            for (place, count) in counts.iter().enumerate() {
                prop_assert_eq!(tally.before(place), number);
                for inside in 0..*count as usize {
                    prop_assert_eq!(tally.find(number), Some((place, inside)));
                    number += 1;
                }
            }
            prop_assert_eq!(tally.total(), number);
            prop_assert_eq!(tally.find(number), None);
        }
    }
}
