// The page: which view shows, in which language, and what is around it.
import {h, download, Texts} from "./dom.js";
import {ExerciseView} from "./exercise.js";
import {hasLab, LabView} from "./lab.js";
import {mapView} from "./map.js";
import {Runner} from "./runner.js";
import {Store} from "./store.js";
import {pack, unpack} from "./zip.js";

const LANG = "xor2mnist-lang";

function rememberedLanguage() {
  try {
    return localStorage.getItem(LANG);
  } catch {
    return null;
  }
}

// The page of questions goes by it too.
function rememberLanguage(lang) {
  try {
    localStorage.setItem(LANG, lang);
  } catch {
    // It holds for as long as the page is open.
  }
}

class App {
  constructor(course, store) {
    this.course = course;
    this.store = store;
    const own = (navigator.language ?? "").split("-")[0];
    const lang = rememberedLanguage() ?? (own !== "en" && own in course.languages ? own : document.documentElement.lang);
    this.texts = new Texts(course.strings, lang in course.languages ? lang : "en");
    rememberLanguage(this.texts.lang);
    this.view = null;
    this.runner = new Runner({
      progress: (share) => this.view?.progress(this.say("loading-files", {percent: Math.floor(100 * share)}), share * 0.5),
      step: (step) => this.view?.progress(this.say(`loading-${step}`), {start: 0.5, python: 0.7, numpy: 0.85}[step]),
      ready: () => this.view?.progress(this.say("ready")),
      inside: (name, line) => this.view?.tell(this.say(line ? "inside-line" : "inside", {function: name, line})),
      failed: (reason) => this.view?.progress(this.say("load-failed", {reason})),
    });
    store.listen((exercise) => {
      if (this.view?.exercise.id === exercise) this.view.renew();
    });
    this.frame();
    addEventListener("hashchange", () => this.route());
    addEventListener("pagehide", () => this.view?.save());
    document.addEventListener("visibilitychange", () => this.view?.save());
  }

  say(key, values) {
    return this.texts.say(key, values);
  }

  frame() {
    const language = (lang, name) => h("button", {
      type: "button", lang, "aria-pressed": String(this.texts.lang === lang), onclick: () => this.speak(lang),
    }, name);
    document.documentElement.lang = this.texts.lang;
    this.main ??= h("main", {id: "content"});
    this.notice ??= h("p", {class: "notice", role: "status"});
    // The frame of the runner stands outside: moved in the document, it would begin anew.
    document.getElementById("app").replaceChildren(
      h("a", {class: "skip", href: "#content", onclick: (event) => { event.preventDefault(); this.main.focus(); }}, this.say("skip")),
      h("header", {},
        h("a", {class: "brand", href: "#/"}, this.say("title")),
        h("nav", {"aria-label": this.say("title")},
          h("a", {href: "#/"}, this.say("map")), h("a", {href: "quiz.html"}, this.say("questions"))),
        h("div", {class: "languages", role: "group", "aria-label": this.say("language")},
          Object.entries(this.course.languages).map(([lang, name]) => language(lang, name)))),
      this.main,
      h("footer", {}, this.notice, this.yourWork(), h("p", {class: "quiet"}, h("a", {href: "licences.txt"}, this.say("licences")))));
  }

  yourWork() {
    const chosen = h("input", {type: "file", accept: ".zip,.py", multiple: true, class: "visually-hidden", tabindex: "-1",
      "aria-hidden": "true", onchange: () => this.bring(chosen.files).finally(() => { chosen.value = ""; })});
    return h("section", {"aria-labelledby": "work"},
      h("h2", {id: "work"}, this.say("your-work")),
      h("p", {class: "quiet"}, this.say(this.store.keeps ? "kept" : "not-kept")),
      h("div", {class: "row"},
        h("button", {type: "button", onclick: () => this.save()}, this.say("export")),
        h("button", {type: "button", onclick: () => chosen.click()}, this.say("import")), chosen));
  }

  replace(main) {
    this.main.replaceWith(main);
    this.main = main;
  }

  speak(lang) {
    this.texts.lang = lang;
    rememberLanguage(lang);
    this.frame();
    if (this.view) this.view.relabel();
    else this.replace(mapView(this.course, this.texts));
    this.entitle();
    document.querySelector(`.languages [lang=${lang}]`).focus();
  }

  entitle() {
    const title = this.say("title");
    document.title = this.view ? `${this.view.exercise.title[this.texts.lang]} · ${title}` : title;
  }

  async route() {
    await this.view?.save();
    const id = location.hash.replace(/^#\//, "");
    const exercise = this.course.exercises.find((one) => one.id === id || one.id.startsWith(`${id}_`));
    if (exercise || (id === "lab" && hasLab(this.course))) {
      this.view = exercise ? new ExerciseView(this, exercise) : new LabView(this);
      await this.view.open();
    } else {
      this.view = null;
      this.replace(mapView(this.course, this.texts));
    }
    this.entitle();
    scrollTo(0, 0);
    this.main.focus({preventScroll: true});
  }

  async save() {
    await this.view?.save();
    const files = (await this.store.files()).map(({exercise, text}) => [`${exercise}.py`, text]);
    const names = new Set(files.map(([name]) => name));
    for (const one of this.course.exercises) {
      const name = `${one.id}.py`;
      if (one.browser && !names.has(name)) files.push([name, one.stub[this.texts.lang]]);
    }
    download("xor2mnist.zip", await pack(files.sort()).arrayBuffer(), "application/zip");
  }

  // Takes over the files of a zip, or single ones; what was here becomes an earlier version.
  async bring(chosen) {
    const known = new Map(this.course.exercises.map((one) => [`${one.id}.py`, one.id]));
    const taken = [];
    await this.view?.save();
    try {
      for (const file of chosen) {
        const found = file.name.toLowerCase().endsWith(".zip")
          ? await unpack(await file.arrayBuffer(), (name) => known.has(name))
          : known.has(file.name) ? [[file.name, await file.text()]] : [];
        for (const [name, text] of found) {
          const own = await this.store.file(known.get(name));
          if (own && own.text !== text) await this.store.keep(own.exercise, own.text, "");
          await this.store.save(known.get(name), text, own?.revision ?? null);
          taken.push(name);
        }
      }
      this.notice.textContent = taken.length ? this.say("imported", {files: taken.join(", ")}) : this.say("import-none");
    } catch (error) {
      this.notice.textContent = this.say("import-failed", {reason: String(error.message ?? error)});
    }
    if (this.view) {
      await this.view.renew();
      this.view.drawVersions();
    }
  }

  // The service worker keeps everything for the time without a network; a new version waits until it is wanted.
  async install() {
    if (!("serviceWorker" in navigator) || !isSecureContext) return;
    try {
      const registration = await navigator.serviceWorker.register("sw.js");
      const offer = () => {
        if (!registration.waiting || !navigator.serviceWorker.controller) return;
        const take = () => {
          navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), {once: true});
          registration.waiting.postMessage("take");
        };
        this.notice.replaceChildren(this.say("update"), " ", h("button", {type: "button", class: "small", onclick: take}, this.say("update-take")));
      };
      offer();
      registration.addEventListener("updatefound", () => {
        const fresh = registration.installing;
        fresh?.addEventListener("statechange", () => {
          if (fresh.state === "installed") offer();
          if (fresh.state === "activated" && !this.notice.textContent) this.notice.textContent = this.say("offline");
        });
      });
    } catch {
      // Some browsers allow none here; the course works with a network then.
    }
  }
}

const course = await (await fetch("course.json")).json();
const app = new App(course, await Store.open());
await app.route();
document.documentElement.dataset.ready = "page";
await app.install();
