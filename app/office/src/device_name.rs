//! What this browser calls itself in lists of devices: `Android 10, Chrome 156`.

use leptos::prelude::window;
use tumbuh::api::people::DeviceName;

/// The name of this browser, if it says who it is.
#[must_use]
pub fn of_this_browser() -> Option<DeviceName> {
    read(&window().navigator().user_agent().ok()?)?.parse().ok()
}

/// System and browser from the long text in which browsers claim to be each other.
fn read(agent: &str) -> Option<String> {
    let first = |names: &[(&str, &str)]| {
        names.iter().find_map(|(sign, name)| {
            let version = agent.split_once(sign)?.1;
            let version: String = version.chars().take_while(char::is_ascii_digit).collect();
            Some(if version.is_empty() { (*name).to_owned() } else { format!("{name} {version}") })
        })
    };
    let system = first(&[
        ("Android ", "Android"),
        ("iPhone OS ", "iOS"),
        ("iPad; CPU OS ", "iPadOS"),
        ("Windows NT", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS ", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    // The more particular first: Edge says that it is Chrome, and Chrome that it is Safari.
    let browser = first(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Version/", "Safari"),
    ]);
    match (system, browser) {
        (Some(system), Some(browser)) => Some(format!("{system}, {browser}")),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn browsers_are_told_apart() {
        let chrome = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36";
        assert_eq!(read(chrome).as_deref(), Some("Android 10, Chrome 156"));
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0";
        assert_eq!(read(edge).as_deref(), Some("Windows, Edge 156"));
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1";
        assert_eq!(read(safari).as_deref(), Some("iOS 18, Safari 18"));
        assert_eq!(read("curl"), None);
    }
}
