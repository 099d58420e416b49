// One exercise: its lesson, the editor, the verdict, the hints, and what is kept.
import {download, h} from "./dom.js";
import {pictureView} from "./picture.js";
import {append, hintsGiven, note, predictions} from "./progress.js";
import {settledView, stoppedView, summary, verdictView} from "./verdict.js";

const KEYS = ["\t", "(", ")", "[", "]", ":", "=", ".", ",", "_", "*", "@", "+", "-", "/", "<", ">", "#"];
const SAVED_AFTER = 400; // milliseconds without a key

export class ExerciseView {
  constructor(app, exercise) {
    this.app = app;
    this.exercise = exercise;
    this.revision = null;
    this.verdict = null;
    this.picture = null;
    this.places = new Map([["lesson", h("div", {class: "lesson"})], ["verdict", h("div", {class: "cards"})], ["picture", h("div", {})],
      ["hints", h("div", {})], ["versions", h("div", {})], ["around", h("div", {class: "around"})]]);
    this.status = h("p", {class: "status", role: "status", "aria-live": "polite"});
    this.bar = h("progress", {max: 1, value: 0, hidden: true});
    this.go = (line) => {
      this.show("code");
      this.editor?.go(line);
    };
  }

  say(key, values) {
    return this.app.texts.say(key, values);
  }

  async open() {
    const record = await this.app.store.file(this.exercise.id);
    this.revision = record?.revision ?? null;
    this.text = record?.text ?? this.exercise.stub[this.app.texts.lang];
    this.draw();
    if (this.exercise.browser) {
      this.app.runner.start().catch(() => {});
      this.editorMade = this.makeEditor();
      await this.editorMade;
    }
  }

  draw() {
    const {exercise, app} = this;
    const {texts} = app;
    const title = h("h1", {}, h("span", {class: "quiet"}, texts.say("exercise", {number: exercise.number})), " ", exercise.title[texts.lang]);
    const tabs = h("div", {class: "tabs", role: "group", "aria-label": exercise.title[texts.lang]},
      ["lesson", "code"].map((part) => h("button", {
        type: "button", "data-part": part, "aria-pressed": "false", onclick: () => this.show(part),
      }, texts.say(part))));
    const lesson = h("section", {class: "part", "data-part": "lesson", "aria-label": texts.say("lesson"), tabindex: "0"},
      this.questions("before"), this.places.get("lesson"), this.places.get("around"));
    this.root = h("main", {id: "content", tabindex: "-1", class: "exercise"}, h("div", {class: "head"}, title, tabs),
      h("div", {class: "columns"}, lesson, this.exercise.browser ? this.work() : this.elsewhere()));
    app.replace(this.root);
    this.show("lesson");
    this.drawLesson();
    this.drawAround();
    this.drawHints();
    this.drawVersions();
  }

  // On a narrow screen one part shows at a time.
  show(part) {
    this.root.dataset.shown = part;
    for (const button of this.root.querySelectorAll(".tabs button")) {
      button.setAttribute("aria-pressed", String(button.dataset.part === part));
    }
  }

  work() {
    const {texts} = this.app;
    this.host = h("div", {class: "editor"});
    this.checkButton = h("button", {type: "button", class: "main", onclick: () => this.check()}, texts.say("check"));
    this.pictureButton = this.exercise.picture
      ? h("button", {type: "button", onclick: () => this.drawPicture()}, texts.say("picture")) : null;
    this.stopButton = h("button", {type: "button", hidden: true, onclick: () => this.app.runner.drop()}, texts.say("stop"));
    const keys = h("div", {class: "keys", role: "group", "aria-label": texts.say("keys")}, KEYS.map((key) => h("button", {
      type: "button", "aria-label": key === "\t" ? texts.say("key-indent") : null,
      onmousedown: (event) => event.preventDefault(), onclick: () => this.editor?.insert(key),
    }, key === "\t" ? "⇥" : key)));
    return h("section", {class: "part", "data-part": "code", "aria-label": texts.say("code"), tabindex: "0"},
      this.host, keys,
      h("div", {class: "row"}, this.checkButton, this.stopButton, this.pictureButton, h("kbd", {}, texts.say("check-key"))),
      this.bar, this.status,
      h("h2", {class: "visually-hidden"}, texts.say("verdict")), this.places.get("verdict"), this.places.get("picture"),
      this.questions("after"),
      h("details", {class: "fold", open: true}, h("summary", {}, texts.say("hints")), this.places.get("hints")),
      h("details", {class: "fold"}, h("summary", {}, texts.say("versions")), this.places.get("versions")));
  }

