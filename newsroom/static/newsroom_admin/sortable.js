// Rows that carry an order number get a handle: drag it, or press the arrow keys on it. The numbers stay and can be typed.
const NUMBER = "input[data-place-in-order]";

const said = document.createElement("p");
said.className = "visually-hidden";
said.setAttribute("aria-live", "polite");
document.body.append(said);

const rowOf = (element) => element.closest("tr.form-row:not(.empty-form)");
const rowsBeside = (row) => [...row.parentElement.querySelectorAll("tr.form-row:not(.empty-form)")];
const numberOf = (row) => row.querySelector(NUMBER);

function renumber(rows) {
  rows.forEach((row, index) => {
    numberOf(row).value = index + 1;
  });
}

function settle(row) {
  const rows = rowsBeside(row);
  renumber(rows);
  said.textContent = numberOf(row).dataset.moved
    .replace("{place}", rows.indexOf(row) + 1)
    .replace("{total}", rows.length);
}

function step(row, by) {
  const rows = rowsBeside(row);
  const other = rows[rows.indexOf(row) + by];
  if (!other) {
    return;
  }
  by > 0 ? other.after(row) : other.before(row);
  settle(row);
}

function follow(row, y) {
  for (const other of rowsBeside(row)) {
    const box = other.getBoundingClientRect();
    if (other !== row && y > box.top && y < box.bottom) {
      y < box.top + box.height / 2 ? other.before(row) : other.after(row);
      return;
    }
  }
}

function drag(handle, row) {
  handle.addEventListener("pointerdown", (start) => {
    if (start.button !== 0) {
      return;
    }
    const before = rowsBeside(row).indexOf(row);
    const ended = new AbortController();
    const listen = (event, act) => document.addEventListener(event, act, {signal: ended.signal});
    const end = () => {
      ended.abort();
      row.classList.remove("is-dragged");
      handle.focus();
      if (rowsBeside(row).indexOf(row) !== before) {
        settle(row);
      }
    };
    start.preventDefault();
    row.classList.add("is-dragged");
    listen("pointermove", (event) => follow(row, event.clientY));
    listen("pointerup", end);
    listen("pointercancel", end);
  });
}

function handleFor(row) {
  const handle = document.createElement("button");
  handle.type = "button";
  handle.className = "order-handle";
  handle.title = numberOf(row).dataset.move;
  handle.setAttribute("aria-label", handle.title);
  handle.addEventListener("keydown", (event) => {
    const by = {ArrowUp: -1, ArrowDown: 1}[event.key];
    if (by) {
      event.preventDefault();
      step(row, by);
      handle.focus();
    }
  });
  drag(handle, row);
  return handle;
}

function equip(row) {
  if (row && numberOf(row) && !row.querySelector(".order-handle")) {
    numberOf(row).before(handleFor(row));
  }
}

function putLast(row) {
  const numbers = rowsBeside(row).map((other) => Number(numberOf(other).value));
  numberOf(row).value = Math.max(0, ...numbers) + 1;
}

// A row without a choice must stay as the server sent it, or it would be taken for one that is half filled in.
function forgetEmptyRows(form) {
  form.querySelectorAll(NUMBER).forEach((number) => {
    const row = rowOf(number);
    if (row && !row.classList.contains("has_original") && !row.querySelector("select")?.value) {
      number.value = number.defaultValue;
    }
  });
}

document.querySelectorAll(NUMBER).forEach((number) => equip(rowOf(number)));

document.addEventListener("formset:added", (event) => {
  const row = event.target.closest?.("tr.form-row");
  if (row && numberOf(row)) {
    equip(row);
    putLast(row);
  }
});

document.querySelector(NUMBER)?.form.addEventListener("submit", (event) => forgetEmptyRows(event.target));
