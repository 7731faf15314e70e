//! From text cells to typed values and back.

use tumbuh::growth::{Oedema, Score};
use tumbuh::sex::Sex;

/// 1 or m, 2 or f.
pub fn sex(cell: &str) -> Result<Sex, String> {
    match cell {
        "1" | "m" | "M" => Ok(Sex::Male),
        "2" | "f" | "F" => Ok(Sex::Female),
        _ => Err(format!("sex {cell:?} is not 1, 2, m or f")),
    }
}

/// y, n or empty.
pub fn oedema(cell: &str) -> Result<Oedema, String> {
    match cell {
        "y" | "Y" => Ok(Oedema::Grade1),
        "n" | "N" | "" => Ok(Oedema::Absent),
        _ => Err(format!("oedema {cell:?} is not y or n")),
    }
}

/// A decimal number, exactly, in units of its `decimals`-th digit: `scaled("103.1", 1)` is 1031. `None` when empty.
pub fn scaled(name: &str, cell: &str, decimals: usize) -> Result<Option<u32>, String> {
    if cell.is_empty() {
        return Ok(None);
    }
    let (whole, fraction) = cell.split_once('.').unwrap_or((cell, ""));
    let digits = fraction.trim_end_matches('0');
    let wrong = || format!("{name} {cell:?} is not a number with at most {decimals} decimals");
    if digits.len() > decimals {
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
