// The planning page: items move by drag and drop, and by buttons with the same reach. Every move is one POST of the form
// that is there without this script; what is refused goes back to where it was, with the sentence.

import { startDragging } from "./dragging.js";

const plan = document.querySelector("[data-module=app-plan]");

function slotOf(item) {
  return item.closest("[data-slot]");
}

function listOf(slot) {
  return slot.querySelector("ol");
}

function say(text) {
  const said = plan.querySelector("[data-said]");
  said.textContent = "";
  setTimeout(() => (said.textContent = text), 50);
}

// --- The form beside an item: one for the page, moved to where it is wanted

let open = null;

function openForm(item) {
  closeForm();
  open = plan.querySelector("[data-form]").content.firstElementChild.cloneNode(true);
  open.elements.item.value = item.dataset.item;
  const { slot } = slotOf(item).dataset;
  // A meeting that is over is offered to nobody but what stands there.
  if (slotOf(item).matches("[data-over]")) open.elements.slot.add(new Option("Where it stands", slot), 0);
  open.elements.slot.value = slot;
  item.querySelector("[data-move]").hidden = true;
  item.append(open);
  return open;
}

function closeForm() {
  if (!open) return;
  const link = open.closest("[data-item]").querySelector("[data-move]");
  open.remove();
  open = null;
  if (link) link.hidden = false;
}

// --- Moving

function put(item, slot, before) {
  listOf(slot).insertBefore(item, before);
}

async function move(item, slot, before, why = "") {
  const from = slotOf(item);
  const after = item.nextElementSibling;
  const step = document.activeElement?.dataset?.step;
  put(item, slot, before);
  item.classList.add("app-plan__item--busy");
  const told = await ask(item, slot, before, why);
  item.classList.remove("app-plan__item--busy");
  if (!told.done) put(item, from, after?.isConnected ? after : null);
  const now = told.item ? redraw(item, told) : item;
  for (const [key, html] of Object.entries(told.full ?? {})) {
    const line = document.getElementById(key)?.querySelector("[data-full]");
    if (line) line.innerHTML = html;
  }
  say(told.says);
  now.isConnected && show(now, slot, before, told, step);
}

// After a step the form stays open for the next; a refusal says why, and asks for the reason if that is what lacks.
function show(item, slot, before, told, step) {
  if (told.done && !step) {
    closeForm();
    item.focus();
    return;
  }
  const form = openForm(item);
  if (told.done) form.querySelector(`[data-step=${step}]`).focus();
  else {
    form.querySelector("[data-refused]").textContent = told.says;
    if (told.asks_why) {
      form.elements.slot.value = slot.dataset.slot;
      form.elements.ahead_of.value = before?.dataset.item ?? "";
    }
    form.elements.why.focus();
  }
  item.scrollIntoView({ block: "nearest" });
}

async function ask(item, slot, before, why) {
  const form = plan.querySelector("[data-form]").content.querySelector("form").cloneNode(true);
  const body = new FormData(form);
  body.set("item", item.dataset.item);
  body.set("version", item.dataset.version);
  body.set("ahead_of", before?.dataset.item ?? listOf(slot).dataset.following ?? "");
  body.set("slot", slot.dataset.slot);
  body.set("why", why);
  try {
    const address = `${location.pathname}?year=${plan.dataset.year}`;
    const response = await fetch(address, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
    });
    return { ...(await response.json()), done: response.ok };
  } catch {
    return { done: false, says: "The move was not saved: the site did not answer. Try again." };
  }
}

// What the server drew takes the item's place, in the slot where it stands now.
function redraw(item, told) {
  closeForm();
  const holder = document.createElement("ol");
  holder.innerHTML = told.item;
  const fresh = holder.firstElementChild;
  const slot = document.getElementById(told.slot);
  if (!slot) return item;
  if (slotOf(item) === slot) item.replaceWith(fresh);
  else {
    item.remove();
    listOf(slot).append(fresh);
  }
  return fresh;
}

// --- Step by step

function neighbour(slot, way) {
  const slots = [...plan.querySelectorAll("[data-slot]")].filter(
    (each) => each === slot || !each.matches("[data-over]"),
  );
  return slots[slots.indexOf(slot) + way];
}

function step(item, way) {
  const slot = slotOf(item);
  const previous = item.previousElementSibling;
  const next = item.nextElementSibling;
  if (way === "up") return previous ? move(item, slot, previous) : say("It is the first shown already.");
  if (way === "down") {
    return next ? move(item, slot, next.nextElementSibling) : say("It is the last shown already.");
  }
  const other = neighbour(slot, way === "on" ? 1 : -1);
  return other ? move(item, other, null) : say("There is no slot beyond this one.");
}

function clicked(event) {
  const item = event.target.closest("[data-item]");
  if (!item) return;
  if (event.target.closest("[data-move]")) {
    event.preventDefault();
    openForm(item).querySelector("button").focus();
  } else if (event.target.closest("[data-step]")) {
    step(item, event.target.closest("[data-step]").dataset.step);
  } else if (event.target.closest("[data-close]")) {
    closeForm();
    item.querySelector("[data-move]").focus();
  }
}

function submitted(event) {
  const item = event.target.closest("[data-item]");
  if (!item || event.target !== open) return;
  event.preventDefault();
  const { slot, why, ahead_of } = open.elements;
  const before = document.querySelector(`[data-item="${ahead_of.value}"]`);
  const place = document.getElementById(slot.value);
  move(item, place, before && slotOf(before) === place ? before : null, why.value);
}

if (plan) {
  for (const hint of document.querySelectorAll(".app-plan__scripted")) hint.hidden = false;
  plan.classList.add("app-plan--scripted");
  plan.addEventListener("click", clicked);
  plan.addEventListener("submit", submitted);
  startDragging(plan, move);
}
