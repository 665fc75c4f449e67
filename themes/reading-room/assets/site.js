// On every page: '/' leads to the search box. Without it, nothing else is missing.
// The scripts of this site are classic and deferred: browsers load no module from file://, and the site must work from a USB stick.
(() => {
"use strict";

document.addEventListener("keydown", (event) => {
  const box = document.querySelector("[data-search] input[type=search]");
  const typing = event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing || !box) return;
  event.preventDefault();
  box.focus();
  box.select();
});
})();
