// What the browser keeps: the files, and every version that was checked. Each record stands alone, so a damaged
// one is lost alone. Where the browser keeps nothing, the same lives in memory as long as the page is open.

const NAME = "xor2mnist";
const MOST_VERSIONS = 50; // of one exercise

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

export class Store {
  constructor(base) {
    this.base = base;
    this.memory = {files: new Map(), versions: []};
    this.channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(NAME);
  }

  static async open() {
    try {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("files", {keyPath: "exercise"});
        request.result.createObjectStore("versions", {keyPath: "id", autoIncrement: true})
          .createIndex("exercise", "exercise");
      };
      const base = await done(request);
      navigator.storage?.persist?.().catch(() => {});
      return new Store(base);
    } catch {
      return new Store(null);
    }
  }

  get keeps() {
    return this.base !== null;
  }

  // Calls `changed(exercise)` where another tab has written a file.
  listen(changed) {
    if (this.channel) this.channel.onmessage = ({data}) => changed(String(data));
  }

  static #whole(record) {
    return record && typeof record.text === "string" && typeof record.exercise === "string";
  }

  async file(exercise) {
    if (!this.base) return this.memory.files.get(exercise) ?? null;
    const record = await done(this.base.transaction("files").objectStore("files").get(exercise));
    return Store.#whole(record) ? record : null;
  }

  async files() {
    if (!this.base) return [...this.memory.files.values()];
    const all = await done(this.base.transaction("files").objectStore("files").getAll());
    return all.filter(Store.#whole);
  }

  // Writes a file. Where another tab wrote since revision `known`, its text becomes a version before it is
  // replaced, and `overtaken` is true.
  async save(exercise, text, known) {
    const record = {exercise, text, at: new Date().toISOString(), revision: crypto.randomUUID()};
    let overtaken = false;
    if (!this.base) this.memory.files.set(exercise, record);
    else {
      const transaction = this.base.transaction(["files", "versions"], "readwrite");
      const files = transaction.objectStore("files");
      const before = await done(files.get(exercise));
      if (Store.#whole(before) && before.revision !== known && before.text !== text) {
        overtaken = true;
        transaction.objectStore("versions").add({exercise, text: before.text, at: before.at, status: ""});
      }
      await done(files.put(record));
    }
    this.channel?.postMessage(exercise);
    return {revision: record.revision, overtaken};
  }

  async keep(exercise, text, status) {
    const record = {exercise, text, status, at: new Date().toISOString()};
    if (!this.base) {
      this.memory.versions.push(record);
      return;
    }
    const versions = this.base.transaction("versions", "readwrite").objectStore("versions");
    const own = await done(versions.index("exercise").getAll(exercise));
    if (own.at(-1)?.text === text && own.at(-1)?.status === status) return;
    await done(versions.add(record));
    for (const old of own.slice(0, Math.max(0, own.length + 1 - MOST_VERSIONS))) versions.delete(old.id);
  }

  async versions(exercise) {
    if (!this.base) return this.memory.versions.filter((one) => one.exercise === exercise);
    const versions = this.base.transaction("versions").objectStore("versions");
    return (await done(versions.index("exercise").getAll(exercise))).filter(Store.#whole);
  }
}
