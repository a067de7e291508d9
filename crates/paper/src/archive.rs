//! Zip archives from outside (DOCX, XLSX, OFD), bounded: so many members, so many bytes, no bombs.

use std::borrow::Cow;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::{Format, Unreadable};

/// More members than any office document has.
const MOST_MEMBERS: usize = 5_000;
/// The largest member that is read, in bytes.
const LARGEST_MEMBER: u64 = 64 << 20;
/// All members together, in bytes.
const LARGEST_WHOLE: u64 = 256 << 20;

/// An open archive.
pub struct Archive<'a> {
    format: Format,
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Archive<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    /// [`Unreadable::Damaged`] where its table of contents cannot be read, [`Unreadable::Bounded`] where it has too many members.
    pub fn open(format: Format, bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| Unreadable::Damaged(format, "压缩目录读不出来".to_owned()))?;
        if zip.len() > MOST_MEMBERS {
            return Err(Unreadable::Bounded(format, "压缩包中的文件太多"));
        }
        Ok(Self { format, zip, left: LARGEST_WHOLE })
    }

    /// The names of the members that are in a known encoding.
    pub fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.zip.file_names().filter_map(Result::ok)
    }

    /// The bytes of a member, or nothing where there is none of that name. The declared size is not believed: reading
    /// stops at the limit.
    ///
    /// # Errors
    /// [`Unreadable`] for members that are damaged, encrypted or too large.
    pub fn member(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let format = self.format;
        let damaged = || Unreadable::Damaged(format, format!("其中的 {name} 读不出来"));
        let member = match self.zip.by_name(name) {
            Ok(member) => member,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(why)) if why == ZipError::PASSWORD_REQUIRED => {
                return Err(Unreadable::Protected(format));
            }
            Err(_) => return Err(damaged()),
        };
        let most = LARGEST_MEMBER.min(self.left);
        let mut bytes = Vec::new();
        member.take(most + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
        let size = bytes.len() as u64;
        if size > most {
            return Err(Unreadable::Bounded(format, "解压后太大"));
        }
        self.left -= size;
        Ok(Some(bytes))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::write::SimpleFileOptions;

    use super::*;

    fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in members {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn members_are_read_by_name() {
        let bytes = zipped(&[("word/document.xml", b"<w/>")]);
        let mut archive = Archive::open(Format::Docx, &bytes).unwrap();
        assert_eq!(archive.names().collect::<Vec<_>>(), ["word/document.xml"]);
        assert_eq!(archive.member("word/document.xml").unwrap().as_deref(), Some(&b"<w/>"[..]));
        assert_eq!(archive.member("word/none.xml").unwrap(), None);
    }

    #[test]
    fn a_bomb_is_bounded_and_a_torn_archive_refused() {
        let bytes = zipped(&[("a", &vec![0; usize::try_from(LARGEST_MEMBER).unwrap() + 1])]);
        assert!(bytes.len() < 1 << 20);
        let bounded = Archive::open(Format::Docx, &bytes).unwrap().member("a").unwrap_err();
        assert_eq!(bounded, Unreadable::Bounded(Format::Docx, "解压后太大"));
        let torn = Archive::open(Format::Docx, &bytes[..bytes.len() / 2]).err().unwrap();
        assert!(matches!(torn, Unreadable::Damaged(Format::Docx, _)), "{torn:?}");
    }
}
