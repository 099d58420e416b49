// The questions on a page: Quiz.mount(root, host) draws them into `root`, in the page and in Jupyter.
//
// host: {data, lang, events, append(event), session, keep(session), via, remember(lang)}
//   data     what quizzes/web.py makes: topics, questions with HTML texts, math, strings
//   events   the learner's log so far; append(event) stores one more
//   session  {ids, index, right} to go on with, or null; keep() stores it
//   history  true where the browser's back key should lead from a question to the overview
//   drawing  gives the script of Vega, which the first picture asks for
//   news     what to say at the beginning, such as how much a link brought
// HTML comes from the bank alone; what a learner types is only ever set as text.
const Quiz = (() => {
  "use strict";

  function h(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value != null) element.setAttribute(name, value);
    }
    element.append(...children.flat().filter((child) => child != null));
    return element;
  }

  // The same order after a reload, another one the next time.
  function shuffled(items, seed) {
    let state = Knowledge.fnv1a(seed);
    const random = () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let t = Math.imul(state ^ (state >>> 15), state | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
    const copy = [...items];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [copy[i], copy[j]] = [copy[j], copy[i]];
    }
    return copy;
  }

  // A specification in one language: its texts are language maps, as everywhere in the bank.
  function localised(value, lang) {
    if (Array.isArray(value)) return value.map((one) => localised(one, lang));
    if (value === null || typeof value !== "object") return value;
    const names = Object.keys(value);
    if (names.length === 2 && "en" in value && "ko" in value) return value[lang] ?? value.en;
    return Object.fromEntries(names.map((name) => [name, localised(value[name], lang)]));
  }

  function coloured(value, colours) {
    if (typeof value === "string") return colours[value] ?? value;
    if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, coloured(one, colours)]));
  }

  // Panels in as many columns as there is room for, and each as wide as the room at most.
  const AROUND = 75; // pixels beside a panel: its axis and its margins
  function fitted(view, room) {
    if (view.concat) {
      const widest = Math.max(...view.concat.map((one) => one.width));
      const columns = Math.max(1, Math.min(view.columns, Math.floor(room / (widest + AROUND))));
      return {...view, columns, concat: view.concat.map((one) => fitted(one, room))};
    }
    return {...view, width: Math.min(view.width, Math.max(120, room - AROUND))};
  }

  let drawingReady = null;
  function vega(host) {
    drawingReady ??= (async () => {
      const script = document.createElement("script");
      script.textContent = await host.drawing();
      document.head.append(script);
      return globalThis.vegaEmbed;
    })();
    return drawingReady;
  }

  const A_SESSION = 10;
  const ALL = 10_000; // where all that is due is to be counted
  // What a phone's keyboard hides; the same for every question of a type, so that no key tells the answer.
  const KEYS = {
    numeric: [..."⁻¹²³½√×/().^e"],
    formula: [..."σ√²³⁻ˣ½·/()^e"],
    output: [..."[](),.-", "nan", "inf", "True", "False", "TypeError", "ValueError", "IndexError", "AttributeError"],
  };

  class App {
    constructor(root, host) {
      Object.assign(this, {root, host, data: host.data, lang: host.lang, events: [...host.events]});
      this.byId = new Map(this.data.questions.map((question) => [question.id, question]));
      this.replay();
      // What changes is spoken from one region that stays; a redrawn one would keep silent.
      this.stage = h("div");
      this.live = h("p", {class: "visually-hidden", role: "status"});
      root.replaceChildren(this.stage, this.live);
      root.addEventListener("keydown", (event) => this.key(event));
      window.addEventListener("resize", () => { this.fit(); this.paint(); });
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.paint(true));
      if (host.history) window.addEventListener("popstate", () => this.overview());
      const session = host.session;
      this.overview(false, session);
      if (Array.isArray(session?.ids) && session.ids.every((id) => this.byId.has(id)) && session.index < session.ids.length) {
        this.begin(session.ids, session.index, session.right ?? 0, false);
      } else if (host.daily) {
        const {ids} = Schedule.plan(this.state, this.data, Date.now(), A_SESSION);
        if (ids.length) this.begin(ids, 0, 0, false);
      } else if (host.news != null) {
        this.note(this.say("imported", {count: host.news}));
      }
    }

    replay() {
      this.state = Knowledge.replay(this.events, this.data);
    }

    // Which variants this learner meets first; the log keeps it, so that a terminal shows the same.
    seed() {
      if (this.data.seed != null) this.state.seed = this.data.seed;
      else if (this.state.seed === null) this.append("seeded", {seed: Math.random().toString(36).slice(2, 10)});
    }

    append(kind, fields) {
      const event = Knowledge.create(kind, fields, this.events);
      this.events.push(event);
      this.host.append(event);
      this.replay();
    }

    say(key, values = {}) {
      return this.data.strings[key][this.lang].replace(/\{(\w+)\}/g, (_, name) => values[name]);
    }

    // A text of the bank; formulas stand in it as numbers of data.math. What follows a formula without a space (a full
    // stop, a Korean particle) stays in its line.
    html(text, tag = "div", attributes = {}) {
      const element = h(tag, attributes);
      element.innerHTML = (text[this.lang] ?? text.en).replace(/\u0002(\d+)\u0003([^\s<\u0002]{1,5}(?![^\s<]))?/g,
        (_, n, tail) => tail ? `<span class="whole">${this.data.math[n]}${tail}</span>` : this.data.math[n]);
      return element;
    }

    draw(...children) {
      this.root.lang = this.lang;
      this.stage.replaceChildren(this.header(), h(this.host.files ? "main" : "div", {}, ...children));
      this.fit();
    }

    // A formula that is wider than the screen scrolls by itself; all others stay in their line.
    fit() {
      const room = (block) => {
        const style = getComputedStyle(block);
        return block.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      };
      const blocks = "p, li, .body, .prompt, td, div";
      for (const whole of this.stage.querySelectorAll(".whole")) {
        whole.classList.remove("loose");
        whole.classList.toggle("loose", whole.getBoundingClientRect().width > room(whole.closest(blocks)));
      }
      for (const math of this.stage.querySelectorAll("math")) {
        if (math.parentElement.className.startsWith("formula")) {
          math.parentElement.className = "formula";
          math.parentElement.removeAttribute("tabindex");
        }
        const block = math.closest(blocks);
        const edge = block.getBoundingClientRect().right - parseFloat(getComputedStyle(block).paddingRight);
        const {width, right} = math.getBoundingClientRect();
        if (width <= room(block) && right <= edge + 1) continue;
        if (math.parentElement.className !== "formula") {
          const span = h("span", {class: "formula"});
          math.replaceWith(span);
          span.append(math);
        }
        math.parentElement.classList.add("wide");
        math.parentElement.tabIndex = 0; // so that the arrow keys can scroll it
      }
    }

    header() {
      const languages = Object.entries(this.data.strings.language).map(([lang, name]) =>
        h("button", {type: "button", lang, "aria-pressed": String(lang === this.lang),
          onclick: () => this.speak(lang)}, name));
      return h("header", {}, h("h1", {}, this.say("title")),
        h("div", {class: "languages", role: "group", "aria-label": "Language, 언어"}, ...languages));
    }

    speak(lang) {
      this.lang = lang;
      this.host.remember?.(lang);
      this.redraw();
      this.root.querySelector(`.languages [lang=${lang}]`).focus();
    }

    // ---- overview

    overview(focus = true, kept = null) {
      this.session = null;
      this.host.keep(kept);
      this.redraw = () => this.drawOverview();
      this.drawOverview();
      if (focus) this.root.querySelector("h2").focus();
    }

    drawOverview() {
      const daily = Schedule.plan(this.state, this.data, Date.now(), A_SESSION);
      const all = this.data.questions.map((question) => question.id);
      const row = (name, ids) => {
        const right = ids.filter((id) => this.state.right.has(id)).length;
        return h("li", {},
          h("div", {class: "about"}, h("h3", {}, name),
            h("div", {class: "quiet"}, this.say("page-answered", {right, total: ids.length})),
            h("progress", {max: ids.length, value: right, "aria-label": name})),
          h("button", {type: "button", onclick: () => this.start(ids),
            "aria-label": `${this.say("page-start")}: ${name}`}, this.say("page-start")));
      };
      const topics = this.data.topics.map(({topic, title}) =>
        row(title[this.lang] ?? title.en, this.data.questions.filter((q) => q.topic === topic).map((q) => q.id)));
      this.draw(
        h("h2", {tabindex: "-1"}, this.say("topics")),
        h("div", {class: "row"},
          h("button", {type: "button", class: "main daily", disabled: !daily.ids.length,
            onclick: () => this.begin(daily.ids)}, this.say("page-daily", {count: daily.ids.length})),
          h("button", {type: "button", onclick: () => this.start(all)}, this.say("page-all"))),
        h("p", {class: "quiet"}, this.say(daily.ids.length ? "page-daily-parts" : "nothing-due",
          {due: daily.repeated.length, new: daily.fresh.length})),
        this.calculator(),
        h("ul", {class: "topics"}, ...topics), this.footer());
    }

    calculator() {
      const box = h("input", {type: "checkbox", checked: !this.state.calculator,
        onchange: () => {
          this.append("preference", {calculator: !box.checked});
          this.drawOverview();
          this.root.querySelector(".setting input").focus();
        }});
      return h("label", {class: "setting"}, box, h("span", {}, this.say("page-no-calculator")));
    }

    footer() {
      if (!this.host.files) return null;
      const note = h("p", {class: "quiet note"}, this.host.volatile ? this.say("page-no-storage") : "");
      const file = h("input", {type: "file", class: "visually-hidden", accept: ".jsonl,.json,.txt",
        "aria-label": this.say("page-import"), tabindex: "-1",
        onchange: async () => this.take(await file.files[0].text())});
      return h("footer", {},
        h("div", {class: "row"},
          h("button", {type: "button", onclick: () => this.save()}, this.say("page-export")),
          h("button", {type: "button", onclick: () => file.click()}, this.say("page-import")), file),
        note, h("p", {class: "quiet"}, this.say("page-keys")));
    }

    save() {
      const url = URL.createObjectURL(new Blob([Knowledge.toText(this.events)], {type: "application/jsonl"}));
      h("a", {href: url, download: "xor2mnist-progress.jsonl"}).click();
      setTimeout(() => URL.revokeObjectURL(url), 1000);
    }

    // Merges an exported log by union and says how much was new.
    take(text) {
      const events = Knowledge.salvage(text);
      if (!events.length) {
        this.note(this.say("page-import-failed"));
        return;
      }
      const known = new Set(this.events.map((event) => event.id));
      const fresh = Knowledge.union(events).filter((event) => !known.has(event.id));
      for (const event of fresh) this.host.append(event);
      this.events.push(...fresh);
      this.replay();
      this.drawOverview();
      this.note(this.say("imported", {count: fresh.length}));
    }

    note(text) {
      const note = this.root.querySelector(".note");
      if (note) note.textContent = text;
      this.live.textContent = text;
    }

    announce(selector) {
      this.live.textContent = [...this.root.querySelectorAll(selector)].map((box) => box.textContent).join(" ");
    }

    // ---- one question

    start(ids) {
      const open = ids.filter((id) => !this.state.right.has(id));
      this.begin((open.length ? open : ids).slice(0, A_SESSION));
    }

    // A session has an end; the back key leaves it for the overview.
    begin(ids, index = 0, right = 0, focus = true) {
      this.before = this.state;
      if (this.host.history && !history.state?.session) history.pushState({session: true}, "");
      this.ask(ids, index, right, focus);
    }

    leave() {
      if (this.host.history) history.back();
      else this.overview();
    }

    finish(ids, right) {
      this.session = null;
      this.host.keep(null);
      const open = (state) => [...state.ledger.values()].filter(Knowledge.isOpen).map((item) => item.name);
      const still = open(this.state);
      const cleared = open(this.before).filter((name) => !still.includes(name)).length;
      const tomorrow = Schedule.plan(this.state, this.data, Date.now() + Schedule.DAY, ALL).repeated.length;
      this.redraw = () => this.draw(
        h("h2", {tabindex: "-1"}, this.say("page-done")),
        h("div", {class: "box"},
          h("p", {class: "score"}, this.say("finished", {right, total: ids.length})),
          cleared ? h("p", {}, this.say("cleared-today", {count: cleared})) : null,
          still.length ? h("p", {}, this.say("page-still-open", {count: still.length})) : null,
          h("p", {}, this.say("tomorrow", {due: tomorrow}))),
        h("div", {class: "row"},
          h("button", {type: "button", class: "main", onclick: () => this.leave()}, this.say("page-back"))));
      this.redraw();
      this.announce(".box");
      this.root.querySelector("h2").focus();
    }

    ask(ids, index, right = 0, focus = true) {
      if (index >= ids.length) {
        this.finish(ids, right);
        return;
      }
      this.host.keep({ids, index, right});
      const question = this.byId.get(ids[index]);
      const tries = this.state.tries.get(question.id) ?? 0;
      this.seed();
      const number = Knowledge.nextVariant(this.state, question);
      const shown = {...question, ...question.variants[number]};
      let parts = shown.options ?? shown.items ?? [];
      if (shown.shuffle ?? Boolean(shown.items)) parts = shuffled(parts, `${shown.id} ${tries}`);
      if (shown.items && parts.every((part, i) => part.key === shown.answer[i])) parts.push(parts.shift());
      this.session = {
        ids, index, right, shown, number, parts, hints: 0, attempt: 1, closed: false, verdict: null,
        chosen: new Set(), typed: "",
      };
      this.redraw = () => this.drawQuestion();
      this.drawQuestion();
      if (focus) this.root.querySelector("h2").focus();
    }

    drawQuestion() {
      const {ids, index, shown, closed} = this.session;
      const place = this.say("question-of", {number: index + 1, total: ids.length});
      const level = this.say(`level-${shown.level}`);
      const legend = h("legend", {}, this.html(shown.prompt, "div", {class: "prompt"}),
        this.picture(),
        shown.code ? h("pre", {tabindex: "0", role: "region", "aria-label": this.say("code")}, h("code", {}, shown.code)) : null,
        shown.type === "multiple" ? h("p", {class: "quiet"}, this.say("credit-multiple")) : null);
      const field = shown.options ? this.options() : shown.items ? this.items() : this.entry();
      this.draw(
        h("h2", {tabindex: "-1"}, `${place} · ${level}`),
        h("form", {onsubmit: (event) => { event.preventDefault(); this.submit(); }},
          h("fieldset", {}, legend, field),
          this.hintBoxes(),
          h("div", {class: "feedback"}, ...this.feedback()),
          h("div", {class: "row"},
            h("button", {type: "submit", class: "main"}, this.say(closed ? "page-next" : "page-check")),
            h("button", {type: "button", disabled: closed || this.session.hints >= shown.hints.length, onclick: () => this.hint()}, this.say("page-hint")),
            h("button", {type: "button", disabled: closed, onclick: () => this.skip()}, this.say("page-skip")),
            h("button", {type: "button", onclick: () => this.leave()}, this.say("page-back")))));
      this.paint();
    }

    // The picture stays the same element while its question is drawn anew, so that it does not flicker.
    picture() {
      const {shown} = this.session;
      if (!shown.picture) return null;
      const told = (shown.picture.alt[this.lang] ?? shown.picture.alt.en);
      const place = this.session.place ??= h("div", {class: "drawing", role: "img"});
      place.setAttribute("aria-label", told);
      const words = this.session.words ??= h("details", {});
      words.replaceChildren(h("summary", {}, this.say("picture-in-words")), h("p", {}, told));
      return h("figure", {}, place, words);
    }

    async paint(again = false) {
      const {place, shown} = this.session ?? {};
      if (!place?.isConnected) return;
      const room = place.clientWidth;
      const drawn = `${this.lang} ${room}`;
      if (place.dataset.drawn === drawn && !again) return;
      place.dataset.drawn = drawn;
      const style = getComputedStyle(this.root);
      const colours = Object.fromEntries(["ink", "quiet", "line"].map((name) => [`{${name}}`, style.getPropertyValue(`--${name}`).trim()]));
      const spec = {...fitted(localised(shown.picture.spec, this.lang), room), background: "transparent",
        padding: 4, config: coloured(this.data.chart, colours)};
      try {
        const embed = await vega(this.host);
        // Vega gives the element that it draws into a role of its own; and what is there stays until the new one is drawn.
        const inner = h("div", {"aria-hidden": "true"});
        // `ast` makes Vega interpret its expressions, which a strict policy demands.
        await embed(inner, spec, {mode: "vega-lite", ast: true, renderer: "svg", actions: false, defaultStyle: false, tooltip: false});
        if (place.dataset.drawn === drawn) place.replaceChildren(inner);
      } catch (error) {
        place.textContent = (shown.picture.alt[this.lang] ?? shown.picture.alt.en);
        console.error(error);
      }
    }

    options() {
      const {shown, parts, chosen, closed} = this.session;
      const one = shown.type === "choice";
      return h("ol", {class: "options"}, ...parts.map((part, i) => {
        const input = h("input", {type: one ? "radio" : "checkbox", name: "option", value: part.key,
          checked: chosen.has(part.key), disabled: closed, onchange: () => {
            if (one) chosen.clear();
            if (input.checked) chosen.add(part.key); else chosen.delete(part.key);
          }});
        return h("li", {}, h("label", {class: "option"}, input, h("span", {class: "number"}, `${i + 1}`),
          this.html(part.text, "span", {class: "body"})));
      }));
    }

    items() {
      const {parts, closed} = this.session;
      const move = (i, by) => {
        [parts[i], parts[i + by]] = [parts[i + by], parts[i]];
        this.drawQuestion();
        const rows = this.root.querySelectorAll(".moves");
        const again = rows[i + by].children[by < 0 ? 0 : 1];
        (again.disabled ? rows[i + by].children[by < 0 ? 1 : 0] : again).focus();
      };
      return h("ol", {class: "options"}, ...parts.map((part, i) => {
        const body = this.html(part.text, "span", {class: "body"});
        const button = (key, by, sign, off) => h("button", {type: "button", disabled: closed || off,
          "aria-label": this.say(key, {text: body.textContent}), onclick: () => move(i, by)}, sign);
        return h("li", {class: "option"}, h("span", {class: "number"}, `${i + 1}`), body,
          h("span", {class: "moves"}, button("page-up", -1, "↑", i === 0),
            button("page-down", 1, "↓", i === parts.length - 1)));
      }));
    }

    entry() {
      const {shown, closed, typed} = this.session;
      const read = h("p", {id: "read", class: "quiet"}, "\u00a0");
      const input = h("input", {id: "entry", type: "text", value: typed, readonly: closed, autocomplete: "off",
        autocapitalize: "off", autocorrect: "off", spellcheck: "false", "aria-describedby": "how read",
        inputmode: "text", oninput: () => { this.session.typed = input.value; this.preview(read); }});
      this.preview(read);
      return h("div", {}, h("label", {class: "field", for: "entry"}, this.say("page-answer")),
        h("div", {class: "entry"}, input, shown.unit ? h("span", {}, shown.unit[this.lang] ?? shown.unit.en) : null),
        this.keys(input), h("p", {id: "how", class: "quiet"}, this.say(`ask-${shown.type}`)), read);
    }

    // Keys that write into the field where the cursor is, and leave the focus there.
    keys(input) {
      const {shown, closed} = this.session;
      const own = Object.keys({...shown.variables, ...shown.abbreviations}).filter((name) => shown.type === "formula" && name.length < 6);
      const keys = [...new Set([...own, ...(KEYS[shown.type] ?? [])])];
      if (!keys.length || closed) return null;
      return h("div", {class: "keys", role: "group", "aria-label": this.say("page-keyboard")}, ...keys.map((key) =>
        h("button", {type: "button", tabindex: "-1", onpointerdown: (event) => event.preventDefault(), onclick: () => {
          input.setRangeText(key, input.selectionStart, input.selectionEnd, "end");
          input.dispatchEvent(new Event("input"));
          input.focus();
        }}, key)));
    }

    // How a number or formula is understood, while it is typed.
    preview(read) {
      const {shown, typed} = this.session;
      const {read: text, error} = typed.trim() ? Judge.judge(shown, typed) : {read: "", error: ""};
      read.textContent = text && !error ? this.say("read-as", {text}) : "\u00a0";
    }

    hintBoxes() {
      const {shown, hints} = this.session;
      return h("div", {class: "hints"}, ...shown.hints.slice(0, hints).map((hint, i) =>
        h("div", {class: "box"}, h("h3", {}, this.say("hint", {number: i + 1, total: shown.hints.length})),
          this.html(hint))));
    }

    hint() {
      const {shown} = this.session;
      this.session.hints += 1;
      this.append("hinted", {question: shown.id, hint: this.session.hints});
      this.drawQuestion();
      this.announce(".hints .box:last-child");
      this.resume();
    }

    answer() {
      const {shown, parts, chosen, typed} = this.session;
      if (shown.type === "order") return parts.map((part) => part.key);
      const keys = parts.map((part) => part.key).filter((key) => chosen.has(key));
      if (shown.type === "multiple") return keys;
      return shown.type === "choice" ? keys[0] : typed;
    }

    submit() {
      const {ids, index, right, shown, number, closed, attempt, hints} = this.session;
      if (closed) {
        this.ask(ids, index + 1, right);
        return;
      }
      const answer = this.answer();
      const verdict = answer === undefined
        ? {error: "empty", detail: "", blame: []} : Judge.judge(shown, answer);
      this.session.verdict = verdict;
      if (!verdict.error) {
        const names = this.blamed(verdict).map((part) => part.misconception).filter(Boolean);
        this.append("answered", {question: shown.id, variant: number, answer, right: verdict.right,
          score: verdict.score, attempt, hints, misconceptions: names, via: this.host.via});
        if (verdict.right && attempt === 1) this.session.right += 1;
        this.session.attempt += 1;
        this.session.closed = verdict.right || attempt > 1;
      }
      this.drawQuestion();
      this.announce(".feedback .box");
      this.resume();
    }

    // The focus goes back to where the learner was: the option that they chose, the field, or the next button.
    resume() {
      const place = this.session.closed ? null
        : this.root.querySelector("input:checked") ?? this.root.querySelector("input, .moves button:enabled");
      (place ?? this.root.querySelector("button.main")).focus();
    }

    skip() {
      const {shown, attempt, number} = this.session;
      if (attempt === 1) this.append("skipped", {question: shown.id, shown: true, variant: number});
      Object.assign(this.session, {closed: true, verdict: null});
      this.drawQuestion();
      this.announce(".feedback .box");
      this.root.querySelector("button.main").focus();
    }

    blamed(verdict) {
      const {shown} = this.session;
      if (shown.options) return shown.options.filter((option) => verdict.blame.includes(option.key));
      return verdict.blame.map((index) => shown.mistakes[index]);
    }

    feedback() {
      const {shown, verdict, closed} = this.session;
      const boxes = [];
      if (verdict?.error) {
        boxes.push(h("div", {class: "box wrong"},
          h("p", {}, this.say(`error-${verdict.error}`, verdict))));
      } else if (verdict) {
        boxes.push(this.verdictBox(verdict));
      }
      if (closed) {
        boxes.push(h("div", {class: "box"},
          verdict?.right ? null : this.rightAnswer(), this.html(shown.explanation)));
      }
      return boxes;
    }

    verdictBox(verdict) {
      const {shown} = this.session;
      const score = `${Math.round(100 * verdict.score)} %`;
      const title = verdict.otherwise ? this.say("right-otherwise", {text: shown.right[this.lang] ?? shown.right.en})
        : verdict.right ? this.say("right") : verdict.score ? this.say("partly", {score}) : this.say("wrong");
      const several = verdict.blame.length > 1;
      const why = this.blamed(verdict).flatMap((part) => [
        several ? this.html(part.text, "strong") : null, this.html(part.why)]);
      const again = !verdict.right && !this.session.closed ? h("p", {class: "quiet"}, this.say("page-again")) : null;
      return h("div", {class: `box ${verdict.right ? "right" : "wrong"}`}, h("h3", {}, title),
        verdict.read ? h("p", {class: "quiet"}, this.say("read-as", {text: verdict.read})) : null, ...why, again);
    }

    rightAnswer() {
      const {shown} = this.session;
      const label = this.say("answer-is", {text: ""});
      const parts = shown.options ?? shown.items;
      if (parts) {
        const keys = [].concat(shown.answer);
        return h("div", {}, h("h3", {}, label), h(shown.items ? "ol" : "ul", {},
          ...keys.map((key) => this.html(parts.find((part) => part.key === key).text, "li"))));
      }
      return h("p", {}, h("strong", {}, label), " ", h("code", {}, shown.right[this.lang] ?? shown.right.en));
    }

    key(event) {
      const typing = event.target.matches("input[type=text]");
      if (!this.session || this.session.closed || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "?" && !(typing && event.target.value)) {
        event.preventDefault();
        if (this.session.hints < this.session.shown.hints.length) this.hint();
      } else if (!typing && /^[1-9]$/.test(event.key)) {
        const input = this.root.querySelectorAll("input[name=option]")[Number(event.key) - 1];
        input?.click();
        input?.focus();
      } else if (event.key === "Enter" && event.target.matches("input[type=radio], input[type=checkbox]")) {
        event.preventDefault();
        this.submit();
      }
    }
  }

  return {mount: (root, host) => new App(root, host)};
})();
