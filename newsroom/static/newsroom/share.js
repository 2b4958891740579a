// Copying, sharing and printing, for browsers that let a page do so; without them the plain links do.

const said = document.querySelector("[data-said]");

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy], [data-copy-from]")) {
    reveal(button, () => copy(button.dataset.copy ?? words(button.dataset.copyFrom)));
  }
}

for (const button of document.querySelectorAll("[data-share]")) {
  const { share: url, shareTitle: title } = button.dataset;
  // Dismissing the sheet is no failure.
  if (navigator.canShare?.({ url, title })) reveal(button, () => navigator.share({ url, title }).catch(() => {}));
}

for (const button of document.querySelectorAll("[data-print]")) reveal(button, () => print());

function reveal(button, act) {
  button.parentElement.hidden = false;
  button.addEventListener("click", act);
}

function words(id) {
  return document.getElementById(id).textContent.replace(/\s+/g, " ").trim();
}

async function copy(text) {
  said.textContent = ""; // so that a second copy is announced too
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = said.dataset.copied;
  } catch {
    said.textContent = said.dataset.failed;
  }
}
