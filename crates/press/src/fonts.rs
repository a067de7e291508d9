//! The faces a page is set in, found among the fonts of the machine and read once.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use krilla::Data;
use krilla::text::Font;
use skrifa::raw::types::NameId;
use skrifa::raw::{FileRef, FontRef};
use skrifa::{MetadataProvider as _, string::StringId};

/// What a face is for (GB/T 9704 5.2.2 and 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Role {
    /// 小标宋: the title.
    Title,
    /// 黑体: headings of the first level.
    Hei,
    /// 楷体: headings of the second level.
    Kai,
    /// 仿宋: the text.
    Fang,
    /// 宋体: cells and page numbers.
    Song,
}

impl Role {
    const ALL: [Self; 5] = [Self::Title, Self::Hei, Self::Kai, Self::Fang, Self::Song];

    /// Files that can play the part, the best first. Faces that may be embedded freely only; the last of each list
    /// come with the Debian package fonts-noto-cjk and hold every character of GB 18030's common part.
    fn files(self) -> &'static [&'static str] {
        match self {
            Self::Title => &["NotoSerifCJK-Bold.ttc", "NotoSerifSC-Bold.otf", "SourceHanSerifSC-Bold.otf"],
            Self::Hei => {
                &["NotoSansCJK-Regular.ttc", "NotoSansSC-Regular.otf", "SourceHanSansSC-Regular.otf"]
            }
            Self::Kai => &["FandolKai-Regular.otf", "LXGWWenKai-Regular.ttf", "ukai.ttc"],
            Self::Fang => &["FandolFang-Regular.otf"],
            Self::Song => {
                &["NotoSerifCJK-Regular.ttc", "NotoSerifSC-Regular.otf", "SourceHanSerifSC-Regular.otf"]
            }
        }
    }
}

/// One face: its bytes and what a writer needs of it.
#[derive(Debug, Clone)]
pub(crate) struct Face {
    pub(crate) data: Arc<Vec<u8>>,
    pub(crate) index: u32,
    pub(crate) font: Font,
    /// `Noto Serif CJK SC`.
    pub(crate) family: String,
    /// `Noto Serif CJK SC Bold`: two faces of a family differ in it.
    pub(crate) name: String,
}

/// The faces of a machine, in the parts they play.
#[derive(Debug, Clone)]
pub struct Fonts {
    faces: Vec<Face>,
    /// For each part the faces to look a character up in, the best first.
    chains: [Vec<usize>; Role::ALL.len()],
}

