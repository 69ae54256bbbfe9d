//! Files to choose from: photos of any size, and what is no photo.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU32, Ordering},
};

/// A file in the folder for temporary ones; gone when dropped.
#[derive(Debug)]
pub struct PhotoFile(PathBuf);

impl PhotoFile {
    /// A picture of so many pixels: an uncompressed bitmap of three bytes a pixel, which every browser
    /// reads, its lower half darker.
    pub fn of_pixels(width: u32, height: u32) -> Self {
        let row = (width * 3).next_multiple_of(4);
        let size = row * height;
        let mut bytes = Vec::with_capacity(54 + size as usize);
        bytes.extend(b"BM");
        for number in [54 + size, 0, 54, 40, width, height] {
            bytes.extend(number.to_le_bytes());
        }
        // One plane, 24 bits a pixel, nothing compressed, 72 pixels an inch, no palette.
        bytes.extend([1, 0, 24, 0]);
        for number in [0, size, 2_835, 2_835, 0, 0] {
            bytes.extend(number.to_le_bytes());
        }
        for line in 0..height {
            let shade = if line < height / 2 { 90 } else { 200 };
            bytes.extend((0..row).map(|place| if place % 3 == 0 { shade } else { shade / 2 }));
        }
        Self::write("shelf.bmp", &bytes)
    }

    /// A file of a name with a text in it, whatever the name says.
    pub fn of_text(name: &str, text: &str) -> Self {
        Self::write(name, text.as_bytes())
    }

    /// A file of so many bytes, all of them zero.
    pub fn of_bytes(name: &str, bytes: u64) -> Self {
        let file = Self::write(name, b"");
        let opened = fs::OpenOptions::new().write(true).open(&file.0);
        opened
            .and_then(|opened| opened.set_len(bytes))
            .unwrap_or_else(|error| panic!("could not make {}: {error}", file.0.display()));
        file
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// How many bytes it has.
    pub fn size(&self) -> u64 {
        fs::metadata(&self.0).map(|found| found.len()).unwrap_or_default()
    }

    fn write(name: &str, bytes: &[u8]) -> Self {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("peyvand-photo-{}-{number}", process::id()));
        let file = folder.join(name);
        fs::create_dir_all(&folder)
            .and_then(|()| fs::write(&file, bytes))
            .unwrap_or_else(|error| panic!("could not write {}: {error}", file.display()));
        Self(file)
    }
}

impl Drop for PhotoFile {
    fn drop(&mut self) {
        if let Some(folder) = self.0.parent()
            && let Err(error) = fs::remove_dir_all(folder)
        {
            eprintln!("{} stays: {error}", folder.display());
        }
    }
}
