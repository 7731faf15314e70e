//! What a phone or laptop is called in lists of devices.

use alloc::format;
use alloc::string::String;

/// System and browser as a person would say them, from a browser's user agent: `Android 10, Chrome 156`. Browsers say little
/// that is true any more; this only helps people to tell their devices apart.
#[must_use]
pub fn name_of(user_agent: &str) -> String {
    let version = |mark: &str| {
        let rest = user_agent.split_once(mark)?.1;
        let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
        rest.get(..end)
    };
    let system = match version("Android ") {
        Some(number) => format!("Android {number}"),
        None => ["iPhone", "iPad", "Windows", "Macintosh", "CrOS", "Linux"]
            .into_iter()
            .find(|name| user_agent.contains(name))
            .unwrap_or("?")
            .into(),
    };
    // Most browsers also say that they are Chrome or Safari, so the particular ones come first.
    let browsers = [
        ("SamsungBrowser/", "Samsung Internet"),
        ("OPR/", "Opera"),
        ("Edg/", "Edge"),
        ("UCBrowser/", "UC Browser"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Version/", "Safari"),
    ];
    match browsers.into_iter().find_map(|(mark, name)| Some((name, version(mark)?))) {
        Some((name, number)) => format!("{system}, {name} {number}"),
        None => system,
    }
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[test]
    fn a_device_is_called_by_system_and_browser() {
        for (agent, name) in [
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36",
                "Android 10, Chrome 156",
            ),
            (
                "Mozilla/5.0 (Linux; Android 9; SM-J260G) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/21.0 Chrome/110.0.5481.154 Mobile Safari/537.36",
                "Android 9, Samsung Internet 21",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.5 Mobile/15E148 Safari/604.1",
                "iPhone, Safari 16",
            ),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Linux, Firefox 140"),
            ("curl/8.5.0", "?"),
            ("", "?"),
        ] {
            assert_eq!(name_of(agent), name);
        }
    }
}
