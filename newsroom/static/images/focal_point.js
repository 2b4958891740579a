// A click on the picture sets the two numbers of its focal point; the numbers, typed or clicked, move the mark.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const across = document.getElementById("id_focal_x");
  const down = document.getElementById("id_focal_y");
  if (!across || !down) {
    return;
  }

  document.addEventListener("click", (event) => {
    const picture = event.target.closest("[data-focal-picture]");
    if (!picture) {
      return;
    }
    const box = picture.getBoundingClientRect();
    set(across, (event.clientX - box.left) / box.width);
    set(down, (event.clientY - box.top) / box.height);
    mark();
  });
  across.addEventListener("input", mark);
  down.addEventListener("input", mark);
  mark();

  function set(input, share) {
    input.value = Math.round(Math.min(1, Math.max(0, share)) * 100);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function mark() {
    for (const picture of document.querySelectorAll("[data-focal-picture]")) {
      const dot = picture.parentElement.querySelector(".focal-marker") || newMark(picture);
      dot.style.left = `${inside(across.value)}%`;
      dot.style.top = `${inside(down.value)}%`;
    }
  }

  function inside(value) {
    return Math.min(100, Math.max(0, Number(value)));
  }

  function newMark(picture) {
    const dot = document.createElement("span");
    dot.className = "focal-marker";
    dot.setAttribute("aria-hidden", "true");
    picture.after(dot);
    return dot;
  }
});
