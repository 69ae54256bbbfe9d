// Measures in the page, from inside: when something is usable, and when the answer to a tap or a
// key has been painted. Runs before the page's own scripts.
globalThis.journeyMeter = (() => {
  /** How long the page must stay as it is before an answer counts as whole, in milliseconds. */
  const QUIET = 250;

  // A frame is painted after its animation callbacks; the next task runs behind the painting.
  function afterPaint(tell) {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => tell(performance.now());
      port2.postMessage(null);
    });
  }

  /** Resolves with the milliseconds since navigation when `condition` has been painted as true. */
  function usable(condition) {
    return new Promise((resolve) => {
      const look = () => {
        if (condition()) afterPaint(resolve);
        else requestAnimationFrame(look);
      };
      look();
    });
  }

  let input;
  let painted;
  let waiting = 0;

  function noteNextPaint() {
    waiting += 1;
    afterPaint((now) => {
      waiting -= 1;
      painted = now;
    });
  }

  /** Begins to watch for an input of one of these event types and for all that it changes. */
  function watch(types) {
    input = undefined;
    painted = undefined;
    waiting = 0;
    for (const type of types) {
      document.addEventListener(type, ({ timeStamp }) => {
        if (input !== undefined) return;
        input = timeStamp;
        noteNextPaint();
      }, { capture: true, once: true });
    }
    const observer = new MutationObserver(() => {
      if (input !== undefined) noteNextPaint();
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    return observer;
  }

  let watching;

  return {
    usable,
    begin(...types) {
      watching?.disconnect();
      watching = watch(types);
    },
    /** Resolves with the milliseconds from the input to the last painting that it led to. */
    async answered() {
      while (painted === undefined || waiting > 0 || performance.now() - painted < QUIET) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      watching.disconnect();
      return painted - input;
    },
    /** Watches how long interactions take, from the input to the next painting, until `stop` is called: it returns
     *  their milliseconds, which the browser rounds to eights and tells from 16 on. */
    interactions() {
      const longest = new Map();
      const before = performance.interactionCount;
      const note = (entries) => {
        for (const { interactionId, duration } of entries) {
          if (interactionId) longest.set(interactionId, Math.max(duration, longest.get(interactionId) ?? 0));
        }
      };
      const observer = new PerformanceObserver((list) => note(list.getEntries()));
      observer.observe({ type: "event", durationThreshold: 16 });
      return {
        stop() {
          note(observer.takeRecords());
          observer.disconnect();
          const quick = performance.interactionCount - before - longest.size;
          return [...longest.values(), ...new Array(Math.max(0, quick)).fill(16)];
        },
      };
    },
    /** Resolves with the lengths of the frames until `stop` is called, in milliseconds. */
    frames() {
      const lengths = [];
      let last;
      let running = true;
      const note = (now) => {
        if (last !== undefined) lengths.push(now - last);
        last = now;
        if (running) requestAnimationFrame(note);
      };
      requestAnimationFrame(note);
      return { stop() { running = false; return lengths; } };
    },
  };
})();
