// What helps while one writes an article. Everything here improves a form that works without it.

import { orderBylines } from "./bylines.js";
import { watchEditor } from "./editor.js";
import { sayFolds } from "./folds.js";
import { listenToKeys } from "./keys.js";
import { followLanguage } from "./language.js";
import { measure } from "./lengths.js";
import { nameChoosers } from "./choosers.js";
import { choosePhoto } from "./photos.js";
import { addPlugins } from "./plugins.js";
import { propose } from "./proposing.js";

const form = document.getElementById("article_form");

if (form) {
  if (window.CKEDITOR) addPlugins(window.CKEDITOR, { choosePhoto });
  watchEditor(form);
  followLanguage(form);
  measure(form);
  propose(form);
  orderBylines(form);
  sayFolds(form);
  listenToKeys(form);
  nameChoosers(form);
}
