// Runs before the first paint: sets language, direction, theme and manifest, then starts the app's code.
(() => {
  const script = document.currentScript;
  const root = document.documentElement;
  const languages = ["fa", "ar", "en"];
  const names = { fa: "پیوند", ar: "پيوند", en: "Peyvand" };
  const problems = {
    fa: {
      unsupported: "این مرورگر برای پیوند قدیمی است. مرورگر را به‌روز کنید و دوباره بیایید.",
      unreachable: "پیوند بار نشد. اتصال اینترنت را ببینید و صفحه را دوباره باز کنید.",
      broken: "پیوند باز نشد. صفحه را دوباره باز کنید؛ آنچه ذخیره کرده‌اید سر جایش است.",
    },
    ar: {
      unsupported: "هذا المتصفّح قديم ولا يشغّل «پيوند». حدّث المتصفّح ثم عُد إلينا.",
      unreachable: "تعذّر تحميل «پيوند». تحقّق من اتصال الإنترنت ثم أعد فتح الصفحة.",
      broken: "تعذّر تشغيل «پيوند». أعد فتح الصفحة؛ كل ما حفظته في مكانه.",
    },
    en: {
      unsupported: "This browser is too old for Peyvand. Update it and come back.",
      unreachable: "Peyvand could not load. Check the connection and open this page again.",
      broken: "Peyvand could not start. Open this page again; everything you saved is still there.",
    },
  };

  function preferences() {
    try {
      return JSON.parse(localStorage.getItem("peyvand.preferences")) ?? {};
    } catch {
      // Storage that is blocked or holds something else is the same as a first visit.
      return {};
    }
  }

  const { language: chosen, theme } = preferences();
  // As Language::from_locale_tag reads a tag: the app must not turn the page round when it comes.
  function languageOf(tag) {
    const primary = tag.split(/[-_]/)[0].toLowerCase();
    return primary === "prs" ? "fa" : primary;
  }

  const language = [chosen, ...navigator.languages.map(languageOf)]
    .find((code) => languages.includes(code)) ?? "en";
  root.lang = language;
  root.dir = language === "en" ? "ltr" : "rtl";
  if (theme === "light" || theme === "dark") {
    root.dataset.theme = theme;
    // The app does the same when the theme is changed: platform::page.
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
      meta.media = meta.dataset.scheme === theme ? "all" : "not all";
    }
  }
  document.title = names[language];
  // One in each language; the app changes it with the language: platform::page.
  const manifest = document.createElement("link");
  manifest.rel = "manifest";
  manifest.href = `${root.dataset.base}manifest.${language}.webmanifest`;
  document.head.append(manifest);

  // The browser offers the installation once and early; platform::install takes it from here.
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    globalThis.peyvandInstall = event;
  });

  // On a start that takes no time the name would only cost: the device's letters are loaded for it.
  const NAME_AFTER_MS = 700;

  function tellName() {
    const name = document.getElementById("boot-name");
    if (name) name.textContent = names[language];
  }

  // The browser asks for letters when it first lays out words in them, draws those words in the device's,
  // and then once more. Where everything is kept on the device they can be there in time; where it comes
  // over the network the code goes first.
  function fetchLettersAhead() {
    if (!navigator.serviceWorker?.controller) return;
    document.fonts.load("1em Vazirmatn", language === "en" ? "A" : "Aپ")
      .catch((error) => console.warn("The letters come later:", error));
  }

  // Files of words that lie beside the code: the texts of each language (platform::words fetches the others),
  // and what the sample data is made of. Each is fetched once.
  const fetched = {};
  async function fetchWords(name) {
    const answer = await fetch(new URL(`${name}.txt`, new URL(script.dataset.main, script.src)));
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    return answer.text();
  }
  globalThis.peyvandWords = (name) => {
    fetched[name] ??= fetchWords(name).catch((error) => {
      delete fetched[name];
      throw error;
    });
    return fetched[name];
  };

  // A second thread, of the same code: platform::worker.
  globalThis.peyvandWorker = () => (
    new Worker(new URL("worker.js", new URL(script.dataset.main, script.src)), { type: "module" })
  );

  // Resolves once the page is parsed, so that what the app mounts into exists.
  const parsed = new Promise((resolve) => {
    document.addEventListener("DOMContentLoaded", () => {
      fetchLettersAhead();
      setTimeout(tellName, NAME_AFTER_MS);
      resolve();
    }, { once: true });
  });

  async function start() {
    const [main] = await Promise.all([
      import(script.dataset.main),
      globalThis.peyvandWords(`texts.${language}`),
      parsed,
    ]);
    await main.default();
    document.getElementById("boot")?.remove();
  }

  function problemOf(error) {
    if (typeof WebAssembly !== "object" || error instanceof WebAssembly.CompileError) return "unsupported";
    return error instanceof WebAssembly.RuntimeError ? "broken" : "unreachable";
  }

  async function tell(error) {
    console.error(error);
    await parsed;
    const problem = document.getElementById("boot-problem");
    if (!problem) return;
    problem.textContent = problems[language][problemOf(error)];
    problem.closest(".boot").classList.add("boot-failed");
  }

  // Waits for the app to stand, so that filling the cache does not slow the first screen down.
  function keepForOffline() {
    if (!script.dataset.worker || !("serviceWorker" in navigator)) return;
    navigator.serviceWorker.register(new URL(script.dataset.worker, script.src))
      .catch((error) => console.warn("The app is not available offline:", error));
  }

  start().then(keepForOffline, tell);
})();
