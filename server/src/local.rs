//! A socket of the file system, for programs of the same user on this machine.

use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _};
use std::os::unix::net::UnixStream as Connection;
use std::path::{Path, PathBuf};

use tokio::net::{UnixListener, UnixStream};

/// A socket that is listened on; its name is taken away with it.
#[derive(Debug)]
pub struct LocalSocket {
    listener: UnixListener,
    path: PathBuf,
}

impl LocalSocket {
    /// Listens at `path`, for this program's owner alone (0600). What is there is refused, unless it is the socket of a program that
    /// has ended.
    ///
    /// Must be called within a runtime.
    pub fn listen(path: &Path) -> io::Result<Self> {
        if let Ok(there) = path.symlink_metadata()
            && (!there.file_type().is_socket() || Connection::connect(path).is_ok())
        {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let above = path.parent().filter(|above| *above != Path::new("")).unwrap_or(Path::new("."));
        // Made where nobody else can look, and moved to its place when its mode is right.
        let making = tempfile::Builder::new().prefix(".kin-").tempdir_in(above)?;
        let made = making.path().join("s");
        let listener = UnixListener::bind(&made)?;
        fs::set_permissions(&made, Permissions::from_mode(0o600))?;
        fs::rename(&made, path)?;
        Ok(Self { listener, path: path.to_owned() })
    }

    /// The next who asks.
    pub(crate) async fn accept(&self) -> io::Result<UnixStream> {
        self.listener.accept().await.map(|(stream, _)| stream)
    }
}

impl Drop for LocalSocket {
    fn drop(&mut self) {
        // Where it is gone already, or cannot be taken away, the next start finds that nobody listens on it.
        let _ = fs::remove_file(&self.path);
    }
}
