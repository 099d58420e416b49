// Runs checks: one worker judges, a second one stands by and takes over from one that does not come back.

import {forget, keep, kept} from "./compiled.js";

const LIMIT = 15000; // milliseconds that one call of the learner's may take
const GRACE = 4000; // beyond them nothing is heard of a worker that works in one long instruction
const LEARNING = 60000; // the same for the lab, where many calls stand between two messages

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
    this.started ??= this.#loadWithBytecode().catch((error) => {
      this.started = null;
      this.on.failed(String(error.message ?? error));
      throw error;
    });
    return this.started;
  }

  // Bytecode that was kept is a help only: where Python does not start with it, it is made again.
  async #loadWithBytecode() {
    const about = await (await fetch("runtime.json")).json();
    const bytecode = await kept(about.version);
    if (!Object.keys(bytecode).length) return this.#load(about, {});
    try {
      await this.#load(about, bytecode);
    } catch {
      await forget();
      this.frame?.remove();
      await this.#load(about, {});
    }
  }

  async #load(about, bytecode) {
    const files = await this.#fetchAll(about.files.filter(({name}) => !bytecode[name]));
    Object.assign(files, bytecode);
    const frame = this.frame = document.createElement("iframe");
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
    const prepared = new Promise((resolve, reject) => { this.prepared = {resolve, reject}; });
    this.port.onmessage = ({data}) => this.#heard(data.worker, data.data);
    const scripts = ["pyodide.js", "pyodide.asm.js", "worker.js"].flatMap((name) => [files[name], "\n"]);
    for (const name of ["pyodide.js", "pyodide.asm.js", "worker.js"]) delete files[name];
    this.port.postMessage({type: "prepare", files, scripts, numpy: about.numpy});
    await prepared;
    this.active = this.#startWorker();
    this.on.step("start");
    await this.active.ready;
    this.isReady = true;
    this.on.ready();
    this.spare = this.#startWorker(files["compiled.zip"] ? null : about.version);
    this.spare.ready.catch(() => {});
  }

  // Fetches all files, with the share of their bytes that has come; what is packed is unpacked here.
  async #fetchAll(listed) {
    const total = listed.reduce((sum, file) => sum + file.size, 0);
    let come = 0;
    const files = {};
    await Promise.all(listed.map(async ({name, address}) => {
      const response = await fetch(address);
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      const counted = response.body.pipeThrough(new TransformStream({
        transform: (chunk, control) => {
          come += chunk.byteLength;
          this.on.progress(Math.min(1, come / total));
          control.enqueue(chunk);
        },
      }));
      const packed = address.endsWith(".gz");
      const stream = packed ? counted.pipeThrough(new DecompressionStream("gzip")) : counted;
      files[name] = new Uint8Array(await new Response(stream).arrayBuffer());
    }));
    return files;
  }

  // The worker makes bytecode for `version` of the files, unless that is null.
  #startWorker(version = null) {
    const worker = {number: ++this.count, compiles: version};
    worker.ready = new Promise((resolve, reject) => { worker.settle = {resolve, reject}; });
    this.port.postMessage({type: "start", worker: worker.number, compile: version !== null});
    return worker;
  }

  #heard(number, message) {
    if (number === null) {
      if (message.type === "prepared") this.prepared.resolve();
      else this.prepared.reject(new Error(message.text));
      return;
    }
    const worker = [this.active, this.spare].find((one) => one?.number === number);
    if (!worker) return; // it was dropped
    if (message.type === "loading" && !this.isReady && message.step !== "kit") this.on.step(String(message.step));
    // Only before it is ready: afterwards the learner's code runs in the worker, and could send anything.
    if (message.type === "compiled" && worker.compiles) keep(worker.compiles, message.files);
    if (["compiled", "ready"].includes(message.type)) worker.compiles = null;
    if (message.type === "ready") worker.settle.resolve();
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
