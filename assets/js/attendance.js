// The roll of a meeting with one key each: p present, a apologies, s a substitute. Every answer is saved at once.
const MARKS = { p: "present", a: "apologies" };

function next(member) {
  const members = [...document.querySelectorAll("[data-member]")];
  const after = members[members.indexOf(member) + 1];
  (after?.querySelector("input:checked") || after?.querySelector("input[type=radio]"))?.focus();
}

async function save(form, field) {
  const says = form.querySelector("[data-saved]");
  const body = new URLSearchParams();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const was = form.elements[`was_${field.name}`];
  const typed = field.value;
  body.set(field.name, typed);
  body.set(was.name, was.value);
  try {
    const response = await fetch(form.action, {
      method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual", keepalive: true,
    });
    const isOurs = (response.headers.get("Content-Type") || "").startsWith("application/json");
    const told = isOurs ? await response.json() : { errors: ["Sign in again."] };
    if (response.ok) was.value = typed;
    says.textContent = response.ok ? `Saved ${told.saved}` : `Not saved: ${told.errors.join(" ")}`;
    return response.ok;
  } catch {
    says.textContent = "Not saved: no connection. Save again when it is back.";
    return false;
  }
}

// Enter takes the substitute and goes on to the next member; what is refused is left where it can be mended.
async function take(form, field) {
  if (await answer(form, field) && document.activeElement === field) next(field.closest("[data-member]"));
}

async function answer(form, field) {
  const isSubstitute = field.type === "text";
  if (isSubstitute && field.value === form.elements[`was_${field.name}`].value) return true; // Enter saved it
  if (isSubstitute && field.value.trim()) {
    field.closest("[data-member]").querySelector("input[type=radio][value=apologies]").checked = true;
  }
  return save(form, field);
}

function mark(member, value) {
  const radio = member.querySelector(`input[type=radio][value=${value}]`);
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
}

export function takeAttendance() {
  const form = document.querySelector("form[data-roll]");
  if (!form) return;
  form.addEventListener("change", (event) => answer(form, event.target));
  form.addEventListener("keydown", (event) => {
    const member = event.target.closest("[data-member]");
    const key = event.key.toLowerCase();
    if (member && key === "enter" && event.target.type === "text") {
      event.preventDefault();
      take(form, event.target);
      return;
    }
    if (!member || event.target.type !== "radio" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key in MARKS) {
      mark(member, MARKS[key]);
      next(member);
    } else if (key === "s") {
      mark(member, "apologies");
      member.querySelector("input[type=text]").focus();
    } else return;
    event.preventDefault();
  });
}
