//! Grid folders on disk; the only I/O of the library.

use std::fs;
use std::io;
use std::path::Path;

use super::Folder;
use super::name::Kind;
use crate::finding::catalogue::call;
use crate::finding::{Error, ErrorKind, Finding, Place, Subject};
use crate::limits::Limits;
use crate::order;
use crate::roster::TableKind;

impl Folder {
    /// Reads a grid folder from disk, with default [`Limits`].
    ///
    /// # Errors
    /// As [`Folder::from_files`]; of kind [`ErrorKind::File`] if a file cannot be read.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Error> {
        Self::read_with_limits(path, &Limits::default())
    }

    /// Reads a grid folder from disk. Only files of a folder are opened, none in folders below.
    ///
    /// # Errors
    /// As [`Folder::read`].
    pub fn read_with_limits(path: impl AsRef<Path>, limits: &Limits) -> Result<Self, Error> {
        let path = path.as_ref();
        let mut files = Vec::new();
        for name in names(path)? {
            let bytes = match Kind::of(&name) {
                Kind::Charter(_) | Kind::Table(..) => read(&path.join(&name), limits)?,
                Kind::Unknown | Kind::Foreign(_) => Vec::new(),
                Kind::Other => continue,
            };
            files.push((name, bytes));
        }
        Self::from_files(files, limits)
    }

    /// Writes the folder to disk, making the directory if there is none.
    ///
    /// Tables that are there already are replaced; one that has no rows any more keeps its
    /// header. Nothing is deleted.
    ///
    /// # Errors
    /// Of kind [`ErrorKind::File`] if a file cannot be written, or if the directory holds a
    /// charter or table under another name that would be read along with these.
    pub fn write(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        let path = path.as_ref();
        fs::create_dir_all(path).map_err(|error| trouble(path, &error, Doing::Writing))?;
        let mut files = self.to_files();
        for name in names(path)? {
            let kind = Kind::of(&name);
            if files.iter().any(|(written, _)| *written == name) {
                continue;
            }
            let empty = TableKind::ALL.into_iter().map(|table| self.table_file(table)).find(|(file, _)| *file == name);
            match (empty, kind) {
                (Some(file), _) => files.push(file),
                (None, Kind::Charter(_) | Kind::Table(..)) => {
                    return Err(error(&path.join(name), Doing::WritingBeside, None));
                }
                (None, _) => {}
            }
        }
        for (name, text) in files {
            let file = path.join(name);
            fs::write(&file, text).map_err(|error| trouble(&file, &error, Doing::Writing))?;
        }
        Ok(())
    }
}

/// The names of the files in a directory.
fn names(path: &Path) -> Result<Vec<String>, Error> {
    let failed = |error: io::Error| trouble(path, &error, Doing::Reading);
    let mut names = Vec::new();
    for entry in fs::read_dir(path).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        // Follows a link, as opening the file would.
        if fs::metadata(entry.path()).is_ok_and(|data| data.is_file()) {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    order::natural(&mut names);
    Ok(names)
}

/// The bytes of a file, one more than the limit allows at most: no more is needed to refuse it.
fn read(path: &Path, limits: &Limits) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let most = u64::try_from(limits.text).unwrap_or(u64::MAX).saturating_add(1);
    let file = fs::File::open(path).map_err(|error| trouble(path, &error, Doing::Reading))?;
    io::Read::read_to_end(&mut io::Read::take(file, most), &mut bytes)
        .map_err(|error| trouble(path, &error, Doing::Reading))?;
    Ok(bytes)
}

/// What was being done; the texts of `call.file` in order.
#[derive(Debug, Clone, Copy)]
enum Doing {
    Reading,
    Writing,
    /// Beside a file that would be read along.
    WritingBeside,
}

fn trouble(path: &Path, reason: &io::Error, doing: Doing) -> Error {
    error(path, doing, Some(reason))
}

fn error(path: &Path, doing: Doing, reason: Option<&io::Error>) -> Error {
    let file = path.to_string_lossy();
    let subject = Subject::Table { table: file.as_ref().into() };
    let mut args = vec![("file", file.as_ref().into())];
    args.extend(reason.map(|reason| ("reason", reason.to_string().into())));
    let finding = Finding::new(&call::FILE, subject, doing as u8, args).at(Place::file(file.as_ref()));
    Error::one(ErrorKind::File, finding)
}
