//! How a regency's object fares, for whoever operates it: Prometheus' text format.

use super::regencies::existing;
use crate::http::{Answer, Call, Outcome};
use crate::router::{Answering, Upkeep};
use crate::traffic::Page;

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/operator/regencies/{code}/metrics",
    operation_id = "readRegencyMetrics",
    tag = "operation",
    summary = "How a regency fares, as Prometheus reads it",
    description = "Counters begin anew when the regency's object does. Nothing tells of a person or a child.",
    params(("code" = tumbuh::area::AreaCode, Path, description = "Kemendagri code, `PP.KK`")),
    security(("operator" = [])),
    responses((status = 200, body = String, content_type = "text/plain")),
))]
pub fn read<'a>(upkeep: &'a Upkeep<'a>, call: &'a Call) -> Answering<'a> {
    Box::pin(page(upkeep, call))
}

async fn page(Upkeep { store, traffic, archive }: &Upkeep<'_>, call: &Call) -> Outcome {
    existing(store)?;
    let mut page = Page::new(call.param(0));
    traffic.write(&mut page);
    page.family("tumbuh_rows", "gauge", "Records in the regency, by kind.");
    for (kind, count) in store.row_counts()? {
        page.sample(&[("kind", &kind)], count);
    }
    page.family("tumbuh_database_bytes", "gauge", "Size of the regency's database.");
    page.sample(&[], store.database_bytes());
    page.family("tumbuh_suspended", "gauge", "1 while nobody but the operator is served.");
    page.sample(&[], u64::from(store.suspended_millis()?.is_some()));
    archive.write(store, &mut page).await?;
    Ok(Answer::text(200, Page::MEDIA_TYPE, page.into_text()))
}
