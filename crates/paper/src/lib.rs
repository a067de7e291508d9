//! DOCX, HTML, TXT: bytes in, text out; text in, bytes out.
