import { describe, expect, it } from 'vitest';
import { readDraft } from '../../../src/core/forms/form.ts';
import {
  answerStep,
  completeAnswers,
  goToStep,
  progressOf,
  setupForm,
  startSettings,
  startSetup,
  stepBefore,
  type CompleteAnswers,
  type SetupStep,
} from '../../../src/core/cell/setup.ts';

const all: CompleteAnswers = {
  own_name: 'Trần Thị Bình',
  cell_name: 'Chi bộ Tổ dân phố 5',
  day: 3,
  time: '19:30',
  place: 'Nhà văn hóa tổ 5',
  shift: 'ask',
  checklist: '27-bieu-hien',
};

describe('the guided setup', () => {
  it('asks one question after the other and ends in the recap', () => {
    const steps = [startSetup({})];
    for (const answer of [
      { own_name: all.own_name },
      { cell_name: all.cell_name },
      { day: all.day },
      { time: all.time },
      { place: all.place },
      { shift: all.shift },
      { checklist: all.checklist },
    ]) {
      steps.push(answerStep(steps.at(-1) ?? startSetup({}), answer));
    }

    expect(steps.map(({ step }) => step)).toEqual([
      'own_name',
      'cell_name',
      'day',
      'time',
      'place',
      'shift',
      'checklist',
      'recap',
    ]);
    expect(steps.map((draft) => progressOf(draft).number)).toEqual([1, 2, 3, 4, 5, 6, 7, 7]);
    expect(steps.map(completeAnswers)).toEqual([...Array.from({ length: 7 }, () => undefined), all]);
  });

  it('does not move on where the same answer comes twice', () => {
    const draft = answerStep(startSetup({ own_name: all.own_name, cell_name: all.cell_name }), { day: 5 });

    expect(answerStep(draft, { day: 5 })).toEqual(draft);
  });

  it('goes back to a question and from there on to the first open one', () => {
    const atPlace = startSetup({ own_name: all.own_name, cell_name: all.cell_name, day: 3, time: '19:30' });
    const atDay = goToStep(atPlace, 'day');

    expect(atDay.step).toBe('day');
    expect(stepBefore(atDay)).toBe('cell_name');
    expect(answerStep(atDay, { day: 5 })).toEqual({ ...atPlace, answers: { ...atPlace.answers, day: 5 } });
  });

  it('does not jump over an open question, nor to the recap', () => {
    const atDay = startSetup({ own_name: all.own_name, cell_name: all.cell_name });

    expect(goToStep(atDay, 'checklist').step).toBe('day');
    expect(goToStep(atDay, 'recap').step).toBe('day');
  });

  it('leads back to the recap from a correction', () => {
    const correcting = goToStep(startSetup(all), 'time');

    expect(correcting.step).toBe('time');
    expect(stepBefore(correcting)).toBe('recap');
    expect(answerStep(correcting, { time: '08:00' })).toMatchObject({
      step: 'recap',
      answers: { ...all, time: '08:00' },
    });
  });

  it('has no way back before the first question', () => {
    expect(stepBefore(startSetup({}))).toBeUndefined();
  });

  it('does not ask for the name of the secretary among the settings', () => {
    const settings = startSettings(all);

    expect(settings.step).toBe('recap');
    expect(goToStep(settings, 'own_name').step).toBe('recap');
    expect(progressOf(goToStep(settings, 'checklist'))).toEqual({ number: 6, of: 6 });
  });
});

describe('the draft of a setup', () => {
  it('reads back what was saved', () => {
    const draft = { ...goToStep(startSetup(all), 'place'), lastInputId: 7 };

    expect(readDraft(setupForm, JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  it.each([
    undefined,
    null,
    {},
    'text',
    { ...startSetup({}), step: 'elsewhere' },
    { ...startSetup({}), answers: { day: 99 } },
  ])('knows nothing of %j', (json) => {
    expect(readDraft(setupForm, json)).toBeUndefined();
  });
});

function readAt(step: SetupStep | 'recap', text: string) {
  return setupForm.questions[step].read(text, undefined, startSetup({}));
}

describe('what is typed at a question of the setup', () => {
  it.each([
    ['own_name', ' trần thị bình ', { own_name: 'Trần Thị Bình' }],
    ['cell_name', 'Chi bộ Tổ dân phố 5', { cell_name: 'Chi bộ Tổ dân phố 5' }],
    ['cell_name', 'chi bộ 28', { cell_name: 'Chi bộ 28' }],
    ['cell_name', 'Tổ dân phố\n5', { cell_name: 'Chi bộ Tổ dân phố 5' }],
    ['cell_name', 'Tổ đảng số 2', { cell_name: 'Tổ đảng số 2' }],
    ['cell_name', '5', { cell_name: 'Chi bộ 5' }],
    ['day', 'mùng 3', { day: 3 }],
    ['day', 'cuối tháng', { day: 31 }],
    ['day', '30', { day: 31 }],
    ['time', '7 giờ rưỡi tối', { time: '19:30' }],
    ['time', '19h30', { time: '19:30' }],
    ['place', ' Nhà văn hóa\n tổ 5 ', { place: 'Nhà văn hóa tổ 5' }],
  ] as const)('%s: %j', (step, text, answer) => {
    expect(readAt(step, text)).toEqual({ status: 'read', answer });
  });

  it.each([
    ['own_name', 'Bình', 'too_short'],
    ['cell_name', '...', 'too_short'],
    ['cell_name', 'x'.repeat(79), 'too_long'],
    ['cell_name', 'Chi boä Toå daân phoá 5', 'old_font'],
    ['place', 'Nhµ v¨n hãa tæ 5', 'old_font'],
    ['own_name', 'Traàn Thò Bình', 'old_font'],
    ['day', '32', 'day'],
    ['day', 'hôm nào cũng được', 'day'],
    ['time', '25:00', 'time'],
    ['place', ' ', 'too_short'],
    ['place', 'x'.repeat(121), 'too_long'],
    ['place', 'Phòng họp theo văn bản TỐI MẬT', 'classified'],
    ['shift', 'cùng ngày', 'press_button'],
    ['checklist', '27', 'press_button'],
    ['recap', 'đúng rồi', 'press_button'],
  ] as const)('%s: %j is asked again', (step, text, problem) => {
    expect(readAt(step, text)).toEqual({ status: 'unclear', problem });
  });
});
