// Where the terminal finds its reader, its fonts and the keyboard.
"use strict";

const SIZES = { smallest: 8, usual: 16, largest: 40 };

function fontSize() {
  const wished = Number(new URLSearchParams(window.location.search).get("fontsize")) || SIZES.usual;
  return Math.max(SIZES.smallest, Math.min(wished, SIZES.largest));
}

// The terminal measures its cells once, at the beginning: the fonts must be there by then.
const begin = window.onload;
window.onload = async (event) => {
  const terminal = document.getElementById("terminal");
  terminal.dataset.sessionWebsocketUrl = window.location.origin.replace(/^http/, "ws") + "/ws";
  terminal.dataset.fontSize = fontSize();
  const faces = ["", "bold ", "italic ", "italic bold "].map((face) =>
    document.fonts.load(`${face}${fontSize()}px "Roboto Mono"`, "a①"),
  );
  await Promise.allSettled(faces);
  begin.call(window, event);
};

// A reader takes itself for unattended until it is told of the keyboard, which it can be only once it has answered.
window.addEventListener("DOMContentLoaded", () => {
  document.getElementById("again").addEventListener("click", () => window.location.reload());
  new MutationObserver(() => {
    const ended = document.body.classList.contains("-closed");
    const begun = document.body.classList.contains("-first-byte");
    document.querySelector(ended ? "#again" : begun ? ".xterm-helper-textarea" : "body").focus();
  }).observe(document.body, { attributeFilter: ["class"] });
});
