//! The law: instruments, articles, periods, the clock, outcomes, fees, remedies.
