// In every page that `sitegen serve` shows, and in none that it writes: loads the page anew when it has changed, swaps style sheets in
// place, follows an article that was renamed, shows mistakes over the page, and what the article leaves to its archivist.
// Whatever comes from the archive is put in as text, never as markup.
(function () {
  "use strict";
  var me = document.currentScript;
  var own = { page: me.dataset.page, styles: me.dataset.styles };
  var here = location.pathname;
  var KEY = "sitegen-live";
  var last = null;

  function stored(key, value) {
    try {
      if (value === undefined) return sessionStorage.getItem(key);
      if (value === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, value);
    } catch (error) {
      // Storage is forbidden: the page then starts at its top.
    }
    return null;
  }

  function make(tag, name, text) {
    var made = document.createElement(tag);
    if (name) made.className = name;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // Where the reader is: the position, and which details are open, since they make the page longer.
  function leave(address) {
    var open = Array.prototype.map.call(document.querySelectorAll("details"), function (one) { return one.open ? 1 : 0; });
    stored(KEY, JSON.stringify({ here: address, x: scrollX, y: scrollY, open: open.join("") }));
  }

  function comeBack() {
    var left = null;
    try {
      left = JSON.parse(stored(KEY));
    } catch (error) {
      left = null;
    }
    stored(KEY, null);
    if (!left || left.here !== here) return;
    var details = document.querySelectorAll("details");
    if (details.length === left.open.length) details.forEach(function (one, at) { one.open = left.open[at] === "1"; });
    var scroll = function () { scrollTo({ left: left.x, top: left.y, behavior: "instant" }); };
    scroll();
    addEventListener("load", function () { requestAnimationFrame(scroll); }, { once: true });
  }

  function swap(digest) {
    own.styles = digest;
    document.querySelectorAll("link[rel~=stylesheet]").forEach(function (old) {
      var address = new URL(old.href, location.href);
      if (address.origin !== location.origin || old.dataset.leaving) return;
      address.searchParams.set("live", digest);
      var fresh = old.cloneNode();
      fresh.href = address.href;
      old.dataset.leaving = "yes";
      fresh.addEventListener("load", function () { old.remove(); });
      fresh.addEventListener("error", function () { old.remove(); });
      old.after(fresh);
    });
  }

  // --- the corner and what opens from it, out of reach of the page's own styles ---------------------------------------------------
  var host = make("sitegen-live");
  var root = host.attachShadow({ mode: "open" });
  var style = make("link");
  style.rel = "stylesheet";
  style.href = "/_live/live.css";
  var corner = make("aside", "corner");
  corner.setAttribute("aria-label", "Preview");
  // Stays in the page while what it says comes and goes: only so do screen readers say it.
  var status = make("p", "first");
  status.setAttribute("role", "status");
  corner.append(status);
  var panel = make("section", "panel");
  panel.hidden = true;
  panel.setAttribute("aria-label", "Review");
  var overlay = make("section", "overlay");
  overlay.hidden = true;
  overlay.setAttribute("role", "alert");
  root.append(style, corner, panel, overlay);

  function copier(lines) {
    var button = make("button", "copy", "Copy");
    button.type = "button";
    button.addEventListener("click", function () {
      var done = function (word) {
        button.textContent = word;
        setTimeout(function () { button.textContent = "Copy"; }, 1500);
      };
      if (!navigator.clipboard) return done("Select and copy");
      navigator.clipboard.writeText(lines + "\n").then(function () { done("Copied"); }, function () { done("Select and copy"); });
    });
    return button;
  }

  function entry(item) {
    var made = make("li", "item " + item.group + " " + item.weight);
    var head = make("p", "what");
    if (item.weight) head.append(make("strong", "", item.weight), " ");
    head.append(item.what);
    made.append(make("p", "where", item.where), head);
    if (item.hint) made.append(make("p", "hint", item.hint));
    if (item.lines) {
      var box = make("div", "lines");
      box.append(make("p", "where", "in " + item.file), make("pre", "", item.lines), copier(item.lines));
      made.append(box);
    }
    return made;
  }

  function fill() {
    fetch("/_live/panel?page=" + encodeURIComponent(here), { cache: "no-store" })
      .then(function (answer) { return answer.json(); })
      .then(function (found) {
        var list = make("ol", "items");
        found.items.forEach(function (item) { list.append(entry(item)); });
        var head = make("header");
        head.append(make("h2", "", "Left to you"));
        var close = make("button", "close", "Close");
        close.type = "button";
        close.addEventListener("click", function () { show(false); });
        head.append(close);
        var all = make("a", "", "All of this article");
        all.href = found.review;
        var archive = make("a", "", "All articles");
        archive.href = "/_review/";
        var more = make("p", "more");
        more.append(all, archive);
        var none = found.first ? "What this article leaves to you follows when the whole site is built." : "Nothing is left open here.";
        panel.replaceChildren(head, more, found.items.length ? list : make("p", "", none));
      })
      .catch(function () { panel.replaceChildren(make("p", "", "The server does not answer.")); });
  }

  function show(on) {
    panel.hidden = !on;
    stored(KEY + "-panel", on ? "yes" : null);
    var button = corner.querySelector("button");
    if (button) button.setAttribute("aria-expanded", String(on));
    if (on) fill();
  }

  function drawCorner(news) {
    while (corner.lastChild !== status) corner.lastChild.remove();
    var said = news.first ? "First look: your edit is shown. Links, tags and lists follow." : "";
    if (status.textContent !== said) status.textContent = said;
    if (news.draft) corner.append(make("span", "draft", "Draft: not published"));
    if (news.open === null) {
      var link = make("a", "", "Review");
      link.href = "/_review/";
      corner.append(link);
      return;
    }
    var button = make("button", "", news.open ? "Review: " + news.open + " left open" : "Review");
    button.type = "button";
    button.setAttribute("aria-expanded", String(!panel.hidden));
    button.addEventListener("click", function () { show(panel.hidden); });
    corner.append(button);
  }

  function drawOverlay(mistakes) {
    var name = JSON.stringify(mistakes);
    overlay.replaceChildren();
    overlay.hidden = !mistakes.length || stored(KEY + "-hidden") === name;
    if (overlay.hidden) return;
    var box = make("div", "box");
    box.append(make("h2", "", mistakes.length === 1 ? "There is a mistake" : "There are mistakes"));
    box.append(make("p", "note", "Below is the last good site. This goes when the mistake is mended and saved."));
    mistakes.forEach(function (mistake) {
      var one = make("div", "mistake");
      one.append(make("p", "place", mistake.where), make("p", "what", mistake.what));
      if (mistake.lines.length) {
        var code = make("pre");
        mistake.lines.forEach(function (line) {
          var row = make("span", line.wrong ? "line wrong" : "line");
          row.append(make("span", "number", String(line.number)), make("span", "text", line.text || " "));
          code.append(row);
        });
        one.append(code);
      }
      if (mistake.hint) one.append(make("p", "hint", mistake.hint));
      box.append(one);
    });
    var hide = make("button", "", "Hide");
    hide.type = "button";
    hide.addEventListener("click", function () {
      stored(KEY + "-hidden", name);
      overlay.hidden = true;
    });
    box.append(hide);
    overlay.append(box);
  }

  function learn(news) {
    if (news.page !== own.page) {
      if (!news.page && news.to) {
        leave(decodeURI(news.to));
        location.replace(news.to + location.hash);
        return;
      }
      if (news.ready) {
        leave(here);
        location.reload();
        return;
      }
    }
    if (own.styles && news.styles && news.styles !== own.styles) swap(news.styles);
    if (news.styles) own.styles = news.styles;
    drawOverlay(news.mistakes);
    drawCorner(news);
    if (!panel.hidden && last !== null) fill();
    last = news;
  }

  // A hidden page gives its connection back: a browser has six of them for all of its tabs.
  var source = null;
  function listen() {
    if (document.visibilityState === "hidden") {
      if (source) source.close();
      source = null;
    } else if (!source) {
      source = new EventSource("/_live/events?page=" + encodeURIComponent(decodeURI(here)));
      source.onmessage = function (event) { learn(JSON.parse(event.data)); };
    }
  }

  comeBack();
  document.body.append(host);
  if (stored(KEY + "-panel")) show(true);
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", function () {
    if (source) source.close();
    source = null;
  });
  addEventListener("pageshow", listen);
  listen();
})();
