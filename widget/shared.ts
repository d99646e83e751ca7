/**
 * All that more than one entry or later chunk of the widget uses. What each of them reaches lies in
 * one file of the bundle: without this the bundler would make one for every set of users. A chunk
 * that is loaded later imports this file; nothing in it is run for that.
 */
import "lit/directives/live.js";
import "../js/branded-error.js";
import "../js/core-client.js";
import "../js/core-loader.js";
import "../js/timer-limit.js";
import "./element.js";
import "./lazy-texts.js";
import "./locales/part.js";
import "./setting-values.js";
import "./shown-response.js";
import "./site-storage.js";
import "./styles/suggestions.js";
import "./typed-text.js";
import "./views/buttons.js";
import "./views/composer.js";
import "./views/isolate.js";
import "./views/log.js";
import "./views/question.js";
import "./views/rich-text.js";
import "./views/suggestions.js";
import "./views/waiting.js";
