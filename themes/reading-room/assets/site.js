// Small comforts on every page: '/' leads to the search box, and marks can be switched off. Without it, nothing is missing but these.
(function () {
  "use strict";

  function typing(element) {
    return element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
  }

  document.addEventListener("keydown", function (event) {
    var box = document.querySelector("[data-search] input[type=search]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || !box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  // Which kinds are off, for all pages; "*" stands for all kinds but those named with "+". Where storage is forbidden, the choice
  // lasts for one page.
  var KEY = "sitegen-marks-off";

  function remembered() {
    try {
      var found = JSON.parse(localStorage.getItem(KEY));
      return Array.isArray(found) ? found : [];
    } catch (error) {
      return [];
    }
  }

  function remember(off) {
    try {
      localStorage.setItem(KEY, JSON.stringify(off));
    } catch (error) {
      // Private browsing, or a page opened from a disk.
    }
  }

  var legend = document.querySelector("[data-legend]");
  if (!legend) return;
  var off = remembered();
  var marks = document.querySelectorAll(".text [data-kind]");
  var items = legend.querySelectorAll("li[data-kind]");
  var kinds = Array.prototype.map.call(items, function (item) { return item.dataset.kind; });
  var buttons = {};

  function isOff(kind) {
    return off.indexOf("*") >= 0 ? off.indexOf("+" + kind) < 0 : off.indexOf(kind) >= 0;
  }

  function show() {
    marks.forEach(function (mark) {
      var hidden = isOff(mark.dataset.kind);
      mark.classList.toggle("off", hidden);
      // A link that cannot be seen must not be reached with the Tab key either.
      if (hidden && mark.hasAttribute("href")) {
        mark.dataset.href = mark.getAttribute("href");
        mark.removeAttribute("href");
      } else if (!hidden && mark.dataset.href) {
        mark.setAttribute("href", mark.dataset.href);
      }
    });
    kinds.forEach(function (kind) { buttons[kind].setAttribute("aria-pressed", String(!isOff(kind))); });
    all.setAttribute("aria-pressed", kinds.every(isOff) ? "false" : kinds.some(isOff) ? "mixed" : "true");
  }

  function toggle(kind) {
    var word = (off.indexOf("*") >= 0 ? "+" : "") + kind;
    off = off.indexOf(word) >= 0 ? off.filter(function (other) { return other !== word; }) : off.concat(word);
    remember(off);
    show();
  }

  function button(label, click) {
    var made = document.createElement("button");
    made.type = "button";
    made.append(...label);
    made.addEventListener("click", click);
    return made;
  }

  items.forEach(function (item) {
    var kind = item.dataset.kind;
    buttons[kind] = button(Array.from(item.childNodes), function () { toggle(kind); });
    item.append(buttons[kind]);
  });
  var label = legend.querySelector(".legend-label");
  var all = button(["All marks"], function () {
    off = kinds.some(isOff) ? [] : ["*"];
    remember(off);
    show();
  });
  all.className = "all";
  label.replaceWith(all);
  show();
})();
