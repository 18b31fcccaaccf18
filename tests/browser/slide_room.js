// Measures every slide of the run that is shown: scroll bars, clipped and overlapping words, type.
() => {
  const hidden = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.clipPath !== "none" || style.visibility === "hidden") return true;
    }
    return false;
  };
  const size = (element) => {
    const own = parseFloat(getComputedStyle(element).fontSize);
    return element instanceof SVGElement ? own * element.getScreenCTM().a : own;
  };
  // The letters without the air of their line: what the eye sees as one thing on another.
  const letters = (box, px) => {
    const air = Math.max(0, box.height - px * 0.72) / 2;
    return { left: box.left, right: box.right, top: box.top + air, bottom: box.bottom - air };
  };
  const words = (root) => {
    const found = [], walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode, holder = node.parentElement, range = document.createRange();
      if (!node.nodeValue.trim() || /^(title|desc|style)$/.test(holder.tagName)) continue;
      range.selectNodeContents(node);
      const px = size(holder);
      for (const box of range.getClientRects())
        if (box.width > 0.5 && !hidden(holder))
          found.push({ text: node.nodeValue.trim().slice(0, 40), px, node, ...letters(box, px) });
    }
    return found;
  };
  const meets = (one, other) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;
  const faults = [], seen = [], deck = document.querySelector(".deck");
  const root = document.documentElement;
  const press = (key) => dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  const count = deck.querySelectorAll(".slide").length;
  let smallest = Infinity;
  press("Home");
  for (let at = 0; at < count; at += 1) {
    if (at) press("ArrowRight");
    const slide = deck.querySelector(".slide.now"), id = slide.dataset.bild;
    const room = slide.querySelector(".face").getBoundingClientRect();
    const said = [...words(slide.querySelector(".face")), ...words(deck.querySelector(".tools"))];
    const fault = (text) => faults.push(`${id}: ${text}`);
    seen.push(id);
    if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) fault("scroll bar");
    if (deck.scrollHeight > deck.clientHeight || deck.scrollWidth > deck.clientWidth)
      fault("the deck scrolls");
    if (room.left < -1 || room.right > innerWidth + 1 || room.bottom > innerHeight + 1)
      fault("larger than the window");
    said.forEach((one, place) => {
      smallest = Math.min(smallest, one.px);
      if (one.left < room.left || one.right > room.right + 1) fault(`beside the slide: ${one.text}`);
      if (one.top < room.top || one.bottom > room.bottom) fault(`below the slide: ${one.text}`);
      for (const other of said.slice(place + 1))
        if (one.node !== other.node && meets(one, other)) fault(`${one.text} on ${other.text}`);
    });
    for (const box of slide.querySelectorAll(".face :is(td, th, p, h2, li)"))
      if (box.clientWidth && box.scrollWidth > box.clientWidth + 1) fault(`cut: ${box.textContent}`);
  }
  return { faults, seen, smallest };
}
