// Makes the tables of the report sortable and searchable; without it they are plain tables.
"use strict";
const texts = JSON.parse(document.getElementById("texts").textContent);
const ROWS = 25;
const tables = [];
for (const element of document.querySelectorAll("table.sortable")) {
  const column = Number(element.dataset.by);
  const table = new DataTable(element, {
    autoWidth: false,
    language: texts,
    order: [[column, element.dataset.direction]],
    pageLength: ROWS,
    layout: {topStart: "search", topEnd: null, bottomStart: "info", bottomEnd: "paging"},
  });
  // Two lists of pages on one page need two names.
  const pages = table.table().container().querySelector("nav");
  if (pages) pages.setAttribute("aria-label", element.getAttribute("aria-label"));
  tables.push(table);
}
const filter = document.getElementById("trouble");
const students = tables.find((table) => table.table().node().id === "students");
if (filter && students) {
  filter.closest("p").hidden = false;
  filter.addEventListener("change", () => {
    students.column(1).search(filter.value, {exact: filter.value !== ""}).draw();
  });
}
// Paper has no pages to turn.
addEventListener("beforeprint", () => tables.forEach((table) => table.page.len(-1).draw()));
addEventListener("afterprint", () => tables.forEach((table) => table.page.len(ROWS).draw()));
