import {
  bell,
  bellOff,
  download,
  notice,
  noticeOff,
  person,
  share as shareIcon,
} from "../answer-icons.js";
import type { Notices } from "../notices.js";
import type { Sound } from "../sound.js";
import { askForHelp } from "./help.js";
import type { MenuItem } from "./header.js";
import { share } from "./share.js";
import type { Talk } from "./talk.js";

/** What the menus of all conversations have that takes nothing away. `save` saves it. */
export function talkActions(talk: Talk, save: () => void): MenuItem[] {
  const { page, texts } = talk;
  const help = (): void => {
    askForHelp(talk);
  };
  const shareTalk = (): void => {
    void share(talk);
  };
  return [
    ...(page.helpRequests ? [{ icon: person, text: texts("menu.help"), act: help }] : []),
    { icon: download, text: texts("menu.save"), act: save },
    ...(page.shareChat ? [{ icon: shareIcon, text: texts("menu.share"), act: shareTalk }] : []),
  ];
}

/** How the visitor wants to be told of answers. `update` draws again. */
export function talkChoices(
  { say, texts }: Talk,
  { notices, sound }: { readonly notices: Notices; readonly sound: Sound },
  update: () => void,
): MenuItem[] {
  const toggleSound = (): void => {
    sound.toggle();
    update();
  };
  const toggleNotices = async (): Promise<void> => {
    const isDone = await notices.toggle(texts("notices.example"));
    if (!isDone) say(texts("notices.refused"));
    update();
  };
  const soundChoice = {
    icon: sound.isOn ? bellOff : bell,
    text: texts(sound.isOn ? "menu.soundOff" : "menu.soundOn"),
    act: toggleSound,
  };
  const noticesChoice = {
    icon: notices.areOn ? noticeOff : notice,
    text: texts(notices.areOn ? "menu.noticesOff" : "menu.noticesOn"),
    act: (): void => void toggleNotices(),
  };
  return notices.areOffered ? [soundChoice, noticesChoice] : [soundChoice];
}
