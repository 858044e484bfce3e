//! Inputs by chance: a valid one, broken in a few places.

use rand::Rng;
use rand::seq::IndexedRandom;

use crate::generate::Chance;

/// Makes inputs from seeds and from pieces that mean something to the reader.
#[derive(Debug)]
pub struct Mutator {
    seeds: Vec<Vec<u8>>,
    pieces: Vec<Vec<u8>>,
    longest: usize,
}

impl Mutator {
    /// `seeds` are whole inputs, `pieces` parts of inputs; no input gets longer than `longest` bytes.
    pub fn new(seeds: Vec<Vec<u8>>, pieces: &[&str], longest: usize) -> Mutator {
        let pieces = pieces.iter().map(|piece| piece.as_bytes().to_vec()).collect();
        Mutator { seeds, pieces, longest }
    }

    /// The next input.
    ///
    /// # Panics
    /// When there is no seed.
    pub fn input(&self, chance: &mut Chance) -> Vec<u8> {
        self.changed(self.seeds.choose(chance).expect("there are seeds"), chance)
    }

    /// That input, broken in a few places.
    pub fn changed(&self, input: &[u8], chance: &mut Chance) -> Vec<u8> {
        let mut input = input.to_vec();
        for _ in 0..chance.random_range(1..=6) {
            self.change(&mut input, chance);
        }
        input.truncate(self.longest);
        input
    }

    fn change(&self, input: &mut Vec<u8>, chance: &mut Chance) {
        let at = chance.random_range(0..=input.len());
        let end = (at + chance.random_range(0..=16)).min(input.len());
        match chance.random_range(0..8) {
            0 => drop(input.drain(at..end)),
            1 => {
                let copied = input[at..end].to_vec();
                insert(input, chance.random_range(0..=input.len()), &copied);
            }
            2 => {
                let other = self.seeds.choose(chance).expect("there are seeds");
                let from = chance.random_range(0..=other.len());
                let to = (from + chance.random_range(0..=64)).min(other.len());
                insert(input, at, &other[from..to]);
            }
            3 | 4 => {
                let piece = self.pieces.choose(chance).cloned().unwrap_or_default();
                let replaced = if chance.random_bool(0.5) { end } else { at };
                input.splice(at..replaced, piece);
            }
            5 => {
                if let Some(byte) = input.get_mut(at) {
                    *byte ^= 1 << chance.random_range(0..8);
                }
            }
            6 => insert(input, at, &[chance.random()]),
            _ => {
                let number = ["0", "-1", "1e999", "9007199254740993", "0.1", "00"]
                    .choose(chance)
                    .expect("there are six");
                let digits = input[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                input.splice(at..at + digits, number.bytes());
            }
        }
    }
}

fn insert(input: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    input.splice(at..at, bytes.iter().copied());
}
