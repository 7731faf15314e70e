//! The cookies. `__Host-` makes browsers refuse them from anywhere but this host over TLS (or localhost).

/// Holds the session's token.
pub const SESSION: &str = "__Host-tumbuh";
/// Holds a secret of the browser that stays when people change.
pub const BROWSER: &str = "__Host-tumbuh-browser";

/// The value of a cookie in a `Cookie` header.
pub fn read<'a>(header: &'a str, name: &str) -> Option<&'a str> {
    header.split(';').find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// `Set-Cookie` that keeps `value` for `seconds`; no script can read it, no other site can send it.
pub fn set(name: &str, value: &str, seconds: i64) -> String {
    format!("{name}={value}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Strict")
}

/// `Set-Cookie` that removes the session's.
pub fn clear() -> String {
    set(SESSION, "", 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_is_found_among_others() {
        assert_eq!(
            read("a=b; __Host-tumbuh-browser=1; __Host-tumbuh=32.11.ff; c=d", SESSION),
            Some("32.11.ff")
        );
        assert_eq!(read("x__Host-tumbuh=1; __Host-tumbuhan=2", SESSION), None);
        assert_eq!(read("", SESSION), None);
    }
}
