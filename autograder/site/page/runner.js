// Runs checks: one worker judges, a second one stands by and takes over from one that does not come back.

import {forget, keep, kept} from "./prepared.js";

const LIMIT = 15000; // milliseconds that one call of the learner's may take
const GRACE = 4000; // beyond them nothing is heard of a worker that works in one long instruction
const LEARNING = 60000; // the same for the lab, where many calls stand between two messages
const IN_PREPARED = /^(kit|numpy-.*)\.whl$/; // what was unpacked on an earlier visit

export class Runner {
  // `on` is told: progress(share), step(name), ready(), inside(function, line), failed(text).
  constructor(on) {
    this.on = on;
    this.count = 0;
    this.active = null;
    this.spare = null;
    this.running = null;
    this.started = null;
    this.isReady = false;
  }

  // Loads Python once; what it resolves to is that a check may come.
  start() {
    this.started ??= this.#loadPrepared().catch((error) => {
      this.started = null;
      this.on.failed(String(error.message ?? error));
      throw error;
    });
    return this.started;
  }

  // What was kept is a help only: where Python does not start with it, it is made again.
  async #loadPrepared() {
    const about = await (await fetch("runtime.json")).json();
    const size = (files) => files.reduce((sum, file) => sum + file.size, 0);
    const unpacked = about.files.filter(({name}) => IN_PREPARED.test(name));
    this.bytes = {come: 0, all: size(about.files)};
    const always = this.#fetchAll(about.files.filter((one) => !unpacked.includes(one)));
    const [frame, prepared] = await Promise.all([this.#openFrame(), kept(about.version)]);
    if (prepared) {
      this.bytes.come += size(unpacked);
      const files = await always;
      try {
        return await this.#load(about, {...files, ...prepared}, true);
      } catch {
        await forget();
        frame.remove();
        await this.#openFrame();
      }
    }
    const [files, more] = await Promise.all([always, this.#fetchAll(unpacked)]);
    await this.#load(about, {...files, ...more}, false);
  }

  async #load(about, files, isPrepared) {
    const scripts = ["pyodide.js", "pyodide.asm.js", "worker.js"].flatMap((name) => [files[name], "\n"]);
    for (const name of ["pyodide.js", "pyodide.asm.js", "worker.js"]) delete files[name];
    this.port.postMessage({type: "prepare", files, scripts, numpy: about.numpy});
    this.active = this.#startWorker();
    this.on.step("start");
    const imported = await this.active.ready;
    this.isReady = true;
    this.on.ready();
    this.spare = this.#startWorker(isPrepared ? null : about.version, imported);
    this.spare.ready.catch(() => {});
  }

  async #openFrame() {
    const frame = document.createElement("iframe");
    frame.sandbox = "allow-scripts";
    frame.hidden = true;
    frame.title = "Python";
    frame.srcdoc = await (await fetch("frame.html")).text();
    const channel = new MessageChannel();
    const listening = new Promise((resolve) => {
      const heard = (event) => {
        if (event.source !== frame.contentWindow) return;
        removeEventListener("message", heard);
        resolve();
      };
      addEventListener("message", heard);
    });
    document.body.append(frame);
    await listening;
    this.port = channel.port1;
    frame.contentWindow.postMessage("port", "*", [channel.port2]);
    this.port.onmessage = ({data}) => this.#heard(data.worker, data.data);
    return frame;
  }

  // Fetches all files, with the share of their bytes that has come; what is packed is unpacked here.
  async #fetchAll(listed) {
    const files = {};
    await Promise.all(listed.map(async ({name, address}) => {
      const response = await fetch(address);
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      const counted = response.body.pipeThrough(new TransformStream({
        transform: (chunk, control) => {
          this.bytes.come += chunk.byteLength;
          this.on.progress(Math.min(1, this.bytes.come / this.bytes.all));
          control.enqueue(chunk);
        },
      }));
      const packed = address.endsWith(".gz");
      const stream = packed ? counted.pipeThrough(new DecompressionStream("gzip")) : counted;
      files[name] = new Uint8Array(await new Response(stream).arrayBuffer());
    }));
    return files;
  }

  // Where `version` is not null, the worker makes what the next visit to these files begins with; `imported` are the
  // modules of Python's own library for that.
  #startWorker(version = null, imported = null) {
    const worker = {number: ++this.count, prepares: version};
    worker.ready = new Promise((resolve, reject) => { worker.settle = {resolve, reject}; });
    this.port.postMessage({type: "start", worker: worker.number, imported: version === null ? null : imported});
    return worker;
  }

  #heard(number, message) {
    const worker = [this.active, this.spare].find((one) => one?.number === number);
    if (!worker) return; // it was dropped
    if (message.type === "loading" && !this.isReady && message.step !== "kit") this.on.step(String(message.step));
    // Only before it is ready: afterwards the learner's code runs in the worker, and could send anything.
    if (message.type === "prepared" && worker.prepares) keep(worker.prepares, message.files);
    if (["prepared", "ready"].includes(message.type)) worker.prepares = null;
    if (message.type === "ready") worker.settle.resolve(message.imported);
    else if (message.type === "failed" && message.id === null) worker.settle.reject(new Error(message.text));
    if (worker !== this.active || !this.running) return;
    if (message.type === "inside") {
      this.running.last = {function: String(message.function), line: message.line};
      this.#watch();
      this.on.inside(this.running.last.function, this.running.last.line);
    } else if (message.id === this.running.id) {
      const {resolve, reject} = this.running;
      clearTimeout(this.running.timer);
      this.running = null;
      if (message.type === "answer") resolve({answer: JSON.parse(message.answer)});
      else reject(new Error(String(message.text)));
    }
  }

  // A worker that tells nothing for longer than a call may take is inside one long instruction.
  #watch() {
    clearTimeout(this.running.timer);
    this.running.timer = setTimeout(() => this.drop("late"), this.running.patience);
  }

  // Asks the judge to check or to draw. Resolves to {answer}, or to {stopped: {why, function, line}} where the
  // worker had to be dropped.
  async ask(work, ...about) {
    await this.start();
    await this.active.ready;
    return new Promise((resolve, reject) => {
      this.running = {id: crypto.randomUUID(), resolve, reject, last: null, patience: ["lab", "learn"].includes(work) ? LEARNING : LIMIT + GRACE};
      this.#watch();
      const message = {type: work, id: this.running.id, about, limit: LIMIT};
      this.port.postMessage({type: "pass", worker: this.active.number, message});
    });
  }

  // Drops the worker that runs; the spare one takes its place.
  drop(why = "asked") {
    const {running} = this;
    if (!running) return;
    clearTimeout(running.timer);
    this.running = null;
    this.port.postMessage({type: "drop", worker: this.active.number});
    this.active = this.spare ?? this.#startWorker();
    this.spare = null;
    this.active.ready.then(() => {
      this.spare ??= this.#startWorker();
      this.spare.ready.catch(() => {});
    }, () => {});
    running.resolve({stopped: {why, ...running.last}});
  }
}
