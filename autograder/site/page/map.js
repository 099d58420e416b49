// The course map: every exercise and how far it is.
import {h} from "./dom.js";
import {hasLab} from "./lab.js";
import {statuses} from "./progress.js";
import {badge} from "./verdict.js";

export function standing(exercise, known) {
  const all = exercise.functions.map((one) => known.get(one.name)?.status ?? "not_started");
  const order = ["cannot_run", "wrong", "not_started", "correct"];
  const status = order.find((one) => all.includes(one)) ?? "not_started";
  return {status, correct: all.filter((one) => one === "correct").length, all: all.length};
}

// The call of the first function that is not right yet.
function firstOpen(exercise, known) {
  return exercise.functions.find((one) => known.get(one.name)?.status !== "correct").name;
}

export function mapView(course, texts) {
  const known = statuses();
  const points = (functions) => functions.reduce((sum, one) => sum + one.points, 0);
  const here = course.exercises.filter((one) => one.browser);
  const functions = here.flatMap((one) => one.functions);
  const score = points(functions.filter((one) => known.get(one.name)?.status === "correct"));
  const next = here.find((one) => standing(one, known).status !== "correct");
  const number = (exercise) => texts.say("exercise", {number: exercise.number});
  return h("main", {id: "content", tabindex: "-1", class: "map"},
    h("div", {class: "hero"},
      h("h1", {}, texts.say("title")),
      h("p", {}, texts.say("about")),
      h("p", {class: "built"}, h("progress", {max: points(functions), value: score, "aria-label": texts.say("map")}),
        texts.say("built", {score, max: points(functions)})),
      next
        ? h("p", {}, h("a", {class: "button main", href: `#/${next.id}`},
          `${texts.say("next-step")}: ${number(next)}, ${next.title[texts.lang]}`))
        : h("p", {}, texts.say("all-done"))),
    h("section", {class: "today", "aria-labelledby": "today"},
      h("h2", {id: "today"}, texts.say("today")), h("p", {}, texts.say("today-about")),
      h("p", {class: "row"}, h("a", {class: "button", href: "quiz.html#today"}, texts.say("today-questions")),
        next ? h("a", {class: "button", href: `#/${next.id}`}, texts.say("today-code", {function: firstOpen(next, known)})) : null)),
    h("ol", {class: "exercises"}, course.exercises.map((exercise) => {
      const {status, correct, all} = standing(exercise, known);
      const partly = exercise.browser && correct > 0 && correct < all;
      return h("li", {class: exercise === next ? "next" : ""},
        h("a", {href: `#/${exercise.id}`},
          h("span", {class: "quiet"}, number(exercise)),
          h("strong", {}, exercise.title[texts.lang]),
          h("span", {class: "names quiet"}, exercise.functions.map((one) => one.name).join(", "))),
        h("span", {class: "state"},
          exercise.browser ? badge(texts, status) : h("span", {class: "badge not_started"}, texts.say("reading")),
          partly ? h("span", {class: "quiet"}, texts.say("partly", {done: correct, all})) : null));
    })),
    hasLab(course) ? h("section", {class: "today", "aria-labelledby": "lab"},
      h("h2", {id: "lab"}, texts.say("lab")), h("p", {}, texts.say("lab-about")),
      h("p", {class: "row"}, h("a", {class: "button", href: "#/lab"}, texts.say("lab-open")))) : null);
}
