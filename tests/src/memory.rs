//! The memory of another program, as somebody sees it who may read everything on the machine.

use std::fs::{self, File};
use std::io::{Error, Result};
use std::os::unix::fs::FileExt as _;

/// What a running program could write to: its heap, its stacks, its buffers.
pub struct Memory(Vec<Vec<u8>>);

impl Memory {
    /// Reads it. The error is the system's, where it keeps this process out.
    pub fn of(process: u32) -> Result<Self> {
        let maps = fs::read_to_string(format!("/proc/{process}/maps"))?;
        let memory = File::open(format!("/proc/{process}/mem"))?;
        let writable = maps.lines().filter_map(writable);
        writable.map(|(from, to)| read(&memory, from, to)).collect::<Result<_>>().map(Self)
    }

    /// Whether these bytes stand anywhere in it, one after the other.
    pub fn holds(&self, bytes: &[u8]) -> bool {
        let finder = memchr::memmem::Finder::new(bytes);
        self.0.iter().any(|region| finder.find(region).is_some())
    }
}

/// From where to where a line of `/proc/PID/maps` reaches, if the program may write there.
fn writable(line: &str) -> Option<(u64, u64)> {
    let (range, rest) = line.split_once(' ')?;
    let (from, to) = range.split_once('-')?;
    let number = |text| u64::from_str_radix(text, 16).ok();
    rest.starts_with("rw").then_some((number(from)?, number(to)?))
}

fn read(memory: &File, from: u64, to: u64) -> Result<Vec<u8>> {
    let length = usize::try_from(to - from).map_err(Error::other)?;
    let mut bytes = vec![0; length];
    memory.read_exact_at(&mut bytes, from)?;
    Ok(bytes)
}
