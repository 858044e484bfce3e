//! The program for the person running the machine: it keeps what it cannot read.
//!
//! Architecture invariant: nothing here can open an envelope; `age`, `kin-forms` and `kin-sealing` are not among
//! its dependencies. No row, log or answer holds a time, an address, a voucher or a device.

mod check;
mod cli;
mod commands;
mod cosign;
mod counts;
mod failures;
mod http;
mod load;
#[cfg(unix)]
mod local;
mod logbook;
#[cfg(unix)]
mod metrics;
mod purging;
mod serve;
mod stick;
mod store;
mod tls;
mod words;

pub use check::{CheckFinding, Checked, check};
pub use cli::{Cli, run};
pub use cosign::{CosignError, CosignedSoFar, cosign};
pub use counts::Counts;
pub use load::{LoadError, Loaded, load};
#[cfg(unix)]
pub use local::LocalSocket;
pub use logbook::{Logbook, LogbookError, ServerKey};
pub use purging::{PurgeError, Purged, purge};
pub use serve::{Doors, Limits, Trouble, serve, serve_over};
pub use store::{
    Admitted, Appended, Asked, Buried, Kept, LogRow, NewStudy, Pinned, Placed, SqliteStore, Store,
    StoreError, StudyRow, StudyStatus, Swept, Unpaid, Upload, VoucherDigest,
};
pub use tls::{Tls, TlsError, tls};
pub use words::{Say, VARIANTS};

use kin_terminal::{Locales, Program};

/// Words of this crate by language.
pub const LOCALES: [(&str, &str); 2] =
    [("en", include_str!("../locales/en.ftl")), ("vi", include_str!("../locales/vi.ftl"))];

/// The words of everything this program says.
pub const ALL_LOCALES: &[Locales] = &[&LOCALES, &kin_protocol::LOCALES, &kin_disk::LOCALES];

/// The program, for [`kin_terminal::run`].
pub const PROGRAM: Program = Program { name: "kin-server", locales: ALL_LOCALES };
