//! Memory that is never written to a swap file, where the system allows that.

use std::sync::OnceLock;

use serde::Serialize;
use strum::VariantNames;

/// Whether this process's memory stays out of the swap file; a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Memory {
    /// All of it is locked, what is allocated later too.
    MemoryLocked,
    /// The system has no swap: there is nowhere to write it to.
    MemoryNowhereToSwap,
    /// The system does not allow it.
    MemoryNotLocked,
}

/// Tries once to lock all memory of this process, and says what came of it. Never a reason to stop.
///
/// Locking is tried only where no limit stands against it. Under a limit (8 MiB on many systems) a process that has
/// locked its memory would be refused more of it, in the middle of an interview.
pub fn lock() -> Memory {
    static STATE: OnceLock<Memory> = OnceLock::new();
    *STATE.get_or_init(|| {
        if is_locked_by_system() {
            Memory::MemoryLocked
        } else if has_no_swap() {
            Memory::MemoryNowhereToSwap
        } else {
            Memory::MemoryNotLocked
        }
    })
}

#[cfg(target_os = "linux")]
fn is_locked_by_system() -> bool {
    use rustix::mm::{MlockAllFlags, mlockall};
    use rustix::process::{Resource, getrlimit};
    use rustix::thread::{CapabilitySet, capabilities};
    let is_privileged = capabilities(None).is_ok_and(|sets| sets.effective.contains(CapabilitySet::IPC_LOCK));
    // A limit that is not there reads as `None`.
    let is_unlimited = getrlimit(Resource::Memlock).current.is_none();
    // Pages are locked when they are first touched: mapping a program does not read all of it.
    let flags = MlockAllFlags::CURRENT | MlockAllFlags::FUTURE | MlockAllFlags::ONFAULT;
    (is_privileged || is_unlimited) && mlockall(flags).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn is_locked_by_system() -> bool {
    false
}

/// Linux lists swap files and partitions under one line of headings.
fn has_no_swap() -> bool {
    cfg!(target_os = "linux")
        && std::fs::read_to_string("/proc/swaps").is_ok_and(|listed| listed.lines().count() <= 1)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    /// What was said is what the kernel says.
    #[test]
    fn memory_that_is_called_locked_is_locked() {
        let said = lock();
        let status = std::fs::read_to_string("/proc/self/status").expect("Linux has it");
        let locked = status.lines().find_map(|line| line.strip_prefix("VmLck:")).expect("the line is there");
        let is_none = locked.trim() == "0 kB";
        assert_eq!(said == Memory::MemoryLocked, !is_none, "{locked}");
        assert_eq!(lock(), said, "it is tried once");
        // Whatever came of it, there is memory to work with.
        assert_eq!(vec![7_u8; 64 * 1024 * 1024].len(), 64 * 1024 * 1024);
    }
}
