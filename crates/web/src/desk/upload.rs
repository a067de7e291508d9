//! Files sent with a form, bounded in number and size; the gate reads them where an address takes files.

use axum::body::Body;
use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use paper::bundle::is_litter;
use sha2::{Digest as _, Sha256};

use crate::form::Fields;

/// The addresses that take files.
const TAKEN_AT: [&str; 1] = ["/desk/region/upload"];
/// Files taken at once.
pub const MOST_FILES: usize = 2_000;
/// Fields beside the files.
const MOST_FIELDS: usize = 200;

/// A file as it was sent.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The folder it stood in, where a whole folder was sent.
    pub folder: String,
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

/// Reads fields and files; a file field without a file says nothing. The digests of the files are a field of their own,
/// so that a form sent again with other files is not taken for the same.
pub async fn read(parts: &Parts, body: Body) -> Result<(Fields, Uploads), NotRead> {
    let request = Request::from_parts(parts.clone(), body);
    let mut multipart = Multipart::from_request(request, &()).await.map_err(|_| NotRead)?;
    let (mut pairs, mut files) = (Vec::new(), Vec::new());
    let mut digest = Sha256::new();
    while let Some(field) = multipart.next_field().await.map_err(|_| NotRead)? {
        let sent_as = field.file_name().map(str::to_owned);
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|_| NotRead)?;
        match sent_as {
            Some(path) if !is_litter(&path) => {
                let (folder, name) = named(&path);
                digest.update(Sha256::digest(&bytes));
                files.push(Upload { folder, name, bytes: bytes.to_vec() });
            }
            Some(_) => {}
            None => pairs.push((name, String::from_utf8_lossy(&bytes).into_owned())),
        }
        if files.len() > MOST_FILES || pairs.len() > MOST_FIELDS {
            return Err(NotRead);
        }
    }
    let digest = digest.finalize().iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    pairs.push(("digest".to_owned(), digest));
    Ok((Fields::of_pairs(pairs), Uploads(files)))
}

/// Lets a form with files pass by unkept: whoever sends it is told to sign in first, and a browser reads no answer
/// before it has sent all.
pub async fn pass_by(parts: &Parts, body: Body) -> Result<(), NotRead> {
    let request = Request::from_parts(parts.clone(), body);
    let mut multipart = Multipart::from_request(request, &()).await.map_err(|_| NotRead)?;
    while let Some(mut field) = multipart.next_field().await.map_err(|_| NotRead)? {
        while field.chunk().await.map_err(|_| NotRead)?.is_some() {}
    }
    Ok(())
}

/// Folder and name of a file as a browser sends them, without marks that turn or hide words. A folder on somebody's
/// machine (one that begins at a drive or the root) is nobody's business.
fn named(path: &str) -> (String, String) {
    let turns =
        |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let path: String = path.chars().filter(|c| !c.is_control() && !turns(*c)).collect();
    let relative =
        !path.contains('\\') && !path.starts_with('/') && !path.split('/').any(|part| part == "..");
    let (folder, name) = path.rsplit_once(['/', '\\']).unwrap_or(("", &path));
    let short = |text: &str| text.chars().take(200).collect();
    (if relative { short(folder) } else { String::new() }, short(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_path_and_hidden_marks() {
        let check = |path, folder: &str, name: &str| assert_eq!(named(path), (folder.into(), name.into()));
        check("C:\\报告\\2024年.docx", "", "2024年.docx");
        check("../../etc/passwd", "", "passwd");
        check("/etc/passwd", "", "passwd");
        check("甲\u{202e}xcod.exe", "", "甲xcod.exe");
        check("2024年/报送/甲局.docx", "2024年/报送", "甲局.docx");
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
