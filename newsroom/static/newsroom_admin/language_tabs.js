// The tabs of django-modeltranslation are named by codes; here each gets its language's own name, and the switch of all tabs a label.
const label = document.querySelector("script[data-label]")?.dataset.label ?? "";

const ownName = (code) => new Intl.DisplayNames([code], {type: "language"}).of(code);

// jQuery UI leaves a link inside each tab; as one thing can be pressed only, the tab itself takes the name and the clicks.
function nameTab(link) {
  const code = link.textContent.trim().toLowerCase();
  const tab = link.closest("[role=tab]");
  link.textContent = ownName(code);
  link.lang = code;
  link.removeAttribute("title");
  link.inert = true;
  tab.lang = code;
  tab.removeAttribute("aria-labelledby");
  tab.setAttribute("aria-label", link.textContent);
  tab.addEventListener("click", () => {
    const active = [...tab.parentElement.children].indexOf(tab);
    window.jQuery(tab.closest(".ui-tabs")).tabs("option", "active", active);
  });
}

function nameSwitch(select) {
  select.setAttribute("aria-label", label);
  for (const option of select.options) {
    option.textContent = ownName(option.textContent.trim().toLowerCase());
  }
  const active = document.querySelector(".ui-tabs-nav .ui-tabs-active");
  select.selectedIndex = active ? [...active.parentElement.children].indexOf(active) : 0;
}

function nameLanguages() {
  document.querySelectorAll(".ui-tabs-nav a:not([lang])").forEach(nameTab);
  document.querySelectorAll("#modeltranslation-main-switch:not([aria-label])").forEach(nameSwitch);
}

// jQuery calls back in the order of asking: the tabs stand when it is our turn.
window.django?.jQuery?.(() => {
  nameLanguages();
  document.addEventListener("formset:added", () => setTimeout(nameLanguages));
});
