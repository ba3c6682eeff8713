import type { Translator } from '../../i18n/translator.ts';
import type { GroupPresence } from '../../services/groups/presence.ts';
import type { GroupAnswer, GroupProgressService } from '../../services/groups/progress.ts';
import type { GroupTopics } from '../../services/groups/topics.ts';
import { groupPayload } from '../commands.ts';
import type { GroupSide, InGroup } from '../feature.ts';
import type { BotLinks } from '../links.ts';
import type { Screen } from '../screen.ts';
import {
  countsScreen,
  groupAnonymous,
  groupHello,
  groupUnlinked,
  linkedAnnouncement,
  noneOpenText,
  onlyPrivate,
  withTopicOffer,
} from './group.ts';

type Deps = {
  presence: Pick<GroupPresence, 'change'>;
  progress: Pick<GroupProgressService, 'inGroup' | 'link' | 'mayAnswer'>;
  topics: Pick<GroupTopics, 'choose'>;
  links: BotLinks;
};

/** What the bot answers in the cell's group itself. */
export function createGroupSide({ presence, progress, topics, links }: Deps): GroupSide {
  return {
    commands: {
      tiendo: async (asked) => answerScreen(asked, await progress.inGroup(asked.chatId, asked)),
      start: async (asked) => {
        if (asked.payload !== groupPayload) return anyOtherCommand(asked);
        return answerScreen(asked, await progress.link(asked.chatId, asked, asked.at));
      },
    },
    anyOtherCommand,
    taps: {
      'group.here': async ({ chatId, telegramId, translator, args }) => {
        const topic = readTopic(args[0]);
        if (topic === undefined) return undefined;
        const topicId = topic === generalTopic ? undefined : topic;
        const { status } = await topics.choose({ chatId, telegramId, topicId });
        switch (status) {
          case 'chosen':
            return translator.label('group-here.chosen');
          case 'denied':
            return translator.label('group-here.denied');
          case 'not_linked':
            return undefined;
        }
      },
    },
    onMembership: async ({ translator, ...change }) => {
      const { status } = await presence.change(change);
      if (status === 'noted') return undefined;
      return groupHello(translator, change.byTelegramId === undefined ? 'anonymous' : status);
    },
  };

  function anyOtherCommand({ chatId, translator }: InGroup): Screen | undefined {
    return progress.mayAnswer(chatId) ? onlyPrivate({ translator, links }) : undefined;
  }

  function answerScreen({ translator, topicId }: InGroup, answered: GroupAnswer): Screen | undefined {
    const to = { translator, links };
    switch (answered.status) {
      case 'counted':
        return offered(translator, countsScreen(to, answered), answered.offersTopic, topicId);
      case 'none_open': {
        const screen = { text: noneOpenText(translator, answered), buttons: [] };
        return offered(translator, screen, answered.offersTopic, topicId);
      }
      case 'anonymous':
        return groupAnonymous(translator);
      case 'unlinked':
        return groupUnlinked(translator, answered.why);
      case 'linked':
        return linkedAnnouncement(to, answered);
      case 'silent':
        return undefined;
    }
  }
}

/** What a button says of the topic that a forum always has, and that messages do not name. */
const generalTopic = 0;

function offered(
  translator: Translator,
  screen: Screen,
  offersTopic: boolean,
  topicId: number | undefined,
): Screen {
  return offersTopic ? withTopicOffer(translator, screen, topicId) : screen;
}

/** Undefined for anything that no button of this program carries. */
function readTopic(text: string | undefined): number | undefined {
  const topic = /^\d{1,10}$/.test(text ?? '') ? Number(text) : undefined;
  return topic !== undefined && topic < 2 ** 31 ? topic : undefined;
}
