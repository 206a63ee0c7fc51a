"use strict";
// Words and fields light each other up. Without this script every link still leads to its words.
(() => {
  const aside = document.querySelector(".sources");
  if (!aside) return;
  const pieces = (id) => {
    const first = document.getElementById(id);
    return first ? [first, ...aside.querySelectorAll(`[data-piece="${id}"]`)] : [];
  };
  const target = (link) => decodeURIComponent((link.getAttribute("href") || "").split("#")[1] || "");
  const light = (elements, on) => elements.forEach((each) => each.classList.toggle("lit", on));
  const links = new Map();
  document.querySelectorAll('main a[href^="#s"]').forEach((link) => {
    const id = target(link);
    links.set(id, [...(links.get(id) || []), link]);
    const lit = (on) => light(pieces(id), on);
    link.addEventListener("mouseenter", () => lit(true));
    link.addEventListener("mouseleave", () => lit(false));
    link.addEventListener("focus", () => lit(true));
    link.addEventListener("blur", () => lit(false));
  });
  const markOf = (event) => {
    const mark = event.target.closest("mark:not(.sentence)");
    return mark ? mark.id || mark.dataset.piece : "";
  };
  aside.addEventListener("mouseover", (event) => light(links.get(markOf(event)) || [], true));
  aside.addEventListener("mouseout", (event) => light(links.get(markOf(event)) || [], false));
})();
