//! Bodies, seats, documents, requests, disputes, problems: their states and steps.
