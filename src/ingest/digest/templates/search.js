// The search page: asks the Pagefind index of each part, on this host only.
const form = document.getElementById("search");
const found = document.getElementById("found");
const results = document.getElementById("results");
const more = document.getElementById("more");
const PAGE = 20;
let hits = [];
let asked = 0;

const say = (name, values) =>
  form.dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);

async function start() {
  const [newest, ...older] = form.dataset.parts.split(" ").filter(Boolean);
  if (!newest) return;
  const pagefind = await import(new URL(`${newest}/pagefind.js`, location.href).href);
  await pagefind.options({ baseUrl: "/", excerptLength: 40 });
  for (const part of older) await pagefind.mergeIndex(new URL(`${part}/`, location.href).href); // in this order: it settles ties
  await fill(pagefind);
  form.hidden = false;
  found.textContent = "";
  form.addEventListener("submit", (event) => { event.preventDefault(); search(pagefind); });
  form.addEventListener("change", (event) => { if (event.target.name !== "q" && form.q.value) search(pagefind); });
  more.addEventListener("click", show);
  for (const [name, value] of new URLSearchParams(location.search)) if (form.elements[name]) form.elements[name].value = value;
  if (form.q.value) await search(pagefind);
}

async function fill(pagefind) {
  const filters = await pagefind.filters();
  for (const select of form.querySelectorAll("select")) {
    const values = Object.keys(filters[select.name] ?? {}).sort();
    if (select.name === "month") values.reverse();
    for (const value of values) select.add(new Option(value, value));
  }
}

async function search(pagefind) {
  const number = ++asked;
  const query = form.q.value.trim();
  const filters = {};
  for (const select of form.querySelectorAll("select")) if (select.value) filters[select.name] = select.value;
  const all = (await pagefind.search(query, { filters })).results;
  const lines = await Promise.all(all.slice(0, PAGE).map(read));
  if (number !== asked) return; // a later question has been put meanwhile
  hits = all.slice(PAGE);
  results.replaceChildren(...lines);
  more.hidden = hits.length === 0;
  found.textContent = say(all.length ? "found" : "none", { query, n: all.length });
}

async function show() {
  const number = asked;
  const lines = await Promise.all(hits.splice(0, PAGE).map(read));
  if (number !== asked) return;
  results.append(...lines);
  more.hidden = hits.length === 0;
}

const read = async (hit) => line(await hit.data());

function line(hit) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `../${hit.meta.path}`;
  link.textContent = hit.meta.title;
  const text = document.createElement("p");
  const excerpt = hit.excerpt.replace(/^[\s\p{P}]+/u, ""); // cut within a sentence
  for (const [position, piece] of excerpt.split(/<\/?mark>/).entries()) {
    const part = document.createElement(position % 2 ? "mark" : "span");
    part.textContent = new DOMParser().parseFromString(piece, "text/html").body.textContent;
    text.append(part);
  }
  const where = document.createElement("p");
  where.className = "meta";
  where.textContent = hit.meta.printed;
  item.append(link, text, where);
  return item;
}

const fail = () => { found.textContent = form.dataset.file; };
if (location.protocol === "file:") fail();
else start().catch(fail);
