// Puts a button to copy beside each [data-copy], and one to save where that names a file. Without scripts the words can be selected.
"use strict";

for (const place of document.querySelectorAll("[data-copy]")) {
  const [copy, copied, save] = place.closest("[data-words]").dataset.words.split("|");
  const row = document.createElement("span");
  row.className = "copy";
  const add = (words, act) => {
    const button = row.appendChild(document.createElement("button"));
    button.type = "button";
    button.textContent = words;
    button.addEventListener("click", () => act(button));
  };
  const text = place.textContent;
  add(copy, async (button) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      getSelection().selectAllChildren(place);
      document.execCommand("copy");
    }
    button.textContent = copied;
    setTimeout(() => (button.textContent = copy), 2000);
  });
  if (place.dataset.copy) {
    add(save, () => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
      link.download = place.dataset.copy;
      link.click();
      URL.revokeObjectURL(link.href);
    });
  }
  place.after(row);
}
