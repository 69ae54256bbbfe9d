// Makes the store and the plain reference reachable for the benchmark's scripts.
import start, * as peyvand from "./peyvand_bench_page.js";
import { PlainRows } from "./reference.js";

await start();
globalThis.peyvand = peyvand;
globalThis.plain = new PlainRows();
document.getElementById("state").textContent = "ready";