  elsewhere() {
    const {texts} = this.app;
    const {id} = this.exercise;
    const file = `${id}.py`, notebook = `${id}.ipynb`;
    const take = () => download(file, this.exercise.stub[texts.lang], "text/x-python");
    return h("section", {class: "part", "data-part": "code", "aria-label": texts.say("code"), tabindex: "0"},
      h("div", {class: "card not_started"}, h("p", {}, texts.say("needs-tensorflow")),
        h("ol", {class: "steps"},
          h("li", {}, h("p", {}, texts.say("notebook-save")),
            h("a", {class: "button main", href: `notebooks/${texts.lang}/${notebook}`, download: notebook}, texts.say("take-notebook", {file: notebook}))),
          h("li", {}, h("p", {}, texts.say("notebook-colab")),
            h("a", {class: "button", href: "https://colab.research.google.com/", target: "_blank", rel: "noopener noreferrer"}, texts.say("open-colab"))),
          h("li", {}, h("p", {}, texts.say("notebook-then")),
            h("button", {type: "button", onclick: take}, texts.say("take-file", {file}))))),
      this.questions("after"),
      h("details", {class: "fold", open: true}, h("summary", {}, texts.say("hints")), this.places.get("hints")));
  }

  questions(when) {
    const {texts, course} = this.app;
    const own = when === "after" ? this.exercise.after : this.exercise.functions.flatMap((one) => one.before);
    const known = [...new Set(own)].filter((id) => course.questions.includes(id));
    if (!known.length) return null;
    return h("nav", {class: "asked", "aria-label": texts.say(when)}, h("strong", {}, texts.say(when)),
      known.map((id, number) => h("a", {href: `quiz.html#${encodeURIComponent(id)}`}, texts.say("question-number", {number: number + 1}))));
  }

  async drawLesson() {
    const lang = this.app.texts.lang;
    const answer = await fetch(`lessons/${lang}/${this.exercise.id}.html`);
    if (!answer.ok || lang !== this.app.texts.lang) return;
    // The builder made this markup, from the kit's own lessons; no text of a learner's comes here.
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    this.places.get("lesson").replaceChildren(...page.body.childNodes);
    for (const wide of this.places.get("lesson").querySelectorAll("pre, .wide")) wide.tabIndex = 0;
  }

  drawAround() {
    const {texts, course} = this.app;
    const next = course.exercises[course.exercises.indexOf(this.exercise) + 1];
    this.places.get("around").replaceChildren(...(next
      ? [h("a", {href: `#/${next.id}`}, texts.say("next-exercise", {title: next.title[texts.lang]}))] : []));
  }

  drawHints() {
    const {texts} = this.app;
    this.places.get("hints").replaceChildren(...this.exercise.functions.map((one) => {
      const given = Math.min(hintsGiven(one.name), one.hints.length);
      const more = given < one.hints.length ? h("button", {
        type: "button", class: "small", onclick: () => {
          append("hinted", {function: one.name, stage: given + 1});
          this.drawHints();
          this.places.get("hints").querySelector(`[data-function="${one.name}"] li:last-child`)?.focus();
        },
      }, texts.say("next-hint", {stage: given + 1, all: one.hints.length, function: one.name})) : null;
      return h("div", {class: "hinted", "data-function": one.name}, h("p", {}, h("code", {}, one.call)),
        given ? h("ol", {}, one.hints.slice(0, given).map((hint) => h("li", {tabindex: "-1"}, hint[texts.lang]))) : null, more);
    }));
  }

  async drawVersions() {
    const {texts, store} = this.app;
    const versions = (await store.versions(this.exercise.id)).reverse();
    const time = (at) => new Date(at).toLocaleString(texts.lang);
    const rows = versions.map((one) => h("li", {},
      h("button", {type: "button", class: "small", onclick: () => this.bring(one.text)}, texts.say("version-back", {time: time(one.at)})),
      one.status ? h("span", {class: `badge ${one.status}`}, texts.say(one.status)) : null));
    this.places.get("versions").replaceChildren(
      rows.length ? h("ul", {class: "versions"}, rows) : h("p", {class: "quiet"}, texts.say("version-none")),
      h("p", {}, h("button", {type: "button", class: "small", onclick: () => this.reset()}, texts.say("reset"))));
  }

  async makeEditor() {
    const {Editor} = await import("./editor.js");
    if (!this.host.isConnected) return;
    this.editor = new Editor({
      parent: this.host, nonce: document.querySelector("meta[name=editor-nonce]").content, label: this.label(),
      changed: (text) => this.changed(text), check: () => this.check(),
    });
    this.editor.open(this.text);
  }

  label() {
    return this.say("editor", {file: `${this.exercise.id}.py`});
  }

  changed(text) {
    this.text = text;
    clearTimeout(this.saving);
    this.saving = setTimeout(() => this.save(), SAVED_AFTER);
  }

  // Resolves once the file is kept; nothing is written where nothing was typed.
  async save() {
    clearTimeout(this.saving);
    if (this.saving === undefined) return;
    this.saving = undefined;
    try {
      const {revision, overtaken} = await this.app.store.save(this.exercise.id, this.text, this.revision);
      this.revision = revision;
      if (overtaken) {
        this.tell(this.say("other-tab"));
        this.drawVersions();
      }
    } catch {
      this.saving = 0; // the next key tries again
      this.tell(this.say("not-kept"));
    }
  }

  // Another tab wrote the file: it is shown where nothing was typed here since.
  async renew() {
    if (this.saving !== undefined) return;
    const record = await this.app.store.file(this.exercise.id);
    if (!record || record.revision === this.revision) return;
    this.revision = record.revision;
    if (record.text === this.text) return;
    this.text = record.text;
    this.editor?.open(record.text);
  }

