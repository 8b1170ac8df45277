// Ctrl and Enter do the next thing: from the text to what was resolved, add it, decide it, and on to the next minute.
function onward(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.closest("form[data-typing], form[data-decides]");
  if (!form) return;
  event.preventDefault();
  const limb = form.closest("[data-limb]");
  const adding = document.querySelector("form[data-typing^=limbs]");
  if (limb) (limb.querySelector("form[data-decides]") || form).requestSubmit();
  else if (form !== adding) adding?.querySelector("textarea").focus();
  else if (adding.querySelector("textarea").value.trim()) adding.requestSubmit();
  else document.querySelector("[data-onward]")?.click();
}

// Where the page was opened at a limb to decide, or at a field, typing goes on there.
function arrive() {
  const place = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  const field = place && (place.querySelector("form[data-decides] select") || (place.matches("textarea") && place));
  if (!field) return;
  field.focus({ preventScroll: true });
  place.scrollIntoView({ block: field === place ? "center" : "start" });
}

export function goOnward() {
  if (!document.querySelector("form[data-typing]")) return;
  document.addEventListener("keydown", onward);
  // After the browser has gone to the place that the address names, which takes the focus away.
  addEventListener("load", () => setTimeout(arrive));
}
