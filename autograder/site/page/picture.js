// A picture of what the learner's functions do, with its sliders. Vega draws it in a frame without an origin, for
// what it shows was made where the learner's code runs, and reaches the page no more than that code does.
import {h} from "./dom.js";

const HIGHEST = 4000; // pixels

let frameText = null;

async function frameFor(specification) {
  frameText ??= (async () => {
    const answer = await fetch("picture.html");
    if (!answer.ok) throw new Error(`picture.html: ${answer.status}`);
    return answer.text();
  })().catch((error) => {
    frameText = null;
    throw error;
  });
  const frame = h("iframe", {class: "picture", sandbox: "allow-scripts", title: String(specification.title?.text ?? ""), srcdoc: await frameText});
  addEventListener("message", function heard({source, data}) {
    // A frame that was taken away has no window any more, and neither has what it still says.
    if (!frame.isConnected) removeEventListener("message", heard);
    if (!frame.isConnected || source !== frame.contentWindow) return;
    if (data === "frame") frame.contentWindow.postMessage(specification, "*");
    else if (Number.isFinite(data?.height)) frame.style.height = `${Math.min(Math.max(data.height, 50), HIGHEST)}px`;
  });
  return frame;
}

// Returns what is shown of the answer to `picture`: the drawing, or why there is none yet.
export async function pictureView(texts, answer) {
  if (answer.nothing) {
    return h("div", {class: "card not_started"}, h("p", {class: "headline"}, texts.say("picture-nothing")),
      answer.nothing[texts.lang].map((sentence) => h("p", {}, String(sentence))));
  }
  const specification = answer.drawn[texts.lang];
  return h("figure", {class: "card"}, h("h3", {}, String(specification.title?.text ?? "")), await frameFor(specification),
    h("figcaption", {}, String(specification.description ?? ""), " ", h("span", {class: "quiet"}, texts.say("picture-caption"))));
}
