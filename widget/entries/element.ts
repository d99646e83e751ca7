/**
 * `<parley-chat>` with what a chat with Divinci needs; that of an agent is loaded when it is used.
 */

import { services } from "../chat.js";
import { GateChat } from "../gate-chat.js";
import "../shared.js";

services.divinci = (host) => GateChat.begin(host);

/** @internal Loads what a first chat waits for, ahead of it. */
export { loadCore as preload } from "../../js/core.js";
export { ParleyChat } from "../element.js";
