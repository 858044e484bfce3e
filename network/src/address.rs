//! Where something may be asked for.

use zeroize::Zeroizing;

/// Why an address may not be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum AddressError {
    /// What travels there could be watched.
    #[error("the address is neither https nor this machine")]
    AddressInsecure,
    /// It is no address of a server, or one with more in it.
    #[error("the address cannot be read")]
    AddressUnreadable,
}

/// A server's address that may be sent to: `https`, or `http` on this machine alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// Reads an address. [`AddressError::AddressInsecure`] when what is sent would travel where others can watch.
    pub fn parse(address: &str) -> Result<Self, AddressError> {
        let uri: ureq::http::Uri = address.parse().map_err(|_| AddressError::AddressUnreadable)?;
        let authority = uri.authority().ok_or(AddressError::AddressUnreadable)?;
        // A name and password in an address would name the device, and a query or a fragment would swallow what follows.
        if authority.as_str().contains('@') || address.contains(['?', '#']) {
            return Err(AddressError::AddressUnreadable);
        }
        match uri.scheme_str() {
            Some("https") => {}
            Some("http") if is_this_machine(authority.host()) => {}
            Some("http") => return Err(AddressError::AddressInsecure),
            _ => return Err(AddressError::AddressUnreadable),
        }
        Ok(Self(address.trim_end_matches('/').to_owned()))
    }

    /// Where something of a study lies on this server. The path is a secret of those who know the study.
    pub fn place(&self, path: &str, what: &str) -> Zeroizing<String> {
        Zeroizing::new(format!("{}/{path}/v1/{what}", self.0))
    }
}

/// Only numbers and `localhost` count: any other name is whatever a network says it is.
fn is_this_machine(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_travel_in_the_clear_on_this_machine_alone() {
        for address in [
            "https://kin.example.org",
            "https://kin.example.org/base/",
            "http://127.0.0.1:8437",
            "http://[::1]:8437",
            "http://LOCALHOST:8437/",
        ] {
            assert!(Address::parse(address).is_ok(), "{address}");
        }
        for address in [
            "http://kin.example.org",
            "http://127.0.0.1.example.org",
            "http://localhost.example.org",
            "http://10.0.0.1",
        ] {
            assert_eq!(Address::parse(address), Err(AddressError::AddressInsecure), "{address}");
        }
        for address in [
            "",
            "kin.example.org",
            "ftp://127.0.0.1",
            "https://",
            "https://tablet-1@kin.example.org",
            "https://a:b@kin.example.org",
            "http://127.0.0.1@kin.example.org",
            "https://kin.example.org/?to=",
            "https://kin.example.org/#x",
        ] {
            assert_eq!(Address::parse(address), Err(AddressError::AddressUnreadable), "{address}");
        }
    }

    #[test]
    fn a_place_lies_below_the_address_and_the_path() {
        let address = Address::parse("https://kin.example.org/base/").expect("an address");
        assert_eq!(address.place("secret", "note").as_str(), "https://kin.example.org/base/secret/v1/note");
    }
}
