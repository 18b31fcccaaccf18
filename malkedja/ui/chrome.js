// Loaded before Streamlit's own script. Four things that Streamlit has no setting for:
// Swedish numbers, Swedish words in its controls, links without a reload, and a skip link that
// skips the menu too.
"use strict";

(() => {
  // --- "localized" numbers and dates follow the browser's language; ours is always Swedish.
  Object.defineProperty(navigator, "language", { get: () => "sv-SE" });
  Object.defineProperty(navigator, "languages", { get: () => ["sv-SE", "sv"] });

  // --- Words. Only attributes, and text inside Streamlit's own controls, are ever touched.
  const WORDS = {
    "Skip to main content": "Hoppa till innehållet",
    "Link to heading": "Länk till rubriken",
    "Copy to clipboard": "Kopiera",
    "Copied to clipboard": "Kopierat",
    "Copied": "Kopierat",
    "Main menu": "Meny",
    "App pages": "Sidor",
    "Notifications": "Meddelanden",
    "Open": "Öppna",
    "Close": "Stäng",
    "Cancel": "Avbryt",
    "Search": "Sök",
    "Close Search": "Stäng sökningen",
    "Previous Result": "Föregående träff",
    "Next Result": "Nästa träff",
    "No results": "Inga träffar",
    "Select all": "Välj alla",
    "Clear all": "Rensa alla",
    "Clear value": "Rensa",
    "Clear entry": "Rensa",
    "Clear selection": "Rensa valet",
    "Selected values": "Valda",
    "Select...": "Välj …",
    "Choose an option": "Välj",
    "Choose options": "Välj en eller flera",
    "Show data": "Visa som tabell",
    "Show chart": "Visa som diagram",
    "Fullscreen": "Helskärm",
    "Close fullscreen": "Stäng helskärm",
    "Toggle fullscreen": "Växla helskärm",
    "Download as CSV": "Ladda ned som CSV",
    "Download as PNG": "Ladda ned som bild (PNG)",
    "Download as SVG": "Ladda ned som bild (SVG)",
    "Save as PNG": "Spara som bild (PNG)",
    "Save as SVG": "Spara som bild (SVG)",
    "Show/hide columns": "Visa eller dölj kolumner",
    "Click to view actions": "Visa val för diagrammet",
    "Vega visualization": "Diagram",
    "visualization": "diagram",
    "Copy Vega-Lite spec": "Kopiera diagrammets kod",
    "Markdown content": "Text",
    "Scroll tabs left": "Rulla flikarna åt vänster",
    "Scroll tabs right": "Rulla flikarna åt höger",
    "Running...": "Hämtar …",
    "Stop": "Stoppa",
    "Stop script": "Stoppa",
    "Connecting": "Ansluter",
    "Connection error": "Anslutningen är bruten",
    "Page not found": "Sidan finns inte",
    "The page that you have requested does not seem to exist. Running the app's main page.":
      "Sidan du sökte finns inte. Översikten visas i stället.",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
      "Servern svarar inte. Vänta en stund och ladda om sidan.",
    "Sort ascending": "Sortera stigande",
    "Sort descending": "Sortera fallande",
    "Pin column": "Fäst kolumnen",
    "Unpin column": "Lossa kolumnen",
    "Hide column": "Dölj kolumnen",
    "Copy column name": "Kopiera kolumnens namn",
    "Autosize": "Anpassa bredden",
    "Format": "Talformat",
    "Statistics": "Statistik",
  };
  const PATTERNS = [
    [/^Help for (.+)$/, "Hjälp om $1"],
    [/^Remove (.+)$/, "Ta bort $1"],
    [/^(.*)\bPress Enter to apply$/, "$1Tryck Enter för att använda"],
    [/^Selected (.+?)\. (.+)$/, "Valt: $1. $2"],
    [/^Show (\d+) more$/, "Visa $1 till"],
  ];
  const ATTRIBUTES = ["aria-label", "aria-roledescription", "title", "placeholder", "alt"];
  const CONTROLS = [
    '[data-testid="stSkipToContent"]',
    '[data-testid="stElementToolbar"]',
    '[data-testid="stTooltipContent"]',
    '[data-testid="stStatusWidget"]',
    '[data-testid="stDialog"]',
    '[data-testid="stDataFrameColumnMenu"]',
    '[role="dialog"]',
    '[role="listbox"]',
    '[role="tooltip"]',
    ".vega-actions",
  ].join();

  const swedish = (text) => {
    const said = text.trim();
    if (Object.hasOwn(WORDS, said)) return text.replace(said, WORDS[said]);
    const name = said.slice(0, said.indexOf(": "));  // "Fullscreen: what the chart shows"
    if (name && Object.hasOwn(WORDS, name)) return text.replace(name, WORDS[name]);
    if (said.length > 160) return text;
    const [pattern, words] = PATTERNS.find(([pattern]) => pattern.test(said)) ?? [];
    return pattern ? text.replace(said, said.replace(pattern, words)) : text;
  };
  const translateAttributes = (element) => {
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      const words = value && swedish(value);
      if (words && words !== value) element.setAttribute(name, words);
    }
  };
  const translateText = (node) => {
    if (!node.parentElement?.closest(CONTROLS)) return;
    const words = swedish(node.nodeValue);
    if (words !== node.nodeValue) node.nodeValue = words;
  };
  const translate = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return translateText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    translateAttributes(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      node.nodeType === Node.TEXT_NODE ? translateText(node) : translateAttributes(node);
    }
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(translate);
      else if (change.type === "characterData") translateText(change.target);
      else translateAttributes(change.target);
    }
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });

  // --- Links. An ordinary link to one of our pages changes page and address without a reload:
  // the address is pushed, and Streamlit answers to it as it answers to Back and Forward.
  const HOME = new URL(".", location.href).pathname;
  const ours = (link) =>
    link.origin === location.origin &&
    !link.target && !link.hasAttribute("download") &&
    link.pathname.startsWith(HOME) && !link.pathname.slice(HOME.length).includes("/") &&
    !link.pathname.slice(HOME.length).includes(".");
  const plain = (event) =>
    event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

  const follow = (link) => {
    if (link.href === location.href) return document.getElementById(link.dataset.focus)?.focus();
    const anotherPage = link.pathname !== location.pathname;
    history.pushState({}, "", link.href);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    if (anotherPage) arrive();
    else stay(link.getAttribute("href"), link.dataset.focus);
  };

  // A new page is read from its top, by eye and by screen reader alike.
  const arrive = () => {
    document.getElementById("stMain")?.scrollTo(0, 0);
    keepFocusOn(content);
  };

  // On the same page the keyboard stays where it was: at the link followed, or what it is about.
  const stay = (href, about) => {
    const same = `.st-key-page a[href="${CSS.escape(href)}"]`;
    keepFocusOn(() => document.getElementById(about) ?? document.querySelector(same));
  };

  // What has the focus is redrawn once or several times before the page has come to rest, and
  // each time the focus is lost. It is given back until the reader does something, or something
  // else is given the focus, as a screen reader or a voice does without a key or a pointer.
  const ACTS = ["keydown", "pointerdown", "wheel"];
  let forget = () => {};
  const keepFocusOn = (find) => {
    forget();
    const watch = new MutationObserver(() => {
      const wanted = find();
      if (wanted !== document.activeElement) wanted?.focus({ preventScroll: true });
    });
    const elsewhere = (event) => event.target === find() || forget();
    forget = () => {
      watch.disconnect();
      removeEventListener("focusin", elsewhere);
      ACTS.forEach((act) => removeEventListener(act, forget, true));
    };
    addEventListener("focusin", elsewhere);
    ACTS.forEach((act) => addEventListener(act, forget, true));
    watch.observe(document.getElementById("root"), { subtree: true, childList: true });
  };

  // --- Streamlit's skip link leads to where our menu begins; ours leads past it.
  const content = () => {
    const found = document.querySelector(".st-key-page");
    if (!found?.hasAttribute("tabindex")) found?.setAttribute("tabindex", "-1");  // it is watched
    return found;
  };
  const toContent = () => content()?.focus({ preventScroll: true });

  addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (!link || event.defaultPrevented || !plain(event)) return;
    if (link.dataset.testid === "stSkipToContent") {
      event.preventDefault();
      event.stopPropagation();
      toContent();
    } else if (ours(link) && !link.getAttribute("href").startsWith("#")) {
      event.preventDefault();
      event.stopPropagation();
      follow(link);
    }
  }, { capture: true });
})();
