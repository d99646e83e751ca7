// The open chat: what was said in it, here and in other tabs, and what is being said.

import { element, make } from "../dom.js";
import { MessageView } from "./message-view.js";

/** @typedef {{ id: string, title: string }} Thread */
/**
 * @typedef {object} Message
 * @property {string} id
 * @property {"user" | "assistant"} role
 * @property {string} content
 * @property {object[]} [context]
 * @property {{ interrupted?: boolean }} [metadata]
 * @property {{ variantName: string }[]} [arenaVariants]
 * @property {number} [arenaSelectedIndex]
 */

const liveness = new Map([
  ["open", "Live"],
  ["connecting", "Connecting …"],
  ["reconnecting", "Reconnecting …"],
  ["closed", "Not connected"],
]);

export class Conversation {
  #client;
  #actions;
  /** @type {Thread | null} */
  #chat = null;
  #socket = null;
  /** @type {Map<string, MessageView>} */
  #views = new Map();
  /** @type {MessageView | null} the question that the service has not named yet */
  #asked = null;
  /** Whether the log scrolls along; not while its reader looks at what came before. */
  #follows = true;
  /** @type {AbortController | null} of the answer that streams in */
  #stopping = null;

  /**
   * @param {any} client
   * @param {object} actions
   * @param {(content: string) => Promise<Thread>} actions.begin makes a chat for a first message
   * @param {() => void} actions.changed something was said
   * @param {() => void} actions.gone the chat was deleted
   */
  constructor(client, actions) {
    this.#client = client;
    this.#actions = actions;
    const message = element("message");
    element("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#send(message.value);
    });
    message.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      element("composer").requestSubmit();
    });
    element("composer").addEventListener("keydown", ({ key }) => {
      if (key === "Escape") this.#stopping?.abort();
    });
    element("stop").addEventListener("click", () => {
      this.#stopping?.abort();
    });
    element("log").addEventListener("scroll", ({ target }) => {
      const { clientHeight, scrollHeight, scrollTop } = target;
      this.#follows = scrollHeight - scrollTop - clientHeight < 40;
    });
  }

  /** @returns {string | null} */
  get chatId() {
    return this.#chat?.id ?? null;
  }

  /** @param {Thread | null} chat null for one that is still to begin */
  show(chat) {
    this.#stopping?.abort();
    this.#stopping = null;
    this.#asked = null;
    this.#views.clear();
    element("log").replaceChildren();
    this.#answering(false);
    this.#follows = true;
    this.#tell("");
    this.#attach(chat);
    if (chat) void this.#catchUp();
  }

  /**
   * Does something, and tells the user if it fails.
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T | undefined>}
   */
  async attempt(work) {
    try {
      return await work();
    } catch (error) {
      this.#tell(error.message);
    }
  }

  /** @param {Thread | null} chat */
  #attach(chat) {
    this.#chat = chat;
    element("chat-title").textContent = chat?.title ?? "New chat";
    element("live").textContent = "";
    this.#socket?.close();
    this.#socket = null;
    if (chat) void this.attempt(() => this.#listen(chat));
  }

  /** @param {Thread} chat */
  async #listen(chat) {
    const socket = await this.#client.websocket.connectToChat(chat.id);
    if (chat !== this.#chat) {
      socket.close();
      return;
    }
    this.#socket = socket;
    const tell = (state) => {
      if (socket !== this.#socket) return;
      element("live").textContent = liveness.get(state) ?? "";
      // What was said while nobody listened.
      if (state === "open") void this.#catchUp();
    };
    socket.onStateChange.subscribe(tell);
    socket.onMessage.subscribe(({ data }) => {
      if (socket === this.#socket) this.#hear(JSON.parse(data));
    });
    tell(socket.state);
  }

  /** @param {{ type: string, message?: Message, status?: string }} frame of the demo gateway */
  #hear({ message, status, type }) {
    if (type === "message") {
      this.#put(message);
      this.#actions.changed();
    }
    if (type === "status" && !this.#stopping) this.#answering(status === "answering");
    if (type === "deleted") this.#actions.gone();
  }

  async #catchUp() {
    const chat = this.#chat;
    const messages = await this.attempt(() => this.#client.chat.getTranscript(chat.id));
    if (chat !== this.#chat) return;
    for (const message of messages ?? []) this.#put(message);
  }

  /** @param {string} content */
  async #send(content) {
    if (this.#stopping || content.trim() === "") return;
    const stopping = new AbortController();
    this.#stopping = stopping;
    this.#follows = true;
    this.#tell("");
    this.#buttons();
    const asked = this.#add(new MessageView("user"));
    asked.text(content);
    this.#asked = asked;
    element("message").value = "";
    try {
      if (!this.#chat) {
        const chat = await this.#actions.begin(content);
        if (stopping.signal.aborted) {
          this.#takeBack(asked);
          return;
        }
        this.#attach(chat);
      }
      await this.#receive(this.#chat.id, content, stopping.signal);
    } catch (error) {
      if (!stopping.signal.aborted) this.#failed(error, asked);
    } finally {
      if (this.#stopping === stopping) this.#stopping = null;
      this.#buttons();
    }
  }

  /**
   * @param {string} chatId
   * @param {string} content
   * @param {AbortSignal} signal
   */
  async #receive(chatId, content, signal) {
    const answer = new MessageView("assistant");
    answer.busy = true;
    this.#add(answer);
    try {
      for await (const event of this.#client.chat.stream(chatId, content, { signal })) {
        if (event.type === "start") this.#name(answer, event.messageId);
        if (event.type === "chunk") answer.append(event.content);
        if (event.type === "context") answer.sources(event.context);
        if (event.type === "done") this.#offer(answer, event.message);
        this.#keepInView();
      }
    } finally {
      answer.busy = false;
      if (signal.aborted) answer.note("Stopped.");
      if (answer.content === "") answer.node.remove();
    }
  }

  /**
   * Says which message a view shows, in place of the one that the socket was ahead with.
   * @param {MessageView} view
   * @param {string} id
   */
  #name(view, id) {
    this.#views.get(id)?.node.remove();
    this.#views.set(id, view);
  }

  /**
   * Shows a message, or what has become of it.
   * @param {Message} message
   */
  #put(message) {
    const { content, context, id, metadata, role } = message;
    let view = this.#views.get(id);
    if (!view && role === "user" && this.#asked?.content === content) {
      view = this.#asked;
      this.#asked = null;
    }
    view ??= this.#add(new MessageView(role));
    this.#views.set(id, view);
    // The socket may be ahead of the stream, which brings the same.
    if (view.busy) return;
    view.text(content);
    view.sources(context ?? []);
    if (metadata?.interrupted) view.note("Stopped before its end.");
    this.#offer(view, message);
    this.#keepInView();
  }

  /**
   * Offers an answer's variants, where it has some.
   * @param {MessageView} view
   * @param {Message} message
   */
  #offer(view, { arenaSelectedIndex, arenaVariants = [], id }) {
    view.variants(arenaVariants, arenaSelectedIndex, (index) => {
      void this.attempt(() => this.#client.chat.selectArena(this.chatId, id, index));
    });
  }

  /** @param {MessageView} view */
  #add(view) {
    element("log").append(view.node);
    this.#keepInView();
    return view;
  }

  #keepInView() {
    const log = element("log");
    if (this.#follows) log.scrollTop = log.scrollHeight;
  }

  /**
   * @param {any} error
   * @param {MessageView} asked
   */
  #failed(error, asked) {
    this.#takeBack(asked);
    if (error.code === "TERMS_NOT_ACCEPTED") this.#offerTerms(error);
    else this.#tell(error.message);
  }

  /**
   * Nothing is lost: a question that the service has not got stands in its field again.
   * @param {MessageView} asked
   */
  #takeBack(asked) {
    if (this.#asked !== asked) return;
    asked.node.remove();
    this.#asked = null;
    element("message").value = asked.content;
  }

  /** @param {{ tosId: string, version: number, title: string, termsContent: string }} terms */
  #offerTerms({ termsContent, title, tosId, version }) {
    this.#tell(title);
    const agree = make("button", "Agree and send");
    agree.type = "button";
    agree.addEventListener("click", async () => {
      const { releaseId } = this.#client.getConfig();
      await this.attempt(async () => {
        await this.#client.terms.accept({ releaseId, tosId, version });
        element("composer").requestSubmit();
      });
      element("message").focus();
    });
    const text = make("p", termsContent);
    text.className = "terms";
    element("notice").append(text, agree);
  }

  /** @param {string} text */
  #tell(text) {
    const notice = element("notice");
    notice.replaceChildren(make("p", text));
    notice.hidden = text === "";
  }

  /** Whether an answer is being written elsewhere. @param {boolean} answering */
  #answering(answering) {
    element("log").toggleAttribute("data-answering", answering);
    this.#buttons();
  }

  #buttons() {
    const own = this.#stopping !== null;
    const hadFocus = [element("send"), element("stop")].includes(document.activeElement);
    element("stop").hidden = !own;
    element("send").hidden = own;
    element("send").disabled = element("log").hasAttribute("data-answering");
    if (hadFocus) element(own ? "stop" : "message").focus();
  }
}
