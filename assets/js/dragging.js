// Dragging with a mouse or a pen, by pointer events: the page scrolls on near its edges, a line shows where the item
// would go, and Escape leaves it where it was. A finger scrolls the page; it has the buttons.

/** Movements shorter than this are clicks. */
const SLACK = 6;
/** So near to the edge of the window the page scrolls, and at most so far in one frame. */
const EDGE = 90;
const FASTEST = 24;
/** What keeps its own use of the mouse. */
const BUSY = "button, input, select, textarea, label, form";

/** Call `drop(item, slot, before)` whenever one of the items is dragged to a place of its own. */
export function startDragging(plan, drop) {
  let held = null;

  function press(event) {
    const item = event.target.closest("[data-version]");
    if (event.button || event.pointerType === "touch" || !item || event.target.closest(BUSY)) return;
    held = { item, x: event.clientX, y: event.clientY, startX: event.clientX, startY: event.clientY };
  }

  function go(event) {
    if (!held) return;
    held.x = event.clientX;
    held.y = event.clientY;
    if (!held.line) {
      if (Math.hypot(held.x - held.startX, held.y - held.startY) < SLACK) return;
      begin(event.pointerId);
    }
    show();
  }

  function begin(pointer) {
    held.line = document.createElement("li");
    held.line.className = "app-plan__line";
    held.tag = document.createElement("div");
    held.tag.className = "app-plan__tag";
    held.tag.textContent = held.item.querySelector("a").textContent;
    document.body.append(held.tag);
    plan.setPointerCapture(pointer);
    plan.classList.add("app-plan--dragging");
    held.item.classList.add("app-plan__item--busy");
    getSelection().removeAllRanges();
    held.frame = requestAnimationFrame(scrollOn);
  }

  // Which slot is under the pointer, and ahead of which of its items.
  function show() {
    held.tag.style.transform = `translate(${held.x + 12}px, ${held.y + 12}px)`;
    const box = plan.getBoundingClientRect();
    const x = Math.min(Math.max(held.x, box.left + SLACK), box.right - SLACK);
    const slot = document.elementFromPoint(x, held.y)?.closest("[data-slot]");
    held.slot = slot;
    if (!slot) return held.line.remove();
    const items = [...slot.querySelectorAll("[data-item]")];
    held.before = items.find((each) => middle(each) > held.y) ?? null;
    slot.querySelector("ol").insertBefore(held.line, held.before);
  }

  function scrollOn() {
    const beyond = Math.max(0, held.y - (innerHeight - EDGE)) - Math.max(0, EDGE - held.y);
    if (beyond) {
      scrollBy({ top: Math.max(-1, Math.min(1, beyond / EDGE)) * FASTEST, behavior: "instant" });
      show();
    }
    held.frame = requestAnimationFrame(scrollOn);
  }

  function end() {
    const was = held;
    held = null;
    if (!was?.line) return null;
    cancelAnimationFrame(was.frame);
    was.line.remove();
    was.tag.remove();
    plan.classList.remove("app-plan--dragging");
    was.item.classList.remove("app-plan__item--busy");
    return was;
  }

  function release() {
    const was = end();
    if (!was) return;
    // The click that ends a drag opens nothing; where none comes, the next one is a click again.
    const swallow = (event) => (event.preventDefault(), event.stopPropagation());
    addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }));
    if (was.slot && !stays(was)) drop(was.item, was.slot, was.before);
  }

  plan.addEventListener("pointerdown", press);
  plan.addEventListener("pointermove", go);
  plan.addEventListener("pointerup", release);
  plan.addEventListener("pointercancel", end);
  plan.addEventListener("dragstart", (event) => event.preventDefault());
  addEventListener("scroll", () => held?.line && show());
  addEventListener("keydown", (event) => event.key === "Escape" && end());
}

function middle(item) {
  const box = item.getBoundingClientRect();
  return box.top + box.height / 2;
}

function stays({ item, slot, before }) {
  const isHere = item.closest("[data-slot]") === slot;
  return before === item || (isHere && before === item.nextElementSibling);
}
