// Frames that show a page at the width of a phone or a desktop, made smaller to fit where they stand.

const SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox"; // without scripts

export function newFrame(name, title) {
  const frame = document.createElement("iframe");
  frame.name = name;
  frame.title = title;
  frame.setAttribute("sandbox", SANDBOX);
  return frame;
}

function fitOne(frame, width) {
  const holder = frame.parentElement;
  const scale = Math.min(1, holder.clientWidth / width);
  if (scale > 0) {
    frame.style.inlineSize = `${width}px`;
    frame.style.blockSize = `${Math.ceil(holder.clientHeight / scale)}px`;
    frame.style.scale = String(scale);
  }
}

// Fits every frame below `root`, at once and whenever there is more or less room; the width is asked for each time.
export function fitting(root, width) {
  const fit = () => root.querySelectorAll("iframe").forEach((frame) => fitOne(frame, width()));
  new ResizeObserver(fit).observe(root);
  return fit;
}

export function press(buttons, isPressed) {
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(isPressed(button)));
  }
}
