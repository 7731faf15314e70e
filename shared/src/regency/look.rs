//! How a regency's pages look: two colours that can be read on white, and a crest that cannot run anything.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

/// Colours and crest. The default is the colour of the app, without a crest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Look {
    /// Bars and buttons, with white text.
    pub primary: Colour,
    /// Links and marks.
    pub accent: Colour,
    /// The crest.
    pub crest: Option<Crest>,
}

/// `#rrggbb`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour([u8; 3]);

/// The text is no colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be a colour such as #0b6653")]
pub struct InvalidColour;

/// A drawing of filled paths. It is data, not markup: nothing in it can load or run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Crest {
    /// Width and height of the drawing; its upper left corner is 0, 0.
    pub view_box: [u16; 2],
    /// Painted in this order.
    pub paths: Vec<CrestPath>,
}

/// One filled shape.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CrestPath {
    /// Its colour.
    pub fill: Colour,
    /// Its outline.
    pub d: PathData,
}

/// The `d` of an SVG path: commands and numbers, at most [`PathData::MAX`] characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct PathData(String);

/// The text is no path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be SVG path data: commands and numbers, beginning with M, at most 4000 characters")]
pub struct InvalidPathData;

impl Colour {
    /// WCAG 2.2, 1.4.3: the least contrast of text, level AA.
    pub const LEAST_CONTRAST: f64 = 4.5;

    /// The contrast with white by WCAG 2.2: 1 to 21.
    #[must_use]
    pub fn contrast_with_white(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
    }
}

impl Crest {
    /// Most shapes of a crest.
    pub const PATH_LIMIT: usize = 24;
    /// Most characters of all its paths: every phone loads and keeps them.
    pub const LIMIT: usize = 16_000;

    /// The drawing as the address of an SVG image. As an image it can neither load nor run anything, whatever it were.
    #[must_use]
    pub fn to_address(&self) -> String {
        let [width, height] = self.view_box;
        let mut address = String::from("data:image/svg+xml,");
        // Of all that a crest is written with, only these mean something in an address.
        let mut write = |text: &str| {
            for one in text.chars() {
                match one {
                    '#' => address.push_str("%23"),
                    '<' => address.push_str("%3C"),
                    '>' => address.push_str("%3E"),
                    '"' => address.push('\''),
                    one => address.push(one),
                }
            }
        };
        write(&format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">"#
        ));
        for path in &self.paths {
            write(&format!(r#"<path fill="{}" d="{}"/>"#, path.fill, path.d.as_str()));
        }
        write("</svg>");
        address
    }
}

impl PathData {
    /// Most characters of a path.
    pub const MAX: usize = 4000;

    /// The path as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Look {
    fn default() -> Self {
        Self { primary: Colour([0x0b, 0x66, 0x53]), accent: Colour([0x8a, 0x4b, 0x00]), crest: None }
    }
}

impl FromStr for Colour {
    type Err = InvalidColour;

    fn from_str(text: &str) -> Result<Self, InvalidColour> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6).ok_or(InvalidColour)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(InvalidColour);
        }
        let number = u32::from_str_radix(digits, 16).map_err(|_| InvalidColour)?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}

impl FromStr for PathData {
    type Err = InvalidPathData;

    fn from_str(text: &str) -> Result<Self, InvalidPathData> {
        let text = text.trim();
        let allowed = |byte: u8| byte.is_ascii_digit() || b"MmLlHhVvCcSsQqTtAaZzEe .,+-".contains(&byte);
        let holds = text.len() <= Self::MAX && text.starts_with(['M', 'm']) && text.bytes().all(allowed);
        holds.then(|| Self(text.into())).ok_or(InvalidPathData)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl fmt::Debug for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Colour {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::parsed(deserializer)
    }
}

impl<'de> Deserialize<'de> for PathData {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::parsed(deserializer)
    }
}

#[cfg(feature = "openapi")]
mod openapi {
    use utoipa::openapi::schema::{Schema, Type};
    use utoipa::openapi::{ObjectBuilder, RefOr};
    use utoipa::{PartialSchema, ToSchema};

    use super::{Colour, PathData};

    impl PartialSchema for Colour {
        fn schema() -> RefOr<Schema> {
            ObjectBuilder::new().schema_type(Type::String).pattern(Some("^#[0-9a-fA-F]{6}$")).into()
        }
    }

    impl ToSchema for Colour {}

    impl PartialSchema for PathData {
        fn schema() -> RefOr<Schema> {
            let pattern = "^[Mm][MmLlHhVvCcSsQqTtAaZzEe0-9 .,+-]*$";
            ObjectBuilder::new()
                .schema_type(Type::String)
                .max_length(Some(Self::MAX))
                .pattern(Some(pattern))
                .into()
        }
    }

    impl ToSchema for PathData {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contrast(text: &str) -> f64 {
        text.parse::<Colour>().unwrap().contrast_with_white()
    }

    #[test]
    fn contrast_is_wcags() {
        assert!((contrast("#ffffff") - 1.0).abs() < 1e-9 && (contrast("#000000") - 21.0).abs() < 1e-9);
        // The well-known neighbours of the limit.
        assert!(
            contrast("#767676") >= Colour::LEAST_CONTRAST && contrast("#777777") < Colour::LEAST_CONTRAST
        );
        let Look { primary, accent, .. } = Look::default();
        assert!(primary.contrast_with_white().min(accent.contrast_with_white()) >= Colour::LEAST_CONTRAST);
    }

    #[test]
    fn colours_are_written_small() {
        assert_eq!("#0B6653".parse::<Colour>().unwrap().to_string(), "#0b6653");
        for wrong in ["", "#fff", "0b6653", "#0b66533", "#+b6653", "red", "#0b665g", "#é6653"] {
            assert_eq!(wrong.parse::<Colour>(), Err(InvalidColour), "{wrong}");
        }
    }

    #[test]
    fn a_crest_is_an_image_that_an_address_holds() {
        let path = |fill: &str, d: &str| CrestPath { fill: fill.parse().unwrap(), d: d.parse().unwrap() };
        let paths = vec![path("#ffcc00", "M0 0h10v10z"), path("#004400", "M1,1 -2e1")];
        let address = Crest { view_box: [10, 12], paths }.to_address();
        assert_eq!(
            address,
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='10' height='12' viewBox='0 0 10 12'%3E\
             %3Cpath fill='%23ffcc00' d='M0 0h10v10z'/%3E%3Cpath fill='%23004400' d='M1,1 -2e1'/%3E%3C/svg%3E"
        );
    }

    #[test]
    fn a_crest_is_only_lines() {
        assert!("M0 0h10v-1.5e1L3,4z".parse::<PathData>().is_ok());
        for wrong in ["", "0 0", "M0 0\"/><script>", "M0 0 url(x)", "M\u{661}", &"M".repeat(4001)] {
            assert_eq!(wrong.parse::<PathData>(), Err(InvalidPathData), "{wrong}");
        }
    }
}
