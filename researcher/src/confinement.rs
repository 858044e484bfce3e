//! The program denies itself the network before it reads its first file.
//!
//! No network code is linked (see the dependency rules); this is the second fence, for what a compromised library
//! might bring along. The filter is inherited by every thread started afterwards and cannot be taken off again.
//!
//! Architecture invariant: nothing in this program needs a socket of any kind, local ones included.

use kin_terminal::Result;
use serde::Serialize;

/// Why the program will not run.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ConfinementError {
    /// The system did not accept the filter.
    #[error("this system does not let the program deny itself the network")]
    ConfinementRefused,
}

/// Denies this thread, and every thread it starts, sockets of any kind: they fail with "operation not permitted".
///
/// Does nothing on systems other than Linux. Fails, rather than running unconfined, where the kernel has no seccomp.
pub fn deny_network() -> Result {
    #[cfg(target_os = "linux")]
    linux::deny_network()?;
    Ok(())
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::BTreeMap;
    use std::env::consts::ARCH;

    use kin_terminal::{Exit, Failure, Result};
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, apply_filter};

    use super::ConfinementError;

    /// Every call that makes, connects or feeds a socket, and `io_uring`, which does all of it under another name.
    const DENIED: [i64; 15] = [
        libc::SYS_socket,
        libc::SYS_socketpair,
        libc::SYS_connect,
        libc::SYS_bind,
        libc::SYS_listen,
        libc::SYS_accept,
        libc::SYS_accept4,
        libc::SYS_sendto,
        libc::SYS_sendmsg,
        libc::SYS_sendmmsg,
        libc::SYS_recvfrom,
        libc::SYS_recvmsg,
        libc::SYS_recvmmsg,
        libc::SYS_io_uring_setup,
        libc::SYS_io_uring_enter,
    ];

    pub(super) fn deny_network() -> Result {
        let refused = |why: String| {
            Failure::new(Exit::Internal, &ConfinementError::ConfinementRefused).because_text(why)
        };
        let filter = SeccompFilter::new(
            DENIED.iter().map(|call| (*call, Vec::new())).collect::<BTreeMap<_, _>>(),
            SeccompAction::Allow,
            SeccompAction::Errno(libc::EPERM.unsigned_abs()),
            ARCH.try_into().map_err(|error: seccompiler::BackendError| refused(error.to_string()))?,
        )
        .map_err(|error| refused(error.to_string()))?;
        let program: BpfProgram =
            filter.try_into().map_err(|error: seccompiler::BackendError| refused(error.to_string()))?;
        apply_filter(&program).map_err(|error| refused(error.to_string()))
    }
}
