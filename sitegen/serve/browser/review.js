// Copies the lines that settle a doubt, and goes on with the arrow keys.
(function () {
  "use strict";
  document.querySelectorAll(".lines").forEach(function (box) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.addEventListener("click", function () {
      var said = function (word) {
        button.textContent = word;
        setTimeout(function () { button.textContent = "Copy"; }, 1500);
      };
      if (!navigator.clipboard) return said("Select and copy");
      navigator.clipboard.writeText(box.querySelector("pre").textContent + "\n").then(function () { said("Copied"); }, function () { said("Select and copy"); });
    });
    box.append(button);
  });
  document.addEventListener("keydown", function (event) {
    var name = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    var link = name && !event.ctrlKey && !event.metaKey && !event.altKey && document.querySelector("a[rel=" + name + "]");
    if (link) location.assign(link.href);
  });
})();
