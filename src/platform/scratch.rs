//! A file of the browser's own for what waits to be written: of a size that memory should not give.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetFileOptions,
    FileSystemReadWriteOptions, FileSystemSyncAccessHandle, StorageManager, WorkerNavigator,
};

use crate::platform::words_of;
use crate::store::ports::{DiskError, Scratch};

/// What the files are called. Each belongs to one thread at a time, and there may be as many at once.
const NAMES: [&str; 4] = ["scratch-1", "scratch-2", "scratch-3", "scratch-4"];

/// Such a file, in a second thread. It is emptied when dropped.
pub struct ScratchFile {
    file: FileSystemSyncAccessHandle,
    end: u64,
}

impl ScratchFile {
    /// An empty one; none where the browser gives none, as some do in private windows.
    pub async fn open() -> Option<Self> {
        let directory = directory().await?;
        clear(&directory).await;
        for name in NAMES {
            if let Some(file) = open_in(&directory, name).await {
                return Some(Self { file, end: 0 });
            }
        }
        None
    }
}

impl Scratch for ScratchFile {
    fn append(&mut self, bytes: &[u8]) -> Result<(), DiskError> {
        let written = self.file.write_with_u8_array_and_options(bytes, &at(self.end)).map_err(|error| {
            let is_full =
                error.dyn_ref::<DomException>().is_some_and(|error| error.name() == "QuotaExceededError");
            if is_full { DiskError::Full } else { DiskError::Failed(words_of(&error)) }
        })?;
        if written as usize != bytes.len() {
            return Err(DiskError::Full);
        }
        self.end += bytes.len() as u64;
        Ok(())
    }

    fn read(&self, from: u64, bytes: &mut [u8]) -> Result<(), DiskError> {
        let read = self.file.read_with_u8_array_and_options(bytes, &at(from));
        let read = read.map_err(|error| DiskError::Failed(words_of(&error)))?;
        if read as usize == bytes.len() {
            Ok(())
        } else {
            Err(DiskError::Failed("the scratch file is cut off".to_owned()))
        }
    }
}

impl Drop for ScratchFile {
    fn drop(&mut self) {
        if let Err(error) = self.file.truncate_with_u32(0) {
            web_sys::console::warn_1(&error);
        }
        self.file.close();
    }
}

/// Takes away what threads left that were ended. What is in use stays.
pub async fn clear_scratch() {
    if let Some(directory) = directory().await {
        clear(&directory).await;
    }
}

async fn clear(directory: &FileSystemDirectoryHandle) {
    for name in NAMES {
        // One that is not there, or that another thread has, is not taken away.
        drop(JsFuture::from(directory.remove_entry(name)).await);
    }
}

async fn directory() -> Option<FileSystemDirectoryHandle> {
    let storage = match web_sys::window() {
        Some(window) => window.navigator().storage(),
        None => {
            let navigator = js_sys::Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
            navigator.unchecked_into::<WorkerNavigator>().storage()
        }
    };
    // Older browsers have neither.
    let storage: StorageManager = storage.is_object().then_some(storage)?;
    has(&storage, "getDirectory")?;
    JsFuture::from(storage.get_directory()).await.ok().map(JsCast::unchecked_into)
}

async fn open_in(directory: &FileSystemDirectoryHandle, name: &str) -> Option<FileSystemSyncAccessHandle> {
    let options = FileSystemGetFileOptions::new();
    options.set_create(true);
    let file = JsFuture::from(directory.get_file_handle_with_options(name, &options)).await.ok()?;
    let file: FileSystemFileHandle = file.unchecked_into();
    has(&file, "createSyncAccessHandle")?;
    let file = JsFuture::from(file.create_sync_access_handle()).await.ok()?;
    let file: FileSystemSyncAccessHandle = file.unchecked_into();
    file.truncate_with_u32(0).is_ok().then_some(file)
}

/// Whether a browser can do something: none where it cannot, since to ask it all the same would end the thread's work.
fn has(object: &JsValue, name: &str) -> Option<()> {
    js_sys::Reflect::has(object, &name.into()).ok().filter(|has| *has).map(drop)
}

fn at(place: u64) -> FileSystemReadWriteOptions {
    let options = FileSystemReadWriteOptions::new();
    options.set_at_f64(place as f64);
    options
}
