//! Headings, paragraphs, tables and where each came from; Chinese numerals, dates, amounts.
