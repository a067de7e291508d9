//! The portal and the workbench: routes, pages, forms. Server-rendered; every page works without scripts and none is sent.

mod app;
mod assets;
mod clock;
mod cookie;
pub mod desk;
mod error;
mod form;
mod mode;
mod national;
mod page;
pub mod parts;
mod portal;
mod routes;
mod site;

pub use app::App;
pub use clock::Clock;
pub use desk::region::{read_files, read_waiting};
pub use desk::{Access, StaffRoute};
pub use mode::Mode;
pub use routes::{Route, routes, staff_routes};
pub use site::Site;
