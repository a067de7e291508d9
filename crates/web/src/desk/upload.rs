//! Files sent with a form, bounded in number and size; the gate reads them where an address takes files.

use axum::body::Body;
use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;

use crate::form::Fields;

/// The addresses that take files.
const TAKEN_AT: [&str; 1] = ["/desk/region/upload"];
/// Files taken at once.
pub const MOST_FILES: usize = 200;

/// A file as it was sent.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The name it was sent under, without a path.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The files of a form, in the order sent.
#[derive(Debug, Clone, Default)]
pub struct Uploads(pub Vec<Upload>);

/// A form that was not read: torn, or too many files.
#[derive(Debug, Clone, Copy)]
pub struct NotRead;

/// True for an address that takes files.
pub fn taken_at(path: &str) -> bool {
    TAKEN_AT.contains(&path)
}

/// True for a form sent with files.
pub fn is_sent(parts: &Parts) -> bool {
    let kind = parts.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.to_ascii_lowercase().starts_with("multipart/form-data"))
}

/// Reads fields and files; a file field without a file says nothing.
pub async fn read(parts: &Parts, body: Body) -> Result<(Fields, Uploads), NotRead> {
    let request = Request::from_parts(parts.clone(), body);
    let mut multipart = Multipart::from_request(request, &()).await.map_err(|_| NotRead)?;
    let (mut pairs, mut files) = (Vec::new(), Vec::new());
    while let Some(field) = multipart.next_field().await.map_err(|_| NotRead)? {
        let named = field.file_name().map(plain_name);
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|_| NotRead)?;
        match named {
            Some(file) if !file.is_empty() => files.push(Upload { name: file, bytes: bytes.to_vec() }),
            Some(_) => {}
            None => pairs.push((name, String::from_utf8_lossy(&bytes).into_owned())),
        }
        if files.len() > MOST_FILES || pairs.len() > MOST_FILES {
            return Err(NotRead);
        }
    }
    Ok((Fields::of_pairs(pairs), Uploads(files)))
}

/// The last part of a path, without marks that turn or hide words.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let turns =
        |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    last.chars().filter(|c| !c.is_control() && !turns(*c)).take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_path_and_hidden_marks() {
        assert_eq!(plain_name("C:\\报告\\2024年.docx"), "2024年.docx");
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name("甲\u{202e}xcod.exe"), "甲xcod.exe");
    }

    #[tokio::test]
    async fn fields_and_files_are_told_apart() {
        let body = "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nabc\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n正文\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n--x--\r\n";
        let request = Request::builder().header(CONTENT_TYPE, "multipart/form-data; boundary=x");
        let (parts, body) = request.body(Body::from(body)).unwrap().into_parts();
        assert!(is_sent(&parts));
        let (fields, files) = read(&parts, body).await.unwrap();
        assert_eq!(fields.text("csrf"), Some("abc"));
        assert_eq!((files.0.len(), files.0[0].name.as_str()), (1, "a.txt"));
        let (parts, _) = Request::builder()
            .header(CONTENT_TYPE, "multipart/form-data")
            .body(Body::empty())
            .unwrap()
            .into_parts();
        assert!(read(&parts, Body::from("--")).await.is_err());
    }
}