/// There is no Chinese face on this machine. The sentence is for the person who asked for the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "没有找到中文字体，不能生成PDF和OFD文件：请安装Debian软件包fonts-noto-cjk（思源字体），或者把{}放进程序所在文件夹的fonts文件夹，再试一次；Word文档、网页和数据文件不受影响",
    .0.join("、")
)]
pub struct NoFont(Vec<&'static str>);

impl Fonts {
    /// The faces of this machine, read once and kept. They are looked for in a folder `fonts` beside the program, then
    /// where Debian puts fonts.
    ///
    /// # Errors
    /// [`NoFont`] when no face with Chinese characters is found.
    pub fn system() -> Result<&'static Self, NoFont> {
        static SYSTEM: OnceLock<Fonts> = OnceLock::new();
        if let Some(fonts) = SYSTEM.get() {
            return Ok(fonts);
        }
        let beside = std::env::current_exe().ok().and_then(|program| Some(program.parent()?.join("fonts")));
        let folders: Vec<PathBuf> =
            beside.into_iter().chain(SYSTEM_FOLDERS.iter().map(PathBuf::from)).collect();
        let found = Self::in_folders(&folders)?;
        Ok(SYSTEM.get_or_init(|| found))
    }

    /// The faces found in some folders and the folders in them.
    ///
    /// # Errors
    /// [`NoFont`] when no face with Chinese characters is among them.
    pub fn in_folders(folders: &[PathBuf]) -> Result<Self, NoFont> {
        let mut files = Vec::new();
        for folder in folders {
            list(folder, 0, &mut files);
        }
        let mut faces = Vec::new();
        let mut own = Role::ALL.map(|role| {
            let face = role.files().iter().find_map(|name| {
                let path = files.iter().find(|path| path.file_name().is_some_and(|found| found == *name))?;
                Face::read(path)
            })?;
            faces.push(face);
            Some(faces.len() - 1)
        });
        // The faces with all characters stand in for the others.
        let whole = [Role::Song, Role::Hei, Role::Title];
        let stand_ins: Vec<usize> = whole.iter().filter_map(|role| own[*role as usize]).collect();
        let Some(&plainest) = stand_ins.first() else {
            return Err(NoFont(whole.iter().map(|role| role.files()[0]).collect()));
        };
        if own[Role::Song as usize].is_none() {
            own[Role::Song as usize] = Some(plainest);
        }
        let chains = Role::ALL.map(|role| {
            let mut chain: Vec<usize> = own[role as usize].into_iter().collect();
            let rest = stand_ins.iter().filter(|face| own[role as usize] != Some(**face));
            chain.extend(rest);
            chain
        });
        Ok(Self { faces, chains })
    }

    /// The families in use, the text's first: what a page says about its faces.
    pub fn families(&self) -> Vec<&str> {
        let mut families: Vec<&str> = Vec::new();
        for role in [Role::Fang, Role::Title, Role::Hei, Role::Kai, Role::Song] {
            let face = self.chains[role as usize].first().map(|face| self.faces[*face].family.as_str());
            families.extend(face.filter(|family| !families.contains(family)));
        }
        families
    }

    pub(crate) fn faces(&self) -> &[Face] {
        &self.faces
    }

    pub(crate) fn chain(&self, role: Role) -> &[usize] {
        &self.chains[role as usize]
    }
}

impl Face {
    fn read(path: &Path) -> Option<Self> {
        let data = Arc::new(fs::read(path).ok()?);
        let index = simplified(&data)?;
        let face = FontRef::from_index(&data, index).ok()?;
        face.charmap().map('政')?;
        let family = name(&face, StringId::FAMILY_NAME).unwrap_or_default();
        let name = name(&face, StringId::FULL_NAME).unwrap_or_else(|| family.clone());
        let font = Font::new(Data::from(Arc::clone(&data)), index)?;
        Some(Self { data, index, font, family, name })
    }
}

/// Which font of a collection has the forms of the mainland.
fn simplified(data: &[u8]) -> Option<u32> {
    match FileRef::new(data).ok()? {
        FileRef::Font(_) => Some(0),
        FileRef::Collection(fonts) => (0..fonts.len()).find(|index| {
            let family = fonts.get(*index).ok().and_then(|font| name(&font, StringId::FAMILY_NAME));
            let mainland = |family: &String| family.ends_with(" SC") || family.ends_with(" CN");
            family.is_some_and(|family| mainland(&family) && !family.contains("Mono"))
        }),
    }
}

fn name(font: &FontRef<'_>, id: NameId) -> Option<String> {
    Some(font.localized_strings(id).english_or_first()?.to_string())
}

/// Files of a folder and of those in it, in the order of their names, so that each run finds the same.
fn list(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            if depth < DEEPEST {
                list(&path, depth + 1, files);
            }
        } else {
            files.push(path);
        }
    }
}

/// Where Debian keeps fonts, an administrator's own first.
const SYSTEM_FOLDERS: [&str; 2] = ["/usr/local/share/fonts", "/usr/share/fonts"];
/// How many folders deep fonts are looked for.
const DEEPEST: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_without_chinese_fonts_is_told_what_to_install() {
        let said = Fonts::in_folders(&[]).unwrap_err().to_string();
        assert!(said.contains("fonts-noto-cjk") && said.contains("NotoSerifCJK-Regular.ttc"), "{said}");
    }

    #[test]
    fn the_faces_have_the_forms_of_the_mainland() {
        let fonts = Fonts::system().unwrap();
        for role in Role::ALL {
            let family = &fonts.faces()[fonts.chain(role)[0]].family;
            assert!(
                !family.is_empty() && !family.contains("JP") && !family.contains("Mono"),
                "{role:?} {family}"
            );
        }
    }
}
