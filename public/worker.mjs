// The app without screens, for what takes long: the same code, which sees that there is no page.
import start from "./main.js";

await start();
