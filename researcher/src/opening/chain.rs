//! A device's sequence: gapless numbers, each record naming the envelope before it.

use std::collections::BTreeMap;

use kin_protocol::Digest;
use kin_sealing::DevicePublicKey;
use serde::Serialize;

/// The most gaps that a summary names one by one; the count is always whole.
pub const MAX_GAPS_NAMED: usize = 20;

/// One record's place in its device's chain.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) envelope: Digest,
    pub(super) previous: Option<Digest>,
    /// Whether it was withdrawn: then what it named before it may not be known.
    pub(super) withdrawn: bool,
}

/// What is known of one device's records.
#[derive(Debug, Default)]
pub(super) struct Chain {
    links: BTreeMap<u64, Link>,
}

/// Numbers that a device has used and whose records have not arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// The device's key.
    pub device: DevicePublicKey,
    /// The first missing number.
    pub first: u64,
    /// The last missing number.
    pub last: u64,
}

impl Chain {
    pub(super) fn add(&mut self, sequence: u64, link: Link) {
        self.links.insert(sequence, link);
    }

    pub(super) fn at(&self, sequence: u64) -> Option<&Link> {
        self.links.get(&sequence)
    }

    /// The ranges of numbers, from 1, whose records have not arrived.
    pub(super) fn gaps(&self, device: DevicePublicKey) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let mut expected = 1;
        for sequence in self.links.keys() {
            if *sequence > expected {
                gaps.push(Gap { device, first: expected, last: sequence - 1 });
            }
            expected = sequence.saturating_add(1);
        }
        gaps
    }

    /// How many records do not name the envelope before them, where that one has arrived.
    pub(super) fn broken(&self) -> u64 {
        let known = self.links.iter().filter(|(_, link)| !link.withdrawn);
        let wrong = known.filter(|(sequence, link)| match sequence.checked_sub(1) {
            None | Some(0) => link.previous.is_some(),
            Some(before) => {
                self.links.get(&before).is_some_and(|before| link.previous != Some(before.envelope))
                    || link.previous.is_none()
            }
        });
        wrong.count() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn envelope(number: u8) -> Digest {
        Digest::from_bytes([number; 32])
    }

    fn device() -> DevicePublicKey {
        DevicePublicKey::from_bytes([7; 32])
    }

    fn chain(links: &[(u64, Option<u8>)]) -> Chain {
        let mut chain = Chain::default();
        for (sequence, previous) in links {
            let own = u8::try_from(*sequence).unwrap();
            let (envelope, previous) = (envelope(own), previous.map(envelope));
            chain.add(*sequence, Link { envelope, previous, withdrawn: false });
        }
        chain
    }

    #[test]
    fn a_whole_sequence_has_neither_gaps_nor_breaks() {
        let chain = chain(&[(1, None), (2, Some(1)), (3, Some(2))]);
        assert_eq!((chain.gaps(device()), chain.broken()), (vec![], 0));
    }

    #[test]
    fn missing_numbers_are_named_as_ranges_from_the_first_on() {
        let chain = chain(&[(3, Some(2)), (4, Some(3)), (7, Some(6))]);
        let gaps: Vec<(u64, u64)> = chain.gaps(device()).iter().map(|gap| (gap.first, gap.last)).collect();
        assert_eq!((gaps, chain.broken()), (vec![(1, 2), (5, 6)], 0));
    }

    #[test]
    fn a_record_that_names_another_envelope_breaks_the_chain() {
        assert_eq!(chain(&[(1, None), (2, Some(9))]).broken(), 1);
        assert_eq!(chain(&[(1, Some(9))]).broken(), 1);
        assert_eq!(chain(&[(5, None)]).broken(), 1);
    }
}
