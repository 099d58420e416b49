// The page itself: progress lives in local storage, where the browser has one.
(async () => {
  "use strict";

  function unpacked(id) {
    const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (c) => c.charCodeAt(0));
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));
  }
  const data = await unpacked("data").json();
  const EVENTS = "xor2mnist-events", SESSION = "xor2mnist-session", LANG = "xor2mnist-lang";

  const memory = new Map();
  let volatile = false;
  const store = {
    get(key) {
      try {
        return localStorage.getItem(key);
      } catch {
        volatile = true;
        return memory.get(key) ?? null;
      }
    },
    set(key, value) {
      try {
        localStorage.setItem(key, value);
      } catch {
        volatile = true;
        memory.set(key, value);
      }
    },
  };

  function stored() {
    return Knowledge.salvage(store.get(EVENTS) ?? "");
  }

  // A link from the terminal holds a log in its fragment, which no server ever sees.
  async function linked() {
    const [, packed] = /^#log=([A-Za-z0-9_-]+)$/.exec(location.hash) ?? [];
    if (!packed) return null;
    history.replaceState(null, "", location.pathname + location.search);
    try {
      const bytes = Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
      const text = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
      const known = new Set(stored().map((event) => event.id));
      const fresh = Knowledge.salvage(await new Response(text).text()).filter((event) => !known.has(event.id));
      store.set(EVENTS, Knowledge.toText([...stored(), ...fresh]));
      return fresh.length;
    } catch {
      return 0;
    }
  }

  function resumed() {
    try {
      return JSON.parse(store.get(SESSION) ?? "null");
    } catch {
      return null;
    }
  }

  const news = await linked();
  let wanted = "";
  try {
    wanted = decodeURIComponent(location.hash.slice(1));
  } catch {
    // A fragment that is no text names nothing.
  }
  const named = data.questions.filter((q) => wanted && [q.id, q.topic].includes(wanted)).map((q) => q.id);
  const session = named.length ? {ids: named, index: 0} : news === null && wanted !== "today" ? resumed() : null;
  const lang = store.get(LANG) ?? document.documentElement.lang;
  const speak = (chosen) => {
    document.documentElement.lang = chosen;
    document.title = data.strings.title[chosen];
    store.set(LANG, chosen);
  };
  speak(lang);
  window.quiz = Quiz.mount(document.getElementById("quiz"), {
    data, lang, session, volatile, news, daily: wanted === "today", events: stored(), files: true, history: true, drawing: () => unpacked("drawing").text(), via: "web", remember: speak,
    // Another tab may have written meanwhile; what it wrote is kept.
    append: (event) => store.set(EVENTS, Knowledge.toText([...stored(), event])),
    keep: (now) => store.set(SESSION, JSON.stringify(now)),
  });
})();
