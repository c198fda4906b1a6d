"use strict";
// A claim under the pointer or with the focus lights up its words in the text; words light up their claims. A click on
// the name of a claim keeps it lit.
(() => {
  const numbers = (node) => (node.dataset.claims || "").split(" ").filter(Boolean);
  const light = (number, name, on) => {
    for (const node of document.querySelectorAll(`[data-claims~="${number}"], #claim-${number}`))
      node.classList.toggle(name, on);
  };
  const find = (node) => {
    const told = node.closest ? node.closest(".claim") : null;
    if (told) return [told.id.slice(6)];
    const words = node.closest ? node.closest("[data-claims]") : null;
    return words ? numbers(words) : [];
  };
  for (const [on, off] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(on, (event) => find(event.target).forEach((number) => light(number, "lit", true)));
    document.addEventListener(off, (event) => find(event.target).forEach((number) => light(number, "lit", false)));
  }
  for (const button of document.querySelectorAll(".claim button"))
    button.addEventListener("click", () => {
      const kept = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(kept));
      light(find(button)[0], "kept", kept);
    });
})();
