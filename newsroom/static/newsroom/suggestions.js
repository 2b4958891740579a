// Suggestions under the search field: an editable combobox with a list, after the ARIA Authoring Practices. Down and Up move,
// Enter opens the chosen page or searches, Escape closes the list and then empties the field, Tab leaves.
const WAIT = 150;
const SHORTEST = 2;

class Suggestions {
  constructor(field) {
    this.field = field;
    this.chosen = -1;
    this.options = [];
    this.asked = "";
    this.list = document.createElement("ul");
    this.list.id = `${field.id}-suggestions`;
    this.list.className = "suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", field.dataset.name);
    this.status = document.createElement("span");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    field.form.append(this.list, this.status);
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.list.id,
    })) {
      field.setAttribute(name, value);
    }
    field.addEventListener("input", () => this.typed());
    field.addEventListener("keydown", (event) => this.pressed(event));
    field.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    this.list.addEventListener("click", (event) => this.open(event.target.closest("[role=option]")));
  }

  typed() {
    clearTimeout(this.timer);
    this.request?.abort();
    const text = this.field.value.trim();
    if (text.length < SHORTEST) {
      this.close();
      return;
    }
    this.timer = setTimeout(() => this.ask(text), WAIT);
  }

  async ask(text) {
    this.request = new AbortController();
    try {
      const address = `${this.field.dataset.suggestions}?q=${encodeURIComponent(text)}`;
      const [answer] = await Promise.all([fetch(address, { signal: this.request.signal }), this.styled()]);
      if (answer.ok && document.activeElement === this.field) {
        this.show((await answer.json()).suggestions);
      }
    } catch {
      this.close(); // typed on, or no network: the form searches all the same
    }
  }

  styled() {
    Suggestions.styles ??= new Promise((resolve) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = this.field.dataset.stylesheet;
      link.addEventListener("load", resolve);
      link.addEventListener("error", resolve);
      document.head.append(link);
    });
    return Suggestions.styles;
  }

  show(found) {
    this.choose(-1);
    this.options = found.map((suggestion, place) => this.option(suggestion, place));
    this.list.replaceChildren(...this.options);
    const some = found.length > 0;
    this.list.hidden = !some;
    this.field.setAttribute("aria-expanded", String(some));
    this.status.textContent = some ? this.field.dataset.some : this.field.dataset.none;
  }

  option(suggestion, place) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${place}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.address = suggestion.address;
    const label = document.createElement("bdi");
    label.lang = suggestion.language;
    label.dir = suggestion.direction;
    label.textContent = suggestion.label;
    const sort = document.createElement("span");
    sort.className = "suggestion-sort";
    sort.textContent = suggestion.sort;
    option.append(label, " ", sort);
    return option;
  }

  choose(place) {
    this.options[this.chosen]?.setAttribute("aria-selected", "false");
    this.chosen = place;
    const option = this.options[place];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.field.setAttribute("aria-activedescendant", option.id);
    } else {
      this.field.removeAttribute("aria-activedescendant");
    }
  }

  pressed(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) {
      return;
    }
    const isOpen = !this.list.hidden;
    const count = this.options.length;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && isOpen) {
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place beside the options is the field itself, which the arrows come back to.
      this.choose(((this.chosen + 1 + step + count + 1) % (count + 1)) - 1);
      event.preventDefault();
    } else if (event.key === "ArrowDown" && !event.altKey) {
      this.typed();
    } else if (event.key === "Enter" && isOpen && this.chosen >= 0) {
      event.preventDefault();
      this.open(this.options[this.chosen]);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      this.close();
    }
  }

  open(option) {
    if (option) {
      location.assign(option.dataset.address);
    }
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.status.textContent = "";
    this.choose(-1);
  }
}

for (const field of document.querySelectorAll("input[data-suggestions]")) {
  new Suggestions(field);
}
