//! From text cells to typed values and back.

use alloc::format;
use alloc::string::{String, ToString};

use crate::growth::{Oedema, Score};
use crate::sex::Sex;

/// A cell that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{column} {detail}")]
pub struct CellError {
    /// Its column.
    pub column: &'static str,
    /// What is wrong with it.
    pub detail: String,
}

/// 1 or m, 2 or f.
pub fn sex(cell: &str) -> Result<Sex, CellError> {
    match cell {
        "1" | "m" | "M" => Ok(Sex::Male),
        "2" | "f" | "F" => Ok(Sex::Female),
        _ => Err(CellError { column: "sex", detail: format!("{cell:?} is not 1, 2, m or f") }),
    }
}

/// y, n or empty.
pub fn oedema(cell: &str) -> Result<Oedema, CellError> {
    match cell {
        "y" | "Y" => Ok(Oedema::Grade1),
        "n" | "N" | "" => Ok(Oedema::Absent),
        _ => Err(CellError { column: "oedema", detail: format!("{cell:?} is not y or n") }),
    }
}

/// A decimal number, exactly, in units of its `decimals`-th digit: `scaled("103.1", 1)` is 1031. `None` when empty.
pub fn scaled(column: &'static str, cell: &str, decimals: usize) -> Result<Option<u32>, CellError> {
    if cell.is_empty() {
        return Ok(None);
    }
    let (whole, fraction) = cell.split_once('.').unwrap_or((cell, ""));
    let digits = fraction.trim_end_matches('0');
    let wrong = || CellError {
        column,
        detail: format!("{cell:?} is not a number, 0 or more, with at most {decimals} decimals"),
    };
    let is_number = whole.len() + digits.len() > 0
        && digits.len() <= decimals
        && whole.bytes().chain(digits.bytes()).all(|byte| byte.is_ascii_digit());
    if !is_number {
        return Err(wrong());
    }
    format!("{whole}{digits:0<decimals$}").parse().map(Some).map_err(|_| wrong())
}

/// A whole number of units of the `decimals`-th digit as the shortest decimal number.
pub fn unscaled(value: u32, decimals: u32) -> String {
    format!("{}", f64::from(value) / f64::from(10_u32.pow(decimals)))
}

/// z at two decimals and the flag; two empty cells without a score.
pub fn score(score: Option<&Score>) -> [String; 2] {
    score.map_or_else(Default::default, |score| {
        [score.z_rounded.to_string(), u8::from(score.implausible).to_string()]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_exactly_or_not_at_all() {
        let read = |cell| scaled("weight", cell, 3);
        assert_eq!(read(""), Ok(None));
        assert_eq!(read("22.36"), Ok(Some(22_360)));
        assert_eq!(read("8.0000"), Ok(Some(8_000)));
        assert_eq!(read(".5"), Ok(Some(500)));
        assert_eq!(read("0"), Ok(Some(0)));
        for wrong in ["-1", "+1", "NaN", "1e3", "1,5", "8.0001", ".", "99999999"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