  async bring(text) {
    await this.app.store.keep(this.exercise.id, this.text, "");
    this.text = text;
    this.editor?.open(text);
    this.saving = 0;
    await this.save();
    this.drawVersions();
    this.editor?.go(1);
  }

  async reset() {
    await this.bring(this.exercise.stub[this.app.texts.lang]);
    this.verdict = null;
    this.places.get("verdict").replaceChildren();
    this.tell(this.say("reset-done"));
  }

  tell(text, unseen = "") {
    this.status.replaceChildren(text);
    if (unseen) this.status.append(" ", h("span", {class: "visually-hidden"}, unseen));
  }

  // How far Python is, as the runner tells it.
  progress(text, share = null) {
    if (!this.exercise.browser) return;
    this.bar.hidden = share === null;
    if (share !== null) this.bar.value = share;
    this.bar.setAttribute("aria-label", text);
    if (!this.verdict || this.busy) this.tell(text);
  }

  // Has the judge do something with the text of the editor; `done(answer, text)` shows what came of it.
  async ask(work, waiting, failed, done, more = []) {
    if (this.busy) return;
    this.busy = true;
    const buttons = [this.checkButton, this.pictureButton].filter((one) => one);
    for (const button of buttons) button.disabled = true;
    const {runner} = this.app;
    try {
      if (!runner.isReady) this.tell(this.say("waiting"));
      // Who is quick presses a button before the editor has come.
      await this.editorMade;
      this.editor.mark([]);
      const {text} = this.editor;
      this.text = text;
      await this.save();
      await runner.start();
      this.stopButton.hidden = false;
      this.tell(this.say(waiting));
      const found = await runner.ask(work, this.exercise.id, text, ...more);
      if (found.stopped) await this.stopped(found.stopped, text);
      else await done(found.answer, text);
    } catch (error) {
      this.tell(this.say(runner.isReady ? failed : "load-failed", {reason: String(error.message ?? error)}));
    } finally {
      this.busy = false;
      for (const button of buttons) button.disabled = false;
      this.stopButton.hidden = true;
      this.bar.hidden = true;
    }
  }

  check() {
    return this.ask("check", "checking", "check-failed", (verdict, text) => this.judged(verdict, text),
      [JSON.stringify(predictions(this.exercise))]);
  }

  drawPicture() {
    return this.ask("picture", "drawing", "picture-failed", async (answer) => {
      this.picture = answer;
      await this.showPicture();
      this.tell(this.say(answer.nothing ? "picture-nothing" : "picture-done"));
      this.places.get("picture").scrollIntoView({block: "nearest"});
    });
  }

  async showPicture() {
    this.places.get("picture").replaceChildren(await pictureView(this.app.texts, this.picture));
  }

  async stopped(stopped, text) {
    this.verdict = null;
    const {view, text: told} = stoppedView(this.app.texts, stopped, this.go);
    this.places.get("verdict").replaceChildren(view);
    if (stopped.line) {
      this.editor.mark([{line: stopped.line}]);
      this.editor.reveal(stopped.line);
    }
    this.tell(told);
    await this.app.store.keep(this.exercise.id, text, "cannot_run");
    this.drawVersions();
  }

  async judged(verdict, text) {
    this.verdict = verdict;
    note(verdict);
    for (const {question, function: name, right} of verdict.settled.en) append("settled", {question, function: name, right});
    this.drawVerdict();
    await this.app.store.keep(this.exercise.id, text, verdict.exercises[0].status);
    this.drawVersions();
  }

  drawVerdict() {
    const {texts, course} = this.app;
    const hasQuestion = (id) => course.questions.includes(id);
    const [exercise] = this.verdict.exercises;
    this.places.get("verdict").replaceChildren(
      ...settledView(texts, this.verdict), ...verdictView(texts, this.verdict, {go: this.go, hasQuestion}));
    const wrong = exercise.functions.flatMap((one) => one.first_wrong).map(({line, column, expression}) =>
      ({line, column, length: expression.split("\n")[0].length}));
    for (const told of this.verdict.shown[texts.lang]) if (told.trouble_line) wrong.push({line: told.trouble_line});
    this.editor.mark(wrong);
    if (wrong.length) this.editor.reveal(wrong[0].line);
    this.tell(...summary(texts, this.verdict));
  }

  // The other language, without losing what was typed or judged.
  relabel() {
    const {editor, verdict} = this;
    const shown = this.root.dataset.shown;
    const untouched = this.revision === null && Object.values(this.exercise.stub).includes(this.text);
    if (untouched) this.text = this.exercise.stub[this.app.texts.lang];
    const host = this.host;
    this.draw();
    if (host) {
      this.host.replaceWith(host);
      this.host = host;
    }
    this.show(shown);
    editor?.relabel(this.label());
    if (untouched) editor?.open(this.text);
    this.tell("");
    if (verdict) this.drawVerdict();
    if (this.picture) this.showPicture();
  }
}
