// Names for the choosers that select2 puts in place of fields: it leaves an empty one without.

function nameChooser(select) {
  const label = select.labels[0]?.textContent.trim().replace(/:$/, "") ?? "";
  const chooser = select.nextElementSibling;
  for (const field of chooser?.querySelectorAll("[role=combobox], [role=textbox], input") ?? []) {
    field.removeAttribute("aria-labelledby");
    field.setAttribute("aria-label", label);
  }
  // Its list of what is chosen holds a field as well, and announces itself through the combobox.
  chooser?.querySelector("ul")?.setAttribute("role", "presentation");
}

// jQuery calls back in the order of asking: the choosers stand when it is our turn.
window.django?.jQuery?.(() => document.querySelectorAll("select.admin-autocomplete").forEach(nameChooser));
