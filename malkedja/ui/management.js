// The management group's page: one key steps from point to point, and the notes of the meeting are
// kept in this browser until they are cleared. Does nothing on other pages.
"use strict";

(() => {
  const KEYS = "malkedja:tangenter";
  const FIELD = "input, textarea, select, [contenteditable], [role=combobox], [role=listbox]";
  const agenda = () => document.querySelector(".st-key-page .agenda");
  const points = () => [...agenda().querySelectorAll(".point")];
  const fold = (point) => point.querySelector("details");
  const say = (text) => { agenda().querySelector(".said").textContent = text; };

  // --- What is kept: {date, present, points: {id: {note, decision}}}, nothing that is empty.
  const place = () => `malkedja:protokoll:${agenda().dataset.keep}`;
  const kept = () => {
    try {
      const found = JSON.parse(localStorage.getItem(place()) ?? "{}");
      return { date: "", present: "", ...found, points: { ...found?.points } };
    } catch {
      return { date: "", present: "", points: {} };
    }
  };
  const keep = (minutes) => {
    try {
      localStorage.setItem(place(), JSON.stringify(minutes));
    } catch {
      say("Webbläsaren kan inte spara mer. Ladda ned protokollet innan du stänger sidan.");
    }
  };
  const pointOf = (field) => field.closest(".point")?.dataset.point;
  const valueOf = (minutes, field) => {
    const about = pointOf(field);
    return (about ? minutes.points[about] : minutes)?.[field.dataset.field] ?? "";
  };
  const change = (field) => {
    const minutes = kept();
    const about = pointOf(field);
    const name = field.dataset.field;
    if (about) {
      const said = { note: "", decision: "", ...minutes.points[about], [name]: field.value };
      minutes.points[about] = said;
      if (!said.note.trim() && !said.decision.trim()) delete minutes.points[about];
    } else {
      minutes[name] = field.value;
    }
    keep(minutes);
    mark(minutes);
  };
  const mark = (minutes) => points().forEach((point) => {
    point.querySelector(".noted").hidden = !minutes.points[point.dataset.point];
  });

  // --- Every drawing of the page is filled again; a field being written in is left alone.
  const fill = () => {
    const minutes = kept();
    agenda().querySelectorAll("[data-field]:not([data-field=keys])").forEach((field) => {
      if (field !== document.activeElement) field.value = valueOf(minutes, field);
    });
    agenda().querySelector("[data-field=keys]").checked = lettersOn();
    mark(minutes);
  };
  const arrive = () => {
    if (!agenda() || agenda().dataset.filled) return;
    agenda().dataset.filled = "yes";
    fill();
    show();
  };
  const show = () => {
    const asked = new URLSearchParams(location.search).get("punkt");
    const point = agenda() && points().find((one) => one.dataset.point === asked);
    if (point && !fold(point).open) open(point);
  };
  new MutationObserver(arrive).observe(document.documentElement, { subtree: true, childList: true });
  addEventListener("popstate", show);
  addEventListener("storage", (event) => { if (agenda() && event.key === place()) fill(); });
  addEventListener("input", (event) => {
    const field = event.target;
    if (!agenda()?.contains(field) || !field.dataset?.field) return;
    if (field.dataset.field === "keys") localStorage.setItem(KEYS, field.checked ? "on" : "off");
    else change(field);
  });

  // --- One point is open at a time, and it is the one in the address.
  const open = (point) => {
    points().forEach((other) => { if (other !== point) fold(other).open = false; });
    fold(point).open = true;
    fold(point).querySelector("summary").focus({ preventScroll: true });
    point.scrollIntoView({ block: "start" });
  };
  addEventListener("toggle", (event) => {
    const point = event.target.closest?.(".agenda .point");
    if (!point || fold(point) !== event.target) return;
    const address = new URL(location.href);
    if (event.target.open) {
      points().forEach((other) => { if (other !== point) fold(other).open = false; });
      address.searchParams.set("punkt", point.dataset.point);
    } else if (address.searchParams.get("punkt") === point.dataset.point) {
      address.searchParams.delete("punkt");
    }
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }, { capture: true });

  // --- Keys: letters can be turned off; no key acts in a field, or in a list that scrolls.
  const lettersOn = () => {
    try {
      return localStorage.getItem(KEYS) !== "off";
    } catch {
      return true;
    }
  };
  const STEPS = { ArrowRight: 1, ArrowLeft: -1 };
  const LETTERS = { n: 1, f: -1 };
  addEventListener("keydown", (event) => {
    if (!agenda() || event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(FIELD)) return;
    if (event.target.closest?.(".wide")) return;
    const step = STEPS[event.key] ?? (lettersOn() ? LETTERS[event.key.toLowerCase()] : undefined);
    if (!step) return;
    event.preventDefault();
    const all = points();
    const here = all.findIndex((point) => fold(point).open || point.contains(document.activeElement));
    const next = all[here < 0 ? (step > 0 ? 0 : all.length - 1) : here + step];
    if (next) open(next);
  });

  // --- The minutes as a document, and away with the notes.
  const download = async () => {
    say("Protokollet görs …");
    const { date, present, points: said } = kept();
    const notes = Object.entries(said).map(([id, one]) => ({ id, note: one.note, decision: one.decision }));
    const answer = await fetch(agenda().dataset.docx, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ date, present, points: notes }),
    });
    if (!answer.ok) return say(await answer.text());
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition"))?.[1] ?? "protokoll.docx";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    say("Protokollet är nedladdat. Anteckningarna finns kvar här tills du rensar dem.");
  };
  const clear = () => {
    if (!confirm("Ta bort alla anteckningar och beslut för den här målperioden ur webbläsaren?")) return;
    localStorage.removeItem(place());
    fill();
    say("Anteckningarna är borttagna.");
  };
  const ACTS = { download, clear };
  addEventListener("click", (event) => {
    const act = agenda() && event.target.closest?.(".agenda [data-act]")?.dataset.act;
    if (!act) return;
    Promise.resolve(ACTS[act]()).catch(() =>
      say("Servern svarar inte. Anteckningarna finns kvar här; försök igen om en stund."));
  });
})();
