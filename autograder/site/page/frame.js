// The runner's frame: a document without an origin, which starts the workers that hold Python.
// The page gives it the files; it hands messages on and reads nothing in them.
"use strict";

let parts = null;
let page = null;
const workers = new Map();

function prepare(data) {
  const {files, scripts} = data;
  const module = WebAssembly.compile(files["pyodide.asm.wasm"]);
  module.catch(() => {}); // start() tells of it
  delete files["pyodide.asm.wasm"];
  parts = {files, module, numpy: data.numpy, script: URL.createObjectURL(new Blob(scripts, {type: "text/javascript"}))};
}

async function start(number, imported) {
  const worker = new Worker(parts.script); // reads the script while the module is compiled
  workers.set(number, worker);
  worker.onmessage = ({data}) => page.postMessage({worker: number, data});
  worker.onerror = (event) => {
    event.preventDefault();
    page.postMessage({worker: number, data: {type: "failed", id: null, text: String(event.message)}});
  };
  worker.postMessage({type: "load", files: parts.files, numpy: parts.numpy, module: await parts.module, imported});
}

async function receive({data}) {
  try {
    if (data.type === "prepare") prepare(data);
    else if (data.type === "start") await start(data.worker, data.imported);
    else if (data.type === "drop") {
      workers.get(data.worker)?.terminate();
      workers.delete(data.worker);
      return;
    } else workers.get(data.worker)?.postMessage(data.message);
  } catch (error) {
    page.postMessage({worker: data.worker ?? null, data: {type: "failed", id: null, text: String(error)}});
  }
}

// The first message brings a port of the page's own; no other window is listened to.
addEventListener("message", function first(event) {
  if (event.source !== parent || !event.ports[0]) return;
  removeEventListener("message", first);
  page = event.ports[0];
  page.onmessage = receive;
});
parent.postMessage("frame", "*");
