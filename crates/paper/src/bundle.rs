//! Many files in one archive, as offices send them: each taken out by itself, bounded.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::{Format, Unreadable};

/// More files than a bundle of reports has.
const MOST_FILES: usize = 2_000;
/// The largest file that is taken out, in bytes.
const LARGEST_FILE: u64 = 64 << 20;
/// All files together, in bytes.
const LARGEST_WHOLE: u64 = 256 << 20;

/// A zip archive of files, taken out one after the other.
pub struct Bundle<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    next: usize,
    left: u64,
}

/// A file in a bundle.
#[derive(Debug)]
pub struct Member {
    /// Its folder in the archive; empty for none.
    pub folder: String,
    /// Its name.
    pub name: String,
    /// What is in it, or why it cannot be taken out.
    pub content: Result<Vec<u8>, Unreadable>,
}

impl<'a> Bundle<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    /// [`Unreadable::NoText`] for an archive that is no zip, [`Unreadable::Damaged`] where its table of contents cannot
    /// be read, [`Unreadable::Bounded`] where there is too much in it.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        if !bytes.starts_with(b"PK") {
            return Err(Unreadable::NoText(Format::Archive));
        }
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| Unreadable::Damaged(Format::Archive, "压缩目录读不出来".to_owned()))?;
        if zip.len() > MOST_FILES {
            return Err(Unreadable::Bounded(Format::Archive, "里面的文件超过2000个"));
        }
        Ok(Self { zip, next: 0, left: LARGEST_WHOLE })
    }
}

impl Iterator for Bundle<'_> {
    type Item = Member;

    /// The next file. Folders, and what operating systems and editors leave beside files, are passed over.
    fn next(&mut self) -> Option<Member> {
        loop {
            let at = self.next;
            if at >= self.zip.len() {
                return None;
            }
            self.next += 1;
            // Names come from the table of contents, which is read even where the file itself is not.
            let path = self.zip.file_names_raw().nth(at).map(named).unwrap_or_default();
            if path.ends_with(['/', '\\']) || is_litter(&path) {
                continue;
            }
            let content = self.content(at);
            let (folder, name) = path.rsplit_once(['/', '\\']).unwrap_or(("", &path));
            return Some(Member { folder: folder.to_owned(), name: name.to_owned(), content });
        }
    }
}

impl Bundle<'_> {
    /// The bytes of a file. The declared size is not believed: reading stops at the limit.
    fn content(&mut self, at: usize) -> Result<Vec<u8>, Unreadable> {
        let damaged = || Unreadable::Damaged(Format::Archive, "这个文件解压不出来".to_owned());
        let file = match self.zip.by_index(at) {
            Ok(file) => file,
            Err(ZipError::UnsupportedArchive(why)) if why == ZipError::PASSWORD_REQUIRED => {
                return Err(Unreadable::Protected(Format::Archive));
            }
            Err(_) => return Err(damaged()),
        };
        let most = LARGEST_FILE.min(self.left);
        let mut bytes = Vec::new();
        file.take(most + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
        let size = bytes.len() as u64;
        if size > most {
            self.left = self.left.saturating_sub(most);
            return Err(Unreadable::Bounded(Format::Archive, "解压后太大"));
        }
        self.left -= size;
        Ok(bytes)
    }
}

/// A name as its maker meant it: Chinese programs write GBK without saying so.
fn named(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling(raw).0.into_owned(),
    }
}

/// Files nobody handed in on purpose. Also asked for the files of a folder.
pub fn is_litter(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    path.starts_with("__MACOSX/")
        || name.starts_with("~$")
        || name.starts_with("._")
        || matches!(name, "" | ".DS_Store" | "Thumbs.db" | "desktop.ini")
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
    fn files_come_out_with_folder_and_name() {
        let bytes = zipped(&[
            ("报送/甲局.txt", b"a"),
            ("__MACOSX/._甲局.txt", b"b"),
            ("报送/~$乙局.docx", b"c"),
            ("乙局.txt", b"d"),
            ("报送/.DS_Store", b"e"),
        ]);
        let found: Vec<_> = Bundle::open(&bytes).unwrap().map(|m| (m.folder, m.name, m.content)).collect();
        let expected = [("报送", "甲局.txt", b"a"), ("", "乙局.txt", b"d")];
        assert_eq!(found, expected.map(|(f, n, c)| (f.to_owned(), n.to_owned(), Ok(c.to_vec()))));
        let mut torn = bytes.clone();
        torn.truncate(bytes.len() / 2);
        assert!(Bundle::open(&torn).is_err());
        assert_eq!(Bundle::open(b"Rar!\x1a\x07").err(), Some(Unreadable::NoText(Format::Archive)));
    }

    #[test]
    fn one_bomb_does_not_stop_the_files_after_it() {
        let bomb = vec![0; usize::try_from(LARGEST_FILE).unwrap() + 1];
        let bytes = zipped(&[("bomb.docx", &bomb), ("甲局.txt", b"a")]);
        assert!(bytes.len() < 1 << 20);
        let found: Vec<_> = Bundle::open(&bytes).unwrap().map(|member| member.content).collect();
        assert_eq!(found, [Err(Unreadable::Bounded(Format::Archive, "解压后太大")), Ok(b"a".to_vec())]);
    }

    #[test]
    fn names_in_gbk_are_read() {
        let (raw, _, _) = encoding_rs::GBK.encode("财政局年报.docx");
        assert_eq!(named(&raw), "财政局年报.docx");
    }
}
