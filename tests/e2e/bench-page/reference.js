// The plain way, without any library: what the browser itself needs for the same work. The
// benchmark measures it beside the app in the same run, because absolute times move.
const DATABASE = "plain-rows";

export class PlainRows {
  #rows = [];
  #texts = [];

  /** Takes rows as JSON texts, each an array of some records. */
  take(batches) {
    this.#rows = batches.flatMap((batch) => JSON.parse(batch));
  }

  count() {
    return this.#rows.length;
  }

  /** Milliseconds to insert all rows in one transaction, durably, into a store without an index. */
  async insert() {
    const database = await open((made) => made.createObjectStore("rows", { keyPath: "id" }));
    const start = performance.now();
    const transaction = database.transaction("rows", "readwrite", { durability: "strict" });
    const store = transaction.objectStore("rows");
    for (const row of this.#rows) store.put(row);
    await completed(transaction);
    const took = performance.now() - start;
    database.close();
    return took;
  }

  /** Milliseconds to open the database and have all rows in memory. */
  async readAll() {
    const start = performance.now();
    const database = await open();
    const rows = await answered(database.transaction("rows").objectStore("rows").getAll());
    const took = performance.now() - start;
    database.close();
    this.#rows = rows;
    return took;
  }

  /** Milliseconds of each of `times` durable puts of a row that is there already. */
  async puts(times) {
    const database = await open();
    const took = [];
    for (let turn = 0; turn < times; turn += 1) {
      const row = { ...this.#rows[(turn * 7919) % this.#rows.length], notes: `turn ${turn}` };
      const start = performance.now();
      const transaction = database.transaction("rows", "readwrite", { durability: "strict" });
      transaction.objectStore("rows").put(row);
      await completed(transaction);
      took.push(performance.now() - start);
    }
    database.close();
    return took;
  }

  /** Takes the texts to scan, one a record. */
  takeTexts(batches) {
    this.#texts = batches.flatMap((batch) => JSON.parse(batch));
  }

  /** Milliseconds of a scan of all texts for each query, with the number of texts that have it. */
  scans(queries) {
    return queries.map((query) => {
      const start = performance.now();
      let found = 0;
      for (const text of this.#texts) if (text.includes(query)) found += 1;
      return { took: performance.now() - start, found };
    });
  }
}

function open(upgrade) {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => upgrade?.(request.result);
  return answered(request);
}

function answered(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function completed(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
