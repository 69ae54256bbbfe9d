//! The disk on IndexedDB keeps the disk's contract.

use peyvand::store::idb::IdbDisk;

fn idb_disk() -> impl Fn() -> IdbDisk {
    let name = format!("contract-{}", uuid::Uuid::now_v7());
    move || IdbDisk::new(name.clone())
}

peyvand::disk_contract!(idb_disk);
