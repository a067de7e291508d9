//! What only several rooms together can show.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]

mod accuracy;
mod audit;
mod demo;
mod figures;
mod keeping;
mod privacy;
mod proof;
mod proof_lsp;
mod read;
mod region;
mod report;
mod report_on_paper;
mod sarif;
mod schema;
mod webpages;
