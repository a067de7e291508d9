//! The annual report: form, cells, relations, recognise, compose; A-rules.
