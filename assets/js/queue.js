// Keys for the co-ordinator's queue: j and k move, a letter opens what can be decided on the row. Everything they
// do can be done without them. They can be switched off, and do nothing while somebody types (WCAG 2.1.4).

const OFF = "queue-keys-off";

const isTyping = (target) =>
  target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);

function remembered() {
  try {
    return localStorage.getItem(OFF) === "yes";
  } catch {
    return false; // a browser that keeps nothing has the keys on
  }
}

function remember(isOff) {
  try {
    localStorage.setItem(OFF, isOff ? "yes" : "");
  } catch {
    // It holds until the page is left.
  }
}

export function startQueue(list) {
  const rows = [...list.children];
  let isOff = remembered();

  const current = () => rows.find((row) => row.contains(document.activeElement));

  function move(step) {
    const row = rows[rows.indexOf(current()) + step] ?? (current() ? null : rows[0]);
    row?.focus();
    row?.scrollIntoView({ block: "nearest" });
  }

  function open(row, key) {
    const details = row?.querySelector(`details[data-key="${CSS.escape(key)}"]`);
    if (!details) return false;
    details.open = true;
    details.querySelector("input:not([type=hidden]), textarea, select, button").focus();
    return true;
  }

  function close(row) {
    for (const details of row.querySelectorAll("details")) details.open = false;
    row.focus();
  }

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const row = current();
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (key === "Escape" && row) return close(row);
    if (isOff || isTyping(target)) return;
    const isOnRow = row === target;
    if (key === "j" || (isOnRow && key === "ArrowDown")) move(1);
    else if (key === "k" || (isOnRow && key === "ArrowUp")) move(-1);
    else if (isOnRow && key === "Enter") row.querySelector("a").click();
    else if (!open(row, key)) return;
    event.preventDefault();
  });

  startSwitch(isOff, (now) => (isOff = now));
  // The page comes back from a decision to the next row.
  if (location.hash.startsWith("#row-")) document.getElementById(location.hash.slice(1))?.focus();
  list.querySelector("details[open] .govuk-error-message")?.scrollIntoView({ block: "nearest" });
}

function startSwitch(isOff, tell) {
  const panel = document.querySelector("[data-queue-keys]");
  const button = document.querySelector("[data-queue-switch]");
  const say = () => {
    button.textContent = isOff ? "Switch these keys on" : "Switch these keys off";
  };
  panel.hidden = false;
  button.addEventListener("click", () => {
    isOff = !isOff;
    remember(isOff);
    tell(isOff);
    say();
  });
  say();
}
