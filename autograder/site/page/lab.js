// The lab: a network of the learner's own functions learns to read digits, and then reads what is drawn.
import {h} from "./dom.js";
import {stoppedView} from "./verdict.js";

const SIDE = 280; // of the drawing, as the judge takes it
const INK = 22;
const DIGITS = 28;
const SLICE = 0.5; // seconds of learning before anything else is heard
const PARTS = ["ex04_relu", "ex05_initializers", "ex06_softmax", "ex07_optimizers"];

// Whether the course holds every exercise that the network is made of.
export function hasLab(course) {
  return PARTS.every((id) => course.exercises.some((one) => one.id === id));
}

export class LabView {
  constructor(app) {
    this.app = app;
    this.exercise = {id: "lab", title: {en: app.texts.strings.lab.en, ko: app.texts.strings.lab.ko}};
    this.status = h("p", {class: "status", role: "status", "aria-live": "polite"});
    this.bar = h("progress", {max: 1, value: 0, hidden: true});
    this.found = h("div", {class: "cards"});
    this.epochs = h("div", {});
    this.reading = h("div", {class: "reading"});
    this.paper = this.makePaper();
    this.busy = this.stopping = this.drawn = false;
    this.learned = null;
    this.answer = null;
    this.told = null;
    this.number = 0;
  }

  say(key, values) {
    return this.app.texts.say(key, values);
  }

  async open() {
    this.draw();
    this.app.runner.start().catch(() => {});
  }

  draw() {
    const button = (key, onclick, kind = null) => h("button", {type: "button", class: kind, onclick}, this.say(key));
    this.trainButton = button("lab-train", () => this.train(), "main");
    this.stopButton = button("stop", () => this.stop());
    this.clearButton = button("lab-clear", () => this.clear());
    this.sampleButton = button("lab-sample", () => this.sample());
    this.root = h("main", {id: "content", tabindex: "-1", class: "map lab"},
      h("h1", {}, this.say("lab")), h("p", {}, this.say("lab-about")),
      h("div", {class: "row"}, this.trainButton, this.stopButton), this.bar, this.status, this.found, this.epochs,
      h("section", {class: "draw", "aria-labelledby": "draw"}, h("h2", {id: "draw"}, this.say("lab-draw")),
        h("div", {class: "columns"},
          h("div", {}, this.paper, h("div", {class: "row"}, this.clearButton, this.sampleButton)), this.reading)));
    this.paper.setAttribute("aria-label", this.say("lab-paper"));
    this.app.replace(this.root);
    this.enable();
    this.showEpochs();
    this.showReading();
  }

  enable() {
    this.trainButton.disabled = this.busy;
    this.stopButton.hidden = !this.busy;
    this.sampleButton.disabled = this.busy || !this.learned;
  }

  tell(text) {
    this.status.textContent = text;
  }

  // How far Python is, as the runner tells it.
  progress(text, share = null) {
    this.bar.hidden = share === null;
    if (share !== null) this.bar.value = share;
    this.bar.setAttribute("aria-label", text);
    this.tell(text);
  }

  // What was learned is kept, for the worker is heard again after every little while. A second press ends the worker.
  stop() {
    if (this.stopping) this.app.runner.drop();
    this.stopping = true;
  }

  // Asks the judge; resolves to its answer, or to null where it has none and the page says why.
  async ask(work, ...about) {
    const found = await this.app.runner.ask(work, ...about);
    const {answer} = found;
    if (found.stopped) {
      this.learned = null;
      const {view, text} = stoppedView(this.app.texts, found.stopped, () => {});
      this.found.replaceChildren(view);
      this.tell(text);
    } else if (answer?.missing) {
      this.learned = null;
      this.found.replaceChildren(...answer.missing.map((one) => this.missing(one)));
      this.tell(this.say("lab-missing"));
    } else if (answer?.lost) {
      this.learned = null;
      this.tell(this.say("lab-lost"));
    } else return found;
    return null;
  }

  missing(one) {
    const name = one.functions[0];
    const at = this.app.course.exercises.find((exercise) => exercise.functions.some((other) => other.name === name));
    return h("div", {class: "card not_started"}, h("h3", {}, h("code", {}, one.functions.join(", "))),
      one[this.app.texts.lang].map((sentence) => h("p", {}, String(sentence))),
      h("p", {}, h("a", {href: `#/${at.id}`}, at.title[this.app.texts.lang])));
  }

  async train() {
    if (this.busy) return;
    await this.alone(async () => {
      this.stopping = false;
      this.learned = null;
      this.found.replaceChildren();
      this.enable();
      try {
        if (!this.app.runner.isReady) this.tell(this.say("waiting"));
        await this.app.runner.start();
        const sources = {};
        for (const id of PARTS) {
          const exercise = this.app.course.exercises.find((one) => one.id === id);
          sources[id] = (await this.app.store.file(id))?.text ?? exercise.stub[this.app.texts.lang];
        }
        const begun = await this.ask("lab", JSON.stringify(sources));
        if (begun) await this.learn();
      } finally {
        this.bar.hidden = true;
      }
    });
  }

  async learn() {
    this.bar.hidden = false;
    this.bar.setAttribute("aria-label", this.say("lab-learning"));
    for (let done = false; !done && !this.stopping && this.root.isConnected;) {
      const found = await this.ask("learn", SLICE);
      if (!found) return;
      this.learned = found.answer;
      done = this.learned.done;
      this.bar.value = this.learned.batches / this.learned.steps;
      this.tell(this.say("lab-batches", {done: this.learned.batches, all: this.learned.steps}));
      this.showEpochs();
    }
    const {accuracies} = this.learned;
    const share = accuracies.length ? this.percent(accuracies.at(-1)) : null;
    this.tell(share ? this.say("lab-learned", {share}) : this.say("lab-stopped"));
  }

