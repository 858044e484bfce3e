//! No core files: what is in a program's memory is what nobody else may read.

/// Asks the system never to write this process's memory to a disk when it dies.
///
/// The limit keeps ordinary core files away. A core handler behind a pipe ignores it, so on Linux the process is
/// also marked not dumpable, which keeps other processes of the same user out of its memory too.
pub(crate) fn forbid() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        // Lowering one's own limit is always allowed; where a sandbox says otherwise there is nothing better to do.
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

#[cfg(all(test, unix))]
mod tests {
    use rustix::process::{Resource, getrlimit};

    #[test]
    fn a_program_leaves_no_core_file() {
        super::forbid();
        assert_eq!(getrlimit(Resource::Core).current, Some(0));
    }
}
