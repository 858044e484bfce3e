//! The program for the person holding the private key.

/// Memory that is given back is wiped, whoever had it.
#[global_allocator]
static MEMORY: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() -> std::process::ExitCode {
    kin_terminal::run(kin_researcher::PROGRAM, kin_researcher::run)
}
