//! 主动公开: from draft to publication, 谁提供、谁审核、谁负责 (第十七条).

mod approve;
mod gate;
mod publish;
mod write;

pub use approve::{check_secrecy, review_pass, send_back, sign};
pub use gate::{Judged, allow, judge, judge_published, leave, mended, second, take};
pub use publish::{publish, repeal, withdraw};
pub use write::{draft, edit, submit};
