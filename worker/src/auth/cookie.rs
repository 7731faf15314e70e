//! The session cookie.

/// `__Host-` makes browsers refuse it from anywhere but this host over TLS (or localhost).
const NAME: &str = "__Host-tumbuh";

/// The value of our cookie in a `Cookie` header.
pub fn read(header: &str) -> Option<&str> {
    header.split(';').find_map(|pair| pair.trim().strip_prefix(NAME)?.strip_prefix('='))
}

/// `Set-Cookie` that keeps `value` for `seconds`; no script can read it, no other site can send it.
pub fn set(value: &str, seconds: i64) -> String {
    format!("{NAME}={value}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Strict")
}

/// `Set-Cookie` that removes it.
pub fn clear() -> String {
    set("", 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_is_found_among_others() {
        assert_eq!(read("a=b; __Host-tumbuh=32.11.ff; c=d"), Some("32.11.ff"));
        assert_eq!(read("x__Host-tumbuh=1; __Host-tumbuhan=2"), None);
        assert_eq!(read(""), None);
    }
}
