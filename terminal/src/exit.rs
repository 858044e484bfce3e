//! How a program ends: the code is a documented promise to scripts.

/// Why a program ended other than well. The numbers are listed in `terminal/README.md` and never change their meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Exit {
    /// A fault of the program.
    Internal = 1,
    /// The command line is wrong.
    Usage = 2,
    /// The program did its work and found something wrong in what it was asked to look at.
    Findings = 3,
    /// An input is refused: a form, a note, a file, a row.
    Refused = 4,
    /// Something does not deserve trust: a signature, a fingerprint, a rollback, a pin.
    Untrusted = 5,
    /// The network or the other end of it.
    Network = 6,
    /// A passphrase is wrong or was not given.
    Locked = 7,
    /// The disk or a database: full, read-only, newer than the program, not initialised.
    Storage = 8,
}

impl Exit {
    /// Every way to end other than well, by code.
    pub const ALL: [Self; 8] = [
        Self::Internal,
        Self::Usage,
        Self::Findings,
        Self::Refused,
        Self::Untrusted,
        Self::Network,
        Self::Locked,
        Self::Storage,
    ];

    /// The code given to the system.
    pub const fn code(self) -> u8 {
        self as u8
    }
}
