import {
  bell,
  bellOff,
  download,
  notice,
  noticeOff,
  person,
  share as shareIcon,
} from "../answer-icons.js";
import { bin, leave } from "../icons.js";
import type { MenuItem } from "./header.js";
import { answerTexts } from "./answer-texts.js";
import { askForHelp } from "./help.js";
import { share } from "./share.js";
import type { View } from "./view.js";

/** What can be done with a conversation behind a gate. */
export function gateMenu(view: View): MenuItem[] {
  const { messages, session } = view;
  if (session.transcript.length === 0) return [];
  const clear = {
    icon: bin,
    text: messages.text(clearName(view)),
    act: (): void => {
      session.use("clear");
    },
  };
  return [...quickActions(view), ...soundChoice(view), ...noticesChoice(view), clear];
}

/** What of it takes nothing away, and may stand above the field. */
export function quickActions(view: View): MenuItem[] {
  const { messages, session, settings } = view;
  if (session.transcript.length === 0) return [];
  const texts = answerTexts(view);
  const use = (tool: "handoff" | "save") => (): void => {
    session.use(tool);
  };
  const actions: MenuItem[] = [{ icon: download, text: texts("menu.save"), act: use("save") }];
  if (settings.share) {
    const act = (): void => {
      void share(view);
    };
    actions.push({ icon: shareIcon, text: texts("menu.share"), act });
  }
  if (session.tools?.page.helpRequests === true) {
    const act = (): void => {
      askForHelp(view);
    };
    actions.unshift({ icon: person, text: texts("menu.help"), act });
  }
  if (session.hasTools) {
    actions.unshift({ icon: leave, text: messages.text("menu.continue"), act: use("handoff") });
  }
  return actions;
}

function soundChoice(view: View): MenuItem[] {
  const { session, update } = view;
  const sound = session.tools?.sound;
  if (sound === undefined) return [];
  const texts = answerTexts(view);
  return [
    {
      icon: sound.isOn ? bellOff : bell,
      text: texts(sound.isOn ? "menu.soundOff" : "menu.soundOn"),
      act: (): void => {
        sound.toggle();
        update();
      },
    },
  ];
}

function noticesChoice(view: View): MenuItem[] {
  const { session } = view;
  const notices = session.tools?.notices;
  if (notices?.areOffered !== true) return [];
  const texts = answerTexts(view);
  return [
    {
      icon: notices.areOn ? noticeOff : notice,
      text: texts(notices.areOn ? "menu.noticesOff" : "menu.noticesOn"),
      act: (): void => {
        void notices.toggle(texts("notices.example")).then((isDone) => {
          if (!isDone) session.say(texts("notices.refused"));
          view.update();
        });
      },
    },
  ];
}

/** Where the visitor has given an address, clearing also forgets that it was verified. */
function clearName({ session }: View): "menu.clear" | "menu.signOut" {
  const { mode } = session.state;
  return mode === "none" || mode === "captcha-only" ? "menu.clear" : "menu.signOut";
}
