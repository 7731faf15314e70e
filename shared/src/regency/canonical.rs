//! The one written form of a pack: whatever fits on a line stands on one, everything else one item a line.

use alloc::string::String;

use super::RegencyPack;

/// A record or list of more characters is broken over lines.
const WIDTH: usize = 110;
const INDENT: &str = "  ";

/// The text of a pack whose lists are in order.
pub fn text(pack: &RegencyPack) -> Result<String, serde_json::Error> {
    let compact = serde_json::to_string(pack)?;
    let mut text = String::with_capacity(compact.len() * 2);
    write(&compact, 0, &mut text);
    text.push('\n');
    Ok(text)
}

/// Writes one JSON value, given without white space.
fn write(value: &str, depth: usize, to: &mut String) {
    let is_container = value.starts_with(['{', '[']);
    let inside = value.get(1..value.len() - 1).filter(|inside| is_container && !inside.is_empty());
    let Some(inside) = inside else { return to.push_str(value) };
    let (open, close) = value.split_at(1);
    let close = &close[close.len() - 1..];
    let in_line = open.len() + inside.len() + depth * INDENT.len() <= WIDTH && Items(inside).all(is_flat);
    to.push_str(open);
    for (place, item) in Items(inside).enumerate() {
        if place > 0 {
            to.push(',');
        }
        if in_line {
            if place > 0 || open == "{" {
                to.push(' ');
            }
        } else {
            new_line(depth + 1, to);
        }
        let (name, value) = member(item);
        to.push_str(name);
        if !name.is_empty() {
            to.push(' ');
        }
        write(value, depth + 1, to);
    }
    match (in_line, open) {
        (true, "{") => to.push(' '),
        (true, _) => {}
        (false, _) => new_line(depth, to),
    }
    to.push_str(close);
}

fn new_line(depth: usize, to: &mut String) {
    to.push('\n');
    for _ in 0..depth {
        to.push_str(INDENT);
    }
}

/// Whether an item holds no record or list of its own, but for an empty one or a list of plain values.
fn is_flat(item: &str) -> bool {
    let (_, value) = member(item);
    let is_nested = |item: &str| item.starts_with(['{', '[']);
    match value.as_bytes().first() {
        Some(b'{') => false,
        Some(b'[') => !Items(&value[1..]).any(is_nested),
        _ => true,
    }
}

/// The name of a member with its colon, and its value; an item of a list has no name.
fn member(item: &str) -> (&str, &str) {
    if !item.starts_with('"') {
        return ("", item);
    }
    let name = text_end(item);
    match item.get(name..name + 1) {
        Some(":") => item.split_at(name + 1),
        _ => ("", item),
    }
}

/// Where the JSON string that `text` begins with ends.
fn text_end(text: &str) -> usize {
    let mut escaped = false;
    let closing = text.bytes().skip(1).position(|byte| {
        let is_end = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        is_end
    });
    closing.map_or(text.len(), |place| place + 2)
}

/// The items between the brackets of a list or record.
struct Items<'a>(&'a str);

impl<'a> Iterator for Items<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.0.is_empty() {
            return None;
        }
        let bytes = self.0.as_bytes();
        let (mut place, mut depth) = (0, 0_usize);
        while let Some(byte) = bytes.get(place) {
            match byte {
                b'"' => place += text_end(&self.0[place..]) - 1,
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                b',' if depth == 0 => break,
                _ => {}
            }
            place += 1;
        }
        let item = self.0.get(..place)?;
        self.0 = self.0.get(place + 1..).unwrap_or_default();
        Some(item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_out(value: &serde_json::Value) -> String {
        let mut text = String::new();
        write(&value.to_string(), 0, &mut text);
        text
    }

    #[test]
    fn what_fits_stands_on_one_line() {
        let value = serde_json::json!({
            "a": [], "b": {}, "c": [1, 2], "d": [{ "x": "a, [b] \\\" {c}", "y": null }, { "x": "é", "z": [1] }],
            "e": ["x".repeat(60), "y".repeat(60)], "f": { "g": { "h": 1 } },
        });
        let expected = format!(
            r#"{{
  "a": [],
  "b": {{}},
  "c": [1, 2],
  "d": [
    {{ "x": "a, [b] \\\" {{c}}", "y": null }},
    {{ "x": "é", "z": [1] }}
  ],
  "e": [
    "{}",
    "{}"
  ],
  "f": {{
    "g": {{ "h": 1 }}
  }}
}}"#,
            "x".repeat(60),
            "y".repeat(60)
        );
        assert_eq!(laid_out(&value), expected);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&expected).unwrap(), value);
        for plain in [serde_json::json!(null), serde_json::json!("a\"b"), serde_json::json!([])] {
            assert_eq!(laid_out(&plain), plain.to_string());
        }
    }
}
