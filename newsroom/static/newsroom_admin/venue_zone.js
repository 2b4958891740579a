// Names the venue's time zone beside the times as soon as it is chosen.
const input = document.querySelector("[data-venue-zone-input]");

input?.addEventListener("input", () => {
  document.querySelectorAll("[data-venue-zone]").forEach((beside) => {
    beside.textContent = input.value;
  });
});
