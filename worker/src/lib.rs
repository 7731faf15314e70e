//! The Worker: entry, router and the regency's Durable Object.
