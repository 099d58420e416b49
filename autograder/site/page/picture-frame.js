// Draws one picture; see picture.js. Vega, Vega-Lite and vega-embed stand before this text, in the same script.
"use strict";

// `ast` makes Vega interpret its expressions, as the policy demands; nothing here brings styles of its own.
const OPTIONS = {ast: true, renderer: "svg", actions: false, defaultStyle: false, tooltip: false};
const AROUND = 110; // pixels beside a panel: its axis and its margins

// The width of a row of panels, as far as their numbers say it.
function widthOf(view) {
  if (view.hconcat) return view.hconcat.reduce((sum, one) => sum + widthOf(one), 0);
  if (view.vconcat) return Math.max(...view.vconcat.map(widthOf));
  const columns = view.facet || view.repeat ? view.columns ?? 1 : 1;
  const width = view.width ?? view.spec?.width;
  return columns * ((typeof width === "number" ? width : 300) + AROUND);
}

// Puts what stands side by side one below the other, where a screen is too narrow for it.
function fitted(view, room) {
  if (view.hconcat && widthOf(view) > room + AROUND) {
    const {hconcat, ...rest} = view;
    return {...rest, vconcat: hconcat.map((one) => fitted(one, room))};
  }
  if (view.vconcat) return {...view, vconcat: view.vconcat.map((one) => fitted(one, room))};
  return view;
}

addEventListener("message", async ({source, data}) => {
  if (source !== parent) return;
  // The page shows the title; what `usermeta` may ask of vega-embed is not wanted.
  const {title, usermeta, ...drawing} = data;
  const place = document.getElementById("picture");
  try {
    await vegaEmbed(place, fitted(drawing, document.documentElement.clientWidth), OPTIONS);
  } catch (error) {
    place.textContent = String(error?.message ?? error);
  }
  const tell = () => parent.postMessage({height: document.documentElement.offsetHeight}, "*");
  new ResizeObserver(tell).observe(document.documentElement);
  tell();
});
parent.postMessage("frame", "*");
