// Shows a run of slides one at a time: keys, clicker, swipe, addresses, and the presenter's window.
// The same script serves the page, where the address is a query, and the file that is taken along,
// where it is a fragment. Without it the slides stand below each other.
"use strict";

(() => {
  const LETTERS = "malkedja.tangenter", CAME_FROM = "malkedja.visningen.fran";
  const CONTROL = "a, button, input, select, textarea, summary, [contenteditable]";
  const SWIPE = 60, PATIENCE = 2500;
  let deck = null, slides = [], at = 0, digits = "", forgetting = 0, reopen = false, began = Date.now(), seen = "";

  // --- What is remembered in this browser; a private window may refuse.
  const kept = (store, name) => { try { return store.getItem(name); } catch { return null; } };
  const keep = (store, name, value) => { try { store.setItem(name, value); } catch { /* refused */ } };
  const letters = () => kept(localStorage, LETTERS) !== "av";

  // --- The address: which slide, and whether it is the presenter's window.
  const asked = () =>
    new URLSearchParams(deck?.dataset.address === "hash" ? location.hash.slice(1) : location.search);
  const speaking = () => asked().get("vy") === "talare";
  const withSlide = (href, id) => {
    const url = new URL(href, location.href), found = new URLSearchParams(
      deck.dataset.address === "hash" ? url.hash.slice(1) : url.search);
    found.set("bild", id);
    if (deck.dataset.address === "hash") url.hash = found.toString();
    else url.search = found.toString();
    return url.href;
  };
  const choices = (query) => {
    const found = new URLSearchParams(query);
    ["bild", "vy"].forEach((name) => found.delete(name));
    found.sort();
    return found.toString();
  };

  // --- One slide at a time.
  const live = () => deck?.isConnected ? deck : null;
  const say = (words) => { live().querySelector(".message").textContent = words; };
  const find = (id) => slides.findIndex((slide) => slide.dataset.bild === id);
  const heading = () => slides[at].querySelector("h2");

  const show = (index, { push = true, focus = true, tell = true } = {}) => {
    at = Math.max(0, Math.min(index, slides.length - 1));
    const slide = slides[at], id = slide.dataset.bild;
    slides.forEach((other, place) => {
      other.classList.toggle("now", place === at);
      other.classList.toggle("next", place === at + 1);
    });
    deck.classList.remove("blank");
    say("");
    deck.querySelector(".count").textContent = `${at + 1} / ${slides.length}`;
    deck.querySelector(".next-name").textContent =
      slides[at + 1] ? `Nästa: ${slides[at + 1].querySelector("h2").textContent}` : "Sista bilden";
    document.title = `${heading().textContent} · ${deck.dataset.title}`;
    if (push && asked().get("bild") !== id) history.pushState({}, "", withSlide(location.href, id));
    for (const link of deck.querySelectorAll(".panel .choices a:not([download])"))
      link.setAttribute("href", withSlide(link.href, id));
    deck.scrollTop = 0;
    if (focus) heading().focus({ preventScroll: true });
    else if (tell) say(`${at + 1} av ${slides.length}: ${heading().textContent}`);
    if (tell) post({ bild: id });
  };
  const step = (by, more) => show(at + by, more);
  const fromAddress = (more) => {
    const id = asked().get("bild"), found = find(id);
    show(Math.max(found, 0), { push: false, ...more });
    deck.classList.toggle("speaker", speaking());
    if (id !== null && found < 0) say("Bilden finns inte i den här visningen. Här börjar den.");
  };
  const blank = (on = !deck.classList.contains("blank"), tell = true) => {
    deck.classList.toggle("blank", on);
    if (tell) post({ blank: on });
  };

  // --- The presenter's window leads the first one, within this browser alone.
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("malkedja-visning") : null;
  const post = (message) => live() && channel?.postMessage({ run: deck.dataset.deck, ...message });
  channel?.addEventListener("message", ({ data }) => {
    if (!live() || data.run !== deck.dataset.deck) return;
    if (data.ask) post({ bild: slides[at].dataset.bild, blank: deck.classList.contains("blank") });
    if (data.bild !== undefined && find(data.bild) >= 0 && find(data.bild) !== at)
      show(find(data.bild), { tell: false });
    if (data.blank !== undefined) blank(data.blank, false);
  });
  const openSpeaker = () => {
    const url = new URL(location.href), hash = deck.dataset.address === "hash";
    const found = asked();
    found.set("vy", "talare");
    found.set("bild", slides[at].dataset.bild);
    if (hash) url.hash = found.toString();
    else url.search = found.toString();
    window.open(url.href, "malkedja-talare", "popup,width=1200,height=800");
  };
  const two = (number) => String(Math.floor(number)).padStart(2, "0");
  setInterval(() => {
    if (!live() || !deck.classList.contains("speaker")) return;
    const now = new Date(), passed = (Date.now() - began) / 1000;
    deck.querySelector(".clock").textContent = `${two(now.getHours())}.${two(now.getMinutes())}`;
    deck.querySelector(".elapsed").textContent = `${two(passed / 60)}.${two(passed % 60)} sedan start`;
  }, 250);

  // --- What one can ask for, by key or by button.
  const dialog = () => deck.querySelector(".panel");
  const leave = () => deck.querySelector(".exit")?.click();
  const ACTS = {
    next: () => step(1),
    previous: () => step(-1),
    first: () => show(0),
    last: () => show(slides.length - 1),
    blank: () => blank(),
    notes: () => deck.classList.toggle("with-notes"),
    full: () => document.fullscreenElement
      ? document.exitFullscreen() : document.documentElement.requestFullscreen?.(),
    settings: () => dialog().open ? dialog().close() : dialog().showModal(),
    speaker: openSpeaker,
    reset: () => { began = Date.now(); },
    close: () => dialog().close(),
    escape: () => deck.classList.contains("blank") ? blank(false)
      : deck.classList.contains("with-notes") ? deck.classList.remove("with-notes")
      : document.fullscreenElement ? document.exitFullscreen() : leave(),
  };
  const KEYS = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next",
    ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous",
    Home: "first", End: "last", Escape: "escape",
  };
  const CHARACTERS = { b: "blank", ".": "blank", n: "notes", f: "full", "?": "settings" };

  const typed = (digit) => {
    digits = (digits + digit).slice(-3);
    say(`Bild ${digits}: tryck Enter`);
    clearTimeout(forgetting);
    forgetting = setTimeout(() => { digits = ""; if (live()) say(""); }, PATIENCE);
  };
  const jump = () => {
    const wanted = Number(digits);
    digits = "";
    if (wanted >= 1 && wanted <= slides.length) show(wanted - 1);
    else say(`Det finns ${slides.length} bilder.`);
  };
  const act = (event) => {
    const character = event.key.length === 1 && event.key !== " ";
    if (character && !letters()) return false;
    if (/^[0-9]$/.test(event.key)) return typed(event.key), true;
    if (event.key === "Enter" && digits) return jump(), true;
    const name = KEYS[event.key] ?? CHARACTERS[event.key.toLowerCase()];
    if (name) ACTS[name]();
    return Boolean(name);
  };
  addEventListener("keydown", (event) => {
    if (!live() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (dialog().open || (event.target instanceof Element && event.target.closest(CONTROL))) return;
    if (!act(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });

  // A button keeps the focus when it was pressed by key; a pointer hands it on to the slide.
  addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const link = target?.closest("a[href]");
    if (!live() || !deck.contains(target)) return;
    if (link?.closest(".panel") && !link.hasAttribute("download")) reopen = true;
    const name = target.closest("[data-do]")?.dataset.do;
    if (!name) return;
    if (name === "next" || name === "previous")
      step(name === "next" ? 1 : -1, { focus: event.detail > 0 });
    else ACTS[name]();
    if (event.detail > 0 && !dialog().open) heading().focus({ preventScroll: true });
  }, { capture: true });
  addEventListener("change", ({ target }) => {
    if (target.matches?.(".deck .letters")) keep(localStorage, LETTERS, target.checked ? "på" : "av");
  });

  let touch = null;
  addEventListener("touchstart", ({ touches }) => {
    touch = touches.length === 1 ? [touches[0].clientX, touches[0].clientY] : null;
  }, { passive: true });
  addEventListener("touchend", ({ changedTouches }) => {
    if (!live() || !touch || dialog().open) return;
    const [x, y] = [changedTouches[0].clientX - touch[0], changedTouches[0].clientY - touch[1]];
    touch = null;
    if (Math.abs(x) > SWIPE && Math.abs(x) > 1.5 * Math.abs(y)) step(x < 0 ? 1 : -1);
  }, { passive: true });

  // --- Back and Forward between slides of the same run concern nobody but us.
  addEventListener("popstate", (event) => {
    if (!live()) return;
    if (location.pathname !== deck.home || choices(location.search) !== deck.choices) return;
    event.stopImmediatePropagation();
    fromAddress();
  }, { capture: true });
  addEventListener("fullscreenchange", () =>
    live()?.classList.toggle("full", Boolean(document.fullscreenElement)));

  // --- A run that has come to the page, or been drawn anew with other choices.
  const within = (image) => {
    const text = decodeURIComponent(escape(atob(image.src.split(",")[1])));
    const drawing = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    const frame = document.createElement("span");
    frame.className = image.className;
    drawing.setAttribute("aria-label", image.alt);
    frame.append(document.importNode(drawing, true));
    image.replaceWith(frame);
  };
  const adopt = (found) => {
    deck = found;
    deck.home = location.pathname;
    deck.choices = choices(location.search);
    slides = [...deck.querySelectorAll(".slide")];
    deck.querySelectorAll("img.picture").forEach(within);  // so that words are set in our type
    deck.classList.add("live");
    deck.classList.toggle("full", Boolean(document.fullscreenElement));
    deck.querySelector(".letters").checked = letters();
    const exit = deck.querySelector(".exit"), from = kept(sessionStorage, CAME_FROM);
    if (exit && from) exit.href = from;
    fromAddress({ tell: false });
    if (reopen) ACTS.settings();
    reopen = false;
    if (speaking()) post({ ask: true });
  };
  const elsewhere = () => !location.pathname.endsWith("/presentation");
  const look = () => {
    if (elsewhere() && location.href !== seen) keep(sessionStorage, CAME_FROM, seen = location.href);
    const found = document.querySelector(".deck:not(.live)");
    if (found) adopt(found);
  };
  new MutationObserver(look).observe(document.documentElement, { subtree: true, childList: true });
  look();
})();
