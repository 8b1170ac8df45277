// Minutes are saved as they are typed. What has not reached the server stays on this device, and is offered back
// after a lost connection, a closed tab or a sign-out. Every form here also works by its own button alone.

const PAUSE = 1500;
const AGAIN = 5000;
const typing = new Map();

// Private words are kept for this tab only, so that nobody finds them on a shared computer.
function shelf(form) {
  return "private" in form.dataset ? sessionStorage : localStorage;
}

class Typing {
  constructor(form) {
    this.form = form;
    this.says = form.querySelector("[data-saved]");
    this.key = `typing:${form.dataset.person}:${form.dataset.typing}`;
    this.saves = "saves" in form.dataset;
    this.saved = this.words();
    this.proposed = JSON.stringify(this.saved);
    this.offerBack();
    form.addEventListener("input", () => this.typed());
    form.addEventListener("focusout", () => this.left());
    addEventListener("online", () => this.saves && this.save());
    // While two texts are to be chosen from, nothing goes by itself: ours is kept on this device.
    addEventListener("pagehide", () => this.saves && !this.offer() && this.isDirty() && this.send(true).catch(() => {}));
  }

  fields() {
    return [...this.form.elements].filter((it) => it.name && it.matches("textarea, input:not([type=hidden])"));
  }

  words() {
    return Object.fromEntries(this.fields().map((it) => [it.name, it.value]));
  }

  isDirty() {
    const now = this.words();
    return Object.keys(now).some((name) => now[name] !== this.saved[name]);
  }

  say(text, ...more) {
    this.says.replaceChildren(text, ...more);
  }

  // A limb is proposed anew once its field is left, and not under the hands of somebody who types on.
  left() {
    if (!this.saves) return;
    this.wants = this.form.matches("[data-limb] form") && JSON.stringify(this.words()) !== this.proposed;
    this.save();
  }

  typed() {
    this.wants = false;
    this.keep();
    clearTimeout(this.timer);
    if (this.saves) this.timer = setTimeout(() => this.save(), PAUSE);
  }

  keep() {
    if (!this.isDirty()) return this.forget();
    try {
      const kept = { words: this.words(), at: new Date().toLocaleString("en-GB") };
      shelf(this.form).setItem(this.key, JSON.stringify(kept));
    } catch {
      this.say("This device keeps nothing: save before you leave the page.");
    }
  }

  forget() {
    try {
      shelf(this.form).removeItem(this.key);
    } catch {
      // Nothing could be kept, so there is nothing to forget.
    }
  }

  kept() {
    try {
      return JSON.parse(shelf(this.form).getItem(this.key));
    } catch {
      return null;
    }
  }

  offerBack() {
    const kept = this.kept();
    const fields = this.fields();
    const news = kept ? fields.filter((it) => it.name in kept.words && kept.words[it.name] !== it.value) : [];
    if (!news.length) return this.forget();
    const panel = this.panel(`You typed this on ${kept.at} and it did not reach the server`,
      news.map((it) => kept.words[it.name]));
    this.button(panel, "Put it back", () => {
      for (const it of news) it.value = kept.words[it.name];
      this.typed();
    });
    this.button(panel, "Throw it away", () => this.forget());
  }

  offer() {
    return this.form.querySelector(".app-offer");
  }

  panel(title, texts) {
    this.offer()?.remove();
    const panel = document.createElement("div");
    panel.className = "app-panel app-offer";
    panel.setAttribute("role", "alert");
    const add = (tag, name, text) => {
      const it = document.createElement(tag);
      it.className = name;
      it.textContent = text;
      panel.append(it);
    };
    add("p", "govuk-body govuk-!-font-weight-bold", title);
    for (const text of texts) add("p", "govuk-body app-words", text);
    this.form.prepend(panel);
    return panel;
  }

