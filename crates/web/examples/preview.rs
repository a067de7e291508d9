//! Serves the pages on 127.0.0.1 (port in the first argument, 8081 by default) to look at them.

use std::sync::Arc;

use web::{App, Clock, Site};

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).and_then(|port| port.parse().ok()).unwrap_or(8081);
    let site = Site {
        name: "示范县政府信息公开".into(),
        organiser: "示范县人民政府办公室".into(),
        phone: "000-0000000".into(),
        address: "示范县示范路1号".into(),
        hours: "工作日8:30至12:00，14:00至17:30".into(),
        post: "示范县示范路1号示范县人民政府办公室".into(),
        ..Site::default()
    };
    let app = App { clock: Clock::System, site: Arc::new(site) };
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    axum::serve(listener, app.router()).await
}
