//! The address of the site as the public types it.

use std::net::SocketAddr;
use std::str::FromStr;

use url::{Host, Url};

use super::ConfigError;

/// The address of the site as the public types it: a scheme, a host and perhaps a port, nothing after them. Plain HTTP is
/// taken only on the machine itself: the cookies of the sessions would travel readable otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(Url);

impl PublicUrl {
    /// The address of a site that only this machine can open.
    ///
    /// # Errors
    /// [`ConfigError`] if the site listens to others, who need to be told its address.
    pub fn of_listener(listen: SocketAddr) -> Result<Self, ConfigError> {
        if !listen.ip().is_loopback() {
            return Err(ConfigError::new(format!(
                "--listen {listen} is open to other machines: say with --public-url which address they type"
            )));
        }
        format!("http://{listen}").parse()
    }

    /// Without a slash at the end.
    pub fn as_text(&self) -> String {
        self.0.as_str().trim_end_matches('/').to_owned()
    }

    /// The host alone.
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// Whether the public comes over HTTPS.
    pub fn is_secure(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// Whether only this machine can open it.
    pub fn is_loopback(&self) -> bool {
        match self.0.host() {
            Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        }
    }
}

impl FromStr for PublicUrl {
    type Err = ConfigError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let url = Url::parse(text)
            .map_err(|_| ConfigError::new("an address such as https://standards.example.kz is expected"))?;
        if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
            return Err(ConfigError::new("the address must begin with https:// and name a host"));
        }
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if !bare || !url.username().is_empty() || url.password().is_some() {
            return Err(ConfigError::new("the address must be a scheme and a host, with nothing after them"));
        }
        let url = Self(url);
        if !url.is_secure() && !url.is_loopback() {
            return Err(ConfigError::new(
                "plain http is taken only for this machine itself; others need https",
            ));
        }
        Ok(url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn https_anywhere_and_http_here() {
        for text in
            ["https://talqy.example", "http://127.0.0.1:3000", "http://localhost:8080", "http://[::1]:3000"]
        {
            assert_eq!(text.parse::<PublicUrl>().unwrap().as_text(), text);
        }
        assert_eq!("https://talqy.example/".parse::<PublicUrl>().unwrap().as_text(), "https://talqy.example");
    }

    #[test]
    fn http_elsewhere_paths_and_other_schemes_are_refused() {
        for text in [
            "http://talqy.example",
            "https://talqy.example/site",
            "https://talqy.example/?a=1",
            "https://user:secret@talqy.example",
            "ftp://talqy.example",
            "talqy.example",
        ] {
            assert!(text.parse::<PublicUrl>().is_err(), "{text}");
        }
    }

    #[test]
    fn only_a_listener_on_this_machine_tells_its_own_address() {
        let own = PublicUrl::of_listener("127.0.0.1:3000".parse().unwrap()).unwrap();
        assert_eq!(own.as_text(), "http://127.0.0.1:3000");
        let error = PublicUrl::of_listener("0.0.0.0:3000".parse().unwrap()).unwrap_err();
        assert!(error.to_string().contains("--public-url"), "{error}");
    }
}
