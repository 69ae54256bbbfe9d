//! Placeholder until the index lands: a plain scan.
#![allow(missing_docs)]
#[derive(Clone, Copy)]
pub enum FieldClass {
    Name,
    Secondary,
    Phone,
    Note,
}
#[derive(Default)]
pub struct SearchIndex {
    docs: std::collections::BTreeMap<u32, String>,
}
pub struct Hit {
    pub doc: u32,
    pub score: u32,
}
pub struct Hits {
    pub total: usize,
    pub hits: Vec<Hit>,
}
impl SearchIndex {
    pub fn new() -> Self {
        Self::default()
    }
    pub fn put(&mut self, doc: u32, f: &[(FieldClass, &str)]) {
        self.docs.insert(doc, f.iter().map(|x| x.1.to_lowercase()).collect::<Vec<_>>().join(" "));
    }
    pub fn remove(&mut self, doc: u32) {
        self.docs.remove(&doc);
    }
    pub fn matches(&self, t: &str) -> Vec<u32> {
        let t = t.to_lowercase();
        self.docs.iter().filter(|d| d.1.contains(&t)).map(|d| *d.0).collect()
    }
    pub fn query(&self, t: &str, l: usize) -> Hits {
        let m = self.matches(t);
        Hits { total: m.len(), hits: m.into_iter().take(l).map(|doc| Hit { doc, score: 1 }).collect() }
    }
    pub fn memory_bytes(&self) -> usize {
        0
    }
}
