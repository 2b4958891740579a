// Passages in the fields and in the editor: what is selected, with a little of what stands around it, and the same words found again.
// Texts are compared as one line, as the server compares them (articles/passages.py).

import {editorOf} from "./form.js";

const CONTEXT = 40;
const BLOCK = /^(?:address|article|blockquote|br|caption|dd|div|dl|dt|fig.*|h[1-6]|hr|li|ol|p|pre|table|tbody|td|tfoot|th|thead|tr|ul)$/i;

const oneLine = (text) => text.replace(/[\u200b\ufeff]/g, "").replace(/\s+/gu, " ");

const around = (before, after) => ({before: oneLine(before).slice(-CONTEXT), after: oneLine(after).slice(0, CONTEXT)});

function selectedInField({value, selectionStart, selectionEnd}) {
  const words = value.slice(selectionStart, selectionEnd);
  return {words, ...around(value.slice(0, selectionStart), value.slice(selectionEnd))};
}

function selectedInEditor(editor) {
  const selection = editor.document?.$.getSelection();
  if (!selection?.rangeCount) {
    return {words: "", before: "", after: ""};
  }
  const body = editor.document.$.body;
  const chosen = selection.getRangeAt(0);
  const before = chosen.cloneRange();
  const after = chosen.cloneRange();
  before.selectNodeContents(body);
  before.setEnd(chosen.startContainer, chosen.startOffset);
  after.selectNodeContents(body);
  after.setStart(chosen.endContainer, chosen.endOffset);
  return {words: selection.toString(), ...around(before.toString(), after.toString())};
}

export const selectedIn = (field) =>
  editorOf(field)?.mode === "wysiwyg" ? selectedInEditor(editorOf(field)) : selectedInField(field);

// One line of the text, and where each of its characters stands: [node or null, offset].
class Line {
  text = "";
  places = [];

  add(words, node = null) {
    [...words.matchAll(/[^]/gu)].forEach(({0: letter, index}) => {
      const written = oneLine(letter);
      if (written && !(written === " " && (this.text === "" || this.text.endsWith(" ")))) {
        this.text += written;
        this.places.push(...Array.from({length: written.length}, () => [node, index]));
      }
    });
  }

  addAll(element) {
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        this.add(child.data, child);
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        const parts = BLOCK.test(child.nodeName);
        this.part(parts, child);
        this.addAll(child);
        this.part(parts, child);
      }
    }
    return this;
  }

  part(parts, node) {
    if (parts && this.text && !this.text.endsWith(" ")) {
      this.text += " ";
      this.places.push([node, 0]);
    }
  }

  // Where the words stand for the time after `ordinal` others, or the last time before that.
  find(words, ordinal) {
    let start = this.text.indexOf(words);
    for (let count = 0; count < ordinal; count += 1) {
      const next = this.text.indexOf(words, start + 1);
      start = next < 0 ? start : next;
    }
    return start < 0 ? null : [this.places[start], this.places[start + words.length - 1]];
  }
}

function selectInField(field, words, ordinal) {
  const line = new Line();
  line.add(field.value);
  const found = line.find(words, ordinal);
  if (found) {
    field.setSelectionRange(found[0][1], found[1][1] + 1);
  }
  return Boolean(found);
}

function selectInEditor(editor, words, ordinal) {
  const page = editor.document.$;
  const found = new Line().addAll(page.body).find(words, ordinal);
  if (!found) {
    return false;
  }
  const range = page.createRange();
  range.setStart(...found[0]);
  range.setEnd(found[1][0], found[1][1] + 1);
  page.getSelection().removeAllRanges();
  page.getSelection().addRange(range);
  found[0][0].parentElement?.scrollIntoView({block: "center"});
  return true;
}

// Whether the words still stand in the field as it is typed; they are selected there.
export function select(field, words, ordinal) {
  const editor = editorOf(field);
  const find = editor?.mode === "wysiwyg" ? selectInEditor : selectInField;
  return find(editor?.mode === "wysiwyg" ? editor : field, oneLine(words).trim(), ordinal);
}
