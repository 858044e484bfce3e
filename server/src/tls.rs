//! TLS, by rustls: a chain of certificates and its key, read once.

use std::path::Path;
use std::sync::Arc;

use kin_disk::DiskError;
use serde::Serialize;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{self, ServerConfig};
use zeroize::Zeroizing;

/// A file of certificates or of a key has at most this many bytes.
const MAX_PEM_BYTES: u64 = 256 * 1024;

/// Why TLS cannot be spoken. The words are those of a person; the files are never quoted.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum TlsError {
    /// A file cannot be read.
    #[error("a file of TLS cannot be read")]
    TlsFileFailed {
        /// How.
        #[source]
        #[serde(skip)]
        source: DiskError,
    },
    /// The file holds no certificates.
    #[error("{path} holds no certificates")]
    TlsCertificatesMalformed {
        /// Which.
        path: String,
    },
    /// The file holds no private key.
    #[error("{path} holds no private key")]
    TlsKeyMalformed {
        /// Which.
        path: String,
    },
    /// Certificate and key do not belong together, or cannot be used.
    #[error("the certificate and the key do not fit")]
    TlsUnfit {
        /// Why.
        #[source]
        #[serde(skip)]
        source: rustls::Error,
    },
}

/// How TLS is spoken.
pub type Tls = TlsAcceptor;

/// Reads a chain of certificates and its key, both in PEM.
pub fn tls(certificates: &Path, key: &Path) -> Result<Tls, TlsError> {
    let read =
        |path| kin_disk::read(path, MAX_PEM_BYTES).map_err(|source| TlsError::TlsFileFailed { source });
    let shown = |path: &Path| path.display().to_string();
    let pem = read(certificates)?;
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(&pem)
        .collect::<Result<_, _>>()
        .ok()
        .filter(|chain: &Vec<_>| !chain.is_empty())
        .ok_or_else(|| TlsError::TlsCertificatesMalformed { path: shown(certificates) })?;
    let pem = Zeroizing::new(read(key)?);
    let key =
        PrivateKeyDer::from_pem_slice(&pem).map_err(|_| TlsError::TlsKeyMalformed { path: shown(key) })?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let unfit = |source| TlsError::TlsUnfit { source };
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(unfit)?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map_err(unfit)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}
