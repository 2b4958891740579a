// Plans and schedules are dragged to another day: a drop posts the form behind “Move” with that day and the time they had.

const form = document.querySelector("[data-calendar-move]");
const days = document.querySelectorAll(".cal-day");
let dragged = null;

for (const chip of document.querySelectorAll(".cal-chip[draggable]")) {
  chip.addEventListener("dragstart", (event) => {
    dragged = chip;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", chip.textContent.trim());
  });
  chip.addEventListener("dragend", () => {
    dragged = null;
    days.forEach((day) => day.classList.remove("is-target"));
  });
}

for (const day of days) {
  day.addEventListener("dragover", (event) => {
    if (dragged && !day.contains(dragged)) {
      event.preventDefault();
      day.classList.add("is-target");
    }
  });
  day.addEventListener("dragleave", () => day.classList.remove("is-target"));
  day.addEventListener("drop", (event) => {
    if (!dragged || day.contains(dragged)) {
      return;
    }
    event.preventDefault();
    form.action = dragged.dataset.move;
    form.elements.moment.value = day.dataset.day + dragged.dataset.time;
    form.requestSubmit();
  });
}
