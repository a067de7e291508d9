//! What only several rooms together can show.

mod report_on_paper;
