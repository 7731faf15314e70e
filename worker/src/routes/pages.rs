//! Lists that are read a page at a time: what the query asks for, and one page out of all areas of a scope.

use std::str::FromStr;

use tumbuh::api::care::LIST_LIMIT;
use tumbuh::area::{AreaCode, Scope};

use crate::http::Call;
use crate::problem::Failure;
use crate::store::{Place, StoreError, outermost};

/// Items in one answer when the query does not say.
const PAGE: usize = 100;
/// Items that are looked at for one answer, where it is known only one by one whether the caller is to see them.
const LOOKED_AT: usize = 5_000;

/// Items by their places in the list.
type Placed<K, T> = Vec<(Place<K>, T)>;

/// How many the query asks for.
pub fn limit(call: &Call) -> Result<usize, Failure> {
    let limit = call.query_number("limit")?.unwrap_or(PAGE);
    if (1..=LIST_LIMIT).contains(&limit) {
        Ok(limit)
    } else {
        Err(Failure::field("limit", format!("must be 1 to {LIST_LIMIT}")))
    }
}

/// What of a scope lies in the area that the query names; all of it when it names none.
pub fn narrowed(scope: &Scope, call: &Call) -> Result<Scope, Failure> {
    let Some(area) = call.query_value("area") else { return Ok(scope.clone()) };
    let area: AreaCode = area.parse().map_err(|_| Failure::field("area", "is no area's code"))?;
    if scope.contains(&area) {
        return Ok(Scope(vec![area]));
    }
    Ok(Scope(scope.0.iter().filter(|own| area.contains(own)).cloned().collect()))
}

/// The place that a cursor names.
pub fn place<K: FromStr>(cursor: &str) -> Result<Place<K>, Failure> {
    let parts = cursor.split_once('~').and_then(|(due, last)| Some((due, last.parse().ok()?)));
    let (due, last) = parts.ok_or_else(|| Failure::field("cursor", "is no cursor of this list"))?;
    Ok(Place { due: due.into(), last })
}

/// The next items after a place, and where to go on when there are more. `read` gives those of one area, at most so many.
pub fn page<K: Ord + ToString, T>(
    scope: &Scope,
    after: Option<&Place<K>>,
    limit: usize,
    read: impl Fn(&AreaCode, Option<&Place<K>>, usize) -> Result<Placed<K, T>, StoreError>,
) -> Result<(Placed<K, T>, Option<String>), StoreError> {
    let mut found = Vec::new();
    for area in outermost(scope) {
        merge(&mut found, read(area, after, limit + 1)?);
    }
    let more = cut(&mut found, limit);
    Ok((found, more))
}

/// As [`page`], of a list from which `shown` drops what the caller is not to see. A page may be short and still have a cursor.
pub fn sifted_page<K: Ord + Clone + ToString, T, U>(
    scope: &Scope,
    mut after: Option<Place<K>>,
    limit: usize,
    read: impl Fn(&AreaCode, Option<&Place<K>>, usize) -> Result<Placed<K, T>, StoreError>,
    shown: impl Fn(T) -> Option<U>,
) -> Result<(Vec<U>, Option<String>), StoreError> {
    let mut found = Vec::new();
    let mut looked_at = 0;
    let cursor = loop {
        let (items, more) = page(scope, after.as_ref(), limit, &read)?;
        looked_at += items.len();
        after = items.last().map(|(place, _)| place.clone()).or(after);
        found.extend(items.into_iter().filter_map(|(place, item)| Some((place, shown(item)?))));
        if found.len() > limit || more.is_none() {
            break cut(&mut found, limit);
        }
        if looked_at >= LOOKED_AT || found.len() == limit {
            break more;
        }
    };
    Ok((found.into_iter().map(|(_, item)| item).collect(), cursor))
}

/// Puts what was found in one more area where it belongs.
/// Puts the items of another list in their places.
pub fn merge<K: Ord, T>(found: &mut Placed<K, T>, more: Placed<K, T>) {
    for item in more {
        let place = found.partition_point(|other| other.0 <= item.0);
        found.insert(place, item);
    }
}

/// Cuts a list that was asked for one more than it may hold; tells where to go on when there was one more.
fn cut<K: ToString, T>(found: &mut Placed<K, T>, limit: usize) -> Option<String> {
    let more = found.len() > limit;
    found.truncate(limit);
    let (last, _) = found.last().filter(|_| more)?;
    Some(format!("{}~{}", last.due, last.last.to_string()))
}
