// Makes the file input of a picture a place to drop one on, says at once what will be refused, and shows a preview.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  for (const input of document.querySelectorAll("input[type=file][data-picture-upload]")) {
    enhance(input);
  }

  function enhance(input) {
    const zone = element("div", "picture-drop");
    const problem = element("div", "picture-drop-problem");
    problem.setAttribute("role", "alert");
    const frame = element("span", "focal-picture");
    frame.hidden = true;
    const preview = document.createElement("img");
    preview.alt = input.dataset.preview;
    preview.dataset.focalPicture = "";
    frame.append(preview);

    const invitation = element("span", "picture-drop-invitation");
    invitation.textContent = input.dataset.drop;
    input.before(zone);
    zone.append(invitation, input, problem, frame);

    input.addEventListener("change", () => show(input, problem, frame, preview));
    for (const name of ["dragenter", "dragover"]) {
      zone.addEventListener(name, (event) => {
        event.preventDefault();
        zone.classList.add("is-over");
      });
    }
    for (const name of ["dragleave", "drop"]) {
      zone.addEventListener(name, () => zone.classList.remove("is-over"));
    }
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files.length > 0) {
        input.files = onlyFirst(event.dataTransfer.files);
        input.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
  }

  function show(input, problem, frame, preview) {
    const file = input.files[0];
    const sentence = file ? refusal(input, file) : "";
    problem.textContent = sentence;
    input.setCustomValidity(sentence);
    frame.hidden = true;
    if (!file || sentence) {
      return;
    }
    const reader = new FileReader(); // a data: address; blob: ones are refused by the content security policy
    reader.addEventListener("load", () => {
      preview.addEventListener("load", () => (frame.hidden = false), { once: true });
      preview.src = reader.result;
    });
    reader.readAsDataURL(file);
  }

  function refusal(input, file) {
    if (!input.accept.split(",").includes(file.type)) {
      return input.dataset.wrongType;
    }
    return file.size > Number(input.dataset.maxBytes) ? input.dataset.tooLarge : "";
  }

  function onlyFirst(files) {
    const transfer = new DataTransfer();
    transfer.items.add(files[0]);
    return transfer.files;
  }

  function element(name, className) {
    const made = document.createElement(name);
    made.className = className;
    return made;
  }
});