  percent(share) {
    return `${(100 * share).toFixed(1)} %`;
  }

  showEpochs() {
    if (!this.learned) {
      this.epochs.replaceChildren();
      return;
    }
    const {accuracies, loss} = this.learned;
    this.epochs.replaceChildren(
      loss === null ? "" : h("p", {}, this.say("lab-loss", {loss: loss.toFixed(3)})),
      accuracies.length ? h("ol", {}, accuracies.map((share) => h("li", {}, this.say("lab-accuracy", {share: this.percent(share)})))) : "");
  }

  // ---- the drawing

  makePaper() {
    const paper = h("canvas", {id: "paper", role: "img", width: SIDE, height: SIDE});
    const pen = paper.getContext("2d", {willReadFrequently: true});
    pen.lineWidth = INK;
    pen.lineCap = pen.lineJoin = "round";
    const strokes = new Map();
    const place = (event) => {
      const box = paper.getBoundingClientRect();
      return [(event.clientX - box.left) * SIDE / box.width, (event.clientY - box.top) * SIDE / box.height];
    };
    paper.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      paper.setPointerCapture(event.pointerId);
      strokes.set(event.pointerId, place(event));
      pen.beginPath();
      pen.arc(...place(event), INK / 2, 0, 2 * Math.PI);
      pen.fill();
      this.read();
    });
    paper.addEventListener("pointermove", (event) => {
      const from = strokes.get(event.pointerId);
      if (!from) return;
      const to = place(event);
      pen.beginPath();
      pen.moveTo(...from);
      pen.lineTo(...to);
      pen.stroke();
      strokes.set(event.pointerId, to);
      this.read();
    });
    for (const end of ["pointerup", "pointercancel"]) paper.addEventListener(end, (event) => strokes.delete(event.pointerId));
    this.pen = pen;
    return paper;
  }

  clear() {
    this.pen.clearRect(0, 0, SIDE, SIDE);
    this.read();
  }

  // One drawing is read at a time; what is drawn meanwhile is read after it.
  async read() {
    this.drawn = true;
    if (this.busy || !this.learned) {
      if (!this.busy) this.tell(this.say("lab-untrained"));
      return;
    }
    await this.alone(async () => {
      while (this.drawn) {
        this.drawn = false;
        const {data} = this.pen.getImageData(0, 0, SIDE, SIDE);
        const found = await this.ask("read", Uint8Array.from({length: SIDE * SIDE}, (_, k) => data[4 * k + 3]));
        if (!found) break;
        this.answer = found.answer;
        this.showReading();
      }
    });
  }

  // A digit of the test data, for whoever has no hand free to draw.
  async sample() {
    if (this.busy || !this.learned) return;
    await this.alone(async () => {
      const found = await this.ask("sample", this.number++);
      if (!found) return;
      this.answer = found.answer;
      this.showReading();
    });
  }

  // While a job asks the network, nothing else does; what fails is told.
  async alone(job) {
    this.busy = true;
    try {
      await job();
    } catch (error) {
      this.tell(this.say("lab-failed", {reason: String(error.message ?? error)}));
    } finally {
      this.busy = false;
      this.enable();
    }
  }

  showReading() {
    const {answer} = this;
    const share = answer && answer.digit !== null ? answer.probabilities[answer.digit] : 0;
    let text = this.say("lab-nothing");
    if (answer && answer.digit === null) text = this.say("lab-unreadable");
    else if (answer) text = this.say("lab-reads", {digit: answer.digit, share: this.percent(share)});
    if (Number.isInteger(answer?.label)) text += ` ${this.say("lab-label", {label: answer.label})}`;
    this.reading.replaceChildren(h("p", {class: "headline", role: "status"}, text),
      h("ol", {start: 0, class: "bars"}, Array.from({length: 10}, (_, digit) => {
        const probability = answer ? answer.probabilities[digit] : 0;
        return h("li", {}, h("b", {}, digit), h("meter", {min: 0, max: 1, value: probability, "aria-label": `${digit}`}),
          h("span", {}, answer ? this.percent(probability) : ""));
      })),
      h("div", {class: "pair"}, this.pixels("lab-sees", answer?.image, (value) => grey(value)),
        this.pixels("lab-speaks", answer?.evidence, signed)), h("p", {class: "quiet"}, this.say("lab-speaks-about")));
  }

  pixels(key, values, colour) {
    const canvas = h("canvas", {width: DIGITS, height: DIGITS, role: "img", "aria-label": this.say(key)});
    const brush = canvas.getContext("2d");
    for (let k = 0; k < DIGITS * DIGITS; k++) {
      brush.fillStyle = colour(values?.[k] ?? 0);
      brush.fillRect(k % DIGITS, Math.floor(k / DIGITS), 1, 1);
    }
    return h("figure", {}, canvas, h("figcaption", {}, this.say(key)));
  }

  // What the app asks of every view.
  async save() {}

  async renew() {}

  drawVersions() {}

  relabel() {
    this.found.replaceChildren();
    this.tell("");
    this.draw();
  }
}

const mix = (from, to, share) => `rgb(${from.map((one, k) => Math.round(one + (to[k] - one) * share)).join()})`;
const grey = (value) => mix([255, 255, 255], [17, 17, 17], Math.min(1, Math.max(0, value)));
const signed = (value) => mix([245, 245, 245], value > 0 ? [213, 94, 0] : [0, 114, 178], Math.min(1, Math.abs(value)));
