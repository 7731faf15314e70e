//! What a regency's object was asked since it started, counted for its operator. No person and no child is in it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write;

use tumbuh::api::sync::MutationVerdict;
use tumbuh::id::DeviceId;
use tumbuh::sync::Verdict;

use crate::limits::{self, Rates};
use crate::problem::Failure;
use crate::router::Route;

/// Counts since the object started; as Prometheus expects, they begin anew with it.
pub struct Traffic {
    counts: RefCell<Counts>,
    devices: RefCell<Rates>,
}

#[derive(Default)]
struct Counts {
    requests: BTreeMap<(&'static str, &'static str, u16), u64>,
    verdicts: BTreeMap<&'static str, u64>,
    pushes: u64,
}

impl Default for Traffic {
    fn default() -> Self {
        Self { counts: RefCell::default(), devices: RefCell::new(Rates::new(limits::DEVICE)) }
    }
}

impl Traffic {
    /// Lets a request of a signed-in device pass.
    ///
    /// # Errors
    /// When it asks too often.
    pub fn admit(&self, device: DeviceId, now_millis: i64) -> Result<(), Failure> {
        self.devices
            .borrow_mut()
            .take(&device.to_string(), now_millis)
            .map_err(|seconds| Failure::TooManyRequests { seconds })
    }

    /// Counts an answer.
    pub fn answered(&self, route: &Route, status: u16) {
        let key = (route.method.name(), route.template, status);
        *self.counts.borrow_mut().requests.entry(key).or_default() += 1;
    }

    /// Counts a push and what was decided about its acts.
    pub fn decided(&self, verdicts: &[MutationVerdict]) {
        let mut counts = self.counts.borrow_mut();
        counts.pushes += 1;
        for MutationVerdict { verdict, .. } in verdicts {
            let name = match verdict {
                Verdict::Applied { .. } => "applied",
                Verdict::Merged { .. } => "merged",
                Verdict::Kept { .. } => "kept",
                Verdict::Rejected { .. } => "rejected",
            };
            *counts.verdicts.entry(name).or_default() += 1;
        }
    }

    /// Writes the counts.
    pub fn write(&self, page: &mut Page<'_>) {
        let counts = self.counts.borrow();
        page.family("tumbuh_requests_total", "counter", "Requests answered since the object started.");
        for ((method, route, status), count) in &counts.requests {
            let status = status.to_string();
            page.sample(&[("method", method), ("route", route), ("status", &status)], *count);
        }
        page.family("tumbuh_pushes_total", "counter", "Batches of acts decided since the object started.");
        page.sample(&[], counts.pushes);
        page.family("tumbuh_mutations_total", "counter", "Acts decided since the object started.");
        for (verdict, count) in &counts.verdicts {
            page.sample(&[("verdict", verdict)], *count);
        }
    }
}

/// A page in Prometheus' text format, every sample with the regency's code.
pub struct Page<'a> {
    regency: &'a str,
    name: &'static str,
    text: String,
}

impl<'a> Page<'a> {
    pub const MEDIA_TYPE: &'static str = "text/plain; version=0.0.4; charset=utf-8";

    pub fn new(regency: &'a str) -> Self {
        Self { regency, name: "", text: String::new() }
    }

    /// Begins the samples of one name.
    pub fn family(&mut self, name: &'static str, kind: &str, help: &str) {
        self.name = name;
        // Writing to a String cannot fail.
        let _ = writeln!(self.text, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    /// One sample. No label holds a quote or a line break: they are the code's own names.
    pub fn sample(&mut self, labels: &[(&str, &str)], value: u64) {
        let _ = write!(self.text, "{}{{regency=\"{}\"", self.name, self.regency);
        for (label, text) in labels {
            let _ = write!(self.text, ",{label}=\"{text}\"");
        }
        let _ = writeln!(self.text, "}} {value}");
    }

    pub fn into_text(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::Method;
    use crate::router;
    use tumbuh::id::Revision;

    #[test]
    fn counts_are_written_as_prometheus_reads_them() {
        let traffic = Traffic::default();
        let (route, _) =
            router::find(Some(Method::Post), "/api/v1/sync/mutations").map_err(|f| f.to_string()).unwrap();
        traffic.answered(route, 200);
        traffic.answered(route, 200);
        let verdict = Verdict::Applied { revision: Revision(1) };
        traffic.decided(&[MutationVerdict { id: None, verdict }]);
        let mut page = Page::new("32.11");
        traffic.write(&mut page);
        let text = page.into_text();
        let requests = r#"tumbuh_requests_total{regency="32.11",method="POST",route="/api/v1/sync/mutations",status="200"} 2"#;
        assert!(text.lines().any(|line| line == requests), "{text}");
        assert!(
            text.contains("# TYPE tumbuh_pushes_total counter\ntumbuh_pushes_total{regency=\"32.11\"} 1\n")
        );
        assert!(text.contains("tumbuh_mutations_total{regency=\"32.11\",verdict=\"applied\"} 1\n"));
    }
}
