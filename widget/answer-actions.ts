/** The actions on the page that answers propose, and their cards. Loaded with the first of them. */
import "./shared.js";

export { PageActions } from "./page-actions.js";
export { actionCards } from "./views/action-cards.js";
