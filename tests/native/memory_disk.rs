//! The disk in memory keeps the disk's contract.

use peyvand::store::memory::MemoryDisk;

fn memory_disk() -> impl Fn() -> MemoryDisk {
    let disk = MemoryDisk::new();
    move || disk.clone()
}

peyvand::disk_contract!(memory_disk);
