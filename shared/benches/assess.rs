//! How many full assessments one core makes in a second: weight, length, weight for length, BMI, head and arm, each with
//! z, flag, percentile, category and the reading by completed months beside it. The goal is 2 million.
//!
//! For comparison: the reference R program scores about 46 thousand rows a second, so 2 million are 43 times that.

#[path = "readings.rs"]
mod readings;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use tumbuh::growth::assess_at;

fn assessments(criterion: &mut Criterion) {
    let readings = readings::readings();
    let mut group = criterion.benchmark_group("growth");
    group.throughput(Throughput::Elements(readings.len() as u64));
    group.bench_function("full assessment", |bencher| {
        bencher.iter(|| {
            for (sex, age, reading) in &readings {
                black_box(assess_at(*sex, Some(*age), black_box(reading)));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, assessments);
criterion_main!(benches);
