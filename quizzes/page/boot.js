// The page itself: progress lives in local storage, where the browser has one.
(async () => {
  "use strict";

  const packed = Uint8Array.from(atob(document.getElementById("data").textContent), (c) => c.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const data = await new Response(unpacked).json();
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

  const wanted = decodeURIComponent(location.hash.slice(1));
  const named = data.questions.filter((q) => wanted && [q.id, q.topic].includes(wanted)).map((q) => q.id);
  const session = named.length ? {ids: named, index: 0} : JSON.parse(store.get(SESSION) ?? "null");
  const lang = store.get(LANG) ?? document.documentElement.lang;
  const speak = (chosen) => {
    document.documentElement.lang = chosen;
    document.title = data.strings.title[chosen];
    store.set(LANG, chosen);
  };
  speak(lang);
  Quiz.mount(document.getElementById("quiz"), {
    data, lang, session, volatile, events: stored(), files: true, via: "web", remember: speak,
    // Another tab may have written meanwhile; what it wrote is kept.
    append: (event) => store.set(EVENTS, Knowledge.toText([...stored(), event])),
    keep: (now) => store.set(SESSION, JSON.stringify(now)),
  });
})();
