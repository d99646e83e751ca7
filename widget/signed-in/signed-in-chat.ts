import type { TemplateResult } from "lit";
import type { TranscriptEntry } from "../../js/index.js";
import { isOn } from "../attributes.js";
import type { Attention, Chat, ChatHost } from "../chat.js";
import { GateChat } from "../gate-chat.js";
import { LazyTexts } from "../lazy-texts.js";
import type { DrawChoice, Sharing } from "../line.js";
import { signedInPart, type SignedInTexts } from "../locales/signed-in/index.js";
import { report } from "../report.js";
import { MessageError } from "../send-message.js";
import { signedInStyles } from "../styles/signed-in.js";
import type { TypedText } from "../typed-text.js";
import type { MenuItem } from "../views/header.js";
import { loadingPage } from "../views/loading.js";
import { type Account, accountOf, type User } from "./account.js";
import { SignedInFlow } from "./flow.js";
import { plus } from "./icons.js";
import { StoredChat, variantsOf } from "./stored-chat.js";
import { StoredConversation } from "./stored-conversation.js";
import { loginNotice, loginSentence } from "./views/login-notice.js";
import { signedInScreens } from "./views/screens.js";
import { variantChoice } from "./views/variants.js";

/** What a conversation and its flow share, while somebody is in. */
interface Talk {
  readonly chat: GateChat;
  readonly user: User;
}

/**
 * A chat for users of the site alone: it asks to sign in until the page has logged somebody in, and
 * is that user's conversation then.
 */
export class SignedInChat implements Chat {
  readonly #host: ChatHost;
  readonly #account: Account;
  readonly #ending = new AbortController();
  #talk: Talk | null = null;
  readonly #lazyTexts = new LazyTexts(signedInPart, () => {
    this.#host.changed();
  });

  /** Begins one, or finds that the owner's settings do not allow it. */
  static begin(host: ChatHost): SignedInChat | null {
    try {
      return new SignedInChat(host, accountOf(host.element));
    } catch (cause) {
      report.error("The chat could not be set up.", cause);
      return null;
    }
  }

  private constructor(host: ChatHost, account: Account) {
    this.#host = host;
    this.#account = account;
    const { signal } = this.#ending;
    account.addEventListener("change", this.#follow, { signal });
    host.adopt(signedInStyles);
    const token = tokenIn(host.element.externalUser);
    if (account.state === "out" && token !== "") void this.#enter(token);
    this.#follow();
  }

  get title(): string {
    return this.#talk?.chat.title ?? "";
  }

  get picture(): HTMLImageElement | null {
    return this.#talk?.chat.picture ?? null;
  }

  get menu(): readonly MenuItem[] {
    return this.#talk?.chat.menu ?? [];
  }

  get attention(): Attention {
    if (this.#talk !== null) return this.#talk.chat.attention;
    const { state } = this.#account;
    const spoken = state === "entering" ? "" : this.#texts(loginSentence(state));
    return { screen: "login", focus: `login ${state}`, spoken };
  }

  get wantsAnswers(): boolean {
    return this.#talk?.chat.wantsAnswers ?? false;
  }

  body(): TemplateResult {
    if (this.#talk !== null) return this.#talk.chat.body();
    const { state } = this.#account;
    return state === "entering"
      ? loadingPage(this.#host.messages())
      : loginNotice(state, this.#texts);
  }

  back(): boolean {
    return this.#talk?.chat.back() ?? false;
  }

  settingsChanged(): void {
    this.#talk?.chat.settingsChanged();
  }

  languageChanged(): void {
    this.#talk?.chat.languageChanged();
    this.#host.changed();
  }

  async send(content: string): Promise<TranscriptEntry> {
    if (this.#talk === null) throw new MessageError("Nobody is logged in", 401);
    return this.#talk.chat.send(content);
  }

  end(): void {
    this.#ending.abort();
    this.#talk?.chat.end();
    this.#talk = null;
  }

  /** Logs somebody in whose token stands in the page. */
  async #enter(token: string): Promise<void> {
    try {
      await this.#account.login(token, location.origin);
    } catch (cause) {
      report.warn("The user could not be logged in.", cause);
    }
  }

  /** Begins and ends conversations with their users. */
  readonly #follow = (): void => {
    const { state, user } = this.#account;
    if (user !== this.#talk?.user) {
      // What a user has half written is nobody else's. Who has to sign in again finds it.
      if (state === "out" && this.#talk !== null) forget(this.#talk.chat.session.typed);
      this.#talk?.chat.end();
      this.#talk = user === null ? null : this.#begin(user);
      if (state === "refused") this.#host.tell("parley-signed-out", {});
    }
    this.#host.changed();
  };

  #begin(user: User): Talk {
    const { quota, settings } = this.#account;
    const { client } = user;
    const stored = new StoredChat(settings.releaseId, user.id);
    const flow = new SignedInFlow({
      client,
      stored,
      quota,
      expired: () => {
        this.#account.expire();
      },
    });
    const screens = signedInScreens(flow, this.#account, () => this.#texts);
    const gate = {
      getConfig: client.freeChatGate.getConfig.bind(client.freeChatGate),
      welcome: client.freeChatGate.welcome.bind(client.freeChatGate),
      setLanguage: noLanguage,
      speak: () => Promise.reject(new Error("The service reads no answers of chats aloud")),
      createHandoff: () => Promise.reject(new Error("The chat is the user’s already")),
      submitFeedback: flow.submitFeedback.bind(flow),
    };
    const sharing: Sharing = {
      key: stored.key,
      isStored: true,
      begin: (events) => Promise.resolve(new StoredConversation(flow, stored, events)),
    };
    const leaving = (): MenuItem => ({
      icon: plus,
      text: this.#texts("chat.new"),
      act: () => {
        chat.session.clear();
      },
    });
    const drawChoice: DrawChoice = (entry, index, draw) => {
      const variants = variantsOf(entry);
      if (variants.length === 0) return undefined;
      const { session } = chat;
      const choose = (variant: number): Promise<void> => flow.choose(index, variant);
      const messages = this.#host.messages();
      return variantChoice(variants, { session, messages, texts: this.#texts, choose, draw });
    };
    const line = { flow, sharing, gate, leaving, drawChoice, screens };
    const chat = new GateChat(this.#host, settings, line);
    return { user, chat };
  }

  get #texts(): SignedInTexts {
    return this.#lazyTexts.in(this.#host.language());
  }
}

/** A chat that the service keeps is answered in the language that it is asked in. */
const noLanguage = (): void => undefined;

function forget(typed: TypedText): void {
  typed.message = "";
  typed.sent = "";
}

/** The token in a setting that may be a flag as well. */
function tokenIn(setting: string | null): string {
  return !isOn(setting) || setting === null || setting === "true" ? "" : setting.trim();
}