  button(panel, text, does) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary";
    button.textContent = text;
    button.addEventListener("click", () => {
      panel.remove();
      does();
      this.fields()[0]?.focus();
    });
    panel.append(button, " ");
  }

  send(last = false) {
    const body = new URLSearchParams(new FormData(this.form));
    if (this.wants) body.set("left", "1");
    return fetch(this.form.action, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      redirect: "manual",
      keepalive: last,
    });
  }

  // One at a time: what is typed while a save is under way is saved after it. True when all is saved.
  async save() {
    clearTimeout(this.timer);
    if (this.offer()) return !this.isDirty();
    if (this.saving) {
      await this.saving;
      return this.isDirty() || this.wants ? this.save() : true;
    }
    if (this.saves && !this.isDirty() && !this.wants) return true;
    this.saving = this.once();
    const done = await this.saving;
    this.saving = null;
    return done;
  }

  async once() {
    const sent = this.words();
    let response;
    try {
      response = await this.send();
    } catch {
      this.say("Not saved: no connection. It is kept on this device.");
      this.timer = setTimeout(() => this.saves && this.save(), AGAIN);
      return false;
    }
    const isOurs = (response.headers.get("Content-Type") || "").startsWith("application/json");
    if (!isOurs) return this.shutOut(response);
    const told = await response.json();
    if (response.ok) return this.arrived(sent, told);
    if (response.status === 409) this.conflict(sent, told);
    else this.say(`Not saved: ${told.errors.join(" ")} It is kept on this device.`);
    return false;
  }

  shutOut(response) {
    const isSignedOut = response.type === "opaqueredirect" || response.status === 403;
    if (!isSignedOut) {
      this.say("Not saved: the server could not take it. It is kept on this device.");
      return false;
    }
    const link = document.createElement("a");
    link.className = "govuk-link";
    link.href = `/accounts/login/?next=${encodeURIComponent(location.pathname)}`;
    link.textContent = "Sign in again";
    this.say("Not saved: you are signed out. It is kept on this device. ", link);
    return false;
  }

  arrived(sent, told) {
    this.saved = sent;
    this.keep();
    if (told.next) {
      this.forget();
      if (told.next.split("#")[0] === location.pathname) location.hash = told.next.split("#")[1];
      location.pathname === told.next.split("#")[0] ? location.reload() : location.assign(told.next);
      return true;
    }
    this.version(told.version);
    this.say(`Saved ${told.saved}`);
    if ("promises" in told) fill(document.querySelector("[data-promises]"), told.promises);
    if ("outcome" in told) this.propose(sent, told.outcome);
    return true;
  }

  propose(sent, html) {
    this.wants = false;
    this.proposed = JSON.stringify(sent);
    const outcome = this.form.closest("[data-limb]").querySelector("[data-outcome]");
    if (outcome.dataset.touched) return;
    const { id } = document.activeElement;
    fill(outcome, html);
    if (id && document.activeElement === document.body) document.getElementById(id)?.focus();
  }

  version(number) {
    const near = this.form.closest("[data-limb]") || this.form;
    for (const it of near.querySelectorAll("input[name$=version]")) it.value = number;
  }

  // Somebody else wrote it. What only they changed is taken; where both changed one field, both texts are shown.
  conflict(sent, told) {
    this.version(told.version);
    if ("promises" in told) fill(document.querySelector("[data-promises]"), told.promises);
    const clash = [];
    for (const it of this.fields()) {
      const theirs = told.theirs[it.name.split("-").pop()];
      if (theirs === undefined || theirs === this.saved[it.name]) continue;
      if (it.value === this.saved[it.name]) it.value = theirs;
      else if (it.value !== theirs) clash.push([it, theirs]);
      this.saved[it.name] = theirs;
    }
    if (!clash.length) return this.typed();
    this.say("Not saved: somebody else changed this while you were writing.");
    const panel = this.panel("Somebody else changed this while you were writing. They wrote:",
      clash.map(([, theirs]) => theirs));
    this.button(panel, "Save mine in its place", () => this.save());
    this.button(panel, "Take theirs", () => {
      for (const [it, theirs] of clash) it.value = theirs;
      this.typed();
    });
  }
}

// HTML that our own server made for this page.
function fill(place, html) {
  place?.replaceChildren(document.createRange().createContextualFragment(html));
}

// Before any form of the page is sent, what is typed in the others is saved; if that fails, nothing is sent.
async function flush(event) {
  const form = event.target;
  const own = typing.get(form);
  const waiting = [...typing.values()].filter((it) => it.saves && it !== own && it.isDirty());
  if (own) {
    event.preventDefault();
    return own.save();
  }
  if (!waiting.length) return;
  event.preventDefault();
  const done = await Promise.all(waiting.map((it) => it.save()));
  if (done.every(Boolean)) form.requestSubmit(event.submitter);
  else waiting.find((it) => it.isDirty())?.says.scrollIntoView();
}

// Of the fields of a decision only those that its answer needs are shown.
function narrow(form) {
  const outcome = form.querySelector("select[name$=outcome]").value;
  for (const part of form.querySelectorAll("[data-for]")) {
    part.hidden = !part.dataset.for.split(" ").includes(outcome);
  }
}

export function keepTyping() {
  for (const form of document.querySelectorAll("form[data-typing]")) typing.set(form, new Typing(form));
  for (const form of document.querySelectorAll("form[data-decides]")) narrow(form);
  if (!typing.size && !document.querySelector("form[data-decides]")) return;
  document.addEventListener("submit", flush);
  // A click that is under way must find its button: the form is not made anew beneath it.
  document.addEventListener("pointerdown", (event) => {
    const place = event.target.closest("[data-outcome]");
    if (place) place.dataset.touched = "yes";
  });
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-decides]");
    if (!form) return;
    const place = form.closest("[data-outcome]");
    if (place) place.dataset.touched = "yes";
    narrow(form);
  });
  new MutationObserver(() => document.querySelectorAll("form[data-decides]").forEach(narrow))
    .observe(document.querySelector("main"), { childList: true, subtree: true });
}
